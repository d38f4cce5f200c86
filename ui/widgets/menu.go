package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// MenuItem is one thing to do in a menu.
type MenuItem struct {
	Text string
	Key  fyne.Shortcut // that does the same, shown beside it; nil when there is none
	Why  string        // why it cannot be done now, shown in the place of the key; "" when it can
	Do   func()
}

// ShowMenu opens a short list of things to do beside a control. What cannot be
// done now is greyed and says why.
func ShowMenu(anchor fyne.Focusable, items ...MenuItem) {
	var pop *popover
	list := newChoices(anchor, func(i int) { pop.hide(); items[i].Do() }, func() { pop.hide() })
	list.refused = func(int) {} // the line says why already
	lines := make([]choice, len(items))
	for i, m := range items {
		lines[i] = choice{text: m.Text, detail: KeyName(m.Key)}
		if m.Why != "" {
			lines[i].detail, lines[i].refused = m.Why, true
		}
	}
	list.set(lines, max(slices.IndexFunc(lines, func(c choice) bool { return !c.refused }), 0))
	if pop = showPopover(anchor.(fyne.CanvasObject), list, 0); pop != nil {
		pop.canvas.Focus(list)
	}
}

// keyWords are keys that keyboards call by another name.
var keyWords = map[fyne.KeyName]string{fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc", fyne.KeyBackspace: "Backspace",
	fyne.KeyPageUp: "Page up", fyne.KeyPageDown: "Page down"}

// KeyName writes a key as keyboards and manuals do: "Ctrl+Shift+Z"; nil is "".
func KeyName(s fyne.Shortcut) string {
	switch s.(type) {
	case nil:
		return ""
	case *fyne.ShortcutUndo:
		return "Ctrl+Z"
	case *fyne.ShortcutRedo:
		return "Ctrl+Y"
	}
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, m := range []struct {
		bit  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierSuper, "Cmd"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, "Shift"}} {
		if custom.Modifier&m.bit != 0 {
			parts = append(parts, m.name)
		}
	}
	name := string(custom.KeyName)
	if short, ok := keyWords[custom.KeyName]; ok {
		name = short
	}
	return strings.Join(append(parts, name), "+")
}

package frametest

import (
	"strings"

	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Objects is everything that is drawn: in the dialog or list on top, if one is
// open, or else in the window.
func (h *Host) Objects() []fyne.CanvasObject {
	top := h.win.Canvas().Overlays().Top()
	if top == nil {
		top = h.win.Content()
	}
	return visible(nil, top)
}

// visible adds o to all, and what is in it, unless it is hidden.
func visible(all []fyne.CanvasObject, o fyne.CanvasObject) []fyne.CanvasObject {
	if !o.Visible() {
		return all
	}
	all = append(all, o)
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, i := range inside {
		all = visible(all, i)
	}
	return all
}

// act does what a person does, and then what was to be written for it.
func (h *Host) act(do func()) {
	h.acting = true
	do()
	h.acting = false
	for len(h.waiting) > 0 {
		first := h.waiting[0]
		h.waiting = h.waiting[1:]
		first()
	}
}

// Texts is what can be read, one text a line.
func (h *Host) Texts() string {
	var b strings.Builder
	for _, o := range h.Objects() {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			b.WriteString(t.Text + "\n")
		}
	}
	return b.String()
}

// Sees fails the test unless every one of words can be read somewhere.
func (h *Host) Sees(words ...string) {
	h.t.Helper()
	texts := h.Texts()
	for _, w := range words {
		if !strings.Contains(texts, w) {
			h.t.Errorf("%q cannot be read. What can:\n%s", w, texts)
		}
	}
}

// SeesNot fails the test if one of words can be read somewhere.
func (h *Host) SeesNot(words ...string) {
	h.t.Helper()
	texts := h.Texts()
	for _, w := range words {
		if strings.Contains(texts, w) {
			h.t.Errorf("%q can be read:\n%s", w, texts)
		}
	}
}

// Find returns the first control of type T whose words begin with text: a
// button, chip, line or pill, or a field by its label.
func Find[T fyne.CanvasObject](h *Host, text string) T {
	h.t.Helper()
	for _, o := range h.Objects() {
		if t, ok := o.(T); ok && strings.HasPrefix(wordsOf(o), text) {
			return t
		}
	}
	var none T
	h.t.Fatalf("there is no %T “%s”. What can be read:\n%s", none, text, h.Texts())
	return none
}

func wordsOf(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case interface{ Label() string }:
		return o.Label()
	case interface{ Text() string }:
		return o.Text()
	}
	return ""
}

// Tap presses the button, chip, line or pill that says text.
func (h *Host) Tap(text string) {
	h.t.Helper()
	for _, o := range h.Objects() {
		tapped, ok := o.(fyne.Tappable)
		if !ok || !strings.HasPrefix(wordsOf(o), text) {
			continue
		}
		if b, ok := o.(*widgets.Button); ok && b.Disabled() {
			h.t.Errorf("“%s” is disabled: %s", text, b.Tip())
		}
		h.act(func() {
			if f, ok := o.(fyne.Focusable); ok {
				h.win.Canvas().Focus(f)
			}
			tapped.Tapped(&fyne.PointEvent{})
		})
		return
	}
	h.t.Fatalf("there is nothing to press that says “%s”. What can be read:\n%s", text, h.Texts())
}

// Press sends keys to what has the keyboard, or to the window.
func (h *Host) Press(keys ...fyne.KeyName) {
	for _, k := range keys {
		e := &fyne.KeyEvent{Name: k}
		h.act(func() {
			switch f := h.win.Canvas().Focused(); {
			case f != nil:
				f.TypedKey(e)
			case h.win.Canvas().OnTypedKey() != nil:
				h.win.Canvas().OnTypedKey()(e)
			}
		})
	}
}

// Type types into what has the keyboard.
func (h *Host) Type(text string) {
	h.t.Helper()
	for _, r := range text {
		f := h.win.Canvas().Focused()
		if f == nil {
			h.t.Fatalf("nothing has the keyboard to type %q", text)
		}
		h.act(func() { f.TypedRune(r) })
	}
}

// Leave takes the keyboard away from what has it, so that a field saves.
func (h *Host) Leave() { h.act(h.win.Canvas().Unfocus) }

// Edit replaces what stands in an entry and leaves it, as a person would.
func (h *Host) Edit(e *widgets.Entry, text string) {
	h.act(func() { h.win.Canvas().Focus(e) })
	e.SetText(text)
	h.Leave()
}

// Do runs the screen's command of that name.
func (h *Host) Do(name string) {
	h.t.Helper()
	c := h.Command(name)
	if c.Why != "" {
		h.t.Fatalf("“%s” cannot be done: %s", name, c.Why)
	}
	h.act(c.Do)
}

// Command is the screen's command of that name.
func (h *Host) Command(name string) frame.Command {
	h.t.Helper()
	for _, c := range h.Screen.Commands() {
		if c.Name == name {
			return c
		}
	}
	h.t.Fatalf("the screen has no command “%s”", name)
	return frame.Command{}
}

// Last is the last place gone to.
func (h *Host) Last() frame.Place {
	h.t.Helper()
	if len(h.Went) == 0 {
		h.t.Fatal("no place was gone to")
	}
	return h.Went[len(h.Went)-1]
}

// Shortcut sends a shortcut, such as Ctrl+A, to what has the keyboard.
func (h *Host) Shortcut(s fyne.Shortcut) {
	if f, ok := h.win.Canvas().Focused().(fyne.Shortcutable); ok {
		h.act(func() { f.TypedShortcut(s) })
	}
}

// Ctrl is a key with Ctrl (Cmd on macOS).
func Ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

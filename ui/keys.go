package ui

import (
	"fmt"

	door "convenor/ui/desk"
	"convenor/ui/frame"
	"convenor/ui/reports"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

var openKey, closeKey, searchKey = ctrl(fyne.KeyO), ctrl(fyne.KeyQ), ctrl(fyne.KeyK)

// undoKey and redoKey are the keys of undo and redo; Ctrl+Y is redo too, as elsewhere.
var undoKey fyne.Shortcut = &fyne.ShortcutUndo{}
var redoKey fyne.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}

// commands is everything that can be done now, the screen's own first.
func (w *window) commands() []frame.Command {
	var all []frame.Command
	if screen := w.screens[w.journey.here().Area]; screen != nil {
		all = screen.Commands()
	}
	return append(all, w.ownCommands()...)
}

// ownCommands are those of the window itself.
func (w *window) ownCommands() []frame.Command {
	var all []frame.Command
	for i, area := range frame.Areas {
		all = append(all, frame.Command{Name: "Go to " + string(area), Key: ctrl(fyne.KeyName(fmt.Sprint(i + 1))), Do: func() { w.Go(frame.Place{Area: area}) }})
	}
	all = append(all,
		frame.Command{Name: "Open the desk", Key: ctrl(fyne.KeyD), Do: func() { door.Open(w) }},
		frame.Command{Name: "Search or do", Key: searchKey, Do: w.bar.search.focus},
		frame.Command{Name: "Undo", Key: undoKey, Do: w.undo},
		frame.Command{Name: "Redo", Key: redoKey, Do: w.redo},
		frame.Command{Name: "Back", Key: &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}, Do: func() { w.move(-1) }},
		frame.Command{Name: "Forward", Key: &desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt}, Do: func() { w.move(1) }},
		frame.Command{Name: "Back up now", Also: "backup copy save", Do: w.backUpNow},
		frame.Command{Name: "Open another community", Key: openKey, Do: w.askOpen},
		frame.Command{Name: "Start a new community", Do: w.askNew},
		frame.Command{Name: "Settings", Also: settingsWords, Key: ctrl(fyne.KeyComma), Do: func() { w.Go(frame.Place{Area: frame.Data, Tab: "Settings"}) }},
		frame.Command{Name: "The keys of this screen", Do: w.showKeys},
		frame.Command{Name: "Close the window", Key: closeKey, Do: w.leave})
	for _, r := range reports.Kinds {
		all = append(all, frame.Command{Name: r.Name, Do: func() { w.Go(frame.Place{Area: frame.Data, Tab: "Reports", Report: r.Kind}) }})
	}
	for _, p := range dataPages {
		all = append(all, frame.Command{Name: "Data: " + p.tab, Also: p.also, Do: func() { w.Go(frame.Place{Area: frame.Data, Tab: p.tab}) }})
	}
	all = append(all, w.programmeCommands()...)
	all = append(all, w.lookCommands()...)
	for _, theme := range []string{"light", "dark", "system"} {
		all = append(all, frame.Command{Name: "Use the " + theme + " theme", Also: themeWords, Do: func() { w.SetSetting(settingTheme, theme) }})
	}
	return all
}

// bindOwn binds the keys of the window's own commands.
func (w *window) bindOwn() {
	for _, command := range w.ownCommands() {
		if command.Key != nil {
			widgets.AddShortcut(w.win.Canvas(), command.Key, w.whenOpen(command.Do))
		}
	}
	widgets.AddShortcut(w.win.Canvas(), &fyne.ShortcutRedo{}, w.whenOpen(w.redo))
}

// bindKeys binds the window's own keys.
func (w *window) bindKeys() {
	c := w.win.Canvas()
	w.bindOwn()
	widgets.AddShortcut(c, openKey, w.askOpen) // also on the first start
	widgets.AddShortcut(c, closeKey, w.leave)
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if widgets.CloseOverlay(c, e) {
			return
		}
		switch e.Name {
		case fyne.KeyF1:
			w.showKeys()
		case fyne.KeyF6:
			w.messages.Focus()
		case fyne.KeyEscape:
			w.escape(e)
		default:
			w.screenKey(e)
		}
	})
}

// escape leaves search-and-do, else takes a message away, else is the screen's.
func (w *window) escape(e *fyne.KeyEvent) {
	_, message := w.messages.Current()
	switch {
	case w.win.Canvas().Focused() == fyne.Focusable(w.bar.search.entry):
		w.bar.search.leave()
	case message:
		w.messages.Dismiss()
	default:
		w.screenKey(e)
	}
}

// whenOpen lets a key do something only while a file is open.
func (w *window) whenOpen(do func()) func() {
	return func() {
		if w.store != nil {
			do()
		}
	}
}

// bindScreenKeys binds the keys of the screen that is shown and frees those of
// the one before. What a key does is asked at the press, so that it can change.
func (w *window) bindScreenKeys(screen frame.Screen) {
	c := w.win.Canvas()
	for _, key := range w.bound {
		c.RemoveShortcut(key)
	}
	w.bound = nil
	w.bindOwn() // a screen may have had one of them for itself
	for _, command := range screen.Commands() {
		if command.Key == nil || unmodified(command.Key) != "" {
			continue
		}
		key := command.Key
		run := func() {
			w.runFirst(screen, func(now fyne.Shortcut) bool { return now.ShortcutName() == key.ShortcutName() })
		}
		w.bound = append(w.bound, key)
		widgets.AddShortcut(c, key, run)
		if key.ShortcutName() == redoKey.ShortcutName() {
			w.bound = append(w.bound, &fyne.ShortcutRedo{})
			widgets.AddShortcut(c, &fyne.ShortcutRedo{}, run)
		}
	}
}

// unmodified is the key of a shortcut without Ctrl or Alt, such as F2: such a
// key goes to the control that has the keyboard first.
func unmodified(s fyne.Shortcut) fyne.KeyName {
	if custom, ok := s.(*desktop.CustomShortcut); ok && custom.Modifier == 0 {
		return custom.KeyName
	}
	return ""
}

// screenKey runs the screen's command for a key that no control had a use for.
func (w *window) screenKey(e *fyne.KeyEvent) {
	if w.store == nil {
		return
	}
	screen := w.screens[w.journey.here().Area]
	if screen == nil {
		return
	}
	w.runFirst(screen, func(key fyne.Shortcut) bool { return unmodified(key) == e.Name })
}

// runFirst runs the first command of a key that can be done now: the tabs of a
// screen may have one key for different things. When none can be, the key does
// what it does elsewhere in the window, if anything, or it says why.
func (w *window) runFirst(screen frame.Screen, is func(key fyne.Shortcut) bool) {
	var first *frame.Command
	for _, c := range screen.Commands() {
		if c.Key == nil || !is(c.Key) {
			continue
		}
		if c.Why == "" {
			c.Do()
			return
		}
		if first == nil {
			first = &c
		}
	}
	for _, c := range w.ownCommands() {
		if first != nil && c.Key != nil && is(c.Key) {
			w.run(c)
			return
		}
	}
	if first != nil {
		w.run(*first)
	}
}

// run does a command, or says why it cannot be done.
func (w *window) run(c frame.Command) {
	if c.Why != "" {
		w.Tell(c.Why, "", nil)
		return
	}
	c.Do()
}

// showKeys lists the keys of this screen.
func (w *window) showKeys() {
	if w.store == nil {
		return
	}
	rows := container.NewVBox()
	add := func(name, key string) {
		rows.Add(container.NewBorder(nil, nil, nil, widgets.Sized(widgets.NewWords(key, widgets.Dim), 110), widgets.NewWords(name, widgets.Body)))
	}
	listed := map[string]bool{}
	for _, c := range w.commands() {
		if key := widgets.KeyName(c.Key); key != "" && !listed[key] { // the screen's own come first
			listed[key] = true
			add(c.Name, key)
		}
	}
	add("To the message", "F6")
	add("These keys", "F1")
	rows.Add(widgets.NewParagraph("In every list: arrows, Home and End, Page up and Page down, letters to jump, Space ticks, Shift extends, Ctrl+A ticks all, Enter opens.", widgets.Dim))
	rows.Add(widgets.NewParagraph("In a dialog Enter is its main button, on a closed drop-down too; Space, Up and Down open that. Outside of dialogs Enter opens it as well. Ctrl+Enter is the main button from everywhere in a dialog.", widgets.Dim))
	widgets.ShowDialog(w.win, widgets.Options{Title: "Keys of this screen", Content: rows, Width: 540})
}

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A keyTaker is an overlay that keys go to which the focused control has no
// use for.
type keyTaker interface {
	takeKey(*fyne.KeyEvent)
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// passKey hands a key that the control o has no use for to the dialog it is
// in, or to the window's own handler (Canvas.SetOnTypedKey).
func passKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if top := c.Overlays().Top(); top != nil {
		if t, ok := top.(keyTaker); ok {
			t.takeKey(e)
		}
		return
	}
	if f := c.OnTypedKey(); f != nil {
		f(e)
	}
}

// CloseOverlay is told of a key that no control had a use for while something
// of Fyne's own, such as the menu of an entry, may lie over everything: Esc
// closes it. It reports whether there was such a thing: the key is used up then.
func CloseOverlay(c fyne.Canvas, e *fyne.KeyEvent) bool {
	top := c.Overlays().Top()
	if _, ours := top.(keyTaker); ours || top == nil {
		return false
	}
	if e.Name == fyne.KeyEscape {
		top.Hide()
		c.Overlays().Remove(top)
	}
	return true
}

// passShortcut hands a shortcut that the control o has no use for to the
// dialog it is in, or to the window. Ctrl+Enter confirms a dialog, whichever of its
// controls has the keyboard.
func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if top := c.Overlays().Top(); top != nil {
		d, ok := top.(*Dialog)
		switch {
		case ok && confirms(s):
			d.Confirm()
		case ok && d.options.OnShortcut != nil:
			d.options.OnShortcut(s)
		}
		return
	}
	if takes, ok := c.(fyne.Shortcutable); ok {
		takes.TypedShortcut(s)
	}
}

// AddShortcut registers a shortcut of the window. It does nothing while a
// dialog or a list of choices is open, and it works while one of our entries
// has the keyboard.
func AddShortcut(c fyne.Canvas, s fyne.Shortcut, do func()) {
	c.AddShortcut(s, func(fyne.Shortcut) {
		if c.Overlays().Top() == nil {
			do()
		}
	})
}

func isEnter(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter }

// confirms reports whether a shortcut is Ctrl+Enter.
func confirms(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	return ok && custom.Modifier == fyne.KeyModifierShortcutDefault && isEnter(&fyne.KeyEvent{Name: custom.KeyName})
}

// isLetter reports whether the key writes something: whoever has a use for letters
// is told of them by TypedRune.
func isLetter(e *fyne.KeyEvent) bool { return len(e.Name) == 1 }

// presses reports whether the key presses a button: Enter or Space.
func presses(e *fyne.KeyEvent) bool { return isEnter(e) || e.Name == fyne.KeySpace }

// shiftHeld reports whether Shift is down at this moment.
func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// tabbed is true from the press of Tab until the keyboard has moved on. Like
// all of this package it belongs to the UI goroutine.
var tabbed bool

// noticeTab is told by the control that has the keyboard of each key that goes
// down; Fyne moves the keyboard right after it.
func noticeTab(k *fyne.KeyEvent) { tabbed = k.Name == fyne.KeyTab }

// byTab reports, once, whether Tab brought the keyboard here.
func byTab() bool {
	by := tabbed
	tabbed = false
	return by
}

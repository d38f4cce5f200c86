package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// control is what every control of ours that takes the keyboard shares: focus,
// hover, a tip, and handing on the keys it has no use for.
type control struct {
	widget.BaseWidget
	hoverTip
	focused bool
	hovered bool
}

func (c *control) extend(self fyne.Widget) {
	c.ExtendBaseWidget(self)
	c.owner = self
}

// FocusGained shows that the keyboard is here.
func (c *control) FocusGained() {
	byTab()
	c.focused = true
	c.owner.Refresh()
	reveal(c.owner)
}

// KeyDown notices Tab.
func (c *control) KeyDown(k *fyne.KeyEvent) { noticeTab(k) }

// KeyUp forgets a Tab that moved nothing.
func (c *control) KeyUp(*fyne.KeyEvent) { byTab() }

// FocusLost shows that the keyboard has gone elsewhere.
func (c *control) FocusLost() { c.focused = false; c.owner.Refresh() }

// TypedRune does nothing: a control without text.
func (c *control) TypedRune(rune) {}

// TypedKey hands the key on to the dialog or the window.
func (c *control) TypedKey(e *fyne.KeyEvent) { passKey(c.owner, e) }

// TypedShortcut hands the shortcut on to the window.
func (c *control) TypedShortcut(s fyne.Shortcut) { passShortcut(c.owner, s) }

// MouseIn shows that the control can be pressed.
func (c *control) MouseIn(e *desktop.MouseEvent) {
	c.hovered = true
	c.hoverTip.MouseIn(e)
	c.owner.Refresh()
}

// MouseOut takes the hover away.
func (c *control) MouseOut() {
	c.hovered = false
	c.hoverTip.MouseOut()
	c.owner.Refresh()
}

// takeFocus moves the keyboard to o, also when o was put into the program's one
// window so lately that it has not been drawn yet.
func takeFocus(o fyne.Focusable) {
	if c := anyCanvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

// anyCanvasOf is the canvas o is in, or will be in when it is drawn.
func anyCanvasOf(o fyne.CanvasObject) fyne.Canvas {
	c := canvasOf(o)
	if all := fyne.CurrentApp().Driver().AllWindows(); c == nil && len(all) == 1 {
		c = all[0].Canvas()
	}
	return c
}

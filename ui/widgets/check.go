package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Check is a box with words beside it that is ticked by a click or Space.
type Check struct {
	control
	OnChanged func(on bool)

	text string
	on   bool
}

var _ fyne.Focusable = (*Check)(nil)

// NewCheck makes a box that is not ticked.
func NewCheck(text string, changed func(on bool)) *Check {
	c := &Check{text: text, OnChanged: changed}
	c.extend(c)
	return c
}

// Text is the words beside the box.
func (c *Check) Text() string { return c.text }

// SetText changes the words beside the box.
func (c *Check) SetText(text string) { c.text = text; c.Refresh() }

// On reports whether the box is ticked.
func (c *Check) On() bool { return c.on }

// Set ticks the box or not, without calling OnChanged.
func (c *Check) Set(on bool) { c.on = on; c.Refresh() }

// Tapped turns the tick.
func (c *Check) Tapped(*fyne.PointEvent) {
	c.Set(!c.on)
	if c.OnChanged != nil {
		c.OnChanged(c.on)
	}
}

// TypedKey turns the tick on Space.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		c.Tapped(nil)
		return
	}
	passKey(c, e)
}

const checkGap, checkEdge = 10, 6

// width is that of the box with words of a width.
func (c *Check) width(words float32) float32 {
	return new(tickBox).side() + checkGap + words + 2*checkEdge
}

// want is the size at which the words are not cut short.
func (c *Check) want() fyne.Size {
	return fyne.NewSize(c.width(Body.measure(c.text).Width+1), controlHeight())
}

// CreateRenderer draws box and words.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	const gap, edge = checkGap, checkEdge
	tick, focus, word := newTickBox(), newRing(5), canvas.NewText("", nil)
	r := &drawn{objects: append(tick.objects(), word, focus.rect)}
	r.min = func() fyne.Size {
		return fyne.NewSize(c.width(min(Body.measure(c.text).Width, widestWords)), controlHeight())
	}
	r.layout = func(size fyne.Size) {
		tick.place(edge, (size.Height-tick.side())/2)
		left := edge + tick.side() + gap
		word.Text = fit(c.text, size.Width-left-edge, word.TextSize, word.TextStyle)
		placeText(word, left, 0, size.Width-left-edge, size.Height)
		place(focus.rect, 0, 2, left+word.MinSize().Width+edge, size.Height-4)
		c.shortened = ""
		if word.Text != c.text {
			c.shortened = c.text
		}
	}
	r.refresh = func() {
		Body.apply(word)
		tick.paint(c.on, true)
		focus.show(c.focused)
		r.layout(c.Size())
	}
	r.refresh()
	return r
}

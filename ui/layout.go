package ui

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// shellLayout lays out rail, bar, body, messages and status line, in this
// order, as in the drawing of the window. A message covers nothing: the body
// gives it room. Without rail and bar the body takes the whole window.
type shellLayout struct{}

func (shellLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rail, bar, body, messages, status := o[0], o[1], o[2], o[3], o[4]
	left, barHeight, statusHeight := float32(0), float32(0), look.Room(look.StatusHeight)
	if rail.Visible() {
		left, barHeight = rail.MinSize().Width, look.Room(look.BarHeight)
	}
	wide := size.Width - left
	put(rail, 0, 0, left, size.Height)
	put(bar, left, 0, wide, barHeight)
	put(status, left, size.Height-statusHeight, wide, statusHeight)
	height := float32(0)
	if messages.Visible() {
		messages.Resize(fyne.NewSize(wide-2*messageMargin, messages.Size().Height)) // it wraps to this width
		height = messages.MinSize().Height + messageGap
		put(messages, left+messageMargin, size.Height-statusHeight-height, wide-2*messageMargin, height-messageGap)
	}
	put(body, left, barHeight, wide, size.Height-barHeight-statusHeight-height)
}

const (
	messageMargin = 18
	messageGap    = 8 // under a message
)

// MinSize is that of the smallest window; what does not fit scrolls.
func (shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

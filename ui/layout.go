package ui

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// shellLayout lays out rail, bar, body, status line and messages, in this
// order, as in the drawing of the window. A message lies over the status line
// and the margin of the page, so that nothing moves when it comes or goes, and
// nothing that is worked with is covered. Without rail and bar the body takes
// the whole window.
type shellLayout struct {
	working func() float32                                     // the width of what shows work that goes on, at the right of the status line
	focused func() (at fyne.Position, size fyne.Size, ok bool) // the control that has the keyboard
}

func (l shellLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rail, bar, body, status, messages := o[0], o[1], o[2], o[3], o[4]
	left, barHeight, statusHeight := float32(0), float32(0), look.Room(look.StatusHeight)
	if rail.Visible() {
		left, barHeight = rail.(interface{ Fit(window float32) float32 }).Fit(size.Width), look.Room(look.BarHeight)
	}
	wide := size.Width - left
	put(rail, 0, 0, left, size.Height)
	put(bar, left, 0, wide, barHeight)
	put(status, left, size.Height-statusHeight, wide, statusHeight)
	put(body, left, barHeight, wide, size.Height-barHeight-statusHeight)
	if messages.Visible() {
		room := wide - 2*messageMargin - l.working()
		need := messages.(interface{ Fit(room float32) fyne.Size }).Fit(room)
		l.putMessage(need, left+messageMargin+room, size.Height-messageGap-need.Height, messages, body)
	}
}

// putMessage sets a message at the lower left of the window; at the right, else
// at the top, where it would cover the control that has the keyboard.
func (l shellLayout) putMessage(need fyne.Size, right, low float32, message, body fyne.CanvasObject) {
	from := body.Position()
	left := from.X + messageMargin
	places := []fyne.Position{{X: left, Y: low}, {X: right - need.Width, Y: low}, {X: left, Y: from.Y + messageGap}}
	at := places[0]
	if where, size, ok := l.focused(); ok {
		for _, p := range places {
			if !overlap(p, need, where, size) {
				at = p
				break
			}
		}
	}
	put(message, at.X, at.Y, need.Width, need.Height)
}

func overlap(a fyne.Position, sizeA fyne.Size, b fyne.Position, sizeB fyne.Size) bool {
	return a.X < b.X+sizeB.Width && b.X < a.X+sizeA.Width && a.Y < b.Y+sizeB.Height && b.Y < a.Y+sizeA.Height
}

const (
	messageMargin = 18
	messageGap    = 1 // under a message
)

// MinSize is that of the smallest window; what does not fit scrolls.
func (shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

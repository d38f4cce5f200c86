package ui

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// shellLayout lays out rail, bar, body, messages and status line, in this
// order, as in the drawing of the window. A message lies over the lower edge of
// the body, so that nothing moves when it comes or goes. Without rail and bar
// the body takes the whole window.
type shellLayout struct {
	focused func() (at fyne.Position, size fyne.Size, ok bool) // the control that has the keyboard
}

func (l shellLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rail, bar, body, messages, status := o[0], o[1], o[2], o[3], o[4]
	left, barHeight, statusHeight := float32(0), float32(0), look.Room(look.StatusHeight)
	if rail.Visible() {
		left, barHeight = rail.MinSize().Width, look.Room(look.BarHeight)
	}
	wide := size.Width - left
	put(rail, 0, 0, left, size.Height)
	put(bar, left, 0, wide, barHeight)
	put(status, left, size.Height-statusHeight, wide, statusHeight)
	put(body, left, barHeight, wide, size.Height-barHeight-statusHeight)
	if messages.Visible() {
		l.putMessage(messages.(interface{ Fit(room float32) fyne.Size }).Fit(wide-2*messageMargin), messages, body)
	}
}

// putMessage sets a message at the lower left of the body; at the right, else
// at the top, where it would cover the control that has the keyboard.
func (l shellLayout) putMessage(need fyne.Size, message, body fyne.CanvasObject) {
	from, room := body.Position(), body.Size()
	left, low := from.X+messageMargin, from.Y+room.Height-messageGap-need.Height
	places := []fyne.Position{{X: left, Y: low}, {X: from.X + room.Width - messageMargin - need.Width, Y: low}, {X: left, Y: from.Y + messageGap}}
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
	messageGap    = 8 // under a message
)

// MinSize is that of the smallest window; what does not fit scrolls.
func (shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

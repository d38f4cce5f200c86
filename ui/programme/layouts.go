package programme

import (
	"fyne.io/fyne/v2"
)

// topped sets controls over the list, which takes the room there is.
type topped struct{}

const lineGap = 14

func (*topped) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, list := o[0], o[1]
	top.Resize(fyne.NewSize(size.Width, top.Size().Height)) // it wraps to this width
	high := top.MinSize().Height
	top.Resize(fyne.NewSize(size.Width, high))
	list.Move(fyne.NewPos(0, high+lineGap))
	list.Resize(fyne.NewSize(size.Width, max(size.Height-high-lineGap, 0)))
}

func (*topped) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, o[0].MinSize().Height+lineGap+o[1].MinSize().Height)
}

package polls

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// newSplit sets the polls beside the one that is chosen, or over it in a narrow
// window.
func newSplit(list, one fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: split{}, Objects: []fyne.CanvasObject{list, one}}
}

type split struct{}

const (
	listWide  = 290
	leastOne  = 520 // of the poll that is chosen, at text scale 1
	listHigh  = 150
	splitGap  = 16
	partGap   = 10
	leastGrid = 150
)

func (split) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wide := look.Px(listWide)
	if size.Width >= wide+look.Px(leastOne) {
		put(o[0], 0, 0, wide, size.Height)
		put(o[1], wide+splitGap, 0, size.Width-wide-splitGap, size.Height)
		return
	}
	high := look.Room(listHigh)
	put(o[0], 0, 0, size.Width, high)
	put(o[1], 0, high+splitGap, size.Width, size.Height-high-splitGap)
}

func (split) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, o[1].MinSize().Height)
}

// pollLayout gives the answers what the head and the foot of a poll leave.
type pollLayout struct{ width float32 }

func (l *pollLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	o[0].Resize(fyne.NewSize(size.Width, o[0].MinSize().Height))
	o[2].Resize(fyne.NewSize(size.Width, o[2].MinSize().Height))
	head, foot := o[0].MinSize().Height, o[2].MinSize().Height // at that width
	put(o[0], 0, 0, size.Width, head)
	put(o[1], 0, head+partGap, size.Width, max(size.Height-head-foot-2*partGap, leastGrid))
	put(o[2], 0, size.Height-foot, size.Width, foot)
}

func (l *pollLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, o[0].MinSize().Height+o[2].MinSize().Height+look.Room(leastGrid)+2*partGap)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

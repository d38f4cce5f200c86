package polls

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// newSplit sets the polls and how the dates compare beside the poll that is chosen;
// in a narrow window the polls stand over it, and how the dates compare under it.
func newSplit(list, ranks, one fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: split{}, Objects: []fyne.CanvasObject{list, ranks, one}}
}

type split struct{}

const (
	listWide  = 290
	leastOne  = 500 // of the poll that is chosen, at text scale 1
	listHigh  = 150
	ranksHigh = 190
	splitGap  = 16
	partGap   = 10
	leastGrid = 170
)

func (split) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wide := look.Px(listWide)
	if size.Width >= wide+look.Px(leastOne)+splitGap {
		high := max(size.Height*0.27, look.Room(listHigh))
		put(o[0], 0, 0, wide, high)
		put(o[1], 0, high+splitGap, wide, size.Height-high-splitGap)
		put(o[2], wide+splitGap, 0, size.Width-wide-splitGap, size.Height)
		return
	}
	high, foot := look.Room(listHigh), look.Room(ranksHigh)
	put(o[0], 0, 0, size.Width, high)
	put(o[2], 0, high+splitGap, size.Width, size.Height-high-foot-2*splitGap)
	put(o[1], 0, size.Height-foot, size.Width, foot)
}

func (split) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := o[2].MinSize().Height
	if width := o[2].Size().Width; width > 0 && o[0].Size().Width >= width-1 { // they stand over each other
		least += look.Room(listHigh) + look.Room(ranksHigh) + 2*splitGap
	}
	return fyne.NewSize(320, least)
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

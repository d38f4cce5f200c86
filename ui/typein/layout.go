package typein

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

const (
	sideWide  = 350
	leastList = 300 // without as much the list stands under the entry
	lowList   = 220
	gap       = 14
	edge      = 2 // what the frames of cards need at the edge of a scroll
)

// sheetBeside sets the list of rows at the left, the entry at its right and the
// rest under that; where there is no room beside the list, all under each other.
type sheetBeside struct {
	inner fyne.CanvasObject // what the rest scrolls
	width float32
}

func (l *sheetBeside) wide() bool {
	return l.width == 0 || l.width-gap-look.Px(sideWide) >= look.Px(leastList)
}

func (l *sheetBeside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	typing, list, rest := o[0], o[1], o[2]
	if l.wide() {
		side := look.Px(sideWide)
		left := size.Width - gap - side
		put(list, 0, 0, left, size.Height)
		y := high(typing, side)
		put(typing, left+gap, 0, side, y)
		put(rest, left+gap-edge, y+gap-edge, side+2*edge, size.Height-y-gap+2*edge)
		return
	}
	y := high(typing, size.Width)
	put(typing, 0, 0, size.Width, y)
	foot := high(l.inner, size.Width)
	put(list, 0, y+gap, size.Width, max(size.Height-y-foot-2*gap, look.Px(lowList)))
	put(rest, -edge, size.Height-foot, size.Width+2*edge, foot)
}

func (l *sheetBeside) MinSize(o []fyne.CanvasObject) fyne.Size {
	typing := o[0].MinSize()
	if l.wide() {
		return fyne.NewSize(look.Px(leastList), typing.Height+gap+look.Px(100))
	}
	return fyne.NewSize(look.Px(leastList), typing.Height+look.Px(lowList)+l.inner.MinSize().Height+2*gap)
}

func high(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.Size().Height)) // it wraps to this width
	return o.MinSize().Height
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// edged leaves room for the frames of cards around its one object.
type edged struct{}

func (edged) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], edge, edge, size.Width-2*edge, size.Height-2*edge)
}

func (edged) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*edge, 2*edge)
}

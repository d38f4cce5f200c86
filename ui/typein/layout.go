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

// sheetBeside sets the list of rows at the left, and at its right one column, which
// scrolls as a whole, of the entry and the rest; where there is no room beside the
// list, it stands in the column, between those.
type sheetBeside struct {
	column *sideColumn
	width  float32
}

func (l *sheetBeside) wide() bool {
	return l.width == 0 || l.width-gap-look.Px(sideWide) >= look.Px(leastList)
}

func (l *sheetBeside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	side, list := o[0], o[1]
	if l.wide() {
		width := look.Px(sideWide)
		left := size.Width - gap - width
		l.column.hole = 0
		put(list, 0, 0, left, size.Height)
		put(side, left+gap-edge, -edge, width+2*edge, size.Height+2*edge)
		return
	}
	typing, rest := l.column.heights(size.Width)
	low := max(size.Height-typing-rest-2*gap, look.Px(lowList))
	l.column.hole = low + gap
	put(side, -edge, -edge, size.Width+2*edge, size.Height+2*edge)
	put(list, 0, typing+gap, size.Width, low)
}

func (l *sheetBeside) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.wide() {
		return fyne.NewSize(look.Px(leastList), look.Px(lowList))
	}
	typing, rest := l.column.heights(l.width)
	return fyne.NewSize(look.Px(leastList), typing+look.Px(lowList)+rest+2*gap)
}

// sideColumn sets the rest under the entry, with a hole for the list between them,
// and leaves room for the frames of cards around.
type sideColumn struct {
	object *fyne.Container
	hole   float32 // 0: the list stands elsewhere
}

// heights are those of the entry's card and of the rest, at a width.
func (c *sideColumn) heights(width float32) (typing, rest float32) {
	return high(c.object.Objects[0], width), high(c.object.Objects[1], width)
}

func (c *sideColumn) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - 2*edge
	typing, rest := c.heights(width)
	put(o[0], edge, edge, width, typing)
	put(o[1], edge, edge+typing+gap+c.hole, width, rest)
}

func (c *sideColumn) MinSize(o []fyne.CanvasObject) fyne.Size {
	above, under := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(above.Width, under.Width)+2*edge, above.Height+gap+c.hole+under.Height+2*edge)
}

func high(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.Size().Height)) // it wraps to this width
	return o.MinSize().Height
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

package turns

import "convenor/model/rotation"

// sizes are the measures of a picture that come from the size of its text, in pixels.
type sizes struct {
	label  float32 // the longest name of a row
	number float32 // the widest number or word over it
	line   float32 // a line of small words
	row    float32
	column float32 // the least width of a column, so that its name can be read
	most   float32 // and the greatest
}

// gap is the room between two fields.
const gap = 4

// pad is the room around a picture, in which the frame stands that shows the keyboard.
const pad = 8

// plan says where everything of a picture is. It shows a part of many rows or columns:
// those from top and left on.
type plan struct {
	sizes
	heads     float32 // height of the heads
	label     float32
	column    float32 // with the gap after it
	top, left int
	rows      int // that are shown
	columns   int
}

// newPlan lays out a grid so that row and column, the current ones, are shown. Top and left
// are where it was before.
func newPlan(g rotation.Grid, s sizes, width, height float32, row, column, top, left int) plan {
	p := plan{sizes: s, heads: headHeight(g, s), label: pad + min(s.label, width*0.36) + 12, top: top, left: left}
	room := max(width-p.label-s.number-12-pad, s.column)
	p.columns = min(len(g.Columns), max(int(room/s.column), 1))
	if p.columns > 0 {
		p.column = min(room/float32(p.columns), s.most)
	}
	p.rows = min(len(g.Rows), max(int((height-p.heads-pad+gap)/s.row), 1))
	p.top = within(p.top, row, p.rows, len(g.Rows))
	p.left = within(p.left, column, p.columns, len(g.Columns))
	return p
}

// headHeight is the room over the rows: one line of names, and one over it when years are
// told.
func headHeight(g rotation.Grid, s sizes) float32 {
	if g.Now >= 0 {
		return pad + 2*s.line + gap
	}
	return pad + s.line + gap
}

// within moves the first that is shown of many so that at is among the shown, and none
// are missed at the end.
func within(start, at, shown, all int) int {
	start = min(start, at)
	start = max(start, at-shown+1)
	return max(min(start, all-shown), 0)
}

// cell is the box of a field.
func (p plan) cell(row, column int) (x, y, w, h float32) {
	return p.label + float32(column-p.left)*p.column, p.heads + float32(row-p.top)*p.sizes.row, p.column - gap, p.sizes.row - gap
}

// at is the field at a place; false when there is none.
func (p plan) at(x, y float32) (row, column int, ok bool) {
	if x < p.label || y < p.heads || p.column == 0 {
		return 0, 0, false
	}
	column, row = p.left+int((x-p.label)/p.column), p.top+int((y-p.heads)/p.sizes.row)
	return row, column, row < p.top+p.rows && column < p.left+p.columns
}

// rowAt is the row at a height; false when there is none.
func (p plan) rowAt(y float32) (int, bool) {
	row := p.top + int((y-p.heads)/p.sizes.row)
	return row, y >= p.heads && row < p.top+p.rows
}

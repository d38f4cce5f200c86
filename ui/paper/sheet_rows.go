package paper

import (
	"strconv"

	"convenor/model/report"
)

// columnBoxes are the boxes of a row's cells, the padding taken off.
func (d *sheetDrawer) columnBoxes(columns []report.Column, height float64) []Box {
	room, shares := d.width, 0.0
	for _, c := range columns {
		room -= fixedWidths[c.Kind]
		shares += c.Width
	}
	boxes := make([]Box, len(columns))
	x := sheetMargin
	for i, c := range columns {
		w := fixedWidths[c.Kind]
		if shares > 0 {
			w += room * c.Width / shares
		}
		boxes[i] = Box{x + cellPadding, d.y, w - 2*cellPadding, height}
		x += w
	}
	return boxes
}

// beginTable draws the column row.
func (d *sheetDrawer) beginTable(columns []report.Column) {
	d.page.Begin(Table)
	d.page.Begin(TableRow)
	for i, b := range d.columnBoxes(columns, headingHeight-0.8) {
		st := headingStyle
		switch columns[i].Kind {
		case report.NumberColumn:
			st.Align = Right
		case report.MarkColumn:
			st.Align = Centre
		}
		d.page.Begin(TableHead)
		d.page.TextIn(b, columns[i].Heading, st)
		d.page.End()
	}
	d.page.End()
	d.y += headingHeight
	d.page.Line(sheetMargin, d.y, sheetMargin+d.width, d.y, headingPen)
}

// row draws one listed person.
func (d *sheetDrawer) row(r report.SheetRow) {
	d.page.Begin(TableRow)
	for i, b := range d.columnBoxes(d.Columns, rowHeight) {
		d.page.Begin(TableCell)
		switch d.Columns[i].Kind {
		case report.NumberColumn:
			d.page.TextIn(b, strconv.Itoa(r.No), numberStyle)
		case report.BoxColumn:
			d.box(b, r.Ticked)
		case report.MarkColumn:
			if r.Attention {
				d.page.TextIn(b, "!", markStyle)
			}
		case report.TextColumn:
			d.page.TextIn(b, r.Cells[i], cellStyle)
		case report.SmallColumn:
			d.page.TextIn(b, r.Cells[i], smallStyle)
		}
		d.page.End()
	}
	d.page.End()
	d.y += rowHeight
	d.page.Line(sheetMargin, d.y, sheetMargin+d.width, d.y, rowPen)
}

// blankRow draws a row to write in, its line broken between the columns.
func (d *sheetDrawer) blankRow(no int) {
	d.page.Begin(TableRow)
	for i, b := range d.columnBoxes(d.WalkIns, rowHeight) {
		d.page.Begin(TableCell)
		switch d.WalkIns[i].Kind {
		case report.NumberColumn:
			d.page.TextIn(b, strconv.Itoa(no), numberStyle)
		case report.BoxColumn:
			d.box(b, false)
		}
		d.page.End()
		d.page.Line(b.X-cellPadding+0.5, d.y+rowHeight, b.X+b.Width+cellPadding-0.5, d.y+rowHeight, blankPen)
	}
	d.page.End()
	d.y += rowHeight
}

// box draws the box to tick, crossed for those who are in.
func (d *sheetDrawer) box(cell Box, crossed bool) {
	b := Box{cell.X, cell.Y + (cell.Height-boxSide)/2, boxSide, boxSide}
	d.page.Frame(b, boxPen)
	if crossed {
		const in = 0.9
		d.page.BeginFigure("in")
		defer d.page.End()
		d.page.Line(b.X+in, b.Y+in, b.X+boxSide-in, b.Y+boxSide-in, crossPen)
		d.page.Line(b.X+in, b.Y+boxSide-in, b.X+boxSide-in, b.Y+in, crossPen)
	}
}

package paper

import (
	"convenor/model/report"
)

// table draws a table, its column headings anew on each page.
func (d *reportDrawer) table(t report.Table) {
	d.y += partSpace
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = c.Heading
	}
	headHeight := d.rowHeight(t, heads, columnHead)
	d.need(lineOf(reportCaption) + 1 + headHeight + 2*lineOf(cellText) + 6)
	d.words(Heading3, t.Caption, reportCaption, 2)
	d.y += 1
	d.tableHead(t, heads, headHeight)
	for _, r := range t.Rows {
		st := cellText
		if r.Total {
			st = totalText
		}
		high := d.rowHeight(t, r.Cells, st)
		if d.y+high > d.bottom {
			d.page.End()
			d.newPage()
			d.tableHead(t, heads, headHeight)
		}
		if r.Total {
			d.page.Line(reportMargin, d.y, reportMargin+d.width, d.y, headingPen)
		}
		d.row(t, r.Cells, high, st, func(column int) Role {
			if column == 0 {
				return RowHead
			}
			return TableCell
		})
		d.page.Line(reportMargin, d.y, reportMargin+d.width, d.y, rowPen)
	}
	d.page.End()
	if t.Note != "" {
		d.y += paragraphGap
		d.words(Paragraph, t.Note, reportSmall, 3)
	}
}

// tableHead begins a table with its column headings.
func (d *reportDrawer) tableHead(t report.Table, heads []string, height float64) {
	d.page.Begin(Table)
	d.row(t, heads, height, columnHead, func(int) Role { return TableHead })
	d.page.Line(reportMargin, d.y, reportMargin+d.width, d.y, headingPen)
}

func (d *reportDrawer) row(t report.Table, cells []string, height float64, st Style, role func(column int) Role) {
	d.page.Begin(TableRow)
	for i, b := range d.cellBoxes(t) {
		cell := st
		if t.Columns[i].Number {
			cell.Align = Right
		}
		lines := d.cellLines(cells[i], st, b.Width)
		b.Y, b.Height = d.y+cellRoom, float64(lines)*lineOf(st)+0.01
		if role(i) == TableHead { // headings stand on their line
			b.Y = d.y + height - cellRoom - b.Height
		}
		d.page.Begin(role(i))
		d.page.TextIn(b, cells[i], cell)
		d.page.End()
	}
	d.page.End()
	d.y += height
}

// cellLines is how many lines a text takes in a cell.
func (d *reportDrawer) cellLines(text string, st Style, width float64) int {
	lines, _ := d.t.wrap(clean(text), st.Bold, width/(st.Size*mm), mostCellLines)
	return max(len(lines), 1)
}

func (d *reportDrawer) rowHeight(t report.Table, cells []string, st Style) float64 {
	most := 1
	for i, b := range d.cellBoxes(t) {
		most = max(most, d.cellLines(cells[i], st, b.Width))
	}
	return float64(most)*lineOf(st) + 2*cellRoom
}

// cellBoxes are the boxes of a row's cells, the room between them taken off.
func (d *reportDrawer) cellBoxes(t report.Table) []Box {
	shares := 0.0
	for _, c := range t.Columns {
		shares += c.Width
	}
	boxes := make([]Box, len(t.Columns))
	x := reportMargin
	for i, c := range t.Columns {
		wide := d.width * c.Width / shares
		left, right := cellGap, cellGap
		if i == 0 {
			left = 0
		}
		if i == len(t.Columns)-1 {
			right = 0
		}
		boxes[i] = Box{X: x + left, Width: wide - left - right}
		x += wide
	}
	return boxes
}

// chart draws bars under each other. Where they do not fit on a page they go
// on, as another drawing, on the next.
func (d *reportDrawer) chart(c report.Chart) {
	d.y += partSpace
	caption := lineOf(reportCaption) + 1
	whole := caption + float64(len(c.Bars))*barLine
	if whole < d.bottom-reportTop {
		d.need(whole)
	} else {
		d.need(caption + 3*barLine)
	}
	d.words(Heading3, c.Title, reportCaption, 2)
	d.y += 1
	most := c.Most()
	for bars := c.Bars; len(bars) > 0; {
		fit := min(max(int((d.bottom-d.y)/barLine), 1), len(bars))
		d.bars(report.Chart{Title: c.Title, Bars: bars[:fit]}, most, barArea{reportMargin, d.width, barLabel, barWords})
		if bars = bars[fit:]; len(bars) > 0 {
			d.newPage()
		}
	}
}

// sideBySide draws two narrow charts in one row, and reports whether it did.
func (d *reportDrawer) sideBySide(a, b report.Chart) bool {
	if !a.Narrow || !b.Narrow {
		return false
	}
	wide := (d.width - betweenCharts) / 2
	high := lineOf(reportCaption) + 1 + float64(max(len(a.Bars), len(b.Bars)))*barLine
	if high > d.bottom-reportTop {
		return false
	}
	d.y += partSpace
	d.need(high)
	top := d.y
	for i, c := range []report.Chart{a, b} {
		x := reportMargin + float64(i)*(wide+betweenCharts)
		d.y = top
		d.page.Begin(Heading3)
		d.page.TextIn(Box{x, d.y, wide, lineOf(reportCaption)}, c.Title, reportCaption)
		d.page.End()
		d.y += lineOf(reportCaption) + 1
		d.bars(c, c.Most(), barArea{x, wide, narrowLabel, narrowWords})
	}
	d.y = top + high
	return true
}

// barArea is where bars are drawn: how wide, and how much of it is kept for the
// labels before them and at least for the numbers after them.
type barArea struct{ x, width, label, words float64 }

func (d *reportDrawer) bars(c report.Chart, most int, in barArea) {
	d.page.BeginFigure(c.Title + ". " + c.Alt())
	room := in.width - in.label - in.words
	for _, b := range c.Bars {
		x := in.x + in.label
		y := d.y + (barLine-barHeight)/2
		d.page.TextIn(Box{in.x, d.y, in.label - 2, barLine}, b.Label, barText)
		track := room * float64(max(b.Of, b.Value)) / float64(most)
		if b.Of > 0 {
			d.page.Fill(new(Path).Rect(Box{x, y, track, barHeight}), trackGrey)
		}
		if b.Value > 0 {
			d.page.Fill(new(Path).Rect(Box{x, y, room * float64(b.Value) / float64(most), barHeight}), accent)
		}
		d.page.TextIn(Box{x + track + 2, d.y, in.width - in.label - track - 2, barLine}, b.Shown, barText)
		d.y += barLine
	}
	d.page.End()
}

// timeline draws sessions on a line, filled when they were held; those close
// together stand over each other.
func (d *reportDrawer) timeline(t report.Timeline) {
	const most = 6 // over each other
	xs, levels := make([]float64, len(t.Marks)), make([]int, len(t.Marks))
	highest, level, last := 0, 0, -100.0
	for i, m := range t.Marks {
		x := reportMargin + 4 + (d.width-8)*t.At(m.Day)
		if x-last < 2.6*markRadius {
			level = min(level+1, most-1)
		} else {
			level = 0
		}
		highest, last = max(highest, level), x
		xs[i], levels[i] = x, level
	}
	step := 2.5 * markRadius
	d.y += partSpace
	d.need(lineOf(reportCaption) + step*float64(highest+1) + 9)
	d.words(Heading3, t.Title+" (filled: held; outlined: to come)", reportCaption, 2)
	d.y += 1
	d.page.BeginFigure(t.Alt())
	base := d.y + step*float64(highest+1) + 1
	d.page.Line(reportMargin, base, reportMargin+d.width, base, axisPen)
	for i, m := range t.Marks {
		dot := new(Path).Circle(xs[i], base-step*(float64(levels[i])+0.6), markRadius)
		if m.Filled {
			d.page.Fill(dot, accent)
		}
		d.page.Stroke(dot, comePen)
	}
	for _, m := range t.Months(12) {
		x := min(reportMargin+4+(d.width-8)*t.At(m.Day), reportMargin+d.width-14)
		d.page.Line(x, base, x, base+1.2, axisPen)
		d.page.Text(x, base+4.4, m.Name, reportSmall)
	}
	d.page.End()
	d.y = base + 6
}

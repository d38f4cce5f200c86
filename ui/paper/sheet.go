package paper

import (
	"fmt"
	"strings"

	"convenor/model/report"
)

// Sheet is a sign-in sheet as a document: A4, on its side when it has more
// than five columns. Head, column headings, privacy line and page number stand
// on every page.
func Sheet(s report.SignInSheet) Document { return sheet{s} }

type sheet struct{ report.SignInSheet }

// The measures of a sheet, in millimetres.
const (
	sheetMargin   = 16.0 // left and right
	sheetTop      = 15.0
	sheetBottom   = 12.5
	rowHeight     = 9.0  // room for a signature
	headingHeight = 6.8  // the row of column headings
	sectionGap    = 6.5  // before the blank rows
	headLine      = 6.0  // each of date, place and facilitators
	headGap       = 4.5  // under the head
	footGap       = 3.5  // above the foot, with its line in it
	codeWidth     = 42.0 // kept for the code at the top right
	pageWidth     = 26.0 // kept for the page number
	cellPadding   = 1.6
	boxSide       = 4.5

	footSize = 8.0 // points
	footLine = footSize * leading * mm
)

// fixedWidths are the widths of the columns that need no share of the room.
var fixedWidths = map[report.ColumnKind]float64{
	report.NumberColumn: 10,
	report.BoxColumn:    9.5,
	report.MarkColumn:   6.5,
}

var (
	titleStyle   = Style{Size: 18, Min: 10, Bold: true, Colour: Grey(17)}
	headStyle    = Style{Size: 10.5, Min: 7, Colour: Grey(51)}
	kindStyle    = Style{Size: 9, Colour: Grey(85), Align: Right}
	codeStyle    = Style{Size: 15, Min: 9, Bold: true, Colour: Grey(17), Align: Right}
	headingStyle = Style{Size: 8.6, Min: 6.5, Bold: true, Colour: Grey(68)}
	numberStyle  = Style{Size: 10.5, Min: 7, Colour: Grey(85), Align: Right}
	cellStyle    = Style{Size: 10.5, Min: 7, Colour: Grey(17)}
	smallStyle   = Style{Size: 8.5, Min: 7, Colour: Grey(17)}
	markStyle    = Style{Size: 13, Bold: true, Colour: Grey(17), Align: Centre}
	footStyle    = Style{Size: footSize, Colour: Grey(68)}
	pageStyle    = Style{Size: footSize, Colour: Grey(68), Align: Right}

	headingPen = Pen{Width: 0.25, Colour: Grey(17)}
	rowPen     = Pen{Width: 0.2, Colour: Grey(140)}
	blankPen   = Pen{Width: 0.25, Colour: Grey(110), Dash: 0.3}
	boxPen     = Pen{Width: 0.25, Colour: Grey(17)}
	crossPen   = Pen{Width: 0.4, Colour: Grey(17)}
	footPen    = Pen{Width: 0.2, Colour: Grey(140)}
)

// Layout draws the pages. Blank rows begin with two or more on a page, under
// headings of their own.
func (s sheet) Layout(t *Typesetter) []*Page {
	size := A4
	if s.Landscape {
		size = A4Landscape
	}
	d := sheetDrawer{sheet: s, t: t, size: size, width: size.Width - 2*sheetMargin}
	for _, text := range []string{s.Notice, s.Legend} {
		d.foot = append(d.foot, t.Wrap(text, footStyle, d.width-pageWidth, 3)...)
	}
	d.bottom = size.Height - sheetBottom - float64(max(len(d.foot), 1))*footLine - footGap

	for _, r := range s.Rows {
		if d.page == nil || d.y+rowHeight > d.bottom {
			d.newPage()
			d.beginTable(s.Columns)
		}
		d.row(r)
	}
	for i := range s.BlankRows {
		first, need := i == 0, rowHeight
		if first {
			need = sectionGap + headingHeight + rowHeight*float64(min(2, s.BlankRows))
		}
		switch {
		case d.page == nil || d.y+need > d.bottom:
			d.newPage()
			d.beginTable(s.WalkIns)
		case first:
			d.page.End()
			d.y += sectionGap
			d.beginTable(s.WalkIns)
		}
		d.blankRow(len(s.Rows) + i + 1)
	}
	if d.page == nil {
		d.newPage()
		d.beginTable(s.Columns)
	}
	d.page.End()
	d.numberPages()
	return d.pages
}

// sheetDrawer draws a sheet from the top down.
type sheetDrawer struct {
	sheet
	t      *Typesetter
	size   Size
	width  float64 // between the margins
	bottom float64 // of the rows
	foot   []string
	pages  []*Page
	page   *Page
	y      float64 // where the next row begins
}

func (d *sheetDrawer) newPage() {
	if d.page != nil {
		d.page.End()
	}
	d.page = d.t.NewPage(d.size)
	d.pages = append(d.pages, d.page)
	d.y = d.drawHead()
	d.drawFoot()
}

// once begins a role on the first page: what stands on every page is to be
// read once. It returns what ends it.
func (d *sheetDrawer) once(role Role) (end func()) {
	if len(d.pages) > 1 {
		return func() {}
	}
	d.page.Begin(role)
	return d.page.End
}

// drawHead draws title, date, place and code, and returns where it ends.
func (d *sheetDrawer) drawHead() float64 {
	width, right := d.width-codeWidth, d.size.Width-sheetMargin
	end := d.once(Heading)
	d.page.TextIn(Box{sheetMargin, sheetTop, width, 9}, d.Title, titleStyle)
	end()
	end = d.once(Paragraph)
	d.page.Text(right, sheetTop+3.4, d.Variant.Title(), kindStyle)
	end()
	if d.Code != "" {
		end = d.once(Paragraph)
		d.page.TextIn(Box{right - codeWidth, sheetTop + 4.6, codeWidth, 7}, d.Code, codeStyle)
		end()
	}
	y := sheetTop + 10
	for _, text := range []string{d.When, d.Where, d.facilitators(), d.Summary} {
		if text != "" {
			end = d.once(Paragraph)
			d.page.TextIn(Box{sheetMargin, y, width, headLine}, text, headStyle)
			end()
			y += headLine
			width = d.width // the code ends above
		}
	}
	return y + headGap
}

func (d *sheetDrawer) facilitators() string {
	if len(d.Facilitators) == 0 {
		return ""
	}
	return "Facilitated by " + strings.Join(d.Facilitators, ", ")
}

func (d *sheetDrawer) drawFoot() {
	y := d.bottom + footGap
	d.page.Line(sheetMargin, y-1.5, sheetMargin+d.width, y-1.5, footPen)
	end := d.once(Paragraph)
	for _, text := range d.foot {
		y += footLine
		d.page.Text(sheetMargin, y, text, footStyle)
	}
	end()
}

func (d *sheetDrawer) numberPages() {
	for i, p := range d.pages {
		y := d.bottom + footGap + footLine
		p.Text(sheetMargin+d.width, y, fmt.Sprintf("page %d of %d", i+1, len(d.pages)), pageStyle)
	}
}

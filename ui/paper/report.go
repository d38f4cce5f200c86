package paper

import (
	"fmt"

	"convenor/model/report"
)

// Report is a report as a document: A4, on its side when its tables are wide.
// Column headings stand on every page a table goes on to; every page has its
// number.
func Report(r report.Report) Document { return reportDocument{r} }

type reportDocument struct{ report.Report }

// The measures of a report, in millimetres.
const (
	reportMargin  = 16.0 // left and right
	reportTop     = 15.0
	reportBottom  = 12.5
	wideTable     = 12.0 // shares of the width, from which paper is turned
	sectionSpace  = 5.5  // before a section
	partSpace     = 3.5  // before a table, a drawing
	paragraphGap  = 1.6
	tileGap       = 3.0
	tileHeight    = 15.0
	tilePad       = 3.0
	tilesAcross   = 4
	cellGap       = 1.8 // at each side of a cell
	cellRoom      = 1.1 // over and under the text of a row
	mostCellLines = 4
	barHeight     = 3.2
	barLine       = 5.0
	barLabel      = 56.0
	barWords      = 46.0 // kept for the numbers after the longest bar
	narrowLabel   = 34.0 // the same of drawings that stand side by side
	narrowWords   = 24.0
	betweenCharts = 7.0
	markRadius    = 1.6
)

var (
	reportTitle   = Style{Size: 20, Min: 12, Bold: true, Colour: Grey(17)}
	reportSub     = Style{Size: 11, Min: 8, Colour: Grey(51)}
	reportHead    = Style{Size: 13, Min: 9, Bold: true, Colour: Grey(17)}
	reportCaption = Style{Size: 10, Min: 7.5, Bold: true, Colour: Grey(34)}
	reportText    = Style{Size: 9.5, Colour: Grey(34)}
	reportSmall   = Style{Size: 8, Colour: Grey(68)}
	tileNumber    = Style{Size: 15, Min: 8, Bold: true, Colour: Grey(17)}
	tileWords     = Style{Size: 8.5, Min: 6, Colour: Grey(68)}
	columnHead    = Style{Size: 8.6, Bold: true, Colour: Grey(51)}
	cellText      = Style{Size: 9, Colour: Grey(17)}
	totalText     = Style{Size: 9, Bold: true, Colour: Grey(17)}
	barText       = Style{Size: 9, Min: 6.5, Colour: Grey(17)}

	accent    = Colour{0x0f, 0x6b, 0x66}
	trackGrey = Grey(226)
	tilePen   = Pen{Width: 0.2, Colour: Grey(190)}
	axisPen   = Pen{Width: 0.25, Colour: Grey(140)}
	comePen   = Pen{Width: 0.45, Colour: accent}
)

// lineOf is the height of a line of text in a style.
func lineOf(st Style) float64 { return st.Size * leading * mm }

// Layout draws the pages.
func (r reportDocument) Layout(t *Typesetter) []*Page {
	size := A4
	if r.wide() {
		size = A4Landscape
	}
	d := reportDrawer{t: t, report: r.Report, size: size, width: size.Width - 2*reportMargin}
	d.bottom = size.Height - reportBottom - footLine - footGap
	d.newPage()
	d.head()
	for _, s := range r.Sections {
		d.section(s)
	}
	d.numberPages()
	return d.pages
}

func (r reportDocument) wide() bool {
	for _, s := range r.Sections {
		for _, t := range s.Tables {
			sum := 0.0
			for _, c := range t.Columns {
				sum += c.Width
			}
			if sum > wideTable {
				return true
			}
		}
	}
	return false
}

// reportDrawer draws a report from the top down.
type reportDrawer struct {
	t      *Typesetter
	report report.Report
	size   Size
	width  float64 // between the margins
	bottom float64 // of what is drawn
	pages  []*Page
	page   *Page
	y      float64 // where the next part begins
}

func (d *reportDrawer) newPage() {
	d.page = d.t.NewPage(d.size)
	d.pages = append(d.pages, d.page)
	d.y = reportTop
}

// need begins a page unless there is room for so many millimetres.
func (d *reportDrawer) need(height float64) {
	if d.y+height > d.bottom && d.y > reportTop {
		d.newPage()
	}
}

// words draws wrapped text in a role.
func (d *reportDrawer) words(role Role, text string, st Style, most int) {
	lines := d.t.Wrap(text, st, d.width, most)
	high := lineOf(st)
	d.need(high * float64(min(len(lines), 2)))
	d.page.Begin(role)
	for _, line := range lines {
		if d.y+high > d.bottom {
			d.page.End()
			d.newPage()
			d.page.Begin(role)
		}
		d.page.TextIn(Box{reportMargin, d.y, d.width, high}, line, st)
		d.y += high
	}
	d.page.End()
}

func (d *reportDrawer) head() {
	d.words(Paragraph, d.report.Community, reportSmall, 1)
	d.y += 1
	d.words(Heading, d.report.Title, reportTitle, 3)
	if d.report.Subtitle != "" {
		d.y += 1
		d.words(Paragraph, d.report.Subtitle, reportSub, 3)
	}
	d.y += 1
}

func (d *reportDrawer) section(s report.Section) {
	d.y += sectionSpace
	d.need(lineOf(reportHead) + d.first(s)) // a heading does not stand alone
	d.words(Heading2, s.Heading, reportHead, 2)
	for _, text := range s.Paragraphs {
		d.y += paragraphGap
		d.words(Paragraph, text, reportText, 60)
	}
	if len(s.Figures) > 0 {
		d.y += tileGap
		d.tiles(s.Figures)
	}
	if s.Timeline != nil {
		d.timeline(*s.Timeline)
	}
	for i := 0; i < len(s.Charts); {
		if i+1 < len(s.Charts) && d.sideBySide(s.Charts[i], s.Charts[i+1]) {
			i += 2
			continue
		}
		d.chart(s.Charts[i])
		i++
	}
	for _, t := range s.Tables {
		d.table(t)
	}
}

// first is about how much of a section must stand under its heading.
func (d *reportDrawer) first(s report.Section) float64 {
	if len(s.Paragraphs)+len(s.Figures) == 0 && s.Timeline == nil && len(s.Charts) == 0 {
		return 32 // caption, headings and two rows
	}
	return 22
}

// tiles draws figures side by side, each a number over its words.
func (d *reportDrawer) tiles(figures []report.Figure) {
	across := tilesAcross
	if d.size == A4Landscape {
		across += 2
	}
	wide := (d.width - tileGap*float64(across-1)) / float64(across)
	for from := 0; from < len(figures); from += across {
		d.need(tileHeight)
		for i, f := range figures[from:min(from+across, len(figures))] {
			x := reportMargin + float64(i)*(wide+tileGap)
			d.page.Frame(Box{x, d.y, wide, tileHeight}, tilePen)
			d.page.Begin(Paragraph)
			d.page.TextIn(Box{x + tilePad, d.y + 1.2, wide - 2*tilePad, 6.4}, f.Number, tileNumber)
			d.page.TextIn(Box{x + tilePad, d.y + 7.4, wide - 2*tilePad, 6.8}, f.Words, tileWords)
			d.page.End()
		}
		d.y += tileHeight + tileGap
	}
	d.y -= tileGap
}

func (d *reportDrawer) numberPages() {
	for i, p := range d.pages {
		y := d.bottom + footGap
		p.Line(reportMargin, y-1.5, reportMargin+d.width, y-1.5, footPen)
		left := d.report.Made + " with Convenor"
		if i == 0 {
			p.Begin(Paragraph)
		}
		p.TextIn(Box{reportMargin, y, d.width - pageWidth, footLine}, left, footStyle)
		if i == 0 {
			p.End()
		}
		p.Text(reportMargin+d.width, y+footLine*0.8, fmt.Sprintf("page %d of %d", i+1, len(d.pages)), pageStyle)
	}
}

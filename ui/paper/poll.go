package paper

import (
	"fmt"
	"strconv"

	"convenor/model"
	"convenor/model/report"
)

// DatePoll is a date poll as a document: A4, on its side when it offers more than
// four dates. Heading, dates and privacy line stand on every page.
func DatePoll(p report.DatePoll) Document { return datePoll{p} }

type datePoll struct{ report.DatePoll }

// The measures of a poll, in millimetres; the others are those of a sheet.
const (
	pollMargin  = 14.0
	pollNumber  = 9.0  // the column of row numbers
	pollName    = 46.0 // at least, of names
	pollDate    = 33.0 // at most, of one date
	pollHead    = 20.0 // the row of dates
	pollLabels  = 6.4  // the row of "yes", "if need be" and "no"
	pollLead    = 4.8  // a line of the words above
	mostLead    = 4    // lines of them
	pollFooting = 9.0
)

var (
	pollLeadStyle  = Style{Size: 10.5, Colour: Grey(34)}
	pollDayStyle   = Style{Size: 10, Min: 6, Bold: true, Colour: Grey(17), Align: Centre}
	pollTimeStyle  = Style{Size: 9, Min: 5.5, Colour: Grey(34), Align: Centre}
	pollLabelStyle = Style{Size: 7, Min: 4.6, Colour: Grey(51), Align: Centre}
	pollShade      = Grey(243)
)

// Layout draws the pages.
func (p datePoll) Layout(t *Typesetter) []*Page {
	size := A4
	if p.Landscape {
		size = A4Landscape
	}
	d := pollDrawer{datePoll: p, t: t, size: size, width: size.Width - 2*pollMargin}
	d.date = min((d.width-pollNumber-pollName)/float64(max(len(p.Options), 1)), pollDate)
	d.name = d.width - pollNumber - d.date*float64(len(p.Options))
	d.bottom = size.Height - sheetBottom - pollFooting
	d.lead = append(t.Wrap(p.Lead, pollLeadStyle, d.width, mostLead), t.Wrap(p.How, pollLeadStyle, d.width, mostLead)...)
	d.newPage()
	for _, row := range p.Rows {
		d.row(strconv.Itoa(row.Row), row.Name, row.Answers)
	}
	for range p.Blank {
		d.row("", "", nil)
	}
	d.page.End()
	for i, page := range d.pages {
		page.Text(pollMargin+d.width, d.bottom+footGap+footLine, fmt.Sprintf("page %d of %d", i+1, len(d.pages)), pageStyle)
	}
	return d.pages
}

// pollDrawer draws a poll from the top down.
type pollDrawer struct {
	datePoll
	t          *Typesetter
	size       Size
	width      float64 // between the margins
	date, name float64 // widths of a date and of names
	bottom     float64
	lead       []string
	pages      []*Page
	page       *Page
	y          float64
}

func (d *pollDrawer) newPage() {
	if d.page != nil {
		d.page.End()
	}
	d.page = d.t.NewPage(d.size)
	d.pages = append(d.pages, d.page)
	d.drawHead()
	d.drawFoot()
	d.drawDates()
}

// drawHead draws the title, what is asked and the code; the words stand on the
// first page only.
func (d *pollDrawer) drawHead() {
	first, right := len(d.pages) == 1, pollMargin+d.width
	begin := func(role Role) {
		if first {
			d.page.Begin(role)
		}
	}
	end := func() {
		if first {
			d.page.End()
		}
	}
	begin(Heading)
	d.page.TextIn(Box{pollMargin, sheetTop, d.width - codeWidth, 9}, d.Title, titleStyle)
	end()
	begin(Paragraph)
	d.page.Text(right, sheetTop+3.4, "Date poll", kindStyle)
	end()
	begin(Paragraph)
	d.page.TextIn(Box{right - codeWidth, sheetTop + 4.6, codeWidth, 7}, d.Code, codeStyle)
	end()
	d.y = sheetTop + 13
	if !first {
		return
	}
	d.page.Begin(Paragraph)
	for _, line := range d.lead {
		d.page.Text(pollMargin, d.y+3.4, line, pollLeadStyle)
		d.y += pollLead
	}
	d.page.End()
	d.y += 3
}

func (d *pollDrawer) drawFoot() {
	y := d.bottom + footGap
	d.page.Line(pollMargin, y-1.5, pollMargin+d.width, y-1.5, footPen)
	if len(d.pages) == 1 {
		d.page.Begin(Paragraph)
		defer d.page.End()
	}
	for i, line := range d.t.Wrap(model.JoinNonEmpty(" · ", d.Notice, d.Community), footStyle, d.width-pageWidth, 2) {
		d.page.Text(pollMargin, y+footLine*float64(i+1), line, footStyle)
	}
}

// at is where a date begins.
func (d *pollDrawer) at(option int) float64 {
	return pollMargin + pollNumber + d.name + d.date*float64(option)
}

// drawDates draws the heads of the columns and what each box means.
func (d *pollDrawer) drawDates() {
	d.page.Begin(Table)
	d.page.Begin(TableRow)
	head := func(box Box, text string, st Style) {
		d.page.Begin(TableHead)
		d.page.TextIn(box, text, st)
		d.page.End()
	}
	head(Box{pollMargin + pollNumber, d.y + pollHead - 6, d.name - 2, 5}, "Name", headingStyle)
	third := d.date / 3
	for i, o := range d.Options {
		x := d.at(i)
		if i%2 == 0 {
			d.shade(x, d.y, d.date, pollHead+pollLabels)
		}
		head(Box{x + 0.6, d.y + 0.6, d.date - 1.2, 5.4}, fmt.Sprintf("%d. %s", i+1, o.Day), pollDayStyle)
		head(Box{x + 0.6, d.y + 6, d.date - 1.2, 4.6}, o.Time, pollTimeStyle)
		head(Box{x + 0.6, d.y + 10.8, d.date - 1.2, pollHead - 11}, o.Place, pollTimeStyle)
		for j, word := range []string{"yes", "if need be", "no"} {
			head(Box{x + third*float64(j) + 0.3, d.y + pollHead, third - 0.6, pollLabels - 0.4}, word, pollLabelStyle)
		}
	}
	d.page.End()
	d.y += pollHead + pollLabels
	d.page.Line(pollMargin, d.y, pollMargin+d.width, d.y, headingPen)
}

func (d *pollDrawer) shade(x, y, width, height float64) {
	var p Path
	p.Rect(Box{x, y, width, height})
	d.page.Fill(&p, pollShade)
}

// boxOrder are the answers in the order of their boxes.
var boxOrder = []model.Answer{model.CanCome, model.CanIfNeedBe, model.CannotCome}

// row draws one person, or a row to write in.
func (d *pollDrawer) row(number, name string, answers []model.Answer) {
	if d.y+rowHeight > d.bottom {
		d.newPage()
	}
	for i := range d.Options {
		if i%2 == 0 {
			d.shade(d.at(i), d.y+0.1, d.date, rowHeight-0.1)
		}
	}
	d.page.Begin(TableRow)
	d.page.Begin(TableCell)
	d.page.TextIn(Box{pollMargin, d.y, pollNumber - 2, rowHeight}, number, numberStyle)
	d.page.End()
	d.page.Begin(TableCell)
	d.page.TextIn(Box{pollMargin + pollNumber, d.y, d.name - 2, rowHeight}, name, cellStyle)
	d.page.End()
	third := d.date / 3
	side := min(boxSide, third-1.2)
	for i := range d.Options {
		for j, a := range boxOrder {
			b := Box{d.at(i) + third*(float64(j)+0.5) - side/2, d.y + (rowHeight-side)/2, side, side}
			d.page.Begin(TableCell)
			d.page.Frame(b, boxPen)
			if i < len(answers) && answers[i] == a {
				d.cross(b)
			}
			d.page.End()
		}
	}
	d.page.End()
	d.y += rowHeight
	pen := rowPen
	if name == "" {
		pen = blankPen
	}
	d.page.Line(pollMargin, d.y, pollMargin+d.width, d.y, pen)
}

// cross ticks a box.
func (d *pollDrawer) cross(b Box) {
	const in = 0.9
	d.page.BeginFigure("ticked")
	d.page.Line(b.X+in, b.Y+in, b.X+b.Width-in, b.Y+b.Height-in, crossPen)
	d.page.Line(b.X+in, b.Y+b.Height-in, b.X+b.Width-in, b.Y+in, crossPen)
	d.page.End()
}

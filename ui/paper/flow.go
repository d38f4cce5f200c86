package paper

import "fmt"

// flow sets a document of headings, paragraphs and rows from the top down, and
// begins a new page where one is full. Page numbers stand at the foot where
// there are two or more.
type flow struct {
	t     *Typesetter
	pages []*Page
	page  *Page
	y     float64 // where the next part begins
}

// The measures of a flow, in millimetres.
const (
	flowMargin = 20.0
	flowTop    = 18.0
	flowBottom = 20.0
	flowWidth  = 210 - 2*flowMargin
	flowLines  = 60 // of one paragraph at most
)

// sectionHeading is a heading under the document's own.
const sectionHeading Role = "H2"

var (
	flowTitle   = Style{Size: 22, Min: 12, Bold: true, Colour: Grey(17)}
	flowLead    = Style{Size: 12.5, Min: 9, Colour: Grey(34)}
	flowSection = Style{Size: 13, Bold: true, Colour: Grey(17)}
	flowText    = Style{Size: 11, Colour: Grey(17)}
	flowName    = Style{Size: 11, Colour: Grey(85)}
	flowStrong  = Style{Size: 11, Bold: true, Colour: Grey(17)}
	flowSmall   = Style{Size: 8.5, Colour: Grey(85)}
	flowPen     = Pen{Width: 0.25, Colour: Grey(150)}
)

func newFlow(t *Typesetter) *flow {
	f := &flow{t: t}
	f.newPage()
	return f
}

func (f *flow) newPage() {
	f.page = f.t.NewPage(A4)
	f.pages = append(f.pages, f.page)
	f.y = flowTop
}

// need begins a new page unless there are height millimetres left on this one.
func (f *flow) need(height float64) {
	if f.y+height > A4.Height-flowBottom && f.y > flowTop {
		f.newPage()
	}
}

// leadingOf is the distance of a style's baselines in millimetres.
func leadingOf(st Style) float64 { return st.Size * leading * mm * 1.12 }

// title writes the head of a document: its kind, its title, and lines about it.
func (f *flow) title(kind, title string, lines ...string) {
	f.page.Begin(Paragraph)
	f.page.Text(flowMargin, f.y+3, kind, flowSmall)
	f.page.End()
	f.y += 5
	f.page.Begin(Heading)
	f.page.TextIn(Box{flowMargin, f.y, flowWidth, 18}, title, flowTitle)
	f.page.End()
	f.y += 20
	for _, line := range lines {
		if line != "" {
			f.text(flowMargin, flowWidth, line, flowLead)
		}
	}
	f.y += 2
}

// section writes a heading, which keeps together with what follows it.
func (f *flow) section(words string) {
	f.need(24)
	f.y += 4
	f.page.Begin(sectionHeading)
	f.page.Text(flowMargin, f.y+4.5, words, flowSection)
	f.page.End()
	f.y += 8
}

// text writes a paragraph at x, width millimetres wide.
func (f *flow) text(x, width float64, words string, st Style) {
	open := false
	for _, line := range f.t.Wrap(words, st, width, flowLines) {
		if open && f.y+leadingOf(st) > A4.Height-flowBottom {
			f.page.End() // a part of the structure stays on its page
			open = false
		}
		f.need(leadingOf(st))
		if !open {
			f.page.Begin(Paragraph)
			open = true
		}
		f.page.Text(x, f.y+st.Size*lineAscent*mm, line, st)
		f.y += leadingOf(st)
	}
	if open {
		f.page.End()
	}
}

// paragraph is a text over the whole width with room after it.
func (f *flow) paragraph(words string) {
	f.text(flowMargin, flowWidth, words, flowText)
	f.y += 2
}

// row is texts beside each other, set.
type row struct {
	begin  []float64 // parts of the width; the last text reaches to the right edge
	lines  [][]string
	styles []Style
	high   float64
}

// cellLines is how many lines a text in a row may have.
const cellLines = 14

func (f *flow) set(begin []float64, texts []string, styles []Style) row {
	r := row{begin: begin, styles: styles}
	for i, text := range texts {
		end := 1.0
		if i+1 < len(begin) {
			end = begin[i+1] - 0.015
		}
		lines := f.t.Wrap(text, styles[i], (end-begin[i])*flowWidth, cellLines)
		r.lines = append(r.lines, lines)
		r.high = max(r.high, float64(len(lines))*leadingOf(styles[i]))
	}
	return r
}

// put draws a row, each of its texts in a role.
func (f *flow) put(r row, role Role) {
	for i, lines := range r.lines {
		y := f.y
		f.page.Begin(role)
		for _, line := range lines {
			f.page.Text(flowMargin+r.begin[i]*flowWidth, y+r.styles[i].Size*lineAscent*mm, line, r.styles[i])
			y += leadingOf(r.styles[i])
		}
		f.page.End()
	}
	f.y += r.high + 1.4
}

// row writes texts beside each other; it is kept together.
func (f *flow) row(begin []float64, texts []string, styles []Style) {
	r := f.set(begin, texts, styles)
	f.need(r.high)
	f.put(r, Paragraph)
}

// table writes n rows under headings, which stand on each page. Before draws
// what is no text in a row; it may be nil.
func (f *flow) table(begin []float64, headings []string, n int, cells func(i int) ([]string, []Style), before func()) {
	heads := make([]Style, len(headings))
	for i := range heads {
		heads[i] = Style{Size: 9, Bold: true, Colour: Grey(85)}
	}
	start := func() {
		f.page.Begin(Table)
		f.page.Begin(TableRow)
		f.put(f.set(begin, headings, heads), TableHead)
		f.page.End()
		f.page.Line(flowMargin, f.y-0.4, flowMargin+flowWidth, f.y-0.4, flowPen)
		f.y += 1.2
	}
	f.need(24)
	f.y += 2
	start()
	for i := range n {
		texts, styles := cells(i)
		r := f.set(begin, texts, styles)
		if f.y+r.high > A4.Height-flowBottom {
			f.page.End()
			f.newPage()
			start()
		}
		if before != nil {
			before()
		}
		f.page.Begin(TableRow)
		f.put(r, TableCell)
		f.page.End()
	}
	f.page.End()
}

// done numbers the pages and writes a small line at the foot of each.
func (f *flow) done(foot string) []*Page {
	y := A4.Height - flowBottom + 5
	for i, p := range f.pages {
		words := f.t.Wrap(foot, flowSmall, flowWidth-24, 2)
		if i == 0 {
			p.Begin(Paragraph)
		}
		for j, line := range words {
			p.Text(flowMargin, y+float64(j)*leadingOf(flowSmall), line, flowSmall)
		}
		if i == 0 {
			p.End()
		}
		if len(f.pages) > 1 {
			right := flowSmall
			right.Align = Right
			p.Text(flowMargin+flowWidth, y, fmt.Sprintf("page %d of %d", i+1, len(f.pages)), right)
		}
	}
	return f.pages
}

// code draws the QR code of a link with words beside it, or the words alone
// where the link is too long for a code.
func (f *flow) code(link, words string) {
	const side = 34
	f.need(side + 2)
	x := flowMargin - 4*1.0 // the code brings its own white edge
	top := f.y
	if drawQR(f.page, link, x, top, side) != nil {
		f.paragraph(words + ": " + link)
		return
	}
	f.y = top + 9
	f.text(flowMargin+side+2, flowWidth-side-2, words, flowStrong)
	f.text(flowMargin+side+2, flowWidth-side-2, link, flowText)
	f.y = max(f.y, top+side) + 2
}

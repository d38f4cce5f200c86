package reports

import (
	"fmt"

	"convenor/model"
	"convenor/model/report"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// mostShown is how many rows of a table are drawn; all are saved and printed.
const mostShown = 100

// draw is a report to read: the same words and numbers as on paper.
func draw(r report.Report) fyne.CanvasObject {
	parts := []fyne.CanvasObject{widgets.Form(widgets.NewParagraph(r.Title, widgets.Title), widgets.NewParagraph(r.Subtitle, widgets.Dim))}
	for _, s := range r.Sections {
		parts = append(parts, widgets.NewCard(s.Heading, drawSection(s)))
	}
	return widgets.Stack(append(parts, widgets.NewParagraph(r.Community+". "+r.Made+".", widgets.Small))...)
}

func drawSection(s report.Section) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, p := range s.Paragraphs {
		parts = append(parts, widgets.NewParagraph(p, widgets.Body))
	}
	if len(s.Figures) > 0 {
		var stats []fyne.CanvasObject
		width := float32(124)
		for _, f := range s.Figures {
			stats = append(stats, widgets.NewStat(f.Number, f.Words))
			if len(f.Number) > mostDigits {
				width = 196
			}
		}
		parts = append(parts, widgets.Columns(width, stats...))
	}
	if s.Timeline != nil {
		parts = append(parts, drawTimeline(*s.Timeline))
	}
	if len(s.Charts) > 0 {
		var narrow []fyne.CanvasObject
		for _, c := range s.Charts {
			if c.Narrow {
				narrow = append(narrow, drawChart(c))
			} else {
				parts = append(parts, drawChart(c))
			}
		}
		parts = append(parts, widgets.Columns(330, narrow...))
	}
	for _, t := range s.Tables {
		parts = append(parts, drawTable(t))
	}
	return widgets.Stack(parts...)
}

// mostDigits is how long a number is that fits into a narrow tile; “fewer than
// 3” is longer.
const mostDigits = 8

func drawChart(c report.Chart) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	l := barRows{most: labelWidth(c)}
	for _, b := range c.Bars {
		bar := widgets.NewBar(float64(b.Of), widgets.Part{Value: float64(b.Value), Colour: look.Accent})
		l.lengths = append(l.lengths, float32(max(b.Of, b.Value))/float32(c.Most()))
		bar.SetTip(b.Label + ": " + b.Shown)
		rows = append(rows, widgets.NewWords(b.Label, widgets.Body), bar, widgets.NewWords(b.Shown, widgets.Body))
	}
	return widgets.Form(widgets.NewParagraph(c.Title, widgets.Strong), &fyne.Container{Layout: l, Objects: rows})
}

// labelWidth is how wide the labels of a chart are at most, at text scale 1.
func labelWidth(c report.Chart) float32 {
	if c.Narrow {
		return 190
	}
	return 300
}

// leastLabel is the room that labels have in any case, at text scale 1, so that the
// bars of most charts begin at the same place.
const leastLabel = 130

// barRows lays label, bar and numbers beside each other, row by row.
type barRows struct {
	most    float32   // of the labels, which take what their words need, up to this
	lengths []float32 // of the bars, the longest being 1
}

func (l barRows) Layout(o []fyne.CanvasObject, size fyne.Size) {
	high := look.Px(24)
	label, words := min(look.Px(leastLabel), size.Width*0.4), float32(0)
	for i := 0; i+2 < len(o); i += 3 {
		label, words = max(label, wide(o[i])+8), max(words, wide(o[i+2])+10)
	}
	label = min(label, look.Px(l.most), size.Width*0.6)
	words = min(words, (size.Width-label)*0.8)
	for i := 0; i+2 < len(o); i += 3 {
		y := float32(i/3) * high
		put(o[i], 0, y, label-8, high)
		bar := o[i+1].MinSize().Height
		length := max(size.Width-label-words, 10) * l.lengths[i/3]
		put(o[i+1], label, y+(high-bar)/2-2, length, bar)
		put(o[i+2], label+length+10, y, size.Width-label-length-10, high)
	}
}

// wide is how wide words are that are not cut short.
func wide(o fyne.CanvasObject) float32 { return widgets.Body.Width(o.(*widgets.Words).Text()) + 2 }

func (barRows) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(220, float32(len(o)/3)*look.Px(24))
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func drawTable(t report.Table) fyne.CanvasObject {
	grid := &tableLayout{table: t}
	var cells []fyne.CanvasObject
	cell := func(column int, text string, style widgets.Style) {
		w := widgets.NewParagraph(text, style)
		if t.Columns[column].Number {
			w.AlignRight()
		}
		cells = append(cells, w)
	}
	for i, c := range t.Columns {
		cell(i, c.Heading, widgets.Style{Size: look.SizeSmall, Colour: look.Dim, Bold: true})
	}
	rows := t.Rows
	if len(rows) > mostShown {
		rows = rows[:mostShown]
	}
	for _, r := range rows {
		style := widgets.Body
		if r.Total {
			style = widgets.Strong
		}
		for i, text := range r.Cells {
			cell(i, text, style)
		}
	}
	for range len(rows) + 1 {
		line := canvas.NewRectangle(look.Colour(look.Line))
		grid.lines = append(grid.lines, line)
		cells = append(cells, line)
	}
	all := widgets.Form(widgets.NewParagraph(t.Caption, widgets.Strong), &fyne.Container{Layout: grid, Objects: cells})
	if len(t.Rows) > mostShown {
		all.Add(widgets.NewParagraph(fmt.Sprintf("These are the first %d of %s rows; all of them are in what you print and save.", mostShown, model.Thousands(len(t.Rows))), widgets.Small))
	}
	if t.Note != "" {
		all.Add(widgets.NewParagraph(t.Note, widgets.Small))
	}
	return all
}

// tableLayout lays cells, row by row, in columns of their shares, and a line
// under each row.
type tableLayout struct {
	table report.Table
	lines []fyne.CanvasObject
	width float32   // for which the cells were wrapped
	scale float32   // and at which text scale
	highs []float32 // of the rows, at that width
}

const (
	cellSpace = 14
	rowSpace  = 9
)

func (l *tableLayout) widths(width float32) []float32 {
	shares := 0.0
	for _, c := range l.table.Columns {
		shares += c.Width
	}
	out := make([]float32, len(l.table.Columns))
	for i, c := range l.table.Columns {
		out[i] = width * float32(c.Width/shares)
	}
	return out
}

// wrap wraps the cells to their columns, unless they are, and notes how high
// each row is.
func (l *tableLayout) wrap(o []fyne.CanvasObject, width float32) {
	if width == l.width && l.scale == look.Scale() {
		return
	}
	l.width, l.scale, l.highs = width, look.Scale(), l.highs[:0]
	n, widths := len(l.table.Columns), l.widths(width)
	for row := range l.lines {
		high := float32(0)
		for i, c := range o[row*n : row*n+n] {
			c.Resize(fyne.NewSize(widths[i]-cellSpace, c.Size().Height)) // it wraps to this width
			high = max(high, c.MinSize().Height)
		}
		l.highs = append(l.highs, high)
	}
}

func (l *tableLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.wrap(o, size.Width)
	n, widths := len(l.table.Columns), l.widths(size.Width)
	y := float32(0)
	for row, high := range l.highs {
		x := float32(0)
		for i, c := range o[row*n : row*n+n] {
			put(c, x, y+3, widths[i]-cellSpace, high)
			x += widths[i]
		}
		y += high + rowSpace
		put(l.lines[row], 0, y-2, size.Width-cellSpace, 1)
	}
}

func (l *tableLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	if l.width == 0 {
		l.wrap(o, look.Px(600))
	}
	l.wrap(o, l.width)
	high := float32(0)
	for _, h := range l.highs {
		high += h + rowSpace
	}
	return fyne.NewSize(260, high)
}

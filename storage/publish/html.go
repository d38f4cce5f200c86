// Package publish writes reports as files that others open: one HTML page that
// everybody can read, Markdown, and CSV.
package publish

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode/utf8"

	"convenor/model/report"
)

//go:embed page.tmpl
var pageText string

//go:embed programme.tmpl
var programmeText string

var (
	page          = template.Must(template.New("page").Parse(pageText))
	programmePage = template.Must(template.Must(page.Clone()).New("programme").Parse(programmeText))
)

// HTML writes a report as one page that needs nothing else: no scripts, no
// fonts, no pictures from elsewhere. Headings, table headings, descriptions of
// drawings and the language are what WCAG 2.2 asks for, level AA; it follows
// the reader's choice of light or dark, and prints on A4.
func HTML(w io.Writer, r report.Report) error {
	view := htmlPage{Report: clean(r)}
	view.Head = view.Title
	if both := view.Title + ", " + view.Subtitle; view.Subtitle != "" && utf8.RuneCountInString(both) <= mostHead {
		view.Head = both
	}
	for i, s := range view.Report.Sections {
		section := htmlSection{Section: s}
		if s.Timeline != nil {
			section.Line = newHTMLTimeline(*s.Timeline, fmt.Sprintf("s%dl", i))
		}
		for j, c := range s.Charts {
			section.Charts = append(section.Charts, newHTMLChart(c, fmt.Sprintf("s%dc%d", i, j)))
		}
		view.Sections = append(view.Sections, section)
	}
	return page.Execute(w, view)
}

// mostHead is how long the name of a page may be for a reader's list of pages.
const mostHead = 70

type htmlPage struct {
	report.Report
	Head     string
	Sections []htmlSection
}

type htmlSection struct {
	report.Section
	Line   *htmlTimeline
	Charts []htmlChart
}

type htmlChart struct {
	report.Chart
	ID, Alt string
	Height  int
	Bars    []htmlBar
}

type htmlBar struct {
	Label, Shown        string
	Y, TextY            int
	Track, Width, After int
}

// The measures of drawings, in units of which a drawing is 720 wide.
const (
	barStep  = 24
	barRoom  = 360 // of the longest bar
	barStart = 220
	mostName = 27 // letters of a label; the description has all
)

func newHTMLChart(c report.Chart, id string) htmlChart {
	out := htmlChart{Chart: c, ID: id, Alt: c.Alt(), Height: barStep*len(c.Bars) + 4}
	most := c.Most()
	for i, b := range c.Bars {
		track := barRoom * max(b.Of, b.Value) / most
		out.Bars = append(out.Bars, htmlBar{Label: short(b.Label), Shown: b.Shown, Y: barStep*i + 4, TextY: barStep*i + 16,
			Track: track, Width: barRoom * b.Value / most, After: barStart + track + 10})
	}
	return out
}

// short cuts a label to the room a drawing has for it.
func short(s string) string {
	if utf8.RuneCountInString(s) <= mostName {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:mostName-1])) + "…"
}

type htmlTimeline struct {
	ID, Title, Alt       string
	Height, Base, MonthY int
	Months               []htmlMonth
	Marks                []htmlMark
}

type htmlMonth struct {
	X    int
	Name string
}

type htmlMark struct {
	X, Y  int
	Class string
}

func newHTMLTimeline(t report.Timeline, id string) *htmlTimeline {
	out := &htmlTimeline{ID: id, Title: t.Title, Alt: t.Alt()}
	place := func(at float64) int { return 16 + int(at*688) }
	highest, high, last := 0, 0, -100
	for _, m := range t.Marks {
		x := place(t.At(m.Day))
		if x-last < 16 { // stands over the one before
			high = min(high+1, 5)
		} else {
			high = 0
		}
		highest, last = max(highest, high), x
		class := "come"
		if m.Filled {
			class = "held"
		}
		out.Marks = append(out.Marks, htmlMark{X: x, Y: -16 * high, Class: class})
	}
	out.Base = 24 + 16*highest
	for i := range out.Marks {
		out.Marks[i].Y += out.Base - 10
	}
	out.MonthY, out.Height = out.Base+20, out.Base+28
	for _, m := range t.Months(9) {
		out.Months = append(out.Months, htmlMonth{min(place(t.At(m.Day)), 650), m.Name})
	}
	return out
}

package paper

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convenor/model/report"
)

// yearReport has every part of a report, and a table of so many rows.
func yearReport(rows int) report.Report {
	people := report.Table{Caption: "Names", Note: "And 3 more.", Columns: []report.TableColumn{{Heading: "Name", Width: 3}, {Heading: "Came", Number: true, Width: 1}}}
	for i := range rows {
		people.Rows = append(people.Rows, report.TableRow{Cells: []string{fmt.Sprintf("Adeyemi, Folasade %03d", i), "2"}})
	}
	people.Rows = append(people.Rows, report.TableRow{Cells: []string{"All", "7"}, Total: true})
	chart := func(title string) report.Chart {
		return report.Chart{Title: title, Narrow: true, Bars: []report.ChartBar{{Label: "Halton", Value: 3, Of: 8, Shown: "3 of 8"}, {Label: "Wirral", Shown: "fewer than 3"}}}
	}
	return report.Report{Title: "Year at a glance", Subtitle: "1 January to 31 December 2026", Community: "Test community", Made: "Made on 6 May 2026", Language: "en-GB",
		Sections: []report.Section{
			{Heading: "In numbers", Paragraphs: []string{"People who work with data."}, Figures: []report.Figure{{Number: "27", Words: "came"}, {Number: "5", Words: "sessions held"}}},
			{Heading: "When", Timeline: &report.Timeline{Title: "Sessions", From: "2026-01-01", Until: "2026-12-31", Marks: []report.TimelineMark{{Day: "2026-04-16", Label: "Spring gathering", Filled: true}, {Day: "2026-04-18", Label: "Walk"}}}},
			{Heading: "From where", Charts: []report.Chart{chart("By district"), chart("By home")}},
			{Heading: "Who", Tables: []report.Table{people}},
		}}
}

func TestReportOnPaper(t *testing.T) {
	data, res := printed(t, NewPrinter(nil), Report(yearReport(100)))
	d := readPDF(t, data)
	if len(d.pages) != 3 || res.Pages != 3 {
		t.Fatalf("%d pages", len(d.pages))
	}
	first := d.pages[0].words()
	for _, want := range []string{"Test community", "Year at a glance", "1 January to 31 December 2026", "In numbers", "27 came", "5 sessions held", "Apr 2026",
		"Halton", "3 of 8", "fewer than 3", "Name Came", "Adeyemi, Folasade 000 2", "Made on 6 May 2026 with Convenor", "page 1 of 3"} {
		if !strings.Contains(first, want) {
			t.Errorf("no %q in %q", want, first)
		}
	}
	last := d.pages[2].words()
	for _, want := range []string{"Name Came", "All 7", "And 3 more.", "page 3 of 3"} {
		if !strings.Contains(last, want) {
			t.Errorf("no %q in %q", want, last)
		}
	}
	for i, p := range d.pages {
		for _, text := range p.texts {
			if text.x < 16*72/25.4-1 || text.x > p.width-16*72/25.4 || text.y < 20 || text.y > p.height-30 {
				t.Errorf("page %d: %q stands at %.0f, %.0f", i+1, text.text, text.x, text.y)
			}
		}
	}
	if again, _ := printed(t, NewPrinter(nil), Report(yearReport(100))); !bytes.Equal(again, data) {
		t.Error("the same report gave other bytes")
	}
}

func TestStructureOfAReport(t *testing.T) {
	r := yearReport(1)
	data, _ := printed(t, NewPrinter(nil), Report(r))
	d := readPDF(t, data)
	root := d.objects[d.refs(d.objects[d.root], "StructTreeRoot")[0]]
	got := structure(d, d.refs(root, "K")[0])
	figure := "Figure=" + r.Sections[2].Charts[0].Title + ". " + r.Sections[2].Charts[0].Alt()
	for _, want := range []string{"[Document P H1 P H2 P P P H2 H3 Figure=" + r.Sections[1].Timeline.Alt(), figure,
		"H2 H3 [Table [TR TH TH] [TR TH TD] [TR TH TD]] P"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	if !bytes.Contains(data, []byte("/Scope /Row")) || !bytes.Contains(data, []byte("/Scope /Column")) {
		t.Error("the headings of the table do not say what they head")
	}
}

func TestWideTablesTurnThePaper(t *testing.T) {
	r := yearReport(1)
	r.Sections[3].Tables[0].Columns[0].Width = 14
	data, _ := printed(t, NewPrinter(nil), Report(r))
	if p := readPDF(t, data).pages[0]; p.width < p.height {
		t.Error("it stands upright")
	}
}

func TestALongChartGoesOnOnTheNextPage(t *testing.T) {
	var c report.Chart
	for i := range 130 {
		c.Bars = append(c.Bars, report.ChartBar{Label: fmt.Sprintf("month %03d", i), Value: i, Shown: fmt.Sprint(i)})
	}
	c.Title = "By month"
	data, _ := printed(t, NewPrinter(nil), Report(report.Report{Title: "x", Sections: []report.Section{{Heading: "y", Charts: []report.Chart{c}}}}))
	pages, all := readPDF(t, data).pages, ""
	for _, p := range pages {
		all += p.words() + " "
	}
	if len(pages) != 3 || !strings.Contains(all, "month 000") || !strings.Contains(all, "month 129 ") {
		t.Errorf("%d pages: %q", len(pages), all)
	}
}

// TestAnyReportPrints puts anything into every place.
func TestAnyReportPrints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := hostileText(t)
		r := yearReport(rapid.IntRange(0, 3).Draw(t, "rows"))
		r.Title, r.Subtitle, r.Community = word, word, word
		for i := range r.Sections {
			r.Sections[i].Heading, r.Sections[i].Paragraphs = word, []string{word, strings.Repeat(word+" ", 40)}
		}
		r.Sections[0].Figures[0] = report.Figure{Number: word, Words: word}
		r.Sections[2].Charts[0].Bars[0].Label, r.Sections[2].Charts[0].Bars[0].Shown = word, word
		table := &r.Sections[3].Tables[0]
		table.Caption, table.Rows = word, append(table.Rows, report.TableRow{Cells: []string{word, word}})
		var out bytes.Buffer
		if _, err := NewPrinter(nil).WritePDF(&out, Report(r), meta); err != nil {
			t.Fatal(err)
		}
	})
}

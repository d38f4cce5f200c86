package publish

import (
	"io"

	"convenor/model/report"
	"convenor/storage/sheet"
)

// CSV writes the numbers and tables of a report one after another, each under
// its caption and with an empty line before it, as package sheet writes CSV.
func CSV(w io.Writer, r report.Report) error {
	r = clean(r)
	out := sheet.NewWriter(w)
	write := func(err *error, cells ...string) {
		if *err == nil {
			*err = out.Write(cells...)
		}
	}
	var err error
	write(&err, r.Title)
	if r.Subtitle != "" {
		write(&err, r.Subtitle)
	}
	write(&err, r.Community)
	write(&err, r.Made)
	for _, t := range tables(r) {
		write(&err, "")
		write(&err, t.Caption)
		var heads []string
		for _, c := range t.Columns {
			heads = append(heads, c.Heading)
		}
		write(&err, heads...)
		for _, row := range t.Rows {
			write(&err, row.Cells...)
		}
		if t.Note != "" {
			write(&err, t.Note)
		}
	}
	for _, s := range r.Sections {
		for _, p := range s.Paragraphs {
			write(&err, p)
		}
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// tables are all numbers of a report as tables, in its order.
func tables(r report.Report) (all []report.Table) {
	for _, s := range r.Sections {
		if len(s.Figures) > 0 {
			t := report.Table{Caption: s.Heading, Columns: []report.TableColumn{{Heading: "What"}, {Heading: "How many", Number: true}}}
			for _, f := range s.Figures {
				t.Rows = append(t.Rows, report.TableRow{Cells: []string{f.Words, f.Number}})
			}
			all = append(all, t)
		}
		if s.Timeline != nil {
			t := report.Table{Caption: s.Timeline.Title, Columns: []report.TableColumn{{Heading: "Session"}, {Heading: "Date"}, {Heading: "State"}}}
			for _, m := range s.Timeline.Marks {
				state := "to come"
				if m.Filled {
					state = "held"
				}
				t.Rows = append(t.Rows, report.TableRow{Cells: []string{m.Label, string(m.Day), state}})
			}
			all = append(all, t)
		}
		for _, c := range s.Charts {
			if !c.Tabled {
				all = append(all, chartTable(c))
			}
		}
		all = append(all, s.Tables...)
	}
	return all
}

package publish

import (
	"bufio"
	"io"
	"strings"
	"unicode"

	"convenor/model/report"
)

// Markdown writes a report as CommonMark with the tables of GitHub Flavored
// Markdown. What people typed cannot become markup.
func Markdown(w io.Writer, r report.Report) error {
	r = clean(r)
	m := markdown{bufio.NewWriter(w)}
	m.put("# ", escape(r.Title), "\n")
	if r.Subtitle != "" {
		m.put("\n", escape(r.Subtitle), "\n")
	}
	for _, s := range r.Sections {
		m.section(s)
	}
	m.put("\n", escape(r.Community+". "+r.Made+" with Convenor."), "\n")
	return m.w.Flush()
}

type markdown struct{ w *bufio.Writer }

func (m markdown) put(parts ...string) {
	for _, p := range parts {
		m.w.WriteString(p) // the buffer keeps the first error
	}
}

func (m markdown) section(s report.Section) {
	m.put("\n## ", escape(s.Heading), "\n")
	for _, p := range s.Paragraphs {
		m.put("\n", escape(p), "\n")
	}
	for i, f := range s.Figures {
		if i == 0 {
			m.put("\n")
		}
		m.put("- **", escape(f.Number), "** ", escape(f.Words), "\n")
	}
	if t := s.Timeline; t != nil {
		m.put("\n### ", escape(t.Title), "\n\n", escape(t.Alt()), "\n")
	}
	for _, c := range s.Charts {
		if !c.Tabled {
			m.table(chartTable(c))
		}
	}
	for _, t := range s.Tables {
		m.table(t)
	}
}

func (m markdown) table(t report.Table) {
	m.put("\n### ", escape(t.Caption), "\n\n|")
	for _, c := range t.Columns {
		m.put(" ", escape(c.Heading), " |")
	}
	m.put("\n|")
	for _, c := range t.Columns {
		if c.Number {
			m.put(" ---: |")
		} else {
			m.put(" --- |")
		}
	}
	m.put("\n")
	for _, row := range t.Rows {
		m.put("|")
		for _, cell := range row.Cells {
			cell = escape(cell)
			if row.Total && cell != "" {
				cell = "**" + cell + "**"
			}
			m.put(" ", cell, " |")
		}
		m.put("\n")
	}
	if t.Note != "" {
		m.put("\n", escape(t.Note), "\n")
	}
}

// chartTable is a chart as a table of its numbers.
func chartTable(c report.Chart) report.Table {
	t := report.Table{Caption: c.Title, Columns: []report.TableColumn{{Heading: "What"}, {Heading: "How many", Number: true}}}
	for _, b := range c.Bars {
		t.Rows = append(t.Rows, report.TableRow{Cells: []string{b.Label, b.Shown}})
	}
	return t
}

// escape puts a backslash before each sign that could begin markup (CommonMark
// 2.4 allows it before all of ASCII's punctuation): those that mean something
// anywhere, and those that do at the beginning of a line. An address with "@"
// or "://" is kept from becoming a link by its own.
func escape(s string) string {
	var b strings.Builder
	digits := true // only digits so far
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_[]<>|~#&!$^@{}\"'", r),
			strings.ContainsRune("+-=", r) && i == 0,
			strings.ContainsRune(".)", r) && digits && i > 0,
			r == ':' && strings.HasPrefix(s[i:], "://"),
			r == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www"):
			b.WriteByte('\\')
		}
		digits = digits && unicode.IsDigit(r)
		b.WriteRune(r)
	}
	return b.String()
}

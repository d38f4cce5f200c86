package publish

import (
	"slices"
	"strings"
	"unicode"

	"convenor/model/report"
)

// clean is a report whose texts can stand in a file of text: each on one line
// of valid UTF-8, without control characters, and without characters that turn
// the direction of what follows (Unicode's bidirectional controls; with them a
// name could rearrange the row beside it).
func clean(r report.Report) report.Report {
	for _, s := range []*string{&r.Title, &r.Subtitle, &r.Community, &r.Made} {
		*s = line(*s)
	}
	r.Sections = slices.Clone(r.Sections)
	for i := range r.Sections {
		r.Sections[i] = cleanSection(r.Sections[i])
	}
	return r
}

func cleanSection(s report.Section) report.Section {
	s.Heading, s.Paragraphs = line(s.Heading), lines(s.Paragraphs)
	s.Figures, s.Charts, s.Tables = slices.Clone(s.Figures), slices.Clone(s.Charts), slices.Clone(s.Tables)
	for i, f := range s.Figures {
		s.Figures[i] = report.Figure{Number: line(f.Number), Words: line(f.Words)}
	}
	if s.Timeline != nil {
		t := *s.Timeline
		t.Title, t.Marks = line(t.Title), slices.Clone(t.Marks)
		for i := range t.Marks {
			t.Marks[i].Label = line(t.Marks[i].Label)
		}
		s.Timeline = &t
	}
	for i, c := range s.Charts {
		c.Title, c.Bars = line(c.Title), slices.Clone(c.Bars)
		for j := range c.Bars {
			c.Bars[j].Label, c.Bars[j].Shown = line(c.Bars[j].Label), line(c.Bars[j].Shown)
		}
		s.Charts[i] = c
	}
	for i, t := range s.Tables {
		t.Caption, t.Note, t.Columns, t.Rows = line(t.Caption), line(t.Note), slices.Clone(t.Columns), slices.Clone(t.Rows)
		for j := range t.Columns {
			t.Columns[j].Heading = line(t.Columns[j].Heading)
		}
		for j := range t.Rows {
			t.Rows[j].Cells = lines(t.Rows[j].Cells)
		}
		s.Tables[i] = t
	}
	return s
}

func lines(all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = line(s)
	}
	return out
}

func line(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\ufeff', r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}

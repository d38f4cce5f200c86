package report

import (
	"strconv"
	"strings"

	"convenor/model"
)

// Report is the whole content of one report, in the order it is read. The
// screen, paper, HTML, Markdown and CSV show this and nothing else.
type Report struct {
	Title     string
	Subtitle  string // what it is about: a session's date and place, or a span
	Community string
	Made      string // "Made on 6 May 2026"
	Anonymous bool   // without names: nobody can be told
	Name      string // for a file, without an ending
	Language  string // BCP 47
	Sections  []Section
}

// Section is one part of a report: words, then numbers, drawings and tables.
type Section struct {
	Heading    string
	Paragraphs []string
	Figures    []Figure
	Timeline   *Timeline // nil: none
	Charts     []Chart
	Tables     []Table
}

// Figure is one number with what it counts.
type Figure struct {
	Number string // "27", "fewer than 3", "£8.29"
	Words  string // "came"
}

// Table is one table. The first cell of each row is its heading.
type Table struct {
	Caption string
	Columns []TableColumn
	Rows    []TableRow
	Note    string // stands under it; may be empty
}

// TableColumn is one column of a table.
type TableColumn struct {
	Heading string
	Number  bool    // aligned right
	Width   float64 // share of the width on paper, beside the others'
}

// TableRow is one row, with a cell for each column.
type TableRow struct {
	Cells []string
	Total bool // sums up the rows before it
}

// Chart is bars under each other. Whoever cannot see them has Alt.
type Chart struct {
	Title  string
	Bars   []ChartBar
	Narrow bool // two can stand side by side
	Tabled bool // its numbers also stand in a table of the report
}

// ChartBar is one bar: Value of Of, which is 0 where there is no whole. Shown
// is how the numbers are said; a bar whose number is not told has none.
type ChartBar struct {
	Label     string
	Value, Of int
	Shown     string
}

// Alt is the chart in words.
func (c Chart) Alt() string {
	parts := make([]string, len(c.Bars))
	for i, b := range c.Bars {
		parts[i] = b.Label + ": " + b.Shown
	}
	return "Bars. " + strings.Join(parts, "; ") + "."
}

// Most is the length of the longest bar, at least 1.
func (c Chart) Most() int {
	most := 1
	for _, b := range c.Bars {
		most = max(most, b.Value, b.Of)
	}
	return most
}

// Timeline is sessions on a line from one day to another.
type Timeline struct {
	Title       string
	From, Until model.Date
	Marks       []TimelineMark // by day
}

// TimelineMark is one session on a Timeline.
type TimelineMark struct {
	Day    model.Date
	Label  string
	Filled bool // held; else it is to come
}

// At is where a day lies on the line, from 0 to 1.
func (t Timeline) At(day model.Date) float64 {
	whole := t.Until.Time().Sub(t.From.Time()).Hours()
	if whole <= 0 {
		return 0
	}
	return min(max(day.Time().Sub(t.From.Time()).Hours()/whole, 0), 1)
}

// Alt is the timeline in words.
func (t Timeline) Alt() string {
	parts := make([]string, len(t.Marks))
	for i, m := range t.Marks {
		word := "to come"
		if m.Filled {
			word = "held"
		}
		parts[i] = m.Day.Short() + ", " + m.Label + " (" + word + ")"
	}
	if len(parts) == 0 {
		parts = []string{"nothing"}
	}
	return "Line from " + t.From.Long() + " to " + t.Until.Long() + ". " + strings.Join(parts, "; ") + "."
}

// Month is one tick of a Timeline.
type Month struct {
	Day  model.Date
	Name string // "Jan 2026"
}

// Months are the firsts of the months on the line, at most so many; where there
// would be more, every second, third and so on.
func (t Timeline) Months(most int) (all []Month) {
	first := t.From.Time()
	for m := first.AddDate(0, 0, 1-first.Day()); !m.After(t.Until.Time()); m = m.AddDate(0, 1, 0) {
		if day := model.DateOf(m); day >= t.From {
			all = append(all, Month{day, m.Format("Jan 2006")})
		}
	}
	step := (len(all) + most - 1) / max(most, 1)
	if step < 2 {
		return all
	}
	var some []Month
	for i := 0; i < len(all); i += step {
		some = append(some, all[i])
	}
	return some
}

// Span is days from one to another, both included.
type Span struct{ From, Until model.Date }

// Words is the span as a line of text.
func (s Span) Words() string { return s.From.Long() + " to " + s.Until.Long() }

// Holds reports whether a day lies in the span.
func (s Span) Holds(day model.Date) bool { return day != "" && day >= s.From && day <= s.Until }

// Validate reports what is wrong with s.
func (s Span) Validate() error {
	switch {
	case s.From == "" || s.Until == "" || !s.From.Valid() || !s.Until.Valid():
		return model.ValidationError{Field: "span", Problem: "a span needs a first and a last day"}
	case s.Until < s.From:
		return model.ValidationError{Field: "span", Problem: "a span must end on or after the day it begins"}
	}
	return nil
}

// LastYear is the twelve months that end with day.
func LastYear(day model.Date) Span {
	return Span{model.DateOf(day.Time().AddDate(-1, 0, 1)), day}
}

// notKnown is the row of those of whom a thing is not known.
const notKnown = "Not known"

// none stands where there is nothing to say.
const none = "–"

func percent(part, whole int) string {
	if whole == 0 {
		return none
	}
	return strconv.Itoa((100*part+whole/2)/whole) + " %"
}

// hours writes minutes as hours, with one decimal where it takes one.
func hours(minutes int) string {
	tenths := (minutes + 3) / 6
	if tenths%10 == 0 {
		return model.Thousands(tenths / 10)
	}
	return model.Thousands(tenths/10) + "." + strconv.Itoa(tenths%10)
}

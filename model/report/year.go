package report

import (
	"fmt"
	"time"

	"convenor/model"
)

// mostBars is how many sessions are drawn one by one; more are drawn by month.
const mostBars = 10

// NewYear is a year, or any span, on a page: for a leader or a funder.
func NewYear(in SessionsInput, anonymous bool) Report {
	t := tally(in)
	told := t.protect(anonymous)
	r := newReport(in.Community, in.Today, anonymous)
	r.Title = "Year at a glance"
	r.Subtitle = in.Span.Words()
	r.Name = oneLine(in.Community.Name) + " year at a glance " + string(in.Span.From) + " to " + string(in.Span.Until)
	r.Sections = drop([]Section{t.reachSection(told), t.glanceSection(told), t.barsSection(told), t.plannedSection()})
	return r.finished(anonymous)
}

// reachSection is the year in numbers.
func (t *tallies) reachSection(told *protected) Section {
	reached, whole := t.districtsReached()
	n := len(t.in.Sessions)
	s := Section{Heading: "In numbers", Paragraphs: t.spanWords()}
	if purpose := oneLine(t.in.Community.Purpose); purpose != "" {
		s.Paragraphs = append([]string{purpose}, s.Paragraphs...)
	}
	bodies := model.Thousands(t.bodies)
	if told.anonymous && t.bodies < leastTold {
		bodies = fewer
	}
	s.Figures = []Figure{
		{model.Thousands(n), one(n, "session held", "sessions held")},
		{told.came, "different people came"},
		{told.newcomers, "of them for the first time"},
		{bodies, one(t.bodies, "organisation they are with", "organisations they are with")},
		{fmt.Sprintf("%d of %d", len(reached), whole), "districts they are from"},
		{hours(t.minutes), "hours of sessions"},
	}
	if told.allCame {
		s.Figures = append(s.Figures, Figure{hours(t.spent), "hours that people gave"})
	}
	if total, known, heads := t.cost(); known > 0 {
		s.Figures = append(s.Figures, Figure{told.aHead(total, heads), fmt.Sprintf("a head; the cost of %d of %s is known", known, model.Count(n, "session", "sessions"))})
	}
	if len(reached) > 0 && len(reached) < whole && !told.anonymous {
		s.Paragraphs = append(s.Paragraphs, "People came from "+listWords(reached)+".")
	}
	return s
}

// glanceSection is the year as a line.
func (t *tallies) glanceSection(told *protected) Section {
	line := Timeline{Title: "Sessions held and planned", From: t.in.Span.From, Until: t.in.Span.Until}
	for _, s := range t.in.Sessions {
		line.Marks = append(line.Marks, TimelineMark{s.Start.Date(), oneLine(s.Title), true})
	}
	for _, s := range t.in.Planned {
		if s.Start != "" {
			line.Marks = append(line.Marks, TimelineMark{s.Start.Date(), oneLine(s.Title), false})
			line.Until = max(line.Until, s.Start.Date())
		}
	}
	if len(line.Marks) == 0 {
		return Section{}
	}
	return Section{Heading: "When", Timeline: &line}
}

// barsSection draws who came to each session, or in each month, and from where.
func (t *tallies) barsSection(told *protected) Section {
	s := Section{Heading: "Who came"}
	if t.came == 0 {
		return s
	}
	s.Charts = append(s.Charts, t.cameChart(told))
	for _, c := range []struct{ word, title string }{{"sector", "Different people who came, by sector"}, {"district", "Different people who came, by district"}} {
		s.Charts = append(s.Charts, Chart{Title: c.title, Bars: told.reached[c.word], Narrow: true})
	}
	return s
}

func (t *tallies) cameChart(told *protected) Chart {
	if len(t.in.Sessions) <= mostBars {
		c := Chart{Title: "Came to each session"}
		for i, s := range t.in.Sessions {
			c.Bars = append(c.Bars, ChartBar{Label: s.Start.Date().Time().Format("2 Jan") + " " + oneLine(s.Title), Value: tellable(told.sessionCame[i], t.heads[i].Attended), Shown: told.sessionCame[i]})
		}
		return c
	}
	names, of := t.months()
	sums := make([]int, len(names))
	for i, m := range of {
		sums[m] += t.heads[i].Attended
	}
	c := Chart{Title: "Times somebody came, by month"}
	for i, name := range names {
		c.Bars = append(c.Bars, ChartBar{Label: name, Value: tellable(told.monthCame[i], sums[i]), Shown: told.monthCame[i]})
	}
	return c
}

// tellable is a value as a bar draws it: nothing where its words tell nothing.
func tellable(words string, value int) int {
	if words == fewer || words == withheld {
		return 0
	}
	return value
}

// months are the months from the first session to the last, and which each
// session is in.
func (t *tallies) months() (names []string, of []int) {
	if len(t.in.Sessions) == 0 {
		return nil, nil
	}
	index := func(at time.Time) int { return at.Year()*12 + int(at.Month()) }
	first := t.in.Sessions[0].Start.Date().Time()
	for _, s := range t.in.Sessions {
		at := s.Start.Date().Time()
		n := index(at) - index(first)
		for len(names) <= n {
			names = append(names, time.Date(first.Year(), first.Month()+time.Month(len(names)), 1, 0, 0, 0, 0, time.UTC).Format("Jan 2006"))
		}
		of = append(of, n)
	}
	return names, of
}

// plannedSection lists what is to come.
func (t *tallies) plannedSection() Section {
	s := Section{Heading: "Planned"}
	if len(t.in.Planned) == 0 {
		return s
	}
	const most = 6
	table := Table{Caption: "Sessions to come", Columns: []TableColumn{{"Session", false, 4}, {"Date", false, 2.2}, {"Place", false, 3}, {"State", false, 1.6}}}
	for i, v := range t.in.Planned {
		if i == most {
			table.Note = "And " + model.Thousands(len(t.in.Planned)-most) + " more."
			break
		}
		date := v.Start.Date().Short()
		if date == "" {
			date = "no date yet"
		}
		place := v.VenueName
		switch {
		case v.Mode == model.Online:
			place = "online"
		case place == "":
			place = "no venue yet"
		}
		table.Rows = append(table.Rows, TableRow{Cells: []string{oneLine(v.Title), date, oneLine(place), string(v.State)}})
	}
	s.Tables = []Table{table}
	return s
}

package report

import (
	"fmt"
	"time"

	"convenor/model"
)

// leastForShare is how many people a group needs before a share of it says
// anything.
const leastForShare = 5

const tooFew = "too few to say"

func minutesOf(c model.Clock) time.Duration { return time.Duration(c) * time.Minute }

// NewAttendance is the report of who came to a session, or to all of a span.
func NewAttendance(in SessionsInput, anonymous bool) Report {
	t := tally(in)
	r := newReport(in.Community, in.Today, anonymous)
	told := t.protect(anonymous)
	if t.single() {
		s := in.Sessions[0]
		r.Title = "Attendance: " + oneLine(s.Title)
		r.Subtitle = model.JoinNonEmpty(" · ", when(s.Session, in.Community.TimeZone), placeWords(s), t.band(0))
		r.Name = oneLine(s.Title) + " " + string(s.Start.Date()) + " attendance"
		r.Sections = append(r.Sections, t.headSection(told), t.peopleSection(told), t.roomSection(told))
	} else {
		r.Title = "Attendance"
		r.Subtitle = in.Span.Words()
		r.Name = oneLine(in.Community.Name) + " attendance " + string(in.Span.From) + " to " + string(in.Span.Until)
		r.Sections = append(r.Sections, t.spanSection(told), t.peopleSection(told), t.sessionsSection(told), t.costSection(told))
	}
	r.Sections = drop(r.Sections)
	if !anonymous {
		r.Sections = append(r.Sections, t.listSections()...)
	}
	return r.finished(anonymous)
}

func newReport(c model.Community, today model.Date, anonymous bool) Report {
	return Report{Community: oneLine(c.Name), Made: "Made on " + today.Long(), Anonymous: anonymous, Language: "en-GB"}
}

// anonymousWords begin every report without names.
const anonymousWords = "Without names. A count of people under 3 is shown as “fewer than 3”; “not shown” keeps back a number from which such a count could be worked out."

func (r Report) finished(anonymous bool) Report {
	if anonymous {
		r.Name += " without names"
		r.Sections[0].Paragraphs = append([]string{anonymousWords}, r.Sections[0].Paragraphs...)
	}
	return r
}

// drop leaves out sections without content.
func drop(sections []Section) []Section {
	var kept []Section
	for _, s := range sections {
		if len(s.Paragraphs)+len(s.Figures)+len(s.Charts)+len(s.Tables) > 0 || s.Timeline != nil {
			kept = append(kept, s)
		}
	}
	return kept
}

// placeWords is room, venue and mode in one line.
func placeWords(s ReportSession) string {
	if s.Mode == model.Online {
		return string(s.Mode)
	}
	return model.JoinNonEmpty(" · ", oneLine(model.JoinNonEmpty(", ", s.Room, s.VenueName)), s.Mode.Phrase())
}

func (t *tallies) band(session int) string {
	names, of := t.bands()
	if name := names[of[session]]; name != notKnown {
		return name
	}
	return ""
}

// headSection is what a session comes to.
func (t *tallies) headSection(told *protected) Section {
	s := Section{Heading: "Who came", Figures: []Figure{
		{told.listed, "on the list"}, {told.came, "came"}, {told.apologies, "sent apologies"}, {told.declined, "declined"}, {told.noShow, "had said they would come, and did not"},
		{told.noWord, "did not reply, and did not come"}, {told.notRecorded, "not recorded"}, {told.walkIns, "of those who came walked in"}}}
	if t.all.Illegible > 0 {
		s.Figures = append(s.Figures, Figure{told.illegible, "of these signed a row that nobody can read"})
		s.Paragraphs = append(s.Paragraphs, illegibleWords)
	}
	if t.all.NotRecorded() > 0 {
		s.Paragraphs = append(s.Paragraphs, "“Not recorded” is not “did not come”: attendance of these people has not been put down yet.")
	}
	s.Paragraphs = append(s.Paragraphs, t.declinedWords(told)...)
	if t.in.Sessions[0].State == model.Cancelled {
		s.Paragraphs = append(s.Paragraphs, "This session was cancelled.")
	}
	s.Figures = append(s.Figures, t.newFigures(told)...)
	return s
}

// illegibleWords say how rows are counted that nobody can read.
const illegibleWords = "A row of the sheet that nobody can read is counted as one person who walked in, of whom nothing else is known."

// declinedWords say why fewer declined than replied so. Without names they stand
// wherever anybody was asked, so that they tell of nobody.
func (t *tallies) declinedWords(told *protected) []string {
	if t.listed == 0 || !told.anonymous && t.all.Declined == t.all.SaidNo {
		return nil
	}
	return []string{"Who declined, and then came or sent apologies, is counted under that and not under “declined”."}
}

func (t *tallies) newFigures(told *protected) []Figure {
	return []Figure{{told.newcomers, "came for the first time"}, {told.returning, "had come before"}}
}

// spanSection is what a span comes to.
func (t *tallies) spanSection(told *protected) Section {
	s := Section{Heading: "Who came", Figures: []Figure{
		{model.Thousands(len(t.in.Sessions)), one(len(t.in.Sessions), "session held", "sessions held")},
		{told.listed, "different people on the lists"}, {told.came, "different people came"},
		{told.newcomers, "of them for the first time"}, {told.returning, "of them had come before"},
		{told.attended, "times somebody came"}, {told.apologies, "apologies"}, {told.declined, "declined"}, {told.noShow, "no-shows"},
		{told.noWord, "neither replied nor came"}, {told.notRecorded, "not recorded"}}}
	s.Paragraphs = append(t.spanWords(), t.declinedWords(told)...)
	return s
}

// spanWords say what a span leaves out.
func (t *tallies) spanWords() (words []string) {
	if len(t.in.Sessions) == 0 {
		words = append(words, "No session was held in this time.")
	}
	if t.in.Unmarked > 0 {
		words = append(words, model.Count(t.in.Unmarked, "session of this time is over but not marked as held, so it is not counted.", "sessions of this time are over but not marked as held, so they are not counted."))
	}
	if t.all.Illegible > 0 {
		words = append(words, "Rows of sheets that nobody can read are counted among the times somebody came, and not among different people.")
	}
	if t.all.NotRecorded() > 0 {
		words = append(words, "“Not recorded” is not “did not come”: attendance of these people has not been put down yet.")
	}
	return words
}

func one(n int, single, many string) string {
	if n == 1 {
		return single
	}
	return many
}

// peopleSection counts people by sector, seniority, district and mode.
func (t *tallies) peopleSection(told *protected) Section {
	s := Section{Heading: "Who was in the room"}
	if t.listed == 0 {
		return s
	}
	if told.anonymous {
		s.Tables = told.kinds
		s.Charts = told.charts
	} else {
		for _, k := range t.kinds() {
			s.Tables = append(s.Tables, t.kindTable(k))
			s.Charts = append(s.Charts, kindChart(k))
		}
	}
	if t.all.Attended > 0 {
		s.Tables = append(s.Tables, told.modes)
	}
	s.Paragraphs = append(s.Paragraphs, fmt.Sprintf("A share of a group of fewer than %d is not worked out: it is %s.", leastForShare, tooFew))
	return s
}

// kindTable is a count of people with their names' owners known.
func (t *tallies) kindTable(k kind) Table {
	table := Table{Caption: k.caption, Columns: []TableColumn{{k.heading, false, 3}, {"On the list", true, 1.2}, {"Came", true, 1}}}
	if t.single() {
		table.Columns = append(table.Columns, TableColumn{"Apologies", true, 1.2}, TableColumn{"Declined", true, 1.1}, TableColumn{"No-show", true, 1.1}, TableColumn{"No reply", true, 1.1})
	}
	table.Columns = append(table.Columns, TableColumn{"Not recorded", true, 1.4}, TableColumn{"Came, of those recorded", true, 1.9})
	row := func(g group) []string {
		cells := []string{oneLine(g.name), model.Thousands(g.head.Listed), model.Thousands(g.head.Attended)}
		unrecorded := g.head.Listed - g.met
		if t.single() {
			cells = append(cells, model.Thousands(g.head.Apologies), model.Thousands(g.head.SaidNo), model.Thousands(g.head.NoShow), model.Thousands(g.head.NoWord))
		}
		return append(cells, model.Thousands(unrecorded), share(g.head.Attended, g.met))
	}
	whole := group{name: "All"}
	for _, g := range k.groups {
		table.Rows = append(table.Rows, TableRow{Cells: row(g)})
		whole.add(g)
	}
	table.Rows = append(table.Rows, TableRow{Cells: row(whole), Total: true})
	return table
}

func (g *group) add(other group) {
	g.head.Listed += other.head.Listed
	g.head.Attended += other.head.Attended
	g.head.Apologies += other.head.Apologies
	g.head.SaidNo += other.head.SaidNo
	g.head.NoShow += other.head.NoShow
	g.head.NoWord += other.head.NoWord
	g.met += other.met
}

func share(came, of int) string {
	switch {
	case of == 0:
		return none
	case of < leastForShare:
		return tooFew
	}
	return percent(came, of)
}

func kindChart(k kind) Chart {
	c := Chart{Title: "Came, of those on the list, " + lower(k.caption), Narrow: true, Tabled: true}
	for _, g := range k.groups {
		if g.head.Listed > 0 {
			c.Bars = append(c.Bars, ChartBar{oneLine(g.name), g.head.Attended, g.head.Listed,
				fmt.Sprintf("%s of %s", model.Thousands(g.head.Attended), model.Thousands(g.head.Listed))})
		}
	}
	return c
}

// lower is a caption within a sentence.
func lower(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}

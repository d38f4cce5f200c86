package report

import (
	"fmt"

	"convenor/model"
)

// IllegibleRow is a row of a sheet that came back and nobody could read.
type IllegibleRow struct {
	Words  string // "illegible, row 23"
	Note   string
	Listed bool // the row is that of somebody listed, who is counted by their own tick
}

// asRecord is the sheet as an attendance record: everyone on the list with what
// is known of them, and the rows that nobody could read. Nothing is left to sign
// or to add, so it has no code.
func (s SignInSheet) asRecord(in SheetInput) SignInSheet {
	s.Code, s.BlankRows, s.Notice = "", 0, "For the organisers: who came is not passed on."
	times := false
	for _, p := range in.People {
		times = times || clocks(p) != ""
	}
	columns := []sheetColumn{mark(NumberColumn, "No."), mark(BoxColumn, "In"),
		text("Name", 56, name, ""), text("Organisation", 58, organisation, ""), text("Attendance", 34, attended, "")}
	if times {
		columns = append(columns, text("Time", 24, clocks, ""))
	}
	s.Columns = listedColumns(columns)
	s.Landscape = false // nothing is written into it by hand
	for i, p := range sorted(in.People, s.Sort) {
		p.In = p.Attendance == model.Attended
		s.Rows = append(s.Rows, row(i+1, p, s.Variant, columns))
	}
	for _, r := range in.Illegible {
		cells := make([]string, len(columns))
		cells[2], cells[3], cells[4] = r.Words, oneLine(r.Note), "came"
		if r.Listed {
			cells[4] = ""
		}
		s.Rows = append(s.Rows, SheetRow{No: len(s.Rows) + 1, Ticked: !r.Listed, Cells: cells})
	}
	s.Summary = recordSummary(in)
	return s
}

// attended is what an attendance record says of a person.
func attended(p SheetPerson) string {
	switch model.OutcomeOf(p.Source, p.Reply, p.Attendance) {
	case model.OutcomeCame:
		words := "came"
		if p.CameOnline {
			words = "came online"
		}
		if p.WalkIn {
			words += " (walk-in)"
		}
		return words
	case model.OutcomeApologies:
		return "apologies"
	case model.OutcomeDeclined:
		return "declined"
	case model.OutcomeNoShow:
		return "no-show"
	case model.OutcomeNoWord:
		return "did not come"
	}
	return "not recorded"
}

// clocks are the times somebody came and went, as far as they are known.
func clocks(p SheetPerson) string {
	switch {
	case p.TimeIn != "" && p.Left != "":
		return p.TimeIn.Clock().String() + "–" + p.Left.Clock().String()
	case p.TimeIn != "":
		return p.TimeIn.Clock().String()
	case p.Left != "":
		return "until " + p.Left.Clock().String()
	}
	return ""
}

// recordSummary counts. Illegible rows are people who came, but for those of
// listed people.
func recordSummary(in SheetInput) string {
	var h model.Headcount
	walkIns, illegible := 0, 0
	for _, p := range in.People {
		h.Add(p.Source, p.Reply, p.Attendance)
		if p.WalkIn && p.Attendance == model.Attended {
			walkIns++
		}
	}
	for _, r := range in.Illegible {
		if !r.Listed {
			illegible++
		}
	}
	h.AddIllegible(illegible)
	among := ""
	if walkIns > 0 {
		among = model.Count(walkIns, "walk-in", "walk-ins")
	}
	if illegible > 0 {
		among = model.JoinNonEmpty(", ", among, fmt.Sprintf("%d illegible", illegible))
	}
	came := fmt.Sprintf("%d came", h.Attended)
	if among != "" {
		came += " (" + among + " among them)"
	}
	words := fmt.Sprintf("%s · %d apologies", came, h.Apologies)
	if h.SaidNo > 0 {
		words += fmt.Sprintf(" · %d declined", h.SaidNo)
	}
	words += fmt.Sprintf(" · %d no-show", h.NoShow)
	if h.NoWord > 0 {
		words += fmt.Sprintf(" · %d without a reply did not come", h.NoWord)
	}
	return words + fmt.Sprintf(" · %d not recorded", h.NotRecorded())
}

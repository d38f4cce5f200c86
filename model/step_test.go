package model

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestNextStep(t *testing.T) {
	before := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	morning := time.Date(2026, 6, 12, 7, 0, 0, 0, time.UTC)
	doors := time.Date(2026, 6, 12, 11, 30, 0, 0, time.UTC) // half an hour before it starts
	during := time.Date(2026, 6, 12, 13, 0, 0, 0, time.UTC) // 14:00 in London
	after := time.Date(2026, 6, 12, 13, 31, 0, 0, time.UTC)
	expected := Headcount{Listed: 2, Accepted: 2, Open: 2}
	for _, test := range []struct {
		name    string
		state   State
		mode    Mode
		start   LocalTime
		count   Headcount
		printed bool
		now     time.Time
		want    Step
	}{
		{"an idea without a date", Idea, InPerson, "", Headcount{}, false, before, StepDate},
		{"an idea with one", Idea, InPerson, "2026-06-12T13:00", Headcount{}, false, before, StepAnnounce},
		{"announced, nobody invited", SaveTheDate, InPerson, "2026-06-12T13:00", Headcount{}, false, before, StepInvite},
		{"announced and invited", SaveTheDate, InPerson, "2026-06-12T13:00", expected, false, before, StepConfirm},
		{"announced, not told", SaveTheDate, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, NotTold: 1}, false, before, StepTell},
		{"confirmed, not told", Confirmed, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, NotTold: 1}, false, before, StepTell},
		{"moved", Confirmed, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, NotTold: 1, Outdated: 1}, true, before, StepUpdate},
		{"cancelled, not told", Cancelled, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, Outdated: 1}, false, before, StepUpdate},
		{"cancelled, not told, over", Cancelled, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, Outdated: 1}, false, after, StepNone},
		{"over, not told", Confirmed, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, NotTold: 1, Outdated: 1}, false, after, StepHeld},
		{"confirmed, nobody invited", Confirmed, InPerson, "2026-06-12T13:00", Headcount{}, false, before, StepInvite},
		{"confirmed", Confirmed, InPerson, "2026-06-12T13:00", expected, false, before, StepPrint},
		{"confirmed, hybrid", Confirmed, Hybrid, "2026-06-12T13:00", expected, false, before, StepPrint},
		{"confirmed, online", Confirmed, Online, "2026-06-12T13:00", expected, false, before, StepNone},
		{"printed", Confirmed, InPerson, "2026-06-12T13:00", expected, true, before, StepNone},
		{"on the day", Confirmed, InPerson, "2026-06-12T13:00", expected, true, morning, StepDesk},
		{"on the day, no sheet yet", Confirmed, InPerson, "2026-06-12T13:00", expected, false, morning, StepPrint},
		{"on the day, online", Confirmed, Online, "2026-06-12T13:00", expected, false, morning, StepNone},
		{"people come, no sheet", Confirmed, InPerson, "2026-06-12T13:00", expected, false, doors, StepDesk},
		{"people come, nobody was invited", Confirmed, Hybrid, "2026-06-12T13:00", Headcount{}, false, doors, StepDesk},
		{"under way", Confirmed, InPerson, "2026-06-12T13:00", expected, true, during, StepDesk},
		{"over", Confirmed, InPerson, "2026-06-12T13:00", expected, true, after, StepTypeIn},
		{"over, not printed", Confirmed, InPerson, "2026-06-12T13:00", expected, false, after, StepHeld},
		{"over, online", Confirmed, Online, "2026-06-12T13:00", expected, true, after, StepHeld},
		{"over, typed in", Confirmed, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, Attended: 1, NoShow: 1}, true, after, StepHeld},
		{"over, never confirmed", SaveTheDate, InPerson, "2026-06-12T13:00", Headcount{}, false, after, StepHeld},
		{"held, nothing recorded", Held, InPerson, "2026-06-12T13:00", expected, false, after, StepRecord},
		{"held, half recorded", Held, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, Attended: 1, Open: 1}, false, after, StepRecord},
		{"held, half recorded, printed", Held, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, Attended: 1, Open: 1}, true, after, StepTypeIn},
		{"held, the rest declined", Held, InPerson, "2026-06-12T13:00", Headcount{Listed: 2, Attended: 1, Declined: 1}, true, after, StepReport},
		{"held, all recorded", Held, InPerson, "2026-06-12T13:00", Headcount{Listed: 3, Attended: 1, NoShow: 1, Apologies: 1}, true, after, StepReport},
		{"held, nobody on the list", Held, InPerson, "2026-06-12T13:00", Headcount{}, false, after, StepNone},
		{"cancelled", Cancelled, InPerson, "2026-06-12T13:00", expected, false, after, StepNone},
	} {
		s := launch()
		s.State, s.Mode, s.Start = test.state, test.mode, test.start
		if test.start == "" {
			s.End = ""
		}
		if got := NextStep(s, test.count, test.printed, test.now); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestWritingItUpEnds(t *testing.T) {
	s := launch()
	s.State, s.WrittenUp = Held, true
	after := s.EndTime().Add(time.Hour)
	if got := NextStep(s, Headcount{Listed: 1, Attended: 1}, true, after); got != StepNone {
		t.Errorf("written up, it waits for %q", got)
	}
	if got := NextStep(s, Headcount{Listed: 2, Attended: 1, Open: 1}, false, after); got != StepRecord {
		t.Errorf("with a late addition it waits for %q", got)
	}
}

func TestReadiness(t *testing.T) {
	hall := &Venue{Name: "Ropewalk Hall", Capacity: 2, StepFree: Yes, HearingLoop: Yes}
	attic := &Venue{Name: "Attic", StepFree: No}
	agenda := []AgendaItem{{Minutes: 60}, {Minutes: 30}}
	for _, test := range []struct {
		name    string
		change  func(*Session)
		venue   *Venue
		count   Headcount
		printed bool
		want    []Ready
	}{
		{"ready", func(s *Session) { s.Agenda = agenda }, hall, Headcount{Listed: 1, Accepted: 1}, true, []Ready{
			{State: Done, Text: "Venue chosen, step-free, hearing loop"}, {State: Done, Text: "Agenda of 90 minutes"}, {State: Done, Text: "1 person on the list, invited"}, {State: Done, Text: "Sheet printed"}}},
		{"nothing done", func(s *Session) { s.Start, s.End = "", "" }, nil, Headcount{}, false, []Ready{
			{State: Attention, Text: "No date yet"}, {State: Attention, Text: "No venue yet"}, {State: Open, Text: "No agenda yet"}, {State: Open, Text: "Nobody is on the list yet"}, {State: Open, Text: "Sheet not printed"}}},
		{"steps and crowds", func(s *Session) { s.Capacity, s.Agenda = 3, agenda[:1] }, attic, Headcount{Listed: 9, Accepted: 4}, false, []Ready{
			{State: Done, Text: "Venue chosen"}, {State: Attention, Text: "Step-free access: no"}, {State: Attention, Text: "30 min are still free."}, {State: Done, Text: "9 people on the list, invited"},
			{State: Attention, Text: "1 more accepted than the room holds (3)"}, {State: Open, Text: "Sheet not printed"}}},
		{"nobody asked", func(s *Session) { s.Mode, s.Link, s.Agenda = Online, "https://example.org", agenda }, nil, Headcount{Listed: 9, Unasked: 9, Attended: 9}, false, []Ready{
			{State: Done, Text: "Link to join online"}, {State: Done, Text: "Agenda of 90 minutes"}, {State: Done, Text: "9 people on the list, nobody invited"}}},
		{"some asked", func(s *Session) { s.Mode, s.Link, s.Agenda = Online, "https://example.org", agenda }, nil, Headcount{Listed: 9, Unasked: 7}, false, []Ready{
			{State: Done, Text: "Link to join online"}, {State: Done, Text: "Agenda of 90 minutes"}, {State: Done, Text: "9 people on the list: 2 invited, 7 came to it themselves"}}},
		{"the room's own capacity", func(s *Session) { s.Agenda = agenda }, hall, Headcount{Listed: 3, Accepted: 3}, true, []Ready{
			{State: Done, Text: "Venue chosen, step-free, hearing loop"}, {State: Done, Text: "Agenda of 90 minutes"}, {State: Done, Text: "3 people on the list, invited"},
			{State: Attention, Text: "1 more accepted than the room holds (2)"}, {State: Done, Text: "Sheet printed"}}},
		{"not told", func(s *Session) { s.Agenda = agenda }, hall, Headcount{Listed: 3, NotTold: 2, Outdated: 1}, true, []Ready{
			{State: Done, Text: "Venue chosen, step-free, hearing loop"}, {State: Done, Text: "Agenda of 90 minutes"}, {State: Done, Text: "3 people on the list, invited"}, {State: Open, Text: "Not told yet: 2 people"},
			{State: Attention, Text: "1 person holds the old time or place"}, {State: Done, Text: "Sheet printed"}}},
		{"online", func(s *Session) { s.Mode, s.Agenda = Online, agenda }, nil, Headcount{Listed: 500, Accepted: 500}, false, []Ready{
			{State: Attention, Text: "No link to join online"}, {State: Done, Text: "Agenda of 90 minutes"}, {State: Done, Text: "500 people on the list, invited"}}},
		{"hybrid", func(s *Session) { s.Mode, s.Link, s.Agenda = Hybrid, "https://example.org", agenda }, &Venue{}, Headcount{Listed: 1}, true, []Ready{
			{State: Done, Text: "Venue chosen"}, {State: Attention, Text: "Step-free access: not known"}, {State: Done, Text: "Link to join online"}, {State: Done, Text: "Agenda of 90 minutes"}, {State: Done, Text: "1 person on the list, invited"}, {State: Done, Text: "Sheet printed"}}},
	} {
		s := launch()
		test.change(&s)
		if diff := cmp.Diff(test.want, Readiness(s, test.venue, test.count, test.printed, nil)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestWhatIsInTheWayIsToBeReadyFor(t *testing.T) {
	s := launch()
	s.ID = "a"
	clashes := []Clash{
		{Kind: ClashVenue, Session: "b", Title: "Later", Other: "a", With: "Launch", Text: "Both are at the hall."},
		{Kind: ClashTooClose, Session: "a", Title: "Launch", Other: "c", With: "Before", Text: "It is only 2 days after “Before”."},
		{Kind: ClashBankHoliday, Session: "a", Title: "Launch", Other: "l", With: "Good Friday", Text: "It is on Good Friday."},
	}
	want := []Ready{{Attention, "Both are at the hall.", "b", "Later"}, {Attention, "It is only 2 days after “Before”.", "c", "Before"}, {Attention, "It is on Good Friday.", "", ""}}
	if diff := cmp.Diff(want, Readiness(s, nil, Headcount{}, false, clashes)[:3]); diff != "" {
		t.Error(diff)
	}
}

package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func at(id ID, start, end LocalTime, change ...func(*Session)) Session {
	s := Session{ID: id, Title: strings.ToUpper(string(id)), Mode: InPerson, State: Confirmed, Start: start, End: end, Zone: "Europe/London"}
	for _, c := range change {
		c(&s)
	}
	return s
}

func behind(title string, kind LayerKind, keeps bool, first, last Date) BackgroundEvent {
	e := BackgroundEvent{Layer: "l", LayerName: "Terms", Kind: kind, KeepsFree: keeps, Title: title, AllDay: true, First: first, Last: last}
	e.From = At(first, 0).In("Europe/London")
	e.To = At(last, 1440).In("Europe/London")
	return e
}

func TestClashes(t *testing.T) {
	hall := func(s *Session) { s.Venue = "v" }
	room := func(name string) func(*Session) { return func(s *Session) { s.Venue, s.Room = "v", name } }
	led := func(people ...ID) func(*Session) { return func(s *Session) { s.Facilitators = people } }
	shows := func(people ...ID) func(*Session) {
		return func(s *Session) { s.Agenda = []AgendaItem{{Minutes: 10, Presenters: people}} }
	}
	online := func(s *Session) { s.Mode = Online }
	off := func(s *Session) { s.State = Cancelled }
	zone := func(name string) func(*Session) { return func(s *Session) { s.Zone = name } }
	in := Schedule{
		Venues: map[ID]Venue{"v": {ID: "v", Name: "Ropewalk Hall", Bands: []ID{"day"}}},
		Names:  map[ID]string{"p": "Ann Lee", "q": "Bo"},
		Bands: []Category{{ID: "day", List: Bands, Name: "Weekday daytime", Days: "12345", From: 360, To: 1020},
			{ID: "eve", List: Bands, Name: "Weekday evening", Days: "12345", From: 1020, To: 1440}},
		Background: []BackgroundEvent{behind("Half term", SchoolHolidayLayer, true, "2026-10-26", "2026-10-30"),
			behind("Hobbies", SomebodysLayer, false, "2026-06-12", "2026-06-12"), behind("Good Friday", BankHolidayLayer, false, "2026-04-03", "2026-04-03")},
	}
	for _, test := range []struct {
		name     string
		sessions []Session
		want     []string
	}{
		{"same venue", []Session{at("a", "2026-06-12T13:00", "2026-06-12T14:30", hall), at("b", "2026-06-12T14:00", "2026-06-12T15:00", hall)},
			[]string{"same venue b a: “A” (Fri 12 Jun 2026, 13:00–14:30) and “B” (Fri 12 Jun 2026, 14:00–15:00) are both at Ropewalk Hall."}},
		{"one after the other", []Session{at("a", "2026-06-12T13:00", "2026-06-12T14:00", hall, led("p")), at("b", "2026-06-12T14:00", "2026-06-12T15:00", hall, led("p"))}, nil},
		{"two rooms", []Session{at("a", "2026-06-12T13:00", "", room("Blue")), at("b", "2026-06-12T13:00", "", room("Red"))}, nil},
		{"one room", []Session{at("a", "2026-06-12T13:00", "", room("Blue")), at("b", "2026-06-12T13:00", "", room("blue"))},
			[]string{"same venue b a: “A” (Fri 12 Jun 2026, 13:00) and “B” (Fri 12 Jun 2026, 13:00) are both at Ropewalk Hall, blue."}},
		{"cancelled", []Session{at("a", "2026-06-12T13:00", "", hall, off), at("b", "2026-06-12T13:00", "", hall)}, nil},
		{"no date", []Session{at("a", "", "", hall, led("p")), at("b", "2026-06-12T13:00", "", hall, led("p"))}, nil},
		{"online uses no room", []Session{at("a", "2026-06-12T13:00", "", hall, online), at("b", "2026-06-12T13:00", "", hall)}, nil},
		{"same people", []Session{at("a", "2026-06-12T13:00", "", online, led("p", "q")), at("b", "2026-06-12T13:00", "", shows("q", "p"))},
			[]string{"same person b a: Ann Lee and Bo are needed at “A” (Fri 12 Jun 2026, 13:00) and “B” (Fri 12 Jun 2026, 13:00) at the same time."}},
		{"same person across zones", []Session{at("a", "2026-06-12T13:00", "2026-06-12T14:00", led("p")), at("b", "2026-06-12T14:30", "2026-06-12T15:00", online, shows("p"), zone("Europe/Paris"))},
			[]string{"same person b a: Ann Lee is needed at “A” (Fri 12 Jun 2026, 13:00–14:00) and “B” (Fri 12 Jun 2026, 14:30–15:00) at the same time."}},
		{"other zone, other time", []Session{at("a", "2026-06-12T13:00", "2026-06-12T14:00", led("p")), at("b", "2026-06-12T13:00", "2026-06-12T14:00", online, shows("p"), zone("Europe/Paris"))}, nil},
		{"over midnight", []Session{at("a", "2026-06-12T23:00", "2026-06-13T01:00", led("p")), at("b", "2026-06-13T00:30", "2026-06-13T02:00", online, led("p"))},
			[]string{"same person b a: Ann Lee is needed at “A” (Fri 12 Jun 2026, 23:00 – Sat 13 Jun 2026, 01:00) and “B” (Sat 13 Jun 2026, 00:30–02:00) at the same time."}},
		// In October the hour from one to two comes twice; 01:30 is the first, and New York stands still.
		{"when the clocks change", []Session{at("a", "2026-10-25T01:30", "2026-10-25T02:30", led("p")), at("b", "2026-10-24T21:45", "2026-10-24T22:15", online, led("p"), zone("America/New_York"))},
			[]string{"same person b a: Ann Lee is needed at “A” (Sun 25 Oct 2026, 01:30–02:30) and “B” (Sat 24 Oct 2026, 21:45–22:15) at the same time."}},
		{"closed", []Session{at("a", "2026-06-12T16:30", "2026-06-12T17:30", hall)},
			[]string{"venue closed a v: “A” (Fri 12 Jun 2026, 16:30–17:30) is in “Weekday evening”, when Ropewalk Hall is not open."}},
		{"open to the end", []Session{at("a", "2026-06-12T16:00", "2026-06-12T17:00", hall)}, nil},
		{"no such band", []Session{at("a", "2026-06-13T16:00", "2026-06-13T17:00", hall)}, nil},
		{"bank holiday", []Session{at("a", "2026-04-03T10:00", "")}, []string{"bank holiday a l: “A” (Fri 3 Apr 2026, 10:00) is on Good Friday, a bank holiday."}},
		{"kept free", []Session{at("a", "2026-10-30T20:00", "2026-10-31T01:00")},
			[]string{"day kept free a l: “A” (Fri 30 Oct 2026, 20:00 – Sat 31 Oct 2026, 01:00) is on a day that is kept free: Half term in Terms."}},
		{"the day after", []Session{at("a", "2026-10-31T00:00", "")}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := in
			in.Sessions = test.sessions
			var got []string
			for _, c := range Clashes(in) {
				got = append(got, fmt.Sprintf("%s %s %s: %s", c.Kind, c.Session, c.Other, c.Text))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTooClose(t *testing.T) {
	mode := func(m Mode) func(*Session) { return func(s *Session) { s.Mode = m } }
	in := Schedule{Gaps: DefaultGaps, Sessions: []Session{
		at("a", "2026-06-04T13:00", ""),
		at("b", "2026-06-09T13:00", ""), // 5 days
		at("c", "2026-06-15T13:00", ""), // 6 days
		at("d", "2026-06-15T18:00", "", mode(Online)),
		at("e", "2026-06-16T18:00", "", mode(Hybrid)),
	}}
	var got []string
	for _, c := range Clashes(in) {
		got = append(got, c.Text)
	}
	want := []string{"“B” (Tue 9 Jun 2026) is only 5 days after “A”, which is in person too.",
		"“E” (Tue 16 Jun 2026) is only 1 day after “D”, which is online too."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	in.Gaps, got = Gaps{Any: 3, Same: 14, Wished: true}, nil
	in.Sessions[1].Series, in.Sessions[2].Series = "weekly", "weekly" // 6 days apart, as their rhythm wants
	for _, c := range Clashes(in) {
		got = append(got, c.Text)
	}
	want = []string{"“B” (Tue 9 Jun 2026) is only 5 days after “A”, which is in person too: 14 at least are wished of one mode.",
		"“D” (Mon 15 Jun 2026) is on the same day as “C”.",
		"“E” (Tue 16 Jun 2026) is only 1 day after “D”, which is online too: 3 at least are wished."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	in.Gaps = Gaps{}
	if left := Clashes(in); len(left) > 0 {
		t.Errorf("asked for none: %v", left)
	}
}

package model

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func launch() Session {
	return Session{Title: "Launch", Mode: InPerson, State: Confirmed, Start: "2026-06-12T13:00", End: "2026-06-12T14:30", Zone: "Europe/London", Venue: "hall"}
}

func TestSessionIsValid(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*Session)
		field  string
	}{
		"launch":                {func(*Session) {}, ""},
		"no title":              {func(s *Session) { s.Title = " " }, "title"},
		"no mode":               {func(s *Session) { s.Mode = "" }, "mode"},
		"no such state":         {func(s *Session) { s.State = "postponed" }, "state"},
		"no zone":               {func(s *Session) { s.Zone = "" }, "time zone"},
		"no such day":           {func(s *Session) { s.Start = "2026-02-30T13:00" }, "date"},
		"no such end":           {func(s *Session) { s.End = "14:30" }, "date"},
		"an hour of one digit":  {func(s *Session) { s.Start = "2026-06-12T9:00" }, "date"},
		"confirmed, no date":    {func(s *Session) { s.Start, s.End = "", "" }, "date"},
		"an idea, no date":      {func(s *Session) { s.State, s.Start, s.End = Idea, "", "" }, ""},
		"an idea, only an end":  {func(s *Session) { s.State, s.Start = Idea, "" }, "start"},
		"no end":                {func(s *Session) { s.End = "" }, ""},
		"ends when it starts":   {func(s *Session) { s.End = s.Start }, "end"},
		"ends before it starts": {func(s *Session) { s.End = "2026-06-12T12:00" }, "end"},
		"ends the next day":     {func(s *Session) { s.End = "2026-06-13T01:00" }, ""},
		// 01:30 does not exist that night and is 02:30.
		"ends before it starts, by the clocks": {func(s *Session) { s.Start, s.End = "2026-03-29T01:30", "2026-03-29T02:15" }, "end"},
		"capacity":                             {func(s *Session) { s.Capacity = -1 }, "capacity"},
		"online capacity":                      {func(s *Session) { s.OnlineCapacity = -1 }, "capacity"},
		"budget":                               {func(s *Session) { s.Budget = -1 }, "cost"},
		"cost":                                 {func(s *Session) { s.Cost = -1 }, "cost"},
		"minutes":                              {func(s *Session) { s.Agenda = []AgendaItem{{Minutes: -5}} }, "minutes"},
		"too many minutes":                     {func(s *Session) { s.Agenda = []AgendaItem{{Minutes: 24*60 + 1}} }, "minutes"},
		"link":                                 {func(s *Session) { s.Link = "meet me" }, "link"},
		"a good link":                          {func(s *Session) { s.Mode, s.Link = Hybrid, "https://meet.example.org/launch" }, ""},
	} {
		s := launch()
		test.change(&s)
		checkField(t, name, s.Validate(), test.field)
	}
}

func TestStatesInCalendarFiles(t *testing.T) {
	want := map[State]string{Idea: "", SaveTheDate: "TENTATIVE", Confirmed: "CONFIRMED", Held: "CONFIRMED", Cancelled: "CANCELLED"}
	for _, s := range States {
		status, known := want[s]
		if got := s.ICalStatus(); !known || got != status {
			t.Errorf("%s is %q, want %q", s, got, status)
		}
	}
	for state, want := range map[State]bool{Idea: false, SaveTheDate: true, Confirmed: true, Held: false, Cancelled: true} {
		if state.Announced() != want {
			t.Errorf("%s is announced: %v", state, state.Announced())
		}
	}
}

func TestModesInWords(t *testing.T) {
	for mode, want := range map[Mode]string{InPerson: "in person", Online: "online", Hybrid: "in person and online"} {
		if mode.Phrase() != want {
			t.Errorf("%s is %q", mode, mode.Phrase())
		}
	}
}

func TestNextSequence(t *testing.T) {
	for name, test := range map[string]struct {
		before State
		change func(*Session)
		rises  int
	}{
		"a typo":                       {Confirmed, func(s *Session) { s.Title, s.Description = "The launch", "Come" }, 0},
		"capacity and agenda":          {Confirmed, func(s *Session) { s.Capacity, s.Agenda = 40, []AgendaItem{{Minutes: 10}} }, 0},
		"start":                        {Confirmed, func(s *Session) { s.Start = "2026-06-12T12:30" }, 1},
		"end":                          {SaveTheDate, func(s *Session) { s.End = "" }, 1},
		"zone":                         {Confirmed, func(s *Session) { s.Zone = "Europe/Dublin" }, 1},
		"venue":                        {Confirmed, func(s *Session) { s.Venue = "" }, 1},
		"room":                         {Confirmed, func(s *Session) { s.Room = "B" }, 1},
		"link":                         {Confirmed, func(s *Session) { s.Link = "https://example.org" }, 1},
		"mode":                         {Confirmed, func(s *Session) { s.Mode = Hybrid }, 1},
		"several at once":              {Confirmed, func(s *Session) { s.Start, s.Room, s.State = "2026-06-12T12:30", "B", Cancelled }, 1},
		"cancelled":                    {Confirmed, func(s *Session) { s.State = Cancelled }, 1},
		"cancelled before it was sure": {SaveTheDate, func(s *Session) { s.State = Cancelled }, 1},
		"taken up again":               {Cancelled, func(s *Session) { s.State = Confirmed }, 1},
		"confirmed":                    {SaveTheDate, func(s *Session) { s.State = Confirmed }, 0},
		"held":                         {Confirmed, func(s *Session) { s.State = Held }, 0},
		"an idea again":                {Confirmed, func(s *Session) { s.State = Idea }, 1},
		"an idea moves":                {Idea, func(s *Session) { s.Start = "2026-06-12T12:30" }, 0},
		"an idea is announced":         {Idea, func(s *Session) { s.State, s.Start = SaveTheDate, "2026-06-12T12:30" }, 0},
		"a held one is put right":      {Held, func(s *Session) { s.Start = "2026-06-12T12:30" }, 0},
	} {
		before := launch()
		before.State, before.Sequence = test.before, 4
		after := before
		after.Sequence = 99 // is not asked
		test.change(&after)
		if got := NextSequence(before, after); got != 4+test.rises {
			t.Errorf("%s: SEQUENCE %d after 4, want %d", name, got, 4+test.rises)
		}
	}
}

func TestStartAndEnd(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*Session)
		end    string
	}{
		"promised":     {func(*Session) {}, "2026-06-12T13:30:00Z"},
		"as planned":   {func(s *Session) { s.End, s.Agenda = "", []AgendaItem{{Minutes: 10}, {Minutes: 35}} }, "2026-06-12T12:45:00Z"},
		"nothing said": {func(s *Session) { s.End = "" }, "2026-06-12T13:00:00Z"},
		"no date":      {func(s *Session) { s.Start, s.End = "", "" }, "0001-01-01T00:00:00Z"},
	} {
		s := launch()
		test.change(&s)
		if got := s.EndTime().UTC().Format(time.RFC3339); got != test.end {
			t.Errorf("%s: ends %s, want %s", name, got, test.end)
		}
	}
	if got := launch().When(); got != "Fri 12 Jun 2026, 13:00–14:30" {
		t.Errorf("got %q", got)
	}
}

func TestAgendaTimes(t *testing.T) {
	start := time.Date(2026, 6, 12, 13, 0, 0, 0, time.UTC)
	var got []string
	for _, at := range AgendaTimes(start, []AgendaItem{{Minutes: 10}, {Minutes: 0}, {Minutes: 35}}) {
		got = append(got, at.Format("15:04"))
	}
	if diff := cmp.Diff([]string{"13:00", "13:10", "13:10", "13:45"}, got); diff != "" {
		t.Error(diff)
	}
	rapid.Check(t, func(r *rapid.T) {
		var items []AgendaItem
		for _, m := range rapid.SliceOf(rapid.IntRange(0, 24*60)).Draw(r, "minutes") {
			items = append(items, AgendaItem{Minutes: m})
		}
		times := AgendaTimes(start, items)
		if len(times) != len(items)+1 || !times[0].Equal(start) || times[len(items)].Sub(start) != time.Duration(AgendaMinutes(items))*time.Minute {
			r.Fatalf("%v of %v", times, items)
		}
		for i, item := range items {
			if times[i+1].Sub(times[i]) != time.Duration(item.Minutes)*time.Minute {
				r.Fatalf("item %d of %v lasts %v", i, items, times[i+1].Sub(times[i]))
			}
		}
	})
}

func TestAgendaFit(t *testing.T) {
	for minutes, want := range map[int]string{0: "", 90: "", 100: "The agenda runs 10 min over the promised end.", 75: "15 min are still free.", 89: "1 min is still free."} {
		s := launch()
		s.Agenda = []AgendaItem{{Minutes: minutes}}
		if got := s.AgendaFit(); got != want {
			t.Errorf("%d minutes: %q, want %q", minutes, got, want)
		}
		s.End = ""
		if got := s.AgendaFit(); got != "" {
			t.Errorf("%d minutes and no end: %q", minutes, got)
		}
	}
	night := launch() // the clocks go forward: three hours on the wall are two
	night.Start, night.End, night.Agenda = "2026-03-28T23:30", "2026-03-29T02:30", []AgendaItem{{Minutes: 120}}
	if got := night.AgendaFit(); got != "" {
		t.Errorf("over the change of the clocks: %q", got)
	}
}

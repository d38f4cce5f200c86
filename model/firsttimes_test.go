package model

import "testing"

func TestTheFirstTimesAreAsUsual(t *testing.T) {
	held := func(title, kind string, mode Mode, start, end LocalTime) Session {
		return Session{ID: ID(start), Title: title, Kind: kind, Mode: mode, State: Held, Zone: "Europe/London", Start: start, End: end}
	}
	programme := []Session{
		held("Launch", "Gathering", InPerson, "2025-11-01T10:00", "2025-11-01T12:00"), held("Spring", "Gathering", InPerson, "2026-02-01T14:00", "2026-02-01T16:30"),
		held("Charts", "Workshop", InPerson, "2026-03-01T09:00", "2026-03-01T12:00"), held("Lunch", "", Online, "2026-04-01T12:00", "2026-04-01T12:45"), held("Later", "Gathering", InPerson, "", "")}
	for _, c := range []struct {
		v       Session
		at      Clock
		minutes int
	}{
		{Session{Title: "launch"}, 10 * 60, 120},
		{Session{Title: "Lunch", Agenda: []AgendaItem{{Minutes: 40}}}, 12 * 60, 45},
		{Session{Title: "Lunch", Agenda: []AgendaItem{{Minutes: 40}, {Minutes: 20}}}, 12 * 60, 60},
		{Session{Title: "New", Kind: "gathering", Mode: Hybrid}, 14 * 60, 150},
		{Session{Title: "New", Kind: "Gathering", Agenda: []AgendaItem{{Minutes: 20}, {Minutes: 50}}}, 14 * 60, 70},
		{Session{Title: "New", Kind: "Talk", Mode: InPerson}, 10 * 60, 180},
		{Session{Title: "New", Mode: Online}, 10 * 60, 45},
		{Session{Title: "New", Mode: Hybrid}, 10 * 60, 120},
		{programme[3], 10 * 60, 120}, // itself is none that it is like
	} {
		if c.v.ID != "" {
			c.v.Mode = Hybrid
		}
		if at, minutes := FirstTimes(c.v, programme); at != c.at || minutes != c.minutes {
			t.Errorf("%+v is at %v for %d minutes, want %v and %d", c.v, at, minutes, c.at, c.minutes)
		}
	}
}

package model

import (
	"testing"
	"time"
)

func TestAChangeSaysWhatItWas(t *testing.T) {
	now := messageFacts()
	now.Session.Mode, now.Session.Venue = InPerson, "hall"
	now.Venues = map[ID]string{"hall": "The Hall, 1 High Street, L1 1AA", "old": "Old Library"}
	promise := func(change func(*Session)) string {
		s := now.Session
		change(&s)
		return Promise(s)
	}
	earlier := promise(func(s *Session) { s.Start, s.End = "2026-06-11T13:00", "2026-06-11T14:30" })
	elsewhere := promise(func(s *Session) { s.Venue, s.Room = "old", "Room 2" })
	for _, test := range []struct {
		name string
		held []string
		want string
	}{
		{"nothing", nil, ""},
		{"the same", []string{Promise(now.Session)}, ""},
		{"time", []string{earlier}, "New time: Fri 12 Jun 2026, 13:00–14:30 (it was Thu 11 Jun 2026, 13:00–14:30)"},
		{"place", []string{elsewhere, elsewhere}, "New place: The Hall, 1 High Street, L1 1AA (it was Old Library, Room 2)"},
		{"one for all who hold different ones", []string{earlier, promise(func(s *Session) { s.Start, s.End = "2026-06-10T13:00", "2026-06-10T14:30" })}, "New time: Fri 12 Jun 2026, 13:00–14:30"},
		{"online before", []string{promise(func(s *Session) { s.Mode, s.Venue = Online, "" })}, "New place: The Hall, 1 High Street, L1 1AA (it was online)"},
		{"a venue that is gone", []string{promise(func(s *Session) { s.Venue = "gone" })}, "New place: The Hall, 1 High Street, L1 1AA"},
		{"link", []string{promise(func(s *Session) { s.Link = "https://example.org/old" })}, "New link to join online: https://example.org/join"},
		{"cancelled before", []string{Promise(Session{State: Cancelled})}, "It takes place after all."},
		{"no promise at all", []string{"x"}, ""},
	} {
		if got := now.changed(test.held); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	m, err := Render(DefaultTemplate(TellChange), Addressee{Given: "Kasia", Held: []string{earlier}}, now)
	if want := "Launch has changed.\n\nNew time: Fri 12 Jun 2026, 13:00–14:30 (it was Thu 11 Jun 2026, 13:00–14:30)\n\nThis is how it stands now:\n"; err != nil || len(m.Body) < len(want) || m.Body[len("Hello Kasia,\n\n"):][:len(want)] != want {
		t.Errorf("%v: %q", err, m.Body)
	}
}

func TestWhatAPersonHoldsIsOfTheLastMessageOrTheCalendarFile(t *testing.T) {
	s := messageFacts().Session
	now, old := Promise(s), "old"
	told := func(sequence int, promise string) Told {
		return Told{At: time.Time{}, Sequence: sequence, Promise: promise}
	}
	for _, test := range []struct {
		name string
		told []Told
		want string
	}{
		{"nothing told", nil, ""},
		{"knows", []Told{told(0, old), told(1, now)}, ""},
		{"the old one", []Told{told(-1, now), told(-1, old)}, old},
		{"told, but the calendar has the old one", []Told{told(0, old), told(-1, now)}, old},
	} {
		if got := HeldPromise(s, test.told); got != test.want || (got != "") != Outdated(s, test.told) {
			t.Errorf("%s: %q, outdated %v", test.name, got, Outdated(s, test.told))
		}
	}
}

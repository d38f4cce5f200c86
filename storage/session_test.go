package storage

import (
	"errors"
	"testing"
	"time"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func session(t testing.TB, s *Store, id model.ID) model.Session {
	t.Helper()
	return must[model.Session](t)(s.Session(ctx, id))
}

func TestSequenceRises(t *testing.T) {
	s := newStore(t)
	nowAt(s, time.Date(2026, 6, 12, 15, 0, 0, 0, time.UTC)) // it has begun, so it can be held
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall", Address: "12 Example Street"}))
	id := addSession(t, s, "Launch")
	uid := session(t, s, id).UID
	for _, step := range []struct {
		label    string
		change   func(*model.Session)
		sequence int
	}{
		{"Change “The launch”", func(v *model.Session) { v.Title, v.Description, v.Capacity = "The launch", "Come", 40 }, 0},
		{"Change the venue of “The launch”", func(v *model.Session) { v.Venue = hall }, 1},
		{"Move “The launch” to Fri 12 Jun 2026, 13:30–14:30", func(v *model.Session) { v.Start = "2026-06-12T13:30" }, 2},
		{"Cancel “The launch”", func(v *model.Session) { v.State = model.Cancelled }, 3},
		{"Mark “The launch” as confirmed", func(v *model.Session) { v.State = model.Confirmed }, 4},
		{"Mark “The launch” as held", func(v *model.Session) { v.State = model.Held }, 4},
		{"Move “The launch” to Fri 12 Jun 2026, 13:35–14:30", func(v *model.Session) { v.Start = "2026-06-12T13:35" }, 4},
		{"Mark “The launch” as idea", func(v *model.Session) { v.State = model.Idea }, 4},
		{"Move “The launch” to no date yet", func(v *model.Session) { v.Start, v.End = "", "" }, 4},
	} {
		v := session(t, s, id)
		changed := v.Changed
		step.change(&v)
		v.UID, v.Sequence = "mine", 99 // are the store's to keep
		ok(t, s.UpdateSession(ctx, v))
		got := session(t, s, id)
		if got.Sequence != step.sequence || got.UID != uid || !got.Changed.After(changed) || lastLabel(t, s) != step.label {
			t.Errorf("%s: SEQUENCE %d, UID %s, changed %v, called %q", step.label, got.Sequence, got.UID, got.Changed, lastLabel(t, s))
		}
	}
	v := session(t, s, id)
	ok(t, s.UpdateSession(ctx, v)) // nothing changed
	if diff := cmp.Diff(v, session(t, s, id)); diff != "" || lastLabel(t, s) != "Move “The launch” to no date yet" {
		t.Errorf("saved as it was: %s, %s", lastLabel(t, s), diff)
	}
}

func TestANewAddressRaisesSequence(t *testing.T) {
	s := newStore(t)
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall", Address: "12 Example Street"}))
	add := func(title string, state model.State, start model.LocalTime, venue model.ID) model.ID {
		return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: state, Start: start, Venue: venue, Zone: "Europe/London"}))
	}
	ids := map[string]model.ID{
		"saved date": add("saved date", model.SaveTheDate, "2026-06-12T13:00", hall),
		"confirmed":  add("confirmed", model.Confirmed, "2026-05-06T18:00", hall), // later today
		"idea":       add("idea", model.Idea, "2026-06-12T13:00", hall),
		"cancelled":  add("cancelled", model.Cancelled, "2026-06-12T13:00", hall),
		"past":       add("past", model.Confirmed, "2026-05-05T18:00", hall),
		"elsewhere":  add("elsewhere", model.Confirmed, "2026-06-12T13:00", ""),
	}
	check := func(when string, want int) {
		t.Helper()
		for name, id := range ids {
			expected := 0
			if name == "saved date" || name == "confirmed" {
				expected = want
			}
			if got := session(t, s, id).Sequence; got != expected {
				t.Errorf("%s: %s has SEQUENCE %d, want %d", when, name, got, expected)
			}
		}
	}
	v := must[model.Venue](t)(s.Venue(ctx, hall))
	v.Capacity, v.Wifi = 40, model.Yes
	ok(t, s.UpdateVenue(ctx, v))
	check("more seats", 0)
	v.Address = "14 Example Street"
	ok(t, s.UpdateVenue(ctx, v))
	check("another address", 1)
	ok(t, s.RemoveVenues(ctx, hall))
	check("no venue", 2)
	if session(t, s, ids["idea"]).Venue != "" {
		t.Error("the idea has a venue that is gone")
	}
	must[string](t)(s.Undo(ctx))
	for name, want := range map[string]int{"saved date": 3, "confirmed": 3, "idea": 0, "elsewhere": 0} { // they move back
		if got := session(t, s, ids[name]).Sequence; got != want {
			t.Errorf("undone: %s has SEQUENCE %d, want %d", name, got, want)
		}
	}
	if session(t, s, ids["idea"]).Venue != hall {
		t.Error("the idea lost its venue")
	}
	v.ID = "none"
	if err := s.UpdateVenue(ctx, v); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a venue that is not there: %v", err)
	}
}

func TestAgendaAndPresentersKeepTheirOrder(t *testing.T) {
	s := newStore(t)
	a, b, c := addPerson(t, s, "A", ""), addPerson(t, s, "B", ""), addPerson(t, s, "C", "")
	id := addSession(t, s, "Launch")
	v := session(t, s, id)
	v.Facilitators = []model.ID{c, a}
	v.Agenda = []model.AgendaItem{
		{Minutes: 10, Title: "Welcome", Format: "welcome", Presenters: []model.ID{b, a}},
		{Minutes: 40, Title: "Tables", Format: "breakout", Detail: "4 tables"},
		{Minutes: 0, Title: "Close"},
	}
	ok(t, s.UpdateSession(ctx, v))
	check := func(want model.Session) model.Session {
		t.Helper()
		got := session(t, s, id)
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(model.Session{}, "Changed"), cmpopts.IgnoreFields(model.AgendaItem{}, "ID")); diff != "" {
			t.Error(diff)
		}
		return got
	}
	v = check(v)
	tables := v.Agenda[1].ID
	v.Agenda[0], v.Agenda[1] = v.Agenda[1], v.Agenda[0]
	v.Agenda[1].Presenters = []model.ID{a, c}
	v.Agenda = append(v.Agenda[:2], model.AgendaItem{Minutes: 5, Title: "Break"})
	v.Facilitators = []model.ID{a}
	ok(t, s.UpdateSession(ctx, v))
	v = check(v)
	if v.Agenda[0].ID != tables {
		t.Error("an item that moved is another one")
	}
	ok(t, s.RemovePeople(ctx, a))
	v.Agenda[1].Presenters, v.Facilitators = []model.ID{c}, nil
	check(v)
	ok(t, s.RemoveSessions(ctx, id))
	for _, want := range []string{"Remove Launch", "Remove A"} {
		if label := must[string](t)(s.Undo(ctx)); label != want {
			t.Errorf("undid %q, want %q", label, want)
		}
	}
	v.Agenda[1].Presenters, v.Facilitators = []model.ID{a, c}, []model.ID{a}
	check(v)
}

func TestFindSession(t *testing.T) {
	s := newStore(t)
	add := func(title string, start model.LocalTime) model.ID {
		return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.Online, State: model.Idea, Start: start, Zone: "Europe/London"}))
	}
	launch := add("Launch", "2026-06-12T13:00")
	party := add("Launch party", "2026-06-12T19:00")
	lunch1, lunch2 := add("Data lunch", "2026-07-01T12:00"), add("Data lunch", "2026-08-05T12:00")
	idea := add("Sian’s idea", "")
	for words, want := range map[string]model.ID{
		string(launch): launch, "launch": launch, "LAUNCH": launch, "party": party, "part lau": party, "siân": idea, "5 aug": lunch2, "2026-07-01": lunch1, "1/7": lunch1,
	} {
		v, err := s.FindSession(ctx, words)
		if err != nil || v.ID != want {
			t.Errorf("%q is %q, %v", words, v.Title, err)
		}
	}
	for words, want := range map[string]string{
		"2026-06-12": "“2026-06-12” could be “Launch” (Fri 12 Jun 2026), or “Launch party” (Fri 12 Jun 2026); say more of the title, or the date",
		"data lunch": "“data lunch” could be “Data lunch” (Wed 1 Jul 2026), or “Data lunch” (Wed 5 Aug 2026); say more of the title, or the date",
		"a":          "“a” could be “Launch” (Fri 12 Jun 2026), or “Launch party” (Fri 12 Jun 2026), or “Data lunch” (Wed 1 Jul 2026), or “Data lunch” (Wed 5 Aug 2026), or “Sian’s idea” (no date yet); say more of the title, or the date",
	} {
		if _, err := s.FindSession(ctx, words); !IsAmbiguous(err) || err.Error() != want {
			t.Errorf("%q: %v", words, err)
		}
	}
	for _, words := range []string{"", " ", "!", "picnic", "2 aug", "0196a4f0-1234-7abc-8def-0123456789ab"} {
		if v, err := s.FindSession(ctx, words); !errors.Is(err, model.ErrNotFound) || IsAmbiguous(err) {
			t.Errorf("%q is %q, %v", words, v.Title, err)
		}
	}
}

func TestNextSession(t *testing.T) {
	s := newStore(t) // it is 6 May 2026, 10:00 UTC, 11:00 in London
	add := func(title string, state model.State, start, end model.LocalTime) {
		must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.Online, State: state, Start: start, End: end, Zone: "Europe/London"}))
	}
	if _, err := s.Next(ctx); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("without sessions: %v", err)
	}
	add("no date", model.Idea, "", "")
	add("over", model.Confirmed, "2026-05-06T08:00", "2026-05-06T09:30")
	add("held", model.Held, "2026-05-06T10:00", "2026-05-06T12:00")
	add("cancelled", model.Cancelled, "2026-05-06T12:00", "2026-05-06T13:00")
	add("far", model.SaveTheDate, "2026-09-01T12:00", "")
	for _, next := range []struct {
		title      string
		start, end model.LocalTime
	}{{"far", "", ""}, {"soon", "2026-05-07T12:00", ""}, {"just over", "2026-05-06T10:00", "2026-05-06T10:30"}} {
		if next.start != "" {
			add(next.title, model.Confirmed, next.start, next.end)
		}
		if row := must[SessionRow](t)(s.Next(ctx)); row.Title != next.title {
			t.Errorf("next is %q, want %q", row.Title, next.title)
		}
	}
}

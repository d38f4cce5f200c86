package today

import (
	"context"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/session"

	"github.com/google/go-cmp/cmp"
)

var ctx = context.Background()

func row(id model.ID, title string, state model.State, start, end model.LocalTime, mode model.Mode) storage.SessionRow {
	return storage.SessionRow{Session: model.Session{ID: id, Title: title, State: state, Start: start, End: end, Mode: mode, Zone: "Europe/London"}}
}

func TestWhatWaitsLeadsToWhereItIsSettled(t *testing.T) {
	now := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	settled := row("1", "Settled", model.Held, "2026-01-10T10:00", "2026-01-10T12:00", model.InPerson)
	settled.Headcount, settled.Unread = model.Headcount{Listed: 2, Attended: 2}, 2
	open := row("2", "Data standards hour", model.Held, "2026-02-10T10:00", "2026-02-10T12:00", model.Online)
	open.Headcount = model.Headcount{Listed: 27, Attended: 3, NoShow: 2, Open: 22}
	moved := row("8", "Moved", model.Confirmed, "2026-06-10T10:00", "2026-06-10T12:00", model.InPerson)
	moved.Headcount = model.Headcount{Listed: 20, Outdated: 14}
	calledOff := row("9", "Winter", model.Cancelled, "2026-06-11T10:00", "2026-06-11T12:00", model.InPerson)
	calledOff.Headcount = model.Headcount{Listed: 20, Outdated: 1}
	paper := row("10", "Launch", model.Confirmed, "2026-05-05T10:00", "2026-05-05T12:00", model.InPerson)
	paper.Headcount, paper.Printed = model.Headcount{Listed: 40, Accepted: 40, Open: 40}, true
	rows := []storage.SessionRow{settled, open, paper,
		row("3", "Forgotten", model.Confirmed, "2026-05-06T09:00", "2026-05-06T10:00", model.Online), // in London it is 11:00
		row("4", "Called off", model.Cancelled, "2026-03-10T10:00", "2026-03-10T12:00", model.InPerson),
		row("5", "Running", model.Confirmed, "2026-05-06T10:00", "2026-05-06T12:00", model.InPerson),
		moved, calledOff,
		row("6", "Some day", model.Idea, "", "", model.InPerson), row("7", "Some other day", model.Idea, "", "", model.InPerson)}
	want := []line{
		{"1 person does not know that “Winter” is cancelled", "send the update", session.Place("9", session.People)},
		{"14 people hold the old time or place of “Moved”", "send the update", session.Place("8", session.People)},
		{"“Forgotten” is over: mark it as held or cancelled", "Wed 6 May 2026", session.Place("3", session.Plan)},
		{"Type in the sheet of “Launch”", "40 rows", session.Place("10", session.Sheet)},
		{"Record who came to “Data standards hour”", "22 rows", session.Place("2", session.People)},
		{"Find out who signed what nobody could read at “Settled”", "2 rows", session.UnreadRows("1")},
		{"Ideas without a date", "2 sessions", frame.Place{Area: frame.Programme, Tab: "Ideas"}},
	}
	if diff := cmp.Diff(want, waiting(rows, now), cmp.AllowUnexported(line{})); diff != "" {
		t.Error(diff)
	}
}

func TestTheYearTellsItsSessionsApart(t *testing.T) {
	rows := []storage.SessionRow{
		row("1", "Launch", model.Held, "2026-01-10T10:00", "", model.InPerson), row("2", "Lunch", model.Confirmed, "2026-06-03T12:00", "", model.Online),
		row("3", "Both", model.Confirmed, "2026-06-12T12:00", "", model.Hybrid), row("4", "Perhaps", model.Idea, "2026-12-31T12:00", "", model.Online),
		row("5", "Called off", model.Cancelled, "2026-02-12T12:00", "", model.InPerson), row("6", "Last year", model.Held, "2025-12-31T12:00", "", model.InPerson),
		row("7", "Some day", model.Idea, "", "", model.InPerson),
	}
	y := newYear(rows, "2026-05-06")
	want := map[int][]block{0: {inPerson}, 5: {online, inPerson}, 11: {idea}}
	for i, m := range y.months {
		if diff := cmp.Diff(want[i], m.blocks); diff != "" {
			t.Errorf("month %d: %s", i+1, diff)
		}
		if m.current != (i == 4) {
			t.Errorf("month %d is current: %v", i+1, m.current)
		}
	}
	if got := y.months[5].words; got != "June: 3 Jun Lunch (online), 12 Jun Both (in person and online)" {
		t.Error(got)
	}
	if got := y.months[1].words; got != "February: nothing planned" {
		t.Error(got)
	}
	if got := y.total(); got != "2 in person (filled) · 1 online (outlined) · 1 idea (dashed)" {
		t.Error(got)
	}
}

func TestHowFarTheNextSessionIs(t *testing.T) {
	n := next{session: row("1", "Launch", model.Confirmed, "2026-05-15T10:00", "2026-05-15T12:00", model.InPerson).Session}
	for at, want := range map[string]string{
		"2026-05-06T10:00:00Z": "Next, in 9 days", "2026-05-14T23:30:00Z": "Next, today", // it is past midnight in London
		"2026-05-15T09:30:00Z": "Now",
	} {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := n.heading(now); got != want {
			t.Errorf("at %s: %q, want %q", at, got, want)
		}
	}
}

func TestReadGathersTheDay(t *testing.T) {
	s := frametest.Store(t)
	add := func(v model.Session) model.ID {
		t.Helper()
		v.Zone = "Europe/London"
		id, err := s.AddSession(ctx, v)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	community, err := s.Community(ctx)
	if err != nil {
		t.Fatal(err)
	}
	d, err := read(ctx, s, community)
	if err != nil || !d.empty() || d.next != nil || d.backup != "No backup yet; one is made on closing" {
		t.Errorf("an empty community: %+v, %v", d, err)
	}
	venue, err := s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall", Capacity: 40})
	if err != nil {
		t.Fatal(err)
	}
	id := add(model.Session{Title: "Autumn gathering", Mode: model.InPerson, State: model.Confirmed, Start: "2026-05-15T10:00", End: "2026-05-15T12:00", Venue: venue})
	asked, err := s.AddPerson(ctx, model.Person{Given: "Siân", Family: "Evans"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddPerson(ctx, model.Person{Given: "Geoff", Family: "Lunt"}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Invite(ctx, id, asked); err != nil {
		t.Fatal(err)
	}
	if _, err := s.BackupDated(ctx, storage.BackupByHand); err != nil {
		t.Fatal(err)
	}
	d, err = read(ctx, s, community)
	if err != nil {
		t.Fatal(err)
	}
	if d.next == nil || d.next.session.ID != id || d.next.venue == nil || d.next.capacity != 40 {
		t.Fatalf("next: %+v", d.next)
	}
	if got := d.next.replies(); got != "0 accepted · 0 tentative · 1 no reply · room for 40" {
		t.Error(got)
	}
	if got := d.next.line(); got != "Fri 15 May 2026, 10:00–12:00 · Ropewalk Hall" {
		t.Error(got)
	}
	if len(d.waits) != 1 || d.waits[0].detail != "1 of 2 people" || d.waits[0].place.Filter.Engagements[0] != model.NeverAsked {
		t.Errorf("waits: %+v", d.waits)
	}
	if !strings.HasPrefix(d.backup, "Last backup") {
		t.Error(d.backup)
	}
}

func TestOffersWaitToBeTakenUp(t *testing.T) {
	got := offered(storage.OpenOffers{ToAsk: 2, Adrift: 1, ToThank: 1})
	want := []string{"Offers without a session to be given at, 1 offer", "Offers not yet asked, 2 offers", "Offers to thank for, 1 offer"}
	states := []model.OfferState{model.Booked, model.NotAsked, model.Given}
	if len(got) != len(want) {
		t.Fatalf("waiting are %+v", got)
	}
	for i, l := range got {
		if l.text+", "+l.detail != want[i] || l.place.Tab != "Offers" || l.place.Offers != states[i] {
			t.Errorf("%d is %+v", i, l)
		}
	}
}

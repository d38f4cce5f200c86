package storage

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage/ics"
)

// Each file a coordinator sends while moving, undoing and redoing must be taken
// by calendars as later than the one before.
func TestUndoneMovesReachCalendars(t *testing.T) {
	s := newStore(t)
	id := addSession(t, s, "Launch")
	session := func() model.Session { return must[model.Session](t)(s.Session(ctx, id)) }
	change := func(do func(*model.Session)) int64 {
		v := session()
		do(&v)
		ok(t, s.UpdateSession(ctx, v))
		return must[[]Step](t)(s.History(ctx, 1))[0].ID
	}
	last := session()
	check := func(what string, raised bool) {
		t.Helper()
		v := session()
		if raised != (v.Sequence == last.Sequence+1) || !raised != (v.Sequence == last.Sequence) || !v.Changed.After(last.Changed) {
			t.Errorf("%s: SEQUENCE went from %d to %d, of %v to of %v", what, last.Sequence, v.Sequence, last.Changed, v.Changed)
		}
		var file bytes.Buffer
		ok(t, ics.Write(&file, must[ics.Calendar](t)(s.Calendar(ctx, id))))
		for _, line := range []string{fmt.Sprintf("SEQUENCE:%d\r\n", v.Sequence), "LAST-MODIFIED:" + v.Changed.Truncate(time.Second).Format("20060102T150405Z"), "DTSTAMP:" + v.Changed.Truncate(time.Second).Format("20060102T150405Z")} {
			if !bytes.Contains(file.Bytes(), []byte(line)) {
				t.Errorf("%s: the calendar file lacks %q", what, line)
			}
		}
		last = v
	}
	undo := func() string { return must[string](t)(s.Undo(ctx)) }
	redo := func() string { return must[string](t)(s.Redo(ctx)) }

	moved := change(func(v *model.Session) { v.Start, v.End = "2026-06-19T13:00", "2026-06-19T14:30" })
	check("move", true)
	for range 2 {
		check("undo "+undo(), true)
		check("redo "+redo(), true)
	}
	path := s.Path()
	ok(t, s.Close())
	s = must[*Store](t)(Open(ctx, path, Options{Now: func() time.Time { return last.Changed.Add(time.Minute) }}))
	defer func() { ok(t, s.Close()) }()
	later := time.Minute
	s.options.Now = func() time.Time { later += time.Minute; return last.Changed.Add(later) }
	check("undo after a restart "+undo(), true)
	check("redo "+redo(), true)

	cancelled := change(func(v *model.Session) { v.State = model.Cancelled })
	check("cancel", true)
	check("undo "+undo(), true)
	check("redo "+redo(), true)
	ok(t, s.UndoStep(ctx, moved)) // an older step, with a later one that is not in its way
	check("undo of the older move", true)
	ok(t, s.UndoStep(ctx, cancelled))
	check("undo of the cancellation", true)
	if v := session(); v.Start != "2026-06-12T13:00" || v.State != model.Confirmed {
		t.Errorf("it is %s at %s", v.State, v.Start)
	}

	change(func(v *model.Session) { v.Description = "Bring a form" })
	check("describe", false)
	check("undo "+undo(), false)
	check("redo "+redo(), false)

	venue := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall", Address: "1 Ropewalk"}))
	change(func(v *model.Session) { v.Venue = venue })
	check("venue", true)
	hall := must[model.Venue](t)(s.Venue(ctx, venue))
	hall.Address = "2 Ropewalk"
	ok(t, s.UpdateVenue(ctx, hall))
	check("the venue moves", true)
	check("undo "+undo(), true)
	check("redo "+redo(), true)
	ok(t, s.RemoveVenues(ctx, venue))
	check("the venue goes", true)
	check("undo "+undo(), true)

	ok(t, s.RemoveSessions(ctx, id))
	check("undo "+undo(), false) // it is where it was
}

// An idea is in no calendar, so nothing need rise; and what was added, moved and
// all undone comes back with what it had.
func TestUndoOfAnIdeaRaisesNothing(t *testing.T) {
	s := newStore(t)
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Some day", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}))
	v := must[model.Session](t)(s.Session(ctx, id))
	v.Start = "2026-06-12T13:00"
	ok(t, s.UpdateSession(ctx, v))
	must[string](t)(s.Undo(ctx))
	must[string](t)(s.Redo(ctx))
	if v = must[model.Session](t)(s.Session(ctx, id)); v.Sequence != 0 {
		t.Errorf("SEQUENCE is %d", v.Sequence)
	}
	v.State = model.Confirmed
	ok(t, s.UpdateSession(ctx, v))
	v.Start = "2026-06-13T13:00"
	ok(t, s.UpdateSession(ctx, v)) // 1
	for range 4 {
		must[string](t)(s.Undo(ctx))
	}
	for range 3 {
		must[string](t)(s.Redo(ctx))
	}
	if v = must[model.Session](t)(s.Session(ctx, id)); v.Sequence < 2 || v.State != model.Confirmed {
		t.Errorf("announced anew, SEQUENCE is %d", v.Sequence)
	}
}

func TestWhoWasInvitedSinceAChangeOfStateIsCounted(t *testing.T) {
	s := newStore(t)
	early := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann", Family: "Early"}))
	late := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ben", Family: "Late"}))
	gone := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Cai", Family: "Gone"}))
	id, other := addSession(t, s, "Launch"), addSession(t, s, "Another")
	invite := func(session model.ID, people ...model.ID) {
		_, _, err := s.Invite(ctx, session, people...)
		ok(t, err)
	}
	newest := func() int64 { return must[[]Step](t)(s.History(ctx, 1))[0].ID }
	invite(id, early)
	v := must[model.Session](t)(s.Session(ctx, id))
	v.State = model.SaveTheDate
	ok(t, s.UpdateSession(ctx, v))
	marked := newest()
	v.Description = "Bring a form"
	ok(t, s.UpdateSession(ctx, v))
	described := newest()
	invite(id, late, gone)
	invite(other, late)
	ok(t, s.Uninvite(ctx, list(t, s, id)["Gone, Cai"].ID))
	for step, want := range map[int64]int{marked: 1, described: 0, newest(): 0} {
		if got := must[int](t)(s.InvitedSince(ctx, step)); got != want {
			t.Errorf("after step %d: %d, want %d", step, got, want)
		}
	}
	ok(t, s.UndoStep(ctx, marked))
	if got := len(list(t, s, id)); got != 2 {
		t.Errorf("%d are on the list", got)
	}
}

package storage

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"convenor/model"
)

// queue is the waiting list of a session in order: "Ann 1, Bo 2".
func queue(t *testing.T, s *Store, id model.ID) string {
	t.Helper()
	var all []string
	for _, r := range must[[]ParticipantRow](t)(s.Participants(ctx, id)) {
		if r.Waiting > 0 {
			all = append(all, fmt.Sprintf("%d %s", r.Waiting, r.Given))
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func waiting(t *testing.T, s *Store, mode model.Mode, names ...string) (session model.ID, ids map[string]model.ID) {
	t.Helper()
	session = must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Launch", Mode: mode, State: model.Confirmed, Zone: "Europe/London", Start: "2026-06-12T13:00"}))
	ids = map[string]model.ID{}
	for _, n := range names {
		_, _, err := s.Invite(ctx, session, addPerson(t, s, n, ""))
		ok(t, err)
		ids[n] = list(t, s, session)[n].ID
	}
	return session, ids
}

func TestWaitingListKeepsItsOrder(t *testing.T) {
	s := newStore(t)
	session, id := waiting(t, s, model.InPerson, "Ann", "Bo", "Cy", "Di")
	ok(t, s.SetReply(ctx, model.Waitlisted, id["Cy"]))
	ok(t, s.SetReply(ctx, model.Waitlisted, id["Ann"], id["Bo"], id["Cy"]))
	check := func(what, want string) {
		t.Helper()
		if got := queue(t, s, session); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	check("put on", "1 Cy, 2 Ann, 3 Bo")
	ok(t, s.MoveWaiting(ctx, id["Bo"], -5))
	check("moved", "1 Bo, 2 Cy, 3 Ann")
	ok(t, s.GivePlace(ctx, id["Bo"]))
	check("a place given", "1 Cy, 2 Ann")
	if label := lastLabel(t, s); label != "Give a place from the waiting list for Bo" {
		t.Errorf("the step is called %q", label)
	}
	ok(t, s.Uninvite(ctx, id["Cy"]))
	check("taken off", "1 Ann")
	ok(t, s.MoveWaiting(ctx, id["Di"], 1)) // waits for nothing
	must[string](t)(s.Undo(ctx))
	must[string](t)(s.Undo(ctx))
	check("undone", "1 Bo, 2 Cy, 3 Ann")
	if n := must[[]Step](t)(s.History(ctx, 1))[0]; n.Label != "Undo: Give a place from the waiting list for Bo" {
		t.Errorf("the move of nobody is a step: %q", n.Label)
	}
	if err := s.MoveWaiting(ctx, "nobody", 1); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("moving nobody: %v", err)
	}
}

func TestHybridSessionsHaveTwoWaitingLists(t *testing.T) {
	s := newStore(t)
	session, id := waiting(t, s, model.Hybrid, "Ann", "Bo", "Cy")
	ok(t, s.SetReply(ctx, model.Waitlisted, id["Ann"], id["Bo"]))
	ok(t, s.SetReply(ctx, model.Waitlisted, id["Cy"]))
	ok(t, s.SetModeWanted(ctx, model.Online, id["Ann"]))
	if got := queue(t, s, session); got != "1 Ann, 1 Bo, 2 Cy" {
		t.Errorf("got %s", got)
	}
	ok(t, s.SetModeWanted(ctx, "", id["Ann"])) // back, behind the others
	if got := queue(t, s, session); got != "1 Bo, 2 Cy, 3 Ann" {
		t.Errorf("got %s", got)
	}
	if err := s.SetModeWanted(ctx, model.Hybrid, id["Ann"]); !errors.As(err, new(model.ValidationError)) {
		t.Errorf("a mode nobody can come in: %v", err)
	}
}

func TestRepliesKeepTheirMoment(t *testing.T) {
	s := newStore(t)
	session, id := waiting(t, s, model.InPerson, "Ann")
	ok(t, s.SetReply(ctx, model.Accepted, id["Ann"]))
	if at := list(t, s, session)["Ann"].Replied; at.IsZero() || at.After(s.Now()) {
		t.Errorf("replied at %v", at)
	}
	ok(t, s.SetReply(ctx, model.NoReply, id["Ann"]))
	if at := list(t, s, session)["Ann"].Replied; !at.IsZero() {
		t.Errorf("no reply came at %v", at)
	}
}

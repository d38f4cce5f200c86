package ui

import (
	"testing"

	"convenor/model"
	"convenor/storage"
)

// What was promised to people is done when the file is opened, and told once.
func TestOpeningKeepsPromisesAndSaysSoOnce(t *testing.T) {
	path := newFile(t)
	s := must[*storage.Store](t)(storage.Open(ctx, path, testOptions()))
	ann := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann", AccessNeeds: "ramp"}))
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Launch", Mode: model.InPerson, State: model.Held, Start: "2026-04-20T10:00", End: "2026-04-20T12:00", Zone: "Europe/London"}))
	_, _, err := s.Invite(ctx, id, ann)
	ok(t, err)
	ok(t, s.Close())

	d := open(t, path)
	d.says("The access and dietary needs that 1 person gave for “Launch” were cleared, as promised 7 days after it.")
	if p := must[[]storage.ParticipantRow](t)(d.store.Participants(ctx, id)); p[0].AccessNeeds != "" {
		t.Errorf("the needs are still %q", p[0].AccessNeeds)
	}
	d.messages.Clear()
	again := must[storage.Promised](t)(d.store.KeepPromises(ctx))
	if again.Words() != "" {
		t.Errorf("told again: %q", again.Words())
	}
}

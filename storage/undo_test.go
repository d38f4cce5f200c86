package storage

import (
	"errors"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

func TestUndoBringsBackWhatWasRemovedWithAllItOwns(t *testing.T) {
	s := newStore(t)
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Halton Carers Link", Point: &model.Point{Lat: 53.325678901234567, Lon: -2.7123456789}}))
	person := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Żukowska",
		Emails: []model.Email{{Address: "kasia@example.org"}}, Affiliations: []model.Affiliation{{Organisation: org}},
		Offers: []model.Offer{{Kind: model.ShowAndTell, Title: "Thirty forms", State: model.NotAsked}}}))
	session := addSession(t, s, "Launch")
	_, _, err := s.Invite(ctx, session, person)
	ok(t, err)
	before := must[model.Person](t)(s.Person(ctx, person))
	beforeOrg := must[model.Organisation](t)(s.Organisation(ctx, org))

	ok(t, s.RemovePeople(ctx, person))
	ok(t, s.RemoveOrganisations(ctx, org))
	if _, err := s.Person(ctx, person); !errors.Is(err, model.ErrNotFound) {
		t.Fatalf("removed person: %v", err)
	}
	for range 2 {
		must[string](t)(s.Undo(ctx))
	}
	if diff := cmp.Diff(before, must[model.Person](t)(s.Person(ctx, person))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(beforeOrg, must[model.Organisation](t)(s.Organisation(ctx, org))); diff != "" {
		t.Error(diff)
	}
	if n := len(must[[]ParticipantRow](t)(s.Participants(ctx, session))); n != 1 {
		t.Errorf("%d participants after undo, want 1", n)
	}
}

func TestUndoOfAnOlderStepNamesWhatStandsInTheWay(t *testing.T) {
	s := newStore(t)
	id := addPerson(t, s, "Siân", "Evans")
	p := must[model.Person](t)(s.Person(ctx, id))
	p.Role = "Analyst"
	ok(t, s.UpdatePerson(ctx, p))
	first := must[[]Step](t)(s.History(ctx, 1))[0]
	p.Postcode = "L1 9AF"
	ok(t, s.UpdatePerson(ctx, p))
	ok(t, s.UndoStep(ctx, first.ID)) // another field: nothing in the way
	if got := must[model.Person](t)(s.Person(ctx, id)); got.Role != "" || got.Postcode != "L1 9AF" {
		t.Fatalf("after undo of the role: %+v", got)
	}
	must[string](t)(s.Redo(ctx))
	p.Role = "Head of data"
	ok(t, s.UpdatePerson(ctx, p))
	var blocked BlockedError
	if err := s.UndoStep(ctx, first.ID); !errors.As(err, &blocked) || blocked.By != "Change the role of Siân Evans" {
		t.Fatalf("undo of a step that a later change covers: %v", err)
	}
	if got := must[model.Person](t)(s.Person(ctx, id)); got.Role != "Head of data" {
		t.Errorf("a refused undo changed the role to %q", got.Role)
	}
}

func TestUndoOfAnAdditionIsRefusedWhenSomethingHangsOnIt(t *testing.T) {
	s := newStore(t)
	id := addPerson(t, s, "Mai", "Tran")
	added := must[[]Step](t)(s.History(ctx, 1))[0]
	session := addSession(t, s, "Launch")
	_, _, err := s.Invite(ctx, session, id)
	ok(t, err)
	var blocked BlockedError
	if err := s.UndoStep(ctx, added.ID); !errors.As(err, &blocked) || blocked.By != "Invite 1 person to “Launch”" {
		t.Fatalf("got %v", err)
	}
	if n := len(must[[]ParticipantRow](t)(s.Participants(ctx, session))); n != 1 {
		t.Errorf("the refused undo took the invitation away")
	}
}

func TestUndoAndRedoSurviveReopening(t *testing.T) {
	s := newStore(t)
	id := addPerson(t, s, "Chidi", "Okafor")
	ok(t, s.RemovePeople(ctx, id))
	path := s.Path()
	ok(t, s.Close())
	s = must[*Store](t)(Open(ctx, path, testOptions()))
	defer s.Close()
	if label := must[string](t)(s.Undo(ctx)); label != "Remove Chidi Okafor" {
		t.Errorf("undid %q", label)
	}
	must[model.Person](t)(s.Person(ctx, id))
	if label := must[string](t)(s.Redo(ctx)); label != "Remove Chidi Okafor" {
		t.Errorf("redid %q", label)
	}
	if _, err := s.Person(ctx, id); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("after redo: %v", err)
	}
	must[string](t)(s.Undo(ctx))
	addPerson(t, s, "Mai", "Tran")
	if _, err := s.Redo(ctx); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("redo after something new: %v", err)
	}
}

func TestTheFirstStepCannotBeUndone(t *testing.T) {
	s := newStore(t)
	if _, err := s.Undo(ctx); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("got %v", err)
	}
}

func TestHistoryOfOneThing(t *testing.T) {
	s := newStore(t)
	id := addPerson(t, s, "Dev", "Sharma")
	addPerson(t, s, "Someone", "Else")
	session := addSession(t, s, "Launch")
	_, _, err := s.Invite(ctx, session, id)
	ok(t, err)
	var labels []string
	for _, step := range must[[]Step](t)(s.HistoryOf(ctx, id, 10)) {
		labels = append(labels, step.Label)
	}
	if diff := cmp.Diff([]string{"Invite 1 person to “Launch”", "Add Dev Sharma"}, labels); diff != "" {
		t.Error(diff)
	}
}

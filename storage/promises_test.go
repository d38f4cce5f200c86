package storage

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"convenor/model"
)

func TestNeedsAreClearedAfterTheSessionAlsoFromTheJournal(t *testing.T) {
	s := newStore(t)
	add := func(family, needs string, keep bool) model.ID {
		return must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann", Family: family, KeepNeeds: keep, AccessNeeds: needs}))
	}
	// They are told apart from what the person's own record keeps.
	forget, keeper, gone := add("Evans", "", false), add("Bhatt", "", true), add("Costa", "", false)
	launch, later := addSession(t, s, "Launch"), addSession(t, s, "Later")
	v := must[model.Session](t)(s.Session(ctx, later))
	v.Start, v.End = "2026-06-19T10:00", "2026-06-19T11:00"
	ok(t, s.UpdateSession(ctx, v))
	for _, session := range []model.ID{launch, later} {
		_, _, err := s.Invite(ctx, session, forget, keeper, gone)
		ok(t, err)
		ok(t, s.write(ctx, "Note needs", func(tx *tx) error {
			_, err := tx.exec(`UPDATE participation SET access_needs = 'RAMP-AT-' || session, dietary_needs = 'VEGAN' WHERE session = ?`, session)
			return err
		}))
	}
	at := list(t, s, launch)
	ok(t, s.SetReply(ctx, model.Accepted, at["Evans, Ann"].ID))
	ok(t, s.Uninvite(ctx, at["Costa, Ann"].ID))
	on := func(day int) Promised {
		s.options.Now = func() time.Time { return time.Date(2026, 6, day, 12, 0, 0, 0, time.UTC) }
		return must[Promised](t)(s.KeepPromises(ctx))
	}
	if p := on(18); p.Words() != "" {
		t.Errorf("too early: %q", p.Words())
	}
	if p := on(19); p.Words() != "The access and dietary needs that 1 person gave for “Launch” were cleared, as promised 7 days after it." {
		t.Errorf("told %q", p.Words())
	}
	if label := lastLabel(t, s); label != "Clear the needs given for “Launch”" {
		t.Errorf("the step is called %q", label)
	}
	if p := on(19); p.Words() != "" {
		t.Errorf("told again: %q", p.Words())
	}
	check := func(when string) {
		t.Helper()
		for name, p := range list(t, s, launch) {
			if kept := name == "Bhatt, Ann"; (p.AccessNeeds != "") != kept || (p.DietaryNeeds != "") != kept {
				t.Errorf("%s: %s has the needs %q and %q", when, name, p.AccessNeeds, p.DietaryNeeds)
			}
		}
		if p := list(t, s, later)["Evans, Ann"]; p.DietaryNeeds != "VEGAN" {
			t.Errorf("%s: needs for a session to come are %q", when, p.DietaryNeeds)
		}
	}
	check("cleared")
	for _, label := range []string{"Clear the needs given for “Launch”", "Take 1 person off the list", "Record accepted for Ann Evans"} {
		if got := must[string](t)(s.Undo(ctx)); got != label {
			t.Errorf("undid %q, want %q", got, label)
		}
		check("undone " + label)
	}
	if n := len(list(t, s, launch)); n != 3 {
		t.Errorf("%d are on the list", n)
	}
	for range 3 {
		must[string](t)(s.Redo(ctx))
	}
	check("redone")
	var kept int
	ok(t, s.reader.QueryRow(`SELECT count(*) FROM change WHERE tbl = 'participation' AND other = ? AND owner <> ? AND coalesce(before, '') || coalesce(after, '') LIKE '%VEGAN%'`,
		launch, keeper).Scan(&kept))
	if kept != 0 {
		t.Errorf("%d entries of the journal still hold the needs", kept)
	}
	ok(t, s.write(ctx, "Agree no longer", func(tx *tx) error {
		_, err := tx.exec(`UPDATE person SET keep_needs = 0 WHERE id = ?`, keeper)
		return err
	}))
	on(27)
	ok(t, s.Close())
	file := must[[]byte](t)(os.ReadFile(s.Path()))
	for _, word := range []string{"RAMP-AT-" + string(launch), "RAMP-AT-" + string(later), "VEGAN"} {
		if bytes.Contains(file, []byte(word)) {
			t.Errorf("%s can still be read in the file", word)
		}
	}
}

func TestNeedsOfThePersonStay(t *testing.T) {
	s := newStore(t)
	ann := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann", AccessNeeds: "ramp"}))
	session := addSession(t, s, "Launch")
	_, _, err := s.Invite(ctx, session, ann)
	ok(t, err)
	s.options.Now = func() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }
	if p := must[Promised](t)(s.KeepPromises(ctx)); p.People != 1 || !strings.Contains(p.Words(), "“Launch”") {
		t.Errorf("cleared %+v", p)
	}
	if p := must[model.Person](t)(s.Person(ctx, ann)); p.AccessNeeds != "ramp" {
		t.Errorf("the person's own needs are %q", p.AccessNeeds)
	}
}

package storage

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage/ics"

	"github.com/google/go-cmp/cmp"
)

func titles(c ics.Calendar) (out []string) {
	for _, e := range c.Entries {
		out = append(out, e.Session.Title)
	}
	return out
}

func TestCalendarOfTheProgrammeAndOfASelection(t *testing.T) {
	s := newStore(t)
	venue := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"}))
	add := func(title string, start model.LocalTime, state model.State, at model.ID) model.ID {
		return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: state, Start: start, Venue: at,
			Zone: "Europe/London", Agenda: []model.AgendaItem{{Minutes: 10, Title: "Welcome to " + title}}}))
	}
	late := add("Late", "2026-09-01T10:00", model.Confirmed, venue)
	early := add("Early", "2026-06-01T10:00", model.SaveTheDate, "")
	idea := add("Idea", "", model.Idea, "")

	all := must[ics.Calendar](t)(s.Calendar(ctx))
	if diff := cmp.Diff([]string{"Early", "Late", "Idea"}, titles(all)); diff != "" {
		t.Error(diff)
	}
	if all.Name != "Test community" || all.Entries[0].Venue != nil || all.Entries[1].Venue == nil || all.Entries[1].Venue.Name != "Ropewalk Hall" {
		t.Errorf("got %+v", all)
	}
	if diff := cmp.Diff([]string{"Late"}, titles(must[ics.Calendar](t)(s.Calendar(ctx, late)))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Early", "Late"}, titles(must[ics.Calendar](t)(s.Calendar(ctx, late, early, late)))); diff != "" {
		t.Error(diff)
	}
	var file bytes.Buffer
	ok(t, ics.Write(&file, all))
	for _, want := range []string{"SUMMARY:Early", "SUMMARY:Late", "Welcome to Late"} {
		if !strings.Contains(file.String(), want) {
			t.Errorf("the file lacks %q", want)
		}
	}
	if strings.Contains(file.String(), string(idea)) {
		t.Error("the file holds an idea")
	}
	ok(t, s.RemoveSessions(ctx, early))
	if _, err := s.Calendar(ctx, late, early); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a calendar of a session that is gone: %v", err)
	}
}

package storage

import (
	"errors"
	"strings"
	"testing"
	"time"

	"convenor/model"
)

// nowAt sets the clock of a store, which goes on from there.
func nowAt(s *Store, at time.Time) {
	s.options.Now = func() time.Time { at = at.Add(time.Second); return at }
}

func TestTheDatesOfManySessionsAreSavedInOneStep(t *testing.T) {
	s := newStore(t)
	_, all := planSeriesOf(t, s, lunch(), "every Thursday, 4 times")
	undated := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Some day", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}))
	ids := []model.ID{undated}
	for _, v := range all {
		ids = append(ids, v.ID)
	}
	got := must[StatesChange](t)(s.SaveDates(ctx, ids...))
	if len(got.Changed) != 4 || len(got.Left) != 1 || LeftWords(got.Left) != "“Some day”: it has no date yet" || lastLabel(t, s) != "Save the date of 4 sessions" {
		t.Errorf("%+v, %s", got, lastLabel(t, s))
	}
	for _, v := range all {
		if now := session(t, s, v.ID); now.State != model.SaveTheDate {
			t.Errorf("%s is %s", v.SeriesDay, now.State)
		}
	}
	must[StatesChange](t)(s.ConfirmSessions(ctx, all[0].ID))
	if lastLabel(t, s) != "Confirm “Data lunch”" || session(t, s, all[0].ID).State != model.Confirmed {
		t.Error(lastLabel(t, s))
	}
	must[string](t)(s.Undo(ctx))
	must[string](t)(s.Undo(ctx))
	if now := session(t, s, all[2].ID); now.State != model.Idea {
		t.Errorf("undone it is %s", now.State)
	}
	var wrong model.ValidationError
	if _, err := s.SaveDates(ctx, undated); !errors.As(err, &wrong) || !strings.Contains(err.Error(), "“Some day”: it has no date yet") {
		t.Errorf("nothing to save: %v", err)
	}
}

func TestASessionThatHasNotBegunWasNotHeld(t *testing.T) {
	s := newStore(t)
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Confirmed, Start: "2026-06-12T13:00", Zone: "Europe/London"}))
	v := session(t, s, id)
	v.State = model.Held
	nowAt(s, time.Date(2026, 6, 12, 11, 59, 0, 0, time.UTC))
	var wrong model.ValidationError
	if err := s.UpdateSession(ctx, v); !errors.As(err, &wrong) || !strings.Contains(err.Error(), "it has not begun yet; it can be held from") {
		t.Errorf("before it begins: %v", err)
	}
	nowAt(s, time.Date(2026, 6, 12, 12, 0, 0, 0, time.UTC)) // 13:00 in summer time
	ok(t, s.UpdateSession(ctx, v))
	v.Start = "2026-07-12T13:00"
	if err := s.UpdateSession(ctx, v); err == nil {
		t.Error("what was held is moved to a day to come")
	}
}

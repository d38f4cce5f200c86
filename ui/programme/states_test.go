package programme

import (
	"testing"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
)

func TestTheDatesOfTickedSessionsAreSavedTogether(t *testing.T) {
	s := frametest.Store(t)
	a := add(t, s, "Summer", model.Idea, "2026-06-12T13:00")
	b := add(t, s, "Autumn", model.Idea, "2026-09-12T13:00")
	c := add(t, s, "Winter", model.Idea, "")
	h, screen := open(t, s, frame.Place{Area: frame.Programme, Tab: All})
	screen.list.table.SetTicked([]string{string(a), string(b), string(c)})
	h.Do("Save the dates of 2 sessions")
	for id, want := range map[model.ID]model.State{a: model.SaveTheDate, b: model.SaveTheDate, c: model.Idea} {
		if v, err := s.Session(ctx, id); err != nil || v.State != want {
			t.Errorf("%s is %s, %v", v.Title, v.State, err)
		}
	}
	if len(h.Said) != 1 || h.Said[0] != "2 dates are saved. Left as they were: “Winter”: it has no date yet." {
		t.Errorf("said %q", h.Said)
	}
	h.Do("Confirm 2 sessions")
	if v, _ := s.Session(ctx, b); v.State != model.Confirmed {
		t.Errorf("Autumn is %s", v.State)
	}
}

func TestTheProgrammeIsPublishedFromEveryView(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Summer", model.Confirmed, "2026-06-12T13:00")
	h, screen := open(t, s, frame.Place{Area: frame.Programme})
	for _, v := range screen.views {
		h.Go(frame.Place{Area: frame.Programme, Tab: v.name})
		found := false
		for _, c := range screen.Commands() {
			found = found || c.Name == PublishWords && c.Why == "" && c.Key != nil
		}
		if !found {
			t.Errorf("%s cannot publish", v.name)
		}
	}
}

package session

import (
	"testing"

	"convenor/model"
	"convenor/ui/frame/frametest"
	"convenor/ui/handouts"
	"convenor/ui/widgets"
)

func TestEverythingIsPrintedFromOneMenuAndByCommands(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	h, _ := open(t, s, id, Plan)
	h.Tap("Print…")
	h.Sees("Sign-in sheet")
	for _, k := range handouts.Kinds {
		h.Sees(k.Name)
	}
	h.Press("Escape")
	h.Do("Print: catering order…")
	h.Sees("Print the catering order", "Nobody who may come is on the list yet.")
	noErrors(t, h)
}

func TestMealsAndTheFeedbackLinkAreKeptInThePlan(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	h, _ := open(t, s, id, Plan)
	h.Edit(frametest.Find[*widgets.ValueField[int]](h, "Meals ordered").Entry, "30")
	h.Edit(frametest.Find[*widgets.ValueField[model.Money]](h, "Cost").Entry, "150")
	h.Sees("£5 for each of 30 meals ordered")
	h.Edit(frametest.Find[*widgets.ValueField[int]](h, "Meals eaten").Entry, "24")
	h.Sees("£6.25 for each of 24 meals eaten")
	link := frametest.Find[*widgets.TextField](h, "Feedback")
	h.Edit(link.Entry, "forms, somewhere")
	if link.Problem() == "" {
		t.Error("a link that is none is taken")
	}
	h.Edit(link.Entry, "https://forms.example.org/f")
	v := now(t, s, id)
	if v.MealsOrdered != 30 || v.MealsEaten != 24 || v.FeedbackLink != "https://forms.example.org/f" {
		t.Errorf("kept %d, %d, %q", v.MealsOrdered, v.MealsEaten, v.FeedbackLink)
	}
	if d := v.Duplicate(); d.MealsOrdered+d.MealsEaten != 0 || d.FeedbackLink != "" {
		t.Errorf("a duplicate has %d, %d, %q", d.MealsOrdered, d.MealsEaten, d.FeedbackLink)
	}
	noErrors(t, h)
}

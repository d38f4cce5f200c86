package planner

import (
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"

	"fyne.io/fyne/v2"
)

func TestWhoIsNotReachedIsToldHowFarItIsAndWhatStandsAgainstIt(t *testing.T) {
	s, hall := community(t)
	districts := map[string]model.ID{}
	all, err := s.Categories(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		districts[c.Name] = c.ID
	}
	venue, err := s.Venue(ctx, hall)
	if err != nil {
		t.Fatal(err)
	}
	venue.District = districts["Wirral"]
	if err := s.UpdateVenue(ctx, venue); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddVenue(ctx, model.Venue{Name: "Old Mill", District: districts["Knowsley"], StepFree: model.No}); err != nil {
		t.Fatal(err)
	}
	add := func(name, district string, online model.Answer) {
		var answers []model.Availability
		for _, b := range []string{"Weekday daytime", "Weekday evening", "Weekend"} {
			answers = append(answers, model.Availability{Band: band(t, s, b), Mode: model.InPerson, Answer: model.CanCome},
				model.Availability{Band: band(t, s, b), Mode: model.Online, Answer: online})
		}
		if _, err := s.AddPerson(ctx, model.Person{Given: name, District: districts[district], Availability: answers}); err != nil {
			t.Fatal(err)
		}
	}
	add("Far", "Sefton", model.CannotCome)
	add("Near the mill", "Knowsley", model.CannotCome)
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
	w.To, w.SameVenue, w.StepFree = "2026-11-30", true, true
	w.ReachKm = 3
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h, _ := open(t, s)
	h.Tap("Propose a programme")
	h.Settle()
	text := strings.ReplaceAll(h.Texts(), "\n", " ")
	for _, want := range []string{
		"The nearest venue, Old Mill, is 20 km away; this person comes 3 km at most. They said that they cannot come online, so a hybrid session would not reach them either: only a venue nearer to them would.",
		"Near enough: Old Mill (it is not step-free, as you wish venues to be).",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be read: %s", want, text)
		}
	}
	h.Tap("Change that wish…")
	h.Sees("The wishes")
	h.Press(fyne.KeyEscape)
	noErrors(t, h)
}

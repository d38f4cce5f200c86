package planner

import (
	"strings"
	"testing"

	"convenor/model"

	"fyne.io/fyne/v2"
)

func TestEverySessionSaysWhyItIsThereAlsoWhenItIsTaken(t *testing.T) {
	h, screen, _ := proposed(t)
	online := 0
	for _, r := range screen.page.rows {
		if !r.empty && r.why == "" {
			t.Errorf("nothing is said of %s", r.when)
		}
		if r.session.Mode == model.Online {
			online++
			want := "keeps the rhythm; any weekday daytime of " + r.session.Start.Date().Time().Format("January 2006") + " reaches as many"
			if r.why != want {
				t.Errorf("%s is there as %q, want %q", r.when, r.why, want)
			}
		}
	}
	if online == 0 {
		t.Fatal("none is online")
	}
	screen.page.table.Focus()
	h.Press(fyne.KeyHome)
	text := strings.ReplaceAll(h.Texts(), "\n", " ")
	for _, want := range []string{"One of 6 sessions online, all of them weekday daytime; 8 of those who said they can come can do so only online.", "Or instead"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be read: %s", want, text)
		}
	}

	h.Tap("Take 8 into the programme")
	h.Press(fyne.KeyReturn)
	for _, r := range screen.page.rows {
		if !strings.HasPrefix(r.why, "in the programme: ") || !strings.Contains(r.why, "reaches as many") && !strings.Contains(r.why, "only this one") {
			t.Errorf("taken, %s is there as %q", r.when, r.why)
		}
	}
	noErrors(t, h)
}

func TestAnotherPlaceSaysInWhatItDiffers(t *testing.T) {
	h, screen, s := proposed(t)
	if _, err := s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall", Capacity: 40, StepFree: model.Yes, Cost: 2000}); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	for _, r := range screen.page.rows {
		if r.session.Mode == model.InPerson {
			screen.page.table.SetCurrentKey(r.key)
			screen.choose(r.key)
			break
		}
	}
	h.Settle()
	text := strings.ReplaceAll(h.Texts(), "\n", " ")
	for _, want := range []string{"Ropewalk Hall", "Reaches as many in all; the room costs £40 less.", "4 people fewer could come to it"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be read: %s", want, text)
		}
	}
	noErrors(t, h)
}

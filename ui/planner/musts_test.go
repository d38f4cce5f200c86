package planner

import (
	"testing"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// wished opens the wishes with two must-haves.
func wished(t *testing.T) (*frametest.Host, *Screen, *storage.Store) {
	t.Helper()
	s, _ := community(t)
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
	w.To, w.SameVenue = "2026-11-30", true
	w.Musts = []plan.Must{{Sessions: 2, Mode: model.InPerson}, {Sessions: 1, Mode: model.Online, Band: band(t, s, "Weekday daytime")}}
	frametest.OK(t, s.SaveWishes(ctx, w))
	h, screen := open(t, s)
	h.Tap("Change the wishes…")
	return h, screen, s
}

// removes are the buttons that remove a must-have.
func removes(h *frametest.Host) (all []*widgets.Button) {
	for _, o := range h.Objects() {
		if b, ok := o.(*widgets.Button); ok && len(b.Tip()) > 6 && b.Tip()[:6] == "Remove" {
			all = append(all, b)
		}
	}
	return all
}

func TestAMustHaveIsRemovedAndPutBack(t *testing.T) {
	h, screen, s := wished(t)
	if n := len(removes(h)); n != 2 {
		t.Fatalf("%d must-haves can be removed", n)
	}
	removes(h)[0].Tapped(nil)
	h.Sees("Put back: 2 sessions in person (Ctrl+Z)")
	if len(removes(h)) != 1 || h.Window().Canvas().Focused() != fyne.Focusable(removes(h)[0]) {
		t.Errorf("the keyboard is on %v", h.Window().Canvas().Focused())
	}
	h.Press(fyne.KeyReturn) // removes the other
	h.Sees("Put back: 1 session online, Weekday daytime (Ctrl+Z)")
	h.Shortcut(undoKey)
	h.Shortcut(undoKey)
	if got := screen.draft.planning.Musts; len(got) != 2 || got[0].Sessions != 2 || got[1].Band == "" {
		t.Errorf("put back they are %+v", got)
	}
	h.SeesNot("Put back")

	// Alt+Del removes the one that the keyboard is in.
	h.Window().Canvas().Focus(frametest.Find[*widgets.SelectField](h, "Time").Select)
	h.Shortcut(removeKey)
	h.Tap("Propose a programme")
	h.Settle()
	if w, _, err := s.Wishes(ctx); err != nil || len(w.Musts) != 1 || w.Musts[0].Mode != model.Online {
		t.Errorf("saved: %+v, %v", w.Musts, err)
	}
	noErrors(t, h)
}

func TestAMustHaveThatWasRemovedIsThereAgainAfterUndo(t *testing.T) {
	h, screen, s := wished(t)
	removes(h)[0].Tapped(nil)
	h.Tap("Propose a programme")
	h.Settle()
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Do("Change the wishes…")
	if n := len(removes(h)); n != 2 || len(screen.draft.planning.Musts) != 2 {
		t.Errorf("after undo there are %d", n)
	}
	noErrors(t, h)
}

package people

import (
	"testing"

	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func TestAHalfFilledFormIsKept(t *testing.T) {
	c := newCommunity(t)
	h, s := open(t, c, frame.Place{New: true})
	h.Sees("New person")
	h.Type("Mai") // the first field has the keyboard
	h.Press(fyne.KeyEscape)
	if len(h.Told) != 1 {
		t.Fatalf("told %q", h.Told)
	}
	h.Button()
	h.Sees("This is what you had typed before.", "Mai")
	frametest.Find[*widgets.TextField](h, "Family name").Entry.SetText("Tran")
	frametest.Find[*widgets.TextField](h, "Email").Entry.SetText("mai@")
	h.Tap("Add")
	h.Sees("“mai@” is not an email address.", "New person")
	frametest.Find[*widgets.TextField](h, "Email").Entry.SetText("mai@example.org")
	h.Window().Canvas().Focus(organisationOf(h))
	h.Type("Dingle Growers")
	h.Press(fyne.KeyEscape)
	h.Tap("Add")
	if at := h.Last(); at.Area != frame.People || at.ID == "" {
		t.Fatalf("went to %+v", at)
	}
	p := c.person(t, h.Last().ID)
	if p.Name() != "Mai Tran" || p.Email() != "mai@example.org" || p.Joined != "2026-05-06" || len(p.Affiliations) != 1 || p.Affiliations[0].Name != "Dingle Growers" {
		t.Errorf("added %+v", p)
	}
	if !s.draft.isEmpty() {
		t.Errorf("the draft was kept after adding: %+v", s.draft)
	}
	must[string](t)(c.store.Undo(ctx)) // one step, with its new organisation
	if n := must[storage.Counts](t)(c.store.Counts(ctx)); n.People != 4 || n.Organisations != 1 {
		t.Errorf("after undo: %+v", n)
	}
}

func organisationOf(h *frametest.Host) *widgets.CompletionEntry {
	return frametest.Find[*widgets.CompletionEntry](h, "")
}

func TestANameIsNeeded(t *testing.T) {
	h, _ := open(t, newCommunity(t), frame.Place{New: true})
	h.Tap("Add")
	h.Sees("A person needs a given or a family name.")
	h.Press(fyne.KeyEscape)
	if len(h.Told) > 0 {
		t.Errorf("an empty form was kept: %q", h.Told)
	}
}

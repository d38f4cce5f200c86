package ui

import (
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/planner"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// planned is the planner with a proposal.
func planned(t *testing.T) *desk {
	t.Helper()
	d := open(t, newFile(t))
	for _, name := range []string{"Library Hall", "Ropewalk Hall"} {
		must[model.ID](t)(d.store.AddVenue(ctx, model.Venue{Name: name, Capacity: 40, StepFree: model.Yes}))
	}
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
	w.To, w.SameVenue = "2026-08-31", true
	ok(t, d.store.SaveWishes(ctx, w))
	d.settle()
	d.Go(frame.Place{Area: frame.Programme, Tab: planner.Name})
	d.tap("Propose a programme")
	d.sees("Proposal, Jun 2026 to Aug 2026")
	return d
}

func TestThePlannersLettersWorkWhereverTheKeyboardIs(t *testing.T) {
	d := planned(t)
	locked := func() bool { return strings.Contains(d.texts(), "1 locked") }
	var strip *widgets.Surface
	for _, o := range d.objects() {
		if s, ok := o.(*widgets.Surface); ok && strip == nil {
			strip = s
		}
	}
	for name, focus := range map[string]func(){
		"the list":  func() {},
		"the strip": strip.Focus,
		"a button":  func() { d.win.Canvas().Focus(d.button("Propose again")) },
		"nothing":   d.win.Canvas().Unfocus,
	} {
		focus()
		before := locked()
		d.press(fyne.KeyL)
		if d.win.Canvas().Focused() != nil {
			d.typeIn("l") // a key that writes is told as a letter too
		}
		if locked() == before {
			t.Errorf("%s has the keyboard, and L does nothing", name)
		}
	}
	d.win.Canvas().Unfocus()
	d.press(fyne.KeyB)
	d.sees("1 changed by hand")

	// The first one in person goes to the next venue.
	strip.Focus()
	d.press(fyne.KeyHome)
	for range 6 {
		if !strings.Contains(d.texts(), "The room costs") {
			d.press(fyne.KeyRight)
		}
	}
	d.press(fyne.KeyV)
	d.sees("2 changed by hand")
	before := locked()
	for _, o := range d.objects() {
		switch f := o.(type) {
		case *widgets.TextField:
			if f.Label() == "Title" {
				d.win.Canvas().Focus(f.Entry)
				d.press(fyne.KeyL)
				d.typeIn("l")
			}
		case *widgets.SelectField:
			if f.Label() == "Venue" {
				f.Focus()
				d.press(fyne.KeyL, fyne.KeyB)
			}
		}
	}
	if locked() != before || strings.Contains(d.texts(), "4 changes") {
		t.Errorf("what is typed into a field locks or moves a session:\n%s", d.texts())
	}
}

func TestTheUndoButtonNamesAndUndoesThePlannersStep(t *testing.T) {
	d := planned(t)
	file := d.bar.undo.Tip()
	if !strings.Contains(file, "Change the wishes") {
		t.Fatalf("undo says %q", file)
	}
	d.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	if tip := d.bar.undo.Tip(); !strings.HasPrefix(tip, "Undo: Move to ") {
		t.Errorf("after a move undo says %q", tip)
	}
	d.bar.undo.Tapped(nil)
	d.settle()
	d.sees("Undone: Move to")
	if tip := d.bar.undo.Tip(); tip != file || !strings.HasPrefix(d.bar.redo.Tip(), "Redo: Move to ") {
		t.Errorf("undone, undo says %q, redo %q", tip, d.bar.redo.Tip())
	}
	d.Go(frame.Place{Area: frame.People})
	if tip := d.bar.redo.Tip(); tip != "There is nothing to redo." {
		t.Errorf("elsewhere redo says %q", tip)
	}
}

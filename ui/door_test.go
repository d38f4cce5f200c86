package ui

import (
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestTheDeskTakesTheWholeWindowAndGivesItBack(t *testing.T) {
	path := newFile(t)
	s := must[*storage.Store](t)(storage.Open(ctx, path, testOptions()))
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Launch", Mode: model.InPerson, State: model.Confirmed, Start: "2026-05-06T12:00", Zone: "Europe/London"}))
	ok(t, s.Close())
	d := open(t, path)
	d.Go(frame.Place{Area: frame.People})
	d.shortcut(ctrl(fyne.KeyD))
	d.settle()
	d.sees("Desk · Launch", "Leave the desk", "Nobody is on the list")
	d.seesNot("Organisations", "Search or do…")
	if got := d.Here(); got != (frame.Place{Area: frame.Desk, ID: id}) {
		t.Errorf("at %+v", got)
	}
	if d.Setting(settingArea) != "People" {
		t.Errorf("the file would open at %q", d.Setting(settingArea))
	}
	d.shortcut(ctrl(fyne.KeyK))
	d.sees("Search or do waits outside the desk")
	d.press(fyne.KeyEscape) // takes the message away
	d.typeIn("kasha")
	d.sees("Żukowska, Kasia", "Not on the list, spelt a little differently", "Add “kasha” as a walk-in")
	d.press(fyne.KeyReturn)
	d.settle()
	people := must[[]storage.ParticipantRow](t)(d.store.Participants(ctx, id))
	if len(people) != 1 || people[0].Attendance != model.Attended || people[0].Source != model.WalkIn {
		t.Fatalf("after Enter: %+v", people)
	}
	d.sees("walk-in", "Kasia Żukowska walked in")
	d.shortcut(&fyne.ShortcutUndo{})
	d.settle()
	d.sees("Undone: Kasia Żukowska walked in.")
	if people := must[[]storage.ParticipantRow](t)(d.store.Participants(ctx, id)); len(people) != 0 {
		t.Errorf("after Ctrl+Z: %+v", people)
	}
	d.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	d.settle()
	if people := must[[]storage.ParticipantRow](t)(d.store.Participants(ctx, id)); len(people) != 1 {
		t.Errorf("after Ctrl+Shift+Z: %+v", people)
	}
	d.press(fyne.KeyEscape) // the search
	d.press(fyne.KeyEscape) // a message
	d.press(fyne.KeyEscape)
	d.settle()
	d.sees("Organisations", "Search or do…", "Open the desk")
	if d.Here().ID != id || d.Here().Area != frame.Programme {
		t.Errorf("left for %+v", d.Here())
	}
	// The window's own undo is back.
	d.Go(frame.Place{Area: frame.Today})
	d.win.Canvas().Unfocus()
	d.shortcut(&fyne.ShortcutUndo{})
	d.settle()
	d.sees("Undone: Mark Kasia Żukowska as arrived, not on the list.")
}

package ui

import (
	"testing"

	"convenor/storage"
	"convenor/ui/frame"

	"fyne.io/fyne/v2"
)

// What is restored is what every part of the window shows, and the steps of
// before are not taken for those of now.
func TestTheWindowShowsWhatWasRestored(t *testing.T) {
	d := open(t, newFile(t))
	must[string](t)(d.store.BackupDated(ctx, storage.BackupByHand))
	d.addPerson("Ann")
	d.addPerson("Bo")
	d.sees("4 people")
	d.SetSetting(settingTheme, "dark")
	d.Go(frame.Place{Area: frame.Data, Tab: "Backups"})
	d.press(fyne.KeyHome)
	d.tap("Restore this copy")
	d.settle()
	d.says("All is as it was on ")
	d.sees("2 people")
	if tip := d.bar.undo.Tip(); tip != "Undo: Add Siân Evans (Ctrl+Z)" || d.Setting(settingTheme) != "dark" {
		t.Errorf("undo says %q, the theme is %s", tip, d.Setting(settingTheme))
	}
	d.Done("Saved what was so already.")
	if m, _ := d.messages.Current(); m.Action != "" {
		t.Error("a message offers to undo a step of before")
	}
	for range 2 { // the numbers of its steps were those of others before
		d.addPerson("Cy")
		if m, _ := d.messages.Current(); m.Action != "Undo" {
			t.Error("a step after restoring cannot be undone in its message")
		}
	}
	d.sees("4 people")
	d.Go(frame.Place{Area: frame.Data, Tab: "Backups"})
	d.tap("Put back what was there before")
	d.settle()
	d.says("All is as it was before.")
	d.sees("4 people")
	d.Go(frame.Place{Area: frame.People})
	d.sees("Ann", "Bo")
	d.seesNot("Cy")
}

package data

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/storage/ics"
	"convenor/storage/sheet"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func TestTheTabsAreReached(t *testing.T) {
	h := open(t, frametest.Store(t), "")
	if got := strings.Join(h.Screen.Title(), " › "); got != "Data › Import" {
		t.Errorf("the area begins at %q", got)
	}
	for tab, word := range map[string]string{Import: "Bring in a contact list", Export: "Save as CSV…", History: "The newest first", Backups: "Back up now", Lists: "New entry", Settings: "This community"} {
		h.Screen.Show(frame.Place{Area: frame.Data, Tab: tab})
		h.Screen.Focus()
		h.Sees(word)
	}
	noErrors(t, h)
}

func TestAnOlderStepIsUndone(t *testing.T) {
	store := frametest.Store(t)
	ann := addPerson(t, store, "Ann", "Lee", "")
	addPerson(t, store, "Bo", "Dean", "")
	p := must[model.Person](t)(store.Person(ctx, ann))
	p.Role = "Chair"
	ok(t, store.UpdatePerson(ctx, p))
	addPerson(t, store, "Cy", "Ash", "")
	h := open(t, store, History)
	h.Sees("Add Cy Ash", "Add Bo Dean", "Add Ann Lee", "Start the community")
	h.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown) // Add Bo Dean
	h.Tap("Undo this step")
	told(t, h, "Undone: Add Bo Dean.")
	if people(t, store) != 2 {
		t.Errorf("%d people", people(t, store))
	}
	h.Sees("undone", "Undo: Add Bo Dean")

	h.Press(fyne.KeyEnd, fyne.KeyUp) // Add Ann Lee, who was changed since
	h.Tap("Undo this step")
	failed(t, h, "“Add Ann Lee” cannot be undone because of a later change: “Change the role of Ann Lee”")
	if people(t, store) != 2 {
		t.Errorf("%d people", people(t, store))
	}
}

func TestAStepThatCannotBeUndoneSaysWhy(t *testing.T) {
	store := frametest.Store(t)
	addPerson(t, store, "Ann", "Lee", "")
	must[string](t)(store.Undo(ctx))
	h := open(t, store, History)
	why := func() string { return h.Command("Undo this step").Why }
	for _, test := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyHome, "is an undo or a redo itself"}, {fyne.KeyEnd, "made the community itself"}, {fyne.KeyUp, "undone already"}} {
		if h.Press(test.key); !strings.Contains(why(), test.want) || !frametest.Find[*widgets.Button](h, "Undo this step").Disabled() {
			t.Errorf("%s: %q", test.key, why())
		}
	}
}

func TestBackupsAreMadeAndListed(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Backups)
	h.Sees("No copy yet.")
	h.Do("Back up now")
	told(t, h, "Saved as ")
	h.Sees("Wed 6 May 2026, 10:00")
	h.Save = filepath.Join(t.TempDir(), "copy.convenor")
	h.Tap("Save a copy as…")
	s := must[*storage.Store](t)(storage.Open(ctx, h.Save, storage.Options{}))
	ok(t, s.Close())
	h.Save = store.Path()
	h.Tap("Save a copy as…")
	failed(t, h, "already exists and was not overwritten")
}

func TestACopyIsRestoredAndPutBack(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Backups)
	restore := frametest.Find[*widgets.Button](h, "Restore this copy")
	if !restore.Disabled() {
		t.Error("nothing can be restored without a copy")
	}
	addPerson(t, store, "Ann", "Łęcka", "")
	h.Do("Back up now")
	addPerson(t, store, "Bo", "Dean", "")
	h.SeesNot("Put back what was there before")

	h.Press(fyne.KeyHome, fyne.KeyReturn)
	noErrors(t, h)
	told(t, h, "All is as it was on Wed 6 May 2026, 10:00. What was there before is kept as a copy.")
	h.Sees("what was there before")
	if n := people(t, store); n != 1 || len(store.Backups()) != 2 {
		t.Errorf("%d people, %d copies", n, len(store.Backups()))
	}
	h.Button() // of the message
	told(t, h, "All is as it was before.")
	if n := people(t, store); n != 2 {
		t.Errorf("put back, %d people", n)
	}
	h.Tap("Put back what was there before") // and the other way round
	if n := people(t, store); n != 1 {
		t.Errorf("put back again, %d people", n)
	}
	h.Open = store.Path()
	h.Tap("Restore another…")
	failed(t, h, "is the file itself; choose a copy of it")
	h.Errors = nil
	h.Open = store.Backups()[0].Path
	h.Do("Restore another…")
	noErrors(t, h)
	if n := people(t, store); n != 2 {
		t.Errorf("from another file, %d people", n)
	}
	h.Use(New(h), frame.Place{Area: frame.Data, Tab: History})
	h.Press(fyne.KeyHome)
	h.Sees("Restore the copy of 6 May 2026, 10:00")
	if why := frametest.Find[*widgets.Button](h, "Undo this step"); !why.Disabled() {
		t.Error("the restoring can be undone as a step")
	}
}

func TestNothingIsRestoredWhileLooking(t *testing.T) {
	store := frametest.Store(t)
	must[string](t)(store.BackupDated(ctx, storage.BackupByHand))
	look := must[*storage.Store](t)(storage.Open(ctx, store.Path(), storage.Options{ReadOnly: true}))
	defer look.Close()
	h := open(t, look, Backups)
	h.Press(fyne.KeyHome, fyne.KeyReturn)
	if !frametest.Find[*widgets.Button](h, "Restore this copy").Disabled() || !frametest.Find[*widgets.Button](h, "Restore another…").Disabled() || len(h.Told)+len(h.Errors) > 0 {
		t.Errorf("it was tried: %q %v", h.Told, h.Errors)
	}
}

func TestPeopleAreExported(t *testing.T) {
	store := frametest.Store(t)
	ann := addPerson(t, store, "Ann", "Łęcka", "ann@example.org")
	addPerson(t, store, "Bo", "Dean", "bo@example.org")
	p := must[model.Person](t)(store.Person(ctx, ann))
	p.Tags = []string{"steering"}
	ok(t, store.UpdatePerson(ctx, p))
	h := open(t, store, Export)
	h.Sees("Everyone: 2 people.")
	exported := func() string {
		h.Save = filepath.Join(t.TempDir(), "people.csv")
		h.Press(fyne.KeyReturn) // the keyboard is on “Save as CSV…”
		told(t, h, "Saved as "+filepath.Base(h.Save)+" in ")
		r := must[*sheet.Reader](t)(sheet.Open(bytes.NewReader(must[[]byte](t)(os.ReadFile(h.Save)))))
		var names []string
		for row, err := r.Next(); err == nil; row, err = r.Next() {
			names = append(names, row.Cells[slices.Index(r.Header, "Family name")])
		}
		return strings.Join(names, " ")
	}
	if got := exported(); got != "Dean Łęcka" {
		t.Errorf("exported %q", got)
	}
	h.Screen.Show(frame.Place{Area: frame.Data, Tab: Export, Filter: &storage.PeopleFilter{Text: "steering"}})
	h.Screen.Focus()
	h.Sees("1 of 2 people, as filtered under People.")
	if got := exported(); got != "Łęcka" {
		t.Errorf("exported %q", got)
	}
	h.Tap("Everyone instead")
	h.Sees("Everyone: 2 people.")
	h.Save = filepath.Join(t.TempDir(), "no folder", "people.csv")
	h.Tap("Save as CSV…")
	failed(t, h, "people.csv")
}

func TestTheProgrammeIsExported(t *testing.T) {
	store := frametest.Store(t)
	must[model.ID](t)(store.AddSession(ctx, model.Session{Title: "Autumn gathering", Mode: model.InPerson, State: model.Confirmed, Start: "2026-09-18T10:00", Zone: "Europe/London"}))
	h := open(t, store, Export)
	h.Save = filepath.Join(t.TempDir(), "programme.ics")
	h.Tap("Save the calendar file…")
	told(t, h, "Saved as "+filepath.Base(h.Save)+" in ")
	text := must[[]byte](t)(os.ReadFile(h.Save))
	if c, err := ics.Read(bytes.NewReader(text)); err != nil || len(c.Events) != 1 {
		t.Errorf("%d events, %v, of\n%s", len(c.Events), err, text)
	}
}

func TestTheTabsComeFirstAndTheLastOneIsShownAgain(t *testing.T) {
	h := open(t, frametest.Store(t), Backups)
	h.Window().Canvas().Unfocus()
	h.Window().Canvas().FocusNext()
	if _, is := h.Window().Canvas().Focused().(*widgets.Tabs); !is {
		t.Errorf("Tab comes to %T first", h.Window().Canvas().Focused())
	}
	h.Screen.Show(frame.Place{Area: frame.Data})
	h.Sees("Back up now")
}

func TestHistoryReadsOutWhyAStepCannotBeUndone(t *testing.T) {
	h := open(t, frametest.Store(t), History)
	h.Press(fyne.KeyEnd)
	h.Sees("This step made the community itself.")
}

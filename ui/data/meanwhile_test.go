package data

import (
	"context"
	"testing"

	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"

	"fyne.io/fyne/v2"
)

// busy is a window whose work fails with err, or is held back.
type busy struct {
	*frametest.Host
	err     error
	hold    bool
	release func()
}

func newBusy(t *testing.T, store *storage.Store, list string) (*busy, *importer) {
	t.Helper()
	h := &busy{Host: frametest.New(t, store)}
	h.Use(New(h), frame.Place{Area: frame.Data, Tab: Import})
	h.Open = file(t, "list.csv", list)
	h.Do("Import a contact list")
	return h, importerOf(h.Host)
}

func (b *busy) Work(name string, work func(context.Context, func(float64)) error, after func(error)) {
	switch {
	case b.err != nil:
		after(b.err)
	case b.hold:
		b.release = func() { b.Host.Work(name, work, after) }
	default:
		b.Host.Work(name, work, after)
	}
}

func TestWhatIsCheckedStaysWhenACheckIsCancelled(t *testing.T) {
	store := frametest.Store(t)
	addPerson(t, store, "Dev", "Sharma", "dev@example.org")
	h, im := newBusy(t, store, "Name,Email,Role\nDev Sharma,dev@example.org,Engineer\n")
	h.Press(fyne.KeyReturn)
	h.err = context.Canceled
	im.check.mode.TypedRune('l')
	if h.Sees("1 update"); im.check.mode.Value() != string(match.Update) || im.job.mode != match.Update {
		t.Error("the window shows a mode that was not checked")
	}
	h.Tap("Update 1 person")
	h.Sees("Nothing is written yet.", "1 update")
	failed(t, h.Host, context.Canceled.Error())
	h.err = nil
	h.Tap("Update 1 person")
	h.Sees("Done: 1 row read")
}

func TestTheWindowIsToldWhenTheCheckEndsAndOneIsElsewhere(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Import)
	h.Open = file(t, "list.csv", "Name,Email\nAnn Lee,ann@example.org\n")
	h.Do("Import a contact list")
	im := importerOf(h)
	h.At = frame.Place{Area: frame.People}
	h.Window().Canvas().Unfocus()
	im.checkRows()
	told(t, h, "“list.csv” is checked.")
	if f := h.Window().Canvas().Focused(); f != nil {
		t.Errorf("the keyboard was taken from the other area to %T", f)
	}
	h.Button()
	if p := h.Last(); p != (frame.Place{Area: frame.Data, Tab: Import}) {
		t.Errorf("the message leads to %+v", p)
	}
	im.importRows()
	if len(h.Said) != 1 {
		t.Errorf("the end of the import is not told: %q", h.Said)
	}
}

func TestAnotherFileChosenMeanwhileIsNotReplaced(t *testing.T) {
	store := frametest.Store(t)
	h, im := newBusy(t, store, "Name,Email\nAnn Lee,ann@example.org\n")
	h.hold = true
	h.Tap("Check the rows")
	h.Do("Start the import over")
	h.release()
	h.Sees("Choose a file…")
	h.hold = false
	im.read(h.Open)
	h.Tap("Check the rows")
	h.hold = true
	h.Tap("Import 1 person")
	h.Do("Start the import over")
	h.release()
	h.Sees("Choose a file…")
	if len(h.Said) != 1 || people(t, store) != 1 {
		t.Errorf("%d people were imported, and told was %q", people(t, store), h.Said)
	}
}

func TestVerdictsAreOfTheColumnsThatWereChecked(t *testing.T) {
	h, im := newBusy(t, frametest.Store(t), "Name,Email\nAnn Lee,ann@example.org\n")
	h.hold = true
	h.Tap("Check the rows")
	im.job.mapping.Columns[1] = match.Leave
	h.release()
	h.Sees("1 new")
	if im.job.mapping.Columns[1] != match.Email {
		t.Error("the verdicts are of other columns than the import")
	}
}

package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func importerOf(h *frametest.Host) *importer { return h.Screen.(*Screen).page(Import).(*importer) }

func TestAContactListIsImportedByKeyboard(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Import)
	h.Sees("Choose a file…", "Bring in a contact list", "drop the file")
	h.Open = shared(t, "contacts/csv/eventbrite-classic.csv")
	h.Press(fyne.KeyReturn)
	h.Sees("“eventbrite-classic.csv” has 24 columns. It looks like a file from Eventbrite.", "First Name", "Siân  ·  Łukasz", "Given name", "Leave out")
	h.Press(fyne.KeyReturn)
	h.Sees("Nothing is written yet.", "10 new", "0 update", "0 ambiguous", "Siân O’Neill", "Import 10 people")
	if people(t, store) != 0 {
		t.Fatal("the rehearsal wrote")
	}
	h.Press(fyne.KeyReturn)
	h.Sees("Done: 10 rows read from “eventbrite-classic.csv”.")
	if people(t, store) != 10 || len(h.Said) != 1 || h.Said[0] != "Imported 10 people, updated 0." {
		t.Errorf("%d people, said %q", people(t, store), h.Said)
	}
	h.SeesNot("not imported")
	h.Press(fyne.KeyReturn)
	if p := h.Last(); p.Area != frame.People || p.Filter == nil {
		t.Errorf("went to %+v", p)
	}
	must[string](t)(store.Undo(ctx))
	if people(t, store) != 0 {
		t.Error("one undo does not take the import back")
	}
	noErrors(t, h)
}

func TestColumnsAreChosenAndKnownAgain(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Import)
	const list = "Who,Place of work\nAnn Lee,Wirral Homes\n"
	h.Open = file(t, "a.csv", list)
	h.Do("Import a contact list")
	h.Sees("Who", "Ann Lee", "Place of work")
	// choose presses the first letter of a field on the column's control.
	choose := func(column int, letter rune) {
		t.Helper()
		var selects []*widgets.Select
		for _, o := range test.LaidOutObjects(h.Window().Content()) {
			if s, ok := o.(*widgets.Select); ok {
				selects = append(selects, s)
			}
		}
		selects[column].FocusGained() // a new word
		selects[column].TypedRune(letter)
	}
	choose(0, 'l')
	choose(1, 'l')
	h.Tap("Check the rows")
	failed(t, h, "no column holds a name or an email address")
	h.Errors = nil
	choose(0, 'f') // Family name
	choose(0, 'f') // Full name
	choose(1, 'o')
	h.Tap("Check the rows")
	h.Sees("1 new")
	h.Do("Start the import over")
	h.Sees("Choose a file…")
	h.Open = file(t, "b.csv", list)
	h.Tap("Choose a file…")
	if got := importerOf(h).job.mapping.Columns; got[0] != match.FullName || got[1] != match.Organisation {
		t.Errorf("the columns are %q", got)
	}
	noErrors(t, h)
}

// doubtful has a row about one of two people, and one after it about the first
// row's.
const doubtful = "First name,Last name,Email,Role\nMai,Tran,,Analyst\nDev,Sharma,dev@example.org,\n"

func checked(t *testing.T, store *storage.Store, text string) *frametest.Host {
	t.Helper()
	h := open(t, store, Import)
	h.Open = file(t, "list.csv", text)
	h.Do("Import a contact list")
	h.Press(fyne.KeyReturn)
	return h
}

func TestAnAmbiguousRowIsSettledByKeyboard(t *testing.T) {
	store := frametest.Store(t)
	mai := addPerson(t, store, "Mai", "Tran", "")
	h := checked(t, store, doubtful)
	h.Sees("1 ambiguous", "1 new", "Import 1 person")
	h.Press(fyne.KeyReturn) // the keyboard is on the row
	h.Sees("Who is Mai Tran?", "Somebody new")
	choose := frametest.Find[*widgets.SelectField](h, "This row is")
	choose.Select.TypedRune('t') // "The same as"
	h.Press(fyne.KeyReturn)
	h.Sees("0 ambiguous", "1 update", "Your choice", "Import 1, update 1")
	h.Press(fyne.KeyHome, fyne.KeyReturn) // again: the choice stands, and can be changed
	h.Sees("Who is Mai Tran?", "The same as Mai Tran")
	choose = frametest.Find[*widgets.SelectField](h, "This row is")
	choose.Select.TypedRune('l') // "Leave the row out"
	h.Press(fyne.KeyReturn)
	h.Sees("1 ambiguous", "Import 1 person")
	h.Press(fyne.KeyHome, fyne.KeyReturn)
	choose = frametest.Find[*widgets.SelectField](h, "This row is")
	choose.Select.TypedRune('t')
	h.Press(fyne.KeyReturn)
	h.Press(fyne.KeyEnd, fyne.KeyReturn)
	told(t, h, "Line 3 needs no choice.")
	h.Tap("Import 1, update 1")
	p := must[model.Person](t)(store.Person(ctx, mai))
	if p.Role != "Analyst" || people(t, store) != 2 {
		t.Errorf("%+v, %d people", p, people(t, store))
	}
	noErrors(t, h)
}

func TestARowMayBeAboutAPersonOfAnEarlierRow(t *testing.T) {
	store := frametest.Store(t)
	h := checked(t, store, "Name,Email,Role\nMai Tran,mai@example.org,\nMai Tran,,Analyst\n")
	h.Sees("1 ambiguous")
	h.Press(fyne.KeyReturn)
	frametest.Find[*widgets.SelectField](h, "This row is").Select.TypedRune('t')
	h.Sees("The same as Mai Tran (line 2 of this file)")
	h.Press(fyne.KeyReturn)
	h.Sees("0 ambiguous", "1 new", "1 update")
	h.Tap("Import 1, update 1")
	if people(t, store) != 1 {
		t.Errorf("%d people", people(t, store))
	}
}

func TestTheModeIsCheckedAnewAndVerdictsAreFiltered(t *testing.T) {
	store := frametest.Store(t)
	addPerson(t, store, "Dev", "Sharma", "dev@example.org")
	h := checked(t, store, "Name,Email,Role\nDev Sharma,dev@example.org,Engineer\nZoë Quist,zoe@example.org,\n")
	h.Sees("1 new", "1 update", "role: “Engineer”")
	h.Tap("1 update")
	h.SeesNot("Zoë Quist")
	mode := importerOf(h).check.mode
	mode.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) // Leave them as they are
	h.Sees("1 new", "0 update", "1 same", "No row has this verdict.", "Import 1 person")
	h.Tap("0 update")
	h.Sees("Zoë Quist", "left as it is")
	mode.TypedRune('o') // Only fill what is blank
	h.Sees("1 update", "Import 1, update 1")
	noErrors(t, h)
}

func TestNothingNewCannotBeImported(t *testing.T) {
	store := frametest.Store(t)
	addPerson(t, store, "Dev", "Sharma", "dev@example.org")
	h := checked(t, store, "Name,Email\nDev Sharma,dev@example.org\n")
	h.Sees("1 same")
	if b := frametest.Find[*widgets.Button](h, "Import 0"); !b.Disabled() || b.Tip() != "No row brings anything new." {
		t.Errorf("the button is disabled: %v, %q", b.Disabled(), b.Tip())
	}
}

func TestAFileThatCannotBeReadLeavesTheStepAsItIs(t *testing.T) {
	h := open(t, frametest.Store(t), Import)
	h.Open = file(t, "picture.csv", "\x89PNG\r\n\x1a\n")
	h.Tap("Choose a file…")
	failed(t, h, "“picture.csv”: This is a picture.")
	h.Sees("Choose a file…")
	h.Screen.Show(frame.Place{Area: frame.Data, Tab: Import, File: file(t, "list.csv", doubtful)})
	h.Sees("“list.csv” has 4 columns.")
	h.Screen.Show(frame.Place{Area: frame.Data, Tab: Import})
	h.Sees("“list.csv” has 4 columns.")
}

func TestRejectedRowsAreOfferedToBeSaved(t *testing.T) {
	store := frametest.Store(t)
	addPerson(t, store, "Mai", "Tran", "")
	h := checked(t, store, rejecting)
	h.Tap("Import 1 person")
	h.Save = filepath.Join(t.TempDir(), "left out.csv")
	h.Tap("Save 4 rows not imported…")
	told(t, h, "Saved as "+filepath.Base(h.Save)+" in ")
	if text := string(must[[]byte](t)(os.ReadFile(h.Save))); strings.Count(text, "\r\n") != 5 {
		t.Errorf("saved as %q", text)
	}
	h.Button()
	if len(h.Viewed) != 1 || h.Viewed[0] != h.Save {
		t.Errorf("viewed %q", h.Viewed)
	}
	noErrors(t, h)
}

func TestAnImportThatIsFinishedStartsAnew(t *testing.T) {
	h := open(t, frametest.Store(t), Import)
	h.Open = file(t, "a.csv", "Given name,Family name\nAnn,Lee\n")
	h.Do("Import a contact list")
	h.Press(fyne.KeyReturn)
	h.Press(fyne.KeyReturn)
	h.Sees("Done: 1 row read")
	h.Screen.Show(frame.Place{Area: frame.Data})
	h.Sees("Choose a file…")
}

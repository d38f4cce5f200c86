package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// lists makes folders and files to browse.
func lists(t *testing.T, folder string) {
	t.Helper()
	ok(t, os.MkdirAll(filepath.Join(folder, "lists", "old"), 0o755))
	for _, name := range []string{"lists/Żuk.CSV", "lists/ann.csv", "lists/photo.png", "lists/.hidden.csv", "top.csv"} {
		ok(t, os.WriteFile(filepath.Join(folder, filepath.FromSlash(name)), nil, 0o600))
	}
}

func rowNames(all []place) string {
	var out []string
	for _, p := range all {
		out = append(out, p.name)
	}
	return strings.Join(out, "|")
}

func TestWhatIsInAFolder(t *testing.T) {
	folder := t.TempDir()
	lists(t, folder)
	at := filepath.Join(folder, "lists")
	if got, err := placesIn(at, []string{".csv"}, false); err != nil || rowNames(got) != "↑  "+folder+"|old|ann.csv|Żuk.CSV" {
		t.Errorf("%q, %v", rowNames(got), err)
	}
	if got, err := placesIn(at, nil, true); err != nil || rowNames(got) != "↑  "+folder+"|old" {
		t.Errorf("folders: %q, %v", rowNames(got), err)
	}
	if got, err := placesIn(filepath.Join(folder, "gone"), nil, false); err == nil || len(got) != 1 {
		t.Errorf("one that is gone: %q, %v", rowNames(got), err)
	}
	if got := folderOf(filepath.Join(at, "gone", "x.csv")); got != at {
		t.Errorf("the nearest folder is %s", got)
	}
}

func TestBrowsingByKeyboard(t *testing.T) {
	d := open(t, newFile(t))
	lists(t, d.folder)
	chosen := ""
	d.OpenFile("Import", []string{".csv"}, func(p string) { chosen = p })
	d.fill("File", filepath.Join(d.folder, "gone.csv"))
	d.tap("Browse…")
	d.sees("Choose a file", d.folder, "lists", "top.csv")
	d.press(fyne.KeyDown, fyne.KeyReturn) // into lists
	d.sees("ann.csv", "Żuk.CSV")
	d.seesNot("photo.png")
	if !d.button("Choose").Disabled() {
		t.Error("the way up can be chosen as a file")
	}
	d.press(fyne.KeyHome, fyne.KeyReturn, fyne.KeyReturn) // up, and in again
	d.press(fyne.KeyEnd, fyne.KeyReturn)
	if chosen != "" {
		t.Errorf("%s was chosen before the path was confirmed", chosen)
	}
	d.press(fyne.KeyReturn)
	if want := filepath.Join(d.folder, "lists", "Żuk.CSV"); chosen != want {
		t.Errorf("%q was chosen, want %q", chosen, want)
	}
}

func TestEscLeavesTheBrowserOnly(t *testing.T) {
	d := open(t, newFile(t))
	lists(t, d.folder)
	d.OpenFile("Import a contact list", []string{".csv"}, func(string) {})
	d.tap("Browse…")
	d.press(fyne.KeyEscape)
	d.sees("Import a contact list", "Browse…")
	d.press(fyne.KeyEscape)
	if d.win.Canvas().Overlays().Top() != nil {
		t.Fatal("a dialog is left")
	}
	d.win.Canvas().Unfocus()
	d.press(fyne.KeyF1)
	d.sees("Keys of this screen")
}

func TestAFolderIsMadeForANewCommunity(t *testing.T) {
	d := sit(t, atOnce())
	folder := filepath.Join(d.folder, "new", "inner")
	start := func(name string) {
		d.askNew()
		d.fill("Name", name)
		d.fill("Folder", folder)
		d.press(fyne.KeyReturn)
		d.sees("press Start again to make it")
		if isFolder(folder) {
			t.Error("made before it was asked for")
		}
		d.press(fyne.KeyReturn)
	}
	start("") // a community needs a name
	d.sees("A community needs a name")
	if isFolder(filepath.Dir(folder)) {
		t.Error("the folder stays though nothing was started")
	}
	d.press(fyne.KeyEscape)
	start("Wirral data")
	if d.settle(); d.store == nil || filepath.Dir(d.store.Path()) != folder {
		t.Errorf("not started:\n%s", d.texts())
	}
}

func TestTheFolderForANewCommunityIsBrowsedFor(t *testing.T) {
	d := sit(t, atOnce())
	lists(t, d.folder)
	d.askNew()
	d.fill("Folder", d.folder)
	d.tap("Browse…")
	d.press(fyne.KeyDown, fyne.KeyReturn)
	d.tap("Use this folder")
	for _, o := range d.objects() {
		if f, ok := o.(*widgets.TextField); ok && strings.HasPrefix(f.Label(), "Folder") {
			if f.Text() != filepath.Join(d.folder, "lists") || f.Entry.SelectedText() != f.Text() {
				t.Errorf("filled in %q, marked %q", f.Text(), f.Entry.SelectedText())
			}
			return
		}
	}
	t.Error("the field is gone")
}

func TestTheWindowBeginsWithTheMostRecentFile(t *testing.T) {
	d := sit(t, atOnce())
	d.remember("/a/One.convenor")
	d.remember("/a/Two.convenor")
	d.showFirstStart()
	if b, is := d.win.Canvas().Focused().(*widgets.Button); !is || b.Text() != "Two" {
		t.Errorf("the keyboard is on %v", d.win.Canvas().Focused())
	}
}

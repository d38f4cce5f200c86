package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	fynestorage "fyne.io/fyne/v2/storage"
)

func TestTheFirstStartOffersThreeWaysAndRecentFiles(t *testing.T) {
	d := sit(t, atOnce())
	d.sees("Start a community", "Look around the sample", "Open a file")
	d.seesNot("Opened lately")
	if d.win.Canvas().Focused() != fyne.Focusable(d.button("Start a community")) {
		t.Error("the keyboard is not on the first choice")
	}
	d.remember(newFile(t))
	d.showFirstStart()
	d.sees("Opened lately")
	d.tap("Wirral data")
	if d.store == nil {
		t.Fatal("the recent file was not opened")
	}
	d.sees("Today", "2 people · 0 organisations · 0 venues", "Saved", "No backup yet")
}

func TestStartingACommunityMakesItsFileAndShowsToday(t *testing.T) {
	d := sit(t, atOnce())
	d.tap("Start a community")
	d.press(fyne.KeyReturn)
	d.sees("community needs a name")
	d.fill("Name of the community", "Data: Wirral & Sefton")
	d.fill("Your email", "nobody")
	d.press(fyne.KeyReturn)
	d.sees("“nobody” is not an email address")
	d.fill("Your email", "ann@example.org")
	d.fill("Time zone", "Europe/Nowhere")
	d.press(fyne.KeyReturn)
	d.sees("is not a time zone this program knows")
	d.fill("Time zone", "Europe/Dublin")
	d.fill("Folder for its file", filepath.Join(d.folder, "not there"))
	d.press(fyne.KeyReturn)
	d.sees("There is no folder")
	d.fill("Folder for its file", d.folder)
	d.press(fyne.KeyReturn)
	if d.store == nil {
		t.Fatalf("no community was started:\n%s", d.texts())
	}
	c := must[model.Community](t)(d.store.Community(ctx))
	if c.Name != "Data: Wirral & Sefton" || c.OrganiserEmail != "ann@example.org" || c.TimeZone != "Europe/Dublin" {
		t.Errorf("%+v", c)
	}
	if name := "Data- Wirral & Sefton.convenor"; filepath.Base(d.store.Path()) != name || d.win.Title() != name+" – Convenor" {
		t.Errorf("the file is %s, the title %q", d.store.Path(), d.win.Title())
	}
	if d.Here().Area != frame.Today || d.win.Canvas().Overlays().Top() != nil {
		t.Error("Today is not shown")
	}
	if recent := d.recent(); len(recent) != 1 || recent[0] != d.store.Path() {
		t.Errorf("recent files: %v", recent)
	}
}

func TestTheSampleIsMade(t *testing.T) {
	d := sit(t, atOnce())
	d.tap("Look around the sample")
	d.press(fyne.KeyReturn)
	if d.store == nil {
		t.Fatalf("no sample:\n%s", d.texts())
	}
	c := must[model.Community](t)(d.store.Community(ctx))
	if counts := must[storage.Counts](t)(d.store.Counts(ctx)); counts.People < 100 || !c.Sample {
		t.Errorf("%+v, sample %v", counts, c.Sample)
	}
	if want := filepath.Join(d.folder, "Sample community.convenor"); d.store.Path() != want {
		t.Errorf("it is at %s, want %s", d.store.Path(), want)
	}
}

// spoilt writes files that cannot be opened, by what is wrong with them.
func spoilt(t *testing.T) map[string]string {
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		ok(t, os.WriteFile(path, content, 0o600))
		return path
	}
	good := must[[]byte](t)(os.ReadFile(newFile(t)))
	newer, damaged := append([]byte(nil), good...), append([]byte(nil), good...)
	newer[62] = 0xff // user_version
	for i := 100; i < 4000; i++ {
		damaged[i] = 0xaa
	}
	return map[string]string{
		"is not there": filepath.Join(dir, "gone.convenor"),
		"is not a community file, so it was left as it is": write("letter.convenor", []byte(strings.Repeat("Dear all, ", 500))),
		"was written by a newer Convenor":                  write("newer.convenor", newer),
		"is damaged and was not opened":                    write("damaged.convenor", damaged),
	}
}

func TestAFileThatCannotBeOpenedIsNamedAndTheFirstStartStays(t *testing.T) {
	for sentence, path := range spoilt(t) {
		t.Run(sentence, func(t *testing.T) {
			d := sit(t, atOnce())
			d.remember(path)
			d.tap("Open a file")
			d.fill("File", path)
			if d.press(fyne.KeyReturn); sentence == "is not there" {
				d.sees("There is no file")
				d.press(fyne.KeyEscape)
				d.openFile(path, false) // as from the command line
			}
			d.sees("This file was not opened", "“"+filepath.Base(path)+"” "+sentence)
			d.press(fyne.KeyEscape)
			d.sees("Start a community")
			if d.store != nil || len(d.recent()) > 0 || d.win.Canvas().Overlays().Top() != nil {
				t.Errorf("open %v, recent %v", d.store != nil, d.recent())
			}
		})
	}
}

func TestAFileThatCannotBeOpenedLeavesTheOneThatIsOpen(t *testing.T) {
	d := open(t, newFile(t))
	before := d.store
	for sentence, path := range spoilt(t) {
		d.openFile(path, false)
		d.sees(sentence)
		d.press(fyne.KeyEscape)
		if d.store != before {
			t.Fatal("the open file was closed")
		}
	}
	d.sees("Today", "2 people")
	d.openFile(before.Path(), false)
	d.says("“Wirral data.convenor” is open already")
}

func TestAFileInUseCanBeLookedAt(t *testing.T) {
	path := newFile(t)
	other := must[*storage.Store](t)(storage.Open(ctx, path, storage.Options{Holder: "Bo on bo-desktop"}))
	d := sit(t, atOnce())
	d.openFile(path, false)
	d.sees("The file is in use", "by Bo on bo-desktop")
	d.press(fyne.KeyEscape)
	d.sees("Start a community")
	d.openFile(path, false)
	d.tap("Look only")
	d.sees("Look only", "2 people")
	d.says("This file is open to look only")
	if !d.store.ReadOnly() {
		t.Fatal("it can be written to")
	}
	d.SetSetting(settingTheme, "dark")
	if d.Setting(settingTheme) != "dark" || !isTheme(look.Dark, false) {
		t.Error("the theme cannot be changed while looking")
	}
	d.Write(func(c context.Context) error { _, err := d.store.AddPerson(c, model.Person{Given: "Bo"}); return err }, nil)
	d.says("“Wirral data.convenor” was opened to look only, so nothing was changed; Bo on bo-desktop has it open for changes since ")
	ok(t, other.Close())
	d.openFile(path, false) // it is free now
	if d.store.ReadOnly() {
		t.Error("it is still open to look only")
	}
}

func TestAnotherFileTakesThePlaceOfTheOpenOneAfterItsBackup(t *testing.T) {
	first, second := newFile(t), newFile(t)
	d := open(t, first)
	d.openFile(second, false)
	if d.store.Path() != second {
		t.Fatalf("%s is open", d.store.Path())
	}
	again := must[*storage.Store](t)(storage.Open(ctx, first, testOptions())) // the lock is free
	if len(again.Backups()) != 1 {
		t.Error("no backup of the first was made")
	}
	ok(t, again.Close())
}

func TestFilesAreDroppedOnTheWindow(t *testing.T) {
	path, list := newFile(t), filepath.Join(t.TempDir(), "list.csv")
	ok(t, os.WriteFile(list, []byte("Given name,Family name,Email\nBo,Lee,bo@example.org\n"), 0o600))
	drop := func(d *desk, path string) {
		d.dropped([]fyne.URI{fynestorage.NewFileURI(path)})
		d.settle()
	}
	d := sit(t, atOnce())
	d.dropped(nil)
	drop(d, list)
	d.sees("Open a community first", "then drop the contact list on the window again")
	drop(d, path) // a dialog is open
	if d.store != nil {
		t.Error("a file was opened behind a dialog")
	}
	d.press(fyne.KeyEscape)
	drop(d, path)
	if d.store == nil {
		t.Fatal("the community was not opened")
	}
	drop(d, list)
	d.sees("“list.csv” has 3 columns", "Check the rows")
	if here := d.Here(); here.Area != frame.Data || here.File != "" {
		t.Errorf("at %+v: coming back would read the file again", here)
	}
}

func TestRepliesAreDroppedOnTheirSession(t *testing.T) {
	form, reply := filepath.Join(t.TempDir(), "form.csv"), filepath.Join(t.TempDir(), "reply.ics")
	ok(t, os.WriteFile(form, []byte("Name,Will you come?\nBo Lee,yes\n"), 0o600))
	ok(t, os.WriteFile(reply, []byte("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n"), 0o600))
	d := sit(t, atOnce())
	d.openFile(newFile(t), false)
	d.settle()
	drop := func(path string) {
		d.dropped([]fyne.URI{fynestorage.NewFileURI(path)})
		d.settle()
	}
	drop(reply)
	d.sees("open the session, and drop the file again")
	id := must[model.ID](t)(d.store.AddSession(ctx, model.Session{Title: "Launch", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London"}))
	d.Go(frame.Place{Area: frame.Programme, ID: id})
	d.settle()
	drop(form)
	d.sees("Replies to “Launch”", "1 nobody we know")
}

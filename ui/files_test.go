package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"convenor/ui/frame"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

func TestCleanNames(t *testing.T) {
	for in, want := range map[string]string{
		"Autumn gathering.ics":                     "Autumn gathering.ics",
		`A/B\C: "x" <y>|z?*.csv`:                   "A-B-C- -x- -y--z--.csv",
		"Line\nbreak\tand tab.csv":                 "Line-break-and tab.csv",
		"Żukowska’s 数据 🎉.pdf":                      "Żukowska’s 数据 🎉.pdf",
		"Trailing dots... .convenor":               "Trailing dots.convenor",
		strings.Repeat("ż", 200) + ".csv":          strings.Repeat("ż", 60) + ".csv",
		strings.Repeat("long words ", 20) + ".ics": strings.TrimSpace(strings.Repeat("long words ", 11)[:120]) + ".ics",
	} {
		if got := cleanName(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestEveryCleanNameCanBeAFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got := cleanName(rapid.String().Draw(t, "name") + ".csv")
		if strings.ContainsAny(got, "<>:\"/\\|?*\n\x00") || !utf8.ValidString(got) || len(got) > 124 || filepath.Ext(got) != ".csv" || filepath.Base(got) != got {
			t.Errorf("%q", got)
		}
	})
}

func TestFullPaths(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	here := must[string](t)(os.Getwd())
	for in, want := range map[string]string{
		"/a/b.csv":            "/a/b.csv",
		"  /a/b.csv \n":       "/a/b.csv",
		`"/a/b c.csv"`:        "/a/b c.csv",
		"'/a/b c.csv'":        "/a/b c.csv",
		"file:///a/b.csv":     "/a/b.csv",
		"file:///a/b%20c.csv": "/a/b c.csv",
		"/a/100%25.csv":       "/a/100%25.csv",
		"~":                   home,
		"~/b.csv":             filepath.Join(home, "b.csv"),
		"~b.csv":              filepath.Join(here, "~b.csv"),
		"b.csv":               filepath.Join(here, "b.csv"),
		"/a/../b.csv":         "/b.csv",
	} {
		got, err := fullPath(in)
		if err != nil || got != want {
			t.Errorf("%q is read as %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "  ", `""`, "file://", "file://%zz"} {
		if got, err := fullPath(in); err == nil {
			t.Errorf("%q is read as %q", in, got)
		}
	}
}

func TestChoosingAFileToRead(t *testing.T) {
	d := sit(t, atOnce())
	list := filepath.Join(d.folder, "list.csv")
	ok(t, os.WriteFile(list, nil, 0o600))
	other := t.TempDir()
	chosen := ""
	d.OpenFile("Import", []string{".csv"}, func(p string) { chosen = p })
	for _, test := range []struct{ typed, sees string }{
		{"", "Type the path of a file, or browse"},
		{filepath.Join(d.folder, "gone.csv"), "There is no file"},
		{other, "That is a folder"},
	} {
		d.fill("File", test.typed)
		d.press(fyne.KeyReturn)
		if d.sees(test.sees); chosen != "" {
			t.Errorf("%q was chosen", chosen)
		}
	}
	d.fill("File", `"`+list+`"`)
	if d.press(fyne.KeyReturn); chosen != list || d.win.Canvas().Overlays().Top() != nil {
		t.Errorf("%q was chosen", chosen)
	}
	if d.openFolder() != d.folder {
		t.Errorf("the folder %s is remembered", d.openFolder())
	}
}

func TestChoosingWhereToSave(t *testing.T) {
	d := sit(t, atOnce())
	taken, folder := filepath.Join(d.folder, "taken.csv"), filepath.Join(d.folder, "folder.csv")
	ok(t, os.WriteFile(taken, []byte("old"), 0o600))
	ok(t, os.Mkdir(folder, 0o700))
	for _, test := range []struct{ typed, sees, chosen string }{
		{"", "Type the path", ""},
		{filepath.Join(d.folder, "gone", "a.csv"), "There is no folder", ""},
		{folder, "That is a folder", ""},
		{filepath.Join(d.folder, "folder"), "That is a folder", ""}, // once it has its extension
		{filepath.Join(d.folder, "new"), "", filepath.Join(d.folder, "new.csv")},
		{filepath.Join(d.folder, "new.txt"), "", filepath.Join(d.folder, "new.txt")},
	} {
		chosen := ""
		d.SaveFile("Save people", "People: all.csv", func(p string) { chosen = p })
		d.fill("File", test.typed)
		d.press(fyne.KeyReturn)
		if d.sees(test.sees); chosen != test.chosen {
			t.Errorf("%q: %q was chosen, want %q", test.typed, chosen, test.chosen)
		}
		if test.sees != "" {
			d.press(fyne.KeyEscape)
		}
	}
	chosen := ""
	d.SaveFile("Save people", "People: all.csv", func(p string) { chosen = p })
	d.fill("File", taken)
	d.press(fyne.KeyReturn)
	d.sees("A file of that name is there already; press Save again to replace it")
	if d.press(fyne.KeyReturn); chosen != taken {
		t.Errorf("pressing again chose %q", chosen)
	}
	d.SaveFile("Save people", "People: all.csv", func(p string) { chosen = p })
	if d.press(fyne.KeyReturn); chosen != filepath.Join(d.folder, "People- all.csv") {
		t.Errorf("the name that is suggested chose %q", chosen)
	}
}

func TestFilesAreSavedBesideTheCommunity(t *testing.T) {
	d := open(t, newFile(t))
	beside, elsewhere := filepath.Dir(d.store.Path()), t.TempDir()
	list := filepath.Join(t.TempDir(), "list.csv")
	ok(t, os.WriteFile(list, nil, 0o600))
	chosen := ""
	d.OpenFile("Import", []string{".csv"}, func(string) {})
	d.fill("File", list)
	d.press(fyne.KeyReturn)
	save := func() { d.SaveFile("Save", "all.csv", func(p string) { chosen = p }) }
	save()
	if d.press(fyne.KeyReturn); chosen != filepath.Join(beside, "all.csv") {
		t.Errorf("%q is proposed after a list was read in from elsewhere", chosen)
	}
	save()
	d.fill("File", filepath.Join(elsewhere, "all.csv"))
	d.press(fyne.KeyReturn)
	save()
	if d.press(fyne.KeyReturn); chosen != filepath.Join(elsewhere, "all.csv") {
		t.Errorf("%q is proposed after a file was saved elsewhere", chosen)
	}
	if d.openFolder() != filepath.Dir(list) {
		t.Errorf("lists are looked for in %s", d.openFolder())
	}
	d.openFile(newFile(t), false) // of another community
	d.settle()
	if save(); d.saveFolder() == elsewhere {
		t.Error("another community's folder is proposed")
	}
}

func TestChoosingAFolder(t *testing.T) {
	d := sit(t, atOnce())
	chosen := ""
	choose := func() {
		d.ChooseFolder("Write the drafts", "Launch 2026: 1/2", func(p string) { chosen = p })
	}
	choose()
	d.fill("Folder", filepath.Join(d.folder, "gone", "a"))
	d.press(fyne.KeyReturn)
	if d.sees("is not there and cannot be made"); chosen != "" {
		t.Errorf("%q was chosen", chosen)
	}
	d.press(fyne.KeyEscape)
	choose()
	d.press(fyne.KeyReturn)
	if want := filepath.Join(d.folder, "Launch 2026- 1-2"); chosen != want || !isFolder(want) {
		t.Errorf("%q was chosen, want %q, made", chosen, want)
	}
	choose()
	d.fill("Folder", d.folder)
	if d.press(fyne.KeyReturn); chosen != d.folder {
		t.Errorf("%q was chosen", chosen)
	}
}

func TestAWarningIsForTheFileItNamed(t *testing.T) {
	d := sit(t, atOnce())
	for _, name := range []string{"one.csv", "two.csv"} {
		ok(t, os.WriteFile(filepath.Join(d.folder, name), nil, 0o600))
	}
	d.SaveFile("Save", "one.csv", func(p string) { t.Errorf("%s would be written over without a warning", p) })
	d.press(fyne.KeyReturn)
	d.fill("File", filepath.Join(d.folder, "two.csv"))
	d.press(fyne.KeyReturn)
	d.sees("A file of that name is there already")
}

func TestSentences(t *testing.T) {
	for in, want := range map[string]string{
		"nothing to undo": "Nothing to undo.", "“a.csv” is gone.": "“a.csv” is gone.", "": "Something went wrong.", "écrit": "Écrit.",
	} {
		if got := sentence(problem(in)); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

type problem string

func (e problem) Error() string { return string(e) }

func TestAnErrorGoesWhenTheSameSucceedsOrItsScreenIsLeft(t *testing.T) {
	d := open(t, newFile(t))
	work := func(err error) {
		d.Work("Importing…", func(context.Context, func(float64)) error { return err }, func(err error) {
			if err != nil {
				d.Failed(err)
			}
		})
		d.settle()
	}
	work(errors.New("this is a picture. Nothing was imported"))
	d.sees("This is a picture. Nothing was imported.")
	work(nil)
	if m, ok := d.messages.Current(); ok {
		t.Errorf("%q is still shown", m.Text)
	}
	work(errors.New("this is a picture. Nothing was imported"))
	d.Go(frame.Place{Area: frame.People})
	d.settle()
	if m, ok := d.messages.Current(); ok {
		t.Errorf("%q is shown on another screen", m.Text)
	}
}

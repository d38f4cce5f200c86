package ui

import (
	"context"
	"image/color"
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/planner"
	"convenor/ui/polls"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// isTheme reports whether the window has the colours of a theme.
func isTheme(v look.Variant, contrast bool) bool {
	want := look.Theme(v, contrast, 1)
	return slices.IndexFunc([]fyne.ThemeColorName{look.Background, look.Text, look.Accent}, func(name fyne.ThemeColorName) bool {
		return color.NRGBAModel.Convert(look.Colour(name)) != color.NRGBAModel.Convert(want.Color(name, 0))
	}) < 0
}

func (d *desk) isAt(want frame.Place) {
	d.t.Helper()
	if got := d.Here(); got != want {
		d.t.Errorf("at %+v, want %+v", got, want)
	}
}

func (d *desk) addPerson(given string) {
	d.t.Helper()
	d.Write(func(c context.Context) error {
		_, err := d.store.AddPerson(c, model.Person{Given: given})
		return err
	}, func() { d.Done("Added " + given + ".") })
}

var (
	altLeft  = &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}
	altRight = &desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt}
)

func TestUndoAndRedoNameWhatTheyDo(t *testing.T) {
	d := open(t, newFile(t))
	tips := func(undo, redo string) {
		t.Helper()
		if d.bar.undo.Tip() != undo || d.bar.redo.Tip() != redo {
			t.Errorf("undo says %q, redo %q", d.bar.undo.Tip(), d.bar.redo.Tip())
		}
	}
	tips("Undo: Add Siân Evans (Ctrl+Z)", "There is nothing to redo.")
	d.addPerson("Ann")
	d.sees("3 people")
	d.shortcut(&fyne.ShortcutUndo{})
	d.says("Undone: Add Ann.")
	d.sees("2 people")
	tips("Undo: Add Siân Evans (Ctrl+Z)", "Redo: Add Ann (Ctrl+Shift+Z)")
	d.shortcut(redoKey)
	d.says("Redone: Add Ann.")
	d.sees("3 people")
	for range 3 {
		d.bar.undo.Tapped(nil)
		d.settle()
	}
	tips("There is nothing to undo.", "Redo: Add Kasia Żukowska (Ctrl+Shift+Z)")
	d.shortcut(&fyne.ShortcutUndo{})
	d.says("There is nothing to undo.")
	if m, _ := d.messages.Current(); m.Tone == widgets.ToneBad {
		t.Error("it is told as an error, which stays")
	}
	if d.writes.unsaved {
		t.Error("the last change is called unsaved")
	}
}

func TestTheButtonOfAMessageUndoesWhatTheMessageSays(t *testing.T) {
	d := open(t, newFile(t))
	d.addPerson("Ann")
	d.says("Added Ann.")
	d.Write(func(c context.Context) error { _, err := d.store.AddPerson(c, model.Person{Given: "Bo"}); return err }, nil)
	d.tap("Undo")
	d.says("Undone: Add Ann.")
	if hits := must[[]storage.Hit](t)(d.store.Search(ctx, "bo", 5)); len(hits) != 1 {
		t.Error("a later step was undone")
	}
	d.addPerson("Cy")
	d.Done("Saved what was so already.")
	if m, _ := d.messages.Current(); m.Action != "" {
		t.Error("a message of no step offers to undo one")
	}
}

func TestSearchAndDo(t *testing.T) {
	d := open(t, newFile(t))
	d.shortcut(ctrl(fyne.KeyK))
	d.typeIn("zuk")
	d.sees("Żukowska")
	d.press(fyne.KeyReturn)
	hit := must[[]storage.Hit](t)(d.store.Search(ctx, "kasia", 1))[0]
	d.isAt(frame.Place{Area: frame.People, ID: hit.ID})
	if d.bar.search.entry.Text != "" {
		t.Errorf("%q is left in the search", d.bar.search.entry.Text)
	}
	d.shortcut(ctrl(fyne.KeyK))
	d.typeIn("go ven")
	d.sees("Go to Venues", "Ctrl+4")
	d.press(fyne.KeyReturn)
	d.isAt(frame.Place{Area: frame.Venues})
	d.shortcut(ctrl(fyne.KeyK))
	d.typeIn("nothing is called so")
	d.sees("Nothing here is called that.")
	d.shortcut(ctrl(fyne.KeyK))
	d.typeIn("dark")
	d.press(fyne.KeyReturn)
	if !isTheme(look.Dark, false) {
		t.Error("the command did not run")
	}
}

func TestEscLeavesTheSearchThenTakesTheMessageAway(t *testing.T) {
	d := open(t, newFile(t))
	d.Tell("Something was done.", "", nil)
	d.shortcut(ctrl(fyne.KeyK))
	d.typeIn("kas")
	d.press(fyne.KeyEscape) // closes the list
	if d.bar.search.entry.Text != "kas" {
		t.Errorf("%q is in the search", d.bar.search.entry.Text)
	}
	d.press(fyne.KeyEscape)
	if d.bar.search.entry.Text != "" || d.win.Canvas().Focused() == fyne.Focusable(d.bar.search.entry) {
		t.Error("Esc did not leave the search")
	}
	d.says("Something was done.")
	d.press(fyne.KeyEscape)
	if _, shown := d.messages.Current(); shown {
		t.Error("Esc did not take the message away")
	}
}

func TestF1ListsTheKeysOfTheScreen(t *testing.T) {
	d := open(t, newFile(t))
	d.Go(frame.Place{Area: frame.Data, Tab: "Export"})
	d.win.Canvas().Unfocus()
	d.press(fyne.KeyF1)
	d.sees("Keys of this screen", "Export people", "Ctrl+E", "Go to Today", "Ctrl+1", "Undo", "Ctrl+Z", "Redo", "Ctrl+Shift+Z", "Alt+Left", "F1")
	d.sees("In a dialog Enter is its main button")
	d.seesNot("Import a contact list")
	d.press(fyne.KeyEscape)
	d.shortcut(ctrl(fyne.KeyE)) // the key of the screen is bound
	d.sees("Save people as CSV")
	d.press(fyne.KeyEscape)
	d.Go(frame.Place{Area: frame.Today})
	d.shortcut(ctrl(fyne.KeyE))
	d.seesNot("Save people as CSV")
}

func TestKeyNames(t *testing.T) {
	all := fyne.KeyModifierControl | fyne.KeyModifierSuper | fyne.KeyModifierAlt | fyne.KeyModifierShift
	for _, test := range []struct {
		key  fyne.Shortcut
		want string
	}{
		{nil, ""}, {&fyne.ShortcutUndo{}, "Ctrl+Z"}, {&fyne.ShortcutRedo{}, "Ctrl+Y"}, {&fyne.ShortcutCopy{}, ""}, {redoKey, "Ctrl+Shift+Z"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyF2}, "F2"}, {&desktop.CustomShortcut{KeyName: fyne.KeyPageUp, Modifier: fyne.KeyModifierAlt}, "Alt+Page up"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyBackspace}, "Backspace"}, {&desktop.CustomShortcut{KeyName: "X", Modifier: all}, "Ctrl+Cmd+Alt+Shift+X"},
	} {
		if got := widgets.KeyName(test.key); got != test.want {
			t.Errorf("%v is called %q, want %q", test.key, got, test.want)
		}
	}
}

func TestNoTwoCommandsHaveOneKey(t *testing.T) {
	d := open(t, newFile(t))
	for _, area := range frame.Areas {
		d.Go(frame.Place{Area: area})
		named := map[string]string{}
		for _, c := range d.commands() {
			if c.Key == nil {
				continue
			}
			if other, taken := named[widgets.KeyName(c.Key)]; taken && other != c.Name {
				t.Errorf("on %s, %s is the key of “%s” and of “%s”", area, widgets.KeyName(c.Key), other, c.Name)
			}
			named[widgets.KeyName(c.Key)] = c.Name
		}
	}
}

func TestTheStatusSaysWhatIsNotSaved(t *testing.T) {
	d := open(t, newFile(t))
	d.sees("Saved")
	d.Write(func(context.Context) error { return storage.FileError{Path: "a.convenor", Err: storage.ErrFull} }, func() { t.Error("after was called") })
	d.sees("The last change is not saved")
	d.says("“a.convenor” could not be saved because the disk is full.")
	if !strings.HasSuffix(d.texts(), "\n") || d.task != nil {
		t.Error("something goes on")
	}
	d.addPerson("Ann")
	d.sees("Saved")
	d.seesNot("not saved")
	d.says("“a.convenor”") // an error stays until it is read
}

func TestSettingsShowAtOnceAndAreKept(t *testing.T) {
	path := newFile(t)
	d := open(t, path)
	d.SetSetting(settingTheme, "dark")
	d.SetSetting(settingContrast, "high")
	d.SetSetting(settingScale, "1.5")
	if !isTheme(look.Dark, true) || look.Scale() != 1.5 {
		t.Errorf("dark and high contrast: %v, scale %v", isTheme(look.Dark, true), look.Scale())
	}
	d.addPerson("Ann")
	if d.Setting(settingScale) != "1.5" {
		t.Error("a setting was forgotten")
	}
	d.leave()
	open(t, path)
	if !isTheme(look.Dark, true) || look.Scale() != 1.5 {
		t.Error("the settings are not those of the file")
	}
}

func TestWithLargeTextTheSmallestWindowStillShowsRows(t *testing.T) {
	d := open(t, newFile(t))
	d.SetSetting(settingScale, "2")
	d.win.Resize(fyne.NewSize(1024, 620))
	for area, want := range map[frame.Area]float32{frame.People: 5, frame.Venues: 5, frame.Organisations: 5, frame.Programme: 3} {
		d.Go(frame.Place{Area: area})
		rows := float32(0)
		for _, o := range d.objects() {
			if table, ok := o.(interface{ TickedShown() int }); ok {
				list := table.(fyne.CanvasObject)
				bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(list).Y + list.Size().Height
				seen := list.Size().Height - max(bottom-(620-look.Room(look.StatusHeight)), 0)
				rows = (seen - look.Room(33)) / look.Room(look.RowHeight)
			}
		}
		if rows < want {
			t.Errorf("%s shows %.1f rows, want %v", area, rows, want)
		}
	}
}

func TestAWindowIsNeverLargerThanItsScreen(t *testing.T) {
	usual := fyne.NewSize(1280, 800)
	for _, tt := range []struct {
		width, height int
		scale         float32
		want          fyne.Size
	}{
		{1920, 1080, 1, usual},
		{1024, 620, 1, fyne.NewSize(1024, 620)},
		{1920, 1080, 2, fyne.NewSize(960, 540)},
		{0, 0, 1, usual},
	} {
		if got := fitted(usual, tt.width, tt.height, tt.scale); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

// Enter that comes before the answer opens what the answer begins with.
func TestEnterBeforeTheAnswerIsNotLost(t *testing.T) {
	d, h := atWork(t, newFile(t))
	d.shortcut(ctrl(fyne.KeyK))
	d.typeIn("zuk")
	d.press(fyne.KeyReturn)
	h.all()
	hit := must[[]storage.Hit](t)(d.store.Search(ctx, "kasia", 1))[0]
	d.isAt(frame.Place{Area: frame.People, ID: hit.ID})
}

func TestCtrlZOnThePlannerIsTheFilesWhileNothingWasMoved(t *testing.T) {
	d := open(t, newFile(t))
	d.addPerson("Ann")
	d.sees("3 people")
	d.Go(frame.Place{Area: frame.Programme, Tab: planner.Name})
	d.settle()
	d.shortcut(&fyne.ShortcutUndo{})
	d.says("Undone: Add Ann.")
	d.shortcut(&fyne.ShortcutRedo{})
	d.says("Redone: Add Ann.")
}

func TestUndoSaysWhoStaysInvited(t *testing.T) {
	d := open(t, newFile(t))
	id := must[model.ID](t)(d.store.AddSession(ctx, model.Session{Title: "Launch", Start: "2026-06-12T13:00", End: "2026-06-12T14:30", Zone: "Europe/London", Mode: model.InPerson, State: model.Idea}))
	v := must[model.Session](t)(d.store.Session(ctx, id))
	v.State = model.SaveTheDate
	ok(t, d.store.UpdateSession(ctx, v))
	d.settle()
	marked := d.newest
	hits := must[[]storage.Hit](t)(d.store.Search(ctx, "kasia", 1))
	_, _, err := d.store.Invite(ctx, id, hits[0].ID)
	ok(t, err)
	d.undoStep(marked.Transaction, marked.Label)
	d.settle()
	d.says("Undone: Mark “Launch” as save the date. Who was invited since stays on the list.")
}

func TestUndoOfADecisionGoesBackToItsPoll(t *testing.T) {
	d := open(t, newFile(t))
	hits := must[[]storage.Hit](t)(d.store.Search(ctx, "kasia", 1))
	poll, _, err := d.store.AddPoll(ctx, model.Poll{Title: "Summer gathering", Options: []model.PollOption{{Start: "2026-07-14T13:00", Mode: model.Online}}}, []model.ID{hits[0].ID})
	ok(t, err)
	there := frame.Place{Area: frame.Programme, Tab: polls.View}
	decide := func() frame.Place {
		d.Go(there)
		d.shortcut(ctrl(fyne.KeyReturn))
		d.sees("Decide on a date")
		d.press(fyne.KeyReturn)
		d.settle()
		at := must[storage.PollPage](t)(d.store.Poll(ctx, poll)).Session
		d.isAt(session.Place(at, session.Plan))
		return session.Place(at, session.Plan)
	}
	decide()
	d.shortcut(&fyne.ShortcutUndo{})
	d.says("Undone: Decide on Tue 14 Jul 2026 for “Summer gathering”.")
	d.isAt(there)
	at := decide()
	d.Go(session.Place(at.ID, session.People)) // still the same session
	d.tap("Undo")
	d.isAt(there)
	decide()
	d.Go(frame.Place{Area: frame.Venues})
	d.shortcut(&fyne.ShortcutUndo{})
	d.isAt(frame.Place{Area: frame.Venues}) // elsewhere one stays where one is

	id := must[model.ID](t)(d.store.AddSession(ctx, model.Session{Title: "Autumn", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}))
	poll, _, err = d.store.AddPoll(ctx, model.Poll{Session: id, Options: []model.PollOption{{Start: "2026-07-14T13:00", Mode: model.Online}}}, nil)
	ok(t, err)
	first := must[[]storage.PollPage](t)(d.store.Polls(ctx))[1].ID
	ok(t, d.store.RemovePoll(ctx, first))
	d.settle()
	decide() // of a session that there is
	d.shortcut(&fyne.ShortcutUndo{})
	d.isAt(there)
}

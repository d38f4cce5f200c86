package widgets

import (
	"errors"
	"fmt"
	"testing"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

func TestDialogKeyboard(t *testing.T) {
	behind := NewTextField("Behind", "", nil)
	w := show(t, behind, 1024, 640)
	behind.Focus()
	var windowKeys int
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { windowKeys++ })
	undone := 0
	AddShortcut(w.Canvas(), &fyne.ShortcutUndo{}, func() { undone++ })

	name, notes := NewTextField("Name", "", nil), NewMultiLineField("Notes", "", nil)
	confirmed, cancelled := 0, 0
	o := Options{Title: "New person", Content: Form(name, notes), Confirm: "Add",
		OnConfirm: func() error { confirmed++; return nil }, OnCancel: func() { cancelled++ }}

	ShowDialog(w, o)
	if w.Canvas().Focused() != fyne.Focusable(name.Entry) {
		t.Errorf("the keyboard is on %T", w.Canvas().Focused())
	}
	shortcut(w, &fyne.ShortcutUndo{})
	w.Canvas().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{}) // nothing has the keyboard
	press(w, fyne.KeyF1)
	if undone != 0 || windowKeys != 0 {
		t.Errorf("behind the dialog: %d undone, %d keys", undone, windowKeys)
	}
	press(w, fyne.KeyEscape)
	if cancelled != 1 || w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(behind.Entry) {
		t.Errorf("Esc: cancelled %d, open %v, keyboard on %T", cancelled, w.Canvas().Overlays().Top(), w.Canvas().Focused())
	}
	ShowDialog(w, o)
	press(w, fyne.KeyReturn)
	if confirmed != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("Enter: confirmed %d, open %v", confirmed, w.Canvas().Overlays().Top())
	}
	ShowDialog(w, o)
	notes.Focus()
	press(w, fyne.KeyReturn)
	if confirmed != 1 || notes.Entry.Text != "\n" {
		t.Errorf("Enter among lines: confirmed %d, text %q", confirmed, notes.Entry.Text)
	}
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if confirmed != 2 {
		t.Error("Ctrl+Enter does not confirm")
	}
	shortcut(w, &fyne.ShortcutUndo{})
	w.Canvas().Unfocus()
	press(w, fyne.KeyF1)
	if undone != 1 || windowKeys != 1 {
		t.Errorf("after the dialog: %d undone, %d keys", undone, windowKeys)
	}
}

func TestCtrlEnterConfirmsFromEveryControlOfADialogAndIsThePagesElsewhere(t *testing.T) {
	field := NewTextField("Behind", "", nil)
	w := show(t, field, 800, 600)
	key := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	page, confirmed := 0, 0
	AddShortcut(w.Canvas(), key, func() { page++ })
	field.Focus()
	shortcut(w, key)
	if page != 1 {
		t.Error("in a field of the page it does not do what the page has it for")
	}
	which := NewSelectField("This row is", []Option{{Value: "", Text: "Leave it out"}, {Value: "a", Text: "Ann"}}, "", nil)
	table := NewTable([]Column[string]{{Key: "name", Title: "Name", Width: 100, Text: func(s string) string { return s }}}, func(s string) string { return s })
	table.SetSource(Rows[string]{"Ann"})
	for _, focus := range []func(){which.Focus, table.Focus} {
		ShowDialog(w, Options{Title: "Who is this?", Content: Form(which, table), Confirm: "Choose", OnConfirm: func() error { confirmed++; return nil }})
		focus()
		shortcut(w, key)
	}
	if confirmed != 2 || page != 1 {
		t.Errorf("confirmed %d times, and the page behind did %d", confirmed, page)
	}
	ShowDialog(w, Options{Title: "Who is this?", Content: which, Confirm: "Choose", OnConfirm: func() error { confirmed++; return nil }})
	press(w, fyne.KeySpace, fyne.KeyDown)
	shortcut(w, key) // in the open list
	if which.Value() != "a" || confirmed != 2 {
		t.Errorf("in the open list it chooses %q and confirms %d times", which.Value(), confirmed)
	}
}

func TestDialogTakesKeysWhenNothingHasTheKeyboard(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	confirmed := 0
	ShowDialog(w, Options{Title: "T", Content: NewTextField("Name", "", nil), Confirm: "OK", OnConfirm: func() error { confirmed++; return nil }})
	w.Canvas().Unfocus()
	press(w, fyne.KeyReturn)
	if confirmed != 1 {
		t.Error("Enter did not confirm")
	}
}

func TestDialogStaysOpenWhenItsWorkFails(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	d := ShowDialog(w, Options{Title: "T", Content: NewTextField("Name", "", nil), Confirm: "OK", OnConfirm: func() error { return errors.New("a person needs a name") }})
	press(w, fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil || d.problem.Text() != "A person needs a name." || !d.problem.Visible() {
		t.Errorf("open %v, problem %q", w.Canvas().Overlays().Top(), d.problem.Text())
	}
	d.ConfirmButton().DisableBecause("Type a name first.")
	press(w, fyne.KeyReturn)
	if d.problem.Text() != "A person needs a name." {
		t.Error("a disabled button was pressed by Enter")
	}
}

func TestDialogFitsItsWindowAndScrolls(t *testing.T) {
	for _, c := range []struct {
		w, h, scale float32
	}{{1024, 640, 1}, {1024, 640, 2}, {1920, 1200, 1}, {400, 300, 1.5}} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			w := show(t, container.NewVBox(), c.w, c.h)
			fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Dark, false, c.scale))
			form := Form()
			for i := range 30 {
				form.Add(NewTextField(fmt.Sprint("Field ", i), "", nil))
			}
			d := ShowDialog(w, Options{Title: "Much", Content: form, Confirm: "OK", Width: 900})
			at, size := d.box.Position(), d.box.Size()
			if at.X < 0 || at.Y < 0 || at.X+size.Width > c.w || at.Y+size.Height > c.h || size.Width > 1024 || size.Height > 640 {
				t.Errorf("the dialog is at %v, %v", at, size)
			}
			if view := d.scroll.Size().Height; view >= form.MinSize().Height || view < 60 {
				t.Errorf("shows %v of %v", view, form.MinSize().Height)
			}
		})
	}
}

func TestSelectInADialogTakesEscOnlyForItsList(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	s := NewSelectField("Sector", []Option{{Value: "p", Text: "Public body"}, {Value: "v", Text: "Voluntary"}}, "p", nil)
	confirmed := 0
	d := ShowDialog(w, Options{Title: "T", Content: s, Confirm: "OK", OnConfirm: func() error { confirmed++; return nil }})
	press(w, fyne.KeySpace, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != fyne.CanvasObject(d) {
		t.Fatal("Esc in the list closed the dialog")
	}
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.Value() != "v" || confirmed != 0 {
		t.Errorf("Enter in the list: value %q, confirmed %d", s.Value(), confirmed)
	}
	press(w, fyne.KeyReturn)
	if confirmed != 1 {
		t.Error("Enter on the closed select did not confirm")
	}
}

func TestProgressDialog(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	stopped := 0
	p := ShowProgress(w, "Importing", func() { stopped++ })
	p.Set(0.4, "40 of 100 rows")
	if p.words.Text() != "40 of 100 rows" {
		t.Errorf("says %q", p.words.Text())
	}
	press(w, fyne.KeyEscape)
	if stopped != 1 {
		t.Error("Esc did not cancel the work")
	}
	p = ShowProgress(w, "Saving", nil)
	press(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() == nil {
		t.Error("Esc closed what cannot be stopped")
	}
	p.Close()
	if w.Canvas().Overlays().Top() != nil {
		t.Error("still open")
	}
}

func TestADialogOpenedByAnotherStays(t *testing.T) {
	w := show(t, NewButton("Somewhere", Plain, nil), 600, 400)
	typed := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { typed++ })
	cancelled := false
	ShowDialog(w, Options{Title: "First", Content: NewTextField("Name", "", nil), Confirm: "Go on", OnConfirm: func() error {
		ShowDialog(w, Options{Title: "Second", Content: NewParagraph("Why not", Body), OnCancel: func() { cancelled = true }})
		return nil
	}})
	press(w, fyne.KeyReturn)
	if all := w.Canvas().Overlays().List(); len(all) != 1 || all[0].(*Dialog).options.Title != "Second" {
		t.Fatalf("%d dialogs are open", len(all))
	}
	press(w, fyne.KeyEscape)
	if !cancelled || w.Canvas().Overlays().Top() != nil {
		t.Error("Esc did not close the second dialog")
	}
	w.Canvas().Unfocus()
	if press(w, fyne.KeyF1); typed != 1 {
		t.Error("the window does not get its keys back")
	}
}

// What Fyne opens over a dialog, such as the menu of an entry, is closed first.
func TestEscClosesOnlyWhatLiesOnTop(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	keys := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { keys++ })
	d := ShowDialog(w, Options{Title: "Choose", Content: NewTextField("File", "", nil), Confirm: "OK"})
	foreign := widget.NewModalPopUp(widget.NewLabel("Of Fyne's own"), w.Canvas())
	foreign.Show()
	press(w, fyne.KeyEscape)
	if foreign.Visible() || w.Canvas().Overlays().Top() != fyne.CanvasObject(d) {
		t.Fatalf("Esc left %T on top", w.Canvas().Overlays().Top())
	}
	foreign.Show()
	d.Close() // as when its work was done meanwhile
	press(w, fyne.KeyEscape)
	foreign.Hide()
	keys = 0
	if press(w, fyne.KeyF1); keys != 1 {
		t.Error("the window does not get its keys back")
	}
}

func TestWhatAFieldSaysIsNotSaidAgainOverTheButtons(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	number := NewNumberField("Blank rows", 0, nil)
	d := ShowDialog(w, Options{Title: "Print", Content: Form(NewCard("", Form(number))), Confirm: "Save", OnConfirm: func() error {
		_, err := number.Value()
		return err
	}})
	number.SetText("forty")
	d.Confirm()
	if number.Problem() == "" || d.problem.Visible() {
		t.Errorf("the field says %q, and over the buttons stands %q", number.Problem(), d.problem.Text())
	}
	d.SetProblem(errors.New("the disk is full"))
	if !d.problem.Visible() {
		t.Error("what no field says is not said")
	}
}

func TestADialogOfWordsScrollsByKeys(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	rows := container.NewVBox()
	for range 80 {
		rows.Add(NewWords("A line", Body))
	}
	d := ShowDialog(w, Options{Title: "Keys", Content: rows})
	last := float32(0)
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeyEnd} {
		press(w, k)
		if at := d.scroll.scroll.Offset.Y; at <= last {
			t.Errorf("%s scrolls from %v to %v", k, last, at)
		} else {
			last = at
		}
	}
	if press(w, fyne.KeyHome); d.scroll.scroll.Offset.Y != 0 {
		t.Error("Home does not go to the top")
	}
}

func TestHomeAndEndInASelect(t *testing.T) {
	s := NewSelect("none", []Option{{Value: "p", Text: "Public body"}, {Value: "v", Text: "Voluntary"}, {Value: "u", Text: "University"}}, "v", nil)
	w := show(t, s, 300, 300)
	w.Canvas().Focus(s)
	for _, c := range []struct {
		keys []fyne.KeyName
		want string
	}{{[]fyne.KeyName{fyne.KeyEnd}, "u"}, {[]fyne.KeyName{fyne.KeyHome}, "p"}, {[]fyne.KeyName{fyne.KeySpace, fyne.KeyEnd, fyne.KeyReturn}, "u"}, {[]fyne.KeyName{fyne.KeySpace, fyne.KeyHome, fyne.KeyReturn}, "p"}} {
		if press(w, c.keys...); s.Value() != c.want {
			t.Errorf("%v choose %q, want %q", c.keys, s.Value(), c.want)
		}
	}
}

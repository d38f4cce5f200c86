package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestDialogWithoutFieldsPutsTheKeyboardOnItsAnswer(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	for _, c := range []struct {
		danger bool
		want   string
	}{{false, "Send"}, {true, "Cancel"}} {
		d := ShowDialog(w, Options{Title: "T", Content: NewParagraph("Words.", Body), Confirm: "Send", Danger: c.danger})
		if b, ok := w.Canvas().Focused().(*Button); !ok || b.Text() != c.want {
			t.Errorf("danger %v: the keyboard is on %v", c.danger, w.Canvas().Focused())
		}
		d.Cancel()
	}
}

func TestDialogInADialogGivesTheKeyboardBack(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	name := NewTextField("Name", "", nil)
	outer := ShowDialog(w, Options{Title: "Outer", Content: name, Confirm: "OK"})
	ShowDialog(w, Options{Title: "Inner", Content: NewTextField("Other", "", nil), Confirm: "OK"})
	press(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != fyne.CanvasObject(outer) || w.Canvas().Focused() != fyne.Focusable(name.Entry) {
		t.Errorf("top %T, keyboard on %T", w.Canvas().Overlays().Top(), w.Canvas().Focused())
	}
	w.Canvas().Unfocus()
	press(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Esc did not close the outer dialog")
	}
}

// watched is a window that notes what is given the keyboard.
type watched struct {
	fyne.Window
	given []fyne.Focusable
}

type watchedCanvas struct {
	fyne.Canvas
	of *watched
}

func (w *watched) Canvas() fyne.Canvas { return watchedCanvas{w.Window.Canvas(), w} }

func (c watchedCanvas) Focus(o fyne.Focusable) {
	c.of.given = append(c.of.given, o)
	c.Canvas.Focus(o)
}

func TestADialogGivesTheKeyboardToNothingThatIsGone(t *testing.T) {
	start := NewButton("Start a community", Primary, nil)
	w := &watched{Window: show(t, start, 800, 600)}
	w.Window.Canvas().Focus(start)
	next := NewButton("Next", Primary, nil)
	ShowDialog(w, Options{Title: "Start", Content: NewTextField("Name", "", nil), Confirm: "Start", OnConfirm: func() error {
		w.SetContent(NewTipHost(next)) // the window of another file
		return nil
	}}).Confirm()
	if slices.Contains(w.given, fyne.Focusable(start)) {
		t.Error("the button that opened the dialog is gone, and was given the keyboard")
	}
}

func TestADialogMarksWhatStandsInItsFirstField(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	field := NewTextField("File", "/a/b.csv", nil)
	ShowDialog(w, Options{Title: "Choose", Content: field, Confirm: "OK"})
	if field.Entry.SelectedText() != "/a/b.csv" || field.Entry.CursorColumn != len("/a/b.csv") {
		t.Errorf("%q is marked, the cursor is at %d", field.Entry.SelectedText(), field.Entry.CursorColumn)
	}
	if typeIn(w, "c"); field.Text() != "c" {
		t.Errorf("typing makes %q of it", field.Text())
	}
}

func TestADialogWithoutFieldsBeginsAtItsMainButton(t *testing.T) {
	w := show(t, NewWords("x", Body), 800, 600)
	off := NewButton("‹ Page before", Quiet, nil)
	off.DisableBecause("This is the first page.")
	confirmed := 0
	turn := NewButton("Next page ›", Quiet, func() {})
	d := ShowDialog(w, Options{Title: "Print", Content: container.NewVBox(off, turn), Confirm: "Save", OnConfirm: func() error { confirmed++; return nil }})
	if at := w.Canvas().Focused(); at != fyne.Focusable(d.confirm) {
		t.Errorf("the keyboard is on %T %v", at, at)
	}
	if press(w, fyne.KeyReturn); confirmed != 1 {
		t.Errorf("Enter confirmed %d times", confirmed)
	}
	field := NewTextField("Name", "", nil)
	ShowDialog(w, Options{Title: "New", Content: container.NewVBox(NewButton("Choose…", Plain, nil), field), Confirm: "Add"})
	if at := w.Canvas().Focused(); at != fyne.Focusable(field.Entry) {
		t.Errorf("the keyboard is on %T, not in the first field", at)
	}
}

package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// tab goes to the next control as the driver does for Tab.
func tab(w fyne.Window) {
	k := &fyne.KeyEvent{Name: fyne.KeyTab}
	if f, ok := w.Canvas().Focused().(desktop.Keyable); ok {
		f.KeyDown(k)
	}
	w.Canvas().FocusNext()
	if f, ok := w.Canvas().Focused().(desktop.Keyable); ok {
		f.KeyUp(k)
	}
}

func TestTabSelectsTheTextAndNothingElseDoes(t *testing.T) {
	button := NewButton("Print", Plain, nil)
	name, role, notes := NewTextField("Name", "Kasia", nil), NewTextField("Role", "Analyst", nil), NewMultiLineField("Notes", "Likes maps", nil)
	w := show(t, Form(button, name, role, notes), 600, 500)
	w.Canvas().Focus(button)
	tab(w)
	if got := name.Entry.SelectedText(); got != "Kasia" {
		t.Errorf("from a button Tab selects %q", got)
	}
	tab(w)
	if got := role.Entry.SelectedText(); got != "Analyst" {
		t.Errorf("from a field Tab selects %q", got)
	}
	typeIn(w, "Clerk")
	if role.Text() != "Clerk" {
		t.Errorf("typing makes it %q", role.Text())
	}
	tab(w)
	if got := notes.Entry.SelectedText(); got != "" || w.Canvas().Focused() != fyne.Focusable(notes.Entry) {
		t.Errorf("of several lines Tab selects %q", got)
	}
	name.Entry.MouseDown(mouse(20, 10))
	if got := name.Entry.SelectedText(); got != "" {
		t.Errorf("a click selects %q", got)
	}
	w.Canvas().Unfocus()
	name.Focus()
	if got := name.Entry.SelectedText(); got != "" {
		t.Errorf("being given the keyboard selects %q", got)
	}
	// Tab with Ctrl moves nothing: a click after it is a click.
	name.Entry.KeyDown(&fyne.KeyEvent{Name: fyne.KeyTab})
	name.Entry.KeyUp(&fyne.KeyEvent{Name: fyne.KeyTab})
	role.Focus()
	if got := role.Entry.SelectedText(); got != "" {
		t.Errorf("a Tab of before selects %q", got)
	}
}

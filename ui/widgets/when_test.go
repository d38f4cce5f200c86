package widgets

import (
	"errors"
	"strings"
	"testing"

	"convenor/model"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestDateFieldSaysWhichDayItUnderstood(t *testing.T) {
	f := NewDateField("Date", "", theDay, nil)
	w := show(t, f, 500, 500)
	var told []model.Date
	f.OnChanged = func(d model.Date) { told = append(told, d) }
	f.Focus()
	for _, c := range []struct {
		typed, note string
		want        model.Date
		valid       bool
	}{
		{"18/9", "Thursday, in 9 days", "2025-09-18", true},
		{"tomorrow", "Wednesday, tomorrow", "2025-09-10", true},
		{"6 may 2025", "Tuesday, 126 days ago", "2025-05-06", true},
		{"6 ma", "not a date yet", "2025-05-06", false},
		{"", "", "", true},
	} {
		f.Entry.SetText(c.typed)
		if f.Date() != c.want || f.Note() != c.note || f.Valid() != c.valid {
			t.Errorf("%q: %q, %q, valid %v", c.typed, f.Date(), f.Note(), f.Valid())
		}
	}
	if len(told) != 4 {
		t.Errorf("OnChanged told %q", told)
	}
	if f.Entry.SetText("18/9"); f.WithoutDay().Note() != "" {
		t.Errorf("says %q though there is no room", f.Note())
	}
	f.Entry.SetText("yesterdayish")
	w.Canvas().Unfocus()
	if !strings.Contains(f.Problem(), "is not a date; write it like 12 June 2026.") || f.Entry.Text != "yesterdayish" {
		t.Errorf("problem %q, text %q", f.Problem(), f.Entry.Text)
	}
}

func TestDateFieldStepsAndSaves(t *testing.T) {
	var saved []model.Date
	var refuse error
	f := NewDateField("Date", "2025-12-31", theDay, func(d model.Date) error { saved = append(saved, d); return refuse })
	w := show(t, f, 500, 500)
	f.Focus()
	press(w, fyne.KeyUp)
	if f.Date() != "2026-01-01" || f.Entry.Text != "1 Jan 2026" || len(saved) != 0 {
		t.Errorf("Up leads to %q, %q, saved %q", f.Date(), f.Entry.Text, saved)
	}
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyEscape)
	if f.Date() != "2026-01-01" || len(saved) != 1 || saved[0] != "2026-01-01" {
		t.Errorf("after Esc %q, saved %q", f.Date(), saved)
	}
	refuse = errors.New("a session needs a date")
	f.Entry.SetText("")
	press(w, fyne.KeyReturn)
	if f.Problem() != "A session needs a date." {
		t.Errorf("problem %q", f.Problem())
	}
}

func TestDateFieldStepsFromTodayWhenEmpty(t *testing.T) {
	f := NewDateField("Date", "", theDay, nil)
	w := show(t, f, 500, 500)
	f.Focus()
	press(w, fyne.KeyUp)
	if f.Date() != today {
		t.Errorf("Up in an empty field leads to %q", f.Date())
	}
}

func TestMonthByKeyboard(t *testing.T) {
	f := NewDateField("Date", "2025-01-31", theDay, func(model.Date) error { return nil })
	w := show(t, f, 500, 600)
	f.Focus()
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	m, ok := w.Canvas().Focused().(*month)
	if !ok {
		t.Fatalf("the keyboard is on %T", w.Canvas().Focused())
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want model.Date
	}{
		{fyne.KeyPageDown, "2025-02-28"}, {fyne.KeyPageUp, "2025-01-28"}, {fyne.KeyRight, "2025-01-29"}, {fyne.KeyDown, "2025-02-05"},
		{fyne.KeyUp, "2025-01-29"}, {fyne.KeyLeft, "2025-01-28"}, {fyne.KeyHome, today},
	} {
		press(w, c.key)
		if m.day != c.want {
			t.Fatalf("%s leads to %s, want %s", c.key, m.day, c.want)
		}
	}
	press(w, fyne.KeyReturn)
	if f.Date() != today || w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(f.Entry) {
		t.Errorf("took %q; open %v; keyboard on %T", f.Date(), w.Canvas().Overlays().Top(), w.Canvas().Focused())
	}
	press(w, fyne.KeyF4, fyne.KeyLeft, fyne.KeyEscape)
	if f.Date() != today || w.Canvas().Overlays().Top() != nil {
		t.Errorf("Esc left %q", f.Date())
	}
}

func TestMonthByMouse(t *testing.T) {
	var chosen model.Date
	m := newMonth("2025-09-09", today, func(d model.Date) { chosen = d }, func() {})
	show(t, m, 300, 300)
	if got := model.DateOf(m.start()); got != "2025-09-01" { // a Monday
		t.Errorf("the grid of September 2025 begins on %s", got)
	}
	side := m.cell()
	test.TapAt(m, fyne.NewPos(6.5*side, m.head()/2))
	if m.day != "2025-10-09" {
		t.Errorf("the arrow leads to %s", m.day)
	}
	test.TapAt(m, fyne.NewPos(5.5*side, m.head()/2))
	test.TapAt(m, fyne.NewPos(3.5*side, m.head()+side+2.5*side)) // third week, Thursday
	if chosen != "2025-09-18" {
		t.Errorf("chose %s", chosen)
	}
}

func TestTimeField(t *testing.T) {
	f := NewTimeField("Starts", 0, false, nil)
	w := show(t, f, 400, 300)
	f.Focus()
	for _, c := range []struct {
		typed, note string
		want        model.Clock
		given       bool
	}{
		{"1430", "= 14:30", 870, true}, {"2.30pm", "= 14:30", 870, true}, {"14:30", "", 870, true},
		{"99", "not a time yet", 870, true}, {"", "", 0, false},
	} {
		f.Entry.SetText(c.typed)
		got, given := f.Clock()
		if got != c.want || given != c.given || f.Note() != c.note {
			t.Errorf("%q: %v %v, note %q", c.typed, got, given, f.Note())
		}
	}
	press(w, fyne.KeyUp)
	for _, c := range []struct {
		from string
		key  fyne.KeyName
		want model.Clock
	}{{"12:00", fyne.KeyUp, 735}, {"12:00", fyne.KeyDown, 705}, {"12:07", fyne.KeyUp, 735}, {"12:07", fyne.KeyDown, 720}, {"00:00", fyne.KeyDown, 0}, {"23:45", fyne.KeyUp, 1425}} {
		f.Entry.SetText(c.from)
		press(w, c.key)
		if got, _ := f.Clock(); got != c.want {
			t.Errorf("%s from %s leads to %v, want %v", c.key, c.from, got, c.want)
		}
	}
}

func TestTimeFieldSaves(t *testing.T) {
	saved, given := model.Clock(-1), false
	f := NewTimeField("Starts", 600, true, func(c model.Clock, g bool) error { saved, given = c, g; return nil })
	w := show(t, f, 400, 300)
	f.Focus()
	f.Entry.SetText("9")
	press(w, fyne.KeyReturn)
	if saved != 540 || !given || f.Entry.Text != "09:00" {
		t.Errorf("saved %v %v, shows %q", saved, given, f.Entry.Text)
	}
	f.Entry.SetText("")
	w.Canvas().Unfocus()
	if given {
		t.Error("an empty time was saved as one")
	}
	f.Focus()
	f.Entry.SetText("x")
	press(w, fyne.KeyReturn, fyne.KeyEscape)
	if !f.Valid() || f.Entry.Text != "" {
		t.Errorf("Esc left %q", f.Entry.Text)
	}
}

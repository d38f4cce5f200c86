package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

var towns = []Option{{Value: "h", Text: "Halton"}, {Value: "l", Text: "Liverpool"}, {Value: "s", Text: "St Helens"}, {Text: "not known"}}

// picked opens a picker and returns where its answers go.
func picked(t *testing.T, options []Option, before []string, single bool) (fyne.Window, *[]string) {
	chip := NewChip("District", nil)
	w := show(t, chip, 500, 500)
	answer := &[]string{"unchanged"}
	w.Canvas().Focus(chip)
	ShowPicker(chip, options, before, single, func(values []string) { *answer = values })
	return w, answer
}

func TestPickerTicksSeveralAndTellsThemInOrder(t *testing.T) {
	w, got := picked(t, towns, []string{"s"}, false)
	press(w, fyne.KeyEnd, fyne.KeySpace, fyne.KeyHome, fyne.KeySpace)
	if want := []string{"h", "s", ""}; !slices.Equal(*got, want) {
		t.Errorf("got %q, want %q", *got, want)
	}
	press(w, fyne.KeySpace)
	if want := []string{"s", ""}; !slices.Equal(*got, want) {
		t.Errorf("after unticking: %q, want %q", *got, want)
	}
	press(w, fyne.KeyReturn)
	if w.Canvas().Overlays().Top() != nil || len(*got) != 2 {
		t.Errorf("Enter did not just close the list: %q", *got)
	}
	if _, back := w.Canvas().Focused().(*Chip); !back {
		t.Errorf("the keyboard went to %T, not back to the chip", w.Canvas().Focused())
	}
}

func TestPickerOfOneClosesWithTheChoice(t *testing.T) {
	w, got := picked(t, towns, []string{"s"}, true)
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(*got, []string{"l"}) || w.Canvas().Overlays().Top() != nil {
		t.Errorf("got %q, open %v", *got, w.Canvas().Overlays().Top() != nil)
	}
}

func TestPickerNarrowsWhileOneTypes(t *testing.T) {
	w, got := picked(t, towns, nil, false)
	typeIn(w, "héL")
	press(w, fyne.KeySpace)
	if !slices.Equal(*got, []string{"s"}) {
		t.Errorf("after typing: %q", *got)
	}
	typeIn(w, "zzz")
	press(w, fyne.KeySpace) // nothing is found: nothing is ticked
	if !slices.Equal(*got, []string{"s"}) {
		t.Errorf("with nothing found: %q", *got)
	}
	press(w, fyne.KeyEscape, fyne.KeySpace)
	if !slices.Equal(*got, []string{"h", "s"}) {
		t.Errorf("after Esc had taken the typing back: %q", *got)
	}
	press(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the second Esc left the list open")
	}
}

func TestPickerByMouse(t *testing.T) {
	w, got := picked(t, towns, nil, false)
	p := w.Canvas().Focused().(*picker)
	test.TapAt(p, fyne.NewPos(20, 32*1+5))
	if !slices.Equal(*got, []string{"l"}) {
		t.Errorf("got %q", *got)
	}
}

func TestMenuChooses(t *testing.T) {
	b := NewButton("More", Plain, nil)
	w := show(t, b, 300, 300)
	chosen := ""
	key := &desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierControl}
	ShowMenu(b, MenuItem{Text: "Remove", Key: key, Do: func() { chosen += "removed" }},
		MenuItem{Text: "Open", Key: key, Why: "There is none.", Do: func() { chosen += "opened" }}, MenuItem{Text: "Changes", Do: func() { chosen += "changes" }})
	list := w.Canvas().Focused().(*choices)
	for i, want := range []string{"Ctrl+Delete", "There is none.", ""} {
		if list.items[i].detail != want {
			t.Errorf("beside line %d stands %q, want %q", i, list.items[i].detail, want)
		}
	}
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if chosen != "" || w.Canvas().Overlays().Top() == nil {
		t.Errorf("what cannot be done was done: %q", chosen)
	}
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if chosen != "changes" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen %q", chosen)
	}
}

func TestASelectGreysWhatCannotBeChosen(t *testing.T) {
	saved := []string{}
	f := NewSelectField("State", []Option{{Value: "idea", Text: "idea"}, {Value: "held", Text: "held", Why: "it has not begun yet"}}, "idea", func(v string) error {
		saved = append(saved, v)
		return nil
	})
	asked := 0
	f.Select.OnOpen = func() { asked++ }
	w := show(t, f, 400, 300)
	f.Focus()
	press(w, fyne.KeyDown)
	row := w.Canvas().Focused().(*choices).rows.Objects[1].(*choiceRow)
	if row.style() != Dim || row.item.detail != "it has not begun yet" || asked != 1 {
		t.Errorf("the line is %+v, asked %d times", row.item, asked)
	}
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if len(saved) > 0 || f.Value() != "idea" || !saidIn(f, "It has not begun yet.") && !saidIn(f, "it has not begun yet") {
		t.Errorf("saved %q, the value is %q", saved, f.Value())
	}
	typeIn(w, "h") // without opening it
	if len(saved) > 0 || f.Value() != "idea" || asked != 2 {
		t.Errorf("typed: saved %q, the value is %q", saved, f.Value())
	}
}

func TestLineAndPillArePressed(t *testing.T) {
	pressed := ""
	line := NewLine("came", ToneGood, "Launch", "6 May", func() { pressed += "line " })
	pill := NewPillButton("yes", ToneGood, func() { pressed += "pill " })
	pill.OnKey = func(r rune) { pressed += string(r) }
	w := show(t, Form(line, pill), 300, 200)
	w.Canvas().Focus(line)
	press(w, fyne.KeyReturn)
	w.Canvas().Focus(pill)
	press(w, fyne.KeySpace)
	typeIn(w, " n")
	if pressed != "line pill n" {
		t.Errorf("pressed %q", pressed)
	}
	if line.Text() != "came Launch 6 May" {
		t.Errorf("the line says %q", line.Text())
	}
}

func TestScrollFollowsTheKeyboard(t *testing.T) {
	form := Form()
	for range 40 {
		form.Add(NewButton("One", Plain, nil))
	}
	s := NewScroll(form)
	w := show(t, s, 300, 200)
	for range 40 {
		w.Canvas().FocusNext()
	}
	last := form.Objects[39]
	if bottom := last.Position().Y + last.Size().Height; s.scroll.Offset.Y+200 < bottom || s.scroll.Offset.Y > last.Position().Y {
		t.Errorf("the focused button ends at %v, seen is %v to %v", bottom, s.scroll.Offset.Y, s.scroll.Offset.Y+200)
	}
	w.Canvas().FocusNext() // from the last to the first
	if w.Canvas().Focused() != form.Objects[0].(fyne.Focusable) || s.scroll.Offset.Y > 2 {
		t.Errorf("back at the first button the offset is %v", s.scroll.Offset.Y)
	}
}

func TestTheWheelOverAnEntryTurnsThePageItIsIn(t *testing.T) {
	form := Form()
	for range 20 {
		form.Add(NewTextField("Name", "Kasia", func(string) error { return nil }))
	}
	s := NewScroll(form)
	show(t, s, 300, 200)
	var over fyne.Scrollable
	for _, o := range test.LaidOutObjects(form.Objects[0]) {
		if found, ok := o.(fyne.Scrollable); ok && o.Visible() {
			over = found // the one on top gets the wheel
		}
	}
	over.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -60)})
	if s.scroll.Offset.Y == 0 {
		t.Error("the entry swallowed the wheel")
	}
}

package widgets

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/model"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestTextFieldSavesWhenLeftAndOnEnter(t *testing.T) {
	var saved []string
	f := NewTextField("Name", "Kasia", func(s string) error { saved = append(saved, s); return nil })
	other := NewTextField("Other", "", nil)
	w := show(t, Form(f, other), 400, 300)
	f.Focus()
	press(w, fyne.KeyEnd)
	typeIn(w, " Z")
	if !f.Unsaved() || len(saved) != 0 {
		t.Errorf("unsaved %v, saved %q while typing", f.Unsaved(), saved)
	}
	press(w, fyne.KeyReturn)
	typeIn(w, "u ")
	other.Focus()
	f.Focus()
	other.Focus() // nothing changed: nothing is saved
	if want := []string{"Kasia Z", "Kasia Zu"}; !slices.Equal(saved, want) {
		t.Errorf("saved %q, want %q", saved, want)
	}
	if f.Entry.Text != "Kasia Zu" || f.Unsaved() {
		t.Errorf("shows %q, unsaved %v", f.Entry.Text, f.Unsaved())
	}
}

func TestTextFieldKeepsTypingThatCannotBeSaved(t *testing.T) {
	problem := model.ValidationError{Field: "email", Problem: "“kasia” is not an email address"}
	f := NewTextField("Email", "k@example.org", func(string) error { return problem })
	w := show(t, f, 400, 300)
	f.Focus()
	f.Entry.SetText("kasia")
	press(w, fyne.KeyReturn)
	if f.Problem() != "“kasia” is not an email address." || f.Entry.Text != "kasia" {
		t.Errorf("problem %q, text %q", f.Problem(), f.Entry.Text)
	}
	f.SetText("new@example.org") // the store says otherwise meanwhile: typing stays
	if f.Entry.Text != "kasia" {
		t.Errorf("typing was replaced by %q", f.Entry.Text)
	}
	press(w, fyne.KeyEscape)
	if f.Entry.Text != "new@example.org" || f.Problem() != "" {
		t.Errorf("after Esc: %q, problem %q", f.Entry.Text, f.Problem())
	}
	var reached []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { reached = append(reached, e.Name) })
	press(w, fyne.KeyEscape, fyne.KeyF2)
	if len(reached) != 2 {
		t.Errorf("a second Esc and F2 do not reach the window: %v", reached)
	}
}

func TestMultiLineFieldTakesEnterAsTextAndTabAsTheWayOut(t *testing.T) {
	saved := ""
	f := NewMultiLineField("Notes", "one", func(s string) error { saved = s; return nil })
	w := show(t, Form(f, NewTextField("Other", "", nil)), 400, 300)
	f.Focus()
	f.Entry.CursorColumn = 3
	press(w, fyne.KeyReturn)
	typeIn(w, "two")
	if f.Entry.AcceptsTab() {
		t.Error("Tab is swallowed")
	}
	test.FocusNext(w.Canvas())
	if saved != "one\ntwo" {
		t.Errorf("saved %q", saved)
	}
}

func TestValueFields(t *testing.T) {
	var money model.Money
	cost := NewMoneyField("Cost", 4550, func(m model.Money) error { money = m; return nil })
	number := 0
	room := NewNumberField("Capacity", 1200, func(n int) error { number = n; return nil })
	w := show(t, Form(cost, room), 400, 300)
	if cost.Text() != "£45.50" || room.Text() != "1,200" {
		t.Fatalf("shows %q and %q", cost.Text(), room.Text())
	}
	for _, c := range []struct {
		typed, shown, problem string
		want                  model.Money
	}{
		{"12", "£12", "", 1200}, {"£1,000.5", "£1000.50", "", 100050}, {"", "", "", 0},
		{"much", "much", "“much” is not an amount of money; write it like 45 or 45.50.", 0},
	} {
		cost.Focus()
		cost.Entry.SetText(c.typed)
		press(w, fyne.KeyReturn)
		if money != c.want || cost.Entry.Text != c.shown || cost.Problem() != c.problem {
			t.Errorf("%q: saved %d, shows %q, problem %q", c.typed, money, cost.Entry.Text, cost.Problem())
		}
	}
	for _, c := range []struct {
		typed string
		want  int
		bad   bool
	}{{"40", 40, false}, {" 1,200 ", 1200, false}, {"-1", 1200, true}, {"4.5", 1200, true}, {"99999999999", 1200, true}} {
		room.Focus()
		room.Entry.SetText(c.typed)
		press(w, fyne.KeyReturn)
		if number != c.want || (room.Problem() != "") != c.bad {
			t.Errorf("%q: saved %d, problem %q", c.typed, number, room.Problem())
		}
	}
	form := NewNumberField("Rows", 0, nil)
	form.Entry.SetText("x")
	if _, err := form.Value(); err == nil || form.Problem() == "" {
		t.Error("Value of a form's field does not say what is wrong")
	}
}

func TestSelectByKeyboard(t *testing.T) {
	options := []Option{{Value: "p", Text: "Public body"}, {Value: "v", Text: "Voluntary"}, {Value: "u", Text: "University"}}
	var saved []string
	var refuse error
	f := NewSelectField("Sector", options, "p", func(v string) error { saved = append(saved, v); return refuse })
	now := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	f.Select.now = func() time.Time { now = now.Add(time.Minute); return now } // letters one by one
	w := show(t, f, 400, 400)
	f.Focus()
	press(w, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	if f.Value() != "v" || w.Canvas().Focused() != fyne.Focusable(f.Select) {
		t.Errorf("value %q, keyboard %T", f.Value(), w.Canvas().Focused())
	}
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyEscape) // opens, moves, thinks better of it
	typeIn(w, "u")
	if got := strings.Join(saved, " "); got != "v u" {
		t.Errorf("saved %q", got)
	}
	refuse = errors.New("the file is read-only")
	typeIn(w, "p")
	if f.Value() != "u" || f.Problem() != "The file is read-only." {
		t.Errorf("value %q, problem %q", f.Value(), f.Problem())
	}
	press(w, fyne.KeySpace)
	typeIn(w, "v") // in the open list a letter only moves
	press(w, fyne.KeyEscape)
	if f.Value() != "u" {
		t.Errorf("Esc left %q", f.Value())
	}
	refuse = nil
	press(w, fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn) // Enter opens it where there is no dialog to confirm
	if f.Value() != "v" {
		t.Errorf("opened by Enter it was left at %q", f.Value())
	}
}

func TestLettersTypedQuicklyGatherInASelect(t *testing.T) {
	options := []Option{{Value: "d", Text: "Weekday daytime"}, {Value: "e", Text: "Weekday evening"}, {Value: "w", Text: "Weekend"}, {Value: "k", Text: "Knowsley"}, {Value: "s", Text: "St Helens"}, {Value: "l", Text: "Łódź"}, {Value: "n", Text: "Sefton"}}
	f := NewSelectField("When", options, "k", nil)
	now := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	f.Select.now = func() time.Time { return now }
	w := show(t, f, 400, 400)
	f.Focus()
	for _, c := range []struct {
		typed, value string
		list         bool // in the open list
	}{{"weeke", "w", false}, {"weekday e", "e", false}, {"w", "w", false}, {"w", "d", false}, {"st h", "s", false}, {"se", "n", false}, {"lo", "l", false}, {"sss", "n", false}, {"weekdx", "d", false}, {"kq", "k", false}, {"st", "s", true}, {"weekday e", "e", true}, {" we", "w", false}} {
		if now = now.Add(time.Minute); c.list {
			press(w, fyne.KeySpace)
		}
		typeIn(w, c.typed)
		if c.list {
			press(w, fyne.KeyReturn)
		}
		if got := f.Value(); got != c.value {
			t.Errorf("%q goes to %q, not %q", c.typed, got, c.value)
		}
	}
	typeIn(w, "k")
	now = now.Add(2 * time.Second)
	typeIn(w, "s")
	if got := f.Value(); got != "s" {
		t.Errorf("after a pause a letter goes to %q", got)
	}
}

func TestKnownFieldOffersNotKnown(t *testing.T) {
	var got model.Known = "none"
	f := NewKnownField("Step-free", model.Yes, func(k model.Known) error { got = k; return nil })
	w := show(t, f, 400, 400)
	f.Focus()
	typeIn(w, "n")
	if got != model.No {
		t.Errorf("n after yes saved %q", got)
	}
	press(w, fyne.KeySpace, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	if got != model.NotKnown {
		t.Errorf("the first saved %q", got)
	}
}

func TestTagField(t *testing.T) {
	var saved []string
	f := NewTagField("Tags", []string{"analyst"}, func(text string) []string {
		return []string{"analyst", "board member"}
	}, func(tags []string) error { saved = tags; return nil })
	w := show(t, f, 400, 400)
	f.Focus()
	typeIn(w, "bo")
	press(w, fyne.KeyReturn) // the first that is not chosen yet
	if !slices.Equal(saved, []string{"analyst", "board member"}) {
		t.Fatalf("saved %q", saved)
	}
	typeIn(w, "new word")
	press(w, fyne.KeyReturn)
	typeIn(w, "ANALYST")
	press(w, fyne.KeyReturn) // is there already
	if !slices.Equal(f.Tags(), []string{"analyst", "board member", "new word"}) {
		t.Fatalf("tags %q", f.Tags())
	}
	press(w, fyne.KeyBackspace)
	if !slices.Equal(saved, []string{"analyst", "board member"}) {
		t.Errorf("after Backspace saved %q", saved)
	}
	chip := f.flow.Objects[0].(*Chip)
	w.Canvas().Focus(chip)
	press(w, fyne.KeyDelete)
	if !slices.Equal(saved, []string{"board member"}) {
		t.Errorf("after Delete on the first saved %q", saved)
	}
	typeIn(w, "left over")
	w.Canvas().Unfocus()
	f.Entry.FocusLost()
	if !slices.Contains(f.Tags(), "left over") {
		t.Errorf("typing was lost: %q", f.Tags())
	}
}

func TestTagFieldGoesBackWhenItCannotBeSaved(t *testing.T) {
	f := NewTagField("Tags", []string{"one"}, nil, func([]string) error { return errors.New("the disk is full") })
	w := show(t, f, 400, 400)
	f.Focus()
	typeIn(w, "two")
	press(w, fyne.KeyReturn)
	if !slices.Equal(f.Tags(), []string{"one"}) || f.Problem() != "The disk is full." {
		t.Errorf("tags %q, problem %q", f.Tags(), f.Problem())
	}
}

func TestEntryHandsOnUndoOnlyWhenNothingTypedIsLeft(t *testing.T) {
	e := NewEntry()
	w := show(t, e, 400, 100)
	undone := 0
	AddShortcut(w.Canvas(), &fyne.ShortcutUndo{}, func() { undone++ })
	searched := 0
	ctrlK := &desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierShortcutDefault}
	AddShortcut(w.Canvas(), ctrlK, func() { searched++ })
	w.Canvas().Focus(e)
	typeIn(w, "abc")
	shortcut(w, &fyne.ShortcutUndo{})
	if e.Text != "" || undone != 0 {
		t.Errorf("text %q, window undone %d", e.Text, undone)
	}
	shortcut(w, &fyne.ShortcutUndo{})
	shortcut(w, ctrlK)
	if undone != 1 || searched != 1 {
		t.Errorf("window undone %d, searched %d", undone, searched)
	}
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	if e.Text != "abc" {
		t.Errorf("redo gave %q", e.Text)
	}
}

func TestFactsStandBesideTheirLabels(t *testing.T) {
	name := NewTextField("Name", "Kasia", func(string) error { return nil })
	facts := Facts(name)
	w := show(t, facts, 400, 200)
	_ = w
	if name.label.Position().Y <= 0 || name.Entry.Position().X <= name.label.Position().X+50 {
		t.Errorf("label at %v, control at %v", name.label.Position(), name.Entry.Position())
	}
	before := name.MinSize().Height
	name.SetProblem(fmt.Errorf("this is wrong"))
	if name.MinSize().Height <= before {
		t.Error("there is no room for the problem")
	}
}

func TestLongTextEndsInAnEllipsisUntilItIsEdited(t *testing.T) {
	e := NewEntry()
	e.SetText("a.very.long.address.of.a.person@carers.example.org")
	w := show(t, e, 200, 40)
	drawn := func(text string) bool { return strings.Contains(test.RenderToMarkup(w.Canvas()), text) }
	if drawn(e.Text) || !drawn("a.very.long") || !drawn(ellipsis) {
		t.Error("the text is not cut short")
	}
	w.Canvas().Focus(e)
	if !drawn(e.Text) || drawn(ellipsis) {
		t.Error("the text cannot be edited whole")
	}
	w.Canvas().Unfocus()
	if drawn(e.Text) {
		t.Error("the text is not cut short again")
	}
	w.Resize(fyne.NewSize(900, 40))
	if !drawn(e.Text) || drawn(ellipsis) {
		t.Error("the text is cut short where there is room")
	}
}

func TestAnEmptyTagFieldShowsItsWordsWhole(t *testing.T) {
	f := NewTagField("", nil, nil, nil)
	f.Entry.SetPlaceHolder("add a presenter to this item")
	show(t, f, 500, 200)
	if r := test.WidgetRenderer(f.Entry).(*entryRenderer); r.short.Visible() {
		t.Errorf("it says %q", r.short.Text)
	}
	show(t, f, 120, 200)
	if r := test.WidgetRenderer(f.Entry).(*entryRenderer); !r.short.Visible() || !strings.HasSuffix(r.short.Text, "…") {
		t.Errorf("in a narrow place it says %q, visible %v", r.short.Text, r.short.Visible())
	}
}

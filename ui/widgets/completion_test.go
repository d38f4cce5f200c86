package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

var places = []Suggestion{{Text: "Halton Carers Link", Detail: "Voluntary", Value: 1}, {Text: "Halton Council", Detail: "Public body", Value: 2}, {Text: "Port University", Value: 3}}

func completion(t *testing.T) (*CompletionEntry, fyne.Window) {
	e := NewCompletionEntry(func(text string) (out []Suggestion) {
		for _, s := range places {
			if text != "" && strings.HasPrefix(strings.ToLower(s.Text), strings.ToLower(text)) {
				out = append(out, s)
			}
		}
		return out
	})
	w := show(t, Form(e, NewTextField("Next", "", nil)), 500, 500)
	w.Canvas().Focus(e)
	return e, w
}

func TestCompletionByKeyboard(t *testing.T) {
	e, w := completion(t)
	var chosen []any
	e.OnChosen = func(s Suggestion) { chosen = append(chosen, s.Value) }
	typeIn(w, "halt")
	if e.Text != "halt" || !e.Open() || len(e.list.items) != 2 {
		t.Fatalf("text %q, open %v, %d offered", e.Text, e.Open(), len(e.list.items))
	}
	press(w, fyne.KeyDown, fyne.KeyReturn) // the first is marked
	if e.Text != "Halton Council" || e.Open() || len(chosen) != 1 || chosen[0] != 2 {
		t.Errorf("text %q, open %v, chosen %v", e.Text, e.Open(), chosen)
	}
	if w.Canvas().Focused() != fyne.Focusable(e) {
		t.Errorf("the keyboard is on %T", w.Canvas().Focused())
	}
	press(w, fyne.KeyBackspace)
	if e.Text != "Halton Counci" || !e.Open() {
		t.Errorf("Backspace: %q, open %v", e.Text, e.Open())
	}
	press(w, fyne.KeyEscape)
	if e.Open() || e.Text != "Halton Counci" {
		t.Errorf("Esc: open %v, %q", e.Open(), e.Text)
	}
	reached := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { reached++ })
	press(w, fyne.KeyEscape)
	if reached != 1 {
		t.Error("a second Esc does not reach the window")
	}
	typeIn(w, "zzz")
	if e.Open() {
		t.Error("open with nothing to offer")
	}
}

func TestCompletionTabClosesAndGoesOn(t *testing.T) {
	e, w := completion(t)
	typeIn(w, "h")
	press(w, fyne.KeyTab) // the driver sends Tab to what accepts it
	if e.Open() || w.Canvas().Focused() == fyne.Focusable(e) {
		t.Errorf("open %v, keyboard on %T", e.Open(), w.Canvas().Focused())
	}
}

func TestCompletionFirstIsTakenByEnter(t *testing.T) {
	e, w := completion(t)
	typeIn(w, "po")
	press(w, fyne.KeyReturn)
	if e.Text != "Port University" {
		t.Errorf("text %q", e.Text)
	}
}

func TestEnterDoesNotTakeWhatIsCareful(t *testing.T) {
	e := NewCompletionEntry(func(string) []Suggestion { return []Suggestion{{Text: "Remove", Careful: true}} })
	w := show(t, Form(e), 500, 500)
	w.Canvas().Focus(e)
	chosen := 0
	e.OnChosen = func(Suggestion) { chosen++ }
	typeIn(w, "rem")
	if press(w, fyne.KeyReturn); chosen != 0 {
		t.Error("Enter took it without going to it")
	}
	typeIn(w, "o")
	if press(w, fyne.KeyDown, fyne.KeyReturn); chosen != 1 {
		t.Errorf("Down and Enter: chosen %d times", chosen)
	}
}

func TestCompletionSaysThatThereIsNothing(t *testing.T) {
	e, w := completion(t)
	e.None = func(text string) string { return "Nothing is called “" + text + "”." }
	submitted := ""
	e.OnSubmitted = func(text string) { submitted = text }
	typeIn(w, "zz")
	if !e.Open() || len(e.list.items) != 1 || e.list.items[0].text != "Nothing is called “zz”." {
		t.Fatalf("open %v, offers %v", e.Open(), e.list.items)
	}
	e.list.choose(0) // as a click on it: it is no choice
	if e.Text != "zz" {
		t.Errorf("text %q", e.Text)
	}
	typeIn(w, "z")
	if press(w, fyne.KeyReturn); submitted != "zzz" {
		t.Errorf("Enter submitted %q", submitted)
	}
}

func TestCompletionOffersToAddAsNew(t *testing.T) {
	e, w := completion(t)
	added := ""
	e.OnNew = func(text string) { added = text }
	typeIn(w, "Halton Council")
	if last := e.list.items[len(e.list.items)-1]; last.accent {
		t.Errorf("offers %q though it is there", last.text)
	}
	typeIn(w, " two")
	if got := e.list.items[0].text; got != "add “Halton Council two” as new" {
		t.Errorf("offers %q", got)
	}
	press(w, fyne.KeyUp, fyne.KeyReturn)
	if added != "Halton Council two" {
		t.Errorf("added %q", added)
	}
}

func TestDownDoesNotReachWhatAddsSomethingNew(t *testing.T) {
	e, w := completion(t)
	added := ""
	e.OnNew = func(text string) { added = text }
	typeIn(w, "port")
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if added != "" || e.Text != "Port University" {
		t.Errorf("added %q, the entry says %q", added, e.Text)
	}
	e.Fill("")
	typeIn(w, "halt")
	for range 2 { // the list goes round
		press(w, fyne.KeyDown)
	}
	if e.list.current != 0 {
		t.Errorf("line %d is marked", e.list.current)
	}
	press(w, fyne.KeyPageDown, fyne.KeyPageDown)
	if e.list.current != 1 {
		t.Errorf("Page Down marks line %d", e.list.current)
	}
	press(w, fyne.KeyUp, fyne.KeyUp)
	if e.list.current != 2 || !e.list.items[2].accent {
		t.Errorf("Up from the first marks line %d", e.list.current)
	}
	if press(w, fyne.KeyDown); e.list.current != 0 {
		t.Errorf("Down from the last marks line %d", e.list.current)
	}
	if press(w, fyne.KeyUp, fyne.KeyReturn); added != "halt" {
		t.Errorf("added %q", added)
	}
}

func TestCompletionByMouse(t *testing.T) {
	e, w := completion(t)
	typeIn(w, "h")
	row := e.list.rows.Objects[1].(*choiceRow)
	test.Tap(row)
	if e.Text != "Halton Council" || e.Open() {
		t.Errorf("text %q, open %v", e.Text, e.Open())
	}
	press(w, fyne.KeyBackspace)
	e.pop.Tapped(&fyne.PointEvent{Position: fyne.NewPos(490, 490)})
	if e.Open() {
		t.Error("a click elsewhere leaves the list open")
	}
}

func TestCompletionListFitsTheWindow(t *testing.T) {
	e, w := completion(t)
	many := make([]Suggestion, 100)
	for i := range many {
		many[i].Text = "same"
	}
	e.Suggest = func(string) []Suggestion { return many }
	w.Resize(fyne.NewSize(500, 200))
	typeIn(w, "s")
	at, size := e.pop.box.Position(), e.pop.box.Size()
	if at.Y < 0 || at.Y+size.Height > 200 {
		t.Errorf("the list is at %v, %v", at, size)
	}
	press(w, fyne.KeyUp) // the last
	if e.list.current != 99 || e.list.scroll.Offset.Y == 0 {
		t.Errorf("marked %d, scrolled to %v", e.list.current, e.list.scroll.Offset)
	}
}

func TestCompletionOffersLateAnswersOnlyWhileItHasTheKeyboard(t *testing.T) {
	e, w := completion(t)
	e.Fill("halt")
	if e.Open() {
		t.Error("Fill offers")
	}
	e.Offer()
	if !e.Open() {
		t.Error("Offer does not")
	}
	e.Close()
	w.Canvas().Unfocus()
	e.Offer()
	if e.Open() {
		t.Error("offers without the keyboard")
	}
}

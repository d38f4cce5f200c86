package widgets

import (
	"errors"
	"testing"
	"time"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestButtonIsPressedByClickEnterAndSpace(t *testing.T) {
	pressed := 0
	b := NewButton("Invite…", Primary, func() { pressed++ })
	w := show(t, b, 300, 100)
	test.Tap(b)
	w.Canvas().Focus(b)
	press(w, fyne.KeyReturn, fyne.KeySpace, fyne.KeyEnter)
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4", pressed)
	}
	reached := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { reached++ })
	press(w, fyne.KeyEscape)
	if reached != 1 {
		t.Error("Esc does not reach the window")
	}
}

func TestDisabledButtonSaysWhy(t *testing.T) {
	s := newStopwatch(t)
	pressed := 0
	b := NewButton("Print", Plain, func() { pressed++ })
	b.SetTip("Print the sheet")
	b.DisableBecause("Nobody is invited yet.")
	w := show(t, b, 300, 100)
	host := w.Content().(*TipHost)
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.MouseIn(mouse(5, 5))
	if host.Shown() != "" {
		t.Error("the tip is there before the pointer has rested")
	}
	if s.waiting[len(s.waiting)-1].d != tipDelay {
		t.Errorf("waits %v", s.waiting[len(s.waiting)-1].d)
	}
	s.ring()
	if pressed != 0 || host.Shown() != "Nobody is invited yet." {
		t.Errorf("pressed %d, tip %q", pressed, host.Shown())
	}
	b.MouseOut()
	if host.Shown() != "" {
		t.Error("the tip stays when the pointer has gone")
	}
	b.Enable()
	b.MouseIn(mouse(5, 5))
	b.MouseOut()
	s.ring()
	if host.Shown() != "" {
		t.Error("a tip for a pointer that has gone")
	}
	b.MouseIn(mouse(5, 5))
	s.ring()
	if host.Shown() != "Print the sheet" {
		t.Errorf("tip %q", host.Shown())
	}
	test.FocusNext(w.Canvas())
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("an enabled button is left out by Tab")
	}
}

func TestTipsInADialogAreDrawnInTheDialog(t *testing.T) {
	s := newStopwatch(t)
	w := show(t, NewWords("x", Body), 600, 400)
	b := NewButton("Print", Plain, nil)
	b.SetTip("Print the sheet")
	d := ShowDialog(w, Options{Title: "T", Content: b})
	b.MouseIn(mouse(300, 200))
	s.ring()
	if d.host.Shown() != "Print the sheet" || w.Content().(*TipHost).Shown() != "" {
		t.Errorf("in the dialog %q, behind it %q", d.host.Shown(), w.Content().(*TipHost).Shown())
	}
}

func TestTipStaysInItsWindow(t *testing.T) {
	w := show(t, NewWords("x", Body), 300, 200)
	h := w.Content().(*TipHost)
	for _, at := range []fyne.Position{{X: 0, Y: 0}, {X: 299, Y: 199}, {X: 299, Y: 0}, {X: 0, Y: 199}} {
		h.show("A tip of several words that has to be broken into lines somewhere", at)
		from, size := h.box.Position(), h.box.Size()
		if from.X < 0 || from.Y < 0 || from.X+size.Width > 300 || from.Y+size.Height > 200 {
			t.Errorf("for %v the tip is at %v, %v", at, from, size)
		}
	}
}

func TestChip(t *testing.T) {
	tapped, removed := 0, 0
	c := NewChip("Sector", func() { tapped++ })
	w := show(t, NewWrap(c), 300, 100)
	narrow := c.MinSize().Width
	c.OnRemove = func() { removed++ }
	c.Set("Sector", true)
	if c.MinSize().Width <= narrow {
		t.Error("there is no room for the ×")
	}
	c.Resize(c.MinSize())
	test.TapAt(c, fyne.NewPos(5, 5))
	test.TapAt(c, fyne.NewPos(c.Size().Width-6, 5))
	w.Canvas().Focus(c)
	press(w, fyne.KeySpace, fyne.KeyReturn, fyne.KeyDelete, fyne.KeyBackspace)
	if tapped != 3 || removed != 3 {
		t.Errorf("tapped %d, removed %d, want 3 and 3", tapped, removed)
	}
}

func TestBarSharesTheWhole(t *testing.T) {
	b := NewBar(40, Part{Value: 27, Colour: look.Accent}, Part{Value: 5, Colour: look.Waiting}, Part{Value: -3, Colour: look.Bad})
	show(t, b, 400, 10)
	widths := func() (out []float32) {
		b.Resize(fyne.NewSize(400, 10))
		for _, o := range test.WidgetRenderer(b).Objects()[1:] {
			out = append(out, o.Size().Width)
		}
		return out
	}
	if got := widths(); got[0] != 270 || got[1] != 50 || got[2] != 0 {
		t.Errorf("widths %v, want 270, 50, 0", got)
	}
	b.Set(10, Part{Value: 30, Colour: look.Accent}, Part{Value: 10, Colour: look.Waiting}) // more than the whole
	if got := widths(); got[0] != 300 || got[1] != 100 {
		t.Errorf("widths %v, want 300, 100", got)
	}
	b.Set(0)
	if got := widths(); len(got) != 0 {
		t.Errorf("an empty bar has parts %v", got)
	}
}

func TestBadgeLetterCanBeRead(t *testing.T) {
	themed(t, look.Light, 1)
	b := NewBadge("C", look.Hex("#009E73"), "Community group")
	b.Resize(b.MinSize())
	objects := test.WidgetRenderer(b).Objects()
	box, letter := objects[0].(*canvas.Rectangle), objects[1].(*canvas.Text)
	if look.Contrast(letter.Color, box.FillColor) < 4.5 {
		t.Errorf("contrast %.2f", look.Contrast(letter.Color, box.FillColor))
	}
	if b.Tip() != "Community group" {
		t.Errorf("tip %q", b.Tip())
	}
}

func TestMessagesGoAwayButErrorsStay(t *testing.T) {
	s := newStopwatch(t)
	m := NewMessages()
	show(t, m, 600, 200)
	if m.Visible() {
		t.Error("shown with nothing to say")
	}
	undone := 0
	m.Say(Message{Text: "12 people invited", Action: "Undo", OnAction: func() { undone++ }})
	m.Say(Message{Text: "3 people tagged", Action: "Undo", OnAction: func() { undone += 10 }})
	if msg, _ := m.Current(); msg.Text != "3 people tagged" || !m.Visible() {
		t.Errorf("says %q", msg.Text)
	}
	m.Error(errors.New("the file is read-only"))
	m.Say(Message{Text: "Saved again"})
	s.ring()
	if msg, _ := m.Current(); msg.Text != "The file is read-only." {
		t.Errorf("the error gave way to %q", msg.Text)
	}
	m.Dismiss()
	if msg, _ := m.Current(); msg.Text != "Saved again" {
		t.Errorf("after the error says %q", msg.Text)
	}
	s.ring()
	if m.Visible() {
		t.Error("a message stays for ever")
	}
	m.Say(Message{Text: "x", Action: "Undo", OnAction: func() { undone++ }})
	test.Tap(m.action)
	if undone != 1 || m.Visible() {
		t.Errorf("undone %d, shown %v", undone, m.Visible())
	}
}

func TestProgressShowsAndCancels(t *testing.T) {
	p := NewProgress()
	show(t, p, 600, 40)
	if p.Visible() {
		t.Error("shown with no work")
	}
	stopped := 0
	p.Start("Importing", func() { stopped++ })
	p.Set(1.7, "all")
	test.Tap(p.stop)
	test.Tap(p.stop)
	if stopped != 1 || !p.stop.Disabled() || p.bar.parts[0].Value != 1 {
		t.Errorf("stopped %d times, bar %v", stopped, p.bar.parts)
	}
	p.Start("Again", nil)
	if p.stop.Visible() || p.stop.Disabled() {
		t.Error("work that cannot be stopped offers to")
	}
	p.Finish()
	if p.Visible() {
		t.Error("shown after the work")
	}
}

func TestSplitPane(t *testing.T) {
	list, details := NewWords("list", Body), NewWords("details", Body)
	s := NewSplitPane(list, details, 300, "People")
	w := show(t, s, 1280, 800)
	if !list.Visible() || !details.Visible() || details.Size().Width != 300 {
		t.Errorf("wide: details %v wide", details.Size().Width)
	}
	var told float32
	s.OnDivider = func(width float32) { told = width }
	test.Drag(w.Canvas(), s.divider.Position().AddXY(5, 100), -100, 0)
	if told != 400 || details.Size().Width != 400 {
		t.Errorf("dragged to %v, told %v", details.Size().Width, told)
	}
	w.Canvas().Focus(s.divider)
	press(w, fyne.KeyRight)
	if told != 384 {
		t.Errorf("Right on the divider leads to %v", told)
	}

	w.Resize(fyne.NewSize(1024, 640))
	if !list.Visible() || details.Visible() || s.InDetails() {
		t.Error("narrow: the details are there unasked")
	}
	backs := 0
	s.OnBack = func() { backs++ }
	s.ShowDetails()
	if list.Visible() || !details.Visible() || !s.back.Visible() || !s.InDetails() {
		t.Error("narrow: the details do not take the place of the list")
	}
	test.Tap(s.back)
	s.Back()
	if !list.Visible() || backs != 1 {
		t.Errorf("back: list %v, told %d times", list.Visible(), backs)
	}
	s.ShowDetails()
	w.Resize(fyne.NewSize(1280, 800))
	if !list.Visible() || s.InDetails() {
		t.Error("wide again: the list is hidden")
	}
}

func TestSplitPaneNeverStarvesEitherSide(t *testing.T) {
	list, details := NewWords("list", Body), NewWords("details", Body)
	s := NewSplitPane(list, details, 0, "People")
	show(t, s, 1280, 800)
	s.drag(-5000)
	if list.Size().Width < leastList {
		t.Errorf("list %v wide", list.Size().Width)
	}
	s.drag(5000)
	if details.Size().Width < leastDetails {
		t.Errorf("details %v wide", details.Size().Width)
	}
}

func TestSplitPaneShowsOneSideWhenTextIsLarge(t *testing.T) {
	list, details := NewWords("list", Body), NewWords("details", Body)
	w := show(t, NewSplitPane(list, details, 0, "People"), 1280, 800)
	fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, 2))
	w.Resize(fyne.NewSize(1281, 800))
	if details.Visible() || list.Size().Width < 1200 {
		t.Errorf("details are shown beside a list of %v", list.Size().Width)
	}
}

func TestAMessageStaysWhileItIsLookedAt(t *testing.T) {
	s := newStopwatch(t)
	m := NewMessages()
	start := NewButton("Start", Plain, nil)
	w := show(t, Form(start, m), 600, 200)
	w.Canvas().Focus(start)
	undone := 0
	m.Say(Message{Text: "12 people invited", Action: "Undo", OnAction: func() { undone++ }})
	if s.waiting[0].d < 12*time.Second {
		t.Errorf("a button is there for %v", s.waiting[0].d)
	}
	m.MouseIn(nil)
	if s.ring(); !m.Visible() {
		t.Error("it goes from under the pointer")
	}
	m.MouseOut()
	m.Focus()
	if s.ring(); !m.Visible() {
		t.Error("it goes while the keyboard is on it")
	}
	press(w, fyne.KeyReturn)
	if undone != 1 || m.Visible() || w.Canvas().Focused() != fyne.Focusable(start) {
		t.Errorf("undone %d, shown %v, keyboard on %T", undone, m.Visible(), w.Canvas().Focused())
	}
	m.Say(Message{Text: "Saved"})
	if s.ring(); m.Visible() {
		t.Error("it stays though nobody looks")
	}
}

// A key on the button of a message that has just gone does nothing.
func TestTheButtonOfAMessageThatIsGone(t *testing.T) {
	m := NewMessages()
	done := 0
	m.Say(Message{Text: "Saved.", Action: "Open it again", OnAction: func() { done++ }})
	m.Dismiss()
	m.action.OnTapped()
	if done != 0 {
		t.Error("what the message offered was done without it")
	}
}

package planner

import (
	"context"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

// band is the id of a time band.
func band(t *testing.T, s *storage.Store, name string) model.ID {
	t.Helper()
	all, err := s.Categories(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.Name == name {
			return c.ID
		}
	}
	t.Fatalf("there is no %s", name)
	return ""
}

// community has eight people who can come online by day, four who can only come
// in person at weekends, two who have said nothing, and a hall.
func community(t *testing.T) (*storage.Store, model.ID) {
	t.Helper()
	s := frametest.Store(t)
	day, weekend := band(t, s, "Weekday daytime"), band(t, s, "Weekend")
	add := func(n int, name string, answers ...model.Availability) {
		for i := range n {
			if _, err := s.AddPerson(ctx, model.Person{Given: name, Family: string(rune('A' + i)), Availability: answers}); err != nil {
				t.Fatal(err)
			}
		}
	}
	no := func(mode model.Mode) (all []model.Availability) {
		for _, b := range []string{"Weekday daytime", "Weekday evening", "Weekend"} {
			all = append(all, model.Availability{Band: band(t, s, b), Mode: mode, Answer: model.CannotCome})
		}
		return all
	}
	but := func(all []model.Availability, b model.ID) []model.Availability {
		for i := range all {
			if all[i].Band == b {
				all[i].Answer = model.CanCome
			}
		}
		return all
	}
	add(8, "Online", append(but(no(model.Online), day), no(model.InPerson)...)...)
	add(4, "Weekend", append(no(model.Online), but(no(model.InPerson), weekend)...)...)
	add(2, "Silent")
	hall, err := s.AddVenue(ctx, model.Venue{Name: "Library Hall", Capacity: 40, StepFree: model.Yes, Cost: 6000})
	if err != nil {
		t.Fatal(err)
	}
	return s, hall
}

// proposed opens the planner of a community with a proposal for half a year.
func proposed(t *testing.T) (*frametest.Host, *Screen, *storage.Store) {
	t.Helper()
	s, _ := community(t)
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
	w.To, w.SameVenue = "2026-11-30", true
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h, screen := open(t, s)
	h.Tap("Propose a programme")
	h.Settle()
	return h, screen, s
}

func open(t *testing.T, s *storage.Store) (*frametest.Host, *Screen) {
	t.Helper()
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: Name})
	return h, screen
}

func noErrors(t *testing.T, h *frametest.Host) {
	t.Helper()
	for _, err := range h.Errors {
		t.Error(err)
	}
}

func TestTheFirstVisitAsksForTheWishesOnce(t *testing.T) {
	s, _ := community(t)
	h, screen := open(t, s)
	h.Sees("Say once what you wish for")
	h.Press(fyne.KeyReturn)
	h.Sees("The wishes", "every quarter", "every month", "14 people")
	h.Edit(frametest.Find[*widgets.TextField](h, "Only people who match").Entry, "Weekend")
	h.Sees("4 people")
	h.Press(fyne.KeyEscape)
	if w, made, _ := s.Wishes(ctx); made {
		t.Errorf("saved without being asked to: %+v", w)
	}
	h.Press(fyne.KeyReturn)
	if got := frametest.Find[*widgets.TextField](h, "Only people who match").Text(); got != "Weekend" {
		t.Errorf("of what was typed is left %q", got)
	}
	h.Edit(frametest.Find[*widgets.TextField](h, "Only people who match").Entry, "")
	h.Edit(frametest.Find[*widgets.DateField](h, "To").Entry, "1 April 2026")
	h.Tap("Propose a programme")
	h.Sees("before the first")
	h.Edit(frametest.Find[*widgets.DateField](h, "To").Entry, "30 Nov 2026")
	h.Tap("Propose a programme")
	if w, made, err := s.Wishes(ctx); !made || err != nil || w.To != "2026-11-30" || w.From != "2026-06-01" || len(w.Rhythms) != 2 {
		t.Errorf("saved %v %+v, %v", made, w, err)
	}
	h.Sees("Proposal, Jun 2026 to Nov 2026", "can make at least one", "Library Hall", "Take 8 into the programme")
	h.Settle()
	if !screen.page.table.HasFocus() {
		t.Error("the keyboard is not in the rows")
	}
	noErrors(t, h)
}

func TestAProposalIsMovedAboutWithItsConsequences(t *testing.T) {
	h, screen, _ := proposed(t)
	h.Sees("13 of 14")
	at := -1
	for i, r := range screen.page.rows {
		if r.session.Mode == model.InPerson {
			at = i
		}
	}
	screen.page.table.Focus()
	h.Press(fyne.KeyHome)
	for range at {
		h.Press(fyne.KeyDown)
	}
	was, _ := screen.at()
	if was.band != "weekend" || was.where != "Library Hall" {
		t.Fatalf("the one in person is %+v", was)
	}
	h.Do("A week later")
	if now, _ := screen.at(); now.session.Start.Date() != was.session.Start.Date().AddDays(7) || !now.moved || now.canCome != was.canCome {
		t.Errorf("a week later it is %+v", now)
	}
	h.Do("A day later") // a Saturday becomes a Sunday, or a Sunday a Monday
	h.Do("A day later")
	now, _ := screen.at()
	if now.band != "weekday daytime" || !strings.Contains(now.canCome, "(−4)") {
		t.Errorf("on a weekday it is %+v", now)
	}
	h.Sees("1 changed by hand")

	// Ctrl+Z takes back the moves, one by one, and is the window's own again then.
	for range 3 {
		h.Do(screen.undoName())
	}
	if back, _ := screen.at(); back.session.Session != was.session.Session || back.moved {
		t.Errorf("taken back it is %+v", back)
	}
	if c := h.Command("Undo a change by hand"); c.Why == "" || c.Key.ShortcutName() != undoKey.ShortcutName() {
		t.Errorf("Ctrl+Z is not given back: %+v", c)
	}
	h.SeesNot("by hand")
	h.Do("Redo: Move to " + was.session.Start.Date().AddDays(7).Short())
	h.Do(screen.undoName())

	h.Do("Drop this session")
	if n := len(screen.state.now); n != 7 {
		t.Errorf("%d are left", n)
	}
	h.Sees("no session")
	h.Do(screen.undoName())
	h.Do("Add a session to the proposal")
	if n := len(screen.state.now); n != 9 {
		t.Errorf("%d are there", n)
	}
	noErrors(t, h)
}

func (s *Screen) undoName() string { return "Undo: " + last(s.state.past) }

func TestFieldsChangeASessionAndAnAlternativeIsTaken(t *testing.T) {
	h, screen, _ := proposed(t)
	screen.page.table.Focus()
	h.Press(fyne.KeyHome)
	first, _ := screen.at()
	h.Edit(frametest.Find[*widgets.TextField](h, "Title").Entry, "Summer start")
	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "10 June 2026")
	h.Edit(frametest.Find[*widgets.TimeField](h, "Starts").Entry, "13:00")
	now, _ := screen.at()
	if v := now.session.Session; v.Title != "Summer start" || v.Start != "2026-06-10T13:00" || v.End != "2026-06-10T14:00" || v.ID != first.session.ID {
		t.Errorf("it is %+v", v)
	}
	h.Edit(frametest.Find[*widgets.TimeField](h, "Ends").Entry, "12:00")
	h.Sees("A session must end after it starts.")
	h.Press(fyne.KeyEscape)
	others := 0
	for _, o := range h.Objects() {
		if l, ok := o.(*widgets.Line); ok && others == 0 {
			others++
			l.Tapped(&fyne.PointEvent{})
		}
	}
	if taken, _ := screen.at(); others == 0 || taken.session.Session == now.session.Session {
		t.Errorf("the alternative was not taken: %+v", taken)
	}
	noErrors(t, h)
}

func TestALockedSessionStaysWhenProposedAgain(t *testing.T) {
	h, screen, _ := proposed(t)
	screen.page.table.Focus()
	h.Press(fyne.KeyHome)
	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "26 June 2026")
	screen.page.table.Focus()
	h.Do("Lock this session, or let it go")
	locked, _ := screen.at()
	if !locked.locked {
		t.Fatal("it is not locked")
	}
	h.Do("Propose a programme")
	again, ok := screen.at()
	if !ok || !again.locked || !again.proposed || again.session.Start != locked.session.Start {
		t.Errorf("proposed again it is %+v", again)
	}
	if n := len(screen.state.now); n != 8 {
		t.Errorf("%d are proposed", n)
	}
	h.Do("A day later")
	if moved, _ := screen.at(); moved.session.Start.Date() != "2026-06-27" {
		t.Errorf("a locked one cannot be moved by hand: %+v", moved)
	}
	noErrors(t, h)
}

package session

import (
	"context"
	"testing"

	"convenor/model"
	"convenor/ui/frame/frametest"

	"fyne.io/fyne/v2"
)

func agendaTitles(v model.Session) (out string) {
	for _, i := range v.Agenda {
		out += i.Title + "|"
	}
	return out
}

func TestAnAgendaIsWrittenFromTheKeyboard(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:00")
	h, screen := open(t, s, id, Plan)
	h.Tap("Add an item")
	h.Type("Welcome")
	h.Press(fyne.KeyReturn)
	h.Type("What the launch told us")
	h.Press(fyne.KeyReturn)
	h.Type("Next steps")
	h.Leave()
	if got := agendaTitles(now(t, s, id)); got != "Welcome|What the launch told us|Next steps|" {
		t.Fatalf("the agenda is %q", got)
	}
	h.Sees("13:00", "13:15", "13:30", "Ends 13:45, 45 minutes in all. 15 min are still free.")

	a := screen.plan.agenda
	h.Edit(a.order[0].minutes.Entry, "25")
	h.Sees("13:25", "13:40", "Ends 13:55")
	a.order[2].title.Focus()
	h.Do("Move the agenda item up")
	if got := agendaTitles(now(t, s, id)); got != "Welcome|Next steps|What the launch told us|" {
		t.Errorf("after the move the agenda is %q", got)
	}
	h.Do("Move the agenda item up") // the keyboard went with it
	h.Do("Remove the agenda item")
	if got := agendaTitles(now(t, s, id)); got != "Welcome|What the launch told us|" {
		t.Errorf("after the removal the agenda is %q", got)
	}
	if len(h.Said) != 1 || h.Said[0] != "“Next steps” was taken off the agenda." {
		t.Errorf("said %q", h.Said)
	}
	noErrors(t, h)
}

func TestCommandsOfTheAgendaSayWhyTheyCannot(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:00")
	h, _ := open(t, s, id, Plan)
	h.Leave()
	if why := h.Command("Remove the agenda item").Why; why == "" {
		t.Error("an item can be removed while none has the keyboard")
	}
}

func TestPresentersAreFoundAmongThePeople(t *testing.T) {
	s := frametest.Store(t)
	kasia := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Żukowska"}))
	other := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Żukowska"}))
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:00")
	h, screen := open(t, s, id, Plan)
	h.Tap("Add an item")
	presenters := screen.plan.agenda.order[0].presenters
	for range 2 {
		h.Window().Canvas().Focus(presenters.Entry)
		h.Type("zuk")
		h.Press(fyne.KeyReturn)
	}
	got := now(t, s, id).Agenda[0].Presenters
	if len(got) != 2 || got[0] == got[1] || (got[0] != kasia && got[0] != other) {
		t.Fatalf("presenters are %v, want both of that name", got)
	}
	h.Window().Canvas().Focus(presenters.Entry)
	h.Type("Nobody")
	h.Press(fyne.KeyEscape)
	h.Leave()
	if n := len(now(t, s, id).Agenda[0].Presenters); n != 2 {
		t.Errorf("%d presenters after somebody unknown was typed", n)
	}
	h.Sees("Nobody here is called “Nobody”")
	noErrors(t, h)
}

func TestAPresenterWhoIsNotKnownYetIsAddedInOneStep(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:00")
	h, screen := open(t, s, id, Plan)
	h.Tap("Add an item")
	h.Window().Canvas().Focus(screen.plan.agenda.order[0].presenters.Entry)
	h.Type("Siân Pryce-Jones")
	h.Sees("add “Siân Pryce-Jones” as a new person")
	h.Press(fyne.KeyReturn)
	ids := now(t, s, id).Agenda[0].Presenters
	if len(ids) != 1 {
		t.Fatalf("%d presenters", len(ids))
	}
	if p := must[model.Person](t)(s.Person(ctx, ids[0])); p.Given != "Siân" || p.Family != "Pryce-Jones" || p.Joined != "2026-05-06" {
		t.Errorf("added %+v", p)
	}
	h.Sees("Siân Pryce-Jones")
	if got := must[string](t)(s.Undo(ctx)); got != "Add Siân Pryce-Jones to the agenda of “Launch”" {
		t.Errorf("undid %q", got)
	}
	h.Settle()
	h.SeesNot("Pryce-Jones")
	h.Window().Canvas().Focus(screen.plan.facilitators.Entry)
	h.Type("Oduya")
	h.Press(fyne.KeyReturn)
	if v := now(t, s, id); len(v.Facilitators) != 1 || len(v.Agenda[0].Presenters) != 0 {
		t.Errorf("facilitators %v, presenters %v", v.Facilitators, v.Agenda[0].Presenters)
	}
	noErrors(t, h)
}

func TestEnterInAnEmptyPresenterBoxGoesOn(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:00")
	h, screen := open(t, s, id, Plan)
	h.Tap("Add an item")
	a := screen.plan.agenda
	enter := func(row int) {
		h.Window().Canvas().Focus(a.order[row].presenters.Entry)
		h.Press(fyne.KeyReturn)
	}
	enter(0)
	if len(a.order) != 1 || h.Window().Canvas().Focused() != fyne.Focusable(a.order[0].title.Entry) {
		t.Errorf("of an item without a title the keyboard is on %T", h.Window().Canvas().Focused())
	}
	h.Type("Welcome")
	enter(0)
	if len(a.order) != 2 || h.Window().Canvas().Focused() != fyne.Focusable(a.order[1].title.Entry) {
		t.Errorf("%d rows, the keyboard is on %T", len(a.order), h.Window().Canvas().Focused())
	}
	enter(0)
	if h.Window().Canvas().Focused() != fyne.Focusable(a.order[1].title.Entry) {
		t.Errorf("from the first row the keyboard goes to %T", h.Window().Canvas().Focused())
	}
	noErrors(t, h)
}

// slow is a host whose writes wait until the test lets them happen.
type slow struct {
	*frametest.Host
	waiting []func()
}

func (s *slow) Write(do func(context.Context) error, after func()) {
	s.waiting = append(s.waiting, func() { s.Host.Write(do, after) })
}

func TestANewItemTakesTheKeyboardWhenItHasComeNotBefore(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:00")
	v := now(t, s, id)
	v.Agenda = []model.AgendaItem{{Title: "Welcome", Minutes: 10, Format: "welcome"}}
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	h := &slow{Host: frametest.New(t, s)}
	screen := New(h)
	h.Use(screen, Place(id, Plan))
	a := screen.plan.agenda
	a.order[0].minutes.Focus()
	h.Press(fyne.KeyReturn)
	// An edit of just before is saved first, and shown.
	v = now(t, s, id)
	v.Agenda[0].Title = "Hello"
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if h.Window().Canvas().Focused() != fyne.Focusable(a.order[0].minutes.Entry) {
		t.Errorf("the keyboard has gone to %T before the item came", h.Window().Canvas().Focused())
	}
	h.waiting[0]()
	if len(a.order) != 2 || h.Window().Canvas().Focused() != fyne.Focusable(a.order[1].title.Entry) {
		t.Errorf("%d rows, the keyboard is on %T", len(a.order), h.Window().Canvas().Focused())
	}
	noErrors(t, h.Host)
}

func TestWhatIsWrongInARowHasItsOwnRoom(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:00")
	h, screen := open(t, s, id, Plan)
	h.Tap("Add an item")
	h.Type("Welcome")
	h.Press(fyne.KeyReturn)
	a := screen.plan.agenda
	before := a.order[1].object.Position().Y
	r := a.order[0]
	h.Edit(r.minutes.Entry, "9999")
	h.Sees("An agenda item lasts from 0 minutes to a day.")
	if high := r.minutes.MinSize().Height; high > r.title.MinSize().Height {
		t.Errorf("the field of the minutes is %v high", high)
	}
	bottom := r.problem.Position().Y + r.problem.Size().Height
	if width := r.problem.Size().Width; width < 300 || bottom > r.object.Size().Height {
		t.Errorf("the sentence is %v wide and ends at %v of %v", width, bottom, r.object.Size().Height)
	}
	if now := a.order[1].object.Position().Y; now < before+r.problem.Size().Height || now < r.object.Position().Y+r.object.Size().Height {
		t.Errorf("the next row is at %v, was at %v", now, before)
	}
	h.Edit(r.minutes.Entry, "20")
	h.SeesNot("to a day")
	if a.order[1].object.Position().Y != before {
		t.Error("the room stays when the sentence has gone")
	}
}

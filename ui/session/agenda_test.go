package session

import (
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
	h.Press(fyne.KeyReturn)
	if n := len(now(t, s, id).Agenda[0].Presenters); n != 2 {
		t.Errorf("%d presenters after somebody unknown was typed", n)
	}
	if presenters.Problem() == "" {
		t.Error("it does not say that nobody is called that")
	}
	noErrors(t, h)
}

package session

import (
	"fmt"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame/frametest"

	"fyne.io/fyne/v2"
)

// hybrid adds a session with places for two in person and one online.
func hybrid(t *testing.T, s *storage.Store) model.ID {
	t.Helper()
	return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Gathering", Mode: model.Hybrid, State: model.Confirmed,
		Start: "2026-06-12T13:00", End: "2026-06-12T14:30", Zone: "Europe/London", Capacity: 2, OnlineCapacity: 1}))
}

func small(t *testing.T, s *storage.Store, places int, names ...string) model.ID {
	t.Helper()
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Launch", Mode: model.InPerson, State: model.Confirmed,
		Start: "2026-06-12T13:00", End: "2026-06-12T14:30", Zone: "Europe/London", Capacity: places}))
	invite(t, s, id, names...)
	return id
}

func answers(t *testing.T, s *storage.Store, id model.ID) (out string) {
	t.Helper()
	d := details{session: must[model.Session](t)(s.Session(ctx, id))}
	for _, p := range must[[]storage.ParticipantRow](t)(s.Participants(ctx, id)) {
		out += fmt.Sprintf("%s %s; ", p.Family, d.replyWord(p))
	}
	return out
}

func TestThePlaceOfWhoDeclinesIsOfferedToTheFirstWaiting(t *testing.T) {
	s := frametest.Store(t)
	id := small(t, s, 2, "Adeyemi", "Bhatt", "Costa", "Dunn")
	h, _ := open(t, s, id, People)
	h.Type("aaww")
	h.Sees("1st waiting", "2nd waiting", "Alt+Up")
	h.Press(fyne.KeyHome)
	h.Type("d")
	if len(h.Told) != 1 || h.Told[0] != "Ann Costa is first on the waiting list." {
		t.Fatalf("told %q", h.Told)
	}
	h.Button()
	if got := answers(t, s, id); got != "Adeyemi declined; Bhatt accepted; Costa accepted; Dunn 1st waiting; " {
		t.Errorf("got %s", got)
	}
	if len(h.Said) != 1 || h.Said[0] != "Ann Costa has the place." {
		t.Errorf("said %q", h.Said)
	}
	must[string](t)(s.Undo(ctx)) // the place; the reply stays
	if got := answers(t, s, id); got != "Adeyemi declined; Bhatt accepted; Costa 1st waiting; Dunn 2nd waiting; " {
		t.Errorf("after undo: %s", got)
	}
	noErrors(t, h)
}

func TestThePlaceOfWhoIsTakenOffIsOfferedToo(t *testing.T) {
	s := frametest.Store(t)
	id := small(t, s, 1, "Adeyemi", "Bhatt")
	h, _ := open(t, s, id, People)
	h.Type("aw")
	h.Press(fyne.KeyHome)
	h.Do("Take off the list")
	if len(h.Told) != 1 || h.Told[0] != "Ann Adeyemi was taken off the list. Ann Bhatt is first on the waiting list." || len(h.Said) != 0 {
		t.Fatalf("told %q, said %q", h.Told, h.Said)
	}
	h.Do("Give the first on the waiting list a place")
	if got := answers(t, s, id); got != "Bhatt accepted; " {
		t.Errorf("got %s", got)
	}
	if why := h.Command("Give the first on the waiting list a place").Why; why != "Nobody is on the waiting list." {
		t.Errorf("why: %q", why)
	}
}

func TestAcceptingBeyondThePlacesOffersTheWaitingList(t *testing.T) {
	s := frametest.Store(t)
	id := small(t, s, 1, "Adeyemi", "Bhatt", "Costa")
	h, _ := open(t, s, id, People)
	h.Type("a")
	if len(h.Told) != 0 {
		t.Errorf("told %q before the room is full", h.Told)
	}
	h.Type("a")
	if len(h.Told) != 1 || h.Told[0] != "1 more accepted than the room holds (1)." {
		t.Fatalf("told %q", h.Told)
	}
	h.Sees("! 1 more accepted than the room holds (1)")
	h.Button()
	if got := answers(t, s, id); got != "Adeyemi accepted; Bhatt 1st waiting; Costa no reply; " {
		t.Errorf("got %s", got)
	}
	noErrors(t, h)
}

func TestTheWarningKeepsItsButton(t *testing.T) {
	s := frametest.Store(t)
	id := small(t, s, 1, "Adeyemi", "Bhatt")
	h, _ := open(t, s, id, People)
	h.Type("aa")
	h, _ = open(t, s, id, People) // the message has gone, the warning stands
	h.Sees("! 1 more accepted than the room holds (1)")
	h.Tap("Put Ann on the waiting list")
	if got := answers(t, s, id); got != "Adeyemi accepted; Bhatt 1st waiting; " {
		t.Errorf("got %s", got)
	}
	h.SeesNot("! 1 more accepted", "Put Ann on the waiting list")
	noErrors(t, h)
}

func TestTheWaitingListIsMovedByKeys(t *testing.T) {
	s := frametest.Store(t)
	id := small(t, s, 1, "Adeyemi", "Bhatt", "Costa")
	h, screen := open(t, s, id, People)
	h.Type("www")
	h.Tap("Waiting list 3")
	screen.people.table.Focus()
	h.Press(fyne.KeyEnd)
	h.Do("Up on the waiting list")
	h.Do("Up on the waiting list")
	h.Do("Up on the waiting list") // it is first already
	if r, ok := screen.people.table.CurrentRow(); !ok || r.Family != "Costa" || screen.people.table.Current() != 0 {
		t.Errorf("the cursor is on %q", r.Family)
	}
	h.Do("Down on the waiting list")
	if got := answers(t, s, id); got != "Adeyemi 1st waiting; Bhatt 3rd waiting; Costa 2nd waiting; " {
		t.Errorf("got %s", got)
	}
	if label := must[[]storage.Step](t)(s.History(ctx, 1))[0].Label; label != "Move Ann Costa to 2nd on the waiting list" {
		t.Errorf("the step is called %q", label)
	}
}

func TestPlacesOfAHybridSessionAreCountedApart(t *testing.T) {
	s := frametest.Store(t)
	id := hybrid(t, s)
	invite(t, s, id, "Adeyemi", "Bhatt", "Costa", "Dunn", "Evans")
	h, _ := open(t, s, id, People)
	h.Sees("I in person · O online", "In person: 0 of 2 places taken · Online: 0 of 1 place taken")
	h.Type("aa")
	h.Press(fyne.KeyHome)
	h.Type("o")
	h.Sees("accepted, online", "In person: 1 of 2 places taken · Online: 1 of 1 place taken")
	h.Press(fyne.KeyEnd)
	h.Type("o")
	h.Type("w")
	h.Press(fyne.KeyHome)
	h.Type("d")
	if n := len(h.Told); n == 0 || h.Told[n-1] != "Ann Evans is first on the waiting list." {
		t.Errorf("told %q", h.Told)
	}
	noErrors(t, h)
}

func TestAModeIsChosenAtHybridSessionsOnly(t *testing.T) {
	s := frametest.Store(t)
	id := small(t, s, 0, "Adeyemi")
	h, _ := open(t, s, id, People)
	h.Type("o")
	if len(h.Told) != 1 || h.Told[0] != "Everybody takes part in person: the session is not hybrid." {
		t.Errorf("told %q", h.Told)
	}
	if why := h.Command("Mark as wants to join online").Why; why == "" {
		t.Error("the command can be done")
	}
}

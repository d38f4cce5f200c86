package session

import (
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// inTheHall is a session of one hour in a hall.
func inTheHall(t *testing.T, s *storage.Store, title string, hall model.ID, start model.LocalTime) model.ID {
	t.Helper()
	return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: model.Confirmed, Zone: "Europe/London", Venue: hall,
		Start: start, End: later(start, 60*60*1e9)}))
}

func TestWhatIsInTheWayOfASessionLeadsToTheOther(t *testing.T) {
	s := frametest.Store(t)
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"}))
	id := inTheHall(t, s, "Launch", hall, "2026-05-25T13:00")
	other := inTheHall(t, s, "Meet-up", hall, "2026-05-25T13:30")
	h, _ := open(t, s, id, Plan)
	h.Sees("13:30–14:30) are both at", "is on Spring bank", "Open “Meet-up”")
	h.Tap("Open “Meet-up”")
	if h.Last() != Place(other, "") {
		t.Errorf("it leads to %+v", h.Last())
	}
	v := now(t, s, other)
	v.Start, v.End = "2026-06-12T13:30", "2026-06-12T14:30"
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.SeesNot("are both at", "Open “Meet-up”")
}

func TestHeldIsGreyBeforeTheSessionBegins(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-05-12T13:00", "2026-05-12T14:30")
	h, _ := open(t, s, id, Plan)
	frametest.Find[*widgets.SelectField](h, "State").Select.Tapped(nil)
	h.Sees("it has not begun yet; it can be held from 12 May 2026, 13:00")
	h.Press(fyne.KeyDown, fyne.KeyReturn) // of confirmed, held and cancelled
	if v := now(t, s, id); v.State != model.Confirmed {
		t.Errorf("it is %s", v.State)
	}
	h.Sees("It has not begun yet; it can be held from 12 May 2026, 13:00.")
	h.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if v := now(t, s, id); v.State != model.Cancelled {
		t.Errorf("it is %s", v.State)
	}
}

func TestTheMenusOfASessionShowTheirKeys(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-05-12T13:00", "2026-05-12T14:30")
	h, _ := open(t, s, id, Plan)
	h.Tap("More")
	h.Sees("Invite people…", "Ctrl+I", "Announce…", "Ctrl+M", "Duplicate", "History")
	h.Press(fyne.KeyEscape)
	h.Tap("Print…")
	if texts := h.Texts(); !strings.Contains(texts, "Sign-in sheet\nCtrl+P\n") {
		t.Errorf("the menu of paper is %q", texts)
	}
}

func TestThePlanLeadsToTheOpenPoll(t *testing.T) {
	s := frametest.Store(t)
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}))
	h, _ := open(t, s, id, Plan)
	h.SeesNot("Date poll")
	poll, _, err := s.AddPoll(ctx, model.Poll{Session: id, Options: []model.PollOption{{Start: "2026-07-14T13:00", Mode: model.Online}}}, []model.ID{must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann"}))})
	frametest.OK(t, err)
	h.Settle()
	h.Sees("Date poll")
	h.Tap("open 0 of 1 answered")
	if h.Last() != (frame.Place{Area: frame.Programme, Tab: frame.Polls, Choose: poll}) {
		t.Errorf("it leads to %+v", h.Last())
	}
	if _, err := s.DecidePoll(ctx, poll, must[storage.PollPage](t)(s.Poll(ctx, poll)).Options[0].ID, storage.PollInvite{}); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.SeesNot("Date poll")
}

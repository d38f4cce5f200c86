package today

import (
	"testing"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/session"

	"fyne.io/fyne/v2"
)

func TestAnEmptyCommunitySaysWhatToDoFirst(t *testing.T) {
	h := frametest.New(t, frametest.Store(t))
	h.Use(New(h), frame.Place{Area: frame.Today})
	h.Press(fyne.KeyReturn) // the keyboard begins on the first step
	h.Tap("Add a venue")
	h.Tap("Plan a session")
	want := []frame.Place{{Area: frame.Data, Tab: "Import"}, {Area: frame.Venues, New: true}, {Area: frame.Programme, New: true}}
	for i, p := range want {
		if i >= len(h.Went) || h.Went[i] != p {
			t.Fatalf("went to %+v", h.Went)
		}
	}
}

func TestTheNextSessionWithItsStepAndWhatWaits(t *testing.T) {
	s := frametest.Store(t)
	id, err := s.AddSession(ctx, model.Session{Title: "Autumn gathering", Mode: model.InPerson, State: model.Idea, Start: "2026-05-15T10:00", Zone: "Europe/London"})
	if err != nil {
		t.Fatal(err)
	}
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Today})
	h.Sees("Next, in 9 days", "Autumn gathering", "Nobody is on the list yet.", "No venue yet", "There is no venue yet", "The year 2026")
	h.Press(fyne.KeyReturn) // the keyboard begins on the next step
	if v, err := s.Session(ctx, id); err != nil || v.State != model.SaveTheDate {
		t.Errorf("the state is %s, %v", v.State, err)
	}
	h.Sees("Invite people")
	h.Tap("Open")
	if h.Last() != session.Place(id, "") {
		t.Errorf("went to %+v", h.Last())
	}
	h.Tap("There is no venue yet")
	if h.Last() != (frame.Place{Area: frame.Venues, New: true}) {
		t.Errorf("went to %+v", h.Last())
	}
	for _, err := range h.Errors {
		t.Error(err)
	}
}

func TestAnOpenPollWaitsForADecision(t *testing.T) {
	s := frametest.Store(t)
	person := frametest.Must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann"}))
	id, _, err := s.AddPoll(ctx, model.Poll{Title: "Summer gathering", Options: []model.PollOption{{Start: "2026-07-14T13:00", Mode: model.Online}}}, []model.ID{person})
	frametest.OK(t, err)
	h := frametest.New(t, s)
	h.Use(New(h), frame.Place{Area: frame.Today})
	h.Sees("0 of 1 answered")
	h.Tap("The poll “Summer gathering” is open: decide on a date")
	if h.Last() != (frame.Place{Area: frame.Programme, Tab: frame.Polls, Choose: id}) {
		t.Errorf("it leads to %+v", h.Last())
	}
}

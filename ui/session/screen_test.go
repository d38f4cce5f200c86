package session

import (
	"context"
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

func noErrors(t *testing.T, h *frametest.Host) {
	t.Helper()
	for _, err := range h.Errors {
		t.Errorf("the screen failed: %v", err)
	}
}

// addSession adds a session; without a start it is an idea.
func addSession(t *testing.T, s *storage.Store, title string, state model.State, start, end model.LocalTime) model.ID {
	t.Helper()
	return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: state, Start: start, End: end, Zone: "Europe/London"}))
}

// invite adds people by their family names and invites them.
func invite(t *testing.T, s *storage.Store, session model.ID, names ...string) {
	t.Helper()
	for _, n := range names {
		id := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann", Family: n}))
		if _, _, err := s.Invite(ctx, session, id); err != nil {
			t.Fatal(err)
		}
	}
}

// open shows a tab of a session in a window.
func open(t *testing.T, s *storage.Store, id model.ID, tab string) (*frametest.Host, *Screen) {
	t.Helper()
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, Place(id, tab))
	return h, screen
}

func now(t *testing.T, s *storage.Store, id model.ID) model.Session {
	t.Helper()
	return must[model.Session](t)(s.Session(ctx, id))
}

func TestEachEditIsSavedAndNoneUndoesAnother(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Autumn gathering", model.Idea, "", "")
	h, screen := open(t, s, id, Plan)
	h.Sees("Autumn gathering", "idea", "Set a date", "No date yet", "No venue yet", "Nobody is on the list yet")

	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "18 sep 2026")
	h.Edit(frametest.Find[*widgets.TimeField](h, "Starts").Entry, "2.30pm")
	h.Edit(frametest.Find[*widgets.TextField](h, "Room").Entry, "Room 2")
	// Something else changes it meanwhile, unheard as yet.
	v := now(t, s, id)
	v.Catering = "Sandwiches"
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	h.Edit(frametest.Find[*widgets.ValueField[int]](h, "Places").Entry, "40")
	h.Edit(screen.head.title.Entry, "Autumn gathering 2026")

	got := now(t, s, id)
	if got.Start != "2026-09-18T14:30" || got.End != "2026-09-18T16:30" || got.Room != "Room 2" || got.Catering != "Sandwiches" || got.Capacity != 40 || got.Title != "Autumn gathering 2026" {
		t.Errorf("saved %+v", got)
	}
	h.Sees("Fri 18 Sep 2026, 14:30–16:30", "Sandwiches", "Save the date")
	noErrors(t, h)
}

func TestWhatIsWrongIsSaidAtItsFieldAndNotSaved(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	h, screen := open(t, s, id, Plan)
	for _, tt := range []struct {
		entry *widgets.Entry
		typed string
		says  string
	}{
		{frametest.Find[*widgets.TimeField](h, "Ends").Entry, "9:00", "A session must end after it starts."},
		{frametest.Find[*widgets.DateField](h, "Date").Entry, "", "A session needs a date before it is more than an idea."},
		{frametest.Find[*widgets.TextField](h, "Link").Entry, "not a link", "is not a web address"},
		{screen.head.title.Entry, "", "A session needs a title."},
	} {
		before := now(t, s, id)
		h.Edit(tt.entry, tt.typed)
		if after := now(t, s, id); after.End != before.End || after.Start != before.Start || after.Link != before.Link || after.Title != before.Title {
			t.Errorf("%q was saved: %+v", tt.typed, after)
		}
		h.Sees(tt.says[:12])
		h.Window().Canvas().Focus(tt.entry)
		h.Press(fyne.KeyEscape)
		h.Leave()
	}
}

func TestVenueIsChosenAddedAndTakenAway(t *testing.T) {
	s := frametest.Store(t)
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall", Capacity: 60, StepFree: model.Yes}))
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	h, screen := open(t, s, id, Plan)
	h.Window().Canvas().Focus(screen.plan.venue)
	h.Type("rope")
	h.Press(fyne.KeyReturn)
	if got := now(t, s, id).Venue; got != hall {
		t.Fatalf("the venue is %q", got)
	}
	h.Sees("holds 60 · step-free", "Venue chosen, step-free")
	screen.plan.addVenue("Library")
	if got := now(t, s, id).Venue; got == hall || got == "" {
		t.Errorf("the new venue was not taken: %q", got)
	}
	h.Window().Canvas().Focus(screen.plan.venue)
	screen.plan.venue.Fill("")
	h.Leave()
	if got := now(t, s, id).Venue; got != "" {
		t.Errorf("the venue is still %q", got)
	}
	noErrors(t, h)
}

func TestTheNextStepIsTheMainButton(t *testing.T) {
	tests := []struct {
		name       string
		state      model.State
		start, end model.LocalTime
		invite     bool
		button     string
		then       func(t *testing.T, h *frametest.Host, v model.Session)
	}{
		{"an idea with a date", model.Idea, "2026-06-12T13:00", "2026-06-12T14:30", false, "Save the date", state(model.SaveTheDate)},
		{"nobody is invited", model.SaveTheDate, "2026-06-12T13:00", "2026-06-12T14:30", false, "Invite people", func(t *testing.T, h *frametest.Host, v model.Session) {
			if p := h.Last(); p.Area != frame.People || p.Invite != v.ID {
				t.Errorf("went to %+v", p)
			}
		}},
		{"people are invited", model.SaveTheDate, "2026-06-12T13:00", "2026-06-12T14:30", true, "Confirm", state(model.Confirmed)},
		{"it is over", model.Confirmed, "2026-05-01T13:00", "2026-05-01T14:30", true, "Mark as held", state(model.Held)},
		{"who came is not recorded", model.Held, "2026-05-01T13:00", "2026-05-01T14:30", true, "Record who came", func(t *testing.T, h *frametest.Host, v model.Session) {
			if p := h.Last(); p != Place(v.ID, People) {
				t.Errorf("went to %+v", p)
			}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := frametest.Store(t)
			id := addSession(t, s, "Launch", tt.state, tt.start, tt.end)
			if tt.invite {
				invite(t, s, id, "Evans")
			}
			h, screen := open(t, s, id, "")
			if got := screen.head.step.Text(); got != tt.button {
				t.Fatalf("the main button says %q", got)
			}
			screen.head.step.Tapped(nil)
			tt.then(t, h, now(t, s, id))
			noErrors(t, h)
		})
	}
}

func state(want model.State) func(*testing.T, *frametest.Host, model.Session) {
	return func(t *testing.T, h *frametest.Host, v model.Session) {
		t.Helper()
		if v.State != want || len(h.Said) != 1 {
			t.Errorf("the state is %s, and it said %v", v.State, h.Said)
		}
	}
}

func TestWhatIsDoneNowAndThen(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-06-12T13:00", "2026-06-12T14:30")
	h, _ := open(t, s, id, Plan)
	h.Do("Cancel this session")
	if v := now(t, s, id); v.State != model.Cancelled || v.Sequence != 1 {
		t.Errorf("cancelled: %s, sequence %d", v.State, v.Sequence)
	}
	h.Do("Take this session up again")
	if v := now(t, s, id); v.State != model.SaveTheDate {
		t.Errorf("taken up again: %s", v.State)
	}
	h.Do("Duplicate this session")
	if made := h.Last().ID; made == id || now(t, s, made).Title != "Launch" || now(t, s, made).State != model.Idea {
		t.Errorf("duplicated as %+v", now(t, s, made))
	}
	h.Do("History of this session")
	h.Sees("Cancel “Launch”", "Plan “Launch”")
	h.Press(fyne.KeyEscape)
	h.Do("Remove this session")
	if h.Last() != (frame.Place{Area: frame.Programme}) {
		t.Errorf("after the removal it is at %+v", h.Last())
	}
	if rows := must[[]storage.SessionRow](t)(s.Sessions(ctx)); slices.ContainsFunc(rows, func(r storage.SessionRow) bool { return r.ID == id }) {
		t.Error("the session is still there")
	}
	noErrors(t, h)
}

func TestOnePressOfTheStepIsOneStepToUndo(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Idea, "2026-06-12T13:00", "2026-06-12T14:30")
	h, _ := open(t, s, id, Plan)
	for _, c := range []struct{ button, label string }{
		{"Save the date", "Mark “Launch” as save the date"},
		{"Invite people", ""}, // goes where they are chosen
	} {
		before := must[[]storage.Step](t)(s.History(ctx, 100))
		h.Tap(c.button)
		after := must[[]storage.Step](t)(s.History(ctx, 100))
		want := 1
		if c.label == "" {
			want = 0
		}
		if len(after)-len(before) != want || want == 1 && after[0].Label != c.label {
			t.Errorf("“%s” is %d steps, the last %q", c.button, len(after)-len(before), after[0].Label)
		}
	}
	noErrors(t, h)
}

func TestASessionSaysItsSeries(t *testing.T) {
	s := frametest.Store(t)
	v := model.Session{Title: "Meet-up", Start: "2026-05-14T10:00", End: "2026-05-14T11:00", Zone: "Europe/London", Mode: model.InPerson, State: model.Idea}
	rhythm := must[model.Rhythm](t)(model.ParseRhythm("every second Thursday, 7 times", "2026-05-14"))
	made := must[storage.SeriesMade](t)(s.AddSeries(ctx, v, rhythm))
	h, screen := open(t, s, made.Sessions[1], Plan)
	var shown model.Session
	screen.OnSeries = func(of model.Session) { shown = of }
	h.Sees("Series", "Every second Thursday · 7 sessions")
	h.Tap("Every second Thursday")
	if shown.ID != made.Sessions[1] || shown.Series != made.Series {
		t.Errorf("shown: %+v", shown)
	}
	shown = model.Session{}
	h.Do("The series of this session…")
	if shown.ID != made.Sessions[1] {
		t.Errorf("by command: %+v", shown)
	}
	if err := s.RemoveSessions(ctx, made.Sessions[6]); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Sees("Every second Thursday · 6 sessions")

	h, _ = open(t, s, addSession(t, s, "Alone", model.Idea, "", ""), Plan)
	h.SeesNot("Series")
	if h.Command("The series of this session…").Why == "" {
		t.Error("the series of none can be shown")
	}
}

func TestADuplicateLeavesOutTheLinkAndWhoPresents(t *testing.T) {
	s := frametest.Store(t)
	ada := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ada"}))
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Meet-up", Start: "2026-05-14T14:00", End: "2026-05-14T15:30", Zone: "Europe/London", Mode: model.Online, State: model.Confirmed,
		Link: "https://meet.example.org/1", Facilitators: []model.ID{ada}, Agenda: []model.AgendaItem{{Title: "Maps", Minutes: 30, Presenters: []model.ID{ada}}}}))
	h, _ := open(t, s, id, Plan)
	h.Do("Duplicate this session")
	h.Sees("With the people who facilitate and present")
	h.Press(fyne.KeyReturn)
	v := now(t, s, h.Last().ID)
	if v.ID == id || v.Link != "" || v.Led() || len(v.Agenda) != 1 || v.Agenda[0].Title != "Maps" {
		t.Errorf("duplicated as %+v", v)
	}
	if said := h.Said[len(h.Said)-1]; !strings.Contains(said, "Left out: its date, the people on its list, the link to join, who facilitates and presents. With a date it is at 14:00–15:30 again.") {
		t.Errorf("said %q", said)
	}
	if err := MoveTo(ctx, s, v.ID, "2026-07-02"); err != nil {
		t.Fatal(err)
	}
	if v = now(t, s, v.ID); v.Start != "2026-07-02T14:00" || v.End != "2026-07-02T15:30" {
		t.Errorf("on %s", v.When())
	}
	h.Do("Duplicate this session")
	frametest.Find[*widgets.Check](h, "With the people who facilitate and present").Tapped(nil)
	h.Press(fyne.KeyReturn)
	if v = now(t, s, h.Last().ID); len(v.Facilitators) != 1 || len(v.Agenda[0].Presenters) != 1 || v.Link != "" {
		t.Errorf("with the people it is %+v", v)
	}
	noErrors(t, h)
}

func TestAnOnlineSessionWithAVenueIsOfferedAnotherMode(t *testing.T) {
	s := frametest.Store(t)
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"}))
	id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Talk", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}))
	h, screen := open(t, s, id, Plan)
	h.SeesNot("people only join it online", "Make it hybrid")
	screen.plan.setVenue(hall)
	h.Settle()
	h.Sees("It has a venue, but people only join it online.", "Make it in person")
	h.Tap("Make it hybrid")
	h.Settle()
	if v := now(t, s, id); v.Mode != model.Hybrid || v.Venue != hall {
		t.Errorf("it is %s, at %q", v.Mode, v.Venue)
	}
	h.SeesNot("people only join it online")
	noErrors(t, h)
}

func TestAChangeOfOneOfASeriesIsOfferedToThoseThatFollow(t *testing.T) {
	s := frametest.Store(t)
	v := model.Session{Title: "Meet-up", Start: "2026-05-14T10:00", End: "2026-05-14T11:00", Zone: "Europe/London", Mode: model.InPerson, State: model.Idea}
	rhythm := must[model.Rhythm](t)(model.ParseRhythm("every Thursday, 3 times", "2026-05-14"))
	made := must[storage.SeriesMade](t)(s.AddSeries(ctx, v, rhythm))
	h, screen := open(t, s, made.Sessions[1], Plan)
	var was, is model.Session
	screen.OnFollowing = func(before, after model.Session) { was, is = before, after }
	h.Edit(screen.plan.start.Entry, "12:30")
	h.Press(fyne.KeyReturn)
	if want := []string{"Only this session of the series was changed."}; !slices.Equal(h.Told, want) {
		t.Fatalf("told %q", h.Told)
	}
	h.Button()
	if was.Start != "2026-05-21T10:00" || is.Start != "2026-05-21T12:30" || is.End != "2026-05-21T13:30" {
		t.Errorf("handed on %s and %s to %s", was.Start, is.Start, is.End)
	}
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"}))
	screen.plan.setVenue(hall)
	screen.plan.mode.Select.OnChanged(string(model.Hybrid)) // with the venue, it is one change
	h.Button()
	if was.Venue != "" || is.Venue != hall || was.Mode != model.InPerson || is.Mode != model.Hybrid || was.Start != is.Start {
		t.Errorf("handed on %s at %q to %s at %q", was.Mode, was.Venue, is.Mode, is.Venue)
	}
	h.Edit(screen.plan.description.Entry, "Bring a cup.")
	h.Leave()
	if len(h.Told) != 3 {
		t.Errorf("also of what is its own: %q", h.Told)
	}
	h, screen = open(t, s, made.Sessions[2], Plan)
	screen.OnFollowing = func(_, _ model.Session) {}
	h.Edit(screen.head.title.Entry, "The last")
	h.Press(fyne.KeyReturn)
	if now(t, s, made.Sessions[2]).Title != "The last" || len(h.Told) > 0 {
		t.Errorf("nothing follows the last, but it told %q", h.Told)
	}
	noErrors(t, h)
}

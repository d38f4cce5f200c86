package desk

import (
	"context"
	"errors"
	"slices"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

var ok = frametest.OK

func sit(t *testing.T) (*frametest.Host, *Screen, *storage.Store, model.ID, map[string]model.ID) {
	t.Helper()
	s, id, people, _ := atDoor(t)
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Desk, ID: id})
	return h, screen, s, id, people
}

// part is somebody's participation.
func part(t *testing.T, s *storage.Store, id, person model.ID) model.Participation {
	t.Helper()
	for _, p := range must[[]storage.ParticipantRow](t)(s.Participants(ctx, id)) {
		if p.Person == person {
			return p.Participation
		}
	}
	return model.Participation{}
}

func TestTypeAndEnterIsIn(t *testing.T) {
	h, screen, s, id, people := sit(t)
	h.Sees("Desk · Launch", "Leave the desk", "4 still to come")
	h.Press(fyne.KeyReturn) // nobody is chosen yet
	h.Type("kas")
	h.Sees("! Hearing loop · Diet: vegan", "Enter: arrived")
	h.Press(fyne.KeyReturn)
	if p := part(t, s, id, people["Kasia"]); p.Attendance != model.Attended || p.ModeAttended != model.InPerson {
		t.Fatalf("after Enter: %+v", p)
	}
	h.Sees("in 11:0", "3 still to come", "Kasia Żukowska arrived")
	h.Press(fyne.KeyReturn)
	if p := part(t, s, id, people["Kasia"]); p.Attendance != model.NotRecorded {
		t.Errorf("after Enter again: %+v", p)
	}
	h.Type("wei") // takes the place of what was typed
	if screen.page.search.Text != "wei" {
		t.Errorf("the search holds %q", screen.page.search.Text)
	}
	h.Shortcut(frametest.Ctrl(fyne.KeyReturn))
	h.Sees("Walk-in", "Wei")
	h.Press(fyne.KeyEscape) // the form
	if screen.page.search.Text != "wei" {
		t.Errorf("after the form the search holds %q", screen.page.search.Text)
	}
	h.Press(fyne.KeyEscape)
	if screen.page.search.Text != "" || len(h.Went) != 0 {
		t.Error("the first Esc does not clear the search")
	}
	h.Do("Clear, or leave the desk")
	if h.Last() != session.Place(id, session.Desk) {
		t.Errorf("left for %+v", h.Last())
	}
	if len(h.Errors) > 0 {
		t.Error(h.Errors)
	}
}

func TestHideNeedsLeavesTheMark(t *testing.T) {
	h, _, _, _, _ := sit(t)
	h.Type("kas")
	h.Do("Hide what people need")
	h.SeesNot("! Hearing loop")
	h.Do("Show what people need")
	h.Sees("! Hearing loop")
}

func TestOnlineLeftAndTakenBackByKeys(t *testing.T) {
	h, _, s, id, people := sit(t)
	wei := people["Wei"]
	h.Type("wei")
	h.Do("Joined online, or not")
	if p := part(t, s, id, wei); p.ModeAttended != model.Online {
		t.Errorf("online: %+v", p)
	}
	h.Do("Left, or is back")
	if p := part(t, s, id, wei); p.Out == "" {
		t.Errorf("left: %+v", p)
	}
	h.Do("Left, or is back")
	if p := part(t, s, id, wei); p.Out != "" || p.ModeAttended != model.Online {
		t.Errorf("back: %+v", p)
	}
	h.Do("Joined online, or not")
	if p := part(t, s, id, wei); p.Attendance != model.NotRecorded {
		t.Errorf("taken back: %+v", p)
	}
	h.Type("kas")
	h.Press(fyne.KeyReturn)
	h.Shortcut(&fyne.ShortcutUndo{})
	if p := part(t, s, id, people["Kasia"]); p.Attendance != model.NotRecorded {
		t.Errorf("after Ctrl+Z: %+v", p)
	}
	if !slices.Contains(h.Told, "Undone: Kasia Żukowska arrived.") {
		t.Errorf("told %q", h.Told)
	}
	h.Type("anna") // the first is to come
	h.Do("Left, or is back")
	if len(h.Errors) != 1 || !errors.As(h.Errors[0], new(model.ValidationError)) {
		t.Errorf("leaving before coming: %v", h.Errors)
	}
}

func TestWalkInFromTheSearch(t *testing.T) {
	h, screen, s, id, _ := sit(t)
	h.Type("mai tran")
	h.Sees("Add “mai tran” as a walk-in")
	h.Press(fyne.KeyReturn)
	h.Tap("They agree")
	h.Press(fyne.KeyReturn)
	d := must[*storage.Desk](t)(s.Desk(ctx, id))
	hits := d.Find("mai tran")
	if len(hits) != 1 || hits[0].Listed < 0 {
		t.Fatalf("found %+v", hits)
	}
	p := d.People[hits[0].Listed]
	saved := must[model.Person](t)(s.Person(ctx, p.Person))
	if p.Source != model.WalkIn || p.Attendance != model.Attended || p.Name() != "Tran, Mai" || len(saved.Consents) != 2 {
		t.Errorf("%+v %+v", p, saved)
	}
	if screen.page.search.Text != "" {
		t.Errorf("the search still holds %q", screen.page.search.Text)
	}
	h.Sees("Mai Tran walked in")
}

func TestSomebodyKnownTakesTheWalkInsPlace(t *testing.T) {
	h, _, s, id, people := sit(t)
	h.Type("anabel other")
	h.Shortcut(frametest.Ctrl(fyne.KeyReturn))
	h.Sees("Is it somebody you know already?")
	h.Tap("known Annabel Other")
	if p := part(t, s, id, people["Annabel"]); p.Source != model.WalkIn || p.Attendance != model.Attended {
		t.Errorf("%+v", p)
	}
	if n := must[storage.Counts](t)(s.Counts(ctx)).People; n != len(people) {
		t.Errorf("%d people", n)
	}
}

func TestClickIsAsGoodAsEnter(t *testing.T) {
	h, screen, s, id, people := sit(t)
	rows := screen.page.rows
	for _, row := range rows.shown {
		if screen.desk.row(row.index).person == people["Wei"] {
			rows.Tapped(&fyne.PointEvent{Position: fyne.NewPos(40, row.top+5)})
		}
	}
	if p := part(t, s, id, people["Wei"]); p.Attendance != model.Attended {
		t.Errorf("%+v", p)
	}
	if h.Window().Canvas().Focused() != fyne.Focusable(screen.page.search) {
		t.Error("the search has lost the keyboard")
	}
	h.Tap("Undo")
	if p := part(t, s, id, people["Wei"]); p.Attendance != model.NotRecorded {
		t.Errorf("after Undo: %+v", p)
	}
}

func TestDownGoesThroughAllTheRows(t *testing.T) {
	h, screen, s, id, _ := sit(t)
	for range 40 {
		p := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Many", Family: "People"}))
		if _, _, err := s.Invite(ctx, id, p); err != nil {
			t.Fatal(err)
		}
	}
	h.Settle()
	h.Sees("more: type a few letters")
	for i := range 43 {
		h.Press(fyne.KeyDown)
		if screen.desk.chosen != i {
			t.Fatalf("at row %d, want %d", screen.desk.chosen, i)
		}
		if !slices.ContainsFunc(screen.page.rows.shown, func(s span) bool { return s.index == i }) {
			t.Fatalf("row %d is chosen and cannot be seen", i)
		}
	}
	h.Press(fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp)
	if screen.desk.chosen != 0 || screen.page.rows.first != 0 {
		t.Errorf("at row %d, from %d on", screen.desk.chosen, screen.page.rows.first)
	}
}

func TestOpenTheDeskFromAnywhere(t *testing.T) {
	s, id, _, _ := atDoor(t)
	later := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Later", Mode: model.InPerson, State: model.Confirmed, Start: "2026-06-01T11:00", Zone: "Europe/London"}))
	h := frametest.New(t, s)
	h.At = frame.Place{Area: frame.People}
	Open(h)
	if h.Last() != (frame.Place{Area: frame.Desk, ID: id}) {
		t.Errorf("from anywhere: %+v", h.Last())
	}
	h.At = session.Place(later, "")
	Open(h)
	if h.Last() != (frame.Place{Area: frame.Desk, ID: later}) {
		t.Errorf("from a session: %+v", h.Last())
	}
	screen := New(h)
	h.Use(screen, h.Last())
	h.Sees("Set up early: the session is in 26 days")
	ok(t, s.RemoveSessions(ctx, id))
	h.At = frame.Place{Area: frame.Today}
	Open(h)
	if len(h.Told) != 1 || h.Told[0] != "No session is on today. The next is “Later”, Mon 1 Jun 2026, 11:00." {
		t.Errorf("told %q", h.Told)
	}
	h.Button()
	if h.Last() != (frame.Place{Area: frame.Desk, ID: later}) {
		t.Errorf("its desk: %+v", h.Last())
	}
	ok(t, s.RemoveSessions(ctx, later))
	h.Settle() // the desk that is shown has lost its session
	if h.Last() != (frame.Place{Area: frame.Programme}) {
		t.Errorf("the session has gone, and one is at %+v", h.Last())
	}
	Open(h)
	if got := h.Told[len(h.Told)-1]; got != "No session is to come, and so there is no desk to open. Plan one first: Ctrl+N in the programme." {
		t.Errorf("told %q", got)
	}
}

func TestCheckIsTickedBySpace(t *testing.T) {
	s := frametest.Store(t)
	h := frametest.New(t, s)
	c := widgets.NewCheck("They agree", nil)
	h.Window().SetContent(c)
	h.Window().Canvas().Focus(c)
	h.Press(fyne.KeySpace)
	if !c.On() {
		t.Error("Space does not tick")
	}
	h.Press(fyne.KeyReturn)
	h.Press(fyne.KeySpace)
	if c.On() {
		t.Error("Space does not take the tick away")
	}
}

func TestWhatIsTypedAfterAnArrivalIsWhole(t *testing.T) {
	h, screen, _, _, _ := sit(t)
	for _, between := range [][]fyne.KeyName{{fyne.KeyReturn}, {fyne.KeyReturn, fyne.KeyEscape}, {fyne.KeyEscape}, {fyne.KeyDown}} {
		h.Type("kas")
		h.Press(between...)
		if between[0] == fyne.KeyDown {
			h.Press(fyne.KeyEscape)
		}
		h.Type("wei zhang")
		if got := screen.page.search.Text; got != "wei zhang" {
			t.Errorf("after %v the search holds %q", between, got)
		}
		h.Press(fyne.KeyEscape)
	}
	h.Type("kas")
	h.Press(fyne.KeyReturn)
	undo := frametest.Find[*widgets.Button](h, "Undo")
	h.Window().Canvas().Focus(undo)
	h.Type("wei")
	if got := screen.page.search.Text; got != "wei" {
		t.Errorf("typed on a button, the search holds %q", got)
	}
}

package calendar

import (
	"context"
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var ctx = context.Background()

func add(t *testing.T, s *storage.Store, title string, state model.State, start, end model.LocalTime) model.ID {
	t.Helper()
	id, err := s.AddSession(ctx, model.Session{Title: title, Mode: model.Online, State: state, Start: start, End: end, Zone: "Europe/London",
		Agenda: []model.AgendaItem{{Title: "Welcome", Minutes: 10}}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// open shows the calendar in a window; planned are the days for which a form was asked.
func open(t *testing.T, s *storage.Store) (h *frametest.Host, screen *Screen, planned *[]model.Date) {
	t.Helper()
	h, planned = frametest.New(t, s), &[]model.Date{}
	screen = New(h, func(day model.Date) { *planned = append(*planned, day) })
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: "Calendar"})
	t.Cleanup(func() {
		for _, err := range h.Errors {
			t.Error(err)
		}
	})
	return h, screen, planned
}

func get(t *testing.T, s *storage.Store, id model.ID) model.Session {
	t.Helper()
	v, err := s.Session(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// middle is the middle of what the grid shows of a session on a day, or of the day.
func middle(t *testing.T, v *gridView, id model.ID, day model.Date) fyne.Position {
	t.Helper()
	for row, w := range v.grid.month.weeks {
		for column, d := range w.days {
			if d.date != day {
				continue
			}
			for _, p := range v.grid.pieces(row, column) {
				if id != "" && p.item != nil && p.item.ID == id {
					return fyne.NewPos(p.x+p.w/2, p.y+p.h/2)
				}
			}
			x, y, w, h := v.grid.box(row, column)
			return fyne.NewPos(x+w/2, y+h-2)
		}
	}
	t.Fatalf("the month does not show %s", day)
	return fyne.Position{}
}

func TestAnEmptyCalendarShowsTheMonthAndTheFirstStep(t *testing.T) {
	h, screen, planned := open(t, frametest.Store(t))
	h.Sees("May 2026", "Mon", "Early May bank", "first idea is enough to begin.", "Ctrl+N")
	h.Press(fyne.KeyRight, fyne.KeyReturn)
	at := middle(t, screen.grid, "", "2026-05-21")
	screen.grid.surface.DoubleTapped(&fyne.PointEvent{Position: at})
	h.Tap("Plan a session")
	if want := []model.Date{"2026-05-07", "2026-05-21", "2026-05-07"}; !slices.Equal(*planned, want) {
		t.Errorf("planned on %v, want %v", *planned, want)
	}
	for _, way := range []string{"The calendar as an agenda", "The calendar as a strip"} {
		h.Do(way)
		h.Sees("No session is planned yet.")
	}
	h.Do("The calendar as months")
	add(t, h.Store(), "Launch", model.Idea, "2026-05-21T13:00", "2026-05-21T14:00")
	h.Settle()
	h.Sees("Launch")
	h.SeesNot("first idea is enough")
}

func TestTheCalendarWorksFromTheKeyboard(t *testing.T) {
	s := frametest.Store(t)
	one := add(t, s, "Launch", model.Confirmed, "2026-05-12T13:00", "2026-05-12T14:00")
	add(t, s, "Morning", model.Idea, "2026-05-14T09:00", "")
	two := add(t, s, "Evening", model.Idea, "2026-05-14T19:00", "")
	h, screen, planned := open(t, s)
	h.Sees("May 2026", "Launch", "13:00 D", "Evening")
	h.Press(fyne.KeyDown, fyne.KeyLeft) // 12 May
	if screen.day != "2026-05-12" || screen.session != one {
		t.Fatalf("the day is %s, the session %s", screen.day, screen.session)
	}
	h.Press(fyne.KeyReturn)
	if h.Last() != session.Place(one, "") {
		t.Errorf("Enter went to %+v", h.Last())
	}
	h.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	if screen.session != two {
		t.Error("Space does not choose the next session of the day")
	}
	h.Press(fyne.KeyReturn) // several: the keyboard goes to their list
	h.Press(fyne.KeyReturn)
	if len(h.Went) != 2 {
		t.Errorf("from the list of the day it went to %v", h.Went)
	}
	screen.Focus()
	h.Press(fyne.KeyPageDown, fyne.KeyEnd)
	h.Type("n")
	if screen.day != "2026-06-30" || len(*planned) != 1 || (*planned)[0] != "2026-06-30" {
		t.Errorf("N on %s planned on %v", screen.day, *planned)
	}
	h.Sees("June 2026", "Nothing is planned on this day.")
	h.Type("t")
	if screen.day != "2026-05-06" {
		t.Errorf("today is %s", screen.day)
	}
}

func TestASessionIsDraggedToAnotherDay(t *testing.T) {
	s := frametest.Store(t)
	id := add(t, s, "Launch", model.Confirmed, "2026-05-12T13:00", "2026-05-12T14:30")
	held := add(t, s, "Held", model.Held, "2026-05-04T13:00", "2026-05-04T14:30")
	h, screen, _ := open(t, s)
	drag := func(id model.ID, from, to model.Date) {
		v := screen.grid
		a, b := middle(t, v, id, from), middle(t, v, "", to)
		v.surface.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: a}})
		v.surface.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: b}, Dragged: fyne.NewDelta(b.X-a.X, b.Y-a.Y)})
		v.surface.DragEnd()
		h.Settle()
	}
	drag(id, "2026-05-12", "2026-05-21")
	v := get(t, s, id)
	if v.Start != "2026-05-21T13:00" || v.End != "2026-05-21T14:30" || v.Sequence != 1 {
		t.Errorf("it is %s, number %d", v.When(), v.Sequence)
	}
	if screen.day != "2026-05-21" || screen.session != id || len(h.Said) != 1 || !strings.HasPrefix(h.Said[0], "“Launch” moved to Thu 21 May 2026.") {
		t.Errorf("the day is %s; said %q", screen.day, h.Said)
	}
	drag(held, "2026-05-04", "2026-05-20")
	if v := get(t, s, held); v.Start != "2026-05-04T13:00" || len(h.Told) != 1 || h.Told[0] != "“Held” was held: its date is what it was." {
		t.Errorf("what was held moved to %s; told %q", v.When(), h.Told)
	}
	if label, err := s.Undo(ctx); err != nil || !strings.HasPrefix(label, "Move “Launch”") {
		t.Errorf("undid %q, %v", label, err)
	}
	if v := get(t, s, id); v.Start != "2026-05-12T13:00" {
		t.Errorf("undone it is %s", v.When())
	}
}

func TestASessionIsMovedAndCopiedByTheKeyboard(t *testing.T) {
	s := frametest.Store(t)
	id := add(t, s, "Launch", model.Confirmed, "2026-05-12T13:00", "2026-05-12T14:30")
	h, screen, _ := open(t, s)
	screen.choose("2026-05-12", "")
	h.Do(nameMove)
	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "25 May 2026")
	h.Sees("Monday 25 May 2026:", "Spring bank holiday", "! ") // in the way before it is moved
	h.Edit(frametest.Find[*widgets.TimeField](h, "Starts").Entry, "18:00")
	h.Tap("Move")
	if v := get(t, s, id); v.Start != "2026-05-25T18:00" || v.End != "2026-05-25T19:30" || v.Sequence != 1 {
		t.Errorf("moved to %s, number %d", v.When(), v.Sequence)
	}
	h.Do(nameCopy)
	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "4 June 2026")
	h.Tap("Copy")
	v := get(t, s, screen.session)
	if v.ID == id || v.State != model.Idea || v.Start != "2026-06-04T18:00" || len(v.Agenda) != 1 || v.Agenda[0].Title != "Welcome" || screen.day != "2026-06-04" {
		t.Errorf("copied as %+v", v)
	}
}

func TestAMoveIntoAClashSaysSoAndUndoIsFollowed(t *testing.T) {
	s := frametest.Store(t)
	id := add(t, s, "Launch", model.Confirmed, "2026-05-12T13:00", "2026-05-12T14:30")
	h, screen, _ := open(t, s)
	screen.choose("2026-05-12", "")
	h.Do(nameMove)
	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "25 May 2026")
	h.Tap("Move")
	if last := h.Said[len(h.Said)-1]; !strings.Contains(last, " ! ") || !strings.Contains(last, "Spring bank holiday") {
		t.Errorf("told %q", last)
	}
	if screen.day != "2026-05-25" || screen.session != id {
		t.Errorf("after the move %s is chosen with %s", screen.day, screen.session)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	screen.Heard(storage.Notice{Bulk: true})
	if screen.day != "2026-05-12" || screen.session != id {
		t.Errorf("after undo %s is chosen with %q", screen.day, screen.session)
	}
}

func TestTheWaysOfLooking(t *testing.T) {
	s := frametest.Store(t)
	id := add(t, s, "Launch", model.Confirmed, "2026-05-12T13:00", "2026-05-12T14:30")
	add(t, s, "Summer", model.Idea, "2026-07-04T11:00", "")
	add(t, s, "Some day", model.Idea, "", "")
	h, screen, _ := open(t, s)
	h.Do("The calendar as an agenda")
	h.Sees("Today", "Tue 12 May", "13:00–14:30", "No date yet", "Some day")
	h.Press(fyne.KeyDown, fyne.KeyDown)
	if screen.session != id {
		t.Errorf("the agenda chose %q on %s", screen.session, screen.day)
	}
	h.Press(fyne.KeyReturn)
	if h.Last() != session.Place(id, "") || h.Settings[settingWay] != Agenda {
		t.Errorf("it went to %+v and remembers %q", h.Last(), h.Settings[settingWay])
	}
	h.Do("The calendar as a strip")
	h.Sees("D  Weekday daytime", "W  Weekend", "Launch", "Summer", "today")
	h.Press(fyne.KeyRight)
	if screen.day != "2026-07-04" {
		t.Errorf("the next session is on %s", screen.day)
	}
	h.Type("+")
	if screen.strip.zoom != 2 {
		t.Errorf("the strip is %v times as near", screen.strip.zoom)
	}
	h.Do("The calendar as months")
	h.Sees("July 2026", "Summer")
}

package programme

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func add(t *testing.T, s *storage.Store, title string, state model.State, start model.LocalTime) model.ID {
	t.Helper()
	id, err := s.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: state, Start: start, Zone: "Europe/London",
		Agenda: []model.AgendaItem{{Title: "Welcome", Minutes: 10}}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// open shows a place of the programme in a window.
func open(t *testing.T, s *storage.Store, p frame.Place) (*frametest.Host, *Screen) {
	t.Helper()
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, p)
	return h, screen
}

func list(s *listView) string {
	var out []string
	for _, r := range s.rows {
		out = append(out, r.Title)
	}
	return strings.Join(out, ",")
}

// kind is the field of the kind in the form.
func kind(h *frametest.Host) *widgets.Entry {
	return &frametest.Find[*widgets.CompletionEntry](h, "").Entry
}

func TestADraftCanBeCleared(t *testing.T) {
	s := frametest.Store(t)
	h, screen := open(t, s, frame.Place{Area: frame.Programme})
	h.Tap("New session")
	h.Type("Autumn gathering")
	h.Press(fyne.KeyEscape)
	if screen.list.draft == nil {
		t.Fatal("the draft is not kept")
	}
	h.Button()
	if screen.list.draft != nil {
		t.Error("the draft is not cleared")
	}
}

func TestASessionIsPlannedFromNothing(t *testing.T) {
	s := frametest.Store(t)
	h, _ := open(t, s, frame.Place{Area: frame.Programme})
	h.Sees("Your programme begins with one idea")
	h.Tap("New session")
	h.Type("Autumn gathering")
	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "18 sep 2026")
	h.Edit(kind(h), "workshop")
	h.Press(fyne.KeyEscape) // half typed in, and kept
	if len(h.Told) != 1 || !strings.Contains(h.Told[0], "kept as a draft") {
		t.Errorf("told %q", h.Told)
	}
	h.Do("New session")
	if got := frametest.Find[*widgets.TextField](h, "Title").Text(); got != "Autumn gathering" {
		t.Errorf("of the draft is left %q", got)
	}
	h.Edit(frametest.Find[*widgets.TimeField](h, "Starts").Entry, "14:00")
	h.Tap("Add")
	rows, err := s.Sessions(ctx)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d sessions, %v", len(rows), err)
	}
	if r := rows[0]; r.Title != "Autumn gathering" || r.Start != "2026-09-18T14:00" || r.End != "2026-09-18T16:00" || r.State != model.Idea || r.Kind != "Workshop" {
		t.Errorf("planned %+v", r.Session)
	}
	if h.Last() != session.Place(rows[0].ID, session.Plan) {
		t.Errorf("it went to %+v", h.Last())
	}
	h.Do("New session")
	if got := frametest.Find[*widgets.TextField](h, "Title").Text(); got != "" {
		t.Errorf("the next form begins with %q", got)
	}
	for _, err := range h.Errors {
		t.Error(err)
	}
}

func TestWhatIsWrongIsSaidInTheForm(t *testing.T) {
	s := frametest.Store(t)
	h, _ := open(t, s, frame.Place{Area: frame.Programme, New: true})
	h.Tap("Add")
	h.Sees("A session needs a title.")
	h.Edit(frametest.Find[*widgets.TextField](h, "Title").Entry, "Launch")
	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "the day after")
	h.Tap("Add")
	h.Sees("That date cannot be read")
	if rows, _ := s.Sessions(ctx); len(rows) != 0 {
		t.Errorf("saved %+v", rows)
	}
}

func TestTheListIsFilteredAndOpened(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Launch", model.Held, "2026-01-10T10:00")
	next := add(t, s, "Summer", model.Confirmed, "2026-06-12T13:00")
	add(t, s, "Some day", model.Idea, "")
	h, screen := open(t, s, frame.Place{Area: frame.Programme})
	if got := list(screen.list); got != "Summer" {
		t.Errorf("to come: %s", got)
	}
	screen.list.table.Focus()
	h.Press(fyne.KeyReturn)
	if h.Last() != session.Place(next, "") {
		t.Errorf("went to %+v", h.Last())
	}
	h.Tap("Past 1")
	if got := list(screen.list); got != "Launch" {
		t.Errorf("past: %s", got)
	}
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: Ideas})
	if got := list(screen.list); got != "Some day" {
		t.Errorf("ideas: %s", got)
	}
	h.Do("Filter the programme")
	h.Type("zz")
	h.Sees("No session is like that.")
	h.Press(fyne.KeyEscape)
	if got := list(screen.list); got != "Some day" {
		t.Errorf("after the filter was cleared: %s", got)
	}
}

func TestTheListBeginsWhereThereIsSomethingToSee(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Launch", model.Held, "2026-01-10T10:00")
	_, screen := open(t, s, frame.Place{Area: frame.Programme})
	if screen.list.chosen != Past || list(screen.list) != "Launch" {
		t.Errorf("it begins with %q: %s", screen.list.chosen, list(screen.list))
	}
}

func TestCalendarFileOfTheTickedOrOfAll(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Spring", model.Held, "2026-04-12T13:00")
	add(t, s, "Summer", model.Confirmed, "2026-06-12T13:00")
	add(t, s, "Autumn", model.Confirmed, "2026-09-12T13:00")
	add(t, s, "Some day", model.Idea, "")
	h, screen := open(t, s, frame.Place{Area: frame.Programme})
	read := func() string {
		file, err := os.ReadFile(h.Save)
		if err != nil {
			t.Fatal(err)
		}
		return string(file)
	}
	h.Save = filepath.Join(t.TempDir(), "all.ics")
	h.Do("Calendar file of the whole programme")
	if file := read(); strings.Count(file, "BEGIN:VEVENT") != 3 {
		t.Errorf("the whole programme: %s", file)
	}
	if len(h.Told) != 1 || !strings.Contains(h.Told[0], "“Some day”") {
		t.Errorf("told %q", h.Told)
	}
	screen.list.table.Focus()
	h.Press(fyne.KeyHome, fyne.KeySpace)
	h.Save = filepath.Join(t.TempDir(), "one.ics")
	h.Do("Calendar file of 1 session")
	if file := read(); strings.Count(file, "BEGIN:VEVENT") != 1 || !strings.Contains(file, "SUMMARY:Summer") {
		t.Errorf("the ticked one: %s", file)
	}
}

func TestSessionsAreDuplicatedAndRemoved(t *testing.T) {
	s := frametest.Store(t)
	first := add(t, s, "Summer", model.Confirmed, "2026-06-12T13:00")
	h, screen := open(t, s, frame.Place{Area: frame.Programme})
	screen.list.table.Focus()
	h.Do("Duplicate the session with its agenda")
	made := h.Last().ID
	if v, err := s.Session(ctx, made); err != nil || made == first || len(v.Agenda) != 1 || v.State != model.Idea {
		t.Errorf("duplicated as %+v, %v", v, err)
	}
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: All})
	h.Shortcut(&fyne.ShortcutSelectAll{})
	h.Do("Remove")
	if rows, _ := s.Sessions(ctx); len(rows) != 0 {
		t.Errorf("left: %+v", rows)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if rows, _ := s.Sessions(ctx); len(rows) != 2 {
		t.Errorf("%d are back after undo", len(rows))
	}
	for _, err := range h.Errors {
		t.Error(err)
	}
}

func TestTheListLeadsToASeries(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Alone", model.Idea, "2026-05-12T10:00")
	v := model.Session{Title: "Meet-up", Start: "2026-05-14T10:00", End: "2026-05-14T11:00", Zone: "Europe/London", Mode: model.InPerson, State: model.Idea}
	rhythm := frametest.Must[model.Rhythm](t)(model.ParseRhythm("every Thursday, 3 times", "2026-05-14"))
	frametest.OK(t, func() error { _, err := s.AddSeries(ctx, v, rhythm); return err }())
	h, screen := open(t, s, frame.Place{Area: frame.Programme})
	screen.list.table.SetCurrent(0)
	if why := h.Command(nameSeries).Why; !strings.Contains(why, "none of a series") {
		t.Errorf("of one alone it says %q", why)
	}
	screen.list.table.SetCurrent(1)
	h.Tap("More")
	h.Sees("Its series…")
	h.Press(fyne.KeyEscape)
	h.Do(nameSeries)
	h.Sees("The series of “Meet-up”", "every Thursday, 3 times")
}

func TestANewSessionRepeats(t *testing.T) {
	s := frametest.Store(t)
	h, screen := open(t, s, frame.Place{Area: frame.Programme, New: true})
	frametest.Find[*widgets.Check](h, "It repeats").Tapped(nil)
	h.Edit(frametest.Find[*widgets.TextField](h, "Title").Entry, "Meet-up")
	h.Tap("Add")
	h.Sees("A session that repeats needs the date of the first.")
	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "14 May 2026")
	h.Tap("Add")
	h.Press(fyne.KeyEscape) // the form of the session is there again, as it was
	if title := frametest.Find[*widgets.TextField](h, "Title").Text(); title != "Meet-up" || !frametest.Find[*widgets.Check](h, "It repeats").On() {
		t.Fatalf("after Cancel the form has the title %q", title)
	}
	h.Tap("Add")
	h.Edit(frametest.Find[*widgets.TextField](h, "How often").Entry, "every Thursday, 3 times")
	h.Tap("Plan them")
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: Calendar})
	h.Sees("Thursday 14 May 2026") // it went to the first
	rows, err := s.Sessions(ctx)
	if err != nil || len(rows) != 3 || rows[2].Start != "2026-05-28T10:00" || rows[0].Series == "" || rows[0].State != model.Idea {
		t.Errorf("planned %d sessions, %v", len(rows), err)
	}
	if screen.list.draft != nil {
		t.Error("the draft is kept")
	}
	for _, err := range h.Errors {
		t.Error(err)
	}
}

func TestTheCalendarPlansOnItsDay(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Launch", model.Idea, "2026-05-12T10:00")
	h, _ := open(t, s, frame.Place{Area: frame.Programme, Tab: Calendar})
	h.Press(fyne.KeyRight)
	h.Type("n")
	if got := frametest.Find[*widgets.DateField](h, "Date").Date(); got != "2026-05-07" {
		t.Errorf("the form begins on %s", got)
	}
}

package turns

import (
	"context"
	"os"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

var ctx = context.Background()

func TestMain(m *testing.M) {
	test.NewApp()
	os.Exit(m.Run())
}

// programme adds sessions in two districts: it is in the test store's own time, so they
// are counted from there.
func programme(t *testing.T) (*storage.Store, map[string]model.ID) {
	t.Helper()
	s := frametest.Store(t)
	ids := map[string]model.ID{}
	must := func(id model.ID, err error) model.ID {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	lists, err := s.Categories(ctx)
	if err != nil {
		t.Fatal(err)
	}
	district := map[string]model.ID{}
	for _, c := range lists {
		district[c.Name] = c.ID
	}
	hall := must(s.AddVenue(ctx, model.Venue{Name: "Hall", District: district["Wirral"]}))
	for range 6 {
		must(s.AddPerson(ctx, model.Person{Given: "Someone", District: district["Halton"]}))
	}
	today := model.DateOf(s.Now()).Time()
	for title, days := range map[string]int{"First": -40, "Second": -30, "Third": -20} {
		ids[title] = must(s.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: model.Held, Zone: "Europe/London", Venue: hall,
			Start: model.At(model.DateOf(today.AddDate(0, 0, days)), 600)}))
	}
	return s, ids
}

func open(t *testing.T, s *storage.Store) (*frametest.Host, *Screen) {
	t.Helper()
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.Programme, Tab: Name})
	return h, screen
}

func TestAnEmptyCommunityIsToldWhatToDo(t *testing.T) {
	h, screen := open(t, frametest.Store(t))
	h.Sees("whose turn it is", "your first session")
	screen.Focus()
	h.Tap("New session")
	if p := h.Last(); p.Area != frame.Programme || !p.New {
		t.Errorf("went to %+v", p)
	}
}

func TestThePictureAndItsSessions(t *testing.T) {
	s, ids := programme(t)
	h, screen := open(t, s)
	h.Sees("Halton", "Wirral", "contacts", "Halton has 6 contacts", "3 sessions were held since")
	screen.choose(screen.choice.with(screen.choice.down, "quarters", 0))
	screen.Focus()
	var found int
	for i, row := range screen.grid.Content().Rows {
		for range screen.grid.Content().Columns {
			if c, _ := screen.grid.Current(); len(c.Turns) > 0 {
				found += len(c.Turns)
				if row.Name != "Wirral" || !strings.HasPrefix(screen.grid.Words(), "Wirral, Q") {
					t.Errorf("row %d, %s: %s", i, row.Name, screen.grid.Words())
				}
				h.Press(fyne.KeyReturn)
				if len(c.Turns) > 1 {
					h.Press(fyne.KeyReturn) // the first of several
				}
				if p := h.Last(); p.ID != c.Turns[0].ID {
					t.Errorf("opened %+v, want %s", p, c.Turns[0].Title)
				}
				screen.grid.Focus()
			}
			h.Press(fyne.KeyRight)
		}
		h.Press(fyne.KeyHome, fyne.KeyDown)
	}
	if found != len(ids) {
		t.Errorf("the keyboard finds %d sessions of %d", found, len(ids))
	}
}

func TestASentenceShowsItsRow(t *testing.T) {
	s, _ := programme(t)
	h, screen := open(t, s)
	screen.choose(screen.choice.with("mode", "quarters", 24))
	h.Do("What is out of balance")
	h.Press(fyne.KeyReturn)
	h.Sees("Halton")
	if got := screen.grid.Words(); screen.choice.down != "district" || !strings.HasPrefix(got, "Halton, ") {
		t.Errorf("by %s, %q is shown", screen.choice.down, got)
	}
}

func TestTheTableIsOneKeyAway(t *testing.T) {
	s, _ := programme(t)
	h, screen := open(t, s)
	screen.Focus()
	h.Do("Whose turn as a table")
	h.Sees("Last turn", "Waited", "In 24 months", "Within reach", "never")
	h.Press(fyne.KeyEnd, fyne.KeyReturn)
	if got := screen.grid.Words(); !strings.HasPrefix(got, "Wirral, ") {
		t.Errorf("the row that was opened is not shown: %q", got)
	}
	screen.choose(screen.choice.with("venue", "band", 0))
	h.Do("Whose turn as a table")
	h.Sees("Weekday daytime", "Hall", "Within reach")
	if got := New(h).choice; got != screen.choice {
		t.Errorf("next time it opens with %s", got)
	}
}

func TestASessionInPersonAndOnlineIsSaidToCountForBoth(t *testing.T) {
	s, ids := programme(t)
	v, err := s.Session(ctx, ids["Third"])
	if err != nil {
		t.Fatal(err)
	}
	v.Mode = model.Hybrid
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	const words = "1 session was in person and online, and counts for both."
	h, screen := open(t, s)
	h.SeesNot(words) // districts add up
	screen.choose(screen.choice.with("mode", screen.choice.across, 24))
	h.Sees("1 session was in person and online,", "and counts for both.")
	h.Do("Whose turn as a table")
	h.Sees(words, "Last turn")
	if err := s.RemoveSessions(ctx, v.ID); err != nil {
		t.Fatal(err)
	}
	screen.Heard(storage.Notice{Tables: map[string]bool{"session": true}})
	h.SeesNot(words)
}

func TestTheViewFollowsTheFile(t *testing.T) {
	s, ids := programme(t)
	h, screen := open(t, s)
	h.SeesNot("Fourth")
	v, err := s.Session(ctx, ids["Third"])
	if err != nil {
		t.Fatal(err)
	}
	v.Venue = ""
	if err := s.UpdateSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	screen.Heard(storage.Notice{Tables: map[string]bool{"session": true}})
	h.Sees("not known")
}

func TestWithoutEntriesItIsSaidWhereTheyComeFrom(t *testing.T) {
	s := frametest.Store(t)
	if _, err := s.AddSession(ctx, model.Session{Title: "Talk", Mode: model.Online, State: model.Idea, Zone: "Europe/London"}); err != nil {
		t.Fatal(err)
	}
	h, screen := open(t, s)
	screen.choose(screen.choice.with("venue", "quarters", 24))
	screen.Focus()
	h.Press(fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn, fyne.KeyPageDown)
	h.Sees("There are no venues yet.")
}

// TestManyRowsCanBeScrolled shows a community with more venues than there is room for.
func TestManyRowsCanBeScrolled(t *testing.T) {
	s, _ := programme(t)
	for i := range 40 {
		if _, err := s.AddVenue(ctx, model.Venue{Name: "Room " + string(rune('A'+i/10)) + string(rune('0'+i%10))}); err != nil {
			t.Fatal(err)
		}
	}
	h, screen := open(t, s)
	screen.choose(screen.choice.with("venue", "quarters", 24))
	screen.Focus()
	h.SeesNot("Room D9")
	h.Press(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown)
	h.Sees("Room D9")
	h.SeesNot("Room A0")
	frametest.Find[*widgets.Surface](h, "").Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 1000}})
	h.Sees("Hall", "Room A0")
}

func TestTheWheelGoesOnToThePageWhereThePictureHasNoMoreRows(t *testing.T) {
	s, _ := programme(t)
	for i := range 40 {
		frametest.Must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Room " + string(rune('A'+i/10)) + string(rune('0'+i%10))}))
	}
	h, screen := open(t, s)
	h.Window().Resize(fyne.NewSize(1024, 640))
	screen.choose(screen.choice.with("venue", "quarters", 24))
	picture := screen.grid.Object().(*widgets.Surface)
	at := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(picture).Y }
	top := at()
	turn := func(by float32) { picture.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -by}}) }
	turn(30)
	if at() != top {
		t.Error("the page scrolls while there are more rows in the picture")
	}
	h.SeesNot("Hall")
	h.Sees("Room A2")
	turn(1000)
	h.Sees("Room D9")
	turn(60)
	if at() >= top {
		t.Errorf("the picture was at %v, is at %v: the page stays", top, at())
	}
	turn(-1000)
	turn(-60)
	h.Sees("Hall")
	if at() != top {
		t.Errorf("back at the top the picture is at %v, was at %v", at(), top)
	}
}

func TestTheTableHasNoColumnsForTimes(t *testing.T) {
	s, _ := programme(t)
	h, screen := open(t, s)
	screen.choose(screen.choice.with("district", "months", 24))
	h.Sees("over months")
	h.Do("Whose turn as a table")
	h.Sees("over time")
	h.SeesNot("over months", "over quarters")
	for _, o := range screen.acrosses() {
		if o.text == "over quarters" || o.text == "over months" {
			t.Errorf("the table offers %q", o.text)
		}
	}
	screen.choose(screen.choice.with("district", "mode", 24))
	h.Sees("by mode", "In person")
	screen.choose(screen.choice.with("district", screen.acrosses()[0].value, 24))
	h.Sees("over time", "Last turn")
	screen.choose(screen.choice.with("district", "months", 24))
	h.Do("Whose turn as a picture")
	h.Sees("over months")
	h.SeesNot("over time")
}

// TestNothingIsLostWithLargeText reads the table and the picture at each text size.
func TestNothingIsLostWithLargeText(t *testing.T) {
	s, _ := programme(t)
	h, screen := open(t, s)
	for _, scale := range []float32{1, 1.5, 2} {
		fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Dark, scale == 2, scale))
		h.Window().Resize(fyne.NewSize(1024, 639))
		h.Window().Resize(fyne.NewSize(1024, 640))
		h.Sees("Halton", "Wirral", "contacts", "Q1", "Q2", "2026", "last 24 months and to come", "As a table")
		h.Do("Whose turn as a table")
		h.Press(fyne.KeyEnd) // Wirral, which waits least
		h.Sees("Wirral", "Last turn", "Waited", "Contacts", "Within reach", "In 24 months", "over time", "As a picture")
		row, _ := screen.table.CurrentRow()
		cells := screen.table.Columns()
		for _, c := range cells[1:] {
			text := ""
			if c.Cell != nil {
				text = c.Cell(row).Text
			} else {
				text = c.Text(row)
			}
			if text != "–" {
				h.Sees(text)
			}
		}
		h.Do("Whose turn as a picture")
	}
}

package planner

import (
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func TestADateIsFoundForOneSession(t *testing.T) {
	s, hall := community(t)
	found, err := s.FindPeople(ctx, storage.PeopleFilter{Text: "Weekend"}, storage.ByName, false)
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.AddSession(ctx, model.Session{Title: "Autumn", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London", Venue: hall})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Invite(ctx, id, found.IDs()...); err != nil {
		t.Fatal(err)
	}
	h := frametest.New(t, s)
	FindDate(h, id)
	h.Sees("Find a date for “Autumn”", "4 people invited", "4 of 4", "Said they can (4): Weekend A, Weekend B")
	h.Press(fyne.KeyReturn)
	v, err := s.Session(ctx, id)
	if err != nil || v.Start == "" || v.Venue != hall || v.Start.Date() <= "2026-05-06" || v.End == "" {
		t.Fatalf("its date is %+v, %v", v, err)
	}
	if day := v.Start.Date().Time().Weekday(); day != 0 && day != 6 {
		t.Errorf("it is on a %s", day)
	}
	if len(h.Said) != 1 || !strings.Contains(h.Said[0], "“Autumn” is on S") {
		t.Errorf("said %q", h.Said)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if v, _ := s.Session(ctx, id); v.Start != "" {
		t.Errorf("undone it is on %s", v.Start)
	}
	FindDate(h, id)
	frametest.Find[*widgets.SelectField](h, "When").Select.TypedRune('b')
	h.Edit(frametest.Find[*widgets.DateField](h, "To").Entry, "1 Jan 2026")
	h.Sees("before the first")
	noErrors(t, h)
}

func TestADateIsLookedForWhenAndWhereItIsWished(t *testing.T) {
	s, hall := community(t)
	if _, err := s.AddVenue(ctx, model.Venue{Name: "Garden Shed", Capacity: 2}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddSession(ctx, model.Session{Title: "Coding club", Mode: model.InPerson, State: model.Confirmed, Zone: "Europe/London", Venue: hall, Start: "2026-05-30T10:00", End: "2026-05-30T12:00"}); err != nil {
		t.Fatal(err)
	}
	id, err := s.AddSession(ctx, model.Session{Title: "Autumn", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London"})
	if err != nil {
		t.Fatal(err)
	}
	h := frametest.New(t, s)
	FindDate(h, id)
	choose := func(field, word string) {
		t.Helper()
		sel := frametest.Find[*widgets.SelectField](h, field).Select
		h.Leave()
		h.Window().Canvas().Focus(sel)
		h.Type(word)
	}
	h.Sees("everyone", "in the next 3 months", "any time", "any day", "anywhere", "Loses", "Against it", "Garden Shed", "nothing")
	choose("Where", "garden")
	h.SeesNot("Library Hall")
	h.Sees("Garden Shed holds 2")
	choose("Day", "satur")
	choose("Time", "weekend")
	h.SeesNot("Sun ")
	choose("When", "in the next month")
	h.Sees("Sat 23 May 2026", "at the time of “", "Against it: 7 days from “Coding club”") // also those that something stands against
	choose("Day", "tues")
	h.Sees("There is no such day ahead")
	if b := frametest.Find[*widgets.Button](h, "Take this date"); !b.Disabled() {
		t.Error("no date can be taken")
	}
	choose("Day", "any")
	h.Press(fyne.KeyReturn)
	v, err := s.Session(ctx, id)
	if err != nil || v.Start == "" || v.Start.Date() > "2026-06-06" {
		t.Errorf("its date is %+v, %v", v, err)
	}
	noErrors(t, h)
}

func TestTheTimeAheadBeginsInTwoWeeks(t *testing.T) {
	w := newSlotWish(model.Session{Mode: model.InPerson, Venue: "hall"}, nil, nil, "2026-05-06")
	if w.from != "2026-05-20" || w.to != "2026-08-06" || w.where() != "v:hall" {
		t.Errorf("at first it is %+v", w)
	}
	w.ahead("12", "2026-05-06")
	w.at("d:north")
	if w.from != "2026-05-20" || w.to != "2027-05-06" || w.where() != "d:north" || w.venue != "" {
		t.Errorf("for a year it is %+v", w)
	}
	w.ahead("", "2026-05-06")
	w.at("")
	if w.to != "2027-05-06" || w.where() != "" {
		t.Errorf("between two days it is %+v", w)
	}
}

func TestASlotSaysWhoCanAndWhoCannot(t *testing.T) {
	day := model.Category{ID: "day", List: model.Bands, Name: "Daytime", Days: "12345", From: 6 * 60, To: 17 * 60}
	answer := func(a model.Answer) []model.Availability {
		return []model.Availability{{Band: "day", Mode: model.Online, Answer: a}}
	}
	in := plan.Input{Today: "2026-05-06", Zone: "Europe/London", Bands: []model.Category{day}, People: []plan.Person{
		{ID: "yes", Availability: answer(model.CanCome)}, {ID: "need", Availability: answer(model.CanIfNeedBe)}, {ID: "no", Availability: answer(model.CannotCome)}, {ID: "silent"}}}
	w := newSlotWish(model.Session{ID: "s", Title: "Lunch", Mode: model.Online, Zone: "Europe/London", Start: "2026-06-01T12:30", End: "2026-06-01T14:00"}, nil, nil, "2026-05-06")
	if !w.everyone || w.from != "2026-05-20" || w.to != "2026-08-06" {
		t.Errorf("it asks for %+v", w)
	}
	all, err := w.slots(in, plan.DefaultWishes("2026-05-06"), nil)
	if err != nil || len(all) != 57 { // every weekday
		t.Fatalf("%d, %v", len(all), err)
	}
	if o := all[0]; o.against != "nothing" || o.come != "2 of 4" || o.yes != "2 said" || o.loses != "1 cannot, 1 unlikely" || len(o.can) != 2 || len(o.cannot) != 1 || len(o.silent) != 1 || minutes(o.Session) != 90 {
		t.Errorf("%+v", o)
	}
}

// TestTheRowOfADateAddsUp also where somebody has not said, lives too far away to
// come in person, or could only join online.
func TestTheRowOfADateAddsUp(t *testing.T) {
	day := model.Category{ID: "day", List: model.Bands, Name: "Daytime", Days: "12345", From: 6 * 60, To: 17 * 60}
	say := func(mode model.Mode, a model.Answer) model.Availability {
		return model.Availability{Band: "day", Mode: mode, Answer: a}
	}
	near, away := &model.Point{Lat: 53.4, Lon: -2.9}, &model.Point{Lat: 54.4, Lon: -2.9}
	in := plan.Input{Today: "2026-05-06", Zone: "Europe/London", Bands: []model.Category{day}, Venues: []model.Venue{{ID: "hall", Name: "Hall", Point: near}}, People: []plan.Person{
		{ID: "yes", Availability: []model.Availability{say(model.InPerson, model.CanCome)}},
		{ID: "need", Availability: []model.Availability{say(model.InPerson, model.CanIfNeedBe)}},
		{ID: "no", Availability: []model.Availability{say(model.InPerson, model.CannotCome), say(model.Online, model.CannotCome)}},
		{ID: "far", Point: away, Availability: []model.Availability{say(model.InPerson, model.CanCome)}},
		{ID: "far and online", Point: away, Availability: []model.Availability{say(model.InPerson, model.CanCome), say(model.Online, model.CanCome)}},
		{ID: "silent"}, {ID: "silent too"}, {ID: "silent and far", Point: away}}}
	for mode, want := range map[model.Mode][3]string{
		model.InPerson: {"3 of 8", "2 said, 1 likely", "1 cannot, 3 far, 1 unlikely"},
		model.Hybrid:   {"5 of 8", "3 said, 2 likely", "1 cannot, 2 unlikely"},
	} {
		w := newSlotWish(model.Session{ID: "s", Title: "Lunch", Mode: mode, Zone: "Europe/London", Venue: "hall"}, nil, nil, "2026-05-06")
		all, err := w.slots(in, plan.DefaultWishes("2026-05-06"), nil)
		if err != nil || len(all) == 0 {
			t.Fatalf("%d, %v", len(all), err)
		}
		if got := [3]string{all[0].come, all[0].yes, all[0].loses}; got != want {
			t.Errorf("%s: %q, want %q", mode, got, want)
		}
	}
}

func TestADateHasTheLengthThatIsUsual(t *testing.T) {
	programme := []model.Session{{ID: "a", Kind: "Gathering", Mode: model.InPerson, State: model.Held, Zone: "Europe/London", Start: "2026-02-01T10:00", End: "2026-02-01T12:30"}}
	if n := minutesOf(model.Session{Kind: "Gathering", Title: "New"}, programme); n != 150 {
		t.Errorf("without times it lasts %d minutes", n)
	}
	if n := minutesOf(model.Session{Kind: "Gathering", Title: "New", Zone: "Europe/London", Start: "2026-06-01T10:00", End: "2026-06-01T10:35"}, programme); n != 35 {
		t.Errorf("with times it lasts %d minutes", n)
	}
	if o := lengthOptions(70); o[2].Text != "1 h" || o[3].Text != "1 h 10 min" || o[0].Text != "30 min" {
		t.Errorf("the lengths are %v", o)
	}
}

func TestADateIsFoundForSomeAndAsLongAsIsWished(t *testing.T) {
	s, hall := community(t)
	found, err := s.FindPeople(ctx, storage.PeopleFilter{Text: "Weekend"}, storage.ByName, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.TagPeople(ctx, "coders", true, found.IDs()...); err != nil {
		t.Fatal(err)
	}
	id, err := s.AddSession(ctx, model.Session{Title: "Autumn", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London", Venue: hall})
	if err != nil {
		t.Fatal(err)
	}
	h := frametest.New(t, s)
	FindDate(h, id)
	choose := func(field, word string) {
		t.Helper()
		sel := frametest.Find[*widgets.SelectField](h, field).Select
		h.Leave()
		h.Window().Canvas().Focus(sel)
		h.Type(word)
	}
	choose("For", "tag: c")
	h.Sees("tag: coders", "4 of 4", "nobody")
	choose("Length", "2 h 3")
	h.Sees("2 h 30 min")
	choose("For", "core")
	h.Sees("None of these people can be planned for: choose others.") // nobody came yet
	choose("For", "every")
	h.Press(fyne.KeyReturn)
	v, err := s.Session(ctx, id)
	if err != nil || minutes(plan.Session{Start: v.Start, End: v.End}) != 150 {
		t.Errorf("it is on %s, %v", v.When(), err)
	}
	noErrors(t, h)
}

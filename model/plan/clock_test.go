package plan

import (
	"slices"
	"testing"
	"time"

	"convenor/model"
)

// night is one online rhythm at a given time of day.
func night(from, to model.Date, start model.Clock, minutes int) (Input, Wishes) {
	in := story()
	in.Bands = []model.Category{{ID: "night", List: model.Bands, Name: "Night", Days: "1234567", From: 0, To: 24 * 60}}
	for i := range in.People {
		in.People[i].Availability = []model.Availability{{Band: "night", Mode: model.Online, Answer: model.CanCome}}
	}
	w := DefaultWishes(in.Today)
	w.From, w.To = from, to
	w.Rhythms = []Rhythm{{Mode: model.Online, Every: 1, Unit: Weeks, Starts: []model.Clock{start}, Minutes: minutes}}
	w.GapSame, w.GapAny = 0, 0
	return in, w
}

func TestSessionsAtTheChangeOfTheClocks(t *testing.T) {
	for _, c := range []struct {
		name     string
		day      model.Date
		start    model.Clock
		minutes  int
		from, to model.LocalTime
	}{
		{"skipped in spring", "2026-03-29", 90, 60, "2026-03-29T02:30", "2026-03-29T03:30"},
		{"over the change in spring", "2026-03-29", 30, 60, "2026-03-29T00:30", "2026-03-29T02:30"},
		{"over the change in autumn", "2026-10-25", 30, 180, "2026-10-25T00:30", "2026-10-25T02:30"},
		{"until the hour that comes twice", "2026-10-25", 30, 120, "2026-10-25T00:30", "2026-10-25T02:30"},
		{"the first of the two in autumn", "2026-10-25", 90, 30, "2026-10-25T01:30", "2026-10-25T02:00"},
		{"across midnight", "2026-06-10", 23 * 60, 120, "2026-06-10T23:00", "2026-06-11T01:00"},
		{"leap day", "2028-02-29", 12 * 60, 60, "2028-02-29T12:00", "2028-02-29T13:00"},
		{"into a leap day", "2028-02-28", 23*60 + 30, 60, "2028-02-28T23:30", "2028-02-29T00:30"},
		{"into the new year", "2026-12-31", 23*60 + 30, 60, "2026-12-31T23:30", "2027-01-01T00:30"},
	} {
		in, w := night(c.day, c.day, c.start, c.minutes)
		p := propose(t, in, w)
		if len(p.Sessions) != 1 {
			t.Errorf("%s: %+v", c.name, p)
			continue
		}
		if s := p.Sessions[0]; s.Start != c.from || s.End != c.to {
			t.Errorf("%s: from %s to %s, wanted %s to %s", c.name, s.Start, s.End, c.from, c.to)
		}
	}
}

func TestAWeekAcrossTheChangeKeepsTheClockOnTheWall(t *testing.T) {
	in, w := night("2026-03-09", "2026-04-19", 18*60, 60)
	p := propose(t, in, w)
	if len(p.Sessions) != 6 {
		t.Fatalf("%d sessions", len(p.Sessions))
	}
	for i, s := range p.Sessions {
		if s.Start.Clock() != 18*60 || s.Start.Date().Time().Weekday() != time.Thursday {
			t.Errorf("%d: %s", i, s.Start)
		}
	}
}

func TestOverlapsAreOfMomentsNotOfClocks(t *testing.T) {
	in, w := night("2026-10-25", "2026-10-26", 0, 60)
	sessions := []Session{
		{Mode: model.Online, Start: "2026-10-25T00:30", End: "2026-10-25T01:15"}, // ends in summer time
		{Mode: model.Online, Start: "2026-10-25T02:00", End: "2026-10-25T02:30"},
		{Mode: model.Online, Start: "2026-10-25T23:30", End: "2026-10-26T00:30"},
		{Mode: model.Online, Start: "2026-10-26T00:15", End: "2026-10-26T01:00"},
	}
	b, err := NewBoard(in, w, sessions)
	if err != nil {
		t.Fatal(err)
	}
	var at [][]int
	for _, c := range b.Totals().Clashes {
		if c.Rule == "same time" {
			at = append(at, c.Sessions)
		}
	}
	if len(at) != 1 || !slices.Equal(at[0], []int{2, 3}) {
		t.Errorf("at the same time are %v", at)
	}
}

func TestAStartThatTheClocksSkipIsPointedOut(t *testing.T) {
	in, w := night("2026-03-23", "2026-03-29", 0, 60)
	b, err := NewBoard(in, w, []Session{{Mode: model.Online, Start: "2026-03-29T01:30", End: "2026-03-29T02:30"}})
	if err != nil {
		t.Fatal(err)
	}
	if c := b.Totals().Clashes; len(c) != 1 || c[0].Sentence != "the clocks go forward: there is no 01:30 on Sun 29 Mar 2026" {
		t.Errorf("%+v", c)
	}
}

func TestPeriodsOfMonthsFromTheLastOfAMonth(t *testing.T) {
	p := &problem{w: Wishes{From: "2024-01-31"}, to: dayOf("2024-05-30")}
	var ends []model.Date
	for _, at := range p.periods(Rhythm{Every: 1, Unit: Months}) {
		ends = append(ends, dateOf(at.from), dateOf(at.to))
	}
	want := []model.Date{"2024-01-31", "2024-02-28", "2024-02-29", "2024-03-30", "2024-03-31", "2024-04-29", "2024-04-30", "2024-05-30"}
	if !slices.Equal(ends, want) {
		t.Errorf("%v", ends)
	}
}

func TestALastPeriodOfLessThanHalfIsLeftOut(t *testing.T) {
	for to, want := range map[model.Date]int{"2026-03-31": 1, "2026-05-10": 1, "2026-05-20": 2, "2026-01-05": 1} {
		p := &problem{w: Wishes{From: "2026-01-01"}, to: dayOf(to)}
		if got := len(p.periods(Rhythm{Every: 3, Unit: Months})); got != want {
			t.Errorf("to %s there are %d, wanted %d", to, got, want)
		}
	}
}

func TestDaysKeptFreeLeaveAPeriodOut(t *testing.T) {
	in, w := night("2026-03-02", "2026-03-22", 18*60, 60)
	w.Rhythms[0].Weekdays = "5"
	in.KeptFree = []DayOff{{"2026-03-13", "a holiday"}}
	p := propose(t, in, w)
	if len(p.Sessions) != 2 || len(p.Missing) != 1 || p.Missing[0].Why != "every day that would do is kept free" || p.Missing[0].From != "2026-03-09" {
		t.Errorf("%+v", p.Missing)
	}
}

func TestStartsTakeTurns(t *testing.T) {
	in, w := night("2026-03-02", "2026-03-29", 0, 60)
	w.Rhythms[0].Starts = []model.Clock{10 * 60, 19 * 60}
	for i, s := range propose(t, in, w).Sessions {
		if want := []model.Clock{600, 1140}[i%2]; s.Start.Clock() != want {
			t.Errorf("%d starts at %s", i, s.Start)
		}
	}
}

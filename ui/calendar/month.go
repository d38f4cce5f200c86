package calendar

import (
	"fmt"
	"strings"
	"time"

	"convenor/model"
)

// month is what the grid of one month shows: whole weeks from Monday.
type month struct {
	first model.Date // of the month
	name  string     // "May 2026"
	weeks []week
}

// week is a row of the grid.
type week struct {
	number int
	days   [7]day
}

// day is a box of the grid.
type day struct {
	date    model.Date
	in      bool // in the month, not before or after it
	past    bool
	today   bool
	free    bool     // a layer keeps it free
	holiday bool     // a bank holiday
	hatched bool     // a layer of several days, such as school holidays
	behind  []string // what layers have on it
	items   []*item
}

// newMonth is the month that holds a day.
func newMonth(b *book, on model.Date) month {
	m := month{first: firstOf(on)}
	m.name = m.first.Time().Format("January 2006")
	next := m.first.AddMonths(1)
	for d := m.first.Monday(); d < next; {
		w := week{number: weekOf(d)}
		for i := range w.days {
			w.days[i] = b.day(d)
			w.days[i].in = d >= m.first && d < next
			d = d.AddDays(1)
		}
		m.weeks = append(m.weeks, w)
	}
	return m
}

// day is what the calendar has on a day.
func (b *book) day(d model.Date) day {
	out := day{date: d, past: d < b.today, today: d == b.today, items: b.days[d], behind: b.behind(d)}
	for _, e := range b.back[d] {
		out.free = out.free || e.KeepsFree
		out.holiday = out.holiday || e.Kind == model.BankHolidayLayer
		out.hatched = out.hatched || e.Kind != model.BankHolidayLayer && e.AllDay
	}
	return out
}

// year is the twelve small months over the grid.
type year struct {
	number int
	months [12]smallMonth
}

// smallMonth is one of them.
type smallMonth struct {
	first model.Date
	name  string // "May"
	start int    // the column of its first day, 0 is Monday
	dots  []dot  // of each day
	count int    // sessions that are not cancelled
	words string // what it holds
}

// dot is a day of a small month.
type dot struct {
	has     bool // a session
	form    form // that of the one that is surest
	clash   bool
	holiday bool
	hatched bool
}

// sure ranks states: what is surest is what a day is shown as.
var sure = map[model.State]int{model.Cancelled: 0, model.Idea: 1, model.SaveTheDate: 2, model.Confirmed: 3, model.Held: 3}

func newYear(b *book, number int) year {
	y := year{number: number}
	for i := range y.months {
		y.months[i] = b.small(model.Date(fmt.Sprintf("%04d-%02d-01", number, i+1)))
	}
	return y
}

func (b *book) small(first model.Date) smallMonth {
	t := first.Time()
	s := smallMonth{first: first, name: t.Format("Jan"), start: (int(t.Weekday()) + 6) % 7}
	var titles []string
	for d := first; d[:7] == first[:7]; d = d.AddDays(1) {
		at := dot{}
		best := -1
		for _, it := range b.days[d] {
			at.has = true
			at.clash = at.clash || len(it.clashes) > 0
			if sure[it.State] > best {
				best, at.form = sure[it.State], formOf(it.State)
			}
			if it.first == d && it.State != model.Cancelled {
				s.count++
				titles = append(titles, fmt.Sprintf("%s %s (%s)", t.AddDate(0, 0, len(s.dots)).Format("2 Jan"), it.Title, it.State))
			}
		}
		for _, e := range b.back[d] {
			at.holiday = at.holiday || e.Kind == model.BankHolidayLayer
			at.hatched = at.hatched || e.Kind != model.BankHolidayLayer && e.AllDay
		}
		s.dots = append(s.dots, at)
	}
	s.words = smallWords(t, titles)
	return s
}

// smallWords is what a month holds, the first few by name.
func smallWords(t time.Time, titles []string) string {
	const most = 8
	name := t.Format("January 2006")
	if len(titles) == 0 {
		return name + ": nothing planned"
	}
	rest := ""
	if len(titles) > most {
		rest = "\nand " + model.Count(len(titles)-most, "more", "more")
		titles = titles[:most]
	}
	return name + "\n" + strings.Join(titles, "\n") + rest
}

// The days that the calendar goes to.
const earliest, latest = model.Date("1900-01-01"), model.Date("2399-12-31")

// step is where a key moves a day to; false when it is no such key.
func step(on model.Date, key string, shift bool) (model.Date, bool) {
	months, to := 1, on
	if shift {
		months = 12
	}
	switch key {
	case "Left":
		to = on.AddDays(-1)
	case "Right":
		to = on.AddDays(1)
	case "Up":
		to = on.AddDays(-7)
	case "Down":
		to = on.AddDays(7)
	case "Prior":
		to = on.AddMonths(-months)
	case "Next":
		to = on.AddMonths(months)
	case "Home":
		to = firstOf(on)
	case "End":
		to = firstOf(on).AddMonths(1).AddDays(-1)
	default:
		return on, false
	}
	return min(max(to, earliest), latest), true
}

// begin is the day that a month is entered at: its first with a session, or its first.
func (b *book) begin(first model.Date) model.Date {
	for d := first; d[:7] == first[:7]; d = d.AddDays(1) {
		if len(b.days[d]) > 0 {
			return d
		}
	}
	return first
}

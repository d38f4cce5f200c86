// Package calendar is the programme as a calendar: months under their year, a list
// by day, and a strip of the whole time. What stands behind it, such as bank
// holidays and other people's calendars, is shown with it, and what is in the way
// of each other.
package calendar

import (
	"cmp"
	"slices"
	"time"

	"convenor/model"
	"convenor/storage"
)

// item is a session where the calendar shows it.
type item struct {
	storage.SessionRow
	from, to    time.Time  // in the community's zone
	first, last model.Date // the days it is on there; first is "" without a date
	band        int        // which of the community's bands it starts in; -1 for none
	no, days    int        // the first day as a number, and how many there are
	clashes     []clash    // what is in its way, the most serious first
}

// clash is something in a session's way.
type clash struct {
	kind model.ClashKind
	text string // a sentence
}

// book is the programme with all that the calendar shows of it.
type book struct {
	zone  *time.Location
	bands []model.Category
	now   time.Time
	today model.Date
	items []*item // with a date, by start
	ideas []*item // without one
	days  map[model.Date][]*item
	back  map[model.Date][]model.BackgroundEvent // of layers that are shown
	byID  map[model.ID]*item
}

// longest is how many days of a session the calendar shows.
const longest = 400

// newBook sorts the programme into days. Lists are the community's bands;
// background holds the events of layers that are shown.
func newBook(rows []storage.SessionRow, background []model.BackgroundEvent, clashes []model.Clash, bands []model.Category, zone *time.Location, now time.Time) *book {
	b := &book{zone: zone, bands: bands, now: now, today: model.DateOf(now.In(zone)), days: make(map[model.Date][]*item, len(rows)),
		back: map[model.Date][]model.BackgroundEvent{}, byID: make(map[model.ID]*item, len(rows))}
	all := make([]item, len(rows))
	for i, r := range rows {
		it := &all[i]
		it.SessionRow, it.band = r, -1
		b.byID[r.ID] = it
		if r.Start == "" {
			b.ideas = append(b.ideas, it)
			continue
		}
		it.from, it.to = r.StartTime().In(zone), r.EndTime().In(zone)
		it.first, it.last = model.DateOf(it.from), model.DateOf(it.to.Add(-time.Minute))
		it.no, it.band = dayNumber(it.first), b.bandOf(it.from)
		if it.days = 1; it.last > it.first {
			it.days = dayNumber(it.last) - it.no + 1
		}
		b.items = append(b.items, it)
	}
	slices.SortStableFunc(b.items, func(x, y *item) int { return cmp.Or(x.from.Compare(y.from), cmp.Compare(x.Title, y.Title)) })
	for _, it := range b.items {
		b.days[it.first] = append(b.days[it.first], it)
		for i := 1; i < min(it.days, longest); i++ {
			day := it.first.AddDays(i)
			b.days[day] = append(b.days[day], it)
		}
	}
	b.addClashes(clashes)
	for _, e := range background {
		day := e.First
		for range longest {
			b.back[day] = append(b.back[day], e)
			if day >= e.Last {
				break
			}
			day = day.AddDays(1)
		}
	}
	return b
}

// dayNumber counts days, so that sums of days are quick.
func dayNumber(d model.Date) int { return int(d.Time().Unix() / (24 * 60 * 60)) }

func (b *book) bandOf(t time.Time) int {
	id := model.BandOf(b.bands, t)
	return slices.IndexFunc(b.bands, func(c model.Category) bool { return c.ID == id && id != "" })
}

// addClashes tells both sides of what is in the way; of what is over it matters no more.
func (b *book) addClashes(all []model.Clash) {
	for _, c := range all {
		for _, id := range []model.ID{c.Session, c.Other} {
			if it := b.byID[id]; it != nil && !b.over(it) {
				it.clashes = append(it.clashes, clash{c.Kind, c.Text})
			}
		}
	}
}

// over reports whether a session is in the past.
func (b *book) over(it *item) bool {
	return it.State == model.Held || it.first != "" && !b.now.Before(it.to)
}

// foreign reports whether a session was promised in another zone than the
// community's, so that the calendar's time is not the promised one.
func (it *item) foreign() bool {
	if it.first == "" {
		return false
	}
	return model.LocalTimeOf(it.from) != it.Start
}

// part is where in the session a day is.
type part int

// The parts of a session; one on a single day is whole.
const (
	whole part = iota
	begins
	goesOn
	ends
)

func (it *item) part(day model.Date) part {
	switch {
	case it.first == it.last:
		return whole
	case day == it.first:
		return begins
	case day == it.last:
		return ends
	}
	return goesOn
}

// clock is the time a session shows on one of its days: "13:00", "until 00:30".
func (it *item) clock(day model.Date) string {
	switch it.part(day) {
	case goesOn:
		return "all day"
	case ends:
		if it.to.Hour() == 0 && it.to.Minute() == 0 {
			return "all day"
		}
		return "until " + it.to.Format("15:04")
	}
	return it.from.Format("15:04")
}

// when is the session's time at the community's clocks.
func (it *item) when() string {
	if it.first == "" {
		return "no date yet"
	}
	to := model.LocalTime("")
	if it.End != "" {
		to = model.LocalTimeOf(it.to)
	}
	return model.FormatSpan(model.LocalTimeOf(it.from), to)
}

// promised says what was promised where the clocks show another time; "" where
// they do not.
func (it *item) promised() string {
	if !it.foreign() {
		return ""
	}
	return "Promised as " + it.When() + " in " + it.Zone + "."
}

// with is the same programme before another background.
func (b *book) with(background []model.BackgroundEvent, clashes []model.Clash) *book {
	rows := make([]storage.SessionRow, 0, len(b.byID))
	for _, it := range b.items {
		rows = append(rows, it.SessionRow)
	}
	for _, it := range b.ideas {
		rows = append(rows, it.SessionRow)
	}
	return newBook(rows, background, clashes, b.bands, b.zone, b.now)
}

// farthest is how many months before and after the chosen day is asked what stands
// behind the programme.
const farthest = 54

// span is the time for which is asked what stands behind the programme: a year and a
// half around a day, and the whole programme as far as it is near.
func (b *book) span(day model.Date) (from, to model.Date) {
	from, to = day.AddMonths(-18), day.AddMonths(18)
	if len(b.items) > 0 {
		from = max(min(from, b.items[0].first), day.AddMonths(-farthest))
		to = min(max(to, b.items[len(b.items)-1].last), day.AddMonths(farthest))
	}
	return from, to
}

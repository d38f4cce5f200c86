package ics

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"convenor/model"
)

// MaxShown is how many events Between returns at most, and showEffort how many days
// it looks at for all rules together.
const (
	MaxShown   = 20_000
	showEffort = 5_000_000
)

// Between is what is on from from to to, both inclusive, by start, with the clock of
// zone; floating times are of zone. Each time of an event that repeats is one. The
// events lack what they have of a layer. Notes say in words what could not be shown.
func (b *Background) Between(from, to model.Date, zone *time.Location) (events []model.BackgroundEvent, notes []string) {
	w := window{zone: zone, from: model.Moment(from.Time(), zone), to: model.Moment(to.Time().AddDate(0, 0, 1), zone), effort: showEffort}
	for i := range b.items {
		it := &b.items[i]
		if !w.take(it) {
			notes = append(notes, fmt.Sprintf("the calendar repeats too much to follow all of it in these days; from “%s” on, its events are not shown", shorten(it.title)))
			break
		}
	}
	w.tidy()
	if w.cut {
		notes = append(notes, fmt.Sprintf("more than %s events are on in these days; those after %s are not shown", model.Thousands(MaxShown), w.events[MaxShown-1].First.Long()))
	}
	return w.events, notes
}

// window gathers what is on in some days.
type window struct {
	zone     *time.Location
	from, to time.Time
	effort   int
	events   []model.BackgroundEvent
	cut      bool // there were more than MaxShown: to is where the last of them starts
}

// tidy puts the events in order and keeps the first MaxShown.
func (w *window) tidy() {
	slices.SortStableFunc(w.events, func(a, b model.BackgroundEvent) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Title, b.Title))
	})
	if len(w.events) > MaxShown {
		w.events = w.events[:MaxShown]
		w.to, w.cut = w.events[MaxShown-1].From, true
	}
}

// aDayOrTwo is more than any two clocks differ.
const aDayOrTwo = 48 * time.Hour

// take adds the times of one event; false when effort is used up.
func (w *window) take(it *item) bool {
	if !it.repeats() {
		w.add(it, it.start)
		return true
	}
	seen := map[int64]bool{}
	whole := w.each(it, it.except, func(wall time.Time) bool {
		seen[wall.Unix()] = true
		return len(seen) < maxExcept
	})
	once := len(it.rules) == 1 && len(it.dates)+len(seen) == 0 // no time can come twice
	see := func(wall time.Time) bool {
		if !once {
			if seen[wall.Unix()] {
				return true
			}
			seen[wall.Unix()] = true
		}
		w.add(it, wall)
		return true
	}
	see(it.start)
	for _, x := range it.dates {
		see(it.wallOf(x))
	}
	return w.each(it, it.rules, see) && whole
}

// maxExcept is how many times of EXRULEs count.
const maxExcept = 100_000

// each calls do with the times of rules that may be in the window.
func (w *window) each(it *item, rules []*repeat, do func(time.Time) bool) bool {
	earliest := w.from.UTC().Add(-it.length - aDayOrTwo)
	for _, r := range rules {
		whole := r.each(it.start, earliest, w.to.UTC().Add(aDayOrTwo), &w.effort, func(wall time.Time) bool {
			if it.ended(r, wall) || wall.After(w.to.Add(aDayOrTwo)) { // the window may have got shorter
				return false
			}
			return wall.Before(earliest) || do(wall)
		})
		if !whole {
			return false
		}
	}
	return true
}

// ended reports whether wall is after the end of a rule.
func (it *item) ended(r *repeat, wall time.Time) bool {
	switch {
	case r.until.IsZero():
		return false
	case r.untilShape == dateOnly || it.allDay:
		return dayNumber(wall) > dayNumber(r.until)
	case r.untilShape == inUTC && it.clock != nil:
		return it.clock(wall).After(r.until)
	}
	return wall.After(r.until)
}

// wallOf is a date of it as its clocks show it.
func (it *item) wallOf(x point) time.Time {
	switch {
	case it.allDay:
		return x.wall.Truncate(24 * time.Hour)
	case x.day: // at the time of the start
		return x.wall.Add(it.start.Sub(it.start.Truncate(24 * time.Hour)))
	case x.floating || it.floating:
		return x.wall
	case it.clock == nil:
		return x.at.UTC()
	}
	// Its own clock shows another time when x is of another zone.
	wall := x.wall
	return wall.Add(x.at.Sub(it.clock(wall)))
}

// add adds one time of an event when it is in the window.
func (w *window) add(it *item, wall time.Time) {
	at := wall
	switch {
	case it.allDay || it.floating:
		at = model.Moment(wall, w.zone)
	case it.clock != nil:
		at = it.clock(wall)
	}
	if it.excluded.has(wall, at) {
		return
	}
	end := at.Add(it.length)
	if it.allDay {
		end = model.Moment(wall.Add(it.length), w.zone)
	}
	if !at.Before(w.to) || end.Before(w.from) || end.Equal(w.from) && !at.Equal(end) {
		return
	}
	e := model.BackgroundEvent{Title: it.title, Place: it.place, AllDay: it.allDay, Tentative: it.tentative, From: at, To: end,
		Start: model.LocalTimeOf(at.In(w.zone)), End: model.LocalTimeOf(end.In(w.zone)), First: model.DateOf(at.In(w.zone)), Last: model.DateOf(at.In(w.zone))}
	if end.After(at) {
		e.Last = model.DateOf(end.Add(-time.Nanosecond).In(w.zone))
	}
	if it.allDay { // where midnight is skipped, the day begins later
		e.First, e.Last = model.DateOf(wall), model.DateOf(wall.Add(it.length-time.Nanosecond))
		e.Start, e.End = model.LocalTimeOf(wall), model.LocalTimeOf(wall.Add(it.length))
	}
	if w.events = append(w.events, e); len(w.events) > 2*MaxShown {
		w.tidy()
	}
}

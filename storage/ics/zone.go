package ics

import (
	"fmt"
	"time"

	"github.com/emersion/go-ical"
)

// afterwards is for how long after the last entry a VTIMEZONE still holds, so
// that an entry which somebody moves in their own calendar keeps its zone, and
// a yearly rule is not seen where two dates only happen to look like one.
const afterwards = 5 // years

// change is one moment at which the clocks of a zone change.
type change struct {
	at       time.Time
	from, to int // seconds east of UTC
	name     string
	daylight bool
}

// wall is what the old clocks show at the change, held in UTC.
func (c change) wall() time.Time { return c.at.UTC().Add(time.Duration(c.from) * time.Second) }

// like reports whether c and d can share one observance.
func (c change) like(d change) bool {
	return c.from == d.from && c.to == d.to && c.name == d.name && c.daylight == d.daylight
}

// timezone is the VTIMEZONE of loc, exact from from to to and some years on. An
// observance whose changes follow one yearly rule without exception says the
// rule, any other lists them.
func timezone(loc *time.Location, from, to time.Time) *ical.Component {
	zone := ical.NewComponent(ical.CompTimezone)
	set(zone, ical.PropTimezoneID, loc.String())
	horizon := to.AddDate(afterwards, 0, 0)
	var groups [][]change
grouping:
	for _, c := range changes(loc, from, horizon) {
		for i := range groups {
			if groups[i][0].like(c) {
				groups[i] = append(groups[i], c)
				continue grouping
			}
		}
		groups = append(groups, []change{c})
	}
	for _, g := range groups {
		zone.Children = append(zone.Children, observance(g, horizon))
	}
	return zone
}

// changes lists the changes of loc from the one in force at from to the last
// one before horizon. When from is in daylight time the change before it is
// listed too, because programs expect a standard time in every zone.
func changes(loc *time.Location, from, horizon time.Time) []change {
	first := changeBefore(from.In(loc), from)
	list := []change{first}
	if first.daylight {
		list = []change{changeBefore(first.at.Add(-time.Second), from), first}
	}
	for t := from.In(loc); ; {
		onset := next(t, horizon)
		if onset.IsZero() {
			return list
		}
		list = append(list, changeAt(onset))
		t = onset
	}
}

// next is the first change after t and not after horizon, or the zero time.
//
// Beyond the years that the zone database lists (2037 for most zones),
// time.ZoneBounds also ends at every turn of the year, where nothing changes,
// and in leap years one day too early, which may be before t.
func next(t, horizon time.Time) time.Time {
	for {
		_, end := t.ZoneBounds()
		switch {
		case end.IsZero() || end.After(horizon):
			return time.Time{}
		case !end.After(t):
			end = t.Add(24 * time.Hour)
		case !same(t, end):
			return end
		}
		t = end
	}
}

// last is the change that brought the offset in force at t, or the zero time.
func last(t time.Time) time.Time {
	for {
		onset, _ := t.ZoneBounds()
		if onset.IsZero() {
			return onset
		}
		before := onset.Add(-time.Second)
		if !same(before, t) {
			return onset
		}
		t = before
	}
}

// same reports whether the clocks of one zone go alike at a and b.
func same(a, b time.Time) bool {
	nameA, offsetA := a.Zone()
	nameB, offsetB := b.Zone()
	return nameA == nameB && offsetA == offsetB && a.IsDST() == b.IsDST()
}

// changeBefore is the change that brought the offset in force at t. One that
// lies before 1970, or never was, is written as a beginning in 1970 (or the
// year before from): the offsets before it are no use to any entry, and some
// programs cannot read them.
func changeBefore(t, from time.Time) change {
	beginning := time.Date(min(1970, from.Year()-1), 1, 1, 0, 0, 0, 0, time.UTC)
	if onset := last(t); onset.After(beginning) {
		return changeAt(onset)
	}
	name, offset := t.Zone()
	return change{at: beginning.Add(-time.Duration(offset) * time.Second), from: offset, to: offset, name: name}
}

// changeAt describes the change at onset, in the zone of onset.
func changeAt(onset time.Time) change {
	before := onset.Add(-time.Second)
	_, from := before.Zone()
	name, to := onset.Zone()
	c := change{at: onset, from: from, to: to, name: name, daylight: onset.IsDST()}
	// In Ireland the law calls winter the exception, and so does the zone
	// database; calendar programs know only daylight time that is ahead.
	if onset.IsDST() != before.IsDST() {
		c.daylight = to > from
	}
	return c
}

// observance writes changes of one kind as a STANDARD or DAYLIGHT component.
func observance(list []change, horizon time.Time) *ical.Component {
	first := list[0]
	kind := ical.CompTimezoneStandard
	if first.daylight {
		kind = ical.CompTimezoneDaylight
	}
	comp := ical.NewComponent(kind)
	set(comp, ical.PropDateTimeStart, first.wall().Format(wallLayout))
	set(comp, ical.PropTimezoneOffsetFrom, offset(first.from))
	set(comp, ical.PropTimezoneOffsetTo, offset(first.to))
	set(comp, ical.PropTimezoneName, escape(first.name))
	if rule, ok := yearly(list, horizon); ok {
		set(comp, ical.PropRecurrenceRule, rule.String())
		return comp
	}
	if len(list) == 1 {
		return comp
	}
	// The first is listed too: where there are dates, Thunderbird's library
	// does not count DTSTART among them.
	for _, c := range list {
		comp.Props.Add(&ical.Prop{Name: ical.PropRecurrenceDates, Value: c.wall().Format(wallLayout)})
	}
	return comp
}

func set(comp *ical.Component, name, value string) {
	comp.Props.Set(&ical.Prop{Name: name, Value: value})
}

// offset writes seconds east of UTC as +hhmm, with seconds only if there are
// any (RFC 5545 3.3.14).
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}

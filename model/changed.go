package model

import (
	"slices"
	"strings"
)

// promised is what a Promise was made of.
type promised struct {
	when, mode, venue, room, link string
	cancelled                     bool
}

// readPromise takes a Promise apart; ok is false for text that is none.
func readPromise(promise, zone string) (p promised, ok bool) {
	if promise == Promise(Session{State: Cancelled}) {
		return promised{cancelled: true}, true
	}
	part := strings.Split(promise, "\n")
	if len(part) != 7 {
		return p, false
	}
	p = promised{mode: part[3], venue: part[4], room: part[5], link: part[6]}
	if part[0] != "" {
		p.when = FormatSpan(LocalTime(part[0]), LocalTime(part[1]))
		if part[2] != zone {
			p.when += " (" + part[2] + " time)"
		}
	}
	return p, true
}

// HeldPromise is the promise that a person whom told says all about, oldest
// first, holds in the place of the one s makes now; "" when they know how it
// stands, or nothing yet.
func HeldPromise(s Session, told []Told) string {
	now := Promise(s)
	if len(told) == 0 {
		return ""
	}
	if last := told[len(told)-1].Promise; last != now {
		return last
	}
	for i := len(told) - 1; i >= 0; i-- {
		if told[i].Sequence >= 0 {
			if told[i].Promise != now {
				return told[i].Promise
			}
			return ""
		}
	}
	return ""
}

// changed says what is new for people who hold these promises, a line for time,
// place and link, each with what it was where that is the same for all of them
// and known; "" when nothing is new.
func (f MessageFacts) changed(held []string) string {
	now, ok := readPromise(Promise(f.Session), f.Community.TimeZone)
	if !ok || now.cancelled {
		return ""
	}
	var times, places []string
	cancelled, link := false, false
	for _, h := range held {
		old, ok := readPromise(h, f.Community.TimeZone)
		if !ok {
			continue
		}
		if old.cancelled {
			cancelled = true
			continue
		}
		if old.when != now.when {
			times = append(times, old.when)
		}
		if old.mode != now.mode || old.venue != now.venue || old.room != now.room {
			places = append(places, f.placeOf(old))
		}
		link = link || old.link != now.link
	}
	var lines []string
	if cancelled {
		lines = append(lines, "It takes place after all.")
	}
	line := func(what, is string, was []string) {
		if len(was) == 0 || is == "" {
			return
		}
		slices.Sort(was)
		was = slices.Compact(was)
		if len(was) == 1 && was[0] != "" && was[0] != is {
			is += " (it was " + was[0] + ")"
		}
		lines = append(lines, what+": "+is)
	}
	line("New time", now.when, times)
	line("New place", f.placeOf(now), places)
	if link && now.link != "" {
		lines = append(lines, "New link to join online: "+oneLine(now.link))
	}
	return strings.Join(lines, "\n")
}

// placeOf is the place of a promise in one line; "" when its venue is not known
// any more.
func (f MessageFacts) placeOf(p promised) string {
	if p.mode == string(Online) {
		return "online"
	}
	venue := f.Venues[ID(p.venue)]
	if f.Venue != nil && f.Session.Venue == ID(p.venue) {
		venue = f.Venue.Place()
	}
	if p.venue != "" && venue == "" {
		return ""
	}
	place := JoinNonEmpty(", ", venue, p.room)
	if p.mode == string(Hybrid) {
		place = JoinNonEmpty(" and ", place, "online")
	}
	return oneLine(place)
}

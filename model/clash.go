package model

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// ClashKind is what two things are in each other's way about.
type ClashKind string

// The kinds of clashes, the most serious first.
const (
	ClashVenue       ClashKind = "same venue"
	ClashPerson      ClashKind = "same person"
	ClashClosed      ClashKind = "venue closed"
	ClashBankHoliday ClashKind = "bank holiday"
	ClashKeptFree    ClashKind = "day kept free"
	ClashTooClose    ClashKind = "too close"
)

// ClashKinds is every kind, the most serious first.
var ClashKinds = []ClashKind{ClashVenue, ClashPerson, ClashClosed, ClashBankHoliday, ClashKeptFree, ClashTooClose}

// Clash is one thing in the way of a session.
type Clash struct {
	Kind    ClashKind
	Session ID     // the later of two sessions
	Other   ID     // the other session, the layer, or the venue that is closed
	Title   string // of the session
	With    string // of the other
	Day     Date   // of Session, in its own zone
	Person  ID     // of "same person"; the first of them
	Text    string // a sentence that names both
}

// otherThan is the session that id is in the way of, or that is in its way, with its
// title; "" when it is no session.
func (c Clash) otherThan(id ID) (ID, string) {
	switch {
	case c.Kind != ClashVenue && c.Kind != ClashPerson && c.Kind != ClashTooClose:
		return "", ""
	case c.Session == id:
		return c.Other, c.With
	}
	return c.Session, c.Title
}

// Schedule is what clashes are looked for in.
type Schedule struct {
	Sessions   []Session // with agenda and facilitators
	Venues     map[ID]Venue
	Names      map[ID]string // of people
	Bands      []Category
	Background []BackgroundEvent
	Gaps       Gaps
}

// Gaps are how many days apart sessions are at least; fewer are too close. 0 asks for none.
type Gaps struct {
	Any    int  // of any two
	Same   int  // of two that can be come to in the same way
	Wished bool // they are what the planner is asked for
}

// DefaultGaps hold until something is wished. They let what happens every week be, also
// when one is a day early.
var DefaultGaps = Gaps{Same: 6}

// Most is the longest of the gaps.
func (g Gaps) Most() int { return max(g.Any, g.Same) }

// Clashes lists what is in the way of each session that has a date and is not
// cancelled, by day, then by how serious it is. Times are compared as moments, so
// that zones, midnight and clock changes do not matter. Of sessions that are too
// close only the last one before counts.
func Clashes(in Schedule) []Clash {
	var found []Clash
	all := in.booked()
	var running []booking // that began before b and are not over
	for _, b := range all {
		running = slices.DeleteFunc(running, func(a booking) bool { return !a.to.After(b.from) })
		for _, a := range running {
			found = append(found, in.overlap(a, b)...)
		}
		running = append(running, b)
		if c, ok := in.closed(b); ok {
			found = append(found, c)
		}
	}
	found = append(found, in.tooClose(all)...)
	found = append(found, in.behind(all)...)
	slices.SortStableFunc(found, func(a, b Clash) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), slices.Index(ClashKinds, a.Kind)-slices.Index(ClashKinds, b.Kind), cmp.Compare(a.Session, b.Session))
	})
	return found
}

// booking is a session as a span of time with the people it needs.
type booking struct {
	Session
	from, to time.Time
	people   []ID
}

// booked are the sessions that can clash, by start.
func (in Schedule) booked() []booking {
	var all []booking
	for _, s := range in.Sessions {
		if s.Start == "" || s.State == Cancelled {
			continue
		}
		b := booking{Session: s, from: s.StartTime(), to: s.EndTime(), people: slices.Clone(s.Facilitators)}
		for _, item := range s.Agenda {
			b.people = append(b.people, item.Presenters...)
		}
		all = append(all, b)
	}
	slices.SortStableFunc(all, func(a, b booking) int { return a.from.Compare(b.from) })
	return all
}

func (b booking) clash(kind ClashKind, other ID, with, text string) Clash {
	return Clash{Kind: kind, Session: b.ID, Other: other, Title: b.Title, With: with, Day: b.Start.Date(), Text: text}
}

// overlap is what two sessions at the same time both need.
func (in Schedule) overlap(a, b booking) (found []Clash) {
	at := fmt.Sprintf("%s (%s) and %s (%s)", titled(a.Title), a.When(), titled(b.Title), b.When())
	sameRoom := a.Room == "" || b.Room == "" || Fold(a.Room) == Fold(b.Room)
	if a.Venue != "" && a.Venue == b.Venue && a.Mode != Online && b.Mode != Online && sameRoom {
		place := JoinNonEmpty(", ", in.Venues[a.Venue].Name, cmp.Or(b.Room, a.Room))
		found = append(found, b.clash(ClashVenue, a.ID, a.Title, at+" are both at "+cmp.Or(place, "the same venue")+"."))
	}
	var names []string
	first := ID("")
	for i, id := range a.people {
		if slices.Contains(b.people, id) && !slices.Contains(a.people[:i], id) {
			first = cmp.Or(first, id)
			names = append(names, cmp.Or(in.Names[id], "somebody"))
		}
	}
	if len(names) > 0 {
		are := " is needed at "
		if len(names) > 1 {
			are = " are needed at "
		}
		c := b.clash(ClashPerson, a.ID, a.Title, andList(names)+are+at+" at the same time.")
		c.Person = first
		found = append(found, c)
	}
	return found
}

// closed says whether the venue is known not to open when b starts, or at its end.
func (in Schedule) closed(b booking) (Clash, bool) {
	venue, ok := in.Venues[b.Venue]
	if !ok || b.Mode == Online || len(venue.Bands) == 0 {
		return Clash{}, false
	}
	for _, t := range []time.Time{b.from, b.to.Add(-time.Minute)} {
		band, open := "", false
		for _, c := range in.Bands {
			if BandOf([]Category{c}, t) != "" {
				band = cmp.Or(band, c.Name)
				open = open || venue.OpenIn(c.ID)
			}
		}
		if band != "" && !open {
			return b.clash(ClashClosed, venue.ID, venue.Name, fmt.Sprintf("%s (%s) is in “%s”, when %s is not open.", titled(b.Title), b.When(), band, venue.Name)), true
		}
	}
	return Clash{}, false
}

// tooClose compares each session with the last one before it, and with the last one that can be
// come to in the same way.
func (in Schedule) tooClose(all []booking) (found []Clash) {
	last := map[Mode]*booking{}
	for i := range all {
		b := &all[i]
		var before *booking
		for _, way := range ways(b.Mode) {
			if a := last[way]; a != nil && (before == nil || a.from.After(before.from)) {
				before = a
			}
			last[way] = b
		}
		if i > 0 && in.close(&all[i-1], b, in.Gaps.Any) {
			found = append(found, in.apart(&all[i-1], b, in.Gaps.Any, ""))
		} else if before != nil && in.close(before, b, in.Gaps.Same) {
			found = append(found, in.apart(before, b, in.Gaps.Same, " of one mode"))
		}
	}
	return found
}

// close reports whether b is fewer days after a than a gap. Those of one series follow their own
// rhythm, whatever is wished.
func (in Schedule) close(a, b *booking, gap int) bool {
	if a.Series != "" && a.Series == b.Series {
		gap = min(gap, DefaultGaps.Same)
	}
	return gap > 0 && daysApart(a, b) < gap
}

// daysApart is from one day to that of a later session; in zones of their own that may be before.
func daysApart(a, b *booking) int {
	return max(0, int(b.Start.Date().Time().Sub(a.Start.Date().Time()).Hours()/24))
}

// apart says that b is too soon after a, and the gap of what is asked for.
func (in Schedule) apart(a, b *booking, gap int, of string) Clash {
	words, wish := "is on the same day as", ""
	if days := daysApart(a, b); days > 0 {
		words = "is only " + Count(days, "day", "days") + " after"
		if in.Gaps.Wished {
			wish = fmt.Sprintf(": %d at least are wished%s", gap, of)
		}
	}
	words += " " + titled(a.Title)
	if way := ways(b.Mode).shared(a.Mode); way != "" {
		words += ", which is " + way + " too"
	}
	return b.clash(ClashTooClose, a.ID, a.Title, fmt.Sprintf("%s (%s) %s%s.", titled(b.Title), b.Start.Date().Short(), words, wish))
}

// waysTo are the modes in which a session can be come to.
type waysTo []Mode

func ways(m Mode) waysTo {
	if m == Hybrid {
		return waysTo{InPerson, Online}
	}
	return waysTo{m}
}

// shared is a way in which one of mode m can be come to, too; "" for none.
func (w waysTo) shared(m Mode) string {
	for _, way := range w {
		if slices.Contains(ways(m), way) {
			return string(way)
		}
	}
	return ""
}

// behind compares the sessions with the events of the layers.
func (in Schedule) behind(all []booking) (found []Clash) {
	events := slices.DeleteFunc(slices.Clone(in.Background), func(e BackgroundEvent) bool { return e.Kind != BankHolidayLayer && !e.KeepsFree })
	slices.SortStableFunc(events, func(a, b BackgroundEvent) int { return a.From.Compare(b.From) })
	var open []BackgroundEvent // that began and may not be over
	for _, b := range all {
		for len(events) > 0 && events[0].From.Before(b.to) {
			open, events = append(open, events[0]), events[1:]
		}
		open = slices.DeleteFunc(open, func(e BackgroundEvent) bool { return !e.To.After(b.from) })
		for _, e := range open {
			if !e.From.Before(b.to) {
				continue // it began before a longer session ended
			}
			when := fmt.Sprintf("%s (%s) is on ", titled(b.Title), b.When())
			if e.Kind == BankHolidayLayer {
				found = append(found, b.clash(ClashBankHoliday, e.Layer, e.Title, when+e.Title+", a bank holiday."))
			} else {
				found = append(found, b.clash(ClashKeptFree, e.Layer, e.Title, when+"a day that is kept free: "+JoinNonEmpty(" in ", e.Title, e.LayerName)+"."))
			}
		}
	}
	return found
}

func titled(title string) string { return "“" + title + "”" }

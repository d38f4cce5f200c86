package model

import "slices"

// A session that is like no other starts at 10:00 and lasts two hours, until
// somebody says otherwise.
const (
	firstStart  = Clock(10 * 60)
	firstLength = 120
)

// FirstTimes are when a session that has no times yet is to start and how many
// minutes it is to last, by the programme in the order of its starts. It starts as
// the last with its title, else the last of its kind. It lasts as the last with its
// title, else as its agenda, else as the last of its kind, else of its mode; never
// less than its agenda.
func FirstTimes(s Session, programme []Session) (at Clock, minutes int) {
	last := func(like func(Session) bool) (Session, bool) {
		for _, other := range slices.Backward(programme) {
			if other.ID != s.ID && other.Start != "" && other.End != "" && like(other) {
				return other, true
			}
		}
		return Session{}, false
	}
	length := func(v Session) int { return int(v.EndTime().Sub(v.StartTime()).Minutes()) }
	agenda := AgendaMinutes(s.Agenda)
	same, named := last(func(o Session) bool { return Fold(o.Title) == Fold(s.Title) })
	alike, ofKind := last(func(o Session) bool { return s.Kind != "" && Fold(o.Kind) == Fold(s.Kind) })
	at = firstStart
	switch {
	case named:
		at = same.Start.Clock()
	case ofKind:
		at = alike.Start.Clock()
	}
	switch {
	case named:
		return at, max(length(same), agenda)
	case agenda > 0:
		return at, agenda
	case ofKind:
		return at, length(alike)
	}
	if v, ok := last(func(o Session) bool { return o.Mode == s.Mode }); ok {
		return at, length(v)
	}
	return at, firstLength
}

package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Place says which places of a session a person takes or waits for: online or
// in person. At a hybrid session it is in person until they said otherwise, as
// those places are the ones that run out.
func (p Participation) Place(session Mode) Mode {
	switch {
	case session != Hybrid:
		return session
	case p.ModeWanted == Online:
		return Online
	}
	return InPerson
}

// CapacityFor is how many places of one mode a session has: its own number, in
// person else the venue's; 0 when there is no limit or none is known.
func (s Session) CapacityFor(mode Mode, venue *Venue) int {
	switch {
	case mode == Online:
		return s.OnlineCapacity
	case s.Capacity > 0 || venue == nil:
		return s.Capacity
	}
	return venue.Capacity
}

// Places counts the places of one mode of a session.
type Places struct {
	Mode      Mode
	Capacity  int // 0 = no limit
	Accepted  int
	Tentative int
	Waiting   int
}

// PlacesOf counts the places of each mode of a session, in person first.
func PlacesOf(s Session, venue *Venue, people []Participation) []Places {
	modes := []Mode{s.Mode}
	if s.Mode == Hybrid {
		modes = []Mode{InPerson, Online}
	}
	all := make([]Places, len(modes))
	for i, mode := range modes {
		all[i] = Places{Mode: mode, Capacity: s.CapacityFor(mode, venue)}
		for _, p := range people {
			if p.Place(s.Mode) == mode {
				all[i].count(p.Reply)
			}
		}
	}
	return all
}

func (p *Places) count(r Reply) {
	switch r {
	case Accepted:
		p.Accepted++
	case Tentative:
		p.Tentative++
	case Waitlisted:
		p.Waiting++
	}
}

// Over is how many more accepted than there are places.
func (p Places) Over() int {
	if p.Capacity == 0 {
		return 0
	}
	return max(p.Accepted-p.Capacity, 0)
}

// Free reports whether one more may accept without going over.
func (p Places) Free() bool { return p.Capacity == 0 || p.Accepted < p.Capacity }

// Warning says that more accepted, or may, than there are places; "" when all
// is well. It warns; it never refuses.
func (p Places) Warning() string {
	where := "the room holds"
	if p.Mode == Online {
		where = "online there are places for"
	}
	switch likely := p.Accepted + p.Tentative; {
	case p.Capacity == 0:
		return ""
	case p.Over() > 0:
		if p.Mode == Online {
			return fmt.Sprintf("%d more accepted than there are places online (%d)", p.Over(), p.Capacity)
		}
		return fmt.Sprintf("%d more accepted than the room holds (%d)", p.Over(), p.Capacity)
	case likely > p.Capacity:
		return fmt.Sprintf("%d accepted or tentative, %s %d", likely, where, p.Capacity)
	}
	return ""
}

// Line is the count in words: "In person: 12 of 20 places taken, 2 waiting".
func (p Places) Line() string {
	taken := Count(p.Accepted, "place", "places") + " taken"
	if p.Capacity > 0 {
		taken = fmt.Sprintf("%d of %s taken", p.Accepted, Count(p.Capacity, "place", "places"))
	}
	if p.Waiting > 0 {
		taken += fmt.Sprintf(", %d waiting", p.Waiting)
	}
	if p.Mode == Online {
		return "Online: " + taken
	}
	return "In person: " + taken
}

// NumberWaiting numbers those who wait for a place of a session from 1 without
// gaps, each mode by itself, in the order they have; who has no number yet comes
// last, the earlier reply first. Everyone else gets 0.
func NumberWaiting(session Mode, people []*Participation) {
	queues := map[Mode][]*Participation{}
	for _, p := range people {
		if p.Reply != Waitlisted {
			p.Waiting = 0
			continue
		}
		mode := p.Place(session)
		queues[mode] = append(queues[mode], p)
	}
	for _, queue := range queues {
		slices.SortFunc(queue, func(a, b *Participation) int {
			if (a.Waiting == 0) != (b.Waiting == 0) {
				return cmp.Compare(b.Waiting, a.Waiting)
			}
			return cmp.Or(cmp.Compare(a.Waiting, b.Waiting), a.Replied.Compare(b.Replied), cmp.Compare(a.ID, b.ID))
		})
		for i, p := range queue {
			p.Waiting = i + 1
		}
	}
}

// MoveWaiting moves the person of a participation by so many places on the
// waiting list they are on, as far as it goes. It reports whether anything
// changed; the list must be numbered.
func MoveWaiting(session Mode, people []*Participation, id ID, by int) bool {
	var queue []*Participation
	var moved *Participation
	for _, p := range people {
		if p.ID == id && p.Reply == Waitlisted {
			moved = p
		}
	}
	if moved == nil {
		return false
	}
	for _, p := range people {
		if p.Reply == Waitlisted && p.Place(session) == moved.Place(session) {
			queue = append(queue, p)
		}
	}
	from, to := moved.Waiting, min(max(moved.Waiting+by, 1), len(queue))
	for _, p := range queue {
		switch {
		case p == moved:
			p.Waiting = to
		case p.Waiting > from && p.Waiting <= to:
			p.Waiting--
		case p.Waiting < from && p.Waiting >= to:
			p.Waiting++
		}
	}
	return from != to
}

// Ordinal writes a place in a list as "1st".
func Ordinal(n int) string {
	ending := "th"
	if tens := n / 10 % 10; tens != 1 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, ending)
}

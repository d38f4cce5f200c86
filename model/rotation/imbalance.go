package rotation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"convenor/model"
)

// The thresholds of what is called out of balance; docs/planning.md states them.
const (
	fewTurns    = 3  // with fewer sessions held, nothing is said
	fewPeople   = 5  // who are fewer are not spoken of: too few to tell
	placeMonths = 12 // a district or a sector waits long after so many months
	bandMonths  = 6  // so does a time band or a mode
	lastTurns   = 10 // the last sessions that are looked at for one that has nearly all
	leastOfLast = 5  // and how many there must be
	nearlyAll   = 80 // per cent of them
)

// Imbalance is one thing out of balance, in a sentence.
type Imbalance struct {
	Dimension Dimension
	ID        model.ID // the entry that waits, or that has nearly all the turns
	Words     string
	People    int // whom it concerns
	Waited    int // days
}

// Imbalances returns what is out of balance, what concerns most people first.
func (l *Ledger) Imbalances() []Imbalance {
	if l.HeldTurns() < fewTurns {
		return nil
	}
	var all []Imbalance
	for _, d := range Dimensions {
		rows := l.Rows(d, 0)
		if d == Venue {
			all = append(all, l.oneVenue(rows)...)
			continue
		}
		wait := 0
		for _, r := range rows {
			if l.waitsLong(r) {
				wait++
				all = append(all, Imbalance{d, r.ID, l.waitWords(r), r.People, r.Waited})
			}
		}
		if wait < inUse(rows)-1 { // else it is said already
			all = append(all, l.nearlyAll(d, rows)...)
		}
	}
	slices.SortStableFunc(all, func(a, b Imbalance) int {
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(b.Waited, a.Waited))
	})
	return all
}

// waitsLong reports whether an entry that enough people belong to never had a turn or
// waits for long, and none is announced.
func (l *Ledger) waitsLong(r Row) bool {
	if r.ID == "" || r.Retired || r.People < fewPeople || r.ToCome > 0 {
		return false
	}
	months := placeMonths
	if r.Dimension == Band || r.Dimension == Mode {
		months = bandMonths
	} else if l.placedTurns() < fewTurns {
		return false
	}
	return r.Never() || r.Last <= l.today.AddMonths(-months)
}

// placedTurns is how many of the sessions held were in a place.
func (l *Ledger) placedTurns() (n int) {
	for _, t := range l.turns {
		if t.Mark == Held && t.Mode != model.Online {
			n++
		}
	}
	return n
}

func (l *Ledger) waitWords(r Row) string {
	since := "since " + r.Last.Time().Format("January 2006")
	can := model.Count(r.People, "person", "people") + " can come"
	words := ""
	switch {
	case r.Dimension == District && r.Never():
		words = fmt.Sprintf("%s has %s and has never hosted", r.Name, contacts(r.People))
	case r.Dimension == District:
		words = fmt.Sprintf("%s has %s and has not hosted %s", r.Name, contacts(r.People), since)
	case r.Dimension == Sector && r.Never():
		words = fmt.Sprintf("The sector “%s” has %s and has never hosted", r.Name, contacts(r.People))
	case r.Dimension == Sector:
		words = fmt.Sprintf("The sector “%s” has %s and has not hosted %s", r.Name, contacts(r.People), since)
	case r.Dimension == Mode && r.Never():
		words = fmt.Sprintf("No session has been %s; %s that way", lower(r.Name), can)
	case r.Dimension == Mode:
		words = fmt.Sprintf("No session has been %s %s; %s that way", lower(r.Name), since, can)
	case r.Never():
		words = fmt.Sprintf("No session has been in “%s”, when %s", r.Name, can)
	default:
		words = fmt.Sprintf("No session has been in “%s” %s, when %s", r.Name, since, can)
	}
	return words + l.ideaWords(r) + "."
}

// ideaWords says that something to come, though not announced, would settle it.
func (l *Ledger) ideaWords(r Row) string {
	for _, t := range r.Turns {
		what := "idea"
		switch {
		case t.Mark == Proposed:
			what = "proposal"
		case t.Mark != Idea:
			continue
		}
		if t.Day() == "" {
			return fmt.Sprintf("; the %s “%s” would settle it, but has no date", what, t.Title)
		}
		return fmt.Sprintf("; the %s “%s” would settle it on %s", what, t.Title, t.Day().Long())
	}
	return ""
}

// nearlyAll finds an entry that had nearly all of the last turns to itself. It concerns
// those who are elsewhere, or cannot come then.
func (l *Ledger) nearlyAll(d Dimension, rows []Row) []Imbalance {
	last := l.lastOf(d)
	if len(last) < leastOfLast {
		return nil
	}
	for _, r := range rows {
		at, n := entryOf(l.entries[d], r.ID), 0
		for _, t := range last {
			if slices.Equal(t.at[d], []int{at}) {
				n++
			}
		}
		others := l.others(d, at)
		if r.ID == "" || n*100 < nearlyAll*len(last) || others < fewPeople {
			continue
		}
		return []Imbalance{{d, r.ID, nearlyAllWords(r, n, len(last), others), others, 0}}
	}
	return nil
}

// inUse is how many entries could have a turn next.
func inUse(rows []Row) (n int) {
	for _, r := range rows {
		if r.ID != "" && !r.Retired {
			n++
		}
	}
	return n
}

// lastOf returns the last turns held that were a turn of somebody in the dimension.
func (l *Ledger) lastOf(d Dimension) (last []Turn) {
	for _, t := range slices.Backward(l.turns) {
		if t.Mark == Held && len(t.at[d]) > 0 && len(last) < lastTurns {
			last = append(last, t)
		}
	}
	return last
}

// others is how many people can come, but said that they cannot in this entry; or who
// are contacts of another, when that is more than one in five.
func (l *Ledger) others(d Dimension, at int) (n int) {
	all := 0
	for _, p := range l.in.People {
		members := l.members(d, p)
		if len(members) == 0 || l.entries[d][members[0]].ID == "" {
			continue // not known
		}
		all += p.N
		switch {
		case slices.Contains(members, at):
		case d == Mode || d == Band:
			if cannotCome(d, at, p.CanInBands) {
				n += p.N
			}
		default:
			n += p.N
		}
	}
	if (d == District || d == Sector) && n*100 <= (100-nearlyAll)*all {
		return 0 // nearly everyone is there
	}
	return n
}

// cannotCome reports whether somebody said no, and nothing else, to the bands of a mode
// or the modes of a band.
func cannotCome(d Dimension, entry int, can string) bool {
	no := false
	for i := range len(can) {
		if d == Mode && i%2 == entry || d == Band && i/2 == entry {
			if can[i] == '+' {
				return false
			}
			no = no || can[i] == '-'
		}
	}
	return no
}

func nearlyAllWords(r Row, n, of, others int) string {
	share := fmt.Sprintf("%d of the last %d sessions", n, of)
	if n == of {
		share = fmt.Sprintf("All of the last %d sessions", of)
	}
	switch r.Dimension {
	case Mode:
		other := modes[0]
		if r.ID == other.ID {
			other = modes[1]
		}
		return fmt.Sprintf("%s were %s; %s can come only %s.", share, lower(r.Name), people(others), lower(other.Name))
	case Band:
		return fmt.Sprintf("%s were in “%s”; %s can come only at other times.", share, r.Name, people(others))
	case Sector:
		return fmt.Sprintf("%s in a room were hosted by “%s”; %s are in other sectors.", share, r.Name, contacts(others))
	}
	return fmt.Sprintf("%s in a room were in %s; %s are in other districts.", share, r.Name, contacts(others))
}

// oneVenue finds districts with several venues, all of whose turns, at least three in the
// last two years, were at one of them.
func (l *Ledger) oneVenue(rows []Row) (all []Imbalance) {
	since := l.Since(24)
	for _, d := range l.Rows(District, 24) {
		var used, free []string
		var busiest Row
		for _, r := range rows {
			if d.ID == "" || r.ID == "" || l.in.Venues[entryOf(l.entries[Venue], r.ID)].District != d.ID {
				continue
			}
			switch {
			case r.Last >= since && r.Last != "":
				used, busiest = append(used, r.Name), r
			case !r.Retired && r.ToCome == 0:
				free = append(free, r.Name)
			}
		}
		if len(used) == 1 && len(free) > 0 && d.Times >= fewTurns && d.People >= fewPeople {
			words := fmt.Sprintf("All %d sessions in %s since %s were at %s; %s had none.", d.Times, d.Name, since.Time().Format("January 2006"), used[0], list(free))
			all = append(all, Imbalance{Venue, busiest.ID, words, d.People, 0})
		}
	}
	return all
}

// list writes names as a sentence does, at most three of them.
func list(names []string) string {
	if n := len(names); n > 3 {
		return strings.Join(names[:2], ", ") + " and " + model.Count(n-2, "other venue", "other venues")
	} else if n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return names[0]
}

func contacts(n int) string { return model.Count(n, "contact", "contacts") }

func people(n int) string { return model.Count(n, "person", "people") }

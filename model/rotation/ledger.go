package rotation

import (
	"slices"
	"strings"
	"time"

	"convenor/model"
	"convenor/model/place"
)

// Input is what the ledger is made from.
type Input struct {
	Now        time.Time // in the community's zone
	Categories []model.Category
	Venues     []VenueAt
	Districts  map[model.ID]place.Place // the middle of each
	Sessions   []Session
	People     []People // who has not left
}

// VenueAt is a venue as the ledger needs it.
type VenueAt struct {
	ID       model.ID
	Name     string
	District model.ID
	Sector   model.ID // of the organisation that hosts
	Place    place.Place
	Retired  bool
}

// Session is a session as the ledger needs it.
type Session struct {
	ID         model.ID
	Title      string
	Mode       model.Mode
	State      model.State
	Start, End model.LocalTime // in Zone
	Zone       string
	Venue      model.ID
	Proposed   bool // by the planner; it is in no file yet
}

// Mark is what a session is to the ledger.
type Mark int

// The marks, the weakest first. Cancelled sessions and ideas whose day went by have none.
const (
	None     Mark = iota
	Proposed      // by the planner
	Idea          // with or without a date
	ToCome        // announced: save the date or confirmed
	Held          // held, or announced and over: nobody called it off
)

// Word is the mark in a sentence.
func (m Mark) Word() string {
	return [...]string{"", "proposed", "an idea", "to come", "held"}[m]
}

// Turn is a session with its mark.
type Turn struct {
	Session
	Mark      Mark
	VenueName string
	at        map[Dimension][]int // the entries whose turn it is
}

// Day is the day of the turn where it is held; "" while it has none.
func (t Turn) Day() model.Date { return t.Start.Date() }

// Ledger tells whose turn it is. Make it with New; it does not change.
type Ledger struct {
	in      Input
	today   model.Date
	turns   []Turn // by start, those without a date last
	entries map[Dimension][]Entry
	reach   reach
}

// New makes the ledger.
func New(in Input) *Ledger {
	l := &Ledger{in: in, today: model.DateOf(in.Now), entries: map[Dimension][]Entry{}}
	for _, d := range Dimensions {
		l.entries[d] = in.entries(d)
	}
	l.reach = newReach(in)
	l.take(in.Sessions)
	return l
}

// With is the ledger as it would be if these sessions were in the programme too.
func (l *Ledger) With(more ...Session) *Ledger {
	with := *l
	with.take(append(slices.Clone(l.in.Sessions), more...))
	return &with
}

// Today is the day the ledger was made on.
func (l *Ledger) Today() model.Date { return l.today }

// Turns is every session that has a mark, by start, those without a date last.
func (l *Ledger) Turns() []Turn { return l.turns }

// HeldTurns is how many sessions were held so far.
func (l *Ledger) HeldTurns() (n int) {
	for _, t := range l.turns {
		if t.Mark == Held {
			n++
		}
	}
	return n
}

// Began is the day of the first session that was held, since when whatever never had a
// turn waits; "" when none was.
func (l *Ledger) Began() model.Date {
	for _, t := range l.turns {
		if t.Mark == Held {
			return t.Day()
		}
	}
	return ""
}

func (l *Ledger) take(sessions []Session) {
	l.turns = nil
	venues := map[model.ID]VenueAt{}
	for _, v := range l.in.Venues {
		venues[v.ID] = v
	}
	index := map[Dimension]map[model.ID]int{}
	for _, d := range Dimensions {
		index[d] = map[model.ID]int{}
		for i, e := range l.entries[d] {
			index[d][e.ID] = i
		}
	}
	bands := byUse(l.in.Categories)
	for _, s := range sessions {
		mark := markOf(s, l.in.Now)
		if mark == None {
			continue
		}
		v := venues[s.Venue]
		t := Turn{Session: s, Mark: mark, VenueName: v.Name, at: map[Dimension][]int{}}
		for d, ids := range entriesOf(s, v, bands) {
			for _, id := range ids {
				at, ok := index[d][id]
				if !ok {
					at = len(l.entries[d]) - 1 // what is not known any more
				}
				t.at[d] = append(t.at[d], at)
			}
		}
		l.turns = append(l.turns, t)
	}
	slices.SortStableFunc(l.turns, func(a, b Turn) int {
		if (a.Start == "") != (b.Start == "") {
			return strings.Compare(string(b.Start), string(a.Start))
		}
		return strings.Compare(string(a.Start), string(b.Start))
	})
}

// byUse is the time bands, those still in use first: they decide.
func byUse(categories []model.Category) []model.Category {
	bands := slices.Clone(categories)
	slices.SortStableFunc(bands, func(a, b model.Category) int {
		switch {
		case a.Retired == b.Retired:
			return 0
		case b.Retired:
			return -1
		}
		return 1
	})
	return bands
}

// markOf is what a session is to the ledger now.
func markOf(s Session, now time.Time) Mark {
	over := s.Start != "" && now.After(model.Session{Start: s.Start, End: s.End, Zone: s.Zone}.EndTime())
	switch {
	case s.State == model.Cancelled:
		return None
	case s.State == model.Held && s.Start != "":
		return Held
	case s.State == model.Held:
		return None
	case s.Proposed:
		return Proposed
	case s.State == model.Idea && over:
		return None
	case s.State == model.Idea:
		return Idea
	case over:
		return Held
	}
	return ToCome
}

// entriesOf says whose turn a session is. One that is online is no turn of a place; a
// hybrid one is a turn of both modes. The time band is that of its local start, wherever
// it ends and whatever the clocks do meanwhile (read in UTC, a wall time is itself); without
// a date it has none.
func entriesOf(s Session, v VenueAt, bands []model.Category) map[Dimension][]model.ID {
	of := map[Dimension][]model.ID{}
	if s.Mode != model.Online {
		of[Mode] = append(of[Mode], model.ID(model.InPerson))
		of[Venue], of[District], of[Sector] = []model.ID{v.ID}, []model.ID{v.District}, []model.ID{v.Sector}
	}
	if s.Mode != model.InPerson {
		of[Mode] = append(of[Mode], model.ID(model.Online))
	}
	if s.Start != "" {
		of[Band] = []model.ID{model.BandOf(bands, s.Start.In("UTC"))}
	}
	return of
}

package plan

import (
	"slices"
	"time"

	"convenor/model"
)

func minutesOf(n int) time.Duration { return time.Duration(n) * time.Minute }

// state is a programme in the making: the announced sessions, then one for
// each position, or none.
type state struct {
	p  *problem
	at []placed
}

func (p *problem) newState() *state {
	s := &state{p: p, at: slices.Clone(p.fixedAt)}
	for range p.positions {
		s.at = append(s.at, nowhere)
	}
	return s
}

// slot is the index in at of a position.
func (s *state) slot(position int) int { return len(s.p.fixed) + position }

func (s *state) clone() *state { return &state{s.p, slices.Clone(s.at)} }

// cost is what the sessions cost: announced ones by what they say.
func (s *state) cost() (sum model.Money) {
	for i, at := range s.at {
		if i < len(s.p.fixed) {
			sum += s.p.fixed[i].Cost
		} else if at.kind >= 0 {
			sum += s.p.kinds[at.kind].cost
		}
	}
	return sum
}

// missing is how many positions are empty.
func (s *state) missing() (n int) {
	for _, at := range s.at {
		if at.kind < 0 {
			n++
		}
	}
	return n
}

// mayBe reports whether a mode may be on a day beside the other sessions:
// never two on one day, and the gaps that are wished.
func (s *state) mayBe(slot int, day int32, mode model.Mode) bool {
	for i, at := range s.at {
		if i == slot || at.kind < 0 {
			continue
		}
		apart := int(abs(at.day - day))
		if apart < max(1, s.p.w.GapAny) || apart < s.p.w.GapSame && together(mode, s.p.kinds[at.kind].mode) {
			return false
		}
	}
	return true
}

// again reports whether the venue was used by the session in person before the
// day, or will be by the next.
func (s *state) again(slot int, day int32, venue int) bool {
	if s.p.w.SameVenue || venue < 0 {
		return false
	}
	before, after := placed{kind: -1, day: -1}, nowhere
	for i, at := range s.at {
		if i == slot || at.kind < 0 || s.p.kinds[at.kind].mode == model.Online {
			continue
		}
		if at.day <= day && at.day > before.day {
			before = at
		}
		if at.day > day && (after.kind < 0 || at.day < after.day) {
			after = at
		}
	}
	if before.kind < 0 {
		if s.p.lastVenue == venue {
			return true
		}
	} else if s.p.kinds[before.kind].venue == venue {
		return true
	}
	return after.kind >= 0 && s.p.kinds[after.kind].venue == venue
}

// spare is what a position may cost so that the other empty ones can still be
// paid for; ok is false when the budget is not limited.
func (s *state) spare(slot int) (left model.Money, ok bool) {
	if s.p.w.Budget == nil {
		return 0, false
	}
	left = *s.p.w.Budget - s.cost()
	if own := s.at[slot].kind; own >= 0 {
		left += s.p.kinds[own].cost
	}
	for i := range s.p.positions {
		if slot != s.slot(i) && s.at[s.slot(i)].kind < 0 {
			cheapest, _ := s.p.cheapest(&s.p.positions[i])
			left -= cheapest
		}
	}
	return left, true
}

// cheapest is the least that a session at a position can cost; ok is false
// when there can be none.
func (p *problem) cheapest(at *position) (least model.Money, ok bool) {
	for _, kinds := range at.kinds {
		for _, k := range kinds {
			if cost := p.kinds[k].cost; !ok || cost < least {
				least, ok = cost, true
			}
		}
	}
	return least, ok
}

// tooLong is by how many days the gaps between sessions are longer than is wished, each
// squared, in all: so one that is much too long is worse than several that are a little.
func (s *state) tooLong() (n int) {
	if s.p.w.GapMost <= 0 {
		return 0
	}
	days := make([]int32, 0, len(s.at))
	for _, at := range s.at {
		if at.kind >= 0 {
			days = append(days, at.day)
		}
	}
	slices.Sort(days)
	for i := 1; i < len(days); i++ {
		over := max(0, int(days[i]-days[i-1])-s.p.w.GapMost)
		n += over * over
	}
	return n
}

// shortOf counts the sessions that the musts lack.
func (s *state) shortOf() (n int) {
	for _, m := range s.p.w.Musts {
		have := 0
		for _, at := range s.at {
			if at.kind >= 0 && s.p.meets(m, &s.p.kinds[at.kind]) {
				have++
			}
		}
		n += max(0, m.Sessions-have)
	}
	return n
}

// meets reports whether a session of the kind counts for a must. A hybrid one
// is in person and online.
func (p *problem) meets(m Must, k *kind) bool {
	switch {
	case m.Mode != "" && m.Mode != k.mode && k.mode != model.Hybrid:
		return false
	case m.Band != "" && (k.band < 0 || p.bands[k.band].ID != m.Band):
		return false
	case m.District != "" && (k.venue < 0 || p.in.Venues[k.venue].District != m.District):
		return false
	}
	return m.Venue == "" || k.venue >= 0 && p.in.Venues[k.venue].ID == m.Venue
}

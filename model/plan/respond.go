package plan

import (
	"cmp"
	"slices"

	"convenor/model"
)

// responder finds the best session for one position while the others stay.
type responder struct {
	p       *problem
	c       *counter
	found   []found
	scratch []int32
	shares  []int32
}

// found is a kind that a position may have, and what it brings.
type found struct {
	kind          int32
	day           int32
	broken        int
	once, several int64 // in thousandths
	uneven        int64
	waiting       int64
	travel        int64
	off           int64
}

func (p *problem) newResponder() *responder { return &responder{p: p, c: p.newCounter()} }

// respond puts the best session there is at a position, of the kinds of only
// when it is not nil, and reports whether one fits. The parts of the score are
// compared in their order, and each is counted only for the kinds that are
// equal in those before. An equally good later kind never displaces an earlier.
func (r *responder) respond(s *state, position int, only []int32) bool {
	at, slot := &r.p.positions[position], s.slot(position)
	r.gather(s, at, slot, only)
	s.at[slot] = nowhere
	if len(r.found) == 0 {
		return false
	}
	r.c.without(s, slot)
	for i := range r.found {
		f := &r.found[i]
		f.once, f.several = r.c.sums(&r.p.kinds[f.kind])
	}
	r.keep(func(a, b *found) int {
		return cmp.Or(cmp.Compare(b.broken, a.broken), cmp.Compare(a.once/1000, b.once/1000), cmp.Compare(a.several/1000, b.several/1000))
	})
	r.keepFairest()
	r.keepLast(s)
	s.at[slot] = placed{r.found[0].kind, r.found[0].day}
	return true
}

// gather lists the kinds that fit, each on its best day.
func (r *responder) gather(s *state, at *position, slot int, only []int32) {
	r.found = r.found[:0]
	mode := r.p.w.Rhythms[at.rhythm].Mode
	free := make([][]int32, len(r.p.bands)) // days by band, the nearest the middle first
	last, may := int32(-1), false
	for _, w := range at.whens {
		if w.day != last {
			last, may = w.day, s.mayBe(slot, w.day, mode)
		}
		if may {
			free[w.band] = append(free[w.band], w.day)
		}
	}
	left, limited := s.spare(slot)
	s.at[slot] = nowhere
	turns := r.p.newWaits(s.at)
	for band, days := range free {
		if len(days) == 0 {
			continue
		}
		for _, k := range at.kinds[band] {
			if only != nil && !slices.Contains(only, k) || limited && r.p.kinds[k].cost > left {
				continue
			}
			if f, ok := r.bestDay(s, at, slot, k, days, turns); ok {
				r.found = append(r.found, f)
			}
		}
	}
}

// bestDay finds the day of a kind that leaves the fewest gaps too long, then
// lies within a week of the middle, shortens the waiting most, and suits best.
func (r *responder) bestDay(s *state, at *position, slot int, k int32, days []int32, turns *waits) (best found, ok bool) {
	kind := &r.p.kinds[k]
	resting := s.newRests(slot, k, days)
	simple := r.p.w.GapMost <= 0 && resting.even
	month, less := int32(-1), int64(0)
	short := 0
	if len(r.p.w.Musts) > 0 {
		s.at[slot] = placed{k, at.middle}
		short = s.shortOf()
		s.at[slot] = nowhere
	}
	for _, day := range days {
		weeks := int64(abs(day-at.middle)) / 7
		if ok && simple && weeks > best.uneven {
			break // the days come nearest first
		}
		if kind.venue >= 0 && s.again(slot, day, kind.venue) {
			continue
		}
		f := found{kind: k, day: day, broken: lost*short + resting.on(day), uneven: weeks, off: off(day, at.middle)}
		if r.p.w.GapMost > 0 {
			s.at[slot] = placed{k, day}
			f.broken += firm * s.tooLong()
			s.at[slot] = nowhere
		}
		if m := monthOf(day); m != month {
			month, less = m, turns.less(kind, m)
		}
		f.waiting = -less
		if !ok || cmp.Or(cmp.Compare(best.broken, f.broken), cmp.Compare(best.uneven, f.uneven), cmp.Compare(best.waiting, f.waiting), cmp.Compare(best.off, f.off)) > 0 {
			best, ok = f, true
		}
	}
	return best, ok
}

// keep keeps what is not worse than the best.
func (r *responder) keep(compare func(a, b *found) int) {
	best := 0
	for i := 1; i < len(r.found); i++ {
		if compare(&r.found[i], &r.found[best]) > 0 {
			best = i
		}
	}
	top := r.found[best]
	kept := r.found[:0]
	for i := range r.found {
		if f := r.found[i]; compare(&f, &top) == 0 {
			kept = append(kept, f)
		}
	}
	r.found = kept
}

// keepFairest keeps the kinds with the fairest shares.
func (r *responder) keepFairest() {
	if len(r.found) < 2 {
		return
	}
	kept := r.found[:0]
	for i := range r.found {
		f := r.found[i]
		r.scratch = r.c.shares(&r.p.kinds[f.kind], r.scratch)
		order := 1
		if i > 0 {
			order = slices.Compare(r.scratch, r.shares)
		}
		if order < 0 {
			continue
		}
		if order > 0 {
			kept = kept[:0]
			r.scratch, r.shares = r.shares, r.scratch
		}
		kept = append(kept, f)
	}
	r.found = kept
}

// keepLast decides between what is equal up to fairness.
func (r *responder) keepLast(s *state) {
	if len(r.found) < 2 {
		return
	}
	r.keep(func(a, b *found) int {
		return cmp.Or(cmp.Compare(b.uneven, a.uneven), cmp.Compare(b.waiting, a.waiting))
	})
	for i := range r.found {
		r.found[i].travel = r.c.travel(&r.p.kinds[r.found[i].kind])
	}
	cost := func(f *found) model.Money { return r.p.kinds[f.kind].cost }
	r.keep(func(a, b *found) int {
		return cmp.Or(cmp.Compare(b.travel, a.travel), cmp.Compare(cost(b), cost(a)), cmp.Compare(b.off, a.off))
	})
}

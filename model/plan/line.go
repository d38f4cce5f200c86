package plan

import "convenor/model"

// ends is the two cheapest ways for a line to have come to a day, with
// different venues last, and the cheapest of all kinds of them.
type ends struct {
	cost  [2]model.Money
	venue [2]int
	n     int
}

func (e *ends) offer(cost model.Money, venue int) {
	for i := range e.n {
		if e.venue[i] == venue {
			if cost < e.cost[i] {
				e.cost[i] = cost
				e.order()
			}
			return
		}
	}
	if e.n < 2 {
		e.cost[e.n], e.venue[e.n] = cost, venue
		e.n++
	} else if cost < e.cost[1] {
		e.cost[1], e.venue[1] = cost, venue
	}
	e.order()
}

func (e *ends) order() {
	if e.n == 2 && e.cost[1] < e.cost[0] {
		e.cost[0], e.cost[1] = e.cost[1], e.cost[0]
		e.venue[0], e.venue[1] = e.venue[1], e.venue[0]
	}
}

// cheapestLine is the least that sessions in all positions of one rhythm cost,
// with the gaps between them and no venue twice in a row; ok is false when
// there is no such choice. It goes from position to position and keeps, for
// each day, the two cheapest ways with different venues last: a third is never
// needed, as only one venue is forbidden next. Announced sessions and other
// rhythms are left out, and the longest gap only counts when no other session
// can lie between, so that what it rules out is impossible indeed.
func (p *problem) cheapestLine(line []*position) (model.Money, bool) {
	alone := len(p.w.Rhythms) == 1 && len(p.fixed) == 0
	first := ends{n: 1, venue: [2]int{-1, -1}}
	if alone && !p.w.SameVenue {
		first.venue[0] = p.lastVenue
	}
	var before map[int32]*ends
	for i, at := range line {
		now := map[int32]*ends{}
		last, from := int32(-1), first
		for _, w := range at.whens {
			if i > 0 && w.day != last {
				last, from = w.day, p.before(before, w.day, alone)
			}
			e := now[w.day]
			if e == nil {
				e = &ends{}
				now[w.day] = e
			}
			for _, k := range at.kinds[w.band] {
				kind := &p.kinds[k]
				if least, ok := from.besides(kind.venue, p.w.SameVenue); ok {
					e.offer(least+kind.cost, kind.venue)
				}
			}
		}
		before = now
	}
	var all ends
	for _, e := range before {
		all.merge(e)
	}
	return all.cost[0], all.n > 0
}

// before merges the ways to have come to any day that a session on day may
// follow.
func (p *problem) before(ways map[int32]*ends, day int32, alone bool) (merged ends) {
	apart := int32(max(1, p.w.GapAny, p.w.GapSame))
	for d, e := range ways {
		if day-d >= apart && (p.w.GapMost <= 0 || !alone || day-d <= int32(p.w.GapMost)) {
			merged.merge(e)
		}
	}
	return merged
}

func (e *ends) merge(other *ends) {
	for i := range other.n {
		e.offer(other.cost[i], other.venue[i])
	}
}

// besides is the least cost of the ways whose last venue is another.
func (e *ends) besides(venue int, same bool) (model.Money, bool) {
	for i := range e.n {
		if same || venue < 0 || e.venue[i] != venue {
			return e.cost[i], true
		}
	}
	return 0, false
}

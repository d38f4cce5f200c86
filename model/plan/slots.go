package plan

import (
	"cmp"
	"slices"

	"convenor/model"
)

// Alternative is another date, band or venue for one session.
type Alternative struct {
	Session Session
	Once    Reach // of the whole programme with it
	Several Reach
	Clashes []Clash // of this session, with indexes as after Move
}

// Alternatives are the n best other bands and venues for a session within its
// period of its rhythm, or the whole horizon when it is in none: each on the
// free day nearest to where the session is now, or failing that on the nearest
// day with what speaks against it. Those without a clash come first, then by
// who can make one session, several, the fairness of the shares, the waiting
// and the cost. There are none for an announced session.
func (b *Board) Alternatives(i, n int) []Alternative {
	if i < 0 || i >= len(b.all) || b.all[i].Fixed {
		return nil
	}
	p, now := b.p, b.all[i]
	others := &state{p: p, at: []placed{nowhere}}
	said := make([]int, len(p.people))
	var spent model.Money
	for j, d := range b.all {
		if j == i {
			continue
		}
		others.at = append(others.at, d.at)
		spent += d.Cost
		for q := range said {
			if p.canCome(q, p.kinds[d.at.kind].key).said {
				said[q]++
			}
		}
	}
	rhythm, period := p.around(now)
	c := p.newCounter()
	c.without(others, 0)
	turns := p.newWaits(others.at)
	var all []ranked
	for _, kinds := range period.kinds {
		for _, k := range kinds {
			day, free, ok := others.nearest(&period, k)
			kind := &p.kinds[k]
			free = free && (p.w.Budget == nil || spent+kind.cost <= *p.w.Budget)
			if !ok || k == now.at.kind && day == now.at.day {
				continue
			}
			r := ranked{at: placed{k, day}, free: free, waiting: -turns.less(kind, monthOf(day)), cost: kind.cost, shares: c.shares(kind, nil)}
			r.Once.Expected, r.Several.Expected = c.sums(kind)
			r.Session = p.session(r.at, rhythm, period.period)
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return a.against(&b) })
	all = all[:min(n, len(all))]
	found := make([]Alternative, len(all))
	for j, r := range all {
		r.Session.ID, r.Session.Title = now.ID, now.Title
		for q, n := range said {
			if p.canCome(q, p.kinds[r.at.kind].key).said {
				n++
			}
			if n >= 1 {
				r.Once.Said++
			}
			if n >= p.w.AtLeast {
				r.Several.Said++
			}
		}
		r.Clashes = b.clashesWith(i, r.Session)
		found[j] = r.Alternative
	}
	return found
}

type ranked struct {
	Alternative
	at      placed
	free    bool
	shares  []int32
	waiting int64
	cost    model.Money
}

// against is negative when a is the better alternative.
func (a *ranked) against(b *ranked) int {
	if a.free != b.free {
		if a.free {
			return -1
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(b.Once.Expected/1000, a.Once.Expected/1000),
		cmp.Compare(b.Several.Expected/1000, a.Several.Expected/1000),
		slices.Compare(b.shares, a.shares),
		cmp.Compare(a.waiting, b.waiting),
		cmp.Compare(a.cost, b.cost),
		cmp.Compare(a.Session.Start, b.Session.Start),
	)
}

// around is where another place for a session is looked for: its period, or the
// whole horizon when it is in none.
func (p *problem) around(now dated) (Rhythm, position) {
	rhythm := Rhythm{Mode: now.Mode, Every: 1, Unit: Months, Minutes: 60}
	if now.End > now.Start {
		rhythm.Minutes = int(now.End.In("UTC").Sub(now.Start.In("UTC")).Minutes())
	}
	period := position{from: p.from, to: p.to}
	if now.rhythm >= 0 {
		rhythm = p.w.Rhythms[now.rhythm]
		period = p.periods(rhythm)[now.period]
		period.period = now.period
	}
	period.middle = now.at.day
	period.kinds = p.permitted(rhythm)
	p.findWhens(&period, rhythm)
	return rhythm, period
}

// nearest is the day for a kind nearest the middle of a position: free of
// clashes when there is one, else with none of the gaps too short.
func (s *state) nearest(at *position, k int32) (day int32, free, ok bool) {
	kind := &s.p.kinds[k]
	apart := false
	for _, w := range at.whens {
		if w.band != kind.band {
			continue
		}
		may := s.mayBe(0, w.day, kind.mode)
		if may && !s.again(0, w.day, kind.venue) {
			return w.day, true, true
		}
		if !ok || may && !apart {
			day, ok, apart = w.day, true, may
		}
	}
	return day, false, ok
}

// clashesWith is the clashes of a session in the place of another.
func (b *Board) clashesWith(i int, to Session) (found []Clash) {
	trial := &Board{p: b.p, all: slices.Delete(slices.Clone(b.all), i, i+1)}
	index := trial.insert(to)
	for _, c := range b.p.clashes(trial.all) {
		if len(c.Sessions) == 0 || slices.Contains(c.Sessions, index) {
			found = append(found, c)
		}
	}
	return found
}

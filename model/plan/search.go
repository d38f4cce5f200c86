package plan

import (
	"context"
	"math/rand/v2"
	"slices"

	"convenor/model/plan/cover"
)

// search improves one programme step by step. A step is one position looked
// at anew; the number of steps, not the time, ends it.
type search struct {
	ctx     context.Context
	p       *problem
	r       *responder
	random  *rand.Rand
	best    *state
	value   score
	steps   int
	limit   int
	bounded int64 // people in thousandths, proven of every programme
	rested  int64 // the same of those in which no district hosts too soon
	proven  bool
	better  func()
	doing   func(done, of int)
}

func (s *search) stopped() bool { return s.steps >= s.limit || s.ctx.Err() != nil }

// step looks at one position anew.
func (s *search) step(at *state, position int, only []int32) bool {
	s.steps++
	if s.doing != nil && s.steps%32 == 0 {
		s.doing(min(s.steps, s.limit), s.limit)
	}
	return s.r.respond(at, position, only)
}

// begin makes a programme of the columns that cover the most: each position
// takes the best of those chosen for its rhythm and not yet placed, and any
// other when none fits.
func (s *search) begin(chosen [][]int32) *state {
	at := s.p.newState()
	for i := range s.p.positions {
		rhythm := s.p.positions[i].rhythm
		if s.step(at, i, slices.Clone(chosen[rhythm])) {
			k := at.at[at.slot(i)].kind
			chosen[rhythm] = slices.DeleteFunc(chosen[rhythm], func(c int32) bool { return c == k })
		} else {
			s.step(at, i, nil)
		}
	}
	return at
}

// offer takes a programme that is better than the best.
func (s *search) offer(at *state) bool {
	value := at.score()
	if s.best != nil && value.against(&s.value) <= 0 {
		return false
	}
	s.best, s.value = at.clone(), value
	if s.better != nil {
		s.better()
	}
	return true
}

// settle looks at all positions in turn, and at pairs that could change
// places, until nothing is better.
func (s *search) settle(at *state) {
	now := at.score()
	for !s.stopped() {
		before := slices.Clone(at.at)
		for _, i := range s.random.Perm(len(s.p.positions)) {
			if s.stopped() {
				break
			}
			s.step(at, i, nil)
		}
		if slices.Equal(before, at.at) && !s.exchange(at, &now) {
			return
		}
		now = at.score()
	}
}

// exchange gives two positions of one rhythm each the other’s kind, when that
// is better.
func (s *search) exchange(at *state, now *score) bool {
	*now = at.score()
	n := len(s.p.positions)
	start := s.random.IntN(max(1, n))
	for a := range n {
		i := (start + a) % n
		for j := i + 1; j < n && !s.stopped(); j++ {
			x, y := at.at[at.slot(i)], at.at[at.slot(j)]
			if s.p.positions[i].rhythm != s.p.positions[j].rhythm || x.kind == y.kind || x.kind < 0 || y.kind < 0 {
				continue
			}
			at.at[at.slot(i)], at.at[at.slot(j)] = nowhere, nowhere
			if s.step(at, i, []int32{y.kind}) && s.step(at, j, []int32{x.kind}) {
				if value := at.score(); value.against(now) > 0 {
					return true
				}
			}
			at.at[at.slot(i)], at.at[at.slot(j)] = x, y
		}
	}
	return false
}

// explore goes on from the best: it empties a few positions, fills them in
// another order, settles, and keeps what is better or as good.
func (s *search) explore() {
	at, value := s.best.clone(), s.value
	for n := len(s.p.positions); n > 1 && !s.stopped(); {
		trial := at.clone()
		order := s.random.Perm(n)[:min(n, 2+s.random.IntN(3))]
		for _, i := range order {
			trial.at[trial.slot(i)] = nowhere
		}
		for n, i := range order {
			s.refill(trial, i, n == 0)
		}
		s.settle(trial)
		if v := trial.score(); v.against(&value) >= 0 {
			at, value = trial, v
			s.offer(at)
		} else if s.random.IntN(8) == 0 {
			at, value = s.best.clone(), s.value
		}
	}
}

// refill fills a position; at random when wild, so that the search leaves the
// place where it is.
func (s *search) refill(at *state, i int, wild bool) {
	if wild {
		position := s.p.positions[i]
		if len(position.whens) > 0 {
			kinds := position.kinds[position.whens[s.random.IntN(len(position.whens))].band]
			if s.step(at, i, []int32{kinds[s.random.IntN(len(kinds))]}) {
				return
			}
		}
	}
	s.step(at, i, nil)
}

// covering is the question which kinds reach the most people, as the optimiser
// reads it: see docs/planning.md. Dates are left out of it, so that its bound
// holds for every programme. kinds says which kind each column is, and rhythms
// for which rhythm it stands.
type covering struct {
	problem cover.Problem
	kinds   []int32
	rhythms []int
}

// covering makes an element for each step of chance that somebody has: who can
// come to one session with 300 and to another with 1000 thousandths is two
// elements of 300 and 700, and the second session covers both. The weight
// covered is then the sum of everybody's best chance.
func (p *problem) covering() covering {
	var c covering
	picks := make([]int, len(p.w.Rhythms))
	used := make([]map[int32]bool, len(p.w.Rhythms))
	for i := range p.positions {
		at := &p.positions[i]
		if len(at.whens) == 0 {
			continue
		}
		picks[at.rhythm]++
		if used[at.rhythm] == nil {
			used[at.rhythm] = map[int32]bool{}
		}
		for _, w := range at.whens {
			for _, k := range at.kinds[w.band] {
				used[at.rhythm][k] = true
			}
		}
	}
	for r, kinds := range used {
		group := cover.Group{Pick: picks[r]}
		for k := range p.kinds {
			if kinds[int32(k)] {
				group.Columns = append(group.Columns, int32(len(c.kinds)))
				c.kinds, c.rhythms = append(c.kinds, int32(k)), append(c.rhythms, r)
			}
		}
		c.problem.Groups = append(c.problem.Groups, group)
	}
	for _, at := range p.fixedAt {
		c.problem.Fixed = append(c.problem.Fixed, int32(len(c.kinds)))
		c.kinds, c.rhythms = append(c.kinds, at.kind), append(c.rhythms, -1)
	}
	c.problem.Columns = make([][]int32, len(c.kinds))
	var levels []int16
	for j := range p.people {
		levels = levels[:0]
		for _, k := range c.kinds {
			if x := p.kinds[k].chance[j]; x > 0 && !slices.Contains(levels, x) {
				levels = append(levels, x)
			}
		}
		slices.Sort(levels)
		first, below := int32(c.problem.Elements), int16(0)
		for _, x := range levels {
			c.problem.Weights = append(c.problem.Weights, int64(x-below))
			below = x
		}
		c.problem.Elements += len(levels)
		for i, k := range c.kinds {
			for l, x := range levels {
				if p.kinds[k].chance[j] >= x {
					c.problem.Columns[i] = append(c.problem.Columns[i], first+int32(l))
				}
			}
		}
	}
	if c.problem.Weights == nil {
		c.problem.Weights = []int64{}
	}
	p.resting(&c)
	return c
}

// chosen is a solution as kinds by rhythm.
func (c covering) chosen(s cover.Solution, rhythms int) [][]int32 {
	kinds := make([][]int32, rhythms)
	for _, column := range s.Columns {
		r := c.rhythms[column]
		kinds[r] = append(kinds[r], c.kinds[column])
	}
	return kinds
}

package cover

import (
	"context"
	"fmt"
	"math/bits"
	"slices"
)

// Fair is a choice by how well each class of elements is covered.
type Fair struct {
	Columns []int32 // chosen from the groups, ascending; without the fixed ones
	Value   int64   // weight covered
	Covered []int64 // weight covered of each class
	Totals  []int64 // weight of each class
	Proven  bool    // no choice is fairer
	Steps   int     // moves and nodes until the search ended
}

// Share is the part of the class that is covered; 1 for a class of no weight.
func (f Fair) Share(class int) float64 {
	if f.Totals[class] == 0 {
		return 1
	}
	return float64(f.Covered[class]) / float64(f.Totals[class])
}

// Least is the class with the smallest share, -1 without classes.
func (f Fair) Least() int {
	least := -1
	for class := range f.Totals {
		if least < 0 || f.Share(class) < f.Share(least) {
			least = class
		}
	}
	return least
}

// Fairest searches for the choice whose smallest share is largest, among these
// the one whose second smallest is, and so on (leximin, Rawls 1971, Sen 1970),
// and among these the one that covers most. Class names the class of each
// element, 0 to classes-1, or -1 for none. It ends as Maximise does; better is
// called as Options.Better is, which is left alone.
func Fairest(ctx context.Context, p Problem, class []int32, classes int, o Options, better func(Fair)) (Fair, error) {
	if err := p.Check(); err != nil {
		return Fair{}, err
	}
	if len(class) != p.Elements {
		return Fair{}, fmt.Errorf("%w: classes of %d elements for %d", ErrProblem, len(class), p.Elements)
	}
	for e, d := range class {
		if d < -1 || int(d) >= classes {
			return Fair{}, fmt.Errorf("%w: element %d is of class %d of %d", ErrProblem, e, d, classes)
		}
	}
	f := newFairness(ctx, p, class, classes, o, better)
	f.state.Set(Greedy(p).Columns)
	f.offer()
	for moves := 50; !f.stopped && !f.proven; moves *= longer {
		f.climb(p.Groups, moves)
		f.prove(moves * 50) // a node is so much less work
	}
	fair := f.fair()
	fair.Steps = f.search.best.Steps
	return fair, nil
}

// fairness is one search for the fairest choice.
type fairness struct {
	search
	state  *State
	spare  *State
	class  []int32
	totals []int64
	best   standing
	chosen []int32
	proven bool
	better func(Fair)
	levels []fairLevel
	until  int // step at which the proof gives up
	short  bool
}

// standing is what a choice covers, compared by its shares.
type standing struct {
	covered []int64
	order   []int32 // classes with weight by share, the smallest first
	value   int64
}

func newFairness(ctx context.Context, p Problem, class []int32, classes int, o Options, better func(Fair)) *fairness {
	o.Better = nil
	s := NewState(p)
	f := &fairness{search: newSearch(ctx, o), state: s, spare: s.fresh(), class: class, totals: make([]int64, classes), better: better}
	for e, d := range class {
		if d >= 0 {
			f.totals[d] += s.weights[e]
		}
	}
	return f
}

// share compares a/m with b/n.
func share(a, m, b, n int64) int {
	xh, xl := bits.Mul64(uint64(a), uint64(n))
	yh, yl := bits.Mul64(uint64(b), uint64(m))
	switch {
	case xh < yh || xh == yh && xl < yl:
		return -1
	case xh == yh && xl == yl:
		return 0
	}
	return 1
}

// sort puts the order right.
func (f *fairness) sort(s *standing) {
	s.order = s.order[:0]
	for d, total := range f.totals {
		if total > 0 {
			s.order = append(s.order, int32(d))
		}
	}
	slices.SortFunc(s.order, func(a, b int32) int {
		if c := share(s.covered[a], f.totals[a], s.covered[b], f.totals[b]); c != 0 {
			return c
		}
		return int(a - b)
	})
}

// compare is above 0 when a is fairer than b.
func (f *fairness) compare(a, b *standing) int {
	for i, d := range a.order {
		e := b.order[i]
		if c := share(a.covered[d], f.totals[d], b.covered[e], f.totals[e]); c != 0 {
			return c
		}
	}
	return int(min(max(a.value-b.value, -1), 1))
}

// stand is the standing of the state.
func (f *fairness) stand(s *State) standing {
	now := standing{covered: make([]int64, len(f.totals)), value: s.value}
	for e, n := range s.count {
		if d := f.class[e]; n > 0 && d >= 0 {
			now.covered[d] += s.weights[e]
		}
	}
	f.sort(&now)
	return now
}

// offer takes what the state has chosen when it is fairer than the best.
func (f *fairness) offer() {
	now := f.stand(f.state)
	if f.best.covered != nil && f.compare(&now, &f.best) <= 0 {
		return
	}
	f.spare.Set(f.state.Columns())
	fill(f.spare)
	f.best, f.chosen = f.stand(f.spare), f.spare.Columns()
	if f.better != nil {
		f.better(f.fair())
	}
}

func (f *fairness) fair() Fair {
	return Fair{Columns: slices.Clone(f.chosen), Value: f.best.value, Covered: slices.Clone(f.best.covered), Totals: slices.Clone(f.totals),
		Proven: f.proven, Steps: f.search.best.Steps}
}

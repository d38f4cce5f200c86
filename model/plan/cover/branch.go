package cover

import (
	"math"
	"slices"
)

// candidates are the columns of one group that a node may still choose, and
// how many of them. Once they were picked by a score, the top of them are those
// in the bound.
type candidates struct {
	columns []int32
	pick    int
	top     int
}

func (a candidates) picked() []int32 { return a.columns[:a.top] }

// tree is the branch and bound: depth first, on one column in or out.
type tree struct {
	r      *run
	s      *State
	x      *relaxation
	levels [][]candidates // candidates of each depth
	whole  []candidates   // those of the root
	score  []float64      // gains as scores
	until  int            // work at which the search is to end
	open   int64          // largest bound of a node left unexplored
	short  bool           // the budget ran out
}

func newTree(r *run) *tree {
	t := &tree{r: r, s: r.state, x: newRelaxation(r.state), score: make([]float64, len(r.state.columns))}
	t.x.start(t.s)
	t.s.Clear()
	t.whole = make([]candidates, len(t.s.left))
	for c := range t.s.columns {
		if t.s.Fits(int32(c)) && t.s.Gain(int32(c)) > 0 {
			g := t.s.group[c]
			t.whole[g].columns = append(t.whole[g].columns, int32(c))
			t.whole[g].pick = t.s.left[g]
		}
	}
	return t
}

// root bounds the whole problem and drops columns that cannot be in a better
// choice; true when the best is proven.
func (t *tree) root(rounds int) bool {
	t.s.Clear()
	value := t.x.bound(t.whole, t.r.best.Value, rounds, t.r)
	t.r.bounded(whole(value))
	if !t.r.best.Proven {
		t.fix(t.whole, t.x.score, value, t.r.best.Value)
	}
	return t.r.best.Proven
}

// favoured is the tenth of each group, and four for each pick, that scores most
// in the bound: good choices are nearly always of these.
func (t *tree) favoured() []Group {
	groups := make([]Group, len(t.whole))
	for g, a := range t.whole {
		columns := slices.Clone(a.columns)
		k := min(len(columns), 4*min(a.pick, len(columns))+len(columns)/10)
		largest(columns, t.x.score, k)
		groups[g] = Group{Columns: columns[:k], Pick: a.pick}
	}
	return groups
}

// search explores nodes until so much work is done; true when the best is proven.
func (t *tree) search(work int) bool {
	t.s.Clear()
	if t.root(20) {
		return true
	}
	t.until, t.open, t.short = t.r.work+work, 0, false
	t.node(0, t.whole)
	t.s.Clear()
	if t.short || t.r.stopped {
		t.r.bounded(max(t.open, t.r.best.Value))
	} else {
		t.r.bounded(t.r.best.Value)
	}
	return t.r.best.Proven
}

// node explores what can be added to the state from the candidates.
func (t *tree) node(depth int, from []candidates) {
	alive := t.narrow(depth, from)
	bound := int64(math.MaxInt64)
	for {
		t.r.offer(t.s)
		quick, last := t.quick(alive)
		bound = min(bound, quick)
		if bound <= t.r.best.Value {
			return
		}
		if last >= 0 {
			t.s.Add(last)
			t.r.offer(t.s)
			t.s.Remove(last)
			return
		}
		if t.r.work > t.until || t.r.stopped {
			t.short, t.open = true, max(t.open, bound)
			return
		}
		value := t.x.bound(alive, t.r.best.Value, nodeRounds, t.r)
		if bound = min(bound, whole(value)); bound <= t.r.best.Value {
			return
		}
		t.fix(alive, t.x.score, value, t.r.best.Value)
		c, g := t.choose(alive)
		must := whole(value-t.x.score[c]+next(alive[g], t.x.score)) <= t.r.best.Value
		t.s.Add(c)
		t.node(depth+1, alive)
		t.s.Remove(c)
		if must {
			return
		}
		drop(&alive[g], c)
	}
}

const nodeRounds = 5

// narrow is what of the candidates still fits, in the memory of the depth.
func (t *tree) narrow(depth int, from []candidates) []candidates {
	if depth == len(t.levels) {
		t.levels = append(t.levels, make([]candidates, len(from)))
	}
	alive := t.levels[depth]
	for g := range from {
		alive[g].columns, alive[g].pick = alive[g].columns[:0], t.s.left[g]
		for _, c := range from[g].columns {
			if t.s.Fits(c) {
				alive[g].columns = append(alive[g].columns, c)
			}
		}
	}
	return alive
}

// quick bounds a node by the largest gains of each group (gains only shrink)
// and drops what that rules out. When one pick is left it names the best.
func (t *tree) quick(alive []candidates) (bound int64, last int32) {
	bound, last = t.s.value, -1
	picks := 0
	for g := range alive {
		kept := alive[g].columns[:0]
		for _, c := range alive[g].columns {
			t.r.work++
			if gain := t.s.Gain(c); gain > 0 {
				t.score[c] = float64(gain)
				kept = append(kept, c)
			}
		}
		alive[g].columns = kept
		t.x.pick(&alive[g], t.score)
		for _, c := range alive[g].picked() {
			bound += int64(t.score[c])
			last = c
		}
		picks += alive[g].top
	}
	if picks != 1 {
		last = -1
	}
	t.fix(alive, t.score, float64(bound), t.r.best.Value)
	return bound, last
}

// fix drops candidates that cannot be in a choice better than target: with one
// of them in the place of the least of those picked that it could take the place
// of, the bound is not above it.
func (t *tree) fix(alive []candidates, score []float64, bound float64, target int64) {
	for g := range alive {
		a := &alive[g]
		if a.top == len(a.columns) {
			continue
		}
		t.x.leastOf(*a, score)
		kept := a.picked()
		for _, c := range a.columns[a.top:] {
			if whole(bound-t.x.leastFor(c)+score[c]) > target {
				kept = append(kept, c)
			}
		}
		a.columns = kept
	}
}

// next is the largest score that is not picked, 0 when all are.
func next(a candidates, score []float64) float64 {
	largest := 0.0
	for _, c := range a.columns[a.top:] {
		largest = max(largest, score[c])
	}
	return largest
}

// choose is the picked candidate with the largest score, and its group.
func (t *tree) choose(alive []candidates) (column int32, group int) {
	column = -1
	for g, a := range alive {
		for _, c := range a.picked() {
			if column < 0 || t.x.score[c] > t.x.score[column] {
				column, group = c, g
			}
		}
	}
	return column, group
}

func drop(a *candidates, column int32) {
	a.columns = slices.DeleteFunc(a.columns, func(c int32) bool { return c == column })
}

package cover

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Bound is at least the value of every choice: the Lagrangian bound after the
// given rounds (some hundred come near to the linear program’s) or when the
// context ends. Conflicts are left out of it. The problem must be one that
// Check accepts.
func Bound(ctx context.Context, p Problem, rounds int) int64 {
	r := newRun(ctx, p, Options{Limit: rounds})
	first := Greedy(p)
	r.best.Bound = first.Bound
	r.state.Set(first.Columns)
	r.offer(r.state)
	newTree(r).root(rounds)
	return r.best.Bound
}

// relaxation prices each element at lambda, 0 to its weight. With x for
// columns and y for elements, the constraint y_e <= sum of x_c over e is moved
// into the objective; what is left falls apart into the best columns of each
// group by the sum of their prices, and whatever an element is worth above its
// price:
//
//	L(lambda) = sum_e (w_e - lambda_e) + sum_g the Pick largest sum_{e in c} lambda_e
//
// (as far as the limits let them in, each group by itself)
// over elements not yet covered, which is at least the best value for every
// lambda. Rounds of subgradient steps make it small (Held, Wolfe and Crowder
// 1974).
type relaxation struct {
	s       *State
	lambda  []float64 // lasting, from node to node
	price   []float64 // lambda where not covered, 0 where covered
	best    []float64 // the prices with the lowest bound
	score   []float64 // sum of prices of each column
	over    []float64 // picked columns over each element
	open    []int32   // elements not covered
	reach   []int32   // columns that could cover each
	skipped []int32   // columns that a limit leaves out
	used    []int     // of each limit, by the picked
	leastIn []float64 // the least score of the picked of each limit, and of all
	least   float64
	// entries is the length of the candidate columns together.
	entries int
}

func newRelaxation(s *State) *relaxation {
	n := len(s.count)
	x := &relaxation{s: s, lambda: make([]float64, n), price: make([]float64, n), best: make([]float64, n), score: make([]float64, len(s.columns)),
		over: make([]float64, n), reach: make([]int32, n), used: make([]int, len(s.room)), leastIn: make([]float64, len(s.room))}
	return x
}

// start sets the first prices from a good choice: high where it covers once or
// not at all, low where it covers more than it needs.
func (x *relaxation) start(s *State) {
	for e, w := range s.weights {
		x.lambda[e] = float64(w) / float64(max(1, s.count[e]))
	}
}

// whole is the largest whole number a bound stands for, with room for what
// adding up in floating point may have lost.
func whole(bound float64) int64 {
	return int64(math.Floor(bound + 1e-6 + 1e-9*math.Abs(bound)))
}

// bound improves the prices for some rounds and gives the lowest bound, with
// the scores that belong to it and the groups ordered by them: the first picks
// of each are those in the bound. It stops early when target is not exceeded.
func (x *relaxation) bound(alive []candidates, target int64, rounds int, r *run) float64 {
	x.prepare(alive)
	lowest, theta, idle := math.Inf(1), 1.0, 0
	for round := 0; ; round++ {
		value := x.evaluate(alive)
		r.work += x.entries
		if value < lowest-1e-9 {
			lowest, idle = value, 0
			copyAt(x.best, x.price, x.open)
		} else if idle++; idle >= 8 {
			theta, idle = theta*0.6, 0
			copyAt(x.price, x.best, x.open)
			x.evaluate(alive)
		}
		if whole(lowest) <= target || round >= rounds || theta < 1e-3 || !r.step() {
			break
		}
		if !x.descend(alive, theta*(lowest-float64(target))) {
			break
		}
	}
	copyAt(x.price, x.best, x.open)
	copyAt(x.lambda, x.best, x.open)
	if whole(lowest) > target {
		x.evaluate(alive)
	}
	return lowest
}

func copyAt(to, from []float64, at []int32) {
	for _, e := range at {
		to[e] = from[e]
	}
}

// prepare finds the open elements; one that no candidate covers is worth its
// price and no more.
func (x *relaxation) prepare(alive []candidates) {
	clear(x.reach)
	x.entries = len(x.s.count)
	for _, group := range alive {
		for _, c := range group.columns {
			x.entries += len(x.s.columns[c])
			for _, e := range x.s.columns[c] {
				x.reach[e]++
			}
		}
	}
	x.open = x.open[:0]
	for e, n := range x.s.count {
		x.price[e] = 0
		if n == 0 && x.reach[e] > 0 {
			x.open = append(x.open, int32(e))
			x.price[e] = x.lambda[e]
		}
	}
}

// evaluate is the bound at the prices.
func (x *relaxation) evaluate(alive []candidates) float64 {
	sum := float64(x.s.value)
	for _, e := range x.open {
		sum += float64(x.s.weights[e]) - x.price[e]
	}
	for g := range alive {
		group := &alive[g]
		for _, c := range group.columns {
			score := 0.0
			for _, e := range x.s.columns[c] {
				score += x.price[e]
			}
			x.score[c] = score
		}
		x.pick(group, x.score)
		for _, c := range group.picked() {
			sum += x.score[c]
		}
	}
	return sum
}

// pick puts those columns of a group first whose scores together are largest, as far
// as the limits let them in: of a partition matroid cut off at the group's pick the
// columns taken one after the other by their score (Edmonds 1971).
func (x *relaxation) pick(a *candidates, score []float64) {
	a.top = min(max(a.pick, 0), len(a.columns))
	largest(a.columns, score, a.top)
	if len(x.s.room) == 0 || x.within(a.columns[:a.top]) {
		return
	}
	slices.SortFunc(a.columns, func(b, c int32) int { return cmp.Or(cmp.Compare(score[c], score[b]), cmp.Compare(b, c)) })
	clear(x.used)
	x.skipped = x.skipped[:0]
	n := 0
	for i, c := range a.columns {
		if l := x.s.limit[c]; n == a.top {
			x.skipped = append(x.skipped, a.columns[i:]...)
			break
		} else if l >= 0 && x.used[l] >= x.s.room[l] {
			x.skipped = append(x.skipped, c)
			continue
		} else if l >= 0 {
			x.used[l]++
		}
		a.columns[n] = c
		n++
	}
	a.top = n
	copy(a.columns[n:], x.skipped)
}

// leastOf finds the least score of the picked, also of each limit that lets no more in.
func (x *relaxation) leastOf(a candidates, score []float64) {
	clear(x.used)
	x.least = math.Inf(1)
	for l := range x.leastIn {
		x.leastIn[l] = math.Inf(1)
	}
	for _, c := range a.picked() {
		x.least = min(x.least, score[c])
		if l := x.s.limitOf(c); l >= 0 {
			x.used[l]++
			x.leastIn[l] = min(x.leastIn[l], score[c])
		}
	}
}

// leastFor is the least score of a picked column that c could take the place of:
// one of its own limit when that lets no more in.
func (x *relaxation) leastFor(c int32) float64 {
	if l := x.s.limitOf(c); l >= 0 && x.used[l] >= x.s.room[l] {
		return x.leastIn[l]
	}
	return x.least
}

// within reports whether the limits let all of these in.
func (x *relaxation) within(columns []int32) bool {
	clear(x.used)
	for _, c := range columns {
		if l := x.s.limit[c]; l >= 0 {
			if x.used[l]++; x.used[l] > x.s.room[l] {
				return false
			}
		}
	}
	return true
}

// descend moves the prices against the subgradient; false when it is zero.
func (x *relaxation) descend(alive []candidates, gap float64) bool {
	for _, e := range x.open {
		x.over[e] = -1
	}
	for _, group := range alive {
		for _, c := range group.picked() {
			for _, e := range x.s.columns[c] {
				x.over[e]++
			}
		}
	}
	norm := 0.0
	for _, e := range x.open {
		if d := x.over[e]; d < 0 && x.price[e] >= float64(x.s.weights[e]) || d > 0 && x.price[e] <= 0 {
			x.over[e] = 0
		}
		norm += x.over[e] * x.over[e]
	}
	if norm == 0 {
		return false
	}
	step := gap / norm
	for _, e := range x.open {
		x.price[e] = min(max(x.price[e]-float64(step*x.over[e]), 0), float64(x.s.weights[e]))
	}
	return true
}

// largest reorders columns so that the k with the largest scores come first.
func largest(columns []int32, score []float64, k int) {
	lo, hi := 0, len(columns)-1
	for k > 0 && k < len(columns) && lo < hi {
		pivot := score[columns[(lo+hi)/2]]
		i, j := lo, hi
		for i <= j {
			for score[columns[i]] > pivot {
				i++
			}
			for score[columns[j]] < pivot {
				j--
			}
			if i <= j {
				columns[i], columns[j] = columns[j], columns[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case k-1 <= j:
			hi = j
		case k-1 >= i:
			lo = i
		default:
			return
		}
	}
}

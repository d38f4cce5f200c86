package cover

import (
	"math"
	"slices"
)

// coverTree is the branch and bound for covers: depth first, on which of its
// columns covers the open row that has the fewest.
type coverTree struct {
	c      *covering
	x      *coverRelaxation
	alive  []int32 // columns that may be in a better cover
	out    []int32 // how often each column is excluded
	has    []int32 // chosen
	count  []int32
	cost   int64
	budget int   // work at which the search is to end
	open   int64 // least bound of a node left unexplored
	short  bool  // the budget ran out
	levels [][]int32
}

func newCoverTree(c *covering) *coverTree {
	t := &coverTree{c: c, x: newCoverRelaxation(c), out: make([]int32, len(c.columns)), count: make([]int32, len(c.rows))}
	for j, column := range c.columns {
		if len(column) > 0 {
			t.alive = append(t.alive, int32(j))
		}
	}
	return t
}

// root bounds the whole problem, takes the covers that its prices suggest, and
// excludes columns that cannot be in a better one; true when the best is proven.
func (t *coverTree) root(rounds int) bool {
	rated := 0
	value := t.x.bound(t.alive, t.count, t.c.best.Value, rounds, func(value float64) {
		if rated++; rated%10 == 0 {
			t.suggest()
		}
	})
	t.suggest()
	t.c.bounded(wholeUp(value))
	if t.c.best.Proven {
		return true
	}
	t.alive = slices.DeleteFunc(t.alive, func(j int32) bool {
		gone := t.tooDear(value, j)
		if gone {
			t.out[j]++
		}
		return gone
	})
	return false
}

// suggest offers the greedy cover at reduced costs.
func (t *coverTree) suggest() {
	alive := make([]bool, len(t.out))
	for _, j := range t.alive {
		alive[j] = true
	}
	chosen := t.c.greedy(func(j int32) float64 {
		if !alive[j] {
			return math.Inf(1)
		}
		return t.x.reduced[j]
	})
	if chosen != nil {
		t.c.offer(chosen)
	}
}

// tooDear says that every cover with the column costs as much as the best.
func (t *coverTree) tooDear(value float64, j int32) bool {
	return t.x.reduced[j] > 0 && t.cost+wholeUp(value+t.x.reduced[j]) >= t.c.best.Value
}

// search explores nodes until so much work is done; true when the best is proven.
func (t *coverTree) search(work int) bool {
	if t.root(20) {
		return true
	}
	t.budget, t.open, t.short = t.c.work+work, math.MaxInt64, false
	t.node(0, t.alive)
	if !t.short {
		t.open = t.c.best.Value
	}
	t.c.bounded(t.open)
	return t.c.best.Proven
}

// node completes what is chosen from the columns alive.
func (t *coverTree) node(depth int, from []int32) {
	if depth == len(t.levels) {
		t.levels = append(t.levels, nil)
	}
	alive := t.levels[depth][:0]
	for _, j := range from {
		if t.out[j] == 0 && slices.ContainsFunc(t.c.columns[j], func(row int32) bool { return t.count[row] == 0 }) {
			alive = append(alive, j)
		}
	}
	t.levels[depth] = alive
	if row, _ := t.row(); row < 0 {
		t.c.offer(t.has)
		return
	}
	value := t.x.bound(alive, t.count, t.c.best.Value-t.cost, nodeRounds, nil)
	bound := t.cost + wholeUp(value)
	if bound >= t.c.best.Value {
		return
	}
	if t.c.work > t.budget || t.c.stopped {
		t.short, t.open = true, min(t.open, bound)
		return
	}
	var excluded []int32
	for _, j := range alive {
		if t.tooDear(value, j) {
			t.out[j]++
			excluded = append(excluded, j)
		}
	}
	_, over := t.row()
	slices.SortFunc(over, func(a, b int32) int {
		switch x, y := t.x.reduced[a], t.x.reduced[b]; {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return int(a - b)
	})
	for _, j := range over {
		t.choose(j, 1)
		t.node(depth+1, alive)
		t.choose(j, -1)
		t.out[j]++
		excluded = append(excluded, j)
	}
	for _, j := range excluded {
		t.out[j]--
	}
}

// choose adds the column (by 1) or removes it (by -1, the last added).
func (t *coverTree) choose(j, by int32) {
	if by > 0 {
		t.has = append(t.has, j)
	} else {
		t.has = t.has[:len(t.has)-1]
	}
	t.cost += int64(by) * t.c.costs[j]
	for _, row := range t.c.columns[j] {
		t.count[row] += by
	}
}

// row is the open row with the fewest columns alive, and these; -1 when all
// are covered.
func (t *coverTree) row() (row int32, over []int32) {
	row = -1
	fewest := math.MaxInt
	for i, n := range t.count {
		if n > 0 {
			continue
		}
		alive := 0
		for _, j := range t.c.rows[i] {
			if t.out[j] == 0 {
				alive++
			}
		}
		t.c.work += len(t.c.rows[i])
		if alive < fewest {
			row, fewest = int32(i), alive
		}
	}
	if row >= 0 {
		for _, j := range t.c.rows[row] {
			if t.out[j] == 0 {
				over = append(over, j)
			}
		}
	}
	return row, over
}

package cover

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// UncoverableError says which rows no column covers, ascending.
type UncoverableError struct{ Rows []int32 }

func (e *UncoverableError) Error() string {
	return fmt.Sprintf("cover: no column covers %d rows, the first of them %d", len(e.Rows), e.Rows[0])
}

// MinimumCover searches for columns of least cost (nil means 1 each) that
// together cover every row, until they are proven, the limit is reached or the
// context ends. Value is the cost and Bound the cost that no cover goes below.
// The errors are ErrProblem and *UncoverableError.
func MinimumCover(ctx context.Context, rows int, columns [][]int32, costs []int64, o Options) (Solution, error) {
	if rows < 0 || rows > math.MaxInt32 {
		return Solution{}, fmt.Errorf("%w: %d rows", ErrProblem, rows)
	}
	if err := checkColumns(rows, columns); err != nil {
		return Solution{}, err
	}
	if err := checkWeights("costs", costs, len(columns)); err != nil {
		return Solution{}, err
	}
	c := &covering{search: newSearch(ctx, o), columns: columns, costs: weightsOf(costs, len(columns)), rows: transpose(rows, columns)}
	var bare []int32
	for row, over := range c.rows {
		if len(over) == 0 {
			bare = append(bare, int32(row))
		}
	}
	if bare != nil {
		return Solution{}, &UncoverableError{bare}
	}
	c.solve()
	return c.best, nil
}

// covering is one search for a minimum cover.
type covering struct {
	search
	columns [][]int32
	costs   []int64
	rows    [][]int32 // the columns over each row
	found   bool
}

// transpose is the columns over each row, ascending.
func transpose(rows int, columns [][]int32) [][]int32 {
	degree := make([]int32, rows)
	total := 0
	for _, column := range columns {
		total += len(column)
		for _, row := range column {
			degree[row]++
		}
	}
	all, over := make([]int32, total), make([][]int32, rows)
	for row, d := range degree {
		over[row], all = all[:0:d], all[d:]
	}
	for c, column := range columns {
		for _, row := range column {
			over[row] = append(over[row], int32(c))
		}
	}
	return over
}

func (c *covering) solve() {
	c.offer(c.greedy(func(j int32) float64 { return float64(c.costs[j]) }))
	tree := newCoverTree(c)
	if tree.root(rootRounds) {
		return
	}
	local := newCoverLocal(c, tree.alive)
	entries := 0
	for _, column := range c.columns {
		entries += len(column)
	}
	for turn := firstTurn + 10*entries; !c.stopped && !c.best.Proven; turn *= longer {
		until := c.work + turn
		for c.work < until && !c.stopped && !c.best.Proven {
			local.move()
		}
		if tree.search(2 * turn) {
			return
		}
	}
}

// offer takes a cover when it is cheaper than the best.
func (c *covering) offer(chosen []int32) {
	cost := int64(0)
	for _, j := range chosen {
		cost += c.costs[j]
	}
	if c.found && cost >= c.best.Value {
		return
	}
	c.found = true
	c.best.Columns, c.best.Value = slices.Sorted(slices.Values(chosen)), cost
	c.best.Proven = cost <= c.best.Bound
	c.tell()
}

// bounded takes a bound that holds when it is higher than the one there is.
func (c *covering) bounded(bound int64) {
	c.best.Bound = min(max(c.best.Bound, bound), c.best.Value)
	c.best.Proven = c.best.Value == c.best.Bound
}

// greedy adds the column with the least price for each row it newly covers
// until all are covered (with costs as prices within ln(rows)+1 of the best,
// Chvátal 1979), then leaves out what is not needed, the dearest first.
// Columns priced at zero or less are all taken first.
func (c *covering) greedy(price func(int32) float64) []int32 {
	count := make([]int32, len(c.rows))
	var chosen []int32
	missing := len(c.rows)
	add := func(j int32) {
		chosen = append(chosen, j)
		for _, row := range c.columns[j] {
			if count[row]++; count[row] == 1 {
				missing--
			}
		}
	}
	var queue ratios
	for j, column := range c.columns {
		if p := price(int32(j)); len(column) > 0 && p <= 0 {
			add(int32(j))
		} else if len(column) > 0 && !math.IsInf(p, 1) {
			queue.push(ratio{int32(j), int32(len(column)), p})
		}
	}
	for missing > 0 && len(queue) > 0 {
		top := queue.pop()
		fresh := int32(0)
		for _, row := range c.columns[top.column] {
			if count[row] == 0 {
				fresh++
			}
		}
		switch {
		case fresh == top.rows:
			add(top.column)
		case fresh > 0:
			top.rows = fresh
			queue.push(top)
		}
	}
	if missing > 0 {
		return nil
	}
	return c.prune(chosen, count)
}

// prune leaves out columns whose rows the others cover, the dearest first.
func (c *covering) prune(chosen, count []int32) []int32 {
	slices.SortFunc(chosen, func(a, b int32) int {
		if c.costs[a] != c.costs[b] {
			return int(min(max(c.costs[b]-c.costs[a], -1), 1))
		}
		if d := len(c.columns[a]) - len(c.columns[b]); d != 0 {
			return d
		}
		return int(a - b)
	})
	return slices.DeleteFunc(chosen, func(j int32) bool {
		for _, row := range c.columns[j] {
			if count[row] == 1 {
				return false
			}
		}
		for _, row := range c.columns[j] {
			count[row]--
		}
		return true
	})
}

// ratio is a column by its price for each row it would newly cover.
type ratio struct {
	column, rows int32
	price        float64
}

func (a ratio) before(b ratio) bool {
	x, y := a.price*float64(b.rows), b.price*float64(a.rows)
	return x < y || x == y && a.column < b.column
}

// ratios is a heap, the least first.
type ratios []ratio

func (h *ratios) push(r ratio) {
	*h = append(*h, r)
	q := *h
	for i := len(q) - 1; i > 0 && q[i].before(q[(i-1)/2]); i = (i - 1) / 2 {
		q[i], q[(i-1)/2] = q[(i-1)/2], q[i]
	}
}

func (h *ratios) pop() ratio {
	q := *h
	top, last := q[0], len(q)-1
	q[0] = q[last]
	q = q[:last]
	for i := 0; ; {
		least := i
		for _, child := range [2]int{2*i + 1, 2*i + 2} {
			if child < last && q[child].before(q[least]) {
				least = child
			}
		}
		if least == i {
			break
		}
		q[i], q[least] = q[least], q[i]
		i = least
	}
	*h = q
	return top
}

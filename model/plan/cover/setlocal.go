package cover

// coverLocal is a local search by row weights: it takes columns out of the
// cover, then covers rows at random again as long as that stays cheaper than
// the best; rows that stay open grow heavier, so that the search is drawn to
// what is hard to cover (Gao, Yao, Weise and Li 2015).
type coverLocal struct {
	c      *covering
	rows   [][]int32 // columns over each row, without those excluded
	weight []int64   // of each row
	count  []int32
	has    []bool
	chosen []int32
	place  []int32 // in chosen
	score  []int64 // weight gained by adding the column, or lost by removing it
	moved  []int   // step of the last change
	change []bool  // a neighbour changed since the column was removed
	open   []int32 // rows not covered
	at     []int32 // place in open
	cost   int64
	now    int
	added  int32
}

func newCoverLocal(c *covering, alive []int32) *coverLocal {
	n := len(c.columns)
	l := &coverLocal{c: c, weight: weightsOf(nil, len(c.rows)), count: make([]int32, len(c.rows)), has: make([]bool, n), place: make([]int32, n),
		score: make([]int64, n), moved: make([]int, n), change: make([]bool, n), at: make([]int32, len(c.rows)), added: -1}
	usable := make([]bool, n)
	for _, j := range alive {
		usable[j] = true
	}
	for _, j := range c.best.Columns {
		usable[j] = true
	}
	l.rows = make([][]int32, len(c.rows))
	for row, over := range c.rows {
		for _, j := range over {
			if usable[j] {
				l.rows[row] = append(l.rows[row], j)
				l.score[j]++
			}
		}
		l.at[row] = int32(row)
		l.open = append(l.open, int32(row))
	}
	for j := range l.change {
		l.change[j] = true
	}
	for _, j := range c.best.Columns {
		l.add(j)
	}
	return l
}

// move takes out what the cover can spare and one or two more, then covers
// again what is open.
func (l *coverLocal) move() {
	if !l.c.step() {
		return
	}
	l.now++
	for len(l.open) == 0 {
		l.c.offer(l.chosen)
		if l.c.best.Proven || len(l.chosen) == 0 {
			return
		}
		l.remove(l.least(false))
	}
	if len(l.chosen) > 0 {
		l.remove(l.least(true))
	}
	for len(l.open) > 0 {
		row := l.open[l.c.random.IntN(len(l.open))]
		in := l.most(row)
		if in < 0 || l.cost+l.c.costs[in] >= l.c.best.Value {
			break
		}
		l.add(in)
		l.added = in
		l.heavier()
	}
}

// least is the chosen column with the least loss for its cost, the longest
// unchanged of those; not the one just added if there is another and wait is set.
func (l *coverLocal) least(wait bool) int32 {
	best := int32(-1)
	for _, j := range l.chosen {
		if wait && j == l.added && len(l.chosen) > 1 {
			continue
		}
		if best < 0 || l.worse(j, best) {
			best = j
		}
	}
	l.c.work += len(l.chosen)
	return best
}

// worse says that the column a is less of a loss than b.
func (l *coverLocal) worse(a, b int32) bool {
	x, y := l.ratio(a, b), l.ratio(b, a)
	return x < y || x == y && l.moved[a] < l.moved[b]
}

// ratio is the score of a for its cost, to compare with that of b.
func (l *coverLocal) ratio(a, b int32) float64 {
	return float64(l.score[a]) * float64(l.c.costs[b])
}

// most is the column over the row with the largest gain for its cost.
func (l *coverLocal) most(row int32) int32 {
	best := int32(-1)
	for _, j := range l.rows[row] {
		if !l.change[j] {
			continue
		}
		if best < 0 {
			best = j
			continue
		}
		x, y := l.ratio(j, best), l.ratio(best, j)
		if x > y || x == y && l.moved[j] < l.moved[best] {
			best = j
		}
	}
	l.c.work += len(l.rows[row])
	return best
}

// heavier adds one to the weight of each open row.
func (l *coverLocal) heavier() {
	for _, row := range l.open {
		l.weight[row]++
		for _, j := range l.rows[row] {
			l.score[j]++
		}
		l.c.work += len(l.rows[row])
	}
}

func (l *coverLocal) add(j int32) {
	l.has[j], l.place[j] = true, int32(len(l.chosen))
	l.chosen = append(l.chosen, j)
	l.cost += l.c.costs[j]
	l.moved[j] = l.now
	l.score[j] = 0
	for _, row := range l.c.columns[j] {
		w := l.weight[row]
		l.count[row]++
		switch l.count[row] {
		case 1:
			last := len(l.open) - 1
			l.open[l.at[row]], l.at[l.open[last]] = l.open[last], l.at[row]
			l.open = l.open[:last]
			l.share(row, j, -w)
			l.score[j] += w
		case 2:
			l.alone(row, j, -w)
		}
		l.wake(row, j)
	}
}

func (l *coverLocal) remove(j int32) {
	last := len(l.chosen) - 1
	l.chosen[l.place[j]], l.place[l.chosen[last]] = l.chosen[last], l.place[j]
	l.chosen = l.chosen[:last]
	l.has[j] = false
	l.cost -= l.c.costs[j]
	l.moved[j] = l.now
	l.score[j] = 0
	for _, row := range l.c.columns[j] {
		w := l.weight[row]
		l.count[row]--
		switch l.count[row] {
		case 0:
			l.at[row] = int32(len(l.open))
			l.open = append(l.open, row)
			l.share(row, j, w)
			l.score[j] += w
		case 1:
			l.alone(row, j, w)
		}
		l.wake(row, j)
	}
	l.change[j] = false
}

// share changes the gain of every other column over the row.
func (l *coverLocal) share(row, but int32, by int64) {
	for _, j := range l.rows[row] {
		if j != but {
			l.score[j] += by
		}
	}
	l.c.work += len(l.rows[row])
}

// alone changes the loss of the one other chosen column over the row.
func (l *coverLocal) alone(row, but int32, by int64) {
	for _, j := range l.rows[row] {
		if j != but && l.has[j] {
			l.score[j] += by
			return
		}
	}
}

// wake lets the columns over the row come back.
func (l *coverLocal) wake(row, but int32) {
	for _, j := range l.rows[row] {
		if j != but {
			l.change[j] = true
		}
	}
}

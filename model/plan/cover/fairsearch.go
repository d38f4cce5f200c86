package cover

import "slices"

// climb makes the fairest exchange of one chosen column again and again; where
// none is fairer it exchanges some of the best at random and goes on.
func (f *fairness) climb(groups []Group, moves int) {
	f.state.Set(f.chosen)
	for range moves {
		if !f.step() {
			return
		}
		if f.exchange(groups) {
			f.offer()
			continue
		}
		f.state.Set(f.chosen)
		for _, out := range f.chosen {
			columns := groups[f.state.group[out]].Columns
			if f.random.IntN(max(2, len(f.chosen)/3)) == 0 {
				f.state.Remove(out)
				if in := columns[f.random.IntN(len(columns))]; f.state.Fits(in) {
					f.state.Add(in)
				}
			}
		}
		fill(f.state)
	}
}

// exchange makes the exchange that leads to the fairest choice; false when
// none is fairer than what there is.
func (f *fairness) exchange(groups []Group) bool {
	now := f.stand(f.state)
	bestOut, bestIn := int32(-1), int32(-1)
	next := standing{covered: make([]int64, len(f.totals))}
	for _, out := range f.state.Columns() {
		f.state.Remove(out)
		without := f.stand(f.state)
		for _, in := range groups[f.state.group[out]].Columns {
			if in == out || !f.state.Fits(in) {
				continue
			}
			copy(next.covered, without.covered)
			next.value = without.value
			for _, e := range f.state.columns[in] {
				if f.state.count[e] == 0 {
					next.value += f.state.weights[e]
					if d := f.class[e]; d >= 0 {
						next.covered[d] += f.state.weights[e]
					}
				}
			}
			if f.below(&next, &now) {
				continue
			}
			f.sort(&next)
			if f.compare(&next, &now) > 0 {
				bestOut, bestIn = out, in
				now, next = next, now
			}
		}
		f.state.Add(out)
	}
	if bestIn < 0 {
		return false
	}
	f.state.Swap(bestOut, bestIn)
	fill(f.state)
	return true
}

// below says that a class of a is worse off than any of b, so that a is not
// fairer; only the order of b need be right.
func (f *fairness) below(a, b *standing) bool {
	for d, total := range f.totals {
		if total > 0 && share(a.covered[d], total, b.covered[b.order[0]], f.totals[b.order[0]]) < 0 {
			return true
		}
	}
	return false
}

// fairLevel is the memory of one depth of the proof.
type fairLevel struct {
	alive []candidates
	gains []int64 // of each column for each class
	score []float64
	most  standing
	sums  []int64   // covered in most, though it be more than there is
	last  [][]int64 // of each group, the least gain in most for each class, and for all
	picks int       // columns still to choose
}

// prove explores nodes for so many steps; it sets proven when none is left.
func (f *fairness) prove(steps int) {
	f.state.Clear()
	all := make([]candidates, len(f.state.left))
	for c := range f.state.columns {
		if g := f.state.group[c]; f.state.Fits(int32(c)) {
			all[g].columns = append(all[g].columns, int32(c))
		}
	}
	f.until, f.short = f.search.best.Steps+steps, false
	f.node(0, all)
	f.proven = !f.short
	f.state.Clear()
}

// node explores what can be added to the state from the candidates: each class
// is covered at most by the columns of each group that gain most for it, which
// gives shares no choice of this node exceeds.
func (f *fairness) node(depth int, from []candidates) {
	if depth == len(f.levels) {
		f.levels = append(f.levels, fairLevel{alive: make([]candidates, len(from)), score: make([]float64, len(f.state.columns)),
			gains: make([]int64, len(f.state.columns)*len(f.totals)), last: make([][]int64, len(from))})
	}
	for g := range from {
		a := &f.levels[depth].alive[g]
		a.columns, a.pick = a.columns[:0], f.state.left[g]
		for _, c := range from[g].columns {
			if f.state.Fits(c) && f.state.Gain(c) > 0 {
				a.columns = append(a.columns, c)
			}
		}
	}
	f.offer()
	now := f.stand(f.state)
	f.gains(&f.levels[depth])
	for {
		level := &f.levels[depth]
		f.most(level, &now)
		if f.compare(&level.most, &f.best) <= 0 {
			return
		}
		if !f.step() || f.search.best.Steps > f.until {
			f.short = true
			return
		}
		if level.picks == 1 {
			f.last(level, &now)
			return
		}
		f.rule(level)
		c, g := f.choose(level, &now)
		if c < 0 {
			return
		}
		f.state.Add(c)
		f.node(depth+1, level.alive)
		f.state.Remove(c)
		if f.short {
			return
		}
		drop(&f.levels[depth].alive[g], c)
	}
}

// last offers the fairest choice with one more of the candidates.
func (f *fairness) last(level *fairLevel, now *standing) {
	n := len(f.totals)
	next := standing{covered: make([]int64, n)}
	for _, a := range level.alive {
		for _, c := range a.columns[:len(a.columns)*min(1, a.pick)] {
			for d := range n {
				next.covered[d] = now.covered[d] + level.gains[int(c)*n+d]
			}
			next.value = now.value + f.state.Gain(c)
			if f.below(&next, &f.best) {
				continue
			}
			f.sort(&next)
			if f.compare(&next, &f.best) > 0 {
				f.state.Add(c)
				f.offer()
				f.state.Remove(c)
			}
		}
	}
}

// gains finds what each candidate adds to each class.
func (f *fairness) gains(level *fairLevel) {
	n := len(f.totals)
	for _, a := range level.alive {
		for _, c := range a.columns {
			gains := level.gains[int(c)*n:][:n]
			clear(gains)
			for _, e := range f.state.columns[c] {
				if d := f.class[e]; d >= 0 && f.state.count[e] == 0 {
					gains[d] += f.state.weights[e]
				}
			}
		}
	}
}

// most sets the standing that nothing in the node exceeds.
func (f *fairness) most(level *fairLevel, now *standing) {
	n := len(f.totals)
	level.most.covered = append(level.most.covered[:0], now.covered...)
	level.most.value = now.value
	level.picks = 0
	for g := range level.alive {
		a := &level.alive[g]
		k := min(a.pick, len(a.columns))
		level.picks += k
		level.last[g] = level.last[g][:0]
		for d := range n {
			for _, c := range a.columns {
				level.score[c] = float64(level.gains[int(c)*n+d])
			}
			sum, last := sumOfLargest(a.columns, level.score, k)
			level.most.covered[d] += sum
			level.last[g] = append(level.last[g], last)
		}
		for _, c := range a.columns {
			level.score[c] = float64(f.state.Gain(c))
		}
		sum, last := sumOfLargest(a.columns, level.score, k)
		level.most.value += sum
		level.last[g] = append(level.last[g], last)
	}
	level.sums = append(level.sums[:0], level.most.covered...)
	for d, total := range f.totals {
		level.most.covered[d] = min(level.most.covered[d], total)
	}
	f.sort(&level.most)
}

// sumOfLargest is the sum of the k largest scores and the least of them.
func sumOfLargest(columns []int32, score []float64, k int) (sum, last int64) {
	largest(columns, score, k)
	for i, c := range columns[:k] {
		s := int64(score[c])
		if sum += s; i == 0 || s < last {
			last = s
		}
	}
	return sum, last
}

// rule drops candidates with which nothing is fairer than the best: one of
// them takes the place of the least in most.
func (f *fairness) rule(level *fairLevel) {
	n := len(f.totals)
	with := standing{covered: make([]int64, n)}
	for g := range level.alive {
		a, last := &level.alive[g], level.last[g]
		a.columns = slices.DeleteFunc(a.columns, func(c int32) bool {
			if a.pick == 0 {
				return true
			}
			for d := range n {
				with.covered[d] = min(f.totals[d], level.sums[d]+min(0, level.gains[int(c)*n+d]-last[d]))
			}
			with.value = level.most.value + min(0, int64(level.score[c])-last[n])
			if f.below(&with, &f.best) {
				return true
			}
			f.sort(&with)
			return f.compare(&with, &f.best) <= 0
		})
	}
}

// choose is the candidate that gains most for the worst-off class that can
// still gain, then most altogether.
func (f *fairness) choose(level *fairLevel, now *standing) (column int32, group int) {
	n := len(f.totals)
	worst := -1
	for _, d := range now.order {
		if level.most.covered[d] > now.covered[d] {
			worst = int(d)
			break
		}
	}
	column = -1
	better := func(a, b int32) bool {
		if worst >= 0 {
			if x, y := level.gains[int(a)*n+worst], level.gains[int(b)*n+worst]; x != y {
				return x > y
			}
		}
		return level.score[a] > level.score[b]
	}
	for g, a := range level.alive {
		for _, c := range a.columns {
			if a.pick > 0 && (column < 0 || better(c, column)) {
				column, group = c, g
			}
		}
	}
	return column, group
}

package cover

import "math/rand/v2"

// local is a tabu search (Glover 1989): the best exchange of a chosen column for another of
// its group, better or not; what went may not come back for a while, and what
// came not go. After a long time without a better choice it begins again from
// the best, with part of it exchanged at random.
type local struct {
	r      *run
	s      *State
	random *rand.Rand
	groups []Group
	chosen []int32
	until  []int // step up to which a column stays where it is
	now    int
	idle   int
	width  int // work of looking at one column, on average
}

func newLocal(r *run, groups []Group) *local {
	l := &local{r: r, s: r.state.fresh(), random: r.random, groups: groups, until: make([]int, len(r.state.columns))}
	if l.s.bits != nil {
		l.width = l.s.bits.words
	} else {
		for _, c := range l.s.columns {
			l.width += len(c)
		}
		l.width /= max(1, len(l.s.columns))
	}
	l.s.Set(r.best.Columns)
	return l
}

// search moves until so much work is done.
func (l *local) search(work int) {
	for until := l.r.work + work; l.r.work < until; {
		if !l.r.step() || l.r.best.Proven {
			return
		}
		l.now++
		if l.idle++; l.idle > 200+20*len(l.chosen) {
			l.shake()
		}
		l.move()
		if l.s.value > l.r.best.Value {
			l.r.offer(l.s)
			l.idle = 0
		}
	}
}

// widest is about how many exchanges one move compares.
const widest = 1 << 15

// move makes the best exchange that is allowed.
func (l *local) move() {
	l.chosen = l.chosen[:0]
	pairs := 0
	for c, has := range l.s.has {
		if has && l.s.group[c] >= 0 {
			l.chosen = append(l.chosen, int32(c))
			pairs += len(l.groups[l.s.group[c]].Columns)
		}
	}
	if pairs > widest {
		l.random.Shuffle(len(l.chosen), func(i, j int) { l.chosen[i], l.chosen[j] = l.chosen[j], l.chosen[i] })
	}
	bestOut, bestIn, bestValue, ties, seen := int32(-1), int32(-1), int64(-1), 0, 0
	for _, out := range l.chosen {
		if seen > widest {
			break
		}
		g := l.s.group[out]
		seen += len(l.groups[g].Columns)
		l.s.Remove(out)
		for _, in := range l.groups[g].Columns {
			if in == out || !l.s.Fits(in) {
				continue
			}
			value := l.s.value + l.s.Gain(in)
			if value < bestValue || (l.until[in] >= l.now || l.until[out] >= l.now) && value <= l.r.best.Value {
				continue
			}
			if value > bestValue {
				ties = 0
			}
			if ties++; l.random.IntN(ties) == 0 {
				bestOut, bestIn, bestValue = out, in, value
			}
		}
		l.s.Add(out)
	}
	l.r.work += 1 + seen*(1+l.width)
	if bestIn < 0 {
		l.shake()
		return
	}
	l.s.Swap(bestOut, bestIn)
	l.until[bestOut] = l.now + 5 + l.random.IntN(10)
	l.until[bestIn] = l.now + min(len(l.chosen)/3, 3) + l.random.IntN(1+min(len(l.chosen)/2, 5))
	l.complete()
}

// complete adds what a group is short of, in case an exchange made room.
func (l *local) complete() {
	for g, left := range l.s.left {
		for ; left > 0; left-- {
			in, best := int32(-1), int64(-1)
			for _, c := range l.groups[g].Columns {
				if l.s.Fits(c) {
					if gain := l.s.Gain(c); gain > best {
						in, best = c, gain
					}
				}
			}
			if in < 0 {
				break
			}
			l.s.Add(in)
		}
	}
}

// shake goes back to the best and exchanges part of it for any that fit.
func (l *local) shake() {
	l.s.Set(l.r.best.Columns)
	l.idle = 0
	for _, out := range l.r.best.Columns {
		if l.random.IntN(3) > 0 {
			continue
		}
		columns := l.groups[l.s.group[out]].Columns
		if len(columns) == 0 {
			continue
		}
		l.s.Remove(out)
		for range 8 {
			if in := columns[l.random.IntN(len(columns))]; in != out && l.s.Fits(in) {
				l.s.Add(in)
				break
			}
		}
	}
	l.complete()
}

package plan

import (
	"cmp"
	"slices"

	"convenor/model"
)

// score is how good a programme is: the fields in this order, the first that
// differs decides. People are counted in whole ones and shares in thousandths,
// so that nothing is decided by a fraction of a person.
type score struct {
	broken  int     // sessions missing and short of musts, each lost; gaps too long, firm; districts too soon
	once    int64   // people who can make one
	several int64   // people who can make AtLeast
	shares  []int32 // of the groups that are large enough, ascending
	uneven  int64   // weeks that sessions lie off the middle of their periods
	waiting int64   // for turns, doubled
	travel  int64   // metres from everybody to the nearest session in person
	cost    model.Money
	off     int64 // days off the middle, see off
}

// firm is how many districts may host too soon for the sake of one thing that must be:
// places take turns as far as nothing is missing for it. lost is the same of a session
// that must be, before which no gap counts (of the 5 years of a horizon, squared).
const (
	firm = 1000
	lost = firm << 24
)

// against is positive when a is better than b.
func (a *score) against(b *score) int {
	return cmp.Or(
		cmp.Compare(b.broken, a.broken),
		cmp.Compare(a.once, b.once),
		cmp.Compare(a.several, b.several),
		slices.Compare(a.shares, b.shares),
		cmp.Compare(b.uneven, a.uneven),
		cmp.Compare(b.waiting, a.waiting),
		cmp.Compare(b.travel, a.travel),
		cmp.Compare(b.cost, a.cost),
		cmp.Compare(b.off, a.off),
	)
}

// score counts the whole of a state.
func (s *state) score() score {
	c := s.p.newCounter()
	c.without(s, -1)
	sc := score{broken: lost*(s.missing()+s.shortOf()) + firm*s.tooLong() + s.tooSoon(), waiting: s.p.newWaits(s.at).total(), travel: c.travel(nil), cost: s.cost()}
	once, several := c.sums(nil)
	sc.once, sc.several = once/1000, several/1000
	sc.shares = c.shares(nil, nil)
	for i := range s.p.positions {
		if at := s.at[s.slot(i)]; at.kind >= 0 {
			sc.off += off(at.day, s.p.positions[i].middle)
			sc.uneven += int64(abs(at.day-s.p.positions[i].middle)) / 7
		}
	}
	return sc
}

// off is how far a day is from the middle of its period, in days. Mondays,
// Fridays and Sundays, when more people are away, count as a week further.
func off(day, middle int32) int64 {
	days := int64(abs(day - middle))
	switch weekday(day) {
	case "1", "5", "7":
		days += 7
	}
	return days
}

// counter counts who can come to the sessions of a state but one, so that each
// kind in the place of that one costs a single pass over the people.
type counter struct {
	p       *problem
	m       int
	top     []int16 // m largest chances of each person, descending
	nearest []int32 // metres to the nearest session in person, unknown when none
	sum     []int64 // of each group
}

func (p *problem) newCounter() *counter {
	m := p.w.AtLeast
	return &counter{p: p, m: m, top: make([]int16, m*len(p.people)), nearest: make([]int32, len(p.people)), sum: make([]int64, len(p.groups))}
}

// without counts the state without the session at a slot; -1 leaves none out.
func (c *counter) without(s *state, slot int) {
	clear(c.top)
	for i := range c.nearest {
		c.nearest[i] = unknown
	}
	for i, at := range s.at {
		if i == slot || at.kind < 0 {
			continue
		}
		k := &c.p.kinds[at.kind]
		if c.m == 3 {
			c.add3(k.chance)
		} else {
			c.add(k.chance)
		}
		if k.venue >= 0 {
			for j, d := range c.p.metres[k.venue] {
				if d != unknown && (c.nearest[j] == unknown || d < c.nearest[j]) {
					c.nearest[j] = d
				}
			}
		}
	}
}

func (c *counter) add(chance []int16) {
	for j, x := range chance {
		top := c.top[j*c.m : (j+1)*c.m]
		for i, y := range top {
			if x > y {
				top[i], x = x, y
			}
		}
	}
}

// add3 is add for the usual number, without the inner loop.
func (c *counter) add3(chance []int16) {
	top := c.top[:3*len(chance)]
	for j, x := range chance {
		t := top[3*j : 3*j+3 : 3*j+3]
		if x <= t[2] {
			continue
		}
		if x > t[0] {
			t[0], x = x, t[0]
		}
		if x > t[1] {
			t[1], x = x, t[1]
		}
		t[2] = x
	}
}

// sums is the people, in thousandths, who can make one and several sessions
// with one more of a kind, or without when it is nil.
func (c *counter) sums(k *kind) (once, several int64) {
	m := c.m
	if k == nil {
		for j := 0; j < len(c.top); j += m {
			once += int64(c.top[j])
			several += int64(c.top[j+m-1])
		}
		return once, several
	}
	if m == 1 {
		for j, x := range k.chance {
			once += int64(max(x, c.top[j]))
		}
		return once, once
	}
	j := 0
	for _, x := range k.chance {
		t := c.top[j : j+m : j+m]
		once += int64(max(x, t[0]))
		several += int64(max(t[m-1], min(x, t[m-2])))
		j += m
	}
	return once, several
}

// reach fills the sum of each group.
func (c *counter) reach(k *kind) {
	clear(c.sum)
	for j := range c.p.people {
		x := c.top[j*c.m]
		if k != nil {
			x = max(x, k.chance[j])
		}
		for _, g := range c.p.people[j].groups {
			c.sum[g] += int64(x)
		}
	}
}

// shares is the shares of the groups that count, ascending, in the memory of
// into.
func (c *counter) shares(k *kind, into []int32) []int32 {
	c.reach(k)
	into = into[:0]
	for g, group := range c.p.groups {
		if group.counts() {
			into = append(into, int32(c.sum[g]/int64(group.People)))
		}
	}
	slices.Sort(into)
	return into
}

// counts reports whether a group counts for fairness.
func (g Group) counts() bool { return !g.Small && g.ID != "" }

// travel is the metres from everybody to the nearest session in person.
func (c *counter) travel(k *kind) (sum int64) {
	var metres []int32
	if k != nil && k.venue >= 0 {
		metres = c.p.metres[k.venue]
	}
	for j, d := range c.nearest {
		if metres != nil && metres[j] != unknown && (d == unknown || metres[j] < d) {
			d = metres[j]
		}
		if d != unknown {
			sum += int64(d)
		}
	}
	return sum
}

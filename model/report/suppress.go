package report

import "convenor/model"

// leastTold is the smallest count of people that a report without names tells.
const leastTold = 3

// The words for counts that are not told.
const (
	fewer    = "fewer than 3"
	withheld = "not shown" // because a smaller one could be worked out from it
)

// telling says what of a count is told.
type telling int

const (
	told   telling = iota
	few            // under leastTold
	hidden         // leastTold or more, kept back to keep a few from being worked out
	secret         // in no table, but could be worked out from what is
)

// counts are the numbers of a report without names and how they add up.
//
// What is told is decided as in A. Hundepool et al., Statistical Disclosure
// Control (Wiley 2012), ch. 4: small counts are kept back, and then others, as
// long as a small one could be worked out. What can be worked out is found by
// the shuttle algorithm of L. Buzzigoli and A. Giusti, "An algorithm to
// calculate the lower and upper bounds of the elements of an array given its
// marginals" (Statistical Data Protection, Eurostat 1999): each sum bounds its
// parts and they bound it, until nothing moves.
type counts struct {
	cells []count
	sums  []sum
}

type count struct {
	value   int
	telling telling
	last    int // kept back only when none with a lower number can be
}

// sum says that the parts add up to the whole; all are places in cells.
type sum struct {
	whole int
	parts []int
}

// add adds a count and returns its place.
func (c *counts) add(value, last int) int {
	c.cells = append(c.cells, count{value: value, last: last})
	return len(c.cells) - 1
}

// addSecret adds a count that no table has.
func (c *counts) addSecret(value int) int {
	c.cells = append(c.cells, count{value: value, telling: secret})
	return len(c.cells) - 1
}

func (c *counts) addSum(whole int, parts ...int) { c.sums = append(c.sums, sum{whole, parts}) }

// protect decides what is told: no count under leastTold, and nothing from
// which one of 1 or 2 could be worked out. That nobody is somewhere tells on
// nobody.
func (c *counts) protect() {
	for i := range c.cells {
		if c.cells[i].telling == told && c.cells[i].value < leastTold {
			c.cells[i].telling = few
		}
	}
	for {
		through, found := c.exposed()
		if !found {
			return
		}
		next := c.least(append([]int{through.whole}, through.parts...))
		if next < 0 {
			next = c.least(c.all())
		}
		if next < 0 {
			return // nothing is told any more
		}
		c.cells[next].telling = hidden
	}
}

// exposed is the sum through which a count of 1 or 2 can be worked out.
func (c *counts) exposed() (through sum, found bool) {
	low, high, by := c.bounds()
	for i, n := range c.cells {
		if (n.telling == few || n.telling == secret) && n.value > 0 && n.value < leastTold && low[i] == high[i] {
			return c.sums[by[i]], true
		}
	}
	return sum{}, false
}

func (c *counts) all() []int {
	all := make([]int, len(c.cells))
	for i := range all {
		all[i] = i
	}
	return all
}

// least is the first of these counts to be kept back, and of equals the
// smallest; -1 when none of them is told.
func (c *counts) least(of []int) int {
	best := -1
	for _, i := range of {
		n := c.cells[i]
		if n.telling == told && (best < 0 || n.last < c.cells[best].last || n.last == c.cells[best].last && n.value < c.cells[best].value) {
			best = i
		}
	}
	return best
}

// unlimited is more than any count, and small enough to add up.
const unlimited = 1 << 40

// bounds are what a reader can work out of each count: it is at least low and
// at most high, and where the two met first they met by that sum.
func (c *counts) bounds() (low, high, by []int) {
	low, high, by = make([]int, len(c.cells)), make([]int, len(c.cells)), make([]int, len(c.cells))
	for i, n := range c.cells {
		switch n.telling {
		case told:
			low[i], high[i] = n.value, n.value
		case few:
			high[i] = leastTold - 1
		case hidden:
			low[i], high[i] = leastTold, unlimited
		case secret:
			high[i] = unlimited
		}
	}
	for moved := true; moved; {
		moved = false
		for at, s := range c.sums {
			s.tighten(low, high, func(i int) {
				moved = true
				if low[i] == high[i] {
					by[i] = at
				}
			})
		}
	}
	return low, high, by
}

// tighten brings the bounds of a sum and its parts together, and calls moved for
// each that changes.
func (s sum) tighten(low, high []int, moved func(int)) {
	raise := func(i, to int) {
		if to > low[i] {
			low[i] = to
			moved(i)
		}
	}
	lower := func(i, to int) {
		if to < high[i] && to < unlimited/2 {
			high[i] = to
			moved(i)
		}
	}
	least, most := 0, 0
	for _, i := range s.parts {
		least += low[i]
		most += high[i]
	}
	raise(s.whole, least)
	lower(s.whole, most)
	for _, i := range s.parts {
		othersLeast, othersMost := least-low[i], most-high[i]
		raise(i, low[s.whole]-othersMost)
		lower(i, high[s.whole]-othersLeast)
	}
}

// words is how a count stands in a report.
func (c *counts) words(at int) string {
	switch n := c.cells[at]; n.telling {
	case told:
		return model.Thousands(n.value)
	case few:
		return fewer
	}
	return withheld
}

func (c *counts) told(at int) bool { return c.cells[at].telling == told }

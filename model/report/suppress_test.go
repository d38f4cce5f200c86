package report

import (
	"testing"

	"pgregory.net/rapid"
)

// grid makes groups of people: so many on the list, of whom so many came.
func grid(listed, came []int) (c *counts, groups []pair, whole pair) {
	c = &counts{}
	sumListed, sumCame := 0, 0
	for i := range listed {
		groups = append(groups, c.addPair(listed[i], came[i]))
		sumListed, sumCame = sumListed+listed[i], sumCame+came[i]
	}
	whole = c.join(c.add(sumListed, lastHidden), c.add(sumCame, neverButForAll))
	c.addPairs(whole, groups)
	c.protect()
	return c, groups, whole
}

// allows reports whether a reader must reckon with this value.
func (n count) allows(v int) bool {
	switch n.telling {
	case told:
		return v == n.value
	case few:
		return v >= 0 && v < leastTold
	case hidden:
		return v >= leastTold
	}
	return v >= 0
}

// others finds another way to fill the groups in which the cell `at` has
// another value.
func others(c *counts, groups []pair, whole pair, at int) bool {
	const most = 16
	var try func(g, listed, came int, differs bool) bool
	try = func(g, listed, came int, differs bool) bool {
		if g == len(groups) {
			return differs && c.cells[whole.listed].allows(listed) && c.cells[whole.came].allows(came)
		}
		p := groups[g]
		for l := 0; l <= most; l++ {
			for n := 0; n <= l; n++ {
				if !c.cells[p.listed].allows(l) || !c.cells[p.came].allows(n) {
					continue
				}
				other := differs || p.listed == at && l != c.cells[at].value || p.came == at && n != c.cells[at].value || p.rest == at && l-n != c.cells[at].value
				if try(g+1, listed+l, came+n, other) {
					return true
				}
			}
		}
		return false
	}
	return try(0, 0, 0, false)
}

// TestNobodyCanBeWorkedOut tries every way in which the groups could be filled:
// each small count has more than one value with which all that is told agrees.
func TestNobodyCanBeWorkedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var listed, came []int
		for range rapid.IntRange(1, 3).Draw(t, "groups") {
			l := rapid.IntRange(0, 7).Draw(t, "listed")
			listed, came = append(listed, l), append(came, rapid.IntRange(0, l).Draw(t, "came"))
		}
		checkGrid(t, listed, came)
	})
}

// TestNobodyCanBeWorkedOutOfTwoGroups tries all pairs of small groups.
func TestNobodyCanBeWorkedOutOfTwoGroups(t *testing.T) {
	const most = 7
	for a := range most {
		for b := range a + 1 {
			for x := range most {
				for y := range x + 1 {
					checkGrid(t, []int{a, x}, []int{b, y})
				}
			}
		}
	}
	checkGrid(t, []int{0, 3, 1}, []int{0, 2, 1}) // who did not come must add up, too
}

func checkGrid(t interface {
	Errorf(string, ...any)
}, listed, came []int) {
	c, groups, whole := grid(listed, came)
	for _, g := range groups {
		for _, i := range []int{g.listed, g.came, g.rest} {
			n := c.cells[i]
			if n.telling == told && n.value < leastTold {
				t.Errorf("%d is told", n.value)
			}
			if n.value > 0 && n.value < leastTold && !others(c, groups, whole, i) {
				t.Errorf("listed %v came %v: count %d (%d) can be worked out of %+v", listed, came, i, n.value, c.cells)
			}
		}
	}
}

func TestSmallCountsTakeOthersWithThem(t *testing.T) {
	for _, test := range []struct {
		name         string
		listed, came []int
		want         []string // on the list, came for each group
	}{
		{"nothing small", []int{10, 20}, []int{5, 10}, []string{"10", "5", "20", "10"}},
		{"one small group takes the next smallest with it", []int{2, 9, 20}, []int{0, 5, 12}, []string{fewer, fewer, withheld, "5", "20", "12"}},
		{"who came few", []int{9, 10, 30}, []int{2, 6, 20}, []string{"9", fewer, "10", withheld, "30", "20"}},
	} {
		c, groups, _ := grid(test.listed, test.came)
		var got []string
		for _, g := range groups {
			got = append(got, c.words(g.listed), c.words(g.came))
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%s: %q, want %q", test.name, got, test.want)
				break
			}
		}
	}
}

func TestSumsOfSumsAreFollowed(t *testing.T) {
	// Three sessions in two bands: the only one in the evening had few.
	c := &counts{}
	morning, noon, evening := c.add(12, 0), c.add(9, 0), c.add(2, 0)
	day, night, all := c.add(21, 1), c.add(2, 1), c.add(23, 2)
	c.addSum(day, morning, noon)
	c.addSum(night, evening)
	c.addSum(all, day, night)
	c.addSum(all, morning, noon, evening)
	c.protect()
	if c.told(evening) || c.told(night) {
		t.Error("few are told")
	}
	if low, high, _ := c.bounds(); low[evening] == high[evening] {
		t.Errorf("few can be worked out: %+v", c.cells)
	}
	if !c.told(all) {
		t.Errorf("the total need not have been kept back: %+v", c.cells)
	}
}

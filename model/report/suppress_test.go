package report

import (
	"testing"

	"pgregory.net/rapid"
)

// grid makes groups of people: so many on the list, of whom so many came.
func grid(listed, came []int) (c *counts, list, in, rest []int) {
	c = &counts{}
	sumList, sumCame := 0, 0
	for i := range listed {
		list, in, rest = append(list, c.add(listed[i], 0)), append(in, c.add(came[i], 1)), append(rest, c.addSecret(listed[i]-came[i]))
		c.addSum(list[i], in[i], rest[i])
		sumList, sumCame = sumList+listed[i], sumCame+came[i]
	}
	c.addSum(c.add(sumList, 2), list...)
	c.addSum(c.add(sumCame, 2), in...)
	c.protect()
	return c, list, in, rest
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
func others(c *counts, list, in, rest []int, at int) bool {
	total := len(c.cells) - 2
	const most = 16
	var try func(g, listed, came int, differs bool) bool
	try = func(g, listed, came int, differs bool) bool {
		if g == len(list) {
			return differs && c.cells[total].allows(listed) && c.cells[total+1].allows(came)
		}
		for l := 0; l <= most; l++ {
			for n := 0; n <= l; n++ {
				if !c.cells[list[g]].allows(l) || !c.cells[in[g]].allows(n) {
					continue
				}
				other := differs || list[g] == at && l != c.cells[at].value || in[g] == at && n != c.cells[at].value || rest[g] == at && l-n != c.cells[at].value
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
		groups := rapid.IntRange(1, 3).Draw(t, "groups")
		var listed, came []int
		for range groups {
			l := rapid.IntRange(0, 7).Draw(t, "listed")
			listed, came = append(listed, l), append(came, rapid.IntRange(0, l).Draw(t, "came"))
		}
		c, list, in, rest := grid(listed, came)
		for i, n := range c.cells[:len(c.cells)-2] {
			if n.telling == told && n.value < leastTold {
				t.Fatalf("%d is told", n.value)
			}
			if n.value == 0 || n.value >= leastTold || n.telling == told {
				continue
			}
			if !others(c, list, in, rest, i) {
				t.Fatalf("listed %v came %v: count %d (%d) can be worked out of %+v", listed, came, i, n.value, c.cells)
			}
		}
	})
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
		c, list, in, _ := grid(test.listed, test.came)
		var got []string
		for i := range list {
			got = append(got, c.words(list[i]), c.words(in[i]))
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

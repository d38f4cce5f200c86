package cover

import (
	"context"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// small draws a problem that can be solved by trying everything.
func small(t *rapid.T) Problem {
	p := Problem{Elements: rapid.IntRange(0, 14).Draw(t, "elements")}
	p.Columns = smallColumns(t, p.Elements, 11)
	if rapid.Bool().Draw(t, "weighted") {
		p.Weights = make([]int64, p.Elements)
		for e := range p.Weights {
			p.Weights[e] = rapid.Int64Range(0, 9).Draw(t, "weight")
		}
	}
	p.Groups = make([]Group, rapid.IntRange(0, 4).Draw(t, "groups"))
	for c := range p.Columns {
		if g := rapid.IntRange(-1, len(p.Groups)-1).Draw(t, "group"); g >= 0 {
			p.Groups[g].Columns = append(p.Groups[g].Columns, int32(c))
		}
		if rapid.IntRange(0, 9).Draw(t, "fixed") == 0 {
			p.Fixed = append(p.Fixed, int32(c))
		}
	}
	for g := range p.Groups {
		p.Groups[g].Pick = rapid.IntRange(0, 4).Draw(t, "pick")
	}
	if rapid.Bool().Draw(t, "limits") {
		p.Limits = make([]Limit, rapid.IntRange(1, 3).Draw(t, "limits"))
		for c := range p.Columns {
			if l := rapid.IntRange(-1, len(p.Limits)-1).Draw(t, "limit"); l >= 0 {
				p.Limits[l].Columns = append(p.Limits[l].Columns, int32(c))
			}
		}
		for l := range p.Limits {
			p.Limits[l].Most = rapid.IntRange(0, 3).Draw(t, "most")
		}
	}
	if n := len(p.Columns); n > 1 && rapid.Bool().Draw(t, "conflicts") {
		for range rapid.IntRange(0, 12).Draw(t, "pairs") {
			a, b := rapid.IntRange(0, n-1).Draw(t, "a"), rapid.IntRange(0, n-1).Draw(t, "b")
			if a != b {
				p.Conflicts = append(p.Conflicts, [2]int32{int32(a), int32(b)})
			}
		}
	}
	return p
}

func smallColumns(t *rapid.T, elements, most int) [][]int32 {
	columns := make([][]int32, rapid.IntRange(0, most).Draw(t, "columns"))
	for c := range columns {
		bits := rapid.Uint32Range(0, 1<<elements-1).Draw(t, "column")
		if rapid.Bool().Draw(t, "sparse") {
			bits &= rapid.Uint32().Draw(t, "less")
		}
		columns[c] = []int32{}
		for e := range elements {
			if bits>>e&1 == 1 {
				columns[c] = append(columns[c], int32(e))
			}
		}
	}
	return columns
}

// each calls f with every choice the problem allows.
func each(p Problem, f func(columns []int32)) {
	group := slices.Repeat([]int{-1}, len(p.Columns))
	left := make([]int, len(p.Groups))
	for g := range p.Groups {
		left[g] = p.Groups[g].Pick
		for _, c := range p.Groups[g].Columns {
			group[c] = g
		}
	}
	var chosen []int32
	var walk func(c int)
	walk = func(c int) {
		if c == len(p.Columns) {
			f(chosen)
			return
		}
		walk(c + 1)
		if g := group[c]; g >= 0 && left[g] > 0 && !slices.Contains(p.Fixed, int32(c)) && !excluded(p, int32(c), chosen) {
			left[g]--
			chosen = append(chosen, int32(c))
			walk(c + 1)
			chosen = chosen[:len(chosen)-1]
			left[g]++
		}
	}
	walk(0)
}

// excluded reports whether a limit or a conflict keeps c out of a choice.
func excluded(p Problem, c int32, chosen []int32) bool {
	for _, limit := range p.Limits {
		in := 0
		for _, other := range chosen {
			if other != c && !slices.Contains(p.Fixed, other) && slices.Contains(limit.Columns, other) {
				in++
			}
		}
		if slices.Contains(limit.Columns, c) && in >= limit.Most {
			return true
		}
	}
	return clashes(p, c, chosen)
}

func clashes(p Problem, c int32, chosen []int32) bool {
	for _, pair := range p.Conflicts {
		for i, j := range []int{1, 0} {
			if pair[i] == c && (slices.Contains(chosen, pair[j]) || slices.Contains(p.Fixed, pair[j])) {
				return true
			}
		}
	}
	return false
}

func covered(p Problem, columns []int32) int64 {
	seen := make([]bool, p.Elements)
	var value int64
	for _, c := range slices.Concat(columns, p.Fixed) {
		for _, e := range p.Columns[c] {
			if !seen[e] {
				seen[e] = true
				value += weightsOf(p.Weights, p.Elements)[e]
			}
		}
	}
	return value
}

func best(p Problem) int64 {
	var most int64
	each(p, func(columns []int32) { most = max(most, covered(p, columns)) })
	return most
}

// allowed fails unless the solution is a choice that the problem allows, worth
// what it says, to which nothing can be added.
func allowed(t rapid.TB, p Problem, s Solution) {
	t.Helper()
	left := map[int32]int{}
	for g, group := range p.Groups {
		n := group.Pick
		for _, c := range group.Columns {
			if slices.Contains(s.Columns, c) {
				n--
			}
			left[c] = g
		}
		if n < 0 {
			t.Fatalf("%v takes too many of group %d", s.Columns, g)
		}
		for _, c := range group.Columns {
			if n > 0 && !slices.Contains(s.Columns, c) && !slices.Contains(p.Fixed, c) && !excluded(p, c, s.Columns) {
				t.Fatalf("%v leaves out column %d, for which there is room", s.Columns, c)
			}
		}
	}
	for i, c := range s.Columns {
		_, in := left[c]
		if !in || slices.Contains(p.Fixed, c) || excluded(p, c, s.Columns) || i > 0 && s.Columns[i-1] >= c {
			t.Fatalf("%v: column %d may not be chosen there", s.Columns, c)
		}
	}
	if value := covered(p, s.Columns); value != s.Value || s.Bound < s.Value || s.Proven != (s.Value == s.Bound) {
		t.Fatalf("%+v covers %d", s, value)
	}
}

func TestMaximiseIsBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small(t)
		told := int64(-1)
		s, err := Maximise(context.Background(), p, Options{Seed: rapid.Uint64().Draw(t, "seed"), Better: func(s Solution) {
			allowed(t, p, s)
			if s.Value <= told {
				t.Fatalf("%d is told after %d", s.Value, told)
			}
			told = s.Value
		}})
		if err != nil {
			t.Fatal(err)
		}
		allowed(t, p, s)
		if want := best(p); s.Value != want || !s.Proven || told != want {
			t.Fatalf("%+v, last told %d, want %d", s, told, want)
		}
	})
}

func TestMaximiseWithLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small(t)
		o := Options{Seed: rapid.Uint64().Draw(t, "seed"), Limit: rapid.IntRange(1, 40).Draw(t, "limit")}
		s, err := Maximise(context.Background(), p, o)
		if err != nil {
			t.Fatal(err)
		}
		allowed(t, p, s)
		if most := best(p); s.Bound < most || s.Steps > o.Limit {
			t.Fatalf("%+v, best is %d", s, most)
		}
		again, _ := Maximise(context.Background(), p, o)
		if !slices.Equal(s.Columns, again.Columns) || s.Value != again.Value || s.Bound != again.Bound || s.Steps != again.Steps {
			t.Fatalf("%+v, and the second time %+v", s, again)
		}
	})
}

func TestBoundIsAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small(t)
		most := best(p)
		if bound := Bound(context.Background(), p, rapid.IntRange(1, 200).Draw(t, "rounds")); bound < most {
			t.Fatalf("bound %d, best %d", bound, most)
		}
	})
}

func TestGreedyGuarantee(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small(t)
		s := Greedy(p)
		allowed(t, p, s)
		most, share := best(p), 0.5
		if len(p.Conflicts) > 0 {
			share = 0
		} else if len(p.Limits) > 0 { // what groups and limits allow together: two matroids
			share = 1.0 / 3
		} else if len(p.Groups) == 1 {
			share = 1 - 1/math.E
		}
		if float64(s.Value) < share*float64(most) || s.Bound < most {
			t.Fatalf("%+v, best %d", s, most)
		}
	})
}

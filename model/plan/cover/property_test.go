package cover

import (
	"context"
	"errors"
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

func excluded(p Problem, c int32, chosen []int32) bool {
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
		} else if len(p.Groups) == 1 {
			share = 1 - 1/math.E
		}
		if float64(s.Value) < share*float64(most) || s.Bound < most {
			t.Fatalf("%+v, best %d", s, most)
		}
	})
}

func TestStateIsWhatItsColumnsAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small(t)
		if len(p.Columns) == 0 {
			return
		}
		s := NewState(p)
		column := rapid.Int32Range(0, int32(len(p.Columns)-1))
		t.Repeat(map[string]func(*rapid.T){
			"add":    func(t *rapid.T) { s.Add(column.Draw(t, "in")) },
			"remove": func(t *rapid.T) { s.Remove(column.Draw(t, "out")) },
			"swap":   func(t *rapid.T) { s.Swap(column.Draw(t, "out"), column.Draw(t, "in")) },
			"set": func(t *rapid.T) {
				s.Set([]int32{column.Draw(t, "only")})
			},
			"": func(t *rapid.T) { same(t, p, s) },
		})
	})
}

func same(t *rapid.T, p Problem, s *State) {
	now := s.Columns()
	if s.Value() != covered(p, now) {
		t.Fatalf("value %d, want %d", s.Value(), covered(p, now))
	}
	for e := range p.Elements {
		n := 0
		for _, c := range slices.Concat(now, p.Fixed) {
			if slices.Contains(p.Columns[c], int32(e)) {
				n++
			}
		}
		if s.Count(int32(e)) != n {
			t.Fatalf("element %d is covered %d times, want %d", e, s.Count(int32(e)), n)
		}
	}
	for i := range p.Columns {
		c := int32(i)
		with := covered(p, append(slices.Clone(now), c)) - s.Value()
		without := s.Value() - covered(p, slices.DeleteFunc(slices.Clone(now), func(o int32) bool { return o == c }))
		if s.Gain(c) != with || s.Loss(c) != without {
			t.Fatalf("column %d: gain %d, loss %d, want %d and %d", c, s.Gain(c), s.Loss(c), with, without)
		}
		if clashes := s.Clashes(c); (clashes != nil) != excluded(p, c, now) {
			t.Fatalf("column %d clashes with %v", c, clashes)
		}
	}
	for g, group := range p.Groups {
		left := group.Pick
		for _, c := range group.Columns {
			if slices.Contains(now, c) {
				left--
			}
		}
		if s.Left(g) != left {
			t.Fatalf("group %d has %d left, want %d", g, s.Left(g), left)
		}
		for _, c := range group.Columns {
			if fits := left > 0 && !s.Has(c) && !excluded(p, c, now); s.Fits(c) != fits {
				t.Fatalf("column %d fits: %v, want %v", c, s.Fits(c), fits)
			}
		}
	}
}

func TestMinimumCoverIsLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.IntRange(0, 12).Draw(t, "rows")
		columns := smallColumns(t, rows, 11)
		var costs []int64
		if rapid.Bool().Draw(t, "costs") {
			costs = make([]int64, len(columns))
			for c := range costs {
				costs[c] = rapid.Int64Range(0, 9).Draw(t, "cost")
			}
		}
		o := Options{Seed: rapid.Uint64().Draw(t, "seed")}
		if rapid.Bool().Draw(t, "limited") {
			o.Limit = rapid.IntRange(1, 30).Draw(t, "limit")
		}
		s, err := MinimumCover(context.Background(), rows, columns, costs, o)
		least, bare := leastCover(rows, columns, weightsOf(costs, len(columns)))
		var uncoverable *UncoverableError
		if errors.As(err, &uncoverable) {
			if !slices.Equal(uncoverable.Rows, bare) {
				t.Fatalf("%v, want %v", uncoverable.Rows, bare)
			}
			return
		}
		if err != nil || bare != nil {
			t.Fatalf("%v, not coverable are %v", err, bare)
		}
		if o.Limit == 0 && (s.Value != least || !s.Proven) || s.Bound > least || s.Value < least || s.Proven != (s.Bound == s.Value) {
			t.Fatalf("%+v, least is %d", s, least)
		}
		var cost int64
		seen := make([]bool, rows)
		for _, c := range s.Columns {
			cost += weightsOf(costs, len(columns))[c]
			for _, row := range columns[c] {
				seen[row] = true
			}
		}
		if cost != s.Value || slices.Contains(seen, false) {
			t.Fatalf("%+v costs %d and covers %v", s, cost, seen)
		}
		again, _ := MinimumCover(context.Background(), rows, columns, costs, o)
		if !slices.Equal(s.Columns, again.Columns) || s.Steps != again.Steps {
			t.Fatalf("%+v, and the second time %+v", s, again)
		}
	})
}

// leastCover tries every set of columns.
func leastCover(rows int, columns [][]int32, costs []int64) (least int64, bare []int32) {
	masks := make([]int, len(columns))
	all := 0
	for c, column := range columns {
		for _, row := range column {
			masks[c] |= 1 << row
		}
		all |= masks[c]
	}
	for row := range rows {
		if all>>row&1 == 0 {
			bare = append(bare, int32(row))
		}
	}
	least = math.MaxInt64
	for set := range 1 << len(columns) {
		covers, cost := 0, int64(0)
		for c := range columns {
			if set>>c&1 == 1 {
				covers |= masks[c]
				cost += costs[c]
			}
		}
		if covers == 1<<rows-1 {
			least = min(least, cost)
		}
	}
	return least, bare
}

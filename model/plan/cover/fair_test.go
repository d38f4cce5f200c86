package cover

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestFairestPlans(t *testing.T) {
	for _, c := range plans {
		p, districts := plan(t, c.name)
		class := make([]int32, p.Elements)
		for d, people := range districts {
			for _, e := range people {
				class[e] = int32(d)
			}
		}
		f, err := Fairest(context.Background(), p, class, len(districts), Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%.4f", f.Share(f.Least())); got != fmt.Sprintf("%.4f", c.least) || !f.Proven {
			t.Errorf("%s: the smallest share is %s (proven: %v), want %v", c.name, got, f.Proven, c.least)
		}
	}
}

// shares are the shares covered of the classes, ascending, and the value.
func shares(p Problem, class []int32, classes int, columns []int32) []*big.Rat {
	covered, total := make([]int64, classes), make([]int64, classes)
	var value int64
	for e, d := range class {
		is := slices.ContainsFunc(slices.Concat(columns, p.Fixed), func(c int32) bool { return slices.Contains(p.Columns[c], int32(e)) })
		w := weightsOf(p.Weights, p.Elements)[e]
		if is {
			value += w
		}
		if d >= 0 {
			total[d] += w
			if is {
				covered[d] += w
			}
		}
	}
	var all []*big.Rat
	for d := range covered {
		if total[d] > 0 {
			all = append(all, big.NewRat(covered[d], total[d]))
		}
	}
	slices.SortFunc(all, (*big.Rat).Cmp)
	return append(all, big.NewRat(value, 1))
}

func TestFairestIsFairest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small(t)
		classes := rapid.IntRange(0, 4).Draw(t, "classes")
		class := make([]int32, p.Elements)
		for e := range class {
			class[e] = int32(rapid.IntRange(-1, classes-1).Draw(t, "class"))
		}
		var fairest []*big.Rat
		compare := func(a, b []*big.Rat) int { return slices.CompareFunc(a, b, (*big.Rat).Cmp) }
		each(p, func(columns []int32) {
			if s := shares(p, class, classes, columns); fairest == nil || compare(s, fairest) > 0 {
				fairest = s
			}
		})
		o := Options{Seed: rapid.Uint64().Draw(t, "seed")}
		if rapid.Bool().Draw(t, "limited") {
			o.Limit = rapid.IntRange(1, 30).Draw(t, "limit")
		}
		f, err := Fairest(context.Background(), p, class, classes, o, nil)
		if err != nil {
			t.Fatal(err)
		}
		allowed(t, p, Solution{Columns: f.Columns, Value: f.Value, Bound: f.Value, Proven: true})
		got := shares(p, class, classes, f.Columns)
		if c := compare(got, fairest); c > 0 || c < 0 && f.Proven || o.Limit == 0 && !f.Proven {
			t.Fatalf("%+v has %v, fairest is %v", f, got, fairest)
		}
		for d := range f.Totals {
			if want := big.NewRat(f.Covered[d], max(1, f.Totals[d])); f.Totals[d] > 0 && !slices.ContainsFunc(got, func(r *big.Rat) bool { return r.Cmp(want) == 0 }) {
				t.Fatalf("%+v says %v of class %d, which is not in %v", f, want, d, got)
			}
		}
		again, _ := Fairest(context.Background(), p, class, classes, o, nil)
		if !slices.Equal(again.Columns, f.Columns) || again.Steps != f.Steps {
			t.Fatalf("%+v, and the second time %+v", f, again)
		}
	})
}

func TestFairestRefusesClasses(t *testing.T) {
	p := Problem{Elements: 2}
	for _, class := range [][]int32{nil, {0, 2}, {-2, 0}} {
		if _, err := Fairest(context.Background(), p, class, 2, Options{}, nil); !errors.Is(err, ErrProblem) {
			t.Errorf("%v: %v", class, err)
		}
	}
}

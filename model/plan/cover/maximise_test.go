package cover

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
)

// The optima were proven with cbc (OPTIMA.tsv).
var coverages = []struct {
	name string
	k    int
	best int64
}{
	{"scp41", 5, 48}, {"scp42", 5, 47}, {"scp43", 5, 48}, {"scp61", 5, 87},
	{"scp41", 10, 84}, {"scp42", 10, 86}, {"scp43", 10, 85}, {"scp61", 10, 142},
	{"scpe1", 2, 30}, {"scpe1", 3, 40}, {"scpe1", 4, 47},
	{"scpe2", 2, 33}, {"scpe2", 3, 41}, {"scpe2", 4, 47},
}

var plans = []struct {
	name  string
	best  int64
	least float64 // smallest share of a district covered, at most
}{{"plan01", 12, 0}, {"plan02", 20, .4}, {"plan03", 27, .3125}, {"plan04", 23, .1765}}

var covers = []struct {
	name string
	best int64
}{
	{"scp41", 429}, {"scp42", 512}, {"scp43", 516}, {"scp44", 494}, {"scp45", 512}, {"scp61", 138}, {"scpe1", 5}, {"scpe2", 5},
	{"steiner-9", 5}, {"steiner-15", 9}, {"steiner-27", 18},
}

func TestMaximiseOptima(t *testing.T) {
	for _, c := range coverages {
		s, err := Maximise(context.Background(), orlib(t, c.name).coverage(c.k), Options{Seed: 1, Limit: 1500})
		if err != nil || s.Value != c.best || s.Bound < c.best || len(s.Columns) != c.k {
			t.Errorf("%s, %d columns: %+v, %v, want %d", c.name, c.k, s, err, c.best)
		}
	}
}

func TestMaximiseProvesPlans(t *testing.T) {
	for _, c := range plans {
		p, _ := plan(t, c.name)
		s, err := Maximise(context.Background(), p, Options{})
		if err != nil || s.Value != c.best || !s.Proven {
			t.Errorf("%s: %+v, %v, want %d", c.name, s, err, c.best)
		}
	}
}

// Up to thirty candidates are always proven.
func TestMaximiseProvesSteiner(t *testing.T) {
	for _, c := range []struct {
		name string
		k    int
		best int64 // by trying all
	}{{"steiner-9", 3, 10}, {"steiner-15", 4, 23}, {"steiner-27", 9, 93}} {
		in := orlib(t, c.name)
		s, err := Maximise(context.Background(), in.coverage(c.k), Options{})
		if err != nil || s.Value != c.best || !s.Proven {
			t.Errorf("%s, %d columns: %+v, %v", c.name, c.k, s, err)
		}
	}
}

func TestMinimumCoverOptima(t *testing.T) {
	for _, c := range covers {
		in := orlib(t, c.name)
		o := Options{Limit: 3000}
		small := len(in.columns) <= 30 // and always proven
		if small {
			o.Limit = 0
		}
		s, err := MinimumCover(context.Background(), in.rows, in.columns, in.costs, o)
		if err != nil || s.Value != c.best || s.Bound > c.best || small && !s.Proven {
			t.Errorf("%s: %+v, %v, want %d", c.name, s, err, c.best)
		}
	}
}

// A year of planning is answered at once, then better and with a bound.
func TestYear(t *testing.T) {
	p := year(1, 500, 10, 16, 8)
	var told []int64
	s, err := Maximise(context.Background(), p, Options{Limit: 700, Better: func(s Solution) { told = append(told, s.Value) }})
	if err != nil {
		t.Fatal(err)
	}
	allowed(t, p, s)
	if first := Greedy(p); len(told) < 2 || told[0] != first.Value || s.Value <= first.Value || len(s.Columns) != 16 {
		t.Errorf("told %d, greedy %d, then %+v", told, first.Value, s)
	}
	if gap := float64(s.Bound-s.Value) / float64(s.Value); gap > .05 {
		t.Errorf("%d of at most %d: a gap of %.1f %%", s.Value, s.Bound, gap*100)
	}
}

func TestFaults(t *testing.T) {
	huge := MaxWeight/2 + 1
	for name, p := range map[string]Problem{
		"element too large":      {Elements: 2, Columns: [][]int32{{0, 2}}},
		"negative element":       {Elements: 2, Columns: [][]int32{{-1}}},
		"element twice":          {Elements: 2, Columns: [][]int32{{1, 1}}},
		"not ascending":          {Elements: 2, Columns: [][]int32{{1, 0}}},
		"negative elements":      {Elements: -1},
		"weights for others":     {Elements: 2, Weights: []int64{1}},
		"negative weight":        {Elements: 2, Weights: []int64{1, -1}},
		"huge weights":           {Elements: 2, Weights: []int64{huge, huge}},
		"negative pick":          {Groups: []Group{{Pick: -1}}},
		"group of what is not":   {Columns: [][]int32{{}}, Groups: []Group{{Columns: []int32{1}}}},
		"column in two groups":   {Columns: [][]int32{{}}, Groups: []Group{{Columns: []int32{0}}, {Columns: []int32{0}}}},
		"fixed twice":            {Columns: [][]int32{{}}, Fixed: []int32{0, 0}},
		"fixed is not there":     {Columns: [][]int32{{}}, Fixed: []int32{-1}},
		"conflict with itself":   {Columns: [][]int32{{}}, Conflicts: [][2]int32{{0, 0}}},
		"conflict with what not": {Columns: [][]int32{{}}, Conflicts: [][2]int32{{0, 1}}},
	} {
		if _, err := Maximise(context.Background(), p, Options{}); !errors.Is(err, ErrProblem) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := MinimumCover(context.Background(), 1, [][]int32{{1}}, nil, Options{}); !errors.Is(err, ErrProblem) {
		t.Errorf("a row too large: %v", err)
	}
	if _, err := MinimumCover(context.Background(), 1, [][]int32{{0}}, []int64{-1}, Options{}); !errors.Is(err, ErrProblem) {
		t.Errorf("a negative cost: %v", err)
	}
	_, err := MinimumCover(context.Background(), 4, [][]int32{{1}, {}}, nil, Options{})
	var bare *UncoverableError
	if !errors.As(err, &bare) || !slices.Equal(bare.Rows, []int32{0, 2, 3}) {
		t.Errorf("rows that nothing covers: %v", err)
	}
}

func TestNothingToChoose(t *testing.T) {
	for name, p := range map[string]Problem{
		"nothing":            {},
		"no columns":         {Elements: 3, Groups: []Group{{Pick: 2}}},
		"empty columns":      {Elements: 3, Columns: [][]int32{{}, {}}, Groups: []Group{{Columns: []int32{0, 1}, Pick: 1}}},
		"pick of none":       {Elements: 3, Columns: [][]int32{{1}}, Groups: []Group{{Columns: []int32{0}}}},
		"more than there is": {Elements: 3, Columns: [][]int32{{1}, {2}}, Groups: []Group{{Columns: []int32{0, 1}, Pick: 1 << 40}}},
		"all excluded":       {Elements: 3, Columns: [][]int32{{1}, {2}}, Groups: []Group{{Columns: []int32{0}, Pick: 1}}, Fixed: []int32{1}, Conflicts: [][2]int32{{0, 1}}},
	} {
		s, err := Maximise(context.Background(), p, Options{})
		if err != nil || !s.Proven || s.Value != best(p) {
			t.Errorf("%s: %+v, %v", name, s, err)
		}
		allowed(t, p, s)
	}
	if s, err := MinimumCover(context.Background(), 0, nil, nil, Options{}); err != nil || !s.Proven || s.Value != 0 {
		t.Errorf("no rows: %+v, %v", s, err)
	}
}

// A search that is stopped says what it has and how far from the best that can
// be, and stops at once.
func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := orlib(t, "scp61").coverage(10)
	s, err := Maximise(ctx, p, Options{})
	if err != nil || s.Value < 130 || s.Bound < 142 || s.Proven || s.Steps > 1 {
		t.Errorf("%+v, %v", s, err)
	}
	allowed(t, p, s)
	in := orlib(t, "scp61")
	c, err := MinimumCover(ctx, in.rows, in.columns, in.costs, Options{})
	if err != nil || c.Value > 200 || c.Bound > 138 || c.Steps > 1 {
		t.Errorf("%+v, %v", c, err)
	}
	// Stopped by the one who is told, in the middle.
	ctx, cancel = context.WithCancel(context.Background())
	n := 0
	s, err = Maximise(ctx, p, Options{Better: func(Solution) {
		if n++; n == 3 {
			cancel()
		}
	}})
	if err != nil || n != 3 || s.Value > 142 || s.Bound < 142 {
		t.Errorf("told %d times, %+v, %v", n, s, err)
	}
}

// What was told is the caller's, and what was given stays as it was.
func TestNothingIsShared(t *testing.T) {
	p := orlib(t, "scp41").coverage(10)
	before := fmt.Sprint(p)
	s, err := Maximise(context.Background(), p, Options{Limit: 600, Better: func(s Solution) { clear(s.Columns) }})
	if err != nil || fmt.Sprint(p) != before {
		t.Fatalf("the problem is changed, %v", err)
	}
	allowed(t, p, s)
}

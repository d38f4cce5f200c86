package cover

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// hard draws a problem where greedy is seldom best: many columns, alike in
// size, one to three groups.
func hard(t *rapid.T) (Problem, *rand.Rand) {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "instance"), 2))
	p := Problem{Elements: 8 + r.IntN(12), Columns: make([][]int32, 6+r.IntN(9)), Groups: make([]Group, 1+r.IntN(3))}
	size := 2 + r.IntN(4)
	for c := range p.Columns {
		column := map[int32]bool{}
		for range size + r.IntN(2) {
			column[int32(r.IntN(p.Elements))] = true
		}
		for e := range int32(p.Elements) {
			if column[e] {
				p.Columns[c] = append(p.Columns[c], e)
			}
		}
		g := &p.Groups[r.IntN(len(p.Groups))]
		g.Columns = append(g.Columns, int32(c))
	}
	for g := range p.Groups {
		p.Groups[g].Pick = 1 + r.IntN(4)
	}
	if r.IntN(2) == 0 {
		p.Weights = make([]int64, p.Elements)
		for e := range p.Weights {
			p.Weights[e] = int64(1 + r.IntN(5))
		}
	}
	return p, r
}

// Given a value one below the best, the proof alone finds the best: nothing
// that leads there is ruled out.
func TestProofRulesOutNothingBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := hard(t)
		most := best(p)
		r := newRun(context.Background(), p, Options{})
		tree := newTree(r)
		r.found, r.best.Value, r.best.Bound = true, most-1, most+100
		tree.root(50)
		for turn := 100; !r.best.Proven; turn *= 2 {
			tree.search(turn)
			if r.best.Bound < most {
				t.Fatalf("bound %d, best %d", r.best.Bound, most)
			}
		}
		if r.best.Value != most {
			t.Fatalf("%+v is said to be proven, best is %d", r.best, most)
		}
	})
}

func TestCoverProofRulesOutNothingBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, r := hard(t)
		costs := make([]int64, len(p.Columns))
		for j := range costs {
			costs[j] = int64(1 + r.IntN(4))
		}
		least, bare := leastCover(p.Elements, p.Columns, costs)
		if bare != nil {
			p.Columns, costs = append(p.Columns, bare), append(costs, 3)
			least, _ = leastCover(p.Elements, p.Columns, costs)
		}
		c := &covering{search: newSearch(context.Background(), Options{}), columns: p.Columns, costs: costs, rows: transpose(p.Elements, p.Columns)}
		c.found, c.best.Value = true, least+1
		tree := newCoverTree(c)
		tree.root(r.IntN(50))
		for turn := 100; !c.best.Proven; turn *= 2 {
			tree.search(turn)
			if c.best.Bound > least {
				t.Fatalf("bound %d, least %d", c.best.Bound, least)
			}
		}
		if c.best.Value != least {
			t.Fatalf("%+v is said to be proven, least is %d", c.best, least)
		}
	})
}

func TestFairProofRulesOutNothingFairer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, r := hard(t)
		classes := 1 + r.IntN(4)
		class := make([]int32, p.Elements)
		for e := range class {
			class[e] = int32(r.IntN(classes+1) - 1)
		}
		f := newFairness(context.Background(), p, class, classes, Options{}, nil)
		var all []standing
		each(p, func(columns []int32) {
			f.state.Set(columns)
			all = append(all, f.stand(f.state))
		})
		slices.SortFunc(all, func(a, b standing) int { return f.compare(&b, &a) })
		second := slices.IndexFunc(all, func(s standing) bool { return f.compare(&s, &all[0]) < 0 })
		if second < 0 {
			return
		}
		f.best = all[second]
		f.prove(1 << 40)
		if !f.proven || f.compare(&f.best, &all[0]) != 0 {
			t.Fatalf("%+v is said to be fairest, %+v is", f.best, all[0])
		}
	})
}

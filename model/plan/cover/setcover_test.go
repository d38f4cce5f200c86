package cover

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

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

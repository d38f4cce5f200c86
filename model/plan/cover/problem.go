package cover

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// MaxWeight is the largest total of weights or costs: sums up to it are exact
// in a float64.
const MaxWeight = int64(1) << 50

// Problem is to choose columns such that the weight of the elements in at
// least one of them is as large as possible.
type Problem struct {
	Elements int       // elements are 0..Elements-1
	Weights  []int64   // of each element, not negative; nil means 1 each
	Columns  [][]int32 // the elements of each column, ascending
	// Groups says how many to choose from where. From each group Pick columns
	// are chosen, or fewer when every other one of it is excluded. A column is
	// in one group at most; one in none is not chosen. One group of all columns
	// is plain maximum coverage.
	Groups []Group
	// Limits are sets of columns, of whatever groups, of which only so many may
	// be chosen. A column is in one limit at most.
	Limits []Limit
	// Conflicts are pairs of columns of which at most one may be chosen.
	Conflicts [][2]int32
	// Fixed are columns already chosen, beyond what is picked from the groups.
	// They exclude what conflicts with them; a conflict between two of them is
	// let be.
	Fixed []int32
}

// Group is a set of columns of which Pick are chosen.
type Group struct {
	Columns []int32
	Pick    int
}

// Limit is a set of columns of which at most Most are chosen, beyond the fixed.
type Limit struct {
	Columns []int32
	Most    int
}

// Solution is a choice of columns.
type Solution struct {
	Columns []int32 // chosen from the groups, ascending; without the fixed ones
	Value   int64   // weight covered by these and the fixed ones; for MinimumCover, the cost
	Bound   int64   // no choice is better than this
	Proven  bool    // Value is Bound: no choice is better
	Steps   int     // nodes, moves and rounds of bounding until the search ended
}

// Options is how to search.
type Options struct {
	Seed uint64
	// Limit ends the search after so many steps; 0 means that only a proof or
	// the context ends it. The steps of one call differ in size, so an answer
	// with a limit is the same on every machine but takes its own time.
	Limit int
	// Better is called with the first solution and with each better one, on the
	// goroutine of the search. Its columns are the caller's to keep.
	Better func(Solution)
}

// ErrProblem is in every error about a problem that makes no sense.
var ErrProblem = errors.New("cover: not a problem")

// Check says what is wrong with the problem: an index out of range, a column
// that is not ascending, one in two groups or two limits, a negative weight, pick or limit.
func (p Problem) Check() error {
	if p.Elements < 0 || p.Elements > math.MaxInt32 {
		return fmt.Errorf("%w: %d elements", ErrProblem, p.Elements)
	}
	if err := checkColumns(p.Elements, p.Columns); err != nil {
		return err
	}
	if err := checkWeights("weights", p.Weights, p.Elements); err != nil {
		return err
	}
	in := make([]bool, len(p.Columns))
	for g, group := range p.Groups {
		if group.Pick < 0 {
			return fmt.Errorf("%w: group %d picks %d", ErrProblem, g, group.Pick)
		}
		if err := once(in, group.Columns, fmt.Sprintf("group %d", g)); err != nil {
			return err
		}
	}
	limited := make([]bool, len(p.Columns))
	for l, limit := range p.Limits {
		if limit.Most < 0 {
			return fmt.Errorf("%w: limit %d is %d", ErrProblem, l, limit.Most)
		}
		if err := once(limited, limit.Columns, fmt.Sprintf("limit %d", l)); err != nil {
			return err
		}
	}
	if err := once(make([]bool, len(p.Columns)), p.Fixed, "fixed columns"); err != nil {
		return err
	}
	for _, pair := range p.Conflicts {
		for _, c := range pair {
			if c < 0 || int(c) >= len(p.Columns) {
				return fmt.Errorf("%w: a conflict names column %d of %d", ErrProblem, c, len(p.Columns))
			}
		}
		if pair[0] == pair[1] {
			return fmt.Errorf("%w: column %d conflicts with itself", ErrProblem, pair[0])
		}
	}
	return nil
}

// once marks the columns in seen and refuses one that is there already.
func once(seen []bool, columns []int32, where string) error {
	for _, c := range columns {
		if c < 0 || int(c) >= len(seen) {
			return fmt.Errorf("%w: %s: column %d of %d", ErrProblem, where, c, len(seen))
		}
		if seen[c] {
			return fmt.Errorf("%w: %s: column %d stands there twice", ErrProblem, where, c)
		}
		seen[c] = true
	}
	return nil
}

func checkColumns(elements int, columns [][]int32) error {
	for c, column := range columns {
		last := int32(-1)
		for _, e := range column {
			if e < 0 || int(e) >= elements {
				return fmt.Errorf("%w: column %d has element %d of %d", ErrProblem, c, e, elements)
			}
			if e <= last {
				return fmt.Errorf("%w: column %d is not ascending at element %d", ErrProblem, c, e)
			}
			last = e
		}
	}
	return nil
}

func checkWeights(what string, weights []int64, n int) error {
	if weights == nil {
		return nil
	}
	if len(weights) != n {
		return fmt.Errorf("%w: %d %s for %d", ErrProblem, len(weights), what, n)
	}
	var total int64
	for i, w := range weights {
		if w < 0 || w > MaxWeight || total+w > MaxWeight {
			return fmt.Errorf("%w: %s: %d at %d is negative or makes the total too large", ErrProblem, what, w, i)
		}
		total += w
	}
	return nil
}

// weightsOf is the weights with nil written out.
func weightsOf(weights []int64, n int) []int64 {
	if weights != nil {
		return weights
	}
	return slices.Repeat([]int64{1}, n)
}

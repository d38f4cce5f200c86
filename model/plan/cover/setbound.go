package cover

import "math"

// coverRelaxation prices each row at u >= 0. With a column’s reduced cost
// r_j = c_j - sum_{i in j} u_i, every cover costs at least
//
//	L(u) = sum_i u_i + sum_j min(0, r_j)
//
// over the rows that are still open and the columns that are still alive
// (Beasley 1990; Caprara, Fischetti and Toth 1999). Rounds of subgradient
// steps make it large.
type coverRelaxation struct {
	c       *covering
	price   []float64 // u of each row, lasting from node to node
	best    []float64
	reduced []float64
	slack   []float64 // 1 - columns with negative reduced cost over each row
}

func newCoverRelaxation(c *covering) *coverRelaxation {
	x := &coverRelaxation{c: c, price: make([]float64, len(c.rows)), best: make([]float64, len(c.rows)), reduced: make([]float64, len(c.columns)), slack: make([]float64, len(c.rows))}
	for row, over := range c.rows {
		x.price[row] = math.Inf(1)
		for _, j := range over {
			x.price[row] = min(x.price[row], float64(c.costs[j])/float64(len(c.columns[j])))
		}
	}
	return x
}

// wholeUp is the least whole number that a lower bound stands for.
func wholeUp(bound float64) int64 {
	return int64(math.Ceil(bound - 1e-6 - 1e-9*math.Abs(bound)))
}

// bound improves the prices for some rounds and gives the highest bound on the
// cost of the columns still to choose; covered rows are those with a count. It
// stops early at target. On return the reduced costs belong to the bound.
func (x *coverRelaxation) bound(alive []int32, count []int32, target int64, rounds int, round func(float64)) float64 {
	highest, theta, idle := math.Inf(-1), 1.0, 0
	for n := 0; ; n++ {
		value := x.evaluate(alive, count)
		if round != nil {
			round(value)
		}
		if value > highest+1e-9 {
			highest, idle = value, 0
			copy(x.best, x.price)
		} else if idle++; idle >= 8 {
			theta, idle = theta*0.6, 0
			copy(x.price, x.best)
			x.evaluate(alive, count)
		}
		if wholeUp(highest) >= target || n >= rounds || theta < 1e-3 || !x.c.step() || !x.ascend(count, theta*(float64(target)-highest)) {
			break
		}
	}
	copy(x.price, x.best)
	x.evaluate(alive, count)
	return highest
}

// evaluate is the bound at the prices.
func (x *coverRelaxation) evaluate(alive []int32, count []int32) float64 {
	sum := 0.0
	for row, n := range count {
		if n == 0 {
			sum += x.price[row]
		}
		x.slack[row] = 1
	}
	for _, j := range alive {
		r := float64(x.c.costs[j])
		column := x.c.columns[j]
		for _, row := range column {
			if count[row] == 0 {
				r -= x.price[row]
			}
		}
		x.reduced[j] = r
		if r < 0 {
			sum += r
			for _, row := range column {
				x.slack[row]--
			}
		}
		x.c.work += len(column)
	}
	return sum
}

// ascend moves the prices along the subgradient; false when it is zero.
func (x *coverRelaxation) ascend(count []int32, gap float64) bool {
	norm := 0.0
	for row, n := range count {
		if n > 0 || x.slack[row] < 0 && x.price[row] <= 0 {
			x.slack[row] = 0
		}
		norm += x.slack[row] * x.slack[row]
	}
	if norm == 0 {
		return false
	}
	step := max(gap, 0.05) / norm
	for row, d := range x.slack {
		x.price[row] = max(0, x.price[row]+float64(step*d))
	}
	return true
}

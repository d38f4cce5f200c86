package cover

import "container/heap"

// Greedy adds the column with the largest gain that fits until none fits, the
// lower number on a tie. Without conflicts it covers at least 1-1/e of the best
// for one group (Nemhauser, Wolsey and Fisher 1978) and half of it for several
// (Fisher, Nemhauser and Wolsey 1978). Gains only shrink, so a column is
// looked at again only when its old gain is the largest (Minoux 1978). The
// problem must be one that Check accepts.
func Greedy(p Problem) Solution {
	s := NewState(p)
	fill(s)
	covers := make([]bool, p.Elements)
	for c := range p.Columns {
		if s.group[c] >= 0 || s.fixed[c] {
			for _, e := range p.Columns[c] {
				covers[e] = true
			}
		}
	}
	var bound int64
	for e, can := range covers {
		if can {
			bound += s.weights[e]
		}
	}
	return Solution{Columns: s.Columns(), Value: s.value, Bound: bound, Proven: bound == s.value}
}

// fill adds to the state what fits, the largest gain first.
func fill(s *State) {
	var h gains
	for c := range s.columns {
		if s.Fits(int32(c)) {
			h = append(h, gain{int32(c), s.Gain(int32(c))})
		}
	}
	heap.Init(&h)
	for len(h) > 0 {
		top := &h[0]
		if !s.Fits(top.column) {
			heap.Pop(&h)
			continue
		}
		if now := s.Gain(top.column); now < top.value {
			top.value = now
			heap.Fix(&h, 0)
			continue
		}
		s.Add(top.column)
		heap.Pop(&h)
	}
}

type gain struct {
	column int32
	value  int64
}

type gains []gain

func (h gains) Len() int { return len(h) }
func (h gains) Less(i, j int) bool {
	return h[i].value > h[j].value || h[i].value == h[j].value && h[i].column < h[j].column
}
func (h gains) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *gains) Push(x any)   { *h = append(*h, x.(gain)) }
func (h *gains) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

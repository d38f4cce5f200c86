package cover

import "slices"

// State is one choice of columns of a problem, kept so that a change to it
// costs as much as the column is long. It allows more than a solution may: a
// caller that moves a column by hand may overfill a group or a limit or break a conflict;
// Fits says beforehand whether it would.
type State struct {
	columns [][]int32
	weights []int64
	count   []int32 // chosen columns over each element
	has     []bool  // chosen or fixed
	fixed   []bool
	group   []int32 // of each column, -1 for none and for fixed ones
	left    []int   // how many more each group picks
	limit   []int32 // of each column, -1 for none and for fixed ones; nil when there are no limits
	room    []int   // how many more each limit lets in
	blocked []int32 // chosen and fixed columns that conflict with each column
	near    [][]int32
	value   int64
	bits    *bitsets // nil when lists are faster
}

// NewState is the problem with only its fixed columns chosen. The problem must
// be one that Check accepts and may not change while the state is in use.
func NewState(p Problem) *State {
	n := len(p.Columns)
	s := &State{columns: p.Columns, weights: weightsOf(p.Weights, p.Elements), count: make([]int32, p.Elements), has: make([]bool, n),
		fixed: make([]bool, n), group: slices.Repeat([]int32{-1}, n), left: make([]int, len(p.Groups)), blocked: make([]int32, n), near: adjacency(n, p.Conflicts)}
	for g, group := range p.Groups {
		s.left[g] = group.Pick
		for _, c := range group.Columns {
			s.group[c] = int32(g)
		}
	}
	if len(p.Limits) > 0 {
		s.limit, s.room = slices.Repeat([]int32{-1}, n), make([]int, len(p.Limits))
	}
	for l, limit := range p.Limits {
		s.room[l] = limit.Most
		for _, c := range limit.Columns {
			s.limit[c] = int32(l)
		}
	}
	s.bits = newBitsets(p.Columns, s.weights)
	for _, c := range p.Fixed {
		s.fixed[c], s.group[c] = true, -1
		if s.limit != nil {
			s.limit[c] = -1
		}
		s.Add(c)
	}
	return s
}

// fresh is another state of the same problem, with only the fixed chosen.
func (s *State) fresh() *State {
	s.Clear()
	f := *s
	f.count, f.has, f.left, f.blocked = slices.Clone(s.count), slices.Clone(s.has), slices.Clone(s.left), slices.Clone(s.blocked)
	f.room = slices.Clone(s.room)
	if s.bits != nil {
		bits := *s.bits
		bits.covered = slices.Clone(bits.covered)
		f.bits = &bits
	}
	return &f
}

// adjacency is who conflicts with each column, each once, or nil when nobody does.
func adjacency(n int, pairs [][2]int32) [][]int32 {
	if len(pairs) == 0 {
		return nil
	}
	degree := make([]int32, n)
	for _, pair := range pairs {
		degree[pair[0]]++
		degree[pair[1]]++
	}
	all := make([]int32, 2*len(pairs))
	near := make([][]int32, n)
	for c, d := range degree {
		near[c], all = all[:0:d], all[d:]
	}
	for _, pair := range pairs {
		near[pair[0]] = append(near[pair[0]], pair[1])
		near[pair[1]] = append(near[pair[1]], pair[0])
	}
	for c := range near {
		slices.Sort(near[c])
		near[c] = slices.Compact(near[c])
	}
	return near
}

// Add chooses a column; one that is chosen already stays so.
func (s *State) Add(column int32) {
	if s.has[column] {
		return
	}
	s.has[column] = true
	if g := s.group[column]; g >= 0 {
		s.left[g]--
	}
	if l := s.limitOf(column); l >= 0 {
		s.room[l]--
	}
	for _, e := range s.columns[column] {
		if s.count[e] == 0 {
			s.value += s.weights[e]
			if s.bits != nil {
				s.bits.cover(e)
			}
		}
		s.count[e]++
	}
	if s.near != nil {
		for _, c := range s.near[column] {
			s.blocked[c]++
		}
	}
}

// Remove gives a column up; a fixed one and one that is not chosen are let be.
func (s *State) Remove(column int32) {
	if !s.has[column] || s.fixed[column] {
		return
	}
	s.has[column] = false
	if g := s.group[column]; g >= 0 {
		s.left[g]++
	}
	if l := s.limitOf(column); l >= 0 {
		s.room[l]++
	}
	for _, e := range s.columns[column] {
		s.count[e]--
		if s.count[e] == 0 {
			s.value -= s.weights[e]
			if s.bits != nil {
				s.bits.uncover(e)
			}
		}
	}
	if s.near != nil {
		for _, c := range s.near[column] {
			s.blocked[c]--
		}
	}
}

// limitOf is the limit of a column, -1 for none.
func (s *State) limitOf(column int32) int32 {
	if s.limit == nil {
		return -1
	}
	return s.limit[column]
}

// Swap removes one column and adds another.
func (s *State) Swap(out, in int32) {
	s.Remove(out)
	s.Add(in)
}

// Value is the weight of what is covered.
func (s *State) Value() int64 { return s.value }

// Count is how many chosen and fixed columns cover the element.
func (s *State) Count(element int32) int { return int(s.count[element]) }

// Has says whether the column is chosen or fixed.
func (s *State) Has(column int32) bool { return s.has[column] }

// Left is how many more columns the group picks; below zero when overfilled.
func (s *State) Left(group int) int { return s.left[group] }

// Fits says whether the column may be added: it is in a group that picks more,
// its limit lets it in, and no chosen or fixed column excludes it.
func (s *State) Fits(column int32) bool {
	g := s.group[column]
	if g < 0 || s.left[g] <= 0 || s.has[column] || s.blocked[column] > 0 {
		return false
	}
	l := s.limitOf(column)
	return l < 0 || s.room[l] > 0
}

// Clashes are the chosen and fixed columns that exclude the column, ascending.
func (s *State) Clashes(column int32) []int32 {
	var found []int32
	if s.near != nil && s.blocked[column] > 0 {
		for _, c := range s.near[column] {
			if s.has[c] {
				found = append(found, c)
			}
		}
	}
	return found
}

// Gain is what adding the column would add to the value.
func (s *State) Gain(column int32) int64 {
	if s.has[column] {
		return 0
	}
	if s.bits != nil {
		return s.bits.gain(column)
	}
	var gain int64
	for _, e := range s.columns[column] {
		if s.count[e] == 0 {
			gain += s.weights[e]
		}
	}
	return gain
}

// Loss is what removing the column would take from the value.
func (s *State) Loss(column int32) int64 {
	if !s.has[column] || s.fixed[column] {
		return 0
	}
	var loss int64
	for _, e := range s.columns[column] {
		if s.count[e] == 1 {
			loss += s.weights[e]
		}
	}
	return loss
}

// Columns are the chosen ones without the fixed, ascending.
func (s *State) Columns() []int32 {
	chosen := []int32{}
	for c, has := range s.has {
		if has && !s.fixed[c] {
			chosen = append(chosen, int32(c))
		}
	}
	return chosen
}

// Clear gives up all columns but the fixed ones.
func (s *State) Clear() {
	for c, has := range s.has {
		if has {
			s.Remove(int32(c))
		}
	}
}

// Set chooses exactly these columns beside the fixed ones.
func (s *State) Set(columns []int32) {
	s.Clear()
	for _, c := range columns {
		s.Add(c)
	}
}

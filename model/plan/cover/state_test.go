package cover

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

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
		if found := s.Clashes(c); (found != nil) != clashes(p, c, now) {
			t.Fatalf("column %d clashes with %v", c, found)
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

package plan

// small is the number of programmes up to which all are tried.
const small = 3000

// exact tries every programme when there are few, and reports whether it did.
// A position may also stay empty.
func (s *search) exact() bool {
	count := 1
	for i := range s.p.positions {
		options := 1
		for _, w := range s.p.positions[i].whens {
			options += len(s.p.positions[i].kinds[w.band])
		}
		if count *= options; count > small {
			return false
		}
	}
	at := s.p.newState()
	if !s.try(at, 0) {
		return false
	}
	s.proven = true
	return true
}

// try tries everything from a position on; false when it was interrupted.
func (s *search) try(at *state, i int) bool {
	if s.ctx.Err() != nil {
		return false
	}
	if i == len(s.p.positions) {
		s.steps++
		s.offer(at)
		return true
	}
	position, slot := &s.p.positions[i], at.slot(i)
	mode := s.p.w.Rhythms[position.rhythm].Mode
	for _, w := range position.whens {
		if !at.mayBe(slot, w.day, mode) {
			continue
		}
		for _, k := range position.kinds[w.band] {
			kind := &s.p.kinds[k]
			if at.again(slot, w.day, kind.venue) {
				continue
			}
			at.at[slot] = placed{k, w.day}
			if s.p.w.Budget == nil || at.cost() <= *s.p.w.Budget {
				if !s.try(at, i+1) {
					return false
				}
			}
			at.at[slot] = nowhere
		}
	}
	return s.try(at, i+1)
}

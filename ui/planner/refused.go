package planner

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
)

// refusal is why no programme can be proposed, the wishes it was asked with, and the
// locked sessions without which there could be one.
type refusal struct {
	error
	of     storage.Planning
	locked []plan.Session
	either bool // nor could there be one without any of those that are locked
}

func (r *refusal) Unwrap() error { return r.error }

// refuse adds to wishes that contradict each other the locked sessions that are part
// of it.
func refuse(err error, in plan.Input, kept []plan.Session, w storage.Planning) *refusal {
	r := &refusal{error: err, of: w}
	var c *plan.Contradiction
	if errors.As(err, &c) {
		r.locked = standing(in, kept, w.Wishes)
		r.either = len(kept) > 0 && len(r.locked) == 0
	}
	return r
}

// standing are the fewest of the locked sessions that still leave no programme, the
// dear ones rather than the cheap; none when the wishes cannot be granted without
// locks either.
func standing(in plan.Input, locked []plan.Session, w plan.Wishes) []plan.Session {
	in.People = in.People[:min(1, len(in.People))] // whether there is a programme does not depend on them
	over, end := context.WithCancel(context.Background())
	end() // nothing is looked for: the first programme will do
	refused := func(locked []plan.Session) bool {
		_, err := plan.Propose(over, withKept(in, locked), w, plan.Options{Seed: seed})
		var c *plan.Contradiction
		return errors.As(err, &c)
	}
	if len(locked) == 0 || refused(nil) {
		return nil
	}
	these := slices.SortedStableFunc(slices.Values(locked), func(a, b plan.Session) int { return cmp.Compare(a.Cost, b.Cost) })
	for _, v := range locked {
		without := slices.DeleteFunc(slices.Clone(these), func(o plan.Session) bool { return o.ID == v.ID })
		if refused(without) {
			these = without
		}
	}
	return these
}

// lockedWords names a locked session: "Thu 14 Jan at Library Hall, £60".
func (s *state) lockedWords(v plan.Session) string {
	words := v.Start.Date().Time().Format("Mon 2 Jan")
	if at := s.venue(v.Venue); at != nil {
		words += " at " + at.Name
	} else {
		words += " " + v.Mode.Phrase()
	}
	if v.Cost > 0 {
		words += ", " + v.Cost.String()
	}
	return words
}

// alsoLocked says which locked sessions leave no programme, or that they are not why; ""
// when none are locked.
func (s *state) alsoLocked(r *refusal) string {
	if r.either {
		return "Without what is locked it could not be granted either."
	}
	var names []string
	for _, v := range r.locked {
		names = append(names, "“"+s.lockedWords(v)+"”")
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return "It could be granted if " + names[0] + " were not locked."
	}
	return "It could be granted if one of these were not locked: " + joinComma(names) + "."
}

// backToProposal shows the proposal again as it was before another was refused.
func (s *Screen) backToProposal() {
	s.problem = nil
	s.refresh()
	s.page.focus()
}

// unlockAndPropose lets a locked session go and proposes again.
func (s *Screen) unlockAndPropose(id model.ID) {
	if s.state.locked[id] {
		s.state.lock(id)
	}
	s.propose()
}

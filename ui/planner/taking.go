package planner

import (
	"fmt"
	"slices"

	"convenor/model"
	"convenor/model/plan"
)

// whyOnlyIdeas says why what is proposed can be taken as ideas only: a date cannot be
// kept for a session that has no place. "" when it can.
func (s *state) whyOnlyIdeas() string {
	n := 0
	for _, v := range s.toTake() {
		if v.Mode != model.Online && v.Venue == "" {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return model.Count(n, "session has", "sessions have") + " no venue yet"
}

// against says what speaks against taking what is proposed now, of a proposal that has
// just been counted: each session that is not in the programme yet, and all of it.
func (s *state) against(p plan.Proposal) (all []string) {
	for _, c := range p.Totals.Clashes {
		day, ours := "", len(c.Sessions) == 0
		for _, i := range c.Sessions {
			if i < 0 || i >= len(p.Sessions) {
				continue
			}
			v := p.Sessions[i].Session
			day = v.Start.Date().Time().Format("Mon 2 Jan") + ": "
			at := s.find(v.ID)
			ours = ours || at >= 0 && !inProgramme(s.in, s.now[at])
		}
		if words := day + sentence(c.Sentence); ours && !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}

// allTheSame is the button that takes what something speaks against.
func (s *state) allTheSame() string { return fmt.Sprintf("Take %d all the same", len(s.toTake())) }

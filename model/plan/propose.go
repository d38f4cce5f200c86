package plan

import (
	"context"
	"math/rand/v2"
	"slices"

	"convenor/model"
	"convenor/model/plan/cover"
)

// Options is how to search.
type Options struct {
	Seed   uint64
	Steps  int                // of the search; 0 = the usual number
	Better func(Proposal)     // told the first proposal and each better one, on the goroutine of the search
	Doing  func(done, of int) // told now and then how far the search is, on the goroutine of the search
}

// usualSteps is how many positions the search looks at anew, and coverSteps
// where the optimiser stops when it has no proof by then, for up to
// usualPeople.
const (
	usualSteps  = 2000
	coverSteps  = 10000
	usualPeople = 4000
)

// times is by how much a community is larger than usual: each step takes that
// much longer.
func (p *problem) times() int { return min(max(1, len(p.people)/usualPeople), 20) }

// Propose looks for the best programme. When the context ends it gives the
// best so far and no error. The errors are sentences for the coordinator:
// those of this package, of Wishes.Validate, or a *Contradiction.
func Propose(ctx context.Context, in Input, w Wishes, o Options) (Proposal, error) {
	p, err := ready(ctx, in, w)
	if err != nil {
		return Proposal{}, err
	}
	s := &search{ctx: ctx, p: p, r: p.newResponder(), random: rand.New(rand.NewPCG(o.Seed, 0x706c616e)), limit: o.Steps, doing: o.Doing}
	if s.limit <= 0 {
		s.limit = usualSteps / p.times()
	}
	if o.Better != nil {
		s.better = func() { o.Better(s.proposal()) }
	}
	c := p.covering()
	quick := cover.Greedy(c.problem)
	s.bounded, s.rested = quick.Bound, quick.Bound
	s.offer(s.begin(c.chosen(quick, len(w.Rhythms))))
	if !quick.Proven && ctx.Err() == nil {
		if err := s.cover(c, o.Seed); err != nil {
			return Proposal{}, err
		}
	}
	if !s.exact() {
		at := s.best.clone()
		s.settle(at)
		s.offer(at)
		s.explore()
	}
	if s.best.tooSoon() > 0 {
		c.problem.Limits = nil
		s.bounded = min(s.bounded, cover.Bound(ctx, c.problem, boundRounds))
	}
	return s.proposal(), nil
}

// boundRounds bring a bound near to the linear program's.
const boundRounds = 300

// cover begins again from the columns that the optimiser finds, and takes over
// its bound.
func (s *search) cover(c covering, seed uint64) error {
	found, err := cover.Maximise(s.ctx, c.problem, cover.Options{Seed: seed, Limit: coverSteps / s.p.times()})
	if err != nil {
		return err
	}
	s.rested = min(s.rested, found.Bound)
	if len(c.problem.Limits) == 0 {
		s.bounded = s.rested
	}
	s.offer(s.begin(c.chosen(found, len(s.p.w.Rhythms))))
	return nil
}

// proposal explains the best so far.
func (s *search) proposal() Proposal {
	p := s.p.explain(s.p.dated(s.best))
	bound := s.bounded
	if s.best.tooSoon() == 0 { // then the best programme is one of those
		bound = min(bound, s.rested)
	}
	p.Bound, p.Proven, p.Steps = int(bound/1000), s.proven, s.steps
	for i, at := range s.p.positions {
		if s.best.at[s.best.slot(i)].kind >= 0 {
			continue
		}
		m := Missing{Rhythm: at.rhythm, Period: at.period, From: dateOf(at.from), To: dateOf(at.to), Why: at.why}
		if m.Why == "" {
			m.Why = "nothing that keeps to all wishes was found beside the other sessions"
		}
		p.Missing = append(p.Missing, m)
	}
	return p
}

// ready prepares the problem and its positions, and says why there can be no
// proposal.
func ready(ctx context.Context, in Input, w Wishes) (*problem, error) {
	p, err := newProblem(in, w)
	if err != nil {
		return nil, err
	}
	inPerson := slices.ContainsFunc(w.Rhythms, func(r Rhythm) bool { return r.Mode != model.Online })
	switch {
	case p.to <= p.today:
		return nil, ErrPast
	case len(w.Rhythms) == 0:
		return nil, ErrNoRhythm
	case len(p.people) == 0:
		return nil, ErrNoPeople
	case inPerson && !slices.ContainsFunc(in.Venues, func(v model.Venue) bool { return !v.Retired }):
		return nil, ErrNoVenue
	}
	if err := p.layOut(); err != nil {
		return nil, err
	}
	if c := p.contradiction(ctx); c != nil {
		if p.tooLittle(c) {
			return nil, ErrTooLittle
		}
		return nil, c
	}
	if !p.anybody() {
		return nil, ErrNobody
	}
	return p, nil
}

// tooLittle reports whether the budget alone rules out every session in person.
func (p *problem) tooLittle(c *Contradiction) bool {
	if p.w.Budget == nil || len(c.Rules) != 1 || c.Rules[0] != "a budget of "+p.w.Budget.String() {
		return false
	}
	return !slices.ContainsFunc(p.in.Venues, func(v model.Venue) bool { return !v.Retired && v.Cost <= *p.w.Budget })
}

// anybody reports whether somebody could come to something.
func (p *problem) anybody() bool {
	return slices.ContainsFunc(p.kinds, func(k kind) bool {
		return slices.ContainsFunc(k.chance, func(x int16) bool { return x > 0 })
	})
}

// Evaluate explains the sessions as they are.
func Evaluate(in Input, w Wishes, sessions []Session) (Proposal, error) {
	b, err := NewBoard(in, w, sessions)
	if err != nil {
		return Proposal{}, err
	}
	return b.Proposal(), nil
}

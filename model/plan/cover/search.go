package cover

import (
	"context"
	"math/rand/v2"
	"slices"
)

// search is when to stop, and the best so far.
type search struct {
	ctx     context.Context
	options Options
	random  *rand.Rand
	best    Solution
	work    int // entries of columns looked at, by which turns are measured
	stopped bool
}

func newSearch(ctx context.Context, o Options) search {
	return search{ctx: ctx, options: o, random: rand.New(rand.NewPCG(o.Seed, 0x636f766572))}
}

// step counts one step and says whether to go on.
func (s *search) step() bool {
	if s.stopped {
		return false
	}
	s.best.Steps++
	if s.options.Limit > 0 && s.best.Steps >= s.options.Limit || s.ctx.Err() != nil {
		s.stopped = true
	}
	return !s.stopped
}

func (s *search) tell() {
	if s.options.Better != nil {
		told := s.best
		told.Columns = slices.Clone(told.Columns)
		s.options.Better(told)
	}
}

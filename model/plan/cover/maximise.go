package cover

import (
	"context"
	"math/rand/v2"
	"slices"
)

// run is one search: what it works on, the best so far, and when to stop.
type run struct {
	ctx     context.Context
	options Options
	random  *rand.Rand
	state   *State
	spare   *State // to complete a choice without disturbing the state
	best    Solution
	found   bool
	stopped bool
}

func newRun(ctx context.Context, p Problem, o Options) *run {
	s := NewState(p)
	return &run{ctx: ctx, options: o, random: rand.New(rand.NewPCG(o.Seed, 0x636f766572)), state: s, spare: s.fresh()}
}

// step counts one step and says whether to go on.
func (r *run) step() bool {
	if r.stopped {
		return false
	}
	r.best.Steps++
	if r.options.Limit > 0 && r.best.Steps >= r.options.Limit || r.ctx.Err() != nil {
		r.stopped = true
	}
	return !r.stopped
}

// offer takes what the state has chosen when it is better than the best.
func (r *run) offer(s *State) {
	if r.found && s.value <= r.best.Value {
		return
	}
	r.spare.Set(s.Columns())
	fill(r.spare)
	r.found = true
	r.best.Columns, r.best.Value = r.spare.Columns(), r.spare.value
	r.best.Proven = r.best.Value >= r.best.Bound
	r.tell()
}

func (r *run) tell() {
	if r.options.Better != nil {
		told := r.best
		told.Columns = slices.Clone(told.Columns)
		r.options.Better(told)
	}
}

// bounded takes a bound that holds when it is lower than the one there is.
func (r *run) bounded(bound int64) {
	r.best.Bound = max(min(r.best.Bound, bound), r.best.Value)
	r.best.Proven = r.best.Value == r.best.Bound
}

// Maximise searches for the best choice until it is proven, the limit is
// reached or the context ends; the last two are no errors, and the solution
// then says by its bound how far it can be from the best. The only errors are
// those of Check.
func Maximise(ctx context.Context, p Problem, o Options) (Solution, error) {
	if err := p.Check(); err != nil {
		return Solution{}, err
	}
	r := newRun(ctx, p, o)
	first := Greedy(p)
	r.best.Bound = first.Bound
	r.state.Set(first.Columns)
	r.offer(r.state)
	r.maximise(p)
	return r.best, nil
}

// The search takes turns, each twice as long as the one before, so that a
// proof that is near is not kept waiting, and a better choice neither.
func (r *run) maximise(p Problem) {
	tree := newTree(r)
	if tree.root(rootRounds) {
		return
	}
	local := newLocal(r, p.Groups)
	for turn := firstTurn; !r.stopped && !r.best.Proven; turn *= 2 {
		if tree.search(turn) {
			return
		}
		local.search(turn)
	}
}

const (
	rootRounds = 300
	firstTurn  = 500
)

package cover

import "context"

// run is one search for the best choice.
type run struct {
	search
	state *State
	spare *State // to complete a choice without disturbing the state
	found bool
}

func newRun(ctx context.Context, p Problem, o Options) *run {
	s := NewState(p)
	return &run{search: newSearch(ctx, o), state: s, spare: s.fresh()}
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

// maximise takes turns between improvement, among the columns that the bound
// favours and among all, and proof; each is longer than the one before, so that
// none is kept waiting by the others.
func (r *run) maximise(p Problem) {
	tree := newTree(r)
	if tree.root(rootRounds) {
		return
	}
	few, all := newLocal(r, tree.favoured()), newLocal(r, p.Groups)
	for turn := firstTurn * (1 + all.width); !r.stopped && !r.best.Proven; turn *= longer {
		few.search(turn)
		all.search(turn)
		if tree.search(turn) {
			return
		}
	}
}

const (
	rootRounds = 300  // of bounding the whole problem
	firstTurn  = 1000 // columns looked at
	longer     = 3
)

package plan

import (
	"context"

	"convenor/model"
)

// Options is how to search.
type Options struct {
	Seed   uint64
	Steps  int                // of the search; 0 = the usual number
	Better func(Proposal)     // told the first proposal and each better one, on the goroutine of the search
	Doing  func(done, of int) // told now and then how far the search is, on the goroutine of the search
}

// Propose looks for the best programme. When the context ends it gives the
// best so far and no error. The errors are sentences for the coordinator:
// those of this package, of Wishes.Validate, or a *Contradiction.
func Propose(ctx context.Context, in Input, w Wishes, o Options) (Proposal, error) {
	return Proposal{}, nil
}

// Evaluate explains the sessions as they are.
func Evaluate(in Input, w Wishes, sessions []Session) (Proposal, error) {
	return Proposal{}, nil
}

// BestSlots are the n best dates for one session of a rhythm's mode with
// these people, over the horizon of the wishes and beside what is announced.
// At most one is given for each band, venue and mode.
func BestSlots(in Input, w Wishes, rhythm Rhythm, people []model.ID, n int) ([]Option, error) {
	return nil, nil
}

package planner

import (
	"context"
	"encoding/json"

	"convenor/model/plan"
	"convenor/storage"
)

// propose looks for the best programme. Each better one is shown as it is found.
func (s *Screen) propose() {
	if s.searching {
		return
	}
	store, runner, w, kept := s.host.Store(), s.host.Runner(), s.planning, s.state.kept()
	ctx, stop := context.WithCancel(context.Background())
	s.searching, s.stop, s.best, s.problem, s.stale, s.unproven, s.bringing = true, stop, 0, nil, false, false, false
	var before []step // what another proposal takes the place of
	if s.has && len(s.state.now) > 0 {
		before = []step{s.state.as("Propose again")}
	}
	s.input.Cancel()
	s.explain.Cancel()
	s.brought.Cancel()
	s.refresh()
	var from planned
	var found plan.Proposal
	s.host.Work("Planning the programme…", func(window context.Context, progress func(float64)) (err error) {
		if from, err = readPlanned(window, store, w); err != nil {
			return err
		}
		if err := w.Nobody(from.in); err != nil {
			return err
		}
		defer context.AfterFunc(window, stop)() // cancelled at the foot of the window: what was found stays
		found, err = plan.Propose(ctx, withKept(from.in, kept), w.Wishes, plan.Options{Seed: seed,
			Better: func(p plan.Proposal) { runner.Do(func() { s.better(from, w, p) }) },
			Doing:  func(done, of int) { progress(float64(done) / float64(max(of, 1))) }})
		if err != nil {
			return refuse(err, from.in, kept, w)
		}
		return nil
	}, func(err error) {
		stop()
		s.done(from, w, found, err, before)
	})
}

// better shows a better programme, unless the coordinator has begun to move the
// one before about.
func (s *Screen) better(from planned, w storage.Planning, p plan.Proposal) {
	if !s.searching || s.best > 0 && len(s.state.past) > 0 {
		return
	}
	s.best++
	s.take(from, w, p)
}

func (s *Screen) take(from planned, w storage.Planning, p plan.Proposal) {
	s.state.propose(from, w, p)
	s.has = true
	s.version++
	s.refresh()
}

// done ends a search. That what was there before went can be taken back like a
// move by hand.
func (s *Screen) done(from planned, w storage.Planning, p plan.Proposal, err error, before []step) {
	if !s.searching {
		return
	}
	s.searching = false
	switch {
	case err != nil: // what was proposed before stays as it was
		s.problem = err
		s.stale = true // it is not what was read for this search
	case len(s.state.past) == 0 || s.best == 0:
		s.take(from, w, p)
		s.state.past = before
	}
	s.refresh()
	s.keep()
	s.readInput() // what was changed meanwhile
	s.page.focusFree()
}

// halt ends the search with the best that was found so far.
func (s *Screen) halt() {
	if s.searching {
		s.stop()
	}
}

// outdated reports whether the wishes are others than the proposal was made for.
func (s *Screen) outdated() bool {
	return s.has && !s.searching && !sameWishes(s.planning, s.state.wishes)
}

// sameWishes reports whether two wishes ask for the same.
func sameWishes(a, b storage.Planning) bool {
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err == nil && err2 == nil && string(x) == string(y)
}

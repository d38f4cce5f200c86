package planner

import (
	"slices"
	"sync"

	"convenor/model"
	"convenor/model/plan"
)

// figures works out what a programme comes to. It keeps the board on which the
// last one was laid out, so that a move costs little; it may be used from any
// goroutine.
type figures struct {
	mu    sync.Mutex
	of    int // the input the board is of
	board *plan.Board
}

// explain lays out sessions and explains them. Version names the input and wishes: a
// board of another version is laid out anew.
func (f *figures) explain(version int, in plan.Input, w plan.Wishes, sessions []plan.Session) (plan.Proposal, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.lay(version, in, w, sessions); err != nil {
		return plan.Proposal{}, err
	}
	return f.board.Proposal(), nil
}

// alternatives are the n best other places in the year for one of the sessions.
func (f *figures) alternatives(version int, in plan.Input, w plan.Wishes, sessions []plan.Session, id model.ID, n int) ([]plan.Alternative, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.lay(version, in, w, sessions); err != nil {
		return nil, err
	}
	i := slices.IndexFunc(f.board.Sessions(), func(v plan.Session) bool { return v.ID == id })
	return f.board.Alternatives(i, n), nil
}

func (f *figures) lay(version int, in plan.Input, w plan.Wishes, sessions []plan.Session) error {
	if f.board != nil && f.of == version && f.follow(sessions) {
		return nil
	}
	f.board, f.of = nil, version
	b, err := plan.NewBoard(in, w, sessions)
	f.board = b
	return err
}

// follow moves what is on the board to where it is now; false when that is not
// what a board can do.
func (f *figures) follow(sessions []plan.Session) bool {
	want := map[model.ID]plan.Session{}
	for _, v := range sessions {
		if v.ID == "" || want[v.ID].ID != "" {
			return false
		}
		want[v.ID] = v
	}
	there := map[model.ID]bool{}
	for i := 0; i < len(f.board.Sessions()); {
		is := f.board.Sessions()[i]
		to, wanted := want[is.ID]
		switch {
		case !wanted:
			if _, ok := f.board.Remove(i); !ok {
				return false
			}
		case there[is.ID] || is.Fixed || same(is, to):
			there[is.ID] = true
			i++
		default:
			there[is.ID] = true
			if _, _, ok := f.board.Move(i, to); !ok {
				return false
			}
			i = 0 // it may stand before others now
		}
	}
	for _, v := range sessions {
		if !there[v.ID] {
			f.board.Add(v)
		}
	}
	return true
}

// same reports whether two sessions differ in nothing that counts; the board may
// have filled in the band.
func same(a, b plan.Session) bool {
	a.Band, b.Band = "", ""
	return a == b
}

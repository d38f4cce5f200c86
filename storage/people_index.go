package storage

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
)

// peopleIndex keeps the current snapshot of everyone for filters and search.
type peopleIndex struct {
	snapshot atomic.Pointer[peopleSnapshot] // nil until it was read
	mu       sync.Mutex
	reading  *peopleReading // the first, or the one after a failure; nil before
	stale    bool           // something was written while the snapshot was read
	closed   bool           // no further reading starts
	running  sync.WaitGroup
}

// peopleReading is one reading of everyone.
type peopleReading struct {
	done chan struct{}
	err  error // set when done
}

// start reads the snapshot in the background, if none was read yet.
func (x *peopleIndex) start(s *Store) *peopleReading {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.reading != nil {
		return x.reading
	}
	r := &peopleReading{done: make(chan struct{})}
	if x.closed {
		r.err = ErrClosed
		close(r.done)
		return r
	}
	x.reading = r
	x.running.Go(func() {
		x.read(s, r)
		s.tell(Notice{Label: "People are ready", Tables: map[string]bool{"person": true}, Bulk: true})
	})
	return r
}

func (x *peopleIndex) read(s *Store, r *peopleReading) {
	defer close(r.done)
	for {
		snap, err := readSnapshot(context.Background(), s)
		x.mu.Lock()
		again := x.stale && err == nil
		x.stale = false
		switch {
		case again:
		case err != nil: // the next question tries again
			r.err, x.reading = err, nil
		default:
			x.snapshot.Store(snap)
		}
		x.mu.Unlock()
		if !again {
			return
		}
	}
}

// close returns when no reading is under way, nor will be.
func (x *peopleIndex) close() {
	x.mu.Lock()
	x.closed = true
	x.mu.Unlock()
	x.running.Wait()
}

// await returns the snapshot as soon as it is there.
func (x *peopleIndex) await(ctx context.Context, s *Store) (*peopleSnapshot, error) {
	for {
		if snap := x.snapshot.Load(); snap != nil {
			return snap, nil
		}
		r := x.start(s)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-r.done:
		}
		if r.err != nil {
			return nil, r.err
		}
	}
}

// peopleTables are the tables a snapshot is made from.
var peopleTables = []string{"person", "affiliation", "organisation", "category", "participation", "session", "venue", "community"}

// follow brings the snapshot up to date with a transaction that was saved. If
// that fails, the next question reads everyone again.
func (x *peopleIndex) follow(s *Store, n Notice) {
	if !slices.ContainsFunc(peopleTables, func(t string) bool { return n.Tables[t] }) {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	snap := x.snapshot.Load()
	if snap == nil {
		x.stale = x.reading != nil
		return
	}
	next, err := snap.after(context.Background(), s, n)
	if err != nil {
		next, x.reading = nil, nil
	}
	x.snapshot.Store(next)
}

package storage

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// peopleIndex keeps a snapshot of everyone for filters and search. An edit only
// leaves word of what it touched; the next question reads that again.
type peopleIndex struct {
	snapshot atomic.Pointer[peopleSnapshot] // nil until it was read
	ahead    atomic.Pointer[People]         // the first rows, until they are asked for or out of date
	catching sync.Mutex                     // held while the snapshot is brought up to date
	mu       sync.Mutex                     // of what follows
	missed   *Notice                        // what was saved since the snapshot was read, or while it was
	reading  *peopleReading                 // the first, or the one after a failure; nil before
	closed   bool                           // no further reading starts
	soon     *time.Timer                    // starts the first reading
	running  sync.WaitGroup
}

// peopleReading is one reading of everyone.
type peopleReading struct {
	done chan struct{}
	err  error // set when done
}

// drawing is how long the first rows have the machine to themselves, so that
// they are on the screen before everyone is read.
const drawing = 150 * time.Millisecond

// startSoon starts the first reading a little later, if nothing does before.
func (x *peopleIndex) startSoon(s *Store) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.soon == nil && !x.closed {
		x.soon = time.AfterFunc(drawing, func() { x.start(s) })
	}
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
	snap, err := readSnapshot(context.Background(), s)
	x.mu.Lock()
	defer x.mu.Unlock()
	if err != nil { // the next question tries again
		r.err, x.reading, x.missed = err, nil, nil
		return
	}
	x.snapshot.Store(snap)
}

// close returns when no reading is under way, nor will be.
func (x *peopleIndex) close() {
	x.mu.Lock()
	x.closed = true
	if x.soon != nil {
		x.soon.Stop()
	}
	x.mu.Unlock()
	x.running.Wait()
}

// await returns the snapshot, with all that was saved, as soon as it is there.
func (x *peopleIndex) await(ctx context.Context, s *Store) (*peopleSnapshot, error) {
	for {
		if snap := x.current(s); snap != nil {
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

// current brings the snapshot up to date; nil when everyone must be read.
func (x *peopleIndex) current(s *Store) *peopleSnapshot {
	x.catching.Lock()
	defer x.catching.Unlock()
	x.mu.Lock()
	snap, missed := x.snapshot.Load(), x.missed
	if snap != nil {
		x.missed = nil
	}
	x.mu.Unlock()
	if snap == nil || missed == nil {
		return snap
	}
	next, err := snap.after(context.Background(), s, *missed)
	if err != nil { // the next question reads everyone again
		x.mu.Lock()
		x.reading, x.missed = nil, nil
		x.mu.Unlock()
		next = nil
	}
	x.snapshot.Store(next)
	return next
}

// follow hears of a transaction that was saved.
func (x *peopleIndex) follow(n Notice) {
	if !slices.ContainsFunc(peopleTables, func(t string) bool { return n.Tables[t] }) {
		return
	}
	x.ahead.Store(nil)
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.reading == nil: // it will be read
	case x.missed == nil:
		x.missed = &n
	default:
		both := x.missed.with(n)
		x.missed = &both
	}
}

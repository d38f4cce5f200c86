package ui

import "sync"

// runner is a Runner whose answers wait for the test to pump them, as those of
// the program wait for the UI goroutine.
type runner struct {
	start   func(work func())
	mu      sync.Mutex
	answers []func()
}

// atOnce runs work when it is started.
func atOnce() *runner { return &runner{start: func(work func()) { work() }} }

// hand keeps work until the test runs it.
type hand struct {
	*runner
	waiting []func()
}

func newHand() *hand {
	h := &hand{runner: &runner{}}
	h.start = func(work func()) { h.waiting = append(h.waiting, work) }
	return h
}

func (r *runner) Start(work func()) { r.start(work) }

func (r *runner) Do(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answers = append(r.answers, f)
}

// pump gives the answers that wait, also those that come meanwhile.
func (r *runner) pump() {
	for {
		r.mu.Lock()
		all := r.answers
		r.answers = nil
		r.mu.Unlock()
		if len(all) == 0 {
			return
		}
		for _, f := range all {
			f()
		}
	}
}

// next runs the first that waits.
func (h *hand) next() {
	first := h.waiting[0]
	h.waiting = h.waiting[1:]
	first()
	h.pump()
}

// all runs everything, also what is started by it.
func (h *hand) all() {
	for h.pump(); len(h.waiting) > 0; {
		h.next()
	}
}

package ui

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// beginning is the Runner of the program. Until the window's loop runs, answers
// are given by settle, so that the first picture of the window shows what was
// asked for. What these answers ask for in turn, such as the details of the
// first row, waits until that picture is drawn.
type beginning struct {
	came chan struct{}

	mu       sync.Mutex
	working  int      // pieces of work that the first picture waits for
	waiting  []func() // answers
	held     []func() // work that answers asked for
	settling bool
	begun    bool // the window's loop runs, or is about to
}

func newBeginning() *beginning { return &beginning{came: make(chan struct{}, 1)} }

func (b *beginning) Start(work func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.begun:
		go work()
	case b.settling:
		b.held = append(b.held, work)
	default:
		b.working++
		go func() {
			work()
			b.mu.Lock()
			b.working--
			b.mu.Unlock()
			b.stir()
		}()
	}
}

func (b *beginning) Do(f func()) {
	b.mu.Lock()
	begun := b.begun
	if !begun {
		b.waiting = append(b.waiting, f)
	}
	b.mu.Unlock()
	if begun {
		fyne.Do(f)
		return
	}
	b.stir()
}

// stir wakes settle.
func (b *beginning) stir() {
	select {
	case b.came <- struct{}{}:
	default:
	}
}

// settle gives the answers of what was started before, but waits no longer for
// them than patience.
func (b *beginning) settle(patience time.Duration) {
	late := time.After(patience)
	b.mu.Lock()
	b.settling = true
	b.mu.Unlock()
	for b.give() {
		select {
		case <-b.came:
		case <-late:
			return
		}
	}
}

// give gives the answers there are, and reports whether more will come.
func (b *beginning) give() (more bool) {
	b.mu.Lock()
	all := b.waiting
	b.waiting = nil
	more = b.working > 0
	b.mu.Unlock()
	for _, f := range all {
		f()
	}
	return more
}

// begin starts what was held back and gives the answers that came too late; from
// now on the window's loop gives them.
func (b *beginning) begin() {
	b.give()
	b.mu.Lock()
	b.begun = true
	held := b.held
	b.held = nil
	b.mu.Unlock()
	b.give()
	for _, work := range held {
		go work()
	}
}

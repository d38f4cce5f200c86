package ui

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// beginning is the Runner of the program. Until the window's loop runs, answers
// are given by settle, so that the first picture of the window is a whole one.
type beginning struct {
	came chan struct{}

	mu      sync.Mutex
	waiting []func()
	begun   bool // the window's loop runs, or is about to
}

func newBeginning() *beginning { return &beginning{came: make(chan struct{}, 1)} }

func (b *beginning) Start(work func()) { go work() }

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
	select {
	case b.came <- struct{}{}:
	default:
	}
}

// settle gives answers as long as busy says that more will come, but no longer
// than patience; those that come later are given by the window's loop.
func (b *beginning) settle(busy func() bool, patience time.Duration) {
	late := time.After(patience)
	for b.give(false); busy(); b.give(false) {
		select {
		case <-b.came:
		case <-late:
			b.give(true)
			return
		}
	}
	b.give(true)
}

func (b *beginning) give(last bool) {
	for {
		b.mu.Lock()
		all := b.waiting
		b.waiting = nil
		b.begun = last && len(all) == 0
		b.mu.Unlock()
		if len(all) == 0 {
			return
		}
		for _, f := range all {
			f()
		}
	}
}

package ui

import (
	"sync"
	"sync/atomic"

	"convenor/ui/widgets"
)

// background is a Runner that knows what runs away from the UI goroutine, so
// that a file is closed only when nothing reads or writes it any more. All but
// Do belongs to the UI goroutine.
type background struct {
	widgets.Runner
	running int
	quiet   func()

	all  sync.WaitGroup
	over atomic.Bool // there is no UI goroutine any more
}

func (b *background) Start(work func()) {
	b.running++
	b.all.Add(1)
	b.Runner.Start(func() {
		work()
		b.all.Done()
		// What work has to answer was handed to Do before this, and may start more.
		b.Do(b.ended)
	})
}

// Do runs f on the UI goroutine while there is one.
func (b *background) Do(f func()) {
	if !b.over.Load() {
		b.Runner.Do(f)
	}
}

func (b *background) ended() {
	b.running--
	if b.running > 0 || b.quiet == nil {
		return
	}
	then := b.quiet
	b.quiet = nil
	then()
}

// whenQuiet calls f as soon as nothing runs; it takes the place of what an
// earlier call asked for.
func (b *background) whenQuiet(f func()) {
	b.quiet = f
	b.running++
	b.ended()
}

package widgets

import (
	"context"

	"fyne.io/fyne/v2"
)

// Runner says where work happens. Screens are given one and hand it to every
// Async they have.
type Runner interface {
	// Start runs work away from the UI goroutine.
	Start(work func())
	// Do runs f on the UI goroutine.
	Do(f func())
}

// Background is the Runner of the program: work on a goroutine of its own,
// answers through fyne.Do.
var Background Runner = background{}

// Inline is the Runner of tests: work and answers at once, on the caller.
var Inline Runner = inline{}

type background struct{}

func (background) Start(work func()) { go work() }
func (background) Do(f func())       { fyne.Do(f) }

type inline struct{}

func (inline) Start(work func()) { work() }
func (inline) Do(f func())       { f() }

// Async asks questions of one kind away from the UI goroutine. Only the answer
// to the latest question is delivered. All its methods belong to the UI
// goroutine.
type Async[T any] struct {
	runner Runner
	latest int
	busy   bool
	cancel context.CancelFunc
}

// NewAsync makes an Async that works through r.
func NewAsync[T any](r Runner) *Async[T] { return &Async[T]{runner: r} }

// Run asks question away from the UI goroutine, then calls answer on it, once,
// unless Run or Cancel was called in between. The context of the question
// before is cancelled.
func (a *Async[T]) Run(question func(context.Context) (T, error), answer func(T, error)) {
	a.Cancel()
	ctx, cancel := context.WithCancel(context.Background())
	a.cancel, a.busy = cancel, true
	asked := a.latest
	a.runner.Start(func() {
		value, err := question(ctx)
		a.runner.Do(func() {
			cancel()
			if asked != a.latest {
				return
			}
			a.busy = false
			answer(value, err)
		})
	})
}

// Cancel drops the question that is being asked.
func (a *Async[T]) Cancel() {
	a.latest++
	a.busy = false
	if a.cancel != nil {
		a.cancel()
		a.cancel = nil
	}
}

// Busy reports whether a question is being asked.
func (a *Async[T]) Busy() bool { return a.busy }

package ui

import (
	"context"
	"errors"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/widgets"
)

// writeQueue runs store methods one after the other, away from the UI
// goroutine, in the order they were asked for. It belongs to the UI goroutine.
type writeQueue struct {
	runner  widgets.Runner
	later   func(time.Duration, func()) (stop func())
	changed func() // called when busy or unsaved did

	waiting []write
	busy    bool
	unsaved bool // the last write failed
}

// write is one store method, its answer on the UI goroutine, and what to do
// when it takes long.
type write struct {
	do     func(context.Context) error
	slowly func(cancel func())
	answer func(error)
}

// slow is how long a write may take before it is shown to be working.
const slow = 400 * time.Millisecond

// afterwards calls f after d, on a goroutine of its own, unless it is stopped.
func afterwards(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, f)
	return func() { timer.Stop() }
}

// add runs do, then answer with its error on the UI goroutine. Slowly is called
// once when do takes long, with a way to cancel it.
func (q *writeQueue) add(do func(context.Context) error, slowly func(cancel func()), answer func(error)) {
	q.waiting = append(q.waiting, write{do, slowly, answer})
	q.next()
}

func (q *writeQueue) next() {
	if q.busy {
		return
	}
	if len(q.waiting) > 0 {
		first := q.waiting[0]
		q.waiting = q.waiting[1:]
		q.busy = true
		defer q.start(first)
	}
	q.changed()
}

func (q *writeQueue) start(w write) {
	ctx, cancel := context.WithCancel(context.Background())
	finished := false
	stop := q.later(slow, func() {
		q.runner.Do(func() {
			if !finished {
				w.slowly(cancel)
			}
		})
	})
	q.runner.Start(func() {
		err := w.do(ctx)
		stop()
		q.runner.Do(func() {
			finished = true
			cancel()
			q.busy = false
			q.unsaved = err != nil && !refused(err)
			w.answer(err)
			q.next()
		})
	})
}

// refused reports whether err says that something was not to be done, not that
// it could not be saved.
func refused(err error) bool {
	var invalid model.ValidationError
	var blocked storage.BlockedError
	return errors.As(err, &invalid) || errors.As(err, &blocked) || errors.Is(err, context.Canceled) ||
		errors.Is(err, storage.ErrNothingToUndo) || errors.Is(err, storage.ErrNothingToRedo)
}

// flush writes on the caller's goroutine all that waits, without answers: the
// program is ending.
func (q *writeQueue) flush() error {
	var errs []error
	for _, w := range q.waiting {
		errs = append(errs, w.do(context.Background()))
	}
	q.waiting = nil
	return errors.Join(errs...)
}

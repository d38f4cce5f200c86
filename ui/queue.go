package ui

import (
	"context"
	"time"

	"convenor/ui/widgets"
)

// writeQueue runs store methods one after the other, away from the UI
// goroutine, in the order they were asked for. It belongs to the UI goroutine.
type writeQueue struct {
	runner  widgets.Runner
	waiting []func()
	busy    bool
	unsaved bool   // the last write failed
	changed func() // called when busy or unsaved did
	empty   func()
}

// slow is how long a write may take before it is shown to be working.
const slow = 400 * time.Millisecond

// add runs do, then answer with its error on the UI goroutine. Slowly is called
// once when do takes long, with a way to cancel it.
func (q *writeQueue) add(do func(context.Context) error, slowly func(cancel func()), answer func(error)) {
	q.waiting = append(q.waiting, func() {
		ctx, cancel := context.WithCancel(context.Background())
		finished := false
		timer := time.AfterFunc(slow, func() {
			q.runner.Do(func() {
				if !finished {
					slowly(cancel)
				}
			})
		})
		q.runner.Start(func() {
			err := do(ctx)
			timer.Stop()
			q.runner.Do(func() {
				finished = true
				cancel()
				q.unsaved = err != nil
				q.busy = false
				answer(err)
				q.next()
			})
		})
	})
	q.next()
}

func (q *writeQueue) next() {
	if q.busy {
		return
	}
	if len(q.waiting) == 0 {
		q.changed()
		if empty := q.empty; empty != nil {
			q.empty = nil
			empty()
		}
		return
	}
	first := q.waiting[0]
	q.waiting = q.waiting[1:]
	q.busy = true
	q.changed()
	first()
}

// whenEmpty calls f as soon as nothing waits to be written.
func (q *writeQueue) whenEmpty(f func()) {
	q.empty = f
	q.next()
}

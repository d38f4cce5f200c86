package widgets

import (
	"context"
	"errors"
	"sync"
	"testing"
)

// heldRunner runs work on goroutines and keeps answers until the test, which
// is the UI goroutine here, lets them through.
type heldRunner struct {
	mu      sync.Mutex
	work    sync.WaitGroup
	answers []func()
}

func (r *heldRunner) Start(work func()) {
	r.work.Add(1)
	go func() { defer r.work.Done(); work() }()
}

func (r *heldRunner) Do(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answers = append(r.answers, f)
}

func (r *heldRunner) settle() int {
	r.work.Wait()
	for _, f := range r.answers {
		f()
	}
	n := len(r.answers)
	r.answers = nil
	return n
}

func TestAsyncDeliversOnlyTheLatestAnswer(t *testing.T) {
	r := &heldRunner{}
	a := NewAsync[int](r)
	var got []int
	var cancelled [3]bool
	for i := range 3 {
		a.Run(func(ctx context.Context) (int, error) {
			if i < 2 {
				<-ctx.Done() // the next question cancels this one
				cancelled[i] = true
			}
			return i, nil
		}, func(v int, err error) { got = append(got, v) })
	}
	if !a.Busy() {
		t.Error("not busy while a question is asked")
	}
	if n := r.settle(); n != 3 {
		t.Errorf("came back %d times for 3 questions", n)
	}
	if len(got) != 1 || got[0] != 2 {
		t.Errorf("delivered %v, want [2]", got)
	}
	if !cancelled[0] || !cancelled[1] {
		t.Error("an old question was not cancelled")
	}
	if a.Busy() {
		t.Error("busy after the answer")
	}
}

func TestAsyncCancelDropsTheAnswer(t *testing.T) {
	r := &heldRunner{}
	a := NewAsync[string](r)
	a.Run(func(context.Context) (string, error) { return "late", nil }, func(string, error) { t.Error("delivered after Cancel") })
	a.Cancel()
	r.settle()
}

func TestAsyncInlineIsDoneWhenRunReturns(t *testing.T) {
	a := NewAsync[int](Inline)
	want := errors.New("no such file")
	var got error
	a.Run(func(context.Context) (int, error) { return 0, want }, func(_ int, err error) { got = err })
	if got != want || a.Busy() {
		t.Errorf("error %v, busy %v", got, a.Busy())
	}
}

func TestAsyncRunsAgainFromItsAnswer(t *testing.T) {
	a := NewAsync[int](Inline)
	n := 0
	a.Run(func(context.Context) (int, error) { return 1, nil }, func(v int, _ error) {
		n += v
		a.Run(func(context.Context) (int, error) { return 10, nil }, func(v int, _ error) { n += v })
	})
	if n != 11 {
		t.Errorf("sum %d, want 11", n)
	}
}

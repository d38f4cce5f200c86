package ui

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
)

var errDisk = errors.New("the disk has gone")

// clockwork stands in for the timers of a queue.
type clockwork struct{ rings []func() }

func (c *clockwork) later(_ time.Duration, f func()) func() {
	i := len(c.rings)
	c.rings = append(c.rings, f)
	return func() { c.rings[i] = nil }
}

// ring rings every timer that was not stopped.
func (c *clockwork) ring() {
	for _, f := range c.rings {
		if f != nil {
			f()
		}
	}
	clear(c.rings)
}

func newQueue(h *hand, c *clockwork) *writeQueue {
	return &writeQueue{runner: h, later: c.later, changed: func() {}}
}

func TestWritesRunInTheOrderTheyWereAskedFor(t *testing.T) {
	h := newHand()
	q := newQueue(h, &clockwork{})
	var did []string
	write := func(name string, err error) {
		q.add(func(context.Context) error { did = append(did, name); return err },
			func(func()) { t.Error(name + " was called slow") },
			func(got error) {
				if got != err {
					t.Errorf("%s answered %v, want %v", name, got, err)
				}
				did = append(did, "answer "+name)
			})
	}
	write("one", nil)
	write("two", errDisk)
	write("three", nil)
	if len(h.waiting) != 1 {
		t.Fatalf("%d writes run at once", len(h.waiting))
	}
	h.all()
	if want := []string{"one", "answer one", "two", "answer two", "three", "answer three"}; !slices.Equal(did, want) {
		t.Errorf("%v, want %v", did, want)
	}
	if q.busy || q.unsaved {
		t.Errorf("at the end busy %v, unsaved %v", q.busy, q.unsaved)
	}
}

func TestAWriteThatAsksForAnotherIsAnsweredFirst(t *testing.T) {
	h := newHand()
	q := newQueue(h, &clockwork{})
	var did []string
	note := func(s string) func(context.Context) error {
		return func(context.Context) error { did = append(did, s); return nil }
	}
	none := func(func()) {}
	q.add(note("first"), none, func(error) { q.add(note("asked for by first"), none, func(error) {}) })
	q.add(note("second"), none, func(error) {})
	h.all()
	if want := []string{"first", "second", "asked for by first"}; !slices.Equal(did, want) {
		t.Errorf("%v, want %v", did, want)
	}
}

func TestASlowWriteIsShownAndCanBeCancelled(t *testing.T) {
	h, c := newHand(), &clockwork{}
	q := newQueue(h, c)
	slowly := 0
	var answered error
	q.add(func(ctx context.Context) error { return ctx.Err() }, func(cancel func()) { slowly++; cancel() }, func(err error) { answered = err })
	c.ring()
	h.all()
	if slowly != 1 || !errors.Is(answered, context.Canceled) || q.unsaved {
		t.Errorf("slow %d times, answer %v, unsaved %v", slowly, answered, q.unsaved)
	}
	q.add(func(context.Context) error { return nil }, func(func()) { slowly++ }, func(error) {})
	h.all()
	c.ring()
	if slowly != 1 {
		t.Error("a write that had ended was called slow")
	}
}

func TestTheQueueTellsOfEveryChange(t *testing.T) {
	h := newHand()
	q := newQueue(h, &clockwork{})
	var states []string
	q.changed = func() {
		switch {
		case q.busy:
			states = append(states, "busy")
		case q.unsaved:
			states = append(states, "unsaved")
		default:
			states = append(states, "saved")
		}
	}
	add := func(err error) {
		q.add(func(context.Context) error { return err }, func(func()) {}, func(error) {})
	}
	add(errDisk)
	h.all()
	add(nil)
	h.all()
	if want := []string{"busy", "unsaved", "busy", "saved"}; !slices.Equal(states, want) {
		t.Errorf("%v, want %v", states, want)
	}
}

func TestWhatIsRefusedIsNotUnsaved(t *testing.T) {
	for name, test := range map[string]struct {
		err     error
		unsaved bool
	}{
		"invalid":  {model.ValidationError{Field: "name", Problem: "a name is needed"}, false},
		"blocked":  {storage.BlockedError{Step: "Add", By: "Change"}, false},
		"nothing":  {storage.ErrNothingToUndo, false},
		"no disk":  {storage.FileError{Path: "a", Err: storage.ErrFull}, true},
		"no thing": {model.ErrNotFound, true},
	} {
		h := newHand()
		q := newQueue(h, &clockwork{})
		q.add(func(context.Context) error { return test.err }, func(func()) {}, func(error) {})
		h.all()
		if q.unsaved != test.unsaved {
			t.Errorf("%s: unsaved %v", name, q.unsaved)
		}
	}
}

func TestFlushWritesAllThatWaits(t *testing.T) {
	h := newHand()
	q := newQueue(h, &clockwork{})
	var did []string
	for _, name := range []string{"one", "two", "three"} {
		q.add(func(context.Context) error { did = append(did, name); return errDisk }, func(func()) {}, func(error) { t.Error("answered") })
	}
	err := q.flush()
	if want := []string{"two", "three"}; !slices.Equal(did, want) || !errors.Is(err, errDisk) { // one runs already
		t.Errorf("%v, %v", did, err)
	}
}

func TestQuietComesWhenTheLastOneHasEnded(t *testing.T) {
	h := newHand()
	b := &background{Runner: h}
	quiet := 0
	b.whenQuiet(func() { quiet++ })
	if quiet != 1 {
		t.Fatal("nothing runs, and it is not quiet")
	}
	b.Start(func() { b.Do(func() { b.Start(func() {}) }) }) // an answer that asks again
	b.Start(func() {})
	b.whenQuiet(func() { t.Error("a wish that was replaced was granted") })
	b.whenQuiet(func() { quiet++ })
	for len(h.waiting) > 0 {
		if quiet != 1 {
			t.Fatalf("quiet while %d run", len(h.waiting))
		}
		h.next()
	}
	if quiet != 2 {
		t.Error("it never became quiet")
	}
}

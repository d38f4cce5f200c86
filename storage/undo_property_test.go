package storage

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// dump is every row of every journalled table as text, by id, without what only
// goes forward.
func dump(r rapid.TB, s *Store) string {
	r.Helper()
	var b strings.Builder
	for _, tbl := range s.schema {
		tbl.columns = tbl.broughtBack()
		rows, err := texts(ctx, s.reader, fmt.Sprintf(`SELECT %s FROM %s r ORDER BY id`, tbl.image("r"), tbl.name))
		if err != nil {
			r.Fatal(err)
		}
		for _, row := range rows {
			fmt.Fprintf(&b, "%s %s\n", tbl.name, row)
		}
	}
	return b.String()
}

// After any run of use cases, undoing them one by one goes back through every
// state to the beginning, and redoing them through every state to the end.
func TestUndoAndRedoGoThroughEveryState(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(r *rapid.T) {
		c := coordinator{r, quickStore(r, dir)}
		defer c.s.Close()
		states := c.run()
		travel := func(do func(context.Context) (string, error), want string) {
			label := ""
			err := c.calendar(func() (err error) {
				label, err = do(ctx)
				return err
			})
			if err != nil {
				r.Fatalf("%q: %v", label, err)
			}
			if diff := cmp.Diff(want, dump(r, c.s)); diff != "" {
				r.Fatalf("%q: %s", label, diff)
			}
		}
		last := len(states) - 1
		for _, begin := range []int{0, max(last-2, 0)} { // there and back, and a bit of it again
			for i := last - 1; i >= begin; i-- {
				travel(c.s.Undo, states[i])
			}
			if begin == 0 {
				if _, err := c.s.Undo(ctx); !errors.Is(err, ErrNothingToUndo) {
					r.Fatalf("undo at the beginning: %v", err)
				}
			}
			for i := begin + 1; i <= last; i++ {
				travel(c.s.Redo, states[i])
			}
			if _, err := c.s.Redo(ctx); !errors.Is(err, ErrNothingToRedo) {
				r.Fatalf("redo at the end: %v", err)
			}
		}
		c.check("at the end")
	})
}

// Undoing steps in any order is either refused, and changes nothing, or leaves
// a sound file in which all else is as it was; then all can still be redone.
func TestUndoInAnyOrderLeavesASoundFile(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(r *rapid.T) {
		c := coordinator{r, quickStore(r, dir)}
		defer c.s.Close()
		c.run()
		end, undone := dump(r, c.s), 0
		for range rapid.IntRange(5, 25).Draw(r, "undos") {
			before, steps := dump(r, c.s), c.steps()
			err := c.calendar(func() error { return c.s.UndoStep(ctx, rapid.Int64Range(1, int64(steps)).Draw(r, "step")) })
			var blocked BlockedError
			switch {
			case err == nil:
				undone++
				c.check("after an undo")
			case errors.As(err, &blocked):
				if blocked.Step == "" || blocked.By == "" || blocked.At.IsZero() {
					r.Fatalf("says not what stands in the way: %+v", blocked)
				}
				fallthrough
			case errors.Is(err, ErrNothingToUndo):
				if dump(r, c.s) != before || c.steps() != steps {
					r.Fatalf("a refused undo changed something: %v", err)
				}
			default:
				r.Fatal(err)
			}
		}
		for range undone {
			if label, err := c.s.Redo(ctx); err != nil {
				r.Fatalf("%q: %v", label, err)
			}
		}
		if diff := cmp.Diff(end, dump(r, c.s)); diff != "" {
			r.Fatalf("all was redone: %s", diff)
		}
		c.check("at the end")
	})
}

func TestTheStepOfTheCommunityStays(t *testing.T) {
	s := newStore(t)
	if err := s.UndoStep(ctx, firstStep); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("got %v", err)
	}
	if err := s.UndoStep(ctx, 99); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a step that is none: %v", err)
	}
	must[model.Community](t)(s.Community(ctx))
}

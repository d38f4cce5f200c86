package ui

import (
	"context"

	"convenor/storage"
	"convenor/ui/data"
	"convenor/ui/frame"

	"fyne.io/fyne/v2"
)

// steps are what undo and redo would do; nil is nothing.
type steps struct{ undo, redo *storage.Step }

// way is where a step was made, and the place that it led to by itself, such as a
// session that became of a poll.
type way struct{ from, to frame.Place }

// led notes that the newest step led here from where it was made.
func (w *window) led(from frame.Place) {
	if to := w.journey.here(); to != from && w.newest.Transaction != 0 {
		w.ways[w.newest.Transaction] = way{from, to}
	}
}

// wayBack goes back to where a step was made, when it was taken back at the place
// that it led to: what it made is gone from there. From elsewhere one stays.
func (w *window) wayBack(step int64, at frame.Place) {
	if led, ok := w.ways[step]; ok && sameThing(led.to, at) {
		w.Go(led.from)
	}
}

// sameThing reports whether two places are of one thing, whichever of its tabs.
func sameThing(a, b frame.Place) bool {
	return a == b || a.ID != "" && a.ID == b.ID && a.Area == b.Area
}

// undo takes the last step back.
func (w *window) undo() {
	store, at := w.store, w.journey.here()
	var last int64
	w.step("Undone: ", func(ctx context.Context) (label, more string, err error) {
		if undo, _, err := store.Steps(ctx); err == nil && undo != nil {
			last = undo.ID
			more = data.StillInvited(ctx, store, last)
		}
		label, err = store.Undo(ctx)
		return label, more, err
	}, func() { w.wayBack(last, at) })
}

// redo makes the step undone last again.
func (w *window) redo() {
	store := w.store
	w.step("Redone: ", func(ctx context.Context) (label, more string, err error) {
		label, err = store.Redo(ctx)
		return label, "", err
	}, func() {})
}

// undoStep takes back a step, however many were made since.
func (w *window) undoStep(id int64, label string) {
	store, at := w.store, w.journey.here()
	w.step("Undone: ", func(ctx context.Context) (string, string, error) {
		more := data.StillInvited(ctx, store, id)
		return label, more, store.UndoStep(ctx, id)
	}, func() { w.wayBack(id, at) })
}

// step takes a step, goes where that is to be seen, and says what was done and what
// more there is to say of it.
func (w *window) step(words string, do func(context.Context) (label, more string, err error), goThere func()) {
	var label, more string
	w.Write(func(ctx context.Context) (err error) {
		label, more, err = do(ctx)
		return err
	}, func() {
		goThere()
		w.Tell(words+label+"."+more, "", nil)
	})
}

// refreshSteps asks what undo and redo of the file would do.
func (w *window) refreshSteps() {
	store := w.store
	w.steps.Run(func(ctx context.Context) (s steps, err error) {
		s.undo, s.redo, err = store.Steps(ctx)
		return s, err
	}, func(s steps, err error) {
		if err != nil {
			w.Failed(err)
			return
		}
		w.filed = s
		w.showSteps()
	})
}

// showSteps names in the bar what undo and redo would do here: what the screen has of
// its own, else the file's step.
func (w *window) showSteps() {
	words := func(key fyne.Shortcut, verb string, step *storage.Step) string {
		if c := w.ownStep(key); c != nil {
			return c.Name
		}
		if step == nil {
			return ""
		}
		return verb + step.Label
	}
	w.bar.setSteps(words(undoKey, "Undo: ", w.filed.undo), words(redoKey, "Redo: ", w.filed.redo))
}

// ownStep is what the screen that is shown undoes or redoes by itself now; nil for
// nothing.
func (w *window) ownStep(key fyne.Shortcut) *frame.Command {
	screen := w.screens[w.journey.here().Area]
	if screen == nil {
		return nil
	}
	for _, c := range screen.Commands() {
		if c.Key != nil && c.Key.ShortcutName() == key.ShortcutName() && c.Why == "" {
			return &c
		}
	}
	return nil
}

// stepKey does what the key of undo or redo does here.
func (w *window) stepKey(key fyne.Shortcut) {
	c := w.ownStep(key)
	switch {
	case c != nil:
		c.Do()
	case key == redoKey:
		w.redo()
	default:
		w.undo()
	}
}

package ui

import (
	"context"

	"convenor/storage"
	"convenor/ui/data"
)

// steps are what undo and redo would do; nil is nothing.
type steps struct{ undo, redo *storage.Step }

// undo takes the last step back.
func (w *window) undo() {
	store := w.store
	w.step("Undone: ", func(ctx context.Context) (label, more string, err error) {
		if undo, _, err := store.Steps(ctx); err == nil && undo != nil {
			more = data.StillInvited(ctx, store, undo.ID)
		}
		label, err = store.Undo(ctx)
		return label, more, err
	})
}

// redo makes the step undone last again.
func (w *window) redo() {
	store := w.store
	w.step("Redone: ", func(ctx context.Context) (label, more string, err error) {
		label, err = store.Redo(ctx)
		return label, "", err
	})
}

// undoStep takes back a step, however many were made since.
func (w *window) undoStep(id int64, label string) {
	store := w.store
	w.step("Undone: ", func(ctx context.Context) (string, string, error) {
		more := data.StillInvited(ctx, store, id)
		return label, more, store.UndoStep(ctx, id)
	})
}

// step takes a step and says what was done, and what more there is to say of it.
func (w *window) step(words string, do func(context.Context) (label, more string, err error)) {
	var label, more string
	w.Write(func(ctx context.Context) (err error) {
		label, more, err = do(ctx)
		return err
	}, func() { w.Tell(words+label+"."+more, "", nil) })
}

// refreshSteps shows in the bar what undo and redo would do.
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
		w.bar.setSteps(s)
	})
}

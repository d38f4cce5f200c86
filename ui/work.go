package ui

import (
	"context"
	"fmt"
	"strings"

	"convenor/ui/widgets"
)

// task is something long that goes on: a piece of work, or a write that takes
// its time.
type task struct {
	name     string
	fraction float64
	cancel   func()
}

// busyError says that a piece of work must wait for another.
type busyError struct{ other string }

func (e busyError) Error() string {
	return fmt.Sprintf("“%s” is still going on. Nothing was done; try again when it has finished, or cancel it at the foot of the window", e.other)
}

// title is the task's name without the dots that say it goes on.
func (t *task) title() string { return strings.TrimSuffix(t.name, "…") }

func (w *window) Work(name string, work func(context.Context, func(float64)) error, after func(error)) {
	if w.task != nil {
		after(busyError{w.task.title()})
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	t := &task{name: name, cancel: cancel}
	w.task = t
	w.status.show(t)
	w.runner.Start(func() {
		shown := -1.0
		err := work(ctx, func(fraction float64) {
			if fraction-shown < 0.01 && fraction >= shown { // a hundred steps are enough to see
				return
			}
			shown = fraction
			w.runner.Do(func() {
				t.fraction = max(fraction, 0)
				w.status.progress.Set(t.fraction, name)
			})
		})
		w.runner.Do(func() {
			cancel()
			w.task = nil
			w.status.show(w.saving)
			w.noteOutcome(name, err)
			after(err)
		})
	})
}

// noteOutcome takes the error of work that failed away when the same succeeds,
// be it with another file: "Reading a.csv…", "Reading b.csv…".
func (w *window) noteOutcome(name string, err error) {
	name, _, _ = strings.Cut(strings.TrimSuffix(name, "…"), " ")
	switch {
	case err != nil:
		w.failed = name
	case w.failed == name:
		w.failed = ""
		w.messages.DropErrors()
	}
}

// savingSlowly shows that a write takes long, unless there is longer work.
func (w *window) savingSlowly(cancel func()) {
	w.saving = &task{name: "Saving…", cancel: cancel}
	if w.task == nil {
		w.status.show(w.saving)
	}
}

func (w *window) saved() {
	w.saving = nil
	if w.task == nil {
		w.status.show(nil)
	}
}

// finish calls then when nothing reads or writes the file any more. A piece of
// work that goes on is stopped, if the coordinator wants that, else stay is
// called.
func (w *window) finish(then, stay func()) {
	w.win.Canvas().Unfocus() // a field saves what was typed when the keyboard leaves it
	if w.task == nil {
		w.runner.whenQuiet(then)
		return
	}
	t := w.task
	widgets.ShowDialog(w.win, widgets.Options{Title: t.title() + " goes on", Confirm: "Stop it", Cancel: "Wait", Width: 460,
		Content:  widgets.NewParagraph("If it is stopped now, nothing of it is kept. All that was saved before stays.", widgets.Body),
		OnCancel: stay,
		OnConfirm: func() error {
			t.cancel()
			w.runner.whenQuiet(then)
			return nil
		}})
}

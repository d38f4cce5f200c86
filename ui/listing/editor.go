// Package listing is what the lists of people, organisations and venues share:
// how their page is laid out, chips that filter, and details that are edited
// in place.
package listing

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"convenor/model"
	"convenor/ui/frame"
)

// Record is something that can be edited.
type Record interface{ Validate() error }

// Editor edits one record at a time in place. Each change is checked at once,
// then made to the record as it is in the file at that moment, so that edits
// made in quick succession never undo each other.
type Editor[T Record] struct {
	// Opened is called when a record that was read while changes were under way
	// has taken their place.
	Opened func()

	host  frame.Host
	read  func(context.Context, model.ID) (T, error)
	write func(context.Context, T) error
	name  func(T) string

	id      model.ID
	value   T // with the changes that are still being saved
	pending int
	newer   *T // what was opened while changes were being saved
	fields  []binding[T]
	typed   map[any][]func() (field, text string, unsaved bool)
}

// binding keeps one field in step with the record.
type binding[T any] struct {
	of   func(T) any
	show func(T)
}

// NewEditor makes an editor of what read and write keep; name is what the
// record is called in a sentence.
func NewEditor[T Record](host frame.Host, read func(context.Context, model.ID) (T, error), write func(context.Context, T) error, name func(T) string) *Editor[T] {
	return &Editor[T]{host: host, read: read, write: write, name: name, typed: map[any][]func() (string, string, bool){}}
}

// Value is the record with every change made so far.
func (e *Editor[T]) Value() T { return e.value }

// ID is the record's, "" before one was opened.
func (e *Editor[T]) ID() model.ID { return e.id }

// Open shows a record in all fields; the same one again after it changed. What
// is being typed stays; of another record's typing that could not be saved the
// window is told.
func (e *Editor[T]) Open(id model.ID, value T) {
	if id != e.id {
		e.tellUnsaved()
		e.id, e.value, e.pending, e.newer = id, value, 0, nil
		for _, f := range e.fields {
			f.show(value)
		}
		return
	}
	if e.pending > 0 { // it lacks the changes under way
		e.newer = &value
		return
	}
	before := e.value
	e.value = value
	for _, f := range e.fields {
		if !reflect.DeepEqual(f.of(before), f.of(value)) {
			f.show(value)
		}
	}
}

// Change makes a change and saves it. The error says at once what is wrong
// with it; failed, which may be nil, is told later when it could not be saved,
// with the record as it is in the file. Change must replace slices, not write
// into them.
func (e *Editor[T]) Change(change func(*T), failed func(now T, err error)) error {
	next := e.value
	change(&next)
	if err := next.Validate(); err != nil {
		return err
	}
	e.value = next
	e.pending++
	id := e.id
	e.host.Write(func(ctx context.Context) error {
		now, err := e.read(ctx, id)
		if err != nil {
			return err
		}
		after := now
		change(&after)
		if err := e.write(ctx, after); err != nil {
			e.host.Runner().Do(func() { e.notSaved(id, now, err, failed) })
			return err
		}
		return nil
	}, func() { e.saved(id) })
	return nil
}

func (e *Editor[T]) saved(id model.ID) {
	if id != e.id {
		return
	}
	e.pending--
	if e.pending == 0 && e.newer != nil {
		value := *e.newer
		e.newer = nil
		e.Open(id, value)
		if e.Opened != nil {
			e.Opened()
		}
	}
}

func (e *Editor[T]) notSaved(id model.ID, now T, err error, failed func(T, error)) {
	if id != e.id {
		return
	}
	e.pending, e.newer, e.value = max(e.pending-1, 0), nil, now
	if failed != nil {
		failed(now, err)
	}
}

// Watch notices typing that could not be saved, so that it is not lost without
// a word. Group names those fields that go together; Unwatch forgets them.
func (e *Editor[T]) Watch(group any, check func() (field, text string, unsaved bool)) {
	e.typed[group] = append(e.typed[group], check)
}

// Unwatch forgets the fields of a group.
func (e *Editor[T]) Unwatch(group any) { delete(e.typed, group) }

// tellUnsaved says what was typed and could not be saved.
func (e *Editor[T]) tellUnsaved() {
	for _, group := range e.typed {
		for _, check := range group {
			if field, text, unsaved := check(); unsaved {
				e.host.Failed(fmt.Errorf("“%s” was not saved as the %s of %s: it could not be understood", text, field, e.name(e.value)))
			}
		}
	}
}

// ProblemOf is the sentence for a field: a validation error says it best.
func ProblemOf(err error) error {
	var v model.ValidationError
	if errors.As(err, &v) {
		return v
	}
	return fmt.Errorf("this is not saved yet: %w", err)
}

// bind keeps a field in step with the record.
func (e *Editor[T]) bind(of func(T) any, show func(T)) {
	e.fields = append(e.fields, binding[T]{of, show})
}

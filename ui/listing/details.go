package listing

import (
	"context"
	"errors"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Details is what stands beside a list: one record, to be edited in place. A is
// all that is shown of a record.
type Details[T Record, A any] struct {
	Editor *Editor[T]
	Pane   *Pane           // the area makes it, of fields of the Editor
	Menu   *widgets.Button // of what is done now and then; the area makes it

	host  frame.Host
	id    model.ID // the record asked for
	asked *widgets.Async[A]
	read  func(context.Context, model.ID) (A, error)
	show  func(A)
	gone  func()
}

// NewDetails makes details that ask with read for what they show, of which
// record is the one to be edited. Show is told whether it is another than
// before.
func NewDetails[T Record, A any](host frame.Host, editor *Editor[T], read func(context.Context, model.ID) (A, error), record func(A) (model.ID, T), show func(a A, another bool)) *Details[T, A] {
	d := &Details[T, A]{Editor: editor, host: host, asked: widgets.NewAsync[A](host.Runner()), read: read}
	d.show = func(a A) {
		id, value := record(a)
		another := editor.ID() != id
		editor.Open(id, value)
		show(a, another)
		d.Pane.Fill(another)
		host.Retitle()
	}
	return d
}

// ID is that of the record asked for; "" for none.
func (d *Details[T, A]) ID() model.ID { return d.id }

// Open shows a record.
func (d *Details[T, A]) Open(id model.ID) {
	d.id = id
	d.Read()
}

// Close leaves the pane empty.
func (d *Details[T, A]) Close() {
	d.id = ""
	d.asked.Cancel()
	d.Pane.Clear()
}

// Read asks for the record again. One that has gone leaves the pane empty.
func (d *Details[T, A]) Read() {
	if d.id == "" {
		return
	}
	id := d.id
	d.asked.Run(func(ctx context.Context) (A, error) { return d.read(ctx, id) }, func(a A, err error) {
		switch {
		case errors.Is(err, model.ErrNotFound):
			d.id = ""
			d.Pane.Clear()
			d.gone()
		case err != nil:
			d.host.Failed(err)
		default:
			d.show(a)
		}
	})
}

// Shown reports whether something can be seen in the pane.
func (d *Details[T, A]) Shown() bool { return d.id != "" && d.id == d.Editor.ID() }

// Focus moves the keyboard to the first thing that is always there.
func (d *Details[T, A]) Focus() { d.host.Window().Canvas().Focus(d.Menu) }

// Name is what the record is called.
func (d *Details[T, A]) Name() string { return d.Editor.name(d.Editor.Value()) }

func (d *Details[T, A]) object() fyne.CanvasObject { return d.Pane.Object }
func (d *Details[T, A]) onGone(do func())          { d.gone = do }

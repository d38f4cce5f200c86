package listing

import (
	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Area is what an area of records has: a list, the details of one row beside
// it, and the way between the two.
type Area[R any] struct {
	Page  *Page
	Table *widgets.Table[R]

	host    frame.Host
	place   frame.Area
	details pane
	id      func(R) model.ID
	loaded  bool
	away    model.ID // whose details were taken away, as the filter leaves them out
	another bool     // another list is about to be shown
}

// pane is Details of any kind of record.
type pane interface {
	Open(model.ID)
	ID() model.ID
	Shown() bool
	Focus()
	Close()
	Name() string
	object() fyne.CanvasObject
	onGone(func())
}

// NewArea puts a table and details into a page. Parts need not name what the
// area knows by itself.
func NewArea[R any](host frame.Host, place frame.Area, table *widgets.Table[R], id func(R) model.ID, details pane, parts Parts) *Area[R] {
	a := &Area[R]{Table: table, host: host, place: place, details: details, id: id}
	parts.Host, parts.Area, parts.List, parts.Details, parts.ToList = host, place, table, details.object(), a.toList
	a.Page = NewPage(parts)
	details.onGone(func() {
		a.Page.Back()
		host.Retitle()
	})
	table.OnCurrent = func(int) {
		if r, ok := table.CurrentRow(); ok && id(r) != "" { // "" while the row is still being read
			a.away = ""
			details.Open(id(r))
		}
	}
	table.OnOpen = func(int) {
		if r, ok := table.CurrentRow(); ok {
			host.Go(frame.Place{Area: place, ID: id(r)})
		}
	}
	return a
}

// Object is what the window shows.
func (a *Area[R]) Object() fyne.CanvasObject { return a.Page.Object }

// Open shows a record; "" is the list.
func (a *Area[R]) Open(id model.ID) {
	if id == "" {
		a.Page.Back()
		return
	}
	a.away, a.another = "", false
	a.details.Open(id)
	a.selectShown()
	a.Page.ShowDetails()
}

// Edit moves the keyboard into a field of the details.
func (a *Area[R]) Edit(field interface{ Focus() }) {
	a.Page.ShowDetails()
	a.host.Retitle()
	field.Focus()
}

// Title is the place in words.
func (a *Area[R]) Title() []string {
	if a.Page.InDetails() && a.details.ID() != "" {
		return []string{string(a.place), a.details.Name()}
	}
	return []string{string(a.place)}
}

// Focus moves the keyboard to the list, or to the details that hide it.
func (a *Area[R]) Focus() {
	switch {
	case a.host.Window().Canvas().Overlays().Top() != nil: // a form is open
	case a.Page.InDetails(), a.details.Shown() && a.loaded && a.Table.Current() < 0:
		a.details.Focus()
	default:
		a.Table.Focus()
	}
}

// Fill shows these rows, and empty in their place when there are none.
func (a *Area[R]) Fill(rows widgets.Source[R], empty fyne.CanvasObject, count string) {
	a.loaded = true
	a.Table.Empty = empty
	a.Table.SetSource(rows)
	a.selectShown()
	a.follow()
	a.Page.SetCount(count)
}

// Another says that the next rows are those of another filter: details that are not
// among them go.
func (a *Area[R]) Another() { a.another = true }

// follow takes details away that another filter, or what is typed in it, leaves out, so
// that nothing is done to somebody who is not in the list, and brings them back with
// their row. Who drops out while being edited stays.
func (a *Area[R]) follow() {
	typing := a.host.Window().Canvas().Focused() == fyne.Focusable(a.Page.Filter)
	if id := a.details.ID(); id != "" && a.Table.Current() < 0 && (typing || a.another) {
		a.away = id
		a.details.Close()
		a.host.Retitle()
	}
	a.another = false
	if a.away == "" || a.details.ID() != "" {
		return
	}
	if a.Table.SetCurrentKey(string(a.away)); a.Table.Current() >= 0 {
		a.details.Open(a.away)
		a.away = ""
	}
}

// toList moves the keyboard to the list. When no row is the current one, the
// first becomes it, and its details are shown.
func (a *Area[R]) toList() {
	if a.Table.Current() < 0 {
		a.Table.SetCurrent(0)
		a.Table.OnCurrent(a.Table.Current())
	}
	a.Table.Focus()
}

// selectShown makes the row whose details are shown the current one, as soon as
// it is in the list; none while the filter leaves it out.
func (a *Area[R]) selectShown() {
	id := a.details.ID()
	if row, ok := a.Table.CurrentRow(); id != "" && (!ok || a.id(row) != id) {
		a.Table.SetCurrentKey(string(id))
	}
}

// Filtering is the command that moves the keyboard into the filter.
func (a *Area[R]) Filtering(name string) frame.Command {
	return frame.Command{Name: name, Key: Ctrl(fyne.KeyF), Do: func() { a.host.Window().Canvas().Focus(a.Page.Filter) }}
}

// Ctrl is a key with Ctrl, or Cmd on macOS.
func Ctrl(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault}
}

// Bare is a key by itself: the control that has the keyboard sees it first.
func Bare(name fyne.KeyName) fyne.Shortcut { return &desktop.CustomShortcut{KeyName: name} }

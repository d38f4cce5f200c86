package widgets

import (
	"fyne.io/fyne/v2"
)

// Table is a list of rows in columns for any number of rows: only those seen
// are drawn, and asked for. One row is the current one; rows can be ticked.
//
// Keys: arrows, Page Up and Down, Home and End move; Enter opens; Space ticks,
// Shift with an arrow ticks on the way, Ctrl+A ticks all or none; letters go to
// OnKey, then to OnJump. In the head, Left and Right choose a column and Enter
// sorts by it.
type Table[T any] struct {
	grid
	columns []Column[T]
	source  Source[T]
}

// NewTable makes a table. Key names a row for good, such as its id: by it the
// current row and the ticks survive a change of source.
func NewTable[T any](columns []Column[T], key func(T) string) *Table[T] {
	t := &Table[T]{columns: columns, source: Rows[T](nil)}
	cols := make([]column, len(columns))
	for i, c := range columns {
		cols[i] = column{c.Key, c.Title, c.Width, c.Fixed, c.Priority, c.Spare, c.Align, c.Sortable}
	}
	t.count = func() int { return t.source.Len() }
	t.key = func(i int) string { return key(t.source.Row(i)) }
	t.cells = t.cellsOf
	t.find = t.indexOf
	t.keys = t.allKeys
	t.init(t, cols)
	return t
}

// SetSource shows other rows. The current row stays the current one if it is
// still there; ticks stay.
func (t *Table[T]) SetSource(s Source[T]) {
	key := t.currentKey
	t.source = s
	t.reloaded(key)
}

// Reload shows the rows anew after the source has changed.
func (t *Table[T]) Reload() { t.SetSource(t.source) }

// CurrentRow is the current row; false when there is none.
func (t *Table[T]) CurrentRow() (row T, ok bool) {
	if t.current < 0 || t.current >= t.count() {
		return row, false
	}
	return t.source.Row(t.current), true
}

// SetPriority says anew when the column of that key goes in a narrow window.
func (t *Table[T]) SetPriority(key string, priority int) {
	for i := range t.cols {
		if c := &t.cols[i]; c.key == key && c.priority != priority {
			c.priority = priority
			t.Refresh()
		}
	}
}

// Columns is what the table was made with.
func (t *Table[T]) Columns() []Column[T] { return t.columns }

func (t *Table[T]) cellsOf(i int) []Cell {
	row := t.source.Row(i)
	out := make([]Cell, len(t.columns))
	for j, c := range t.columns {
		switch {
		case c.Cell != nil:
			out[j] = c.Cell(row)
			if out[j].Text == "" && c.Text != nil {
				out[j].Text = c.Text(row)
			}
		case c.Text != nil:
			out[j].Text = c.Text(row)
		}
	}
	return out
}

const searchedRows = 5000

func (t *Table[T]) indexOf(key string) int {
	if f, ok := t.source.(Finder); ok {
		return f.IndexOf(key)
	}
	for i := range min(t.count(), searchedRows) {
		if t.key(i) == key {
			return i
		}
	}
	return -1
}

func (t *Table[T]) allKeys() []string {
	if k, ok := t.source.(Keyer); ok {
		return k.Keys()
	}
	out := make([]string, t.count())
	for i := range out {
		out[i] = t.key(i)
	}
	return out
}

var _ fyne.Widget = (*Table[int])(nil)

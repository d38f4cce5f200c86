package widgets

import (
	"image/color"
	"slices"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// Column says how one fact of a row of type T is shown. Columns are data:
// sorting, widths, hiding and export come from one list of them.
type Column[T any] struct {
	Key      string  // names the column, for OnSort and for what is remembered
	Title    string  // the word in the head
	Width    float32 // least width at text scale 1; what is left is shared in proportion to it
	Fixed    bool    // takes no share of what is left
	Priority int     // 0 is never hidden; in a narrow window the highest goes first
	Spare    bool    // without room for it, it is not told on a second line either, see Table.Folds
	Align    fyne.TextAlign
	Sortable bool
	Text     func(T) string
	Cell     func(T) Cell     // how the text looks; without it, plain
	Less     func(a, b T) int // as for slices.SortFunc; used by Rows.Sort
}

// Cell is what stands in one column of one row.
type Cell struct {
	Text        string
	Style       Style // the zero Style is Body
	Badge       string
	BadgeColour color.Color
	Pill        Tone // ToneNone: no pill
	Ring        bool // it is the cell that keys are about
	Mark        Mark // a box, with or without a tick, before the text
	Tip         string
	// Folded is what the second line of a row says in place of a column that has no
	// room, see Table.Folds; without it that is the text, unless it is a dash.
	Folded string
}

// Mark is a box in a cell.
type Mark int

// The marks.
const (
	MarkNone Mark = iota
	MarkOff
	MarkOn
)

// Source gives a Table its rows. Row is asked only for rows that are seen, and
// may fetch a page when it is.
type Source[T any] interface {
	Len() int
	Row(i int) T
}

// Finder is a Source that knows where a row is, so that the current row is
// found again after a change of sorting or filters.
type Finder interface {
	IndexOf(key string) int // -1 = it is not there
}

// Keyer is a Source that knows all its keys without fetching all its rows, so
// that "tick all" is quick.
type Keyer interface {
	Keys() []string
}

// Rows is a Source over a slice.
type Rows[T any] []T

// Len is the number of rows.
func (r Rows[T]) Len() int { return len(r) }

// Row is row i.
func (r Rows[T]) Row(i int) T { return r[i] }

// Sort sorts the rows by the column of that key, stably, if it has a Less.
func (r Rows[T]) Sort(columns []Column[T], key string, desc bool) {
	for _, c := range columns {
		if c.Key != key || c.Less == nil {
			continue
		}
		slices.SortStableFunc(r, func(a, b T) int {
			if desc {
				return c.Less(b, a)
			}
			return c.Less(a, b)
		})
	}
}

// column is what the drawing of a table knows about a column.
type column struct {
	key, title string
	width      float32
	fixed      bool
	priority   int
	spare      bool
	align      fyne.TextAlign
	sortable   bool
}

// span is where a column stands: from x, w wide. A hidden column has w 0.
type span struct{ x, w float32 }

const (
	cellPad   = 14 // at both ends of a row
	cellGap   = 12 // between columns
	numberGap = 12 // more, between a number and the words that follow it
	tickRoom  = 26 // the column of ticks, at text scale 1
	barOfRow  = 3  // the bar at the left of the current row
	leastCell = 40

	mostSqueezed = 0.45 // how much of their width columns without a fixed one give up before the others give up any
)

// spans shares width among the columns. Columns that do not fit are hidden,
// the highest priority first, and of equal ones the last; then the rest
// shrink, those of a fixed width last.
func spans(cols []column, ticks bool, width float32) []span {
	out := make([]span, len(cols))
	left := float32(cellPad)
	if ticks {
		left += look.Px(tickRoom)
	}
	room := width - left - cellPad
	shown := make([]bool, len(cols))
	for i := range cols {
		shown[i] = true
	}
	for need(cols, shown) > room {
		last := -1
		for i, c := range cols {
			if shown[i] && c.priority > 0 && (last < 0 || c.priority >= cols[last].priority) {
				last = i
			}
		}
		if last < 0 {
			break
		}
		shown[last] = false
	}
	spare := room - need(cols, shown)
	share, fluid := float32(0), float32(0)
	for i, c := range cols {
		if !shown[i] {
			continue
		}
		share += c.width
		if !c.fixed {
			fluid += c.width
		}
	}
	all := spare < -look.Px(fluid)*mostSqueezed // columns of a fixed width shrink too
	if !all {
		share = fluid
	}
	x := left
	for i, c := range cols {
		if !shown[i] {
			continue
		}
		w := look.Px(c.width)
		if share > 0 && (!c.fixed || all) {
			w += spare * c.width / share
		}
		w = max(w, leastCell)
		out[i] = span{x, w}
		x += w + gapAfter(cols, shown, i)
	}
	return out
}

// gapAfter is the room between a column that is shown and the next one: wider
// where words follow a number, which ends at the very edge of its column.
func gapAfter(cols []column, shown []bool, i int) float32 {
	for j := i + 1; j < len(cols); j++ {
		if shown[j] {
			if cols[i].align == fyne.TextAlignTrailing && cols[j].align != fyne.TextAlignTrailing {
				return cellGap + numberGap
			}
			return cellGap
		}
	}
	return 0 // the last
}

// need is the width that the columns shown want at least.
func need(cols []column, shown []bool) float32 {
	sum := float32(0)
	for i, c := range cols {
		if shown[i] {
			sum += look.Px(c.width) + gapAfter(cols, shown, i)
		}
	}
	return sum
}

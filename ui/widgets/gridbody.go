package widgets

import (
	"time"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// gridBody is the rows of a table. It draws those that are seen, in row views
// that are used again and again.
type gridBody struct {
	control
	grid  *grid
	views []*rowView
	shift bool

	tipRow, tipColumn int
	lastRow           int // of the last click, for a double one
	lastClick         time.Time
}

var (
	_ desktop.Mouseable = (*gridBody)(nil)
	_ desktop.Keyable   = (*gridBody)(nil)
)

func newGridBody(g *grid) *gridBody {
	b := &gridBody{grid: g, tipRow: -1, lastRow: -1}
	b.extend(b)
	return b
}

// FocusGained makes a row current if none is and none is awaited.
func (b *gridBody) FocusGained() {
	byTab()
	b.focused = true
	if b.grid.current < 0 && b.grid.currentKey == "" && b.grid.count() > 0 {
		b.grid.moveTo(0, false)
	}
	b.grid.paintFrame()
	reveal(b.grid.frame)
}

// FocusLost shows that the keyboard has gone elsewhere.
func (b *gridBody) FocusLost() {
	b.focused, b.shift = false, false
	b.grid.paintFrame()
}

// rowAt is the row at y, -1 for none.
func (b *gridBody) rowAt(y float32) int {
	i := int(y / b.grid.rowHeight())
	if y < 0 || i >= b.grid.count() {
		return -1
	}
	return i
}

const doubleClick = 400 * time.Millisecond

// MouseDown moves to a row, ticks it, or opens it.
func (b *gridBody) MouseDown(e *desktop.MouseEvent) {
	g := b.grid
	takeFocus(b)
	i := b.rowAt(e.Position.Y)
	if i < 0 || e.Button != desktop.MouseButtonPrimary {
		return
	}
	now := g.now()
	double := i == b.lastRow && now.Sub(b.lastClick) < doubleClick
	b.lastRow, b.lastClick = i, now
	onTick := g.ticks && e.Position.X < cellPad+look.Px(tickRoom)-4
	switch {
	case e.Modifier&fyne.KeyModifierShift != 0:
		g.moveTo(i, true)
	case onTick, e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		g.moveTo(i, false)
		g.toggle(i)
	case double:
		b.lastRow = -1
		g.open()
	default:
		g.moveTo(i, false)
	}
	if column := columnAt(g.spans, e.Position.X+1); g.OnCell != nil && column >= 0 {
		g.OnCell(column)
	}
}

// MouseUp does nothing: what happens, happens at once.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// MouseIn shows which row the pointer is on.
func (b *gridBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved shows which row the pointer is on, and the whole of a cell that
// was cut short.
func (b *gridBody) MouseMoved(e *desktop.MouseEvent) {
	row, column := b.rowAt(e.Position.Y), columnAt(b.grid.spans, e.Position.X+1)
	if row != b.grid.hovered {
		b.hover(row)
	}
	if row == b.tipRow && column == b.tipColumn {
		return
	}
	b.tipRow, b.tipColumn = row, column
	b.tip = ""
	for _, v := range b.views {
		if v.index == row && column >= 0 && v.row.Visible() {
			b.tip = v.tips[column]
		}
	}
	b.hoverTip.MouseIn(e)
}

// MouseOut takes the hover away.
func (b *gridBody) MouseOut() {
	b.hover(-1)
	b.tipRow = -1
	b.hoverTip.MouseOut()
}

func (b *gridBody) hover(row int) {
	b.grid.hovered = row
	for _, v := range b.views {
		v.paintField()
	}
}

// scrolled draws the rows that have come into view.
func (b *gridBody) scrolled() {
	b.update(false)
	canvas.Refresh(b)
}

// update gives each row that is seen a view; all of them anew if wanted.
func (b *gridBody) update(all bool) {
	g := b.grid
	high := g.rowHeight()
	first := max(int(g.scroll.Offset.Y/high), 0)
	last := min(int((g.scroll.Offset.Y+g.scroll.Size().Height)/high), g.count()-1)
	for len(b.views) < last-first+1 {
		b.views = append(b.views, newRowView(g))
	}
	seen := len(b.views)
	for i := first; i <= last; i++ {
		v := b.views[i%seen]
		if all || v.index != i || v.generation != g.generation || !v.row.Visible() {
			v.show(i)
		}
		v.row.Show()
		place(v.row, 0, float32(i)*high, b.Size().Width, high)
	}
	for _, v := range b.views {
		if v.index < first || v.index > last {
			v.row.Hide()
		}
	}
}

// CreateRenderer draws the rows.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer{b}
}

type bodyRenderer struct{ body *gridBody }

func (r *bodyRenderer) Destroy() {}

func (r *bodyRenderer) Layout(fyne.Size) { r.body.update(true) }

func (r *bodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(100, float32(r.body.grid.count())*r.body.grid.rowHeight())
}

func (r *bodyRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.body.views))
	for i, v := range r.body.views {
		out[i] = v.row
	}
	return out
}

func (r *bodyRenderer) Refresh() {
	r.body.update(true)
	canvas.Refresh(r.body)
}

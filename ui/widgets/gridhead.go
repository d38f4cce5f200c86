package widgets

import (
	"slices"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// gridHead is the head of a table: titles, the way it is sorted, and the tick
// for all.
type gridHead struct {
	control
	grid *grid
	at   int // the column the keyboard is on
}

var (
	_ desktop.Hoverable = (*gridHead)(nil)
	_ fyne.Disableable  = (*gridHead)(nil)
)

func newGridHead(g *grid) *gridHead {
	h := &gridHead{grid: g}
	h.extend(h)
	return h
}

// Tapped sorts by the column that was clicked, or ticks all.
func (h *gridHead) Tapped(e *fyne.PointEvent) {
	if h.onTick(e.Position.X) {
		h.grid.tickAll()
		h.hoverTip.MouseOut() // it said what has been done
		h.tip = h.grid.tickWords()
		return
	}
	if i := columnAt(h.grid.spans, e.Position.X+1); i >= 0 {
		h.at = i
		h.grid.sortBy(i)
	}
}

// Disabled is true while no column can be sorted: then Tab passes the head by.
func (h *gridHead) Disabled() bool {
	return !slices.ContainsFunc(h.grid.cols, func(c column) bool { return c.sortable })
}

// Enable does nothing: the columns decide.
func (h *gridHead) Enable() {}

// Disable does nothing: the columns decide.
func (h *gridHead) Disable() {}

// onTick reports whether x is on the tick for all.
func (h *gridHead) onTick(x float32) bool {
	return h.grid.ticks && x < cellPad+look.Px(tickRoom)-4
}

// MouseIn says what the tick does.
func (h *gridHead) MouseIn(e *desktop.MouseEvent) {
	h.tip = ""
	h.MouseMoved(e)
}

// MouseMoved says what the tick does, while the pointer is on it.
func (h *gridHead) MouseMoved(e *desktop.MouseEvent) {
	words := ""
	if h.onTick(e.Position.X) {
		words = h.grid.tickWords()
	}
	if words != h.tip {
		h.tip = words
		h.hoverTip.MouseIn(e)
	}
}

// columnAt is the column that x is in, -1 for none.
func columnAt(spans []span, x float32) int {
	for i, s := range spans {
		if s.w > 0 && x >= s.x-cellGap/2 && x < s.x+s.w+cellGap/2 {
			return i
		}
	}
	return -1
}

// TypedKey chooses a column and sorts by it.
func (h *gridHead) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyLeft:
		h.move(-1)
	case e.Name == fyne.KeyRight:
		h.move(1)
	case e.Name == fyne.KeyDown:
		h.grid.Focus()
	case presses(e):
		h.grid.sortBy(h.at)
	default:
		passKey(h, e)
	}
}

func (h *gridHead) move(by int) {
	for i := h.at + by; i >= 0 && i < len(h.grid.cols); i += by {
		if h.grid.spans[i].w > 0 && h.grid.cols[i].sortable {
			h.at = i
			h.Refresh()
			return
		}
	}
}

// CreateRenderer draws the titles.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	g := h.grid
	all := newTickBox()
	arrow := canvas.NewImageFromResource(nil)
	focus := newBox(4)
	r := &drawn{objects: append(all.objects(), arrow, focus)}
	titles := make([]*canvas.Text, len(g.cols))
	for i := range titles {
		titles[i] = canvas.NewText("", nil)
		r.objects = append(r.objects, titles[i])
	}
	r.min = func() fyne.Size { return fyne.NewSize(100, g.headHeight()-1) }
	r.layout = func(size fyne.Size) {
		all.place(cellPad, (size.Height-all.side())/2)
		arrow.Hide()
		for i, t := range titles {
			if i >= len(g.spans) || g.spans[i].w == 0 {
				t.Hide()
				continue
			}
			t.Show()
			h.layTitle(t, arrow, i, size)
			if i == h.at {
				s := g.spans[i]
				place(focus, s.x-6, 4, s.w+12, size.Height-8)
			}
		}
	}
	r.refresh = func() {
		all.paint(g.allTicked(), g.ticks)
		for i, t := range titles {
			Small.apply(t)
			t.Alignment = g.cols[i].align
		}
		paint(focus, "", look.Accent)
		focus.StrokeWidth = 2
		focus.Hidden = !h.focused
		name := look.IconSortUp
		if g.sortDesc {
			name = look.IconSortDown
		}
		arrow.Resource = look.Icon(name, look.Dim)
		r.layout(h.Size())
	}
	r.refresh()
	return r
}

// layTitle sets a title, and the arrow behind it if its column is sorted by.
func (h *gridHead) layTitle(t *canvas.Text, arrow *canvas.Image, i int, size fyne.Size) {
	g, s := h.grid, h.grid.spans[i]
	side := look.Px(13)
	room := s.w
	sorted := g.cols[i].key == g.sortKey && g.cols[i].sortable
	if sorted {
		room -= side + 3
	}
	t.Text = fit(g.cols[i].title, room, t.TextSize, t.TextStyle)
	placeText(t, s.x-1, 0, room, size.Height)
	if !sorted {
		return
	}
	end := s.x - 1 + t.MinSize().Width
	if t.Alignment == fyne.TextAlignTrailing {
		end = s.x - 1 + room
	}
	arrow.Show()
	place(arrow, end+3, (size.Height-side)/2, side, side)
}

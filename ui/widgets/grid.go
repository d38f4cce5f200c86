package widgets

import (
	"maps"
	"slices"
	"time"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// grid is a Table without the type of its rows.
type grid struct {
	widget.BaseWidget

	// OnCurrent is told when the person moves to another row.
	OnCurrent func(i int)
	// OnOpen is told of Enter and of a double click.
	OnOpen func(i int)
	// OnTicked is told when ticks have changed.
	OnTicked func()
	// OnSort is told by which column to sort; the screen then sets a source.
	OnSort func(key string, desc bool)
	// OnKey sees letters first and reports whether it used one up.
	OnKey func(letter rune) bool
	// OnPress sees keys before the table does and reports whether it used one up;
	// with OnCell a table has a current cell.
	OnPress func(e *fyne.KeyEvent) bool
	// OnCell is told which column was clicked, after the row has become current.
	OnCell func(column int)
	// OnJump finds the first row that begins with what is being typed; -1 = none.
	OnJump func(prefix string) int
	// Empty is shown in place of rows when there are none.
	Empty fyne.CanvasObject
	// RowHeight is in pixels at text scale 1.
	RowHeight float32
	// Folds puts what has no room in a column into words on a second line of its row.
	Folds bool

	count func() int
	key   func(i int) string
	cells func(i int) []Cell
	find  func(key string) int
	keys  func() []string

	cols       []column
	spans      []span
	ticks      bool
	ticked     map[string]bool
	anchor     int // where Shift began
	current    int // -1 = none
	currentKey string
	sortKey    string
	sortDesc   bool
	hovered    int // row under the pointer, -1 = none
	generation int // of the rows: raised when they change

	frame  *canvas.Rectangle // around all, in the accent while the rows have the keyboard
	head   *gridHead
	body   *gridBody
	scroll *container.Scroll
	jump   jump
	now    func() time.Time
}

func (g *grid) init(self fyne.Widget, cols []column) {
	g.cols, g.RowHeight, g.current, g.hovered, g.anchor = cols, look.RowHeight, -1, -1, -1
	g.ticked = map[string]bool{}
	g.now = time.Now
	g.head, g.body = newGridHead(g), newGridBody(g)
	g.scroll = container.NewVScroll(g.body)
	g.frame = newBox(look.RadiusPanel)
	g.scroll.OnScrolled = func(fyne.Position) { g.body.scrolled() }
	g.ExtendBaseWidget(self)
}

// ShowTicks gives the table its column of ticks, or takes it away.
func (g *grid) ShowTicks(on bool) { g.ticks = on; g.Refresh() }

// Focus moves the keyboard to the rows.
func (g *grid) Focus() { takeFocus(g.body) }

// HasFocus reports whether the keyboard is on the rows.
func (g *grid) HasFocus() bool { return g.body.focused }

// ScrollToTop shows the first rows.
func (g *grid) ScrollToTop() { g.scroll.ScrollToTop() }

// Current is the current row, -1 when there is none.
func (g *grid) Current() int { return g.current }

// SetCurrent makes row i the current one and shows it, without calling
// OnCurrent; -1 makes none current.
func (g *grid) SetCurrent(i int) {
	if i >= g.count() {
		i = g.count() - 1
	}
	g.current, g.currentKey = max(i, -1), ""
	g.anchor = g.current
	if g.current >= 0 {
		g.currentKey = g.key(g.current)
		g.reveal(g.current)
	}
	g.body.Refresh()
}

// SetCurrentKey makes the row of that key the current one, without calling
// OnCurrent. A row that is not there yet is awaited: it becomes the current one
// if it is among the rows that are shown next.
func (g *grid) SetCurrentKey(key string) {
	if i := g.find(key); i >= 0 || key == "" {
		g.SetCurrent(i)
		return
	}
	g.SetCurrent(-1)
	g.currentKey = key
}

// Ticked is the keys of the ticked rows, sorted.
func (g *grid) Ticked() []string { return slices.Sorted(maps.Keys(g.ticked)) }

// SetTicked ticks exactly these rows, without calling OnTicked.
func (g *grid) SetTicked(keys []string) {
	g.ticked = map[string]bool{}
	for _, k := range keys {
		g.ticked[k] = true
	}
	g.Refresh()
}

// SetSort shows by which column the rows are sorted.
func (g *grid) SetSort(key string, desc bool) { g.sortKey, g.sortDesc = key, desc; g.head.Refresh() }

// Sort is the column the rows are sorted by.
func (g *grid) Sort() (key string, desc bool) { return g.sortKey, g.sortDesc }

// reloaded finds the row of that key again among other rows.
func (g *grid) reloaded(key string) {
	g.generation++
	g.body.tipRow = -1
	g.body.hoverTip.MouseOut() // what it explained may have gone
	n, moved := g.count(), false
	switch {
	case n == 0 || key == "":
		g.current = -1
	case g.current >= 0 && g.current < n && g.key(g.current) == key:
	default:
		g.current = g.find(key)
		moved = true
	}
	g.currentKey = ""
	if g.current >= 0 {
		g.currentKey = key
	}
	g.anchor, g.hovered = g.current, -1
	g.Refresh()
	if g.body.focused && key == "" && n > 0 {
		g.moveTo(0, false) // the rows came after the keyboard
	}
	if moved && g.current >= 0 {
		g.reveal(g.current)
	}
}

// rowHeight is that of a row, and lineHeight that of its columns: a second line may
// stand under them.
func (g *grid) rowHeight() float32 {
	if g.folded() {
		return g.lineHeight() + Small.Height()
	}
	return g.lineHeight()
}

func (g *grid) lineHeight() float32 {
	if g.folded() {
		return Body.Height() + look.Room(foldedPad)
	}
	return look.Room(g.RowHeight)
}

// foldedPad is the room around the two lines of a row.
const foldedPad = 14

// folded reports whether rows have a second line.
func (g *grid) folded() bool {
	for i, s := range g.spans {
		if g.Folds && s.w == 0 && !g.cols[i].spare {
			return true
		}
	}
	return false
}

// Shows reports whether there is room for the column of that key.
func (g *grid) Shows(key string) bool {
	for i, c := range g.cols {
		if c.key == key {
			return i < len(g.spans) && g.spans[i].w > 0
		}
	}
	return false
}

func (g *grid) headHeight() float32 { return look.Room(33) }

// page is how many whole rows are seen.
func (g *grid) page() int { return max(int(g.scroll.Size().Height/g.rowHeight()), 1) }

// reveal scrolls so that row i is seen.
func (g *grid) reveal(i int) {
	top, high, view := float32(i)*g.rowHeight(), g.rowHeight(), g.scroll.Size().Height
	switch {
	case view <= 0:
	case top < g.scroll.Offset.Y:
		g.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+high > g.scroll.Offset.Y+view:
		g.scroll.ScrollToOffset(fyne.NewPos(0, top+high-view))
	}
}

// follows reports whether the current row has to stay in view when the table
// gets another height: it does unless it was scrolled out of view by hand.
func (g *grid) follows() bool {
	top, view := float32(g.current)*g.rowHeight(), g.scroll.Size().Height
	return g.current >= 0 && (view <= 0 || top+g.rowHeight() > g.scroll.Offset.Y && top < g.scroll.Offset.Y+view)
}

func (g *grid) paintFrame() {
	colour := look.Line
	if g.body.focused {
		colour = look.Accent
	}
	paint(g.frame, "", colour)
	g.frame.Refresh()
}

// sortBy sorts by a column, the other way round the second time.
func (g *grid) sortBy(i int) {
	c := g.cols[i]
	if !c.sortable {
		return
	}
	g.SetSort(c.key, c.key == g.sortKey && !g.sortDesc)
	if g.OnSort != nil {
		g.OnSort(g.sortKey, g.sortDesc)
	}
}

// CreateRenderer draws a panel with head and rows.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	box := newBox(look.RadiusPanel)
	line := canvas.NewRectangle(nil)
	placed[g] = true
	r := &keeping{of: g}
	r.min = func() fyne.Size { return fyne.NewSize(240, g.headHeight()+3*g.rowHeight()) }
	r.layout = func(size fyne.Size) {
		head := g.headHeight()
		follows, high := g.follows(), g.rowHeight()
		g.spans = spans(g.cols, g.ticks, size.Width)
		place(box, 0, 0, size.Width, size.Height)
		place(g.frame, 0, 0, size.Width, size.Height)
		place(g.head, 1, 1, size.Width-2, head-1)
		place(line, 0, head, size.Width, 1)
		place(g.scroll, 1, head+1, size.Width-2, max(size.Height-head-3, 0))
		if g.Empty != nil {
			place(g.Empty, 1, head+1, size.Width-2, max(size.Height-head-3, 0))
		}
		if g.rowHeight() != high {
			g.scroll.Refresh() // all rows together are higher, or less high
		}
		if follows {
			g.reveal(g.current)
		}
		g.body.update(true) // a taller window sees more rows of a body that stays as it is
	}
	r.refresh = func() {
		paint(box, look.Panel, "")
		paint(line, look.Line, "")
		g.paintFrame()
		r.objects = []fyne.CanvasObject{box, g.head, line, g.scroll, g.frame}
		if g.count() == 0 && g.Empty != nil {
			r.objects = append(r.objects, g.Empty) // over the rows, which may have the keyboard before there are any
		}
		r.layout(g.Size())
	}
	r.refresh()
	return r
}

package widgets

import (
	"cmp"
	"strings"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// rowView draws one row of a table at a time.
type rowView struct {
	grid       *grid
	index      int
	generation int
	row        *fyne.Container
	field      *canvas.Rectangle // behind the row: current, ticked, under the pointer
	bar        *canvas.Rectangle // at the left of the current row
	line       *canvas.Rectangle // under the row
	tick       *tickBox
	cells      []*cellView
	second     *canvas.Text // under the cells; made when first wanted
	tips       []string     // what a cell says on hover
}

func newRowView(g *grid) *rowView {
	v := &rowView{
		grid: g, index: -1, row: container.NewWithoutLayout(),
		field: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil),
		tick: newTickBox(),
	}
	v.row.Objects = append([]fyne.CanvasObject{v.field, v.line, v.bar}, v.tick.objects()...)
	for range g.cols {
		c := &cellView{text: canvas.NewText("", nil)}
		v.cells = append(v.cells, c)
		v.row.Objects = append(v.row.Objects, c.text)
	}
	v.tips = make([]string, len(g.cols))
	return v
}

// show draws row i.
func (v *rowView) show(i int) {
	g := v.grid
	v.index, v.generation = i, g.generation
	width, high := g.body.Size().Width, g.rowHeight()
	place(v.field, 0, 0, width, high)
	place(v.bar, 0, 0, barOfRow, high)
	place(v.line, 0, high-1, width, 1)
	paint(v.line, look.Line, "")
	v.tick.place(cellPad, (high-v.tick.side())/2)
	v.tick.paint(g.ticked[g.key(i)], g.ticks)
	cells := g.cells(i)
	for j, c := range v.cells {
		s := span{}
		if j < len(g.spans) {
			s = g.spans[j]
		}
		v.tips[j] = c.show(v, cells[j], s, g.lineHeight(), g.cols[j].align)
	}
	v.fold(cells, width)
	v.paintField()
	v.row.Refresh()
}

// fold says on a second line what has no room in a column, in the colour of the
// last of it.
func (v *rowView) fold(cells []Cell, width float32) {
	g := v.grid
	var parts []string
	style := Small
	for j, c := range cells {
		if j >= len(g.spans) || g.spans[j].w > 0 || g.cols[j].spare {
			continue
		}
		words := c.Folded
		if words == "" && c.Text != "–" {
			words = c.Text
		}
		if words != "" {
			parts = append(parts, words)
			style.Colour = cmp.Or(c.Style.Colour, look.Dim)
		}
	}
	words := strings.Join(parts, " · ")
	if !g.folded() || words == "" {
		if v.second != nil {
			v.second.Hide()
		}
		return
	}
	if v.second == nil {
		v.second = canvas.NewText("", nil)
		v.row.Objects = append(v.row.Objects, v.second)
	}
	v.second.Show()
	style.apply(v.second)
	left := float32(cellPad)
	if g.ticks {
		left += look.Px(tickRoom)
	}
	v.second.Text = fit(words, width-left-cellPad, v.second.TextSize, v.second.TextStyle)
	placeText(v.second, left-1, g.lineHeight()-look.Room(foldedPad)/2+1, width-left-cellPad, Small.Height())
	for j := range v.tips {
		if v.tips[j] == "" && v.second.Text != words {
			v.tips[j] = words
		}
	}
}

// paintField shows whether the row is current or under the pointer.
func (v *rowView) paintField() {
	g := v.grid
	switch {
	case v.index == g.current:
		paint(v.field, look.RowSelection, "")
	case v.index == g.hovered:
		paint(v.field, look.Hover, "")
	default:
		paint(v.field, "", "")
	}
	paint(v.bar, look.Accent, "")
	v.bar.Hidden = v.index != g.current
	v.field.Refresh()
	v.bar.Refresh()
}

// cellView draws one cell. Its badge, field and box are made when first
// wanted.
type cellView struct {
	text   *canvas.Text
	field  *canvas.Rectangle // of a pill
	ring   *canvas.Rectangle // of the cell that keys are about
	badge  *canvas.Rectangle
	letter *canvas.Text
	mark   *tickBox
}

// show draws the cell in its span and returns its tip: the whole text if it
// had to be cut short.
func (c *cellView) show(v *rowView, cell Cell, s span, high float32, align fyne.TextAlign) string {
	c.hide(s.w > 0)
	if s.w == 0 {
		return ""
	}
	x, w := s.x-1, s.w
	if cell.Ring {
		c.wantRing(v)
		place(c.ring, x-5, 3, w+10, high-7)
	}
	if cell.Mark != MarkNone {
		c.wantMark(v)
		c.mark.paint(cell.Mark == MarkOn, true)
		c.mark.place(x, (high-c.mark.side())/2)
		x, w = x+c.mark.side()+8, w-c.mark.side()-8
	}
	if cell.Badge != "" {
		c.wantBadge(v)
		paintBadge(c.badge, c.letter, cell.Badge, cell.BadgeColour)
		side := look.Px(20)
		layBadge(c.badge, c.letter, x, (high-side)/2)
		x, w = x+side+8, w-side-8
	}
	if cell.Pill != ToneNone && cell.Text != "" {
		return c.showPill(v, cell, x, w, high)
	}
	style := cell.Style
	if style == (Style{}) {
		style = Body
	}
	style.apply(c.text)
	c.text.Alignment = align
	c.text.Text = fit(cell.Text, w, c.text.TextSize, c.text.TextStyle)
	placeText(c.text, x, 0, w, high)
	return tipOf(cell, c.text.Text)
}

func tipOf(cell Cell, shown string) string {
	if cell.Tip == "" && shown != oneLine(cell.Text) {
		return cell.Text
	}
	return cell.Tip
}

func (c *cellView) showPill(v *rowView, cell Cell, x, w, high float32) string {
	if c.field == nil {
		c.field = newBox(3)
		v.insertBefore(c.text, c.field)
	}
	c.field.Show()
	small := theme.Size(look.SizeSmall)
	word := fit(cell.Text, w-16, small, fyne.TextStyle{})
	paintPill(c.field, c.text, word, cell.Pill)
	size := pillSize(word)
	layPill(c.field, c.text, x, (high-size.Height)/2, size.Width, size.Height)
	return tipOf(cell, word)
}

func (c *cellView) wantRing(v *rowView) {
	if c.ring == nil {
		c.ring = newBox(5)
		v.insertBefore(c.text, c.ring)
	}
	paint(c.ring, "", look.Accent)
	c.ring.StrokeWidth = 2
	c.ring.Show()
}

func (c *cellView) wantMark(v *rowView) {
	if c.mark == nil {
		c.mark = newTickBox()
		v.row.Objects = append(v.row.Objects, c.mark.objects()...)
	}
}

func (c *cellView) wantBadge(v *rowView) {
	if c.badge == nil {
		c.badge, c.letter = newBox(3), canvas.NewText("", nil)
		v.row.Objects = append(v.row.Objects, c.badge, c.letter)
	}
	c.badge.Show()
	c.letter.Show()
}

// hide hides everything but the text, which is shown if wanted.
func (c *cellView) hide(text bool) {
	c.text.Hidden = !text
	if c.field != nil {
		c.field.Hide()
	}
	if c.ring != nil {
		c.ring.Hide()
	}
	if c.badge != nil {
		c.badge.Hide()
		c.letter.Hide()
	}
	if c.mark != nil {
		c.mark.paint(false, false)
	}
}

// insertBefore puts o under an object of the row.
func (v *rowView) insertBefore(above, o fyne.CanvasObject) {
	for i, there := range v.row.Objects {
		if there == above {
			v.row.Objects = append(v.row.Objects[:i], append([]fyne.CanvasObject{o}, v.row.Objects[i:]...)...)
			return
		}
	}
}

// tickBox is a box with or without a tick.
type tickBox struct {
	box         *canvas.Rectangle
	short, long *canvas.Line
}

func newTickBox() *tickBox {
	t := &tickBox{newBox(3), canvas.NewLine(nil), canvas.NewLine(nil)}
	t.short.StrokeWidth, t.long.StrokeWidth = 1.8, 1.8
	return t
}

func (t *tickBox) objects() []fyne.CanvasObject { return []fyne.CanvasObject{t.box, t.short, t.long} }

func (t *tickBox) side() float32 { return look.Px(15) }

func (t *tickBox) place(x, y float32) {
	s := t.side()
	place(t.box, x, y, s, s)
	t.short.Position1, t.short.Position2 = fyne.NewPos(x+s*0.22, y+s*0.52), fyne.NewPos(x+s*0.42, y+s*0.72)
	t.long.Position1, t.long.Position2 = fyne.NewPos(x+s*0.42, y+s*0.72), fyne.NewPos(x+s*0.78, y+s*0.30)
}

func (t *tickBox) paint(on, visible bool) {
	t.box.Hidden = !visible
	t.short.Hidden, t.long.Hidden = !visible || !on, !visible || !on
	t.short.StrokeColor, t.long.StrokeColor = look.Colour(look.OnAccent), look.Colour(look.OnAccent)
	if on {
		paint(t.box, look.Accent, look.Accent)
	} else {
		paint(t.box, "", look.Dim)
	}
	for _, o := range t.objects() {
		o.Refresh()
	}
}

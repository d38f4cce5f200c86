package desk

import (
	"fmt"
	"image/color"

	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rows draws the people who were found, as many as there is room for around the
// chosen one. The keyboard stays in the search box; a click is as good as Enter.
type rows struct {
	widget.BaseWidget
	desk   *desk
	badge  func(sector model.ID) (letter string, colour color.Color)
	tapped func(i int)

	first   int // the row at the top
	hovered int // -1 for none
	slots   []*slot
	shown   []span // of the slots that are seen
	more    *canvas.Text
	measure *widgets.Words // never shown
	wheel   float32        // how far the wheel was turned since it moved a row
}

// span is where a row is drawn.
type span struct {
	index     int
	top, high float32
}

var (
	_ fyne.Tappable      = (*rows)(nil)
	_ fyne.Scrollable    = (*rows)(nil)
	_ desktop.Hoverable  = (*rows)(nil)
	_ desktop.Cursorable = (*rows)(nil)
)

func newRows(d *desk, badge func(model.ID) (string, color.Color), tapped func(int)) *rows {
	r := &rows{desk: d, badge: badge, tapped: tapped, hovered: -1, more: canvas.NewText("", nil), measure: widgets.NewParagraph("", needsStyle)}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped does with a row what Enter does.
func (r *rows) Tapped(e *fyne.PointEvent) {
	if i := r.at(e.Position.Y); i >= 0 {
		r.tapped(i)
	}
}

// wheelRow is how far the wheel turns for one row.
const wheelRow = 10

// Scrolled looks further up or down, and chooses nobody else.
func (r *rows) Scrolled(e *fyne.ScrollEvent) {
	r.wheel -= e.Scrolled.DY
	by := int(r.wheel / wheelRow)
	r.wheel -= float32(by) * wheelRow
	if by == 0 {
		return
	}
	r.first = min(max(r.first+by, 0), max(r.desk.len()-1, 0))
	r.Refresh()
}

// MouseIn shows which row is under the pointer.
func (r *rows) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved shows which row is under the pointer.
func (r *rows) MouseMoved(e *desktop.MouseEvent) {
	if i := r.at(e.Position.Y); i != r.hovered {
		r.hovered = i
		r.Refresh()
	}
}

// MouseOut takes that away again.
func (r *rows) MouseOut() { r.hovered = -1; r.Refresh() }

// Cursor is a hand: rows are pressed.
func (r *rows) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (r *rows) at(y float32) int {
	for _, s := range r.shown {
		if y >= s.top && y < s.top+s.high {
			return s.index
		}
	}
	return -1
}

// page is how many rows one press of Page down goes.
func (r *rows) page() int { return max(len(r.shown)-1, 1) }

// reveal makes sure that the chosen row is seen.
func (r *rows) reveal() {
	chosen := max(r.desk.chosen, 0)
	if r.desk.chosen < 0 || chosen < r.first {
		r.first = chosen
	}
	room := r.room()
	for high := float32(0); room > 0 && r.first < chosen; r.first++ {
		high = 0
		for i := r.first; i <= chosen; i++ {
			high += r.height(i)
		}
		if high <= room {
			break
		}
	}
	r.Refresh()
}

// room is the height for rows: a line under them says how many more there are.
func (r *rows) room() float32 { return r.Size().Height - moreHigh() }

func moreHigh() float32 { return look.Room(22) }

func rowHigh() float32     { return look.Room(58) }
func headingHigh() float32 { return look.Room(30) }

// nameWide is how much of a width the names have, beside the organisations: half
// of it, or more where they need more than the organisations do.
func (r *rows) nameWide(width float32) float32 {
	const looked = 30 // about as many rows as are seen at a time
	names, organisations := float32(0), float32(0)
	for i := r.first; i < min(r.first+looked, r.desk.len()); i++ {
		if d := r.desk.row(i); d.deed != doAdd {
			names = max(names, nameStyle.Width(d.name)+look.Px(14))
			organisations = max(organisations, widgets.Body.Width(d.organisation)+look.Px(20+44)+10)
		}
	}
	return min(max(width*0.48, min(names, width-organisations), min(names, width*0.6)), width*0.75)
}

// needsStyle is how needs are written out, to be read across a table.
var needsStyle = widgets.Style{Size: look.SizeTitle, Colour: look.Warning, Bold: true}

func needsText(d row) string { return "! " + d.needs }

func (r *rows) needsWide() float32 { return r.Size().Width - nameLeft() - edge }

// needsHigh is how high the needs of a row are, in as many lines as they take.
func (r *rows) needsHigh(d row) float32 {
	r.measure.SetText(needsText(d))
	r.measure.SetStyle(needsStyle) // the text may have grown
	r.measure.Resize(fyne.NewSize(max(r.needsWide(), 1), 1))
	return r.measure.MinSize().Height + look.Px(6)
}

// height is how high row i is drawn.
func (r *rows) height(i int) float32 {
	d := r.desk.row(i)
	high := rowHigh()
	if d.heading != "" {
		high += headingHigh()
	}
	if r.showsNeeds(i, d) {
		high += r.needsHigh(d)
	}
	return high
}

// showsNeeds reports whether the needs of row i are written out.
func (r *rows) showsNeeds(i int, d row) bool {
	return i == r.desk.chosen && d.needs != "" && !r.desk.hideNeeds
}

// MinSize has room for two rows.
func (r *rows) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(look.Px(320), 2*rowHigh()+moreHigh())
}

// CreateRenderer draws the rows.
func (r *rows) CreateRenderer() fyne.WidgetRenderer {
	d := &rowsRenderer{rows: r, panel: canvas.NewRectangle(nil)}
	d.panel.CornerRadius = look.RadiusPanel
	return d
}

type rowsRenderer struct {
	rows    *rows
	panel   *canvas.Rectangle
	objects []fyne.CanvasObject
}

func (d *rowsRenderer) Destroy()                     {}
func (d *rowsRenderer) MinSize() fyne.Size           { return fyne.NewSize(look.Px(320), 2*rowHigh()+moreHigh()) }
func (d *rowsRenderer) Objects() []fyne.CanvasObject { return d.objects }
func (d *rowsRenderer) Layout(fyne.Size)             { d.rows.reveal() }

func (d *rowsRenderer) Refresh() {
	r := d.rows
	size := r.Size()
	d.objects = append(d.objects[:0], d.panel)
	r.shown = r.shown[:0]
	y, last := float32(0), r.desk.len()
	i := r.first
	for ; i < last; i++ {
		high := r.height(i)
		if y+high > r.room() && len(r.shown) > 0 {
			break
		}
		if len(r.slots) == len(r.shown) {
			r.slots = append(r.slots, newSlot())
		}
		s := r.slots[len(r.shown)]
		s.show(r, i, r.desk.row(i))
		s.box.Move(fyne.NewPos(0, y))
		s.box.Resize(fyne.NewSize(size.Width, high))
		d.objects = append(d.objects, s.box)
		r.shown = append(r.shown, span{i, y, high})
		y += high
	}
	d.panel.FillColor, d.panel.StrokeColor, d.panel.StrokeWidth = look.Colour(look.Panel), look.Colour(look.Line), 1
	d.panel.Resize(fyne.NewSize(size.Width, y))
	d.panel.Hidden = y == 0
	d.sayMore(last-i, y)
	canvas.Refresh(r)
}

// sayMore says under the rows how many there are no room for.
func (d *rowsRenderer) sayMore(n int, y float32) {
	t := d.rows.more
	t.Text = ""
	switch {
	case n > 0:
		t.Text = fmt.Sprintf("%s more: type a few letters, or go on with Down", model.Thousands(n))
	case d.rows.desk.len() == 0:
		t.Text = d.rows.desk.empty()
	}
	t.TextSize, t.Color = theme.Size(look.SizeSmall), look.Colour(look.Dim)
	t.Move(fyne.NewPos(4, y+3))
	t.Resize(fyne.NewSize(d.rows.Size().Width-8, moreHigh()))
	d.objects = append(d.objects, t)
}

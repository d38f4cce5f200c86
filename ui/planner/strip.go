package planner

import (
	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// mark is one session on the strip.
type mark struct {
	key    string
	day    model.Date
	mode   model.Mode
	fixed  bool // in the programme already: it is not dragged
	locked bool
}

// strip is the time the plan is for as one line: months from left to right, a
// circle for each session online in the upper lane, a square for each in person
// in the lower one. A proposed one is dragged to another day; the list does the
// same by keyboard.
type strip struct {
	widget.BaseWidget
	OnChosen func(key string)
	// OnDrag is told of each day that a session is dragged over, and last with
	// dropped where it was let go.
	OnDrag func(key string, to model.Date, dropped bool)

	from, to model.Date
	marks    []mark
	free     []model.Date // nothing is planned on these
	current  string
	dragged  string
	over     model.Date
}

var (
	_ fyne.Tappable      = (*strip)(nil)
	_ fyne.Draggable     = (*strip)(nil)
	_ desktop.Cursorable = (*strip)(nil)
	_ desktop.Mouseable  = (*strip)(nil)
)

func newStrip() *strip {
	s := &strip{}
	s.ExtendBaseWidget(s)
	return s
}

// set shows another plan.
func (s *strip) set(from, to model.Date, marks []mark, free []model.Date, current string) {
	s.from, s.to, s.marks, s.free, s.current = from, to, marks, free, current
	s.Refresh()
}

const (
	stripPad  = 14 // at the left and right, at text scale 1
	stripHead = 26
	lane      = 22
	markSide  = 13
)

// days is how many days the strip shows.
func (s *strip) days() int { return daysBetween(s.from, s.to) + 1 }

// laneWords is the room for the words of the lanes.
func laneWords() float32 {
	return fyne.MeasureText(string(model.InPerson), theme.Size(look.SizeSmall), fyne.TextStyle{}).Width + 12
}

// at is where a day begins.
func (s *strip) at(day model.Date) float32 {
	left := look.Px(stripPad) + laneWords()
	room := s.Size().Width - left - look.Px(stripPad)
	return left + room*float32(daysBetween(s.from, day))/float32(max(s.days(), 1))
}

// dayAt is the day at x, within the strip.
func (s *strip) dayAt(x float32) model.Date {
	left := look.Px(stripPad) + laneWords()
	room := max(s.Size().Width-left-look.Px(stripPad), 1)
	n := int((x - left) / room * float32(s.days()))
	return s.from.AddDays(min(max(n, 0), s.days()-1))
}

// laneOf is the middle of the lane of a mode.
func laneOf(m model.Mode) float32 {
	y := look.Px(stripHead) + look.Px(lane)/2
	if m != model.Online {
		y += look.Px(lane)
	}
	return y
}

// markAt is the mark under a place; "" for none.
func (s *strip) markAt(p fyne.Position) string {
	key, nearest := "", look.Px(lane)/2
	for _, m := range s.marks {
		dx, dy := p.X-s.at(m.day), p.Y-laneOf(m.mode)
		if d := max(dx, -dx, dy, -dy); d <= nearest {
			key, nearest = m.key, d
		}
	}
	return key
}

// Tapped chooses a session.
func (s *strip) Tapped(e *fyne.PointEvent) {
	if key := s.markAt(e.Position); key != "" && s.OnChosen != nil {
		s.OnChosen(key)
	}
}

// MouseDown takes hold of a session.
func (s *strip) MouseDown(e *desktop.MouseEvent) {
	s.dragged, s.over = "", ""
	for _, m := range s.marks {
		if m.key == s.markAt(e.Position) && !m.fixed {
			s.dragged = m.key
		}
	}
}

// MouseUp does nothing: DragEnd lets go.
func (s *strip) MouseUp(*desktop.MouseEvent) {}

// Dragged takes the session along.
func (s *strip) Dragged(e *fyne.DragEvent) {
	day := s.dayAt(e.Position.X)
	if s.dragged == "" || day == s.over {
		return
	}
	s.over = day
	s.OnDrag(s.dragged, day, false)
}

// DragEnd lets go of it.
func (s *strip) DragEnd() {
	key, day := s.dragged, s.over
	s.dragged, s.over = "", ""
	if key != "" && day != "" {
		s.OnDrag(key, day, true)
	}
}

// Cursor is that of what can be taken hold of.
func (s *strip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the strip.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{strip: s}
	r.Refresh()
	return r
}

type stripRenderer struct {
	strip   *strip
	objects []fyne.CanvasObject
}

func (r *stripRenderer) Destroy()                     {}
func (r *stripRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *stripRenderer) Layout(fyne.Size)             { r.draw() }
func (r *stripRenderer) MinSize() fyne.Size {
	return fyne.NewSize(320, look.Px(stripHead)+2*look.Px(lane)+look.Px(8))
}

// Refresh draws everything anew.
func (r *stripRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.strip)
}

func (r *stripRenderer) draw() {
	s := r.strip
	r.objects = r.objects[:0]
	box := canvas.NewRectangle(look.Colour(look.Panel))
	box.StrokeColor, box.StrokeWidth, box.CornerRadius = look.Colour(look.Line), 1, look.RadiusPanel
	r.put(box, 0, 0, s.Size().Width, s.Size().Height)
	if s.from == "" {
		return
	}
	r.word(string(model.Online), look.Dim, false, look.Px(stripPad), laneOf(model.Online))
	r.word(string(model.InPerson), look.Dim, false, look.Px(stripPad), laneOf(model.InPerson))
	r.months()
	for _, day := range s.free {
		if day >= s.from && day <= s.to {
			r.bar(s.at(day), look.Px(stripHead), max(s.at(day.AddDays(1))-s.at(day), 1), 2*look.Px(lane), look.Muted)
		}
	}
	for _, mode := range []model.Mode{model.Online, model.InPerson} {
		r.bar(s.at(s.from), laneOf(mode), s.at(s.to.AddDays(1))-s.at(s.from), 1, look.Line)
	}
	for _, m := range s.marks {
		r.mark(m)
	}
}

// months writes the months, each where it begins; where they are narrow, with
// one letter.
func (r *stripRenderer) months() {
	s := r.strip
	for day := s.from; day <= s.to; day = nextMonth(day) {
		x, end := s.at(day), s.at(min(nextMonth(day), s.to.AddDays(1)))
		name := day.Time().Format("Jan")
		if day == s.from || day.Time().Month() == 1 {
			name = day.Time().Format("Jan 2006")
		}
		for _, n := range []string{name, day.Time().Format("Jan"), day.Time().Format("Jan")[:1], ""} {
			if fyne.MeasureText(n, theme.Size(look.SizeSmall), fyne.TextStyle{}).Width+4 <= end-x {
				r.word(n, look.Dim, false, x+2, look.Px(stripHead)/2+2)
				break
			}
		}
		r.bar(x, look.Px(stripHead)-4, 1, 2*look.Px(lane)+4, look.Line)
	}
}

// mark draws a session: a circle online, a square in person; filled in the
// accent when it is proposed, in grey when it is in the programme; with a line
// under it when it is locked, and in a frame when it is the current one.
func (r *stripRenderer) mark(m mark) {
	s := r.strip
	side, x, y := look.Px(markSide), s.at(m.day), laneOf(m.mode)
	fill := look.Colour(look.Accent)
	if m.fixed {
		fill = look.Colour(look.Dim)
	}
	shape := canvas.NewRectangle(fill)
	shape.CornerRadius = 2
	if m.mode == model.Online {
		shape.CornerRadius = side / 2
	}
	if m.key == s.current {
		ring := canvas.NewRectangle(look.Colour(look.RowSelection))
		ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = look.Colour(look.Accent), 1.5, 4
		r.put(ring, x-side/2-3, y-side/2-3, side+6, side+6)
	}
	r.put(shape, x-side/2, y-side/2, side, side)
	if m.locked {
		r.bar(x-side/2, y+side/2+2, side, 2, look.Accent)
	}
	if m.key == s.dragged && s.over != "" {
		r.word(m.day.Short(), look.Text, true, min(x+side, s.Size().Width-look.Px(110)), y)
	}
}

func (r *stripRenderer) put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	r.objects = append(r.objects, o)
}

func (r *stripRenderer) bar(x, y, w, h float32, colour fyne.ThemeColorName) {
	r.put(canvas.NewRectangle(look.Colour(colour)), x, y, w, h)
}

// word writes a small word whose middle is at y.
func (r *stripRenderer) word(text string, colour fyne.ThemeColorName, bold bool, x, y float32) {
	t := canvas.NewText(text, look.Colour(colour))
	t.TextSize, t.TextStyle = theme.Size(widgets.Small.Size), fyne.TextStyle{Bold: bold}
	size := t.MinSize()
	r.put(t, x, y-size.Height/2, size.Width, size.Height)
}

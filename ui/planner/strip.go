package planner

import (
	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// mark is one session on the strip.
type mark struct {
	key    string
	day    model.Date
	mode   model.Mode
	fixed  bool // in the programme already: it is not dragged
	locked bool
	words  string // what it is, for who rests the pointer on it
}

// strip is the time the plan is for as one line: months from left to right, a
// circle for each session online in the upper lane, a square for each in person
// in the lower one. A proposed one is dragged to another day; the arrows go from
// one to the next, Enter opens it. In a low window it is thinner.
type strip struct {
	OnChosen func(key string)
	OnOpen   func()
	// OnDrag is told of each day that a session is dragged over, and last with
	// dropped where it was let go.
	OnDrag func(key string, to model.Date, dropped bool)

	from, to model.Date
	marks    []mark       // by day
	free     []model.Date // nothing is planned on these
	current  string
	held     string // the session under the pressed mouse, if it can be dragged
	over     model.Date
	surface  *widgets.Surface
}

func newStrip() *strip {
	s := &strip{surface: widgets.NewSurface()}
	s.surface.Least = s.least
	s.surface.Draw = s.draw
	s.surface.OnKey = s.key
	s.surface.OnPress = s.press
	s.surface.OnOpen = func(at fyne.Position) {
		if s.markAt(at) != "" {
			s.OnOpen()
		}
	}
	s.surface.OnDrag = func(_, at fyne.Position) { s.drag(at) }
	s.surface.OnDrop = func(_, at fyne.Position) { s.drop() }
	s.surface.TipAt = func(at fyne.Position) string {
		key := s.markAt(at)
		for _, m := range s.marks {
			if m.key == key {
				return m.words
			}
		}
		return ""
	}
	return s
}

// set shows another plan.
func (s *strip) set(from, to model.Date, marks []mark, free []model.Date, current string) {
	s.from, s.to, s.marks, s.free, s.current = from, to, marks, free, current
	s.surface.Refresh()
}

// choose makes a session the current one.
func (s *strip) choose(key string) {
	s.current = key
	s.surface.Refresh()
}

const stripPad = 14 // at the left and right, at text scale 1

// sizes are the heights of the strip's parts in pixels.
type sizes struct{ head, lane, mark, foot float32 }

func (s *strip) sizes() sizes {
	if lowWindow(s.surface) {
		return sizes{head: widgets.Small.Height() + 2, lane: look.Px(17), mark: look.Px(13), foot: 4}
	}
	return sizes{head: look.Px(26), lane: look.Px(23), mark: look.Px(15), foot: look.Px(8)}
}

func (s *strip) least() fyne.Size {
	z := s.sizes()
	return fyne.NewSize(320, z.head+2*z.lane+z.foot)
}

// days is how many days the strip shows.
func (s *strip) days() int { return daysBetween(s.from, s.to) + 1 }

// left is where the days begin: after the words of the lanes.
func (s *strip) left() float32 {
	return look.Px(stripPad) + widgets.Small.Width(string(model.InPerson)) + 12
}

// room is the width of all days.
func (s *strip) room() float32 {
	return max(s.surface.Size().Width-s.left()-look.Px(stripPad), 1)
}

// at is where a day begins.
func (s *strip) at(day model.Date) float32 {
	return s.left() + s.room()*float32(daysBetween(s.from, day))/float32(max(s.days(), 1))
}

// dayAt is the day at x, within the strip.
func (s *strip) dayAt(x float32) model.Date {
	n := int((x - s.left()) / s.room() * float32(s.days()))
	return s.from.AddDays(min(max(n, 0), s.days()-1))
}

// laneOf is the middle of the lane of a mode.
func (s *strip) laneOf(m model.Mode) float32 {
	z := s.sizes()
	if m == model.Online {
		return z.head + z.lane/2
	}
	return z.head + z.lane*3/2
}

// markAt is the mark under a place; "" for none.
func (s *strip) markAt(p fyne.Position) string {
	key, nearest := "", s.sizes().lane/2
	for _, m := range s.marks {
		dx, dy := p.X-s.at(m.day), p.Y-s.laneOf(m.mode)
		if d := max(dx, -dx, dy, -dy); d <= nearest {
			key, nearest = m.key, d
		}
	}
	return key
}

// press chooses a session and takes hold of it.
func (s *strip) press(at fyne.Position) {
	s.held, s.over = "", ""
	key := s.markAt(at)
	for _, m := range s.marks {
		if m.key == key && !m.fixed {
			s.held = key
		}
	}
	if key != "" {
		s.OnChosen(key)
	}
}

// drag takes the session along.
func (s *strip) drag(at fyne.Position) {
	if day := s.dayAt(at.X); s.held != "" && day != s.over {
		s.over = day
		s.OnDrag(s.held, day, false)
	}
}

// drop lets go of it.
func (s *strip) drop() {
	key, day := s.held, s.over
	s.held, s.over = "", ""
	if key != "" && day != "" {
		s.OnDrag(key, day, true)
	}
}

// key goes from session to session.
func (s *strip) key(e *fyne.KeyEvent) bool {
	at := -1
	for i, m := range s.marks {
		if m.key == s.current {
			at = i
		}
	}
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		at--
	case fyne.KeyRight, fyne.KeyDown:
		at++
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = len(s.marks) - 1
	case fyne.KeyReturn, fyne.KeyEnter:
		s.OnOpen()
		return true
	default:
		return false
	}
	if len(s.marks) > 0 {
		s.OnChosen(s.marks[min(max(at, 0), len(s.marks)-1)].key)
	}
	return true
}

func (s *strip) draw(size fyne.Size) widgets.Scene {
	var scene widgets.Scene
	scene.Add(widgets.Shape{W: size.Width, H: size.Height, Round: look.RadiusPanel, Fill: look.Panel, Stroke: look.Line})
	if s.from == "" {
		return scene
	}
	z := s.sizes()
	for _, mode := range []model.Mode{model.Online, model.InPerson} {
		y := s.laneOf(mode)
		scene.Say(widgets.Label{X: look.Px(stripPad), Y: y - z.lane/2, W: s.left(), H: z.lane, Text: string(mode), Style: widgets.Small})
		scene.Box(s.at(s.from), y, s.room(), 1, look.Line)
	}
	s.drawMonths(&scene)
	for _, day := range s.free {
		if day >= s.from && day <= s.to {
			scene.Box(s.at(day), z.head, max(s.at(day.AddDays(1))-s.at(day), 1), 2*z.lane, look.Muted)
		}
	}
	for _, m := range s.marks {
		s.drawMark(&scene, m)
	}
	return scene
}

// drawMonths writes the months, each where it begins; where they are narrow, with
// one letter.
func (s *strip) drawMonths(scene *widgets.Scene) {
	z := s.sizes()
	for day := s.from; day <= s.to; day = nextMonth(day) {
		x, end := s.at(day), s.at(min(nextMonth(day), s.to.AddDays(1)))
		name := day.Time().Format("Jan")
		if day == s.from || day.Time().Month() == 1 {
			name = day.Time().Format("Jan 2006")
		}
		for _, n := range []string{name, day.Time().Format("Jan"), day.Time().Format("Jan")[:1]} {
			if wide := widgets.Small.Width(n); wide+4 <= end-x {
				scene.Say(widgets.Label{X: x + 2, Y: 1, W: wide + 1, H: z.head - 2, Text: n, Style: widgets.Small})
				break
			}
		}
		scene.Box(x, z.head-4, 1, 2*z.lane+4, look.Line)
	}
}

// drawMark draws a session: a circle online, a square in person; filled when it is
// proposed, with a padlock in it when it is locked, an outline when it is in the
// programme already, and in a frame when it is the current one.
func (s *strip) drawMark(scene *widgets.Scene, m mark) {
	side := s.sizes().mark
	x, y := s.at(m.day)-side/2, s.laneOf(m.mode)-side/2
	shape := widgets.Shape{X: x, Y: y, W: side, H: side, Round: 2, Fill: look.Accent}
	if m.mode == model.Online {
		shape.Round = side / 2
	}
	if m.fixed {
		shape.Fill, shape.Stroke, shape.Thick = look.Panel, look.Dim, 2
	}
	if m.key == s.current {
		scene.Add(widgets.Shape{X: x - 3, Y: y - 3, W: side + 6, H: side + 6, Round: 4, Fill: look.RowSelection, Stroke: look.Accent, Thick: 1.5})
	}
	scene.Add(shape)
	if m.locked {
		scene.Add(widgets.Shape{X: x + side*0.33, Y: y + side*0.17, W: side * 0.34, H: side * 0.5, Round: side * 0.17, Stroke: look.OnAccent, Thick: side * 0.1},
			widgets.Shape{X: x + side*0.25, Y: y + side*0.46, W: side * 0.5, H: side * 0.34, Round: 1, Fill: look.OnAccent})
	}
	if m.key == s.held && s.over != "" {
		text, bold := m.day.Short(), widgets.Style{Size: look.SizeSmall, Colour: look.Text, Bold: true}
		wide := bold.Width(text) + 1
		at := min(x+side*1.5, s.surface.Size().Width-wide-look.Px(stripPad))
		scene.Say(widgets.Label{X: at, Y: y, W: wide, H: side, Text: text, Style: bold})
	}
}

package calendar

import (
	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// yearView is the year over the month: twelve small months side by side.
type yearView struct {
	screen  *Screen
	surface *widgets.Surface
	wide    float32 // of a month, with the gap after it
	year    year
	of      *book // that year was made of
}

func newYearView(s *Screen) *yearView {
	v := &yearView{screen: s, surface: widgets.NewSurface()}
	v.surface.Least = func() fyne.Size { return fyne.NewSize(look.Px(300), v.high()) }
	v.surface.Draw = v.draw
	v.surface.OnKey = v.key
	v.surface.OnRune = s.rune
	v.surface.OnPress = v.press
	v.surface.OnWheel = func(n int) { s.choose(s.day.AddMonths(12*min(max(n, -1), 1)), "") }
	v.surface.TipAt = func(at fyne.Position) string {
		if i := int(at.X / v.wide); v.wide > 0 && i >= 0 && i < 12 {
			return v.year.months[i].words
		}
		return ""
	}
	return v
}

// The measures of a small month.
const (
	dotHigh  = 8
	dotsHigh = 6 * dotHigh
)

func (v *yearView) high() float32 { return small(look.Text, false).Height() + dotsHigh + 10 }

func (v *yearView) draw(size fyne.Size) (scene widgets.Scene) {
	b := v.screen.book
	if b == nil {
		return scene
	}
	if number := v.screen.day.Time().Year(); v.of != b || v.year.number != number {
		v.year, v.of = newYear(b, number), b
	}
	scene.Box(0, 0, size.Width, size.Height, look.Background)
	const between = 6
	v.wide = (size.Width + between) / 12
	for i, m := range v.year.months {
		v.month(pen{&scene}, m, float32(i)*v.wide, v.wide-between, size.Height)
	}
	return scene
}

// month draws one of the twelve, in a box.
func (v *yearView) month(p pen, m smallMonth, x, wide, high float32) {
	b := v.screen.book
	shown := m.first == firstOf(v.screen.day)
	box := widgets.Shape{X: x, W: wide, H: high, Round: 6, Fill: look.Panel, Stroke: look.Line}
	name := small(look.Dim, true)
	switch {
	case shown:
		box.Stroke, box.Thick, box.Fill = look.Accent, 2, look.Tint
		name.Colour = look.Accent
	case m.first.AddMonths(1) <= b.today:
		box.Fill = look.Background
	}
	p.Add(box)
	line := name.Height()
	p.Say(widgets.Label{X: x + 6, Y: 2, W: wide - 12, H: line, Text: m.name, Style: name})
	if count := model.Thousands(m.count); m.count > 0 && name.Width("May "+count) < wide-12 { // in all months or in none; else the tip says it
		p.Say(widgets.Label{X: x + 6, Y: 2, W: wide - 12, H: line, Text: count, Style: small(look.Text, false), Align: fyne.TextAlignTrailing})
	}
	side := min((wide-12)/7, dotHigh*1.6)
	left, top := x+(wide-7*side)/2, line+5
	for i, d := range m.dots {
		at := m.start + i
		p.dot(d, left+float32(at%7)*side, top+float32(at/7)*dotHigh, side-1.6, dotHigh-1.6, m.first.AddDays(i) == b.today)
	}
}

// dot draws a day of a small month.
func (p pen) dot(d dot, x, y, w, h float32, today bool) {
	p.Box(x, y, w, h, look.Muted)
	switch {
	case d.hatched:
		p.Add(widgets.Shape{X: x, Y: y, W: w, H: h, Fill: look.Dim, Hatched: true})
	case d.holiday:
		p.Box(x, y, w, 2, look.Warning)
	}
	if d.has {
		p.mark(d.form, false, x, y, w, h)
	}
	if d.clash {
		p.Box(x+w-2, y, 2, h/2, look.Warning)
	}
	if today {
		p.Add(widgets.Shape{X: x - 1, Y: y - 1, W: w + 2, H: h + 2, Stroke: look.Text, Thick: 1.4})
	}
}

// key goes to another month or year; Enter goes down into the month.
func (v *yearView) key(e *fyne.KeyEvent) bool {
	s := v.screen
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -12, fyne.KeyDown: 12, fyne.KeyPageUp: -12, fyne.KeyPageDown: 12}[e.Name]
	switch {
	case by != 0:
		s.choose(s.day.AddMonths(by), "")
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace:
		s.grid.surface.Focus()
	default:
		return false
	}
	return true
}

// press goes to the month under the mouse: to today, or its first day with a session.
func (v *yearView) press(at fyne.Position) {
	i := int(at.X / v.wide)
	if v.wide == 0 || i < 0 || i > 11 {
		return
	}
	m := v.year.months[i]
	if m.first == firstOf(v.screen.book.today) {
		v.screen.choose(v.screen.book.today, "")
		return
	}
	v.screen.choose(v.screen.book.begin(m.first), "")
}

// monthsLayout sets the year over the month; where there is no height for both, the
// year goes.
type monthsLayout struct{ view *gridView }

// leastGrid is how high the month must be for the year to be shown over it.
const leastGrid = 300

func (l monthsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	high := l.view.screen.year.high()
	if size.Height-high-10 < look.Px(leastGrid) {
		o[0].Hide()
		put(o[1], 0, 0, size.Width, size.Height)
		return
	}
	o[0].Show()
	put(o[0], 0, 0, size.Width, high)
	put(o[1], 0, high+10, size.Width, size.Height-high-10)
}

func (l monthsLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

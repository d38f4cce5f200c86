package calendar

import (
	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// stripView is the whole programme on a line.
type stripView struct {
	screen  *Screen
	surface *widgets.Surface
	object  fyne.CanvasObject
	line    *line
	of      *book   // that line was made of
	wide    float32 // for which it was made
	zoom    float32 // 1 is all of it; 0 until it was drawn
	offset  float32 // how much is left of what is seen
	lanes   []stripLane
}

// stripLane is where a lane stands.
type stripLane struct{ top, high, each float32 }

func newStripView(s *Screen) *stripView {
	v := &stripView{screen: s, surface: widgets.NewSurface()}
	v.surface.Least = func() fyne.Size { return fyne.NewSize(look.Px(300), look.Px(200)) }
	v.surface.Draw = v.draw
	v.surface.OnKey = v.key
	v.surface.OnRune = v.rune
	v.surface.OnPress = v.press
	v.surface.OnOpen = func(at fyne.Position) {
		if it := v.find(at); it != nil {
			s.open(it.ID)
		}
	}
	v.surface.OnWheel = func(n int) { v.move(v.offset + float32(n)*v.surface.Size().Width/8) }
	v.surface.OnDrag = func(from, at fyne.Position) { v.move(v.offset) }
	v.surface.TipAt = func(at fyne.Position) string {
		if it := v.find(at); it != nil {
			return s.book.tip(it)
		}
		return ""
	}
	nearer := widgets.NewButton("Nearer", widgets.Plain, func() { v.scale(2) })
	nearer.SetTip("The key +")
	farther := widgets.NewButton("Farther", widgets.Plain, func() { v.scale(0.5) })
	farther.SetTip("The key −")
	all := widgets.NewButton("All of it", widgets.Plain, func() { v.scale(0) })
	all.SetTip("The key 0")
	foot := widgets.Row(nearer, farther, all)
	v.object = s.beside(container.New(stripLayout{}, v.surface, foot), 0)
	return v
}

// stripLayout sets the buttons under the strip; where that would leave too little height
// for it they go, for keys and the menu do the same.
type stripLayout struct{}

// leastStrip is how high the strip must be for the buttons to be shown under it.
const leastStrip = 180

func (stripLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const between = 6
	high := o[1].MinSize().Height
	if o[1].Show(); size.Height-high-between < look.Px(leastStrip) {
		o[1].Hide()
		put(o[0], 0, 0, size.Width, size.Height)
		return
	}
	put(o[0], 0, 0, size.Width, size.Height-high-between)
	put(o[1], 0, size.Height-high, size.Width, high)
}

func (stripLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// measure makes the line again when something of it has changed.
func (v *stripView) measure(size fyne.Size) {
	b := v.screen.book
	if v.zoom == 0 { // the first time
		v.zoom = b.firstZoom()
		v.line = newLine(b, size.Width-2*edge, v.zoom, 0)
		v.offset = v.line.x(v.screen.day) - size.Width/2
	}
	if v.of != b || v.wide != size.Width*v.zoom {
		v.line, v.of, v.wide = newLine(b, size.Width-2*edge, v.zoom, small(look.Text, false).Width("n")), b, size.Width*v.zoom
	}
	v.offset = min(max(v.offset, 0), max(v.line.width()+2*edge-size.Width, 0))
}

// edge is free at both ends of the strip.
const edge = 8

func (v *stripView) draw(size fyne.Size) (scene widgets.Scene) {
	if v.screen.book == nil {
		return scene
	}
	v.measure(size)
	p := pen{&scene}
	p.Box(0, 0, size.Width, size.Height, look.Background)
	key := p.keyHigh(v.screen.bands(), size.Width)
	head := small(look.Text, false).Height() + 8
	if size.Height-key-head < look.Px(160) {
		key = 0
	}
	v.layLanes(head, size.Height-key)
	p.Add(widgets.Shape{W: size.Width, H: size.Height - key, Round: 6, Fill: look.Panel, Stroke: look.Line})
	v.behind(p, head, size.Height-key)
	v.axis(p, head, size.Height-key)
	for i := range v.line.lanes {
		v.lane(p, i, size.Width)
	}
	if key > 0 {
		p.key(v.screen.book.bands, edge, size.Height-key+8, size.Width-2*edge)
	}
	return scene
}

func (p pen) keyHigh(bands []model.Category, width float32) float32 {
	return pen{}.key(bands, 0, 0, width-2*edge) + 12
}

// layLanes shares the height among the lanes, by the marks that stand under each other.
func (v *stripView) layLanes(top, bottom float32) {
	name := small(look.Text, false).Height() + 4
	rows := 0
	for _, l := range v.line.lanes {
		rows += max(l.rows, 1) + 1
	}
	room := bottom - top - float32(len(v.line.lanes))*name
	v.lanes = v.lanes[:0]
	for _, l := range v.line.lanes {
		n := float32(max(l.rows, 1))
		high := room * (n + 1) / float32(max(rows, 1))
		v.lanes = append(v.lanes, stripLane{top: top + name, high: high, each: min(high/(n+0.4), look.Px(22))})
		top += name + high
	}
}

// axis draws months, years and today.
func (v *stripView) axis(p pen, head, bottom float32) {
	width := v.surface.Size().Width
	for _, t := range v.line.ticks(small(look.Text, false).Width("Sep 2026") + 8) {
		x := t.x - v.offset + edge
		if x < -100 || x > width {
			continue
		}
		if t.words != "" {
			p.Box(x, 4, 1, bottom-8, look.Line)
		}
		if t.words != "" && x+4+small(look.Dim, t.year).Width(t.words) <= width {
			p.Say(widgets.Label{X: x + 4, Y: 0, W: width - x, H: head, Text: t.words, Style: small(look.Dim, t.year)})
		}
	}
	x := v.line.x(v.screen.book.today) - v.offset + edge
	if x >= 0 && x < width {
		p.Box(x, head, 2, bottom-head-2, look.Accent)
		if bottom-head >= look.Px(leastToday) {
			p.Say(widgets.Label{X: x + 5, Y: bottom - head, W: look.Px(60), H: head, Text: "today", Style: small(look.Accent, true)})
		}
	}
}

// leastToday is how high the lanes must be for "today" to be written under them; in a lower strip it
// would lie over the last.
const leastToday = 160

// behind shades the past, and the days of layers.
func (v *stripView) behind(p pen, head, bottom float32) {
	b, width := v.screen.book, v.surface.Size().Width
	if x := min(v.line.x(b.today)-v.offset+edge, width-2); x > 1 {
		p.Box(1, head, x-1, bottom-head-1, look.Background)
	}
	from, to := v.line.day(v.offset-edge), v.line.day(v.offset+width)
	for d := from; d <= to; d = d.AddDays(1) {
		if len(b.back[d]) == 0 {
			continue
		}
		x, w := v.line.x(d)-v.offset+edge, max(v.line.each, 1)
		for _, e := range b.back[d] {
			switch {
			case e.Kind == model.BankHolidayLayer:
				p.Box(x, head, w, 5, look.Warning)
			case e.AllDay:
				p.Add(widgets.Shape{X: x, Y: head, W: w, H: bottom - head - 1, Fill: look.Line, Hatched: true})
			}
		}
	}
}

// lane draws the marks of a lane that are seen, with their titles where there is room.
func (v *stripView) lane(p pen, i int, width float32) {
	l, at := v.line.lanes[i], v.lanes[i]
	letter := bandLetters(v.screen.book.bands)
	name := l.name
	if i < len(letter) {
		name = letter[i] + "  " + name
	}
	line := small(look.Text, false).Height()
	v.clear(p, edge, at.top-line-2, small(look.Dim, true).Width(name)+4, line)
	p.Say(widgets.Label{X: edge, Y: at.top - line - 2, W: width / 2, H: line, Text: name, Style: small(look.Dim, true)})
	for _, m := range l.marks {
		x := m.x - v.offset + edge
		if x+m.room < 0 || x > width {
			continue
		}
		y, h := at.top+float32(m.row)*at.each, min(at.each-2, look.Px(16))
		past := v.screen.book.over(m.item)
		f := formOf(m.item.State)
		p.mark(f, past, x, y, m.w, h)
		if m.item.Mode != model.InPerson && m.w >= leastMark && h >= 8 && f != struck {
			p.stripMode(m.item, past, x, y, m.w, h)
		}
		if len(m.item.clashes) > 0 {
			p.Box(x, y+h, m.w, 2, look.Warning)
		}
		if m.item.ID == v.screen.session {
			p.Add(widgets.Shape{X: x - 3, Y: y - 3, W: m.w + 6, H: h + 6, Round: 6, Stroke: look.Text, Thick: 2})
		}
		if free := min(m.room-m.w-10, width-x-m.w-10); free > look.Px(46) && h >= line*0.7 {
			v.clear(p, x+m.w+3, y+(h-line)/2, min(small(look.Text, false).Width(m.item.Title), free)+4, line)
			p.Say(widgets.Label{X: x + m.w + 5, Y: y + (h-line)/2, W: free, H: line, Text: m.item.Title, Style: small(look.Text, false), Struck: f == struck})
		}
	}
}

// clear takes away what stands behind words: the lines of months and of today, and
// the shades of layers, but not the one of the past.
func (v *stripView) clear(p pen, x, y, w, h float32) {
	past := min(max(v.line.x(v.screen.book.today)-v.offset+edge-x, 0), w)
	p.Box(x, y, past, h, look.Background)
	p.Box(x+past, y, w-past, h, look.Panel)
}

// stripMode draws the sign of a mode within a mark.
func (p pen) stripMode(it *item, past bool, x, y, w, h float32) {
	_, _, ink := inks(formOf(it.State), past)
	if f := formOf(it.State); f == ticked || f == filled && past {
		ink = look.Panel
	}
	side := min(w, h) - 3
	p.mode(it.Mode, ink, x+(w-side)/2, y+(h-side)/2, side)
}

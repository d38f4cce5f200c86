package calendar

import (
	"strconv"

	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// gridView is the month that is shown, day by day.
type gridView struct {
	screen  *Screen
	surface *widgets.Surface
	object  fyne.CanvasObject // with the year over it and the chosen day beside it
	grid    grid              // as it was drawn last
	dragged *item             // a session that is being moved
	over    model.Date        // the day it is over
	at      fyne.Position
}

func newGridView(s *Screen) *gridView {
	v := &gridView{screen: s, surface: widgets.NewSurface()}
	v.surface.Least = func() fyne.Size { return fyne.NewSize(look.Px(300), look.Px(210)) }
	v.surface.Draw = v.draw
	v.surface.OnKey = v.key
	v.surface.OnRune = s.rune
	v.surface.OnPress = v.press
	v.surface.OnOpen = v.open
	v.surface.OnWheel = func(n int) { s.choose(s.day.AddMonths(min(max(n, -1), 1)), "") }
	v.surface.OnDrag, v.surface.OnDrop = v.drag, v.drop
	v.surface.TipAt = v.tip
	return v
}

func (v *gridView) sizes(width float32) gridSizes {
	words := small(look.Text, false)
	return gridSizes{
		line: words.Height(), number: widgets.Body.Height() + 4, digits: widgets.Body.Width("00"), wide: look.Px(128), weeks: words.Width("00") + 10, head: words.Height() + 6,
		key: pen{}.key(v.screen.bands(), 0, 0, width-words.Width("00")-10) + 10,
	}
}

// draw lays the month out and draws it.
func (v *gridView) draw(size fyne.Size) widgets.Scene {
	var scene widgets.Scene
	b := v.screen.book
	if b == nil {
		return scene
	}
	v.grid = layGrid(newMonth(b, v.screen.day), size.Width, size.Height, v.sizes(size.Width))
	p, g := pen{&scene}, v.grid
	p.Box(0, 0, size.Width, size.Height, look.Background)
	letters := bandLetters(b.bands)
	for column, name := range []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"} {
		x, _, w, _ := g.box(0, column)
		p.Say(widgets.Label{X: x + gap + 2, Y: 0, W: w, H: g.top, Text: name, Style: small(look.Dim, true)})
	}
	for row, w := range g.month.weeks {
		_, y, _, _ := g.box(row, 0)
		if g.sizes.weeks > 0 {
			p.Say(widgets.Label{X: 0, Y: y, W: g.sizes.weeks - 6, H: g.sizes.number, Text: strconv.Itoa(w.number), Style: small(look.Dim, false), Align: fyne.TextAlignTrailing})
		}
		for column := range w.days {
			v.field(p, row, column)
		}
	}
	v.lines(p)
	for row, w := range g.month.weeks {
		for column, d := range w.days {
			for _, at := range g.pieces(row, column) {
				if at.item == nil {
					words := moreWords(at, g.sizes.line)
					if at.lines == 0 && small(look.Text, true).Width(words) > at.w {
						continue // the day's details have them
					}
					p.Say(widgets.Label{X: at.x + gap, Y: at.y, W: at.w - gap, H: at.h, Text: words, Style: small(look.Text, true)})
					continue
				}
				v.time(p, d, at, row, column)
				p.piece(b, letters, at, d.date, g.sizes.wide, d.date == v.screen.day && at.item.ID == v.screen.session)
			}
			v.rings(p, d, row, column)
		}
	}
	if g.sizes.key > 0 {
		p.key(b.bands, g.left, g.height-g.sizes.key+5, g.width-g.left)
	}
	v.floating(p)
	return scene
}

// moreWords say how many sessions have no room, as far as that has room.
func moreWords(at piece, line float32) string {
	words := "+" + model.Thousands(at.more)
	if at.w > 4*line {
		words += " more"
	}
	return words
}

// time writes when the only session of a day starts beside the day's number, where its own line has
// room for the title alone.
func (v *gridView) time(p pen, d day, at piece, row, column int) {
	if len(d.items) > 1 || len(d.behind) > 0 || at.lines != 1 || at.w >= v.grid.sizes.wide {
		return
	}
	x, y, w, _ := v.grid.box(row, column)
	words, style := at.item.clock(d.date), small(look.Dim, false)
	left := x + v.grid.sizes.digits + afterNumber
	if room := x + w - gap - 2 - left; style.Width(words) <= room {
		p.Say(widgets.Label{X: left, Y: y, W: room, H: v.grid.sizes.number, Text: words, Style: style, Align: fyne.TextAlignTrailing})
	}
}

// field draws what is behind a day, its number and the words of layers.
func (v *gridView) field(p pen, row, column int) {
	g := v.grid
	d := g.month.weeks[row].days[column]
	x, y, w, h := g.box(row, column)
	fill := look.Panel
	switch {
	case !d.in:
		fill = look.Muted
	case d.past:
		fill = look.Background
	}
	p.Box(x, y, w, h, fill)
	if d.hatched {
		p.Add(widgets.Shape{X: x, Y: y, W: w, H: h, Fill: look.Line, Hatched: true})
	}
	if d.holiday || d.free {
		p.Box(x, y, w, g.sizes.number, look.WarningBack)
	}
	if v.dragged != nil && d.date == v.over {
		p.Box(x, y, w, h, look.Tint)
	}
	number, style := strconv.Itoa(d.date.Time().Day()), widgets.Style{Size: look.SizeText, Colour: look.Text, Bold: d.in && !d.past}
	if !d.in || d.past {
		style.Colour = look.Dim
	}
	wide := style.Width(number)
	left := x + gap + 2
	if d.today {
		style.Colour = look.OnAccent
		p.Add(widgets.Shape{X: left - 1, Y: y + 2, W: wide + 10, H: g.sizes.number - 4, Round: 5, Fill: look.Accent})
		left += 4
	}
	p.Say(widgets.Label{X: left, Y: y, W: wide + 2, H: g.sizes.number, Text: number, Style: style})
	left += wide + 10
	v.words(p, d, left, x, y, w, h)
}

// words writes what layers have on a day: beside its number, or under it on a day that
// has nothing else and is too narrow for that.
func (v *gridView) words(p pen, d day, left, x, y, w, h float32) {
	if len(d.behind) == 0 {
		return
	}
	ink, words := look.Dim, d.behind[0]
	if d.holiday || d.free {
		ink = look.Warning
	}
	if len(d.behind) > 1 {
		words += " +" + strconv.Itoa(len(d.behind)-1)
	}
	s := v.grid.sizes
	style, room := small(ink, false), x+w-left-gap
	if rows := int((h - s.number) / s.line); style.Width(words) > room && len(d.items) == 0 && rows > 0 {
		for i, line := range style.Wrapped(words, w-2*gap-4, min(rows, 3)) {
			p.Say(widgets.Label{X: x + gap + 2, Y: y + s.number + float32(i)*s.line, W: w - 2*gap - 2, H: s.line, Text: line, Style: style})
		}
		return
	}
	if room > style.Width("mmm") {
		p.Say(widgets.Label{X: left, Y: y, W: room, H: s.number, Text: words, Style: style})
	}
}

// lines draws the frame and the lines between days.
func (v *gridView) lines(p pen) {
	g := v.grid
	rows := len(g.month.weeks)
	for row := range rows + 1 {
		p.Box(g.left, g.top+float32(row)*g.high-0.5, g.wide*7, 1, look.Line)
	}
	for column := range 8 {
		p.Box(min(g.left+float32(column)*g.wide-0.5, g.width-1), g.top, 1, g.high*float32(rows), look.Line)
	}
}

// rings shows the chosen day and the one under what is dragged.
func (v *gridView) rings(p pen, d day, row, column int) {
	x, y, w, h := v.grid.box(row, column)
	if d.date == v.screen.day || v.dragged != nil && d.date == v.over {
		p.Add(widgets.Shape{X: x, Y: y, W: w, H: h, Round: 4, Stroke: look.Accent, Thick: 2.4, Dashed: d.date != v.screen.day})
	}
}

// floating draws the session that is dragged, at the pointer.
func (v *gridView) floating(p pen) {
	if v.dragged == nil {
		return
	}
	words := v.dragged.Title
	if v.over != "" {
		words += " to " + v.over.Short()
	}
	style := widgets.Style{Size: look.SizeSmall, Colour: look.Text, Bold: true}
	w, h := min(style.Width(words)+16, v.grid.width), style.Height()+8
	x, y := min(max(v.at.X+12, 0), v.grid.width-w), min(max(v.at.Y+8, 0), v.grid.height-h)
	p.Add(widgets.Shape{X: x, Y: y, W: w, H: h, Round: 6, Fill: look.Tint, Stroke: look.Accent})
	p.Say(widgets.Label{X: x + 8, Y: y, W: w - 16, H: h, Text: words, Style: style})
}

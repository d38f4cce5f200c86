package calendar

import (
	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// pen draws the signs of the calendar into a scene, the same in every view.
type pen struct {
	*widgets.Scene
}

// inks are the colours of a form: its outline, its field and its words.
func inks(f form, past bool) (stroke, fill, ink fyne.ThemeColorName) {
	stroke = look.Accent
	if past {
		stroke = look.Dim
	}
	switch f {
	case filled:
		return "", stroke, look.OnAccent
	case ticked:
		return "", look.Muted, look.Text
	case struck:
		return "", "", look.Dim
	}
	return stroke, look.Panel, look.Text
}

// form draws the box of a state and returns the colour of words in it.
func (p pen) form(f form, past bool, x, y, w, h float32) fyne.ThemeColorName {
	stroke, fill, ink := inks(f, past)
	if f == filled && past {
		ink = look.Panel
	}
	if f != struck {
		p.Add(widgets.Shape{X: x, Y: y, W: w, H: h, Round: min(4, h/3), Fill: fill, Stroke: stroke, Thick: 1.4, Dashed: f == dashed})
	}
	return ink
}

// mark draws a state in a small box without words.
func (p pen) mark(f form, past bool, x, y, w, h float32) {
	p.form(f, past, x, y, w, h)
	switch f {
	case struck:
		p.Box(x, y+h/2-1, w, 2, look.Dim)
	case ticked:
		p.Add(widgets.Shape{X: x, Y: y, W: w, H: h, Round: min(4, h/3), Fill: look.Dim})
	}
}

// mode draws the sign of a mode: a disc in person, a ring online, half of each for
// both.
func (p pen) mode(m model.Mode, ink fyne.ThemeColorName, x, y, side float32) {
	s := widgets.Shape{X: x, Y: y, W: side, H: side, Round: side / 2, Stroke: ink, Thick: 1.4}
	if m != model.Online {
		s.Fill, s.Half = ink, m == model.Hybrid
	}
	p.Add(s)
}

// clash draws the sign that something is in the way.
func (p pen) clash(x, y, side float32) {
	p.Add(widgets.Shape{X: x, Y: y, W: side, H: side, Round: 3, Fill: look.WarningBack, Stroke: look.Warning})
	p.Say(widgets.Label{X: x, Y: y, W: side, H: side, Text: "!", Style: widgets.Style{Size: look.SizeSmall, Colour: look.Warning, Bold: true}, Align: fyne.TextAlignCenter})
}

// clashOn writes the sign that something is in the way on a small box.
func (p pen) clashOn(f form, past bool, at piece) {
	ink := look.Warning
	switch {
	case f == ticked, f == filled && past:
		ink = look.Panel
	case f == filled:
		ink = look.OnAccent
	}
	style := small(ink, true)
	wide := max(style.Width("!")+1, at.w)
	p.Say(widgets.Label{X: at.x + (at.w-wide)/2, Y: at.y, W: wide, H: at.h, Text: "!", Style: style, Align: fyne.TextAlignCenter})
}

// small is the style of words in the calendar.
func small(ink fyne.ThemeColorName, bold bool) widgets.Style {
	return widgets.Style{Size: look.SizeSmall, Colour: ink, Bold: bold}
}

// sign is how large the signs of modes are beside small words.
func sign() float32 { return look.Px(8) }

// piece draws a session with its words.
func (p pen) piece(b *book, letters []string, at piece, on model.Date, wide float32, chosen bool) {
	it := at.item
	f, past := formOf(it.State), b.over(it)
	if at.lines == 0 {
		p.mark(f, past, at.x, at.y, at.w, at.h)
		if len(it.clashes) > 0 {
			p.clashOn(f, past, at)
		}
		p.ring(chosen, at)
		return
	}
	ink := p.form(f, past, at.x, at.y, at.w, at.h)
	line := small(ink, false).Height()
	x, y, w := at.x+gap+1, at.y, at.w-2*gap-1
	if len(it.clashes) > 0 {
		side := line - 2
		p.clash(at.x+at.w-side-1, y+1, side)
		w -= side
	}
	if at.lines > 1 || w-sign()-gap >= leastTitle() { // else the title needs its room
		p.mode(it.Mode, ink, x, y+(line-sign())/2, sign())
		x, w = x+sign()+gap, w-sign()-gap
	}
	tick := ""
	if f == ticked {
		tick = "✓ "
	}
	when := tick + it.clock(on)
	if small(ink, false).Width(when) > w {
		when = it.clock(on) // that it was held its grey field says as well
	}
	if it.band >= 0 && it.part(on) != goesOn && it.part(on) != ends && small(ink, false).Width(when+" M") <= w {
		when += " " + letters[it.band]
	}
	title := it.Title
	if at.lines == 1 {
		switch {
		case at.w >= wide:
			title = when + " " + title
		case small(ink, false).Width(tick+title) <= w:
			title = tick + title
		case w < leastTitle() && small(ink, false).Width(title) > w && small(ink, false).Width(when) <= w:
			title = when // a letter or two of a title tell nothing
		}
		p.Say(widgets.Label{X: x, Y: y, W: w, H: line, Text: title, Style: small(ink, false), Struck: f == struck})
	} else {
		p.Say(widgets.Label{X: x, Y: y, W: w, H: line, Text: when, Style: small(ink, false), Struck: f == struck})
		left, room := at.x+gap+1, at.w-2*gap-1
		for i, words := range small(ink, true).Wrapped(title, room, at.lines-1) {
			p.Say(widgets.Label{X: left, Y: y + float32(i+1)*line, W: room, H: line, Text: words, Style: small(ink, true), Struck: f == struck})
		}
	}
	p.ring(chosen, at)
}

// leastTitle is the room from which on the beginning of a title tells which it is.
func leastTitle() float32 { return small(look.Text, false).Width("Lunch…") }

// ring shows which session is chosen.
func (p pen) ring(chosen bool, at piece) {
	if chosen {
		p.Add(widgets.Shape{X: at.x - 2, Y: at.y - 2, W: at.w + 4, H: at.h + 4, Round: 6, Stroke: look.Text, Thick: 2})
	}
}

// key is what explains the signs: pairs of a sign and words.
type keyItem struct {
	draw  func(x, y, side float32)
	words string
}

func (p pen) keyItems(bands []model.Category) []keyItem {
	var all []keyItem
	for _, f := range formWords {
		all = append(all, keyItem{func(x, y, side float32) { p.keyForm(f.form, x, y, side) }, f.words})
	}
	for _, m := range modeWords {
		all = append(all, keyItem{func(x, y, side float32) { p.mode(m.mode, look.Text, x+(side-sign())/2, y+(side-sign())/2, sign()) }, m.words})
	}
	for _, words := range bandKey(bands) {
		all = append(all, keyItem{nil, words})
	}
	return append(all, keyItem{func(x, y, side float32) { p.clash(x, y, side) }, "something is in the way"})
}

func (p pen) keyForm(f form, x, y, side float32) {
	switch f {
	case ticked:
		p.mark(f, false, x, y, side, side)
		p.Say(widgets.Label{X: x, Y: y, W: side, H: side, Text: "✓", Style: small(look.Panel, true), Align: fyne.TextAlignCenter})
	case struck:
		p.Say(widgets.Label{X: x, Y: y, W: side, H: side, Text: "ab", Style: small(look.Dim, false), Struck: true})
	default:
		p.form(f, false, x, y, side, side)
	}
}

// key draws what explains the signs, in as many lines as it takes; without a scene it
// only tells how high that is.
func (p pen) key(bands []model.Category, x, y, width float32) float32 {
	style := small(look.Dim, false)
	line, side := style.Height()+4, style.Height()-2
	left, top := x, y
	for _, k := range p.keyItems(bands) {
		wide := style.Width(k.words) + 1
		if k.draw != nil {
			wide += side + 5
		}
		if left > x && left+wide > x+width {
			left, top = x, top+line
		}
		if p.Scene != nil {
			at := left
			if k.draw != nil {
				k.draw(at, top+(line-side)/2, side)
				at += side + 5
			}
			p.Say(widgets.Label{X: at, Y: top, W: width, H: line, Text: k.words, Style: style})
		}
		left += wide + 14
	}
	return top + line - y
}

// warn is how what is in the way is written.
var warn = widgets.Style{Size: look.SizeSmall, Colour: look.Warning}

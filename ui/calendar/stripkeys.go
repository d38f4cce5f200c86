package calendar

import (
	"slices"

	"fyne.io/fyne/v2"
)

// find is the session at a place; of two that lie over each other, the later one.
func (v *stripView) find(at fyne.Position) (found *item) {
	if v.line == nil {
		return nil
	}
	x := at.X + v.offset - edge
	for i, l := range v.line.lanes {
		if i >= len(v.lanes) {
			break
		}
		lane := v.lanes[i]
		row := int((at.Y - lane.top) / lane.each)
		if at.Y < lane.top || at.Y > lane.top+lane.high {
			continue
		}
		for _, m := range l.marks {
			if m.row == row && x >= m.x-2 && x < m.x+m.w+2 {
				found = m.item
			}
		}
	}
	return found
}

func (v *stripView) press(at fyne.Position) {
	s := v.screen
	if it := v.find(at); it != nil {
		s.choose(it.first, it.ID)
	} else if v.line != nil {
		s.choose(v.line.day(at.X+v.offset-edge), "")
	}
}

// key goes to the session before or after, or along the strip.
func (v *stripView) key(e *fyne.KeyEvent) bool {
	s := v.screen
	if s.book == nil || v.line == nil {
		return false
	}
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		v.next(-1)
	case fyne.KeyRight, fyne.KeyDown:
		v.next(1)
	case fyne.KeyHome:
		v.goTo(0)
	case fyne.KeyEnd:
		v.goTo(len(s.book.items) - 1)
	case fyne.KeyPageUp:
		v.scroll(-1)
	case fyne.KeyPageDown:
		v.scroll(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.enter()
	default:
		return false
	}
	return true
}

func (v *stripView) rune(r rune) {
	switch r {
	case '+', '=':
		v.scale(2)
	case '-', '−':
		v.scale(0.5)
	case '0':
		v.scale(0)
	case 't', 'T':
		v.screen.goToday()
	default:
		v.screen.rune(r)
	}
}

// next goes to the session before (-1) or after the chosen one, or the chosen day.
func (v *stripView) next(by int) {
	items, s := v.screen.book.items, v.screen
	at := slices.IndexFunc(items, func(it *item) bool { return it.ID == s.session })
	switch {
	case at >= 0:
		at += by
	case by > 0:
		at = slices.IndexFunc(items, func(it *item) bool { return it.first >= s.day })
	default:
		for at = len(items) - 1; at >= 0 && items[at].first > s.day; at-- {
		}
	}
	v.goTo(at)
}

func (v *stripView) goTo(i int) {
	if items := v.screen.book.items; i >= 0 && i < len(items) {
		v.screen.choose(items[i].first, items[i].ID)
		v.reveal()
	}
}

// reveal brings the chosen day into view.
func (v *stripView) reveal() {
	if v.line == nil {
		return
	}
	x, width := v.line.x(v.screen.day)+edge, v.surface.Size().Width
	if x < v.offset+width/10 || x > v.offset+width*0.8 {
		v.offset = x - width/2
	}
	v.surface.Refresh()
}

// scroll turns a page of the strip.
func (v *stripView) scroll(by int) { v.move(v.offset + float32(by)*v.surface.Size().Width*0.8) }

func (v *stripView) move(to float32) {
	v.offset = to
	v.surface.Refresh()
}

// mostZoom shows a month or two of ten years.
const mostZoom = 64

// scale shows the strip nearer or farther, around the chosen day; 0 is all of it.
func (v *stripView) scale(by float32) {
	v.zoom = min(max(v.zoom*by, 1), mostZoom) // 0 is 1
	v.measure(v.surface.Size())
	v.offset = v.line.x(v.screen.day) - v.surface.Size().Width/2
	v.surface.Refresh()
}

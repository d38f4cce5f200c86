package widgets

import "fyne.io/fyne/v2"

// placed is what scrolls and is drawn. Like all of this package it belongs to the
// UI goroutine.
var placed = map[keeper]bool{}

// keeper can show again what it shows now. Nothing is kept when again is nil.
type keeper interface {
	fyne.CanvasObject
	inside() fyne.CanvasObject // which does not begin where it does
	keep() (again func())
}

// KeepPlaces remembers what every scroll and table shows, before all of it gets another
// size; again shows it there: the control that has the keyboard, else what stands at
// the top.
func KeepPlaces() (again func()) {
	var all []func()
	for k := range placed {
		if seen(k) {
			if again := k.keep(); again != nil {
				all = append(all, again)
			}
		}
	}
	return func() {
		for _, again := range all {
			again()
		}
	}
}

// seen reports whether k is a part of what is shown, and not of a page that was left:
// only there is its inside told to stand elsewhere than itself.
func seen(k keeper) bool {
	position := fyne.CurrentApp().Driver().AbsolutePositionForObject
	return canvasOf(k) != nil && position(k.inside()) != position(k)
}

func (s *Scroll) inside() fyne.CanvasObject { return s.scroll }
func (g *grid) inside() fyne.CanvasObject   { return g.scroll }

func (s *Scroll) keep() func() {
	if again := s.keepFocused(); again != nil || s.scroll.Offset.Y <= 0 {
		return again
	}
	o := at(s.content, s.scroll.Offset.Y-ringRoom)
	over := s.scroll.Offset.Y - s.offset(o).Y // how much of it is above the view
	part := over / max(o.Size().Height, 1)
	return func() {
		if over > 0 {
			over = part * o.Size().Height
		}
		s.to(s.offset(o).Y + over)
	}
}

// keepFocused keeps the control that has the keyboard where it is seen.
func (s *Scroll) keepFocused() func() {
	o, ok := canvasOf(s).Focused().(fyne.CanvasObject)
	if !ok || !s.holds(o) || o.Size().Height > s.scroll.Size().Height/2 {
		return nil
	}
	y := s.offset(o).Y - s.scroll.Offset.Y
	if y+o.Size().Height < 0 || y > s.scroll.Size().Height {
		return nil // it was scrolled out of view
	}
	return func() {
		s.to(s.offset(o).Y - y)
		s.show(o)
	}
}

// at is the smallest part of o that can be told and ends under the height y of it,
// the first of them.
func at(o fyne.CanvasObject, y float32) fyne.CanvasObject {
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case *Card:
		inside = []fyne.CanvasObject{o.content}
	}
	for _, i := range inside {
		if top := i.Position().Y; i.Visible() && y < top+i.Size().Height {
			return at(i, y-top)
		}
	}
	return o
}

// keep keeps the rows that are seen.
func (g *grid) keep() func() {
	top := g.scroll.Offset.Y / g.rowHeight()
	follows := g.follows()
	return func() {
		most := max(float32(g.count())*g.rowHeight()-g.scroll.Size().Height, 0)
		g.scroll.ScrollToOffset(fyne.NewPos(0, min(top*g.rowHeight(), most)))
		if follows {
			g.reveal(g.current)
		}
		g.body.update(true)
	}
}

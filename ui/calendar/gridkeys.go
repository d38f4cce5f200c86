package calendar

import (
	"convenor/model"

	"fyne.io/fyne/v2"
)

// key moves the chosen day, opens what is on it, or leaves a move.
func (v *gridView) key(e *fyne.KeyEvent) bool {
	s := v.screen
	if s.book == nil {
		return false
	}
	if to, ok := step(s.day, string(e.Name), v.surface.Shifted()); ok {
		s.choose(to, "")
		return true
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.enter()
	case fyne.KeySpace:
		s.next()
	case fyne.KeyEscape:
		if v.dragged == nil {
			return false
		}
		v.let()
	default:
		return false
	}
	return true
}

// press chooses what is under the mouse.
func (v *gridView) press(at fyne.Position) {
	it, day, ok := v.grid.find(at.X, at.Y)
	if !ok {
		return
	}
	id := model.ID("")
	if it != nil {
		id = it.ID
	}
	v.screen.choose(day, id)
}

// open opens the session that was double clicked, or plans one on that day.
func (v *gridView) open(at fyne.Position) {
	it, day, ok := v.grid.find(at.X, at.Y)
	switch {
	case !ok:
	case it != nil:
		v.screen.open(it.ID)
	default:
		v.screen.plan(day)
	}
}

// tip explains the session or the day under the mouse.
func (v *gridView) tip(at fyne.Position) string {
	it, day, ok := v.grid.find(at.X, at.Y)
	switch {
	case !ok:
		return ""
	case it != nil:
		return v.screen.book.tip(it)
	case len(v.screen.book.back[day]) > 0 || v.screen.book.clocksChange(day) != "":
		return v.screen.book.dayTip(day)
	}
	return ""
}

// drag moves a session with the mouse; what cannot be moved stays.
func (v *gridView) drag(from, at fyne.Position) {
	if v.dragged == nil {
		it, day, ok := v.grid.find(from.X, from.Y)
		if !ok || it == nil || day != v.screen.day || whyNoMove(it) != "" {
			return
		}
		v.dragged = it
	}
	v.at, v.over = at, ""
	if d, ok := v.grid.at(at.X, at.Y); ok {
		v.over = d.date
	}
	v.surface.Refresh()
}

// drop moves the session to the day it is over: as many days on as it was dragged.
func (v *gridView) drop(from, _ fyne.Position) {
	it, to := v.dragged, v.over
	start, ok := v.grid.at(from.X, from.Y)
	v.let()
	switch {
	case it == nil:
		if held, _, ok := v.grid.find(from.X, from.Y); ok && held != nil && whyNoMove(held) != "" {
			v.screen.host.Tell(whyNoMove(held), "", nil)
		}
	case ok && to != "" && to != start.date:
		v.screen.move(it, it.first.AddDays(daysBetween(start.date, to)))
	}
}

func (v *gridView) let() {
	v.dragged, v.over = nil, ""
	v.surface.Refresh()
}

package ui

import (
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// journey is the places one went through, for back and forward.
type journey struct {
	places []frame.Place
	at     int
}

func (j *journey) here() frame.Place {
	if len(j.places) == 0 {
		return frame.Place{}
	}
	return j.places[j.at]
}

// visit adds a place after the present one and forgets those that lay ahead.
func (j *journey) visit(p frame.Place) {
	if len(j.places) > 0 {
		if j.here() == p {
			return
		}
		j.places = j.places[:j.at+1]
	}
	j.places = append(j.places, p)
	j.at = len(j.places) - 1
}

func (j *journey) canMove(by int) bool {
	to := j.at + by
	return to >= 0 && to < len(j.places)
}

// Go opens a place; back returns to the one before.
func (w *window) Go(p frame.Place) {
	if _, ok := makers[p.Area]; !ok || w.store == nil {
		return
	}
	// Coming back shows the place, not its form or its import again.
	again := p
	again.New, again.File, again.Poll = false, "", nil
	w.journey.visit(again)
	w.arrive(p)
}

func (w *window) move(by int) {
	if w.journey.canMove(by) {
		w.journey.at += by
		w.arrive(w.journey.here())
	}
}

// arrive shows the screen of a place.
func (w *window) arrive(p frame.Place) {
	screen := w.screens[p.Area]
	if screen == nil {
		screen = makers[p.Area](w)
		w.screens[p.Area] = screen
	} else if w.missed[p.Area] {
		screen.Heard(storage.Notice{Bulk: true})
	}
	delete(w.missed, p.Area)
	if p.Area != w.seen { // what went wrong there was about that screen
		w.messages.DropErrors()
	}
	w.seen = p.Area
	w.win.Canvas().Unfocus()
	if tips, ok := w.win.Content().(*widgets.TipHost); ok {
		tips.Dismiss()
	}
	w.cover(p.Area == frame.Desk)
	w.body.Objects = w.body.Objects[:0]
	w.body.Add(screen.Object())
	screen.Show(p)
	w.body.Refresh()
	w.rail.choose(p.Area)
	w.bindScreenKeys(screen)
	w.Retitle()
	if p.Area != frame.Desk { // the file opens where work is done, not at the door
		w.SetSetting(settingArea, string(p.Area))
	}
	screen.Focus()
}

// cover gives a screen the whole window, or takes the rail and the bar back.
func (w *window) cover(whole bool) {
	if whole != w.rail.Visible() {
		return
	}
	for _, o := range []fyne.CanvasObject{w.rail, w.bar} {
		if whole {
			o.Hide()
		} else {
			o.Show()
		}
	}
	w.relay()
}

// Retitle shows the place's title again, and what undo does there.
func (w *window) Retitle() {
	if screen := w.screens[w.journey.here().Area]; screen != nil {
		w.bar.setPlace(screen.Title(), w.journey.canMove(-1), w.journey.canMove(1))
		w.showSteps()
	}
}

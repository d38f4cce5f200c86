package calendar

import (
	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/session"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// settle keeps the chosen session one of the chosen day.
func (s *Screen) settle() {
	items := s.book.days[s.day]
	for _, it := range items {
		if it.ID == s.wanted {
			s.session, s.wanted = s.wanted, ""
		}
	}
	for _, it := range items {
		if it.ID == s.session {
			return
		}
	}
	if it := s.book.byID[s.session]; it != nil && it.first == "" && s.way == Agenda {
		return // an idea without a date
	}
	if it := s.book.byID[s.session]; it != nil && it.first != "" && s.wanted == "" {
		s.day = it.first // it was moved, or a move of it was undone
		return
	}
	s.session = ""
	if len(items) > 0 {
		s.session = items[0].ID
	}
}

// choose goes to a day, and to a session of it; "" is the first.
func (s *Screen) choose(day model.Date, id model.ID) {
	s.day, s.session = min(max(day, earliest), latest), id
	if s.book == nil {
		return
	}
	s.settle()
	s.refresh()
	if s.day < s.behind.from || s.day > s.behind.to {
		s.look()
	}
}

// Chosen goes to a session that was just planned for a day.
func (s *Screen) Chosen(day model.Date, id model.ID) {
	s.wanted = id
	s.choose(day, id)
}

// chosen is the session that is chosen; nil for none.
func (s *Screen) chosen() *item {
	if s.book == nil {
		return nil
	}
	return s.book.byID[s.session]
}

// turn changes the way of looking.
func (s *Screen) turn(way string) {
	if s.way == way {
		return
	}
	s.way = way
	s.host.SetSetting(settingWay, way)
	s.fill()
	if s.book != nil && way == Agenda {
		s.list.reveal()
	}
	if s.book != nil && way == Strip {
		s.strip.reveal()
	}
	s.Focus()
}

// open opens a session.
func (s *Screen) open(id model.ID) { s.host.Go(session.Place(id, "")) }

// enter opens the session of the chosen day; of several, the keyboard goes to their
// list; on an empty day a session is planned.
func (s *Screen) enter() {
	switch items := s.book.days[s.day]; len(items) {
	case 0:
		s.plan(s.day)
	case 1:
		s.open(items[0].ID)
	default:
		s.side.focus()
	}
}

// next chooses the next session of the day.
func (s *Screen) next() {
	items := s.book.days[s.day]
	for i, it := range items {
		if it.ID == s.session {
			s.choose(s.day, items[(i+1)%len(items)].ID)
			return
		}
	}
}

// rune is a letter that was typed into the calendar.
func (s *Screen) rune(r rune) {
	switch r {
	case 't', 'T':
		s.choose(s.today(), "")
	case 'n', 'N':
		s.plan(s.day)
	case 'm', 'M':
		s.moveTo()
	case 'c', 'C':
		s.copyTo()
	case 'r', 'R':
		s.repeat()
	}
}

// sideWide is how wide the chosen day stands beside the calendar.
const sideWide = 272

// beside sets the chosen day beside a view.
func (s *Screen) beside(view fyne.CanvasObject, least float32) fyne.CanvasObject {
	return container.New(besideLayout{least}, view, s.side.object)
}

// besideLayout gives the day its width, or a third where there is less; no room where
// that would leave less than least, at text scale 1, for the view.
type besideLayout struct{ least float32 }

func (l besideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wide := min(look.Px(sideWide), size.Width/3)
	const between = 14
	if o[1].Show(); size.Width-wide-between < look.Px(l.least) {
		o[1].Hide()
		put(o[0], 0, 0, size.Width, size.Height)
		return
	}
	put(o[0], 0, 0, size.Width-wide-between, size.Height)
	put(o[1], size.Width-wide, 0, wide, size.Height)
}

func (besideLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+look.Px(200), max(o[0].MinSize().Height, look.Px(160)))
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

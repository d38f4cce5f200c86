package widgets

import (
	"strconv"
	"time"

	"convenor/model"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// month is a grid of one month's days, weeks beginning on Monday. Arrows move
// by a day and a week, Page Up and Page Down by a month, Home goes to today,
// Enter takes the day.
type month struct {
	control
	day    model.Date // the marked one; its month is shown
	today  model.Date
	choose func(model.Date)
	cancel func()
}

func newMonth(day, today model.Date, choose func(model.Date), cancel func()) *month {
	m := &month{day: day, today: today, choose: choose, cancel: cancel}
	m.extend(m)
	return m
}

// TypedKey moves and takes.
func (m *month) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyLeft:
		m.move(-1)
	case e.Name == fyne.KeyRight:
		m.move(1)
	case e.Name == fyne.KeyUp:
		m.move(-7)
	case e.Name == fyne.KeyDown:
		m.move(7)
	case e.Name == fyne.KeyPageUp:
		m.turn(-1)
	case e.Name == fyne.KeyPageDown:
		m.turn(1)
	case e.Name == fyne.KeyHome:
		m.day = m.today
		m.Refresh()
	case e.Name == fyne.KeyEscape:
		m.cancel()
	case presses(e):
		m.choose(m.day)
	}
}

func (m *month) move(days int) {
	m.day = m.day.AddDays(days)
	m.Refresh()
}

// turn goes to the same day of another month, or to its last: from 31 January
// the next is 28 February.
func (m *month) turn(months int) {
	m.day = m.day.AddMonths(months)
	m.Refresh()
}

// start is the Monday on or before the first of the month shown.
func (m *month) start() time.Time { return (m.day[:8] + "01").Monday().Time() }

const monthWeeks = 6

func (m *month) cell() float32 { return look.Px(32) }

func (m *month) head() float32 { return look.Px(34) }

// Tapped takes the day that was clicked, or turns the page.
func (m *month) Tapped(e *fyne.PointEvent) {
	side := m.cell()
	column := int(e.Position.X / side)
	switch {
	case e.Position.Y < m.head() && column == 5:
		m.turn(-1)
	case e.Position.Y < m.head() && column >= 6:
		m.turn(1)
	case e.Position.Y >= m.head()+side:
		week := int((e.Position.Y - m.head() - side) / side)
		if column < 7 && week < monthWeeks {
			m.choose(model.DateOf(m.start().AddDate(0, 0, week*7+column)))
		}
	}
}

// CreateRenderer draws the grid.
func (m *month) CreateRenderer() fyne.WidgetRenderer {
	title := canvas.NewText("", nil)
	back := canvas.NewImageFromResource(look.Icon(look.IconBack, look.Text))
	forward := canvas.NewImageFromResource(look.Icon(look.IconForward, look.Text))
	mark, now := newBox(6), newBox(6)
	r := &drawn{objects: []fyne.CanvasObject{mark, now, title, back, forward}}
	var days, names []*canvas.Text
	for i := range monthWeeks * 7 {
		if i < 7 {
			names = append(names, canvas.NewText("MTWTFSS"[i:i+1], nil))
			r.objects = append(r.objects, names[i])
		}
		days = append(days, canvas.NewText("", nil))
		r.objects = append(r.objects, days[i])
	}
	r.min = func() fyne.Size { return fyne.NewSize(7*m.cell(), m.head()+(monthWeeks+1)*m.cell()) }
	r.layout = func(fyne.Size) {
		side := m.cell()
		placeText(title, 8, 0, 5*side, m.head())
		place(back, 5*side+side/4, m.head()/2-side/4, side/2, side/2)
		place(forward, 6*side+side/4, m.head()/2-side/4, side/2, side/2)
		for i, t := range names {
			placeText(t, float32(i)*side, m.head(), side, side)
		}
		now.Hide()
		for i, t := range days {
			x, y := float32(i%7)*side, m.head()+side+float32(i/7)*side
			placeText(t, x, y, side, side)
			switch model.DateOf(m.start().AddDate(0, 0, i)) {
			case m.day:
				place(mark, x+1, y+1, side-2, side-2)
			case m.today:
				now.Show()
				place(now, x+1, y+1, side-2, side-2)
			}
		}
	}
	r.refresh = func() {
		Strong.apply(title)
		title.Text = m.day.Time().Format("January 2006")
		paint(mark, look.Accent, "")
		paint(now, "", look.Accent)
		for _, t := range names {
			Small.apply(t)
			t.Alignment = fyne.TextAlignCenter
		}
		for i, t := range days {
			d := m.start().AddDate(0, 0, i)
			m.style(d).apply(t)
			t.Text = strconv.Itoa(d.Day())
			t.Alignment = fyne.TextAlignCenter
		}
		r.layout(m.Size())
	}
	r.refresh()
	return r
}

func (m *month) style(d time.Time) Style {
	switch {
	case model.DateOf(d) == m.day:
		return Style{look.SizeText, look.OnAccent, true}
	case d.Month() != m.day.Time().Month():
		return Style{look.SizeText, look.Disabled, false}
	}
	return Body
}

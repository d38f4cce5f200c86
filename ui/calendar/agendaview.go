package calendar

import (
	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// agendaView is the programme as a list by day.
type agendaView struct {
	screen *Screen
	rows   []agendaRow
	of     *book // that rows were made of
	table  *widgets.Table[agendaRow]
	object fyne.CanvasObject
}

// leastAgenda is the width that day, time, title and state take; where there is less
// beside the chosen day, the agenda takes its room, for it says the same.
const leastAgenda = 490

func newAgendaView(s *Screen) *agendaView {
	v := &agendaView{screen: s}
	v.table = widgets.NewTable(v.columns(), func(r agendaRow) string { return r.key })
	v.table.OnCurrent = func(i int) {
		r := v.rows[i]
		if r.day == "" && r.item == nil {
			return
		}
		id := model.ID("")
		if r.item != nil {
			id = r.item.ID
		}
		if r.day == "" { // an idea without a date
			s.session = id
			s.side.fill()
			return
		}
		s.choose(r.day, id)
	}
	v.table.OnOpen = func(i int) {
		switch r := v.rows[i]; {
		case r.item != nil:
			s.open(r.item.ID)
		case r.day != "":
			s.choose(r.day, "")
			s.turn(Months)
		}
	}
	v.table.OnJump = func(prefix string) int {
		for i, r := range v.rows {
			if r.item != nil && model.MatchWords(model.Fold(r.item.Title), model.Words(prefix)) {
				return i
			}
		}
		return -1
	}
	return v
}

func (v *agendaView) columns() []widgets.Column[agendaRow] {
	cell := func(of func(*item) string) func(agendaRow) widgets.Cell {
		return func(r agendaRow) widgets.Cell {
			if r.item == nil {
				return widgets.Cell{}
			}
			return widgets.Cell{Text: of(r.item), Style: widgets.Dim}
		}
	}
	return []widgets.Column[agendaRow]{
		{Key: "day", Title: "Day", Width: 92, Fixed: true, Cell: func(r agendaRow) widgets.Cell {
			if r.item == nil {
				return widgets.Cell{Text: r.heading, Style: widgets.Strong}
			}
			return widgets.Cell{Text: r.date(), Style: past(r, widgets.Strong)}
		}},
		{Key: "time", Title: "Time", Width: 88, Fixed: true, Cell: func(r agendaRow) widgets.Cell {
			c := widgets.Cell{Text: r.time(), Style: widgets.Dim}
			if r.item != nil {
				c.Tip = r.item.promised()
			}
			return c
		}},
		{Key: "title", Title: "Title", Width: 142, Cell: func(r agendaRow) widgets.Cell {
			if r.item == nil {
				return widgets.Cell{}
			}
			c := widgets.Cell{Text: r.item.Title, Style: past(r, widgets.Body), Tip: v.screen.book.tip(r.item)}
			if len(r.item.clashes) > 0 && !v.table.Shows("clash") { // no room for the column that says it
				c.Text, c.Style = "! "+c.Text, widgets.Style{Size: look.SizeText, Colour: look.Warning}
			}
			return c
		}},
		{Key: "mode", Title: "Mode", Width: 84, Fixed: true, Priority: 3, Cell: cell(func(it *item) string { return string(it.Mode) })},
		{Key: "where", Title: "Where", Width: 90, Priority: 2, Cell: cell(whereOrOnline)},
		{Key: "state", Title: "State", Width: 96, Fixed: true, Cell: func(r agendaRow) widgets.Cell {
			if r.item == nil {
				return widgets.Cell{}
			}
			return widgets.Cell{Text: string(r.item.State), Pill: session.Tone(r.item.State)}
		}},
		{Key: "clash", Title: "In the way", Width: 96, Fixed: true, Priority: 1, Cell: func(r agendaRow) widgets.Cell {
			if r.item == nil || len(r.item.clashes) == 0 {
				return widgets.Cell{}
			}
			return widgets.Cell{Text: r.inTheWay(), Pill: widgets.ToneWarning, Tip: v.screen.book.tip(r.item)}
		}},
	}
}

// past dims what is over.
func past(r agendaRow, s widgets.Style) widgets.Style {
	if r.over {
		return widgets.Dim
	}
	return s
}

// fill shows the programme, at the chosen day the first time.
func (v *agendaView) fill() {
	if v.of == v.screen.book {
		return
	}
	first := v.of == nil
	v.of = v.screen.book
	v.rows = agendaRows(v.screen.book)
	v.table.SetSource(widgets.Rows[agendaRow](v.rows))
	if first || v.table.Current() < 0 {
		v.reveal()
	}
}

// reveal goes to the chosen day.
func (v *agendaView) reveal() {
	if len(v.rows) > 0 {
		v.table.SetCurrent(nearest(v.rows, v.screen.day, v.screen.session))
	}
}

package session

import (
	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// agenda is the editor of a session's agenda: one row for each item, with the
// clock running beside it.
type agenda struct {
	screen *Screen
	rows   map[model.ID]*agendaRow
	order  []*agendaRow
	box    *fyne.Container
	total  *widgets.Words
	add    *widgets.Button
	card   *widgets.Card
	coming int        // items that were added and are not shown yet
	fresh  *agendaRow // has come, and takes the keyboard once it has its place
}

func newAgenda(s *Screen) *agenda {
	a := &agenda{screen: s, rows: map[model.ID]*agendaRow{}, box: widgets.Facts(), total: widgets.NewParagraph("", widgets.Small)}
	a.add = widgets.NewButton("Add an item", widgets.Plain, a.addItem)
	a.add.SetTip("Alt+N, or Enter in the last row")
	keys := widgets.NewParagraph("Enter goes to the next row and adds one after the last · Alt+Up and Alt+Down move an item · Alt+Delete removes it", widgets.Small)
	a.card = widgets.NewCard("Agenda", widgets.Stack(a.box, a.total, widgets.Row(a.add), keys))
	return a
}

// show shows the agenda as it is now. Rows stay with their items, so that what
// is being typed stays too.
func (a *agenda) show() {
	s := a.screen.now.session
	at := clocks(s)
	a.order = a.order[:0]
	a.box.Objects = nil
	kept := map[model.ID]*agendaRow{}
	for i, item := range s.Agenda {
		row := a.rows[item.ID]
		if row == nil {
			row = newAgendaRow(a, item.ID)
			if a.coming > 0 && item.ID != "" { // without an ID it is not saved yet
				a.coming--
				a.fresh = row
			}
		}
		kept[item.ID] = row
		a.order = append(a.order, row)
		row.show(item, at[i], a.screen.now.names)
		a.box.Add(row.object)
	}
	a.rows = kept
	a.total.SetText(agendaTotal(s))
	if len(s.Agenda) == 0 {
		a.total.SetText("Nothing yet. An agenda tells people what to expect, and the clock runs along as you add to it.")
	}
	a.box.Hidden = len(s.Agenda) == 0
	a.box.Refresh()
	a.card.Refresh()
}

// resized gives the rows their places again after one became higher or lower.
func (a *agenda) resized() {
	a.box.Refresh()
	a.card.Refresh()
	a.screen.plan.resized()
}

// settle moves the keyboard into an item that has come since it was added, now
// that it has its place, and reports whether there is one. Other changes may be
// shown before it comes.
func (a *agenda) settle() bool {
	if a.fresh == nil {
		return false
	}
	a.fresh.title.Focus()
	a.fresh = nil
	return true
}

// forget begins with the agenda of another session.
func (a *agenda) forget() { a.coming, a.fresh = 0, nil }

func (a *agenda) addItem() {
	if err := a.screen.edit(addItem); err != nil {
		a.must(err)
		return
	}
	a.coming++
}

// must says what went wrong with an edit that has no field of its own.
func (a *agenda) must(err error) {
	if err != nil {
		a.screen.host.Failed(err)
	}
}

// next goes from a row to the one after it, and adds one after the last; an
// item without a title gets that first.
func (a *agenda) next(from *agendaRow) {
	for i, r := range a.order {
		switch {
		case r != from:
		case i+1 < len(a.order):
			a.order[i+1].title.Focus()
		case r.title.Text() != "":
			a.addItem()
		default:
			r.title.Focus()
		}
	}
}

// current is the row that has the keyboard; nil if none has.
func (a *agenda) current() *agendaRow {
	focused := a.screen.host.Window().Canvas().Focused()
	for _, r := range a.order {
		if focused != nil && r.has(focused) {
			return r
		}
	}
	return nil
}

func (a *agenda) move(by int) {
	if r := a.current(); r != nil {
		a.must(a.screen.edit(moveItem(r.id, by)))
	}
}

// remove takes the current item away and leaves the keyboard in the one that
// takes its place.
func (a *agenda) remove() {
	if r := a.current(); r != nil {
		a.removeRow(r)
	}
}

func (a *agenda) removeRow(r *agendaRow) {
	title := r.title.Text()
	for i, other := range a.order {
		if other == r && i+1 < len(a.order) {
			a.order[i+1].title.Focus()
		} else if other == r && i > 0 {
			a.order[i-1].title.Focus()
		}
	}
	a.must(a.screen.edit(removeItem(r.id)))
	a.screen.host.Done(itemName(title) + " was taken off the agenda.")
}

func (a *agenda) commands() []frame.Command {
	why := ""
	if a.current() == nil {
		why = "Put the cursor into an item of the agenda first."
	}
	return []frame.Command{
		{Name: "Add an agenda item", Key: alt(fyne.KeyN), Do: a.addItem},
		{Name: "Move the agenda item up", Key: alt(fyne.KeyUp), Do: func() { a.move(-1) }, Why: why},
		{Name: "Move the agenda item down", Key: alt(fyne.KeyDown), Do: func() { a.move(1) }, Why: why},
		{Name: "Remove the agenda item", Key: alt(fyne.KeyDelete), Do: a.remove, Why: why, Takes: true},
	}
}

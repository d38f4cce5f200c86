package programme

import (
	"context"
	"fmt"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Screen is the area Programme: the list of sessions, or one of them.
type Screen struct {
	host frame.Host
	one  *session.Screen
	id   model.ID // the session that is shown; "" while the list is

	all      []row // the whole programme
	rows     []row // what the table shows
	load     *widgets.Async[[]row]
	chosen   string
	settled  bool // the chip was chosen, by the coordinator or by a place
	sortKey  string
	sortDesc bool
	draft    *draft // a session half typed in

	chips  *fyne.Container
	filter *widgets.Entry
	table  *widgets.Table[row]
	open   *widgets.Button
	file   *widgets.Button
	more   *widgets.Button
	page   *fyne.Container
	list   *widgets.Scroll
	body   *fyne.Container
}

var _ frame.Screen = (*Screen)(nil)

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, one: session.New(host), load: widgets.NewAsync[[]row](host.Runner()), chosen: ToCome}
	s.makeTable()
	s.chips, s.filter = widgets.NewWrap(), widgets.NewEntry()
	s.filter.SetPlaceHolder("Filter by title, kind, place…")
	s.filter.OnChanged = func(string) { s.fill() }
	s.filter.OnEscape = func() bool {
		had := s.filter.Text != ""
		s.filter.SetText("")
		return had
	}
	s.filter.OnSubmitted = func(string) { s.table.Focus() }
	s.open = widgets.NewButton("Open", widgets.Plain, s.openCurrent)
	s.file = widgets.NewButton("Calendar file", widgets.Plain, s.saveCalendar)
	s.more = widgets.NewButton("More", widgets.Plain, func() {
		do := []func(){s.duplicate, s.remove}
		widgets.ShowMenu(s.more, []string{"Duplicate", "Remove"}, func(i int) { do[i]() })
	})
	add := widgets.NewButton("New session", widgets.Primary, s.ask)
	add.SetTip("Ctrl+N")
	tools := widgets.Toolbar(s.chips, widgets.Sized(s.filter, 210), s.more, s.open, s.file, add)
	s.page = widgets.Page(widgets.Over(tools, s.table, 14))
	s.list = widgets.NewScroll(s.page)
	s.body = container.NewStack(s.list)
	return s
}

// Object is the whole area.
func (s *Screen) Object() fyne.CanvasObject { return s.body }

// Show shows the list, or the session that p names.
func (s *Screen) Show(p frame.Place) {
	s.id = p.ID
	if p.ID != "" {
		s.put(s.one.Object())
		s.one.Show(p)
		return
	}
	s.put(s.list)
	for _, c := range chips {
		if c == p.Tab {
			s.chosen, s.settled = c, true
		}
	}
	s.reload()
	if p.New {
		s.ask()
	}
}

func (s *Screen) put(o fyne.CanvasObject) {
	if len(s.body.Objects) != 1 || s.body.Objects[0] != o {
		s.body.Objects = []fyne.CanvasObject{o}
		s.body.Refresh()
	}
}

// Heard shows what a transaction changed.
func (s *Screen) Heard(n storage.Notice) {
	if s.id != "" {
		s.one.Heard(n)
		return
	}
	if n.Bulk || n.Tables["session"] || n.Tables["participation"] || n.Tables["venue"] {
		s.reload()
	}
}

// Dropped gives files that are dropped on a session to it.
func (s *Screen) Dropped(paths []string) bool { return s.id != "" && s.one.Dropped(paths) }

// Title is the place in words.
func (s *Screen) Title() []string {
	if s.id != "" {
		return s.one.Title()
	}
	return []string{string(frame.Programme)}
}

// Focus moves the keyboard to where work starts.
func (s *Screen) Focus() {
	if s.id != "" {
		s.one.Focus()
		return
	}
	s.table.Focus()
}

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	if s.id != "" {
		return append(s.one.Commands(), frame.Command{Name: "New session", Key: session.Ctrl(fyne.KeyN), Do: s.ask})
	}
	why := ""
	if _, ok := s.table.CurrentRow(); !ok {
		why = "Choose a session in the list first."
	}
	return []frame.Command{
		{Name: "New session", Key: session.Ctrl(fyne.KeyN), Do: s.ask},
		{Name: "Filter the programme", Key: session.Ctrl(fyne.KeyF), Do: func() { s.host.Window().Canvas().Focus(s.filter) }},
		{Name: s.fileWords(), Key: session.Ctrl(fyne.KeyE), Do: s.saveCalendar, Why: s.whyNoCalendar()},
		{Name: "Open the session", Do: s.openCurrent, Why: why},
		{Name: "Duplicate the session with its agenda", Key: session.CtrlShift(fyne.KeyD), Do: s.duplicate, Why: why},
		{Name: "Remove", Key: session.Bare(fyne.KeyDelete), Do: s.remove, Why: why},
	}
}

// reload asks for the programme again and shows it.
func (s *Screen) reload() {
	store := s.host.Store()
	s.load.Run(func(ctx context.Context) ([]row, error) { return store.Sessions(ctx) }, func(rows []row, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.all = rows
		s.settle()
		s.fill()
	})
}

// settle chooses the first chip that has something to show, once.
func (s *Screen) settle() {
	if s.settled || len(s.all) == 0 {
		return
	}
	s.settled = true
	n := counts(s.all, s.host.Store().Now())
	for _, c := range []string{ToCome, Ideas, Past, All} {
		if n[c] > 0 {
			s.chosen = c
			return
		}
	}
}

// fill shows the rows that pass the chip and the filter.
func (s *Screen) fill() {
	now := s.host.Store().Now()
	s.rows = filtered(s.all, s.chosen, s.filter.Text, now)
	s.showChips(counts(s.all, now))
	if s.sortKey != "" {
		widgets.Rows[row](s.rows).Sort(s.table.Columns(), s.sortKey, s.sortDesc)
	}
	if len(s.all) == 0 {
		s.table.Empty = widgets.EmptyState("Your programme begins with one idea. A session needs only a title; date, place and people can follow.", "New session", s.ask)
	} else {
		s.table.Empty = widgets.EmptyState("No session is like that.", "Show the whole programme", func() {
			s.filter.SetText("")
			s.choose(All)
		})
	}
	s.table.SetSource(widgets.Rows[row](s.rows))
	if s.table.HasFocus() && s.table.Current() < 0 {
		s.table.SetCurrent(0) // the rows came after the keyboard
	}
	s.able()
}

func (s *Screen) showChips(n map[string]int) {
	s.chips.Objects = nil
	for _, c := range chips {
		chip := widgets.NewChip("", func() { s.choose(c) })
		chip.Set(fmt.Sprintf("%s %d", c, n[c]), c == s.chosen)
		s.chips.Add(chip)
	}
	s.page.Refresh() // another line of chips moves everything
	s.list.Refresh()
}

func (s *Screen) choose(chip string) {
	s.chosen, s.settled, s.sortKey = chip, true, ""
	s.table.SetSort("when", chip == Past)
	s.fill()
}

// able tells the buttons what they can do now.
func (s *Screen) able() {
	why := ""
	if _, ok := s.table.CurrentRow(); !ok {
		why = "Choose a session in the list first."
	}
	s.open.DisableBecause(why)
	s.more.DisableBecause(why)
	s.file.SetTip(s.fileWords() + " (Ctrl+E)")
	s.file.DisableBecause(s.whyNoCalendar())
}

package programme

import (
	"context"
	"slices"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// listView is the programme as a list of sessions.
type listView struct {
	host     frame.Host
	all      []row // the whole programme
	rows     []row // what the table shows
	load     *widgets.Async[[]row]
	chosen   string
	settled  bool // the chip was chosen, by the coordinator or by a place
	sortKey  string
	sortDesc bool
	draft    *draft                     // a session half typed in
	planned  func(model.Date, model.ID) // shows in the calendar what was planned from there
	series   func(of model.Session)     // shows the series of a session
	// repeat asks for the rhythm of a session and plans it, or is cancelled.
	repeat func(v model.Session, done, cancelled func())

	chips  *fyne.Container
	filter *widgets.Entry
	table  *widgets.Table[row]
	open   *widgets.Button
	file   *widgets.Button
	more   *widgets.Button
	page   *fyne.Container
	object *widgets.Scroll
}

var _ frame.Screen = (*listView)(nil)

func newList(host frame.Host) *listView {
	s := &listView{host: host, load: widgets.NewAsync[[]row](host.Runner()), chosen: ToCome}
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
		widgets.ShowMenu(s.more, s.menu()...)
	})
	add := widgets.NewButton("New session", widgets.Primary, s.ask)
	add.SetTip("Ctrl+N")
	tools := widgets.Toolbar(s.chips, widgets.Sized(s.filter, 210), s.more, s.open, s.file, add)
	s.page = widgets.PageBody(widgets.Over(tools, s.table, 14))
	s.object = widgets.NewScroll(s.page)
	return s
}

// Object is the list under its tools.
func (s *listView) Object() fyne.CanvasObject { return s.object }

// Show shows the list, under the chip that p may name.
func (s *listView) Show(p frame.Place) {
	if slices.Contains(chips, p.Tab) {
		s.chosen, s.settled = p.Tab, true
	}
	s.reload()
}

// Heard shows what a transaction changed.
func (s *listView) Heard(n storage.Notice) {
	if n.Bulk || n.Tables["session"] || n.Tables["participation"] || n.Tables["venue"] {
		s.reload()
	}
}

// Title is the place in words.
func (s *listView) Title() []string {
	return []string{string(frame.Programme)}
}

// Focus moves the keyboard to where work starts.
func (s *listView) Focus() {
	s.table.Focus()
}

// The names of commands that are in the menu too.
const (
	nameDuplicate = "Duplicate the session with its agenda"
	nameSeries    = "The series of the session…"
	nameRemove    = "Remove"
)

// publishKey opens the dialog that publishes the programme, in every view of it.
var publishKey = session.Ctrl(fyne.KeyP)

// Commands are what can be done here.
func (s *listView) Commands() []frame.Command {
	why := ""
	noSeries := "This session is none of a series. The calendar can repeat it."
	if r, ok := s.table.CurrentRow(); !ok {
		why = "Choose a session in the list first."
		noSeries = why
	} else if r.Series != "" {
		noSeries = ""
	}
	return append([]frame.Command{
		{Name: "Filter the programme", Key: session.Ctrl(fyne.KeyF), Do: func() { s.host.Window().Canvas().Focus(s.filter) }},
		{Name: s.fileWords(), Key: session.Ctrl(fyne.KeyE), Do: s.saveCalendar, Why: s.whyNoCalendar()},
		{Name: "Open the session", Do: s.openCurrent, Why: why},
		{Name: nameDuplicate, Key: session.CtrlShift(fyne.KeyD), Do: s.duplicate, Why: why},
		{Name: nameSeries, Also: "repeats rhythm recurring every week month", Key: session.Ctrl(fyne.KeyR), Do: s.showSeries, Why: noSeries},
		{Name: nameRemove, Key: session.Bare(fyne.KeyDelete), Do: s.remove, Why: why, Takes: true},
	}, s.forwardCommands()...)
}

// reload asks for the programme again and shows it.
func (s *listView) reload() {
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
func (s *listView) settle() {
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
func (s *listView) fill() {
	now := s.host.Store().Now()
	s.rows = filtered(s.all, s.chosen, s.filter.Text, now)
	s.showChips(now)
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

func (s *listView) showChips(now time.Time) {
	s.chips.Objects = nil
	for _, c := range chips {
		chip := widgets.NewChip("", func() { s.choose(c) })
		chip.Set(chipText(s.all, c, now), c == s.chosen)
		s.chips.Add(chip)
	}
	s.page.Refresh() // another line of chips moves everything
	s.object.Refresh()
}

func (s *listView) choose(chip string) {
	s.chosen, s.settled, s.sortKey = chip, true, ""
	s.table.SetSort("when", chip == Past)
	s.fill()
}

// able tells the buttons what they can do now.
func (s *listView) able() {
	why := ""
	if _, ok := s.table.CurrentRow(); !ok {
		why = "Choose a session in the list first."
	}
	s.open.DisableBecause(why)
	s.more.DisableBecause(why)
	s.file.SetTip(s.fileWords() + " (Ctrl+E)")
	s.file.DisableBecause(s.whyNoCalendar())
}

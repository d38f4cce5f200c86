package calendar

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The ways of looking at the calendar.
const (
	Months = "Months"
	Agenda = "Agenda"
	Strip  = "Strip"
)

var ways = []string{Months, Agenda, Strip}

const settingWay = "calendar.way"

// Screen is the programme as a calendar.
type Screen struct {
	host frame.Host
	plan func(model.Date) // opens the form of a new session on a day

	load    *widgets.Async[*book]
	ask     *widgets.Async[behind]
	book    *book // nil until the programme was read
	behind  behind
	day     model.Date // the chosen one
	session model.ID   // the chosen session of that day; "" when it has none
	wanted  model.ID   // to be chosen as soon as the programme has it on that day
	way     string
	focus   bool // the keyboard is wanted as soon as there is something to have it

	tools   *tools
	grid    *gridView
	year    *yearView
	list    *agendaView
	strip   *stripView
	side    *sideView
	nothing fyne.CanvasObject // in the place of an agenda or a strip without sessions
	under   *fyne.Container   // the way that is chosen
	page    *fyne.Container
}

// behind is what stands behind the programme, and in its way.
type behind struct {
	from, to   model.Date // asked for
	layers     []model.Layer
	background storage.Background
	clashes    []model.Clash
	book       *book // the programme with all that
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Dropper = (*Screen)(nil)
)

// New makes the calendar; plan opens the form of a new session on a day.
func New(host frame.Host, plan func(model.Date)) *Screen {
	s := &Screen{host: host, plan: plan, load: widgets.NewAsync[*book](host.Runner()), ask: widgets.NewAsync[behind](host.Runner()), way: Months}
	s.side = newSideView(s)
	s.grid, s.year, s.list, s.strip = newGridView(s), newYearView(s), newAgendaView(s), newStripView(s)
	s.grid.object = s.beside(container.New(monthsLayout{s.grid}, s.year.surface, s.grid.surface), 0)
	s.list.object = s.beside(s.list.table, leastAgenda)
	s.nothing = widgets.EmptyState("No session is planned yet. A first idea is enough to begin (Ctrl+N).", "New session", func() { s.plan(s.day) })
	s.tools = newTools(s)
	s.under = container.NewStack()
	s.page = widgets.PageBody(widgets.Over(s.tools.object, s.under, 10))
	return s
}

// Object is the calendar under its tools.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show reads the programme and shows it.
func (s *Screen) Show(frame.Place) {
	if s.day == "" {
		s.day = s.today()
		for _, w := range ways {
			if w == s.host.Setting(settingWay) {
				s.way = w
			}
		}
	}
	s.tools.fill()
	s.reload()
}

// Heard shows what a transaction changed.
func (s *Screen) Heard(n storage.Notice) {
	for _, table := range []string{"session", "venue", "participation", "presenter", "layer", "category", "community", "wishes"} {
		if n.Bulk || n.Tables[table] {
			s.reload()
			return
		}
	}
}

// Title is the place in words.
func (s *Screen) Title() []string { return []string{string(frame.Programme), "Calendar"} }

// Focus moves the keyboard to the day that is chosen.
func (s *Screen) Focus() {
	s.focus = s.book == nil // it comes with the programme
	switch {
	case s.focus || s.host.Window().Canvas().Overlays().Top() != nil: // or a form is open
	case s.empty() && s.way != Months:
	case s.way == Agenda:
		s.list.table.Focus()
	case s.way == Strip:
		s.strip.surface.Focus()
	default:
		s.grid.surface.Focus()
	}
}

func (s *Screen) today() model.Date { return s.host.Store().Today(s.host.Lists().Community) }

// bands are the community's time bands.
func (s *Screen) bands() []model.Category { return s.host.Lists().Of(model.Bands) }

// reload asks for the programme again. Until what stands behind it was asked for as
// well, that is as it was.
func (s *Screen) reload() {
	store, bands, old := s.host.Store(), s.bands(), s.behind
	zone, err := model.LoadZone(s.host.Lists().Community.TimeZone)
	if err != nil {
		s.host.Failed(err)
		return
	}
	s.load.Run(func(ctx context.Context) (*book, error) {
		rows, err := store.Sessions(ctx)
		if err != nil {
			return nil, err
		}
		return newBook(rows, old.background.Events, old.clashes, bands, zone, store.Now()), nil
	}, func(b *book, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.book = b
		s.fill()
		s.look()
	})
}

// look asks for what stands behind the programme and what is in its way.
func (s *Screen) look() {
	store, b := s.host.Store(), s.book
	from, to := b.span(s.day)
	s.ask.Run(func(ctx context.Context) (v behind, err error) {
		v.from, v.to = from, to
		if v.layers, err = store.Layers(ctx); err != nil {
			return v, err
		}
		if v.background, err = store.Background(ctx, from, to); err != nil {
			return v, err
		}
		if v.clashes, err = store.Clashes(ctx, from, to); err == nil {
			v.book = b.with(v.background.Events, v.clashes)
		}
		return v, err
	}, func(v behind, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.behind, s.book = v, v.book
		s.fill()
	})
}

// fill shows the programme as it was read last.
func (s *Screen) fill() {
	if s.book == nil {
		return
	}
	s.settle()
	if s.empty() && s.way != Months {
		s.show(s.nothing)
		s.tools.fill()
		return
	}
	s.show(s.object())
	if s.way == Agenda {
		s.list.fill()
	}
	s.refresh()
	if s.focus {
		s.Focus()
	}
}

// empty reports whether there is no session at all.
func (s *Screen) empty() bool { return len(s.book.byID) == 0 }

// object is the way that is chosen, with the chosen day beside it.
func (s *Screen) object() fyne.CanvasObject {
	switch s.way {
	case Agenda:
		return s.list.object
	case Strip:
		return s.strip.object
	}
	return s.grid.object
}

func (s *Screen) show(o fyne.CanvasObject) {
	if len(s.under.Objects) != 1 || s.under.Objects[0] != o {
		s.under.Objects = []fyne.CanvasObject{o}
		s.under.Refresh()
	}
}

// refresh draws what is seen again.
func (s *Screen) refresh() {
	s.tools.fill()
	s.side.fill()
	switch s.way {
	case Months:
		s.year.surface.Refresh()
		s.grid.surface.Refresh()
	case Strip:
		s.strip.surface.Refresh()
	}
}

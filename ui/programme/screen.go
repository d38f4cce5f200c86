package programme

import (
	"convenor/model"
	"convenor/storage"
	"convenor/ui/calendar"
	"convenor/ui/frame"
	"convenor/ui/offers"
	"convenor/ui/planner"
	"convenor/ui/polls"
	"convenor/ui/session"
	"convenor/ui/turns"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The views of the programme, as a frame.Place of this area names them by its Tab;
// List opens first.
const (
	List     = "List"
	Calendar = "Calendar"
)

// Screen is the area Programme: one of the views of it, or one session.
type Screen struct {
	host     frame.Host
	one      *session.Screen
	id       model.ID // the session that is shown; "" while a view is
	list     *listView
	calendar *calendar.Screen
	views    []view
	tabs     *widgets.Tabs
	under    *fyne.Container // what is under the tabs
	pages    fyne.CanvasObject
	body     *fyne.Container
}

// view is one way of looking at the programme.
type view struct {
	name   string
	screen frame.Screen
	missed bool // transactions that it has not heard of
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Dropper = (*Screen)(nil)
)

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, one: session.New(host), list: newList(host), under: container.NewStack(), body: container.NewStack()}
	s.calendar = calendar.New(host, s.list.askOn)
	s.list.repeat, s.list.planned = s.calendar.Repeat, s.calendar.Chosen
	s.one.OnSeries, s.one.OnFollowing = s.calendar.ShowSeries, s.calendar.ChangeFollowing
	s.list.series = s.calendar.ShowSeries
	s.views = []view{
		{name: List, screen: s.list},
		{name: Calendar, screen: s.calendar},
		{name: planner.Name, screen: planner.New(host)},
		{name: turns.Name, screen: turns.New(host)},
		{name: offers.View, screen: offers.New(host)},
		{name: polls.View, screen: polls.New(host)},
	}
	names := make([]string, len(s.views))
	for i, v := range s.views {
		names[i] = v.name
	}
	s.tabs = widgets.NewTabs(func(tab string) { host.Go(frame.Place{Area: frame.Programme, Tab: tab}) }, names...)
	s.pages = widgets.Over(widgets.PageHead(s.tabs), s.under, 0)
	return s
}

// Object is the whole area.
func (s *Screen) Object() fyne.CanvasObject { return s.body }

// Show shows the session that p names, or the view; without either, the list.
func (s *Screen) Show(p frame.Place) {
	s.id = p.ID
	if p.ID != "" {
		put(s.body, s.one.Object())
		s.one.Show(p)
		return
	}
	put(s.body, s.pages)
	s.tabs.Choose(List) // unless the place names another view
	s.tabs.Choose(p.Tab)
	v := s.seen()
	put(s.under, v.screen.Object())
	if v.missed {
		v.missed = false
		v.screen.Heard(storage.Notice{Bulk: true})
	}
	v.screen.Show(p)
	if p.New && v.name != polls.View && v.name != offers.View {
		s.list.ask()
	}
}

func put(into *fyne.Container, o fyne.CanvasObject) {
	if len(into.Objects) != 1 || into.Objects[0] != o {
		into.Objects = []fyne.CanvasObject{o}
		into.Refresh()
	}
}

// seen is the view under the tabs.
func (s *Screen) seen() *view {
	for i := range s.views {
		if s.views[i].name == s.tabs.Chosen() {
			return &s.views[i]
		}
	}
	return &s.views[0]
}

// current is what is shown: a session or a view.
func (s *Screen) current() frame.Screen {
	if s.id != "" {
		return s.one
	}
	return s.seen().screen
}

// Heard shows what a transaction changed; views that are not seen hear of it when
// they are.
func (s *Screen) Heard(n storage.Notice) {
	now := s.current()
	for i := range s.views {
		s.views[i].missed = s.views[i].missed || s.views[i].screen != now
	}
	now.Heard(n)
}

// Dropped gives files that are dropped on the window to what is shown.
func (s *Screen) Dropped(paths []string) bool {
	to, ok := s.current().(frame.Dropper)
	return ok && to.Dropped(paths)
}

// PublishWords are the name of the command that publishes the programme.
const PublishWords = "Publish the programme: handout, poster, web page…"

// Publish opens the dialog that prints and saves the programme, in whichever view.
func (s *Screen) Publish() { s.list.publish() }

// Title is the place in words.
func (s *Screen) Title() []string { return s.current().Title() }

// Focus moves the keyboard to where work starts.
func (s *Screen) Focus() { s.current().Focus() }

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	commands := s.current().Commands()
	if s.id == "" {
		commands = append(commands, frame.Command{Name: PublishWords, Key: publishKey, Do: s.Publish})
	}
	for _, c := range commands {
		if c.Key != nil && c.Key.ShortcutName() == session.Ctrl(fyne.KeyN).ShortcutName() {
			return commands
		}
	}
	return append(commands, frame.Command{Name: "New session", Key: session.Ctrl(fyne.KeyN), Do: s.list.ask})
}

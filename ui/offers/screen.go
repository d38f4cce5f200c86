package offers

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// View is the name of this view of the programme; a frame.Place may name it.
const View = "Offers"

// NewCommand asks for a new offer, from wherever one is.
func NewCommand(host frame.Host) frame.Command {
	return frame.Command{Name: nameNew, Also: newWords, Do: func() { host.Go(frame.Place{Area: frame.Programme, Tab: View, New: true}) }}
}

// newWords are other words for a new offer.
const newWords = "add record note volunteer talk show and tell speaker"

// mostThemes is how many themes are named at once.
const mostThemes = 8

// Screen is the view.
type Screen struct {
	host   frame.Host
	all    []row
	themes []model.AskedTheme
	rows   []row
	stage  string
	chose  bool     // the stage was chosen by the coordinator
	await  model.ID // the offer to show when it has been read
	load   *widgets.Async[content]

	chips  *fyne.Container
	filter *widgets.Entry
	table  *widgets.Table[row]
	step   *widgets.Button
	more   *widgets.Button
	one    *widgets.Card
	wishes *widgets.Card
	object *widgets.Scroll
	page   *fyne.Container
}

// content is what the view shows.
type content struct {
	offers []row
	themes []model.AskedTheme
}

var _ frame.Screen = (*Screen)(nil)

// New makes the view.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, load: widgets.NewAsync[content](host.Runner()), stage: string(model.NotAsked)}
	s.makeTable()
	s.chips, s.filter = widgets.NewWrap(), widgets.NewEntry()
	s.filter.SetPlaceHolder("Filter by person, title…")
	s.filter.OnChanged = func(string) { s.fill() }
	s.filter.OnEscape = func() bool {
		had := s.filter.Text != ""
		s.filter.SetText("")
		return had
	}
	s.filter.OnSubmitted = func(string) { s.table.Focus() }
	s.step = widgets.NewButton("Next step", widgets.Primary, s.next)
	s.more = widgets.NewButton("More", widgets.Plain, func() {
		all := s.Commands()
		widgets.ShowMenu(s.more, frame.Item(all, nameWrite, "Write to the person"), frame.Item(all, namePerson, "Open the person"), frame.Item(all, nameSession, "Open the session"),
			frame.Item(all, nameBook, "Book into a session…"), frame.Item(all, nameBack, "One step back"), frame.Item(all, nameLeave, "Not taken up"))
	})
	s.one = widgets.NewCard("", widgets.Stack())
	s.wishes = widgets.NewCard("Asked for, never on the programme", widgets.Stack())
	add := widgets.NewButton(nameNew, widgets.Plain, s.askNew)
	tools := widgets.Toolbar(s.chips, widgets.Sized(s.filter, 190), add, s.more, s.step)
	side := widgets.NewScroll(widgets.Stack(s.one, s.wishes))
	s.page = widgets.PageBody(widgets.Over(tools, newSplit(s.table, side), 14))
	s.object = widgets.NewScroll(s.page)
	return s
}

// Object is the whole view.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Show shows the offers: all of a state, if the place names one; or asks for a new one.
func (s *Screen) Show(p frame.Place) {
	if p.Offers != "" {
		s.stage, s.chose = string(p.Offers), true
		s.filter.SetText("")
	}
	s.reload()
	if p.New {
		s.askNew()
	}
}

// Heard shows what a transaction changed.
func (s *Screen) Heard(n storage.Notice) {
	for _, table := range []string{"offer", "person", "session", "agenda_item", "category"} {
		if n.Bulk || n.Tables[table] {
			s.reload()
			return
		}
	}
}

// Title is the place in words.
func (s *Screen) Title() []string { return []string{string(frame.Programme), View} }

// Focus moves the keyboard to the list.
func (s *Screen) Focus() { s.table.Focus() }

// The names of commands that are in the menu too.
const (
	nameNew     = "New offer"
	nameBook    = "Book the offer into a session…"
	nameWrite   = "Write to the person about the offer"
	namePerson  = "Open the person who offers"
	nameSession = "Open the session of the offer"
	nameBack    = "Take the offer one step back"
	nameLeave   = "The offer is not taken up"
)

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	r, ok := s.table.CurrentRow()
	none := why(ok, "Choose an offer in the list first.")
	next, notYet := "Next step of the offer", none
	if ok && step(r) != "" {
		next, notYet = step(r), whyNoStep(r, s.host.Store().Now())
	}
	return []frame.Command{
		{Name: nameNew, Also: newWords, Key: listing.Ctrl(fyne.KeyN), Do: s.askNew},
		{Name: next, Key: listing.Ctrl(fyne.KeyReturn), Do: s.next, Why: notYet},
		{Name: "Filter offers", Key: listing.Ctrl(fyne.KeyF), Do: func() { s.host.Window().Canvas().Focus(s.filter) }},
		{Name: nameBook, Key: listing.Ctrl(fyne.KeyB), Do: s.book, Why: none},
		{Name: nameWrite, Do: s.write, Why: none},
		{Name: namePerson, Do: s.openPerson, Why: none},
		{Name: nameSession, Do: s.openSession, Why: model.JoinNonEmpty(" ", none, why(r.Session != "", "It is not booked into a session."))},
		{Name: nameBack, Key: listing.Bare(fyne.KeyBackspace), Do: s.back, Why: none},
		{Name: nameLeave, Key: listing.Bare(fyne.KeyDelete), Do: s.leave, Why: none, Takes: true},
	}
}

func why(ok bool, words string) string {
	if ok {
		return ""
	}
	return words
}

func (s *Screen) reload() {
	store := s.host.Store()
	s.load.Run(func(ctx context.Context) (c content, err error) {
		if c.offers, err = store.Offers(ctx); err != nil {
			return c, err
		}
		c.themes, err = store.ThemesWanted(ctx)
		return c, err
	}, func(c content, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.all, s.themes = c.offers, c.themes
		s.begin()
		s.fill()
		if s.await != "" {
			s.table.SetCurrentKey(string(s.await))
			s.await = ""
			s.showOne()
		}
	})
}

// begin chooses the first stage that has something in it, until the coordinator
// chooses.
func (s *Screen) begin() {
	if s.chose {
		return
	}
	n := counts(s.all)
	for _, stage := range stages {
		if n[stage] > 0 {
			s.stage = stage
			return
		}
	}
}

// fill shows the offers of the stage.
func (s *Screen) fill() {
	s.rows = filtered(s.all, s.stage, s.filter.Text)
	s.chips.Objects = nil
	n := counts(s.all)
	for _, stage := range stages {
		chip := widgets.NewChip("", func() { s.choose(stage) })
		chip.Set(stageWords(stage, n[stage]), stage == s.stage)
		s.chips.Add(chip)
	}
	if len(s.all) == 0 {
		s.table.Empty = widgets.EmptyState("What people offer stands here: a show and tell, a talk, a room. Note each offer, here or on the person’s page; then nobody who offered is forgotten.",
			nameNew, s.askNew)
	} else {
		s.table.Empty = widgets.EmptyState("No offer is like that.", "Show all", func() { s.filter.SetText(""); s.choose(everything) })
	}
	for i, key := range []string{"state", "since", "session"} {
		s.table.SetPriority(key, columnPriorities(s.stage)[i])
	}
	s.table.SetSource(widgets.Rows[row](s.rows))
	if s.table.Current() < 0 && len(s.rows) > 0 {
		s.table.SetCurrent(0)
	}
	s.showOne()
	s.showWishes()
	s.page.Refresh() // another line of chips moves everything
	s.object.Refresh()
}

func (s *Screen) choose(stage string) {
	s.stage, s.chose = stage, true
	s.fill()
}

package polls

import (
	"context"
	"slices"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// View is the name of this view of the programme; a frame.Place may name it. With
// New it opens a new poll, for the session that Invite names, of the people that
// Filter finds, and with what Poll begins with.
const View = frame.Polls

// Screen is the view.
type Screen struct {
	host  frame.Host
	all   []page
	load  *widgets.Async[[]page]
	check *widgets.Async[clashes]
	ways  clashes    // what is in the way of the poll that is shown; nil while it is looked for
	seen  model.ID   // that poll
	again bool       // what is in the way is to be looked for again
	stale bool       // all polls are to be read again, and have not been yet
	due   []model.ID // polls that are
	await model.ID   // the poll to show when it has been read
	draft *draft     // of a new poll, kept when its form is closed

	list  *widgets.Table[page]
	grid  *grid
	one   *fyne.Container // the poll that is chosen, or nothing
	empty fyne.CanvasObject

	title, summary, best *widgets.Words
	ask, more, decide    *widgets.Button
	entry                *widgets.Entry
	said                 *widgets.Words // under the entry
	told                 model.ID       // the poll that said is about
	file                 *widgets.Button
	ranks                *fyne.Container
	body                 *fyne.Container
	object               *widgets.Scroll
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Dropper = (*Screen)(nil)
)

// New makes the view.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, load: widgets.NewAsync[[]page](host.Runner()), check: widgets.NewAsync[clashes](host.Runner())}
	s.list = widgets.NewTable([]widgets.Column[page]{
		{Key: "poll", Title: "Poll", Width: 80, Cell: func(p page) widgets.Cell {
			return widgets.Cell{Text: p.Title, Tip: model.JoinNonEmpty(". ", p.Title, best(p))}
		}},
		{Key: "state", Title: "State", Width: 62, Fixed: true, Priority: 1, Cell: func(p page) widgets.Cell {
			tone := widgets.ToneAccent
			if p.Closed != "" {
				tone = widgets.TonePlain
			}
			return widgets.Cell{Text: stateWord(p), Pill: tone}
		}},
		{Key: "answered", Title: "Answered", Width: 70, Fixed: true, Align: fyne.TextAlignTrailing, Text: answered},
	}, func(p page) string { return string(p.ID) })
	s.list.OnCurrent = func(int) { s.showOne() }
	s.list.OnOpen = func(int) { s.grid.focus() }
	s.grid = newGrid(s)
	s.makeOne()
	s.empty = widgets.EmptyState("A poll asks people which of some dates they could make, on paper or by mail. Their answers are read together with what is known of their time, and the best date becomes a session.",
		"New poll", func() { s.askNew("", nil, nil) })
	s.body = container.NewStack()
	s.object = widgets.NewScroll(widgets.PageBody(s.body))
	return s
}

func (s *Screen) makeOne() {
	s.title, s.summary, s.best = widgets.NewParagraph("", widgets.Title), widgets.NewParagraph("", widgets.Small), widgets.NewParagraph("", widgets.Strong)
	s.ask = widgets.NewButton("Ask", widgets.Plain, s.askMenu)
	s.more = widgets.NewButton("More", widgets.Plain, s.moreMenu)
	s.decide = widgets.NewButton("Decide…", widgets.Primary, func() { s.askDecide("") })
	s.file = widgets.NewButton("Answers from a file…", widgets.Plain, s.chooseFile)
	s.file.SetTip("Of a form, or of Doodle (CSV); or drop it on the window")
	s.makeEntry()
	s.ranks = widgets.Form()
	add := widgets.NewButton("New poll", widgets.Plain, func() { s.askNew("", nil, nil) })
	head := widgets.Stack(s.title, s.summary, s.best)
	tools := widgets.Toolbar(widgets.NewWrap(add), s.more, s.ask, s.decide)
	typing := widgets.Toolbar(widgets.Sized(s.entry, 300), s.file)
	foot := widgets.Stack(typing, s.said)
	compare := widgets.Over(widgets.NewWords("How the dates compare", widgets.Heading), widgets.NewScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 6, 12), s.ranks)), 6)
	right := container.New(&pollLayout{}, head, s.grid.table.Container, foot)
	s.one = widgets.Over(tools, newSplit(s.list, compare, right), 12)
}

// Object is the whole view.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Show shows the polls, the one that the place names, or opens a new one.
func (s *Screen) Show(p frame.Place) {
	if p.Choose != "" {
		s.await = p.Choose
	}
	s.reload()
	if p.New {
		s.askNew(p.Invite, p.Filter, p.Poll)
	}
}

// Heard shows what a transaction changed.
func (s *Screen) Heard(n storage.Notice) {
	for _, table := range []string{"poll", "poll_option", "poll_person", "poll_answer", "person", "session", "agenda_item", "presenter", "layer", "venue", "category", "consent"} {
		if n.Bulk || n.Tables[table] {
			if id, only := onlyPoll(n, s.all); only && !s.stale {
				s.reread(id)
			} else {
				s.reload()
			}
			return
		}
	}
}

// Title is the place in words.
func (s *Screen) Title() []string { return []string{string(frame.Programme), View} }

// Focus moves the keyboard to the list.
func (s *Screen) Focus() {
	if len(s.all) > 0 {
		s.list.Focus()
	}
}

// current is the poll that is chosen.
func (s *Screen) current() (page, bool) { return s.list.CurrentRow() }

// The names of commands that are in the menus too.
const (
	namePaper   = "Print the poll…"
	nameMail    = "Ask by mail…"
	nameCopy    = "Copy the poll as text"
	nameMore    = "Ask more people…"
	nameChange  = "Change the poll…"
	nameTakeOut = "Take the person out of the poll"
	nameReopen  = "Open the poll again"
	nameSession = "Open the session of the poll"
	nameRemove  = "Remove the poll"
	nameByCode  = "Find by the code on the paper…"
)

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	p, ok := s.current()
	none := why(ok, "There is no poll yet.")
	closed := model.JoinNonEmpty(" ", none, why(p.Closed == "", "The poll is closed; open it again first."))
	all := []frame.Command{
		{Name: "New poll", Key: listing.Ctrl(fyne.KeyN), Do: func() { s.askNew("", nil, nil) }},
		{Name: "Decide on a date…", Key: listing.Ctrl(fyne.KeyReturn), Do: func() { s.askDecide("") }, Why: closed},
		{Name: namePaper, Key: listing.Ctrl(fyne.KeyP), Do: s.print, Why: none},
		{Name: nameMail, Key: listing.Ctrl(fyne.KeyM), Do: s.mail, Why: closed},
		{Name: nameCopy, Do: s.copyText, Why: none},
		{Name: nameMore, Key: listing.Ctrl(fyne.KeyI), Do: s.askMore, Why: closed},
		{Name: nameByCode, Also: "paper slip type in answers", Key: byCodeKey, Do: s.askCode, Why: none},
		{Name: "Type answers by row", Key: listing.Ctrl(fyne.KeyT), Do: func() { s.host.Window().Canvas().Focus(s.entry) }, Why: closed},
		{Name: "Answers from a file…", Key: listing.Ctrl(fyne.KeyO), Do: s.chooseFile, Why: closed},
		{Name: "The answers, cell by cell", Do: s.grid.focus, Why: none},
		{Name: nameChange, Key: listing.Bare(fyne.KeyF2), Do: s.change, Why: none},
		{Name: nameTakeOut, Do: s.takeOut, Why: model.JoinNonEmpty(" ", closed, why(s.grid.table.rows.Current() >= 0, "Choose a person first."))},
		{Name: nameReopen, Do: s.reopen, Why: model.JoinNonEmpty(" ", none, why(p.Closed != "", "It is open."))},
		{Name: nameSession, Do: s.openSession, Why: model.JoinNonEmpty(" ", none, why(p.Session != "", "It is for no session yet."))},
		{Name: nameRemove, Do: s.remove, Why: none},
	}
	return all
}

func why(ok bool, words string) string {
	if ok {
		return ""
	}
	return words
}

// reload reads every poll.
func (s *Screen) reload() {
	s.stale, s.again = true, true
	s.read(s.host.Store().Polls)
}

// reread reads one of the polls again, with those that are still to be: an answer is
// a key press, and concerns no other.
func (s *Screen) reread(id model.ID) {
	if !slices.Contains(s.due, id) {
		s.due = append(s.due, id)
	}
	store, all, due := s.host.Store(), slices.Clone(s.all), slices.Clone(s.due)
	s.read(func(ctx context.Context) ([]page, error) {
		for i, p := range all {
			if !slices.Contains(due, p.ID) {
				continue
			}
			var err error
			if all[i], err = store.Poll(ctx, p.ID); err != nil {
				return nil, err
			}
		}
		return all, nil
	})
}

// read takes the place of a reading that goes on.
func (s *Screen) read(polls func(context.Context) ([]page, error)) {
	s.load.Run(polls, func(all []page, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.all, s.stale, s.due = all, false, nil
		s.fill()
	})
}

// fill shows what was read.
func (s *Screen) fill() {
	var shown fyne.CanvasObject = s.one
	if len(s.all) == 0 {
		shown = s.empty
	}
	if len(s.body.Objects) != 1 || s.body.Objects[0] != shown {
		s.body.Objects = []fyne.CanvasObject{shown}
		s.body.Refresh()
	}
	s.list.SetSource(widgets.Rows[page](s.all))
	if s.await != "" {
		s.list.SetCurrentKey(string(s.await))
		s.await = ""
	}
	if s.list.Current() < 0 && len(s.all) > 0 {
		s.list.SetCurrent(0)
	}
	s.showOne()
	s.object.Refresh()
}

// showOne shows the poll that is chosen.
func (s *Screen) showOne() {
	p, ok := s.current()
	if !ok {
		return
	}
	s.title.SetText(p.Title)
	s.summary.SetText(summary(p))
	if s.told != p.ID { // the hint is about this poll's paper
		s.told = p.ID
		s.say(hint(p), widgets.Small)
	}
	s.best.SetText(best(p))
	closed := why(p.Closed == "", "The poll is closed. Open it again under More.")
	s.decide.DisableBecause(closed)
	s.file.DisableBecause(closed)
	s.grid.show(p)
	if s.seen != p.ID || s.again {
		s.look(p)
	}
	s.showRanks(p)
	s.one.Refresh()
}

// look finds what is in the way on the dates of an open poll, and shows it.
func (s *Screen) look(p page) {
	if s.seen != p.ID || p.Closed != "" {
		s.ways = nil
	}
	s.seen, s.again = p.ID, false
	if p.Closed != "" {
		s.check.Cancel()
		return
	}
	store := s.host.Store()
	s.check.Run(func(ctx context.Context) (clashes, error) { return store.PollAgainst(ctx, p.Poll) }, func(all clashes, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		if now, ok := s.current(); ok && now.ID == p.ID {
			s.ways = all
			s.showRanks(now)
		}
	})
}

// showRanks compares the dates of a poll.
func (s *Screen) showRanks(p page) {
	s.ranks.Objects = nil
	if len(p.Ranking) > 1 {
		s.ranks.Add(widgets.NewParagraph(plan.PollRule, widgets.Small))
	}
	for _, r := range ranking(p, s.ways) {
		tone := widgets.TonePlain
		if r.place == "1st" {
			tone = widgets.ToneGood
		}
		line := widgets.NewLine(r.place, tone, r.text, "", func() { s.askDecide(r.option) })
		s.ranks.Add(line)
		s.ranks.Add(widgets.NewParagraph(r.words, widgets.Small))
		if r.against != "" {
			s.ranks.Add(widgets.NewParagraph(r.against, warning))
		}
	}
	s.ranks.Refresh()
}

// warning is what stands against a date.
var warning = widgets.Style{Size: look.SizeSmall, Colour: look.Warning}

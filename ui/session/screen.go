package session

import (
	"context"
	"slices"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/storage/returns"
	"convenor/ui/frame"
	"convenor/ui/handouts"
	comeback "convenor/ui/replies"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Screen is one session in the window.
type Screen struct {
	// OnSeries shows the series that a session belongs to.
	OnSeries func(of model.Session)
	// OnFollowing changes those that follow a session in its series as it was changed.
	OnFollowing func(was, v model.Session)

	host    frame.Host
	id      model.ID
	now     details
	load    *widgets.Async[details]
	follow  *widgets.Async[storage.SeriesChange]
	moved   model.Session // of a series, as it was before a venue was chosen
	after   func()        // once the details asked for are shown
	head    *header
	tabs    *widgets.Tabs
	tools   *fyne.Container // of the tab that is seen, at the right of the tabs
	all     []tab
	plan    *plan
	people  *people
	desk    *desk
	paper   *paperTab
	body    *fyne.Container
	object  *fyne.Container
	missing bool // the session is not in the file any more
}

var _ frame.Screen = (*Screen)(nil)

// tab is one of the screen's tabs. All but the one that is seen may be out of
// date; show brings a tab up to the details the screen holds now.
type tab interface {
	name() string
	word(details) string // the name, with a count where one helps
	object() fyne.CanvasObject
	show()
	reset() // another session is shown
	focus()
	commands() []frame.Command
	why() string // why commands cannot be done from another tab
}

// New makes the screen of one session; Show says which.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, load: widgets.NewAsync[details](host.Runner()), follow: widgets.NewAsync[storage.SeriesChange](host.Runner()), body: container.NewStack()}
	s.head, s.tools = newHeader(s), container.NewStack()
	s.plan, s.people, s.desk, s.paper = newPlan(s), newPeople(s), newDesk(s), newPaper(s)
	s.all = []tab{s.plan, s.people, s.desk, s.paper, newWriteUp(s)}
	names := make([]string, len(s.all))
	for i, t := range s.all {
		names[i] = t.name()
	}
	s.tabs = widgets.NewTabs(func(tab string) { host.Go(Place(s.id, tab)) }, names...)
	s.object = widgets.Over(widgets.PageHead(widgets.Stack(s.head.object, container.New(&tabsAndTools{}, s.tabs, s.tools))), s.body, 0)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Show shows the session p names. Without a tab it is the one that matters now.
func (s *Screen) Show(p frame.Place) {
	if p.ID != s.id {
		s.id, s.now, s.missing = p.ID, details{}, false
		for _, t := range s.all {
			t.reset()
		}
		s.body.Objects = nil
	}
	s.paper.panel.ToUnread(p.Unread)
	s.after = func() { s.choose(p.Tab) }
	if s.now.session.ID == s.id {
		s.choose(p.Tab)
		s.after = nil
	}
	s.reload()
}

// choose shows a tab; "" is the list of people once somebody is on it.
func (s *Screen) choose(tab string) {
	if tab == "" && len(s.now.people) > 0 {
		tab = People
	}
	if tab == "" {
		tab = Plan
	}
	s.tabs.Choose(tab)
	seen := s.seen()
	s.head.show()
	seen.show()
	if len(s.body.Objects) == 1 && s.body.Objects[0] == seen.object() {
		return
	}
	s.body.Objects, s.tools.Objects = []fyne.CanvasObject{seen.object()}, nil
	if t, ok := seen.(interface{ tools() fyne.CanvasObject }); ok {
		s.tools.Add(t.tools())
	}
	s.object.Refresh() // the tabs may need more height
	s.body.Refresh()
	s.host.Retitle()
}

// step is what the session waits for, unless it is in front of us already.
func (s *Screen) step() model.Step {
	step := s.now.step()
	if step == model.StepReport && s.seen().name() == Report {
		return model.StepNone
	}
	return step
}

// seen is the tab that is seen.
func (s *Screen) seen() tab {
	for _, t := range s.all {
		if t.name() == s.tabs.Chosen() {
			return t
		}
	}
	return s.plan
}

// reload asks for the details again and shows them.
func (s *Screen) reload() {
	store, id := s.host.Store(), s.id
	s.load.Run(func(ctx context.Context) (details, error) { return read(ctx, store, id) }, func(d details, err error) {
		if err != nil {
			s.lost(err)
			return
		}
		s.show(d)
	})
}

// lost leaves a session that is not in the file any more.
func (s *Screen) lost(err error) {
	if s.missing {
		return
	}
	s.missing = true
	if s.host.Here().ID != s.id { // one is elsewhere by now
		return
	}
	if s.now.session.ID != "" { // it was removed while it was shown
		s.host.Go(frame.Place{Area: frame.Programme})
		return
	}
	s.host.Failed(err)
}

func (s *Screen) show(d details) {
	first := s.now.session.ID != d.session.ID
	s.now, s.missing = d, false
	s.head.show()
	s.object.Refresh() // the head may need another line
	for _, t := range s.all {
		s.tabs.SetWord(t.name(), t.word(d))
	}
	if after := s.after; after != nil {
		s.after = nil
		after()
		if first {
			s.Focus()
		}
	} else {
		s.seen().show()
	}
	s.host.Retitle()
}

// Heard shows what a transaction changed.
func (s *Screen) Heard(n storage.Notice) {
	others := n.Tables["session"] || n.Tables["presenter"] || n.Tables["layer"] || n.Tables["series"] || n.Tables["wishes"] || // of its series, or in its way
		n.Tables["poll"] || n.Tables["poll_person"] || n.Tables["poll_answer"]
	if s.id != "" && (others || n.Touches(s.id) || n.Tables["venue"] || n.Tables["person"] || n.Tables["organisation"] || n.Tables["affiliation"]) {
		s.reload()
	}
}

// Dropped takes replies and attendance that are dropped on the window; contact
// lists go to the import.
func (s *Screen) Dropped(paths []string) bool {
	if s.now.session.ID == "" {
		return false
	}
	comeback.Dropped(s.host, s.id, paths, func(path string) { s.host.Go(frame.Place{Area: frame.Data, Tab: "Import", File: path}) })
	return true
}

// Title is the place in words.
func (s *Screen) Title() []string { return []string{string(frame.Programme), s.now.session.Title} }

// Focus moves the keyboard to where work starts.
func (s *Screen) Focus() {
	if s.now.session.ID == "" {
		return
	}
	s.seen().focus()
}

// Commands are what can be done with the session. They are always the same, so
// that their keys can be bound before the session has been read; Why says which
// cannot be done now.
func (s *Screen) Commands() []frame.Command {
	all := []frame.Command{
		{Name: namePrint, Key: Ctrl(fyne.KeyP), Do: s.print},
		{Name: "Type in the sheet", Key: Ctrl(fyne.KeyT), Do: s.typeIn},
		{Name: "Calendar file of this session", Key: Ctrl(fyne.KeyE), Do: func() { SaveCalendar(s.host, s.id) }, Why: s.whyNoCalendar()},
		{Name: nameInvite, Key: Ctrl(fyne.KeyI), Do: s.invite},
		{Name: nameAnnounce, Also: "save the date mail send change", Key: Ctrl(fyne.KeyM), Do: s.announce},
		{Name: "Replies from a file…", Key: CtrlShift(fyne.KeyR), Do: func() { comeback.Choose(s.host, s.id, returns.Answers) }},
		{Name: "Online attendance from a file…", Also: "teams zoom import attendance report csv", Key: CtrlShift(fyne.KeyA), Do: func() { comeback.Choose(s.host, s.id, returns.Attendance) }},
		{Name: "Online attendance that was copied", Also: "teams zoom paste attendance", Key: CtrlShift(fyne.KeyV), Do: func() { comeback.Paste(s.host, s.id) }},
		{Name: "The plan of this session", Do: func() { s.host.Go(Place(s.id, Plan)) }},
		{Name: "The people of this session", Do: func() { s.host.Go(Place(s.id, People)) }},
		{Name: "The report of this session", Do: func() { s.host.Go(Place(s.id, Report)) }},
		{Name: "Ask for a date…", Do: func() { s.host.Go(AskDate(s.id)) }, Why: s.whyNoPoll()},
		{Name: "The date poll of this session", Do: s.showPoll, Why: s.whyNoOpenPoll()},
		{Name: "The series of this session…", Also: "repeats rhythm recurring every week month", Do: s.showSeries, Why: s.whyNoSeries()},
		{Name: nameDuplicate, Do: s.duplicate},
		{Name: s.cancelWords(), Do: s.cancel},
		{Name: nameRemove, Do: s.remove, Takes: true},
		{Name: nameHistory, Do: s.history},
	}
	for _, k := range handouts.Kinds {
		all = append(all, frame.Command{Name: "Print: " + strings.ToLower(k.Name) + "…", Do: func() { k.Show(s.host, s.id) }})
	}
	if step := s.step(); s.now.session.ID != "" && step != model.StepNone && step != model.StepTypeIn {
		all = append([]frame.Command{{Name: string(step), Do: s.take}}, all...)
	}
	for _, t := range s.all {
		if t != s.seen() {
			all = append(all, because(false, t.why(), t.commands())...)
		}
	}
	all = keysOnce(append(s.seen().commands(), all...))
	return because(s.now.session.ID != "", "The session is still being read.", all)
}

// keysOnce leaves each key to the first command that has it: what a tab does
// with a key goes before what the screen does.
func keysOnce(all []frame.Command) []frame.Command {
	taken := map[string]bool{}
	for i, c := range all {
		if c.Key == nil {
			continue
		}
		if taken[c.Key.ShortcutName()] {
			all[i].Key = nil
		}
		taken[c.Key.ShortcutName()] = true
	}
	return all
}

// because gives commands that cannot be done the reason why.
func because(can bool, why string, all []frame.Command) []frame.Command {
	for i := range all {
		if !can {
			all[i].Why = why
		}
	}
	return all
}

// whyNoCalendar says why there is no calendar file to save; "" when there is.
func (s *Screen) whyNoCalendar() string {
	if s.now.session.Start == "" || s.now.session.State.ICalStatus() == "" {
		return "An idea is not put into a calendar file: give the session a date and save the date first."
	}
	return ""
}

// edit tries a change on the session as it is shown, and saves it if it is
// allowed; the error is for the field it was typed into.
func (s *Screen) edit(change func(*model.Session)) error {
	was := s.now.session
	draft, err := changed(was, change)
	if err != nil {
		return err
	}
	s.now.session = draft
	store, id := s.host.Store(), s.id
	s.host.Write(func(ctx context.Context) error { return update(ctx, store, id, change) }, func() { s.offerFollowing(was, draft) })
	return nil
}

// offerFollowing says that one session of a series was changed by itself, and offers to change
// those that follow too, where there are any.
func (s *Screen) offerFollowing(was, v model.Session) {
	if was.Series == "" || s.OnFollowing == nil || !seriesWide(was, v) {
		return
	}
	switch { // a venue and the mode that it asks for are one change
	case was.Venue != v.Venue:
		s.moved = was
	case was.Mode != v.Mode && s.moved.ID == v.ID:
		was.Venue = s.moved.Venue
	}
	store := s.host.Store()
	s.follow.Run(func(ctx context.Context) (storage.SeriesChange, error) { return store.FollowingWould(ctx, was, v) },
		func(would storage.SeriesChange, err error) {
			can := len(would.Changed) > 0 || slices.ContainsFunc(would.Left, func(l storage.LeftAlone) bool { return !l.Always })
			if err == nil && can { // what cannot be changed of the others was changed of this one all the same
				s.host.Tell("Only this session of the series was changed.", "Change those that follow, too", func() { s.OnFollowing(was, v) })
			}
		})
}

// seriesWide reports whether what was changed is what the sessions of a series mostly share.
func seriesWide(was, v model.Session) bool {
	return was.Title != v.Title || was.Mode != v.Mode || was.Start != v.Start || was.End != v.End || was.Venue != v.Venue || was.Room != v.Room || was.Link != v.Link
}

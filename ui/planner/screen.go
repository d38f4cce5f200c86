// Package planner is the view of the programme in which a year is planned: what
// is wished for, what is proposed, and what a change by hand does to it.
package planner

import (
	"context"
	"errors"

	"convenor/model"
	"convenor/model/plan"
	"convenor/model/rotation"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Name is the view's word; a frame.Place of the area Programme names it as its
// Tab.
const Name = "Planner"

// seed makes the same proposal each time; the command's default is the same.
const seed = 1

// Screen is the planner.
type Screen struct {
	host     frame.Host
	planning storage.Planning // what was wished for last
	made     bool             // anything was
	loaded   bool
	draft    *wishDraft // half filled in
	has      bool       // there is a proposal
	state    state
	version  int  // of the input and wishes of the state
	stale    bool // the file has changed since the input was read
	unproven bool // and that in more than the programme: nothing is proven of it
	bringing bool // the proposal that was kept is being read
	keeps    storage.KeptPlan
	problem  error

	searching bool
	stop      context.CancelFunc
	best      int // proposals found in this search

	figures *figures
	wishes  *widgets.Async[wishesRead]
	input   *widgets.Async[planned]
	explain *widgets.Async[plan.Proposal]
	brought *widgets.Async[brought]

	current string // key of the row that is chosen
	page    *page
	object  *fyne.Container
}

type wishesRead struct {
	planning storage.Planning
	made     bool
	kept     storage.KeptPlan
	has      bool   // a proposal was kept
	sorry    string // it cannot be brought back
}

var _ frame.Screen = (*Screen)(nil)

// New makes the view.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, figures: &figures{}, object: container.NewStack(),
		wishes: widgets.NewAsync[wishesRead](host.Runner()), input: widgets.NewAsync[planned](host.Runner()), explain: widgets.NewAsync[plan.Proposal](host.Runner()),
		brought: widgets.NewAsync[brought](host.Runner())}
	s.page = newPage(s)
	return s
}

// Object is the whole view.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Title is the place in words.
func (s *Screen) Title() []string { return []string{string(frame.Programme), Name} }

// Show shows the proposal there is, or what the planner is for.
func (s *Screen) Show(frame.Place) {
	s.refresh()
	if !s.loaded {
		s.readWishes()
	}
	s.readInput()
}

// touching are the tables that a programme is planned from.
var touching = []string{"session", "person", "venue", "participation", "affiliation", "organisation", "consent", "category", "community", "layer"}

// Heard notices what a transaction changed.
func (s *Screen) Heard(n storage.Notice) {
	if n.Bulk || n.Tables["wishes"] {
		s.readWishes()
	}
	for _, t := range touching {
		s.stale = s.stale || n.Bulk || n.Tables[t]
		s.unproven = s.unproven || (n.Transaction != 0 || n.Restored) && (n.Bulk || n.Tables[t] && t != "session") // not that everyone has been read
	}
	s.readInput()
}

// readWishes asks for what was wished for, and the first time for the proposal that
// was kept.
func (s *Screen) readWishes() {
	store, first := s.host.Store(), !s.loaded
	s.wishes.Run(func(ctx context.Context) (w wishesRead, err error) {
		if w.planning, w.made, err = store.Wishes(ctx); err == nil && first {
			w.kept, w.has, w.sorry, err = readKept(ctx, store)
		}
		return w, err
	}, func(w wishesRead, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.planning, s.made, s.loaded = w.planning, w.made, true
		var r *refusal
		if errors.As(s.problem, &r) && !sameWishes(r.of, s.planning) {
			s.problem = nil // it was of other wishes
		}
		switch {
		case w.sorry != "":
			s.host.Tell(w.sorry, "", nil)
		case w.has && !s.has && !s.searching:
			s.bringBack(w.kept)
			return
		}
		s.refresh()
		if !s.has {
			s.page.focusFree()
		}
	})
}

// readInput brings a proposal up to date with the file, if that has changed.
func (s *Screen) readInput() {
	if !s.has || !s.stale || s.searching {
		return
	}
	if s.unproven {
		s.state.unprove()
	}
	s.stale, s.unproven = false, false
	store, w := s.host.Store(), s.state.wishes
	s.input.Run(func(ctx context.Context) (planned, error) { return readPlanned(ctx, store, w) }, func(from planned, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.state.in, s.state.turns, s.state.readFor = from.in, from.turns, from.wishes
		s.version++
		s.recount()
		s.keep()
	})
}

// planned is what a programme is planned from, and the turns there were.
type planned struct {
	in     plan.Input
	turns  *rotation.Ledger
	wishes storage.Planning // that it was read for
}

func readPlanned(ctx context.Context, store *storage.Store, w storage.Planning) (p planned, err error) {
	p.wishes = w
	m, err := frame.BaseMap()
	if err != nil {
		return p, err
	}
	if p.in, err = store.PlanInput(ctx, w.From, w.To, w.Filter(), m); err != nil {
		return p, err
	}
	p.turns, err = store.Rotation(ctx, m)
	return p, err
}

// recount works out what the programme comes to as it is now.
func (s *Screen) recount() {
	if !sameWishes(s.state.readFor, s.state.wishes) { // undo led to a proposal of other wishes
		s.stale = true
		s.readInput()
		return
	}
	f, version, in, w, sessions := s.figures, s.version, s.state.in, s.state.wishes.Wishes, s.state.board()
	s.explain.Run(func(context.Context) (plan.Proposal, error) { return f.explain(version, in, w, sessions) }, func(p plan.Proposal, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.state.shown = p
		s.refresh()
	})
}

// wish opens the form of the wishes, with what was typed into it before.
func (s *Screen) wish() { s.wishAt("") }

// wishAt opens the wishes at one of them.
func (s *Screen) wishAt(at string) {
	if s.draft == nil {
		planning := s.planning
		if !s.made {
			planning = storage.Planning{Wishes: plan.DefaultWishes(s.host.Store().Today(s.host.Lists().Community))}
		}
		s.draft = newWishDraft(planning)
	}
	askWishes(s.host, s.draft, at, func(p storage.Planning) {
		store := s.host.Store()
		s.draft = nil
		s.planning, s.made = p, true
		if store.ReadOnly() { // one may plan all the same
			s.propose()
			return
		}
		s.host.Write(func(ctx context.Context) error { return store.SaveWishes(ctx, p) }, func() { s.propose() })
	}, func() {
		if w, err := s.draft.wishes(); err == nil && sameWishes(w, s.planning) {
			s.draft = nil
		}
	})
}

// Focus moves the keyboard to where work starts.
func (s *Screen) Focus() { s.page.focus() }

// at is the row that is chosen; false when there is none.
func (s *Screen) at() (row, bool) {
	for _, r := range s.state.rows() {
		if r.key == s.current {
			return r, true
		}
	}
	return row{}, false
}

// refresh shows everything as it is now.
func (s *Screen) refresh() {
	s.page.show()
	s.host.Retitle()
}

// people goes to the list of people, with these alone.
func (s *Screen) people(ids []model.ID) {
	s.host.Go(frame.Place{Area: frame.People, Filter: &storage.PeopleFilter{People: ids}})
}

// ask begins a date poll of people of whom nothing is known yet.
func (s *Screen) ask(ids []model.ID) {
	poll := s.state.poll()
	s.host.Go(frame.Place{Area: frame.Programme, Tab: frame.Polls, New: true, Filter: &storage.PeopleFilter{People: ids}, Poll: &poll})
}

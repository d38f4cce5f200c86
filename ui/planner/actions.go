package planner

import (
	"context"
	"fmt"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	undoKey = &fyne.ShortcutUndo{}
	redoKey = &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
)

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	none, one := "There is no proposal yet.", ""
	switch {
	case s.has && s.problem == nil:
		none = ""
	case s.has:
		none = "Go back to the proposal first (Esc)."
	}
	r, ok := s.at()
	switch {
	case none != "":
		one = none
	case !ok:
		one = "Choose a session in the list first."
	case r.empty:
		one = "There is no session yet: Enter adds one."
	case !r.proposed:
		one = "This one is in the programme already: Enter opens it there."
	}
	busy := ""
	if s.searching {
		busy = "The planner is looking already."
	} else if !s.made {
		busy = "Say first what you wish for."
	}
	all := []frame.Command{
		{Name: "Change the wishes…", Key: ctrlShift(fyne.KeyW), Do: s.wish},
		{Name: "Propose a programme", Key: listing.Ctrl(fyne.KeyR), Do: s.propose, Why: busy},
		{Name: "Take the proposal into the programme…", Key: listing.Ctrl(fyne.KeyReturn), Do: s.takeMenu, Why: model.JoinNonEmpty(" ", none, s.whyTake(none))},
		{Name: "Change this session", Key: listing.Bare(fyne.KeyF2), Do: s.edit, Why: one},
		{Name: "A day earlier", Key: alt(fyne.KeyUp), Do: func() { s.shift(-1) }, Why: one},
		{Name: "A day later", Key: alt(fyne.KeyDown), Do: func() { s.shift(1) }, Why: one},
		{Name: "A week earlier", Key: alt(fyne.KeyPageUp), Do: func() { s.shift(-7) }, Why: one},
		{Name: "A week later", Key: alt(fyne.KeyPageDown), Do: func() { s.shift(7) }, Why: one},
		{Name: "The next time band for this session", Key: listing.Bare(fyne.KeyB), Do: s.nextBand, Why: one},
		{Name: "The next venue for this session", Key: listing.Bare(fyne.KeyV), Do: s.nextVenue, Why: one},
		{Name: "Lock this session, or let it go", Key: listing.Bare(fyne.KeyL), Do: s.lock, Why: one},
		{Name: "Drop this session", Key: listing.Bare(fyne.KeyDelete), Do: s.drop, Why: one, Takes: true},
		{Name: "Add a session to the proposal", Key: ctrlShift(fyne.KeyN), Do: s.addOne, Why: none},
	}
	all = append(all, s.stepCommand("Undo", "Nothing was changed by hand.", s.state.past, undoKey, s.undo), s.stepCommand("Redo", "Nothing was undone by hand.", s.state.ahead, redoKey, s.redo))
	if s.has && s.problem != nil {
		all = append(all, frame.Command{Name: "Back to the proposal", Key: listing.Bare(fyne.KeyEscape), Do: s.backToProposal})
	}
	if s.page.split.InDetails() {
		all = append(all, frame.Command{Name: "Back to the list of the proposal", Key: listing.Bare(fyne.KeyEscape), Do: s.page.split.Back})
	}
	if s.searching {
		all = append(all, frame.Command{Name: "Stop, and keep the best so far", Key: listing.Bare(fyne.KeyEscape), Do: s.halt})
	}
	return all
}

func (s *Screen) whyTake(none string) string {
	if none != "" {
		return ""
	}
	return s.state.whyNotTake()
}

// stepCommand undoes or makes again what was done by hand last. It rests, and the key is
// the file's, while the proposal is not shown or all of it is in the programme: there the
// last step is that it was taken.
func (s *Screen) stepCommand(verb, nothing string, steps []step, key fyne.Shortcut, do func()) frame.Command {
	words := last(steps)
	if words == "" || s.problem != nil || s.state.allTaken() {
		return frame.Command{Name: verb + " a change by hand", Key: key, Do: do, Why: nothing}
	}
	return frame.Command{Name: verb + ": " + words, Key: key, Do: do}
}

func last(steps []step) string {
	if len(steps) == 0 {
		return ""
	}
	return steps[len(steps)-1].words
}

// choose shows the row of that key.
func (s *Screen) choose(key string) {
	if s.current == key {
		return
	}
	s.current = key
	s.page.strip.choose(key)
	s.page.details.show()
}

// open is Enter: a session where there is none; what there is to say of one, where
// the list hides that; else the fields of a proposed session, or the page of one in
// the programme.
func (s *Screen) open() {
	r, ok := s.at()
	hidden := !s.page.split.InDetails()
	switch {
	case !ok:
	case r.empty:
		s.addAt(r)
	case hidden && s.showDetails():
	case r.proposed:
		s.edit()
	default:
		s.host.Go(frame.Place{Area: frame.Programme, ID: r.id})
	}
}

// showDetails brings the details forward, and reports whether the list hid them.
func (s *Screen) showDetails() bool {
	s.page.split.ShowDetails()
	s.page.proposal.Refresh() // the hint goes
	return s.page.split.InDetails()
}

func (s *Screen) edit() {
	s.showDetails()
	s.page.details.focus()
	s.page.right.Reveal(s.page.details.form)
}

// changed shows a change that was made by hand. The search, which would begin
// from what was before, ends.
func (s *Screen) changed() {
	s.halt()
	s.state.shown = s.state.draftOf() // the new days at once, the figures when they are there
	s.recount()
	s.keep()
}

// change makes a change to the session that is chosen.
func (s *Screen) change(words string, change func(*plan.Session)) error {
	r, ok := s.at()
	if !ok || !r.proposed {
		return nil
	}
	if err := s.state.change(r.id, words, change); err != nil {
		return err
	}
	s.changed()
	return nil
}

// shift moves the session that is chosen by some days.
func (s *Screen) shift(days int) {
	if r, ok := s.at(); ok && r.proposed {
		to := r.session.Start.Date().AddDays(days)
		_ = s.change("Move to "+to.Short(), func(v *plan.Session) { setDay(v, to) }) // every day is one
	}
}

// drag moves a session to a day.
func (s *Screen) drag(key string, to model.Date, dropped bool) {
	s.page.table.SetCurrentKey(key)
	s.choose(key)
	s.state.drag(model.ID(key), to, dropped)
	s.changed()
}

func (s *Screen) lock() {
	if r, ok := s.at(); ok && r.proposed {
		s.state.lock(r.id)
		s.refresh()
		s.keep()
	}
}

func (s *Screen) drop() {
	r, ok := s.at()
	if !ok || !r.proposed {
		return
	}
	if i := s.page.table.Current(); i+1 < len(s.page.rows) {
		s.page.table.SetCurrent(i + 1)
	} else {
		s.page.table.SetCurrent(i - 1)
	}
	if next, ok := s.page.table.CurrentRow(); ok {
		s.current = next.key
	}
	s.state.drop(r.id)
	s.changed()
}

// addAt proposes a session in the middle of a time that has none.
func (s *Screen) addAt(r row) {
	for _, m := range s.state.shown.Missing {
		if r.key != s.state.emptyRow(m).key || m.Rhythm < 0 || m.Rhythm >= len(s.state.wishes.Rhythms) {
			continue
		}
		s.add(s.state.usual(s.state.wishes.Rhythms[m.Rhythm], m.From.AddDays(daysBetween(m.From, m.To)/2)))
		return
	}
}

// addOne proposes one more session, on the day after the one that is chosen.
func (s *Screen) addOne() {
	day := s.state.wishes.From
	if r, ok := s.at(); ok && !r.empty {
		day = r.session.Start.Date().AddDays(7)
	}
	rhythm := plan.Rhythm{Mode: model.Online, Minutes: 60}
	if len(s.state.wishes.Rhythms) > 0 {
		rhythm = s.state.wishes.Rhythms[0]
	}
	s.add(s.state.usual(rhythm, day))
	s.edit()
}

func (s *Screen) add(v plan.Session) {
	id := s.state.add(v)
	s.current = string(id)
	s.changed()
	s.page.table.SetCurrentKey(s.current)
}

// addExtra proposes the session that would reach people whom nothing reaches, on the
// day that was named.
func (s *Screen) addExtra(e plan.Extra) { s.add(e.Session) }

func (s *Screen) undo() { s.back("Undone: ", s.state.undo()) }
func (s *Screen) redo() { s.back("Redone: ", s.state.redo()) }

func (s *Screen) back(done, words string) {
	if words != "" {
		s.changed()
		s.host.Tell(done+words+".", "", nil)
	}
}

// takeMenu asks as what to take the proposal into the programme.
func (s *Screen) takeMenu() {
	if !s.has || s.state.whyNotTake() != "" {
		return
	}
	widgets.ShowMenu(s.page.taken,
		widgets.MenuItem{Text: "As ideas", Do: func() { s.check(model.Idea) }},
		widgets.MenuItem{Text: "As dates to save, for people to be told", Why: s.state.whyOnlyIdeas(), Do: func() { s.check(model.SaveTheDate) }})
}

// check takes the proposal into the programme, and asks first when something speaks
// against it as it is now.
func (s *Screen) check(state model.State) {
	f, version, in, w, sessions := s.figures, s.version, s.state.in, s.state.wishes.Wishes, s.state.board()
	widgets.NewAsync[plan.Proposal](s.host.Runner()).Run(func(context.Context) (plan.Proposal, error) { return f.explain(version, in, w, sessions) }, func(p plan.Proposal, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		against := s.state.against(p)
		if len(against) == 0 {
			s.accept(state)
			return
		}
		list := listing.Under(8)
		for _, words := range against {
			list.Add(widgets.NewParagraph("! "+words, warning))
		}
		list.Add(widgets.NewParagraph("Go back and change it first, or take it as it is and settle this in the programme.", widgets.Body))
		widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "What stands in the way", Content: list, Cancel: "Back to the proposal", Confirm: s.state.allTheSame(), Width: 560,
			OnConfirm: func() error { s.accept(state); return nil }})
	})
}

// accept takes the proposal into the programme.
func (s *Screen) accept(state model.State) {
	store, sessions := s.host.Store(), s.state.toTake()
	var done storage.Taken
	s.host.Write(func(ctx context.Context) (err error) {
		done, err = store.AcceptPlan(ctx, sessions, state)
		return err
	}, func() {
		s.state.dragging = false
		s.refresh()
		words := fmt.Sprintf("%s taken into the programme.", model.Count(len(done.Added), "session was", "sessions were"))
		if n := len(done.Already); n > 0 {
			words += fmt.Sprintf(" %s there already.", model.Count(n, "was", "were"))
		}
		s.host.Done(words)
	})
}

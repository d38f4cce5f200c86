package planner

import (
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func TestAProposalIsTakenAndUndoBringsItBack(t *testing.T) {
	h, screen, s := proposed(t)
	screen.page.table.Focus()
	h.Press(fyne.KeyHome)
	h.Do("A day later")
	moved := screen.state.now[0].Start
	h.Tap("Take 8 into the programme")
	h.Press(fyne.KeyReturn)
	rows, err := s.Sessions(ctx)
	if err != nil || len(rows) != 8 || rows[0].State != model.Idea || rows[0].Title == "" {
		t.Fatalf("%d sessions, %v: %+v", len(rows), err, rows)
	}
	if len(h.Said) != 1 || h.Said[0] != "8 sessions were taken into the programme." {
		t.Errorf("said %q", h.Said)
	}
	if why := screen.state.whyNotTake(); why == "" {
		t.Error("they can be taken again")
	}
	h.Sees("All of it is in the programme")
	if c := h.Command("Undo a change by hand"); c.Why == "" {
		t.Error("Ctrl+Z still takes back a move, and not the step of the file")
	}
	for _, r := range screen.page.rows {
		if r.proposed {
			t.Errorf("%s is still proposed", r.when)
		}
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if n := len(screen.state.toTake()); n != 8 || screen.state.now[0].Start != moved {
		t.Errorf("after undo %d can be taken, the first on %s", n, screen.state.now[0].Start)
	}
	h.Sees("1 changed by hand")
	h.Do("Undo: Move to " + moved.Date().Short()) // a move is one still
	if got := screen.state.now[0].Start; got.Date() != moved.Date().AddDays(-1) {
		t.Errorf("the move undone: %s", got)
	}
	h.SeesNot("by hand")
	noErrors(t, h)
}

func TestWhatSpeaksAgainstAPlanLeadsOn(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*storage.Planning)
		sees   []string
	}{
		{"past", func(w *storage.Planning) { w.From, w.To = "2025-01-01", "2025-12-31" }, []string{"already past", "Change the wishes…"}},
		{"contradiction", func(w *storage.Planning) { w.StepFree, w.Seats = true, 100 }, []string{"This wish cannot be granted. Rooms for at least 100: there is no such venue. Change it, or let it go.", "Change: "}},
		{"nobody", func(w *storage.Planning) { w.People = "zzz" }, []string{"Nobody fits “zzz”: plan for other people, or for everyone.", "Plan for other people…"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := community(t)
			w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
			tt.change(&w)
			if err := s.SaveWishes(ctx, w); err != nil {
				t.Fatal(err)
			}
			h, screen := open(t, s)
			h.Tap("Propose a programme")
			text := strings.ToLower(strings.ReplaceAll(h.Texts(), "\n", " "))
			for _, want := range tt.sees {
				if !strings.Contains(text, strings.ToLower(want)) {
					t.Errorf("%q cannot be read: %s", want, text)
				}
			}
			if screen.has {
				t.Error("there is a proposal all the same")
			}
			noErrors(t, h)
		})
	}
}

func TestWhoToldUsNothingCanBeAsked(t *testing.T) {
	h, _, _ := proposed(t)
	h.Sees("2 have told us nothing")
	h.Tap("Ask them…")
	p := h.Last()
	if p.Area != frame.Programme || p.Tab != frame.Polls || !p.New || p.Filter == nil || len(p.Filter.People) != 2 || p.Poll == nil {
		t.Fatalf("went to %+v", p)
	}
	if n := len(p.Poll.Options); n != 2 || p.Poll.Options[0].Mode == p.Poll.Options[1].Mode || p.Poll.Title == "" {
		t.Errorf("the poll begins with %+v", p.Poll)
	}
	for _, o := range p.Poll.Options {
		if (o.Mode == model.Online) != (o.Venue == "") || o.End == "" {
			t.Errorf("it asks about %+v", o)
		}
	}
	noErrors(t, h)
}

func TestTheStripIsDragged(t *testing.T) {
	h, screen, _ := proposed(t)
	key := screen.page.rows[0].key
	before := screen.state.now[0].Start.Date()
	for _, day := range []model.Date{before.AddDays(1), before.AddDays(2), before.AddDays(3)} {
		screen.drag(key, day, false)
	}
	screen.drag(key, before.AddDays(3), true)
	if len(screen.state.past) != 1 || screen.state.now[0].Start.Date() != before.AddDays(3) {
		t.Errorf("%d steps, on %s", len(screen.state.past), screen.state.now[0].Start)
	}
	screen.drag(key, before.AddDays(4), true)
	h.Do(screen.undoName())
	if got := screen.state.now[0].Start.Date(); got != before.AddDays(3) {
		t.Errorf("the second drag taken back: %s", got)
	}
	noErrors(t, h)
}

func TestAContradictionOpensTheWishItNames(t *testing.T) {
	s, _ := community(t)
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
	w.Seats = 100
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h, _ := open(t, s)
	h.Tap("Propose a programme")
	h.Tap("Change: rooms for at least 100")
	if f, ok := h.Window().Canvas().Focused().(*widgets.Entry); !ok || f.Text != "100" {
		t.Errorf("the keyboard is in %v", h.Window().Canvas().Focused())
	}
	noErrors(t, h)
}

func TestWhatAnotherProposalTookThePlaceOfCanBeTakenBack(t *testing.T) {
	h, screen, _ := proposed(t)
	h.Do("A day later")
	before := slices.Clone(screen.state.now)
	h.Do("Propose a programme")
	h.Settle()
	if slices.EqualFunc(before, screen.state.now, func(a, b plan.Session) bool { return a.Start == b.Start }) {
		t.Fatal("the move outlasts another proposal")
	}
	h.Do("Undo: Propose again")
	if !slices.EqualFunc(before, screen.state.now, func(a, b plan.Session) bool { return a.Start == b.Start && a.Venue == b.Venue }) {
		t.Errorf("taken back it is %+v", screen.state.now)
	}
	noErrors(t, h)
}

// What is now is compared with the proposal that it was made of, not with another whose
// sessions happen to be numbered alike.
func TestUndoOfAnotherProposalComparesWithTheOneBefore(t *testing.T) {
	h, screen, s := proposed(t)
	compared := func() (all []string) {
		for _, r := range screen.state.rows() {
			if r.moved || strings.Contains(r.canCome, "(") {
				all = append(all, r.when+" "+r.canCome)
			}
		}
		for _, tile := range screen.state.tiles() {
			if strings.Contains(tile.number, "(") {
				all = append(all, tile.number)
			}
		}
		return all
	}
	rows, headline := rowTexts(screen), screen.state.headline()
	w := screen.planning
	w.To, w.Rhythms = "2027-02-28", slices.Clone(w.Rhythms)
	w.Rhythms[1].Every = 1
	frametest.OK(t, s.SaveWishes(ctx, w))
	h.Settle()
	h.Do("Propose a programme")
	h.Settle()
	if got := compared(); len(got) > 0 || screen.state.byHand() != 0 {
		t.Errorf("a fresh proposal is compared: %q", got)
	}
	other := rowTexts(screen)
	screen.undo()
	h.Settle()
	if got := compared(); len(got) > 0 || screen.state.byHand() != 0 || !slices.Equal(rowTexts(screen), rows) || screen.state.headline() != headline {
		t.Errorf("after undo %q are compared, and there is\n%s\nbefore it was\n%s", got, strings.Join(rowTexts(screen), "\n"), strings.Join(rows, "\n"))
	}
	h.Do("A day later")
	if screen.state.byHand() != 1 {
		t.Errorf("%d are changed by hand", screen.state.byHand())
	}
	screen.undo()
	screen.redo()
	screen.undo()
	if id := screen.state.ours(); screen.state.find(id) >= 0 {
		t.Errorf("%s is given out twice", id)
	}
	h.Do("Propose a programme")
	h.Settle()
	if got := compared(); len(got) > 0 || !slices.Equal(rowTexts(screen), other) {
		t.Errorf("proposed once more %q are compared", got)
	}
	noErrors(t, h)
}

func TestWhatIsRefusedLeavesTheProposalAndNamesTheLock(t *testing.T) {
	h, screen, s := proposed(t)
	dear, err := s.AddVenue(ctx, model.Venue{Name: "Grand Hotel", Capacity: 80, StepFree: model.Yes, Cost: 33000})
	if err != nil {
		t.Fatal(err)
	}
	h.Settle()
	at := slices.IndexFunc(screen.page.rows, func(r row) bool { return r.session.Mode == model.InPerson })
	screen.page.table.Focus()
	screen.page.table.SetCurrentKey(screen.page.rows[at].key)
	screen.choose(screen.page.rows[at].key)
	screen.setVenue(dear)
	h.Do("Lock this session, or let it go")
	before, locked := slices.Clone(screen.state.now), screen.page.rows[at].session

	w := screen.planning
	budget := model.Money(20000)
	w.Budget = &budget
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Do("Propose a programme")
	name := locked.Start.Date().Time().Format("Mon 2 Jan") + " at Grand Hotel, £330"
	h.Sees("Unlock " + name)
	read := strings.ReplaceAll(h.Texts(), "\n", " ")
	for _, want := range []string{"This wish cannot be granted.", "It could be granted if “" + name + "” were not locked.", "The proposal is as it was."} {
		if !strings.Contains(read, want) {
			t.Errorf("%q cannot be read: %s", want, read)
		}
	}

	h.Do("Back to the proposal")
	h.Sees("Proposal, Jun 2026", "1 locked")
	if !slices.EqualFunc(before, screen.state.now, sameSlot) {
		t.Errorf("the moves are gone: %+v", screen.state.now)
	}
	h.Do("Undo: Another venue")
	h.Do("Redo: Another venue")

	h.Do("Propose a programme")
	if c := h.Command("Back to the proposal"); c.Key.ShortcutName() != listing.Bare(fyne.KeyEscape).ShortcutName() {
		t.Errorf("Esc does not lead back, but %v", c.Key)
	}
	budget = 10000 // too little for the cheaper hall, too
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Do("Propose a programme")
	h.Sees("Without what is locked it could not")
	budget = 20000
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Do("Propose a programme")
	h.Tap("Unlock " + name)
	h.SeesNot("cannot be granted", "locked")
	if i := slices.IndexFunc(screen.state.now, func(v plan.Session) bool { return v.Venue == dear }); i >= 0 || !screen.has {
		t.Errorf("let go, it is still there: %+v", screen.state.now)
	}
	noErrors(t, h)
}

func TestWishesThatAreUndoneAreNotThoseOfTheProposal(t *testing.T) {
	h, screen, s := proposed(t)
	const changed = "The wishes have changed since"
	w := screen.planning
	w.StepFree = true
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Sees(changed)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.SeesNot(changed)
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Tap("Propose again")
	h.SeesNot(changed)
	if !screen.state.wishes.StepFree {
		t.Error("proposed again it does not follow the wishes")
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	h.Sees(changed)
	noErrors(t, h)
}

func TestWhatStandsInTheWayIsSaidBeforeItIsTaken(t *testing.T) {
	h, screen, s := proposed(t)
	var hall *row
	for i, r := range screen.page.rows {
		if r.session.Mode == model.InPerson && hall == nil {
			hall = &screen.page.rows[i]
		}
	}
	day := hall.session.Start.Date().Time().Format("Mon 2 Jan")
	screen.page.table.SetCurrentKey(hall.key)
	screen.choose(hall.key)
	screen.setVenue("")
	twice := screen.state.now[0]
	screen.state.add(twice)
	screen.changed()
	h.Settle()
	h.Tap("Take 9 into the programme")
	h.Sees("As dates to save", "1 session has no venue yet")
	h.Press(fyne.KeyReturn)
	h.Sees("What stands in the way", day+": A session in person needs a venue", "Both at the same time on "+twice.Start.Date().Short(), "Take 9 all the same")
	h.Press(fyne.KeyEscape)
	if rows, _ := s.Sessions(ctx); len(rows) != 0 {
		t.Fatalf("%d were taken all the same", len(rows))
	}
	h.Tap("Take 9 into the programme")
	h.Press(fyne.KeyReturn)
	h.Tap("Take 9 all the same")
	if rows, _ := s.Sessions(ctx); len(rows) == 0 {
		t.Error("nothing was taken")
	}
	noErrors(t, h)
}

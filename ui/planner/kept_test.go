package planner

import (
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/model/plan"
	"convenor/model/rotation"
	"convenor/storage"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// again closes the file and opens the planner on it anew, after what happened to the
// file meanwhile.
func again(t *testing.T, s *storage.Store, meanwhile ...func(*storage.Store)) (*frametest.Host, *Screen, *storage.Store) {
	t.Helper()
	frametest.OK(t, s.Close())
	o := storage.Options{Now: func() time.Time { return frametest.Now }, Holder: "Ann on ann-laptop"}
	next, err := storage.Open(ctx, s.Path(), o)
	frametest.OK(t, err)
	t.Cleanup(func() { _ = next.Close() })
	for _, do := range meanwhile {
		do(next)
	}
	h, screen := open(t, next)
	return h, screen, next
}

// steps is how many steps the history of a file has.
func steps(t *testing.T, s *storage.Store) int {
	t.Helper()
	all, err := s.History(ctx, 1000)
	frametest.OK(t, err)
	return len(all)
}

func TestAProposalIsThereAgainWhenTheFileIsOpened(t *testing.T) {
	h, screen, s := proposed(t)
	before := steps(t, s)
	screen.page.table.Focus()
	h.Press(fyne.KeyHome)
	h.Edit(frametest.Find[*widgets.DateField](h, "Date").Entry, "26 June 2026")
	h.Edit(frametest.Find[*widgets.TextField](h, "Title").Entry, "Summer start")
	screen.page.table.Focus()
	for _, c := range screen.Commands() {
		if strings.HasPrefix(c.Name, "Lock this session") {
			h.Do(c.Name)
		}
	}
	h.Press(fyne.KeyEnd)
	h.Do("Drop this session")
	screen.drag(string(screen.state.now[1].ID), "2026-07-09", false)
	screen.drag(string(screen.state.now[1].ID), "2026-07-10", true)
	if n := steps(t, s); n != before {
		t.Errorf("moving sessions about made %d steps in the history", n-before)
	}
	was, rows := slices.Clone(screen.state.now), rowTexts(screen)
	tiles := screen.state.tiles()

	h, screen, s = again(t, s)
	if !slices.EqualFunc(was, screen.state.now, func(a, b plan.Session) bool {
		return a.ID == b.ID && a.Title == b.Title && sameSlot(a, b) && a.End == b.End
	}) {
		t.Errorf("it was\n%+v\nand is\n%+v", was, screen.state.now)
	}
	if got := rowTexts(screen); !slices.Equal(got, rows) {
		t.Errorf("the rows were\n%s\nand are\n%s", strings.Join(rows, "\n"), strings.Join(got, "\n"))
	}
	if !slices.Equal(screen.state.tiles(), tiles) {
		t.Errorf("the figures were\n%+v\nand are\n%+v", tiles, screen.state.tiles())
	}
	h.Sees("Proposal, Jun 2026 to Nov 2026", "3 changed by hand", "1 locked", "Take 7 into the programme")
	h.SeesNot("Since you left")
	if len(h.Told) != 0 || steps(t, s) != before || screen.state.undo() != "" {
		t.Errorf("told %q, %d steps", h.Told, steps(t, s))
	}
	// and it is worked on as before: an addition does not get the ID of another
	h.Do("Add a session to the proposal")
	if n := len(screen.state.now); n != 8 {
		t.Errorf("%d are proposed", n)
	}
	ids := map[model.ID]bool{}
	for _, v := range screen.state.now {
		ids[v.ID] = true
	}
	if len(ids) != 8 {
		t.Errorf("IDs are there twice: %v", ids)
	}
	h.Do("Propose a programme")
	if v := screen.state.now[slices.IndexFunc(screen.state.now, func(v plan.Session) bool { return v.Title == "Summer start" })]; v.Start.Date() != "2026-06-26" || !screen.state.locked[v.ID] {
		t.Errorf("proposed again the locked one is %+v", v)
	}
	noErrors(t, h)
}

// rowTexts are the lines of the list as they can be read.
func rowTexts(s *Screen) (all []string) {
	for _, r := range s.page.rows {
		signs := ""
		if r.locked {
			signs += "locked "
		}
		if r.moved {
			signs += "moved"
		}
		all = append(all, model.JoinNonEmpty(" | ", r.month, r.when, r.band, r.where, r.canCome, r.why, r.clash, signs))
	}
	return all
}

// What was taken before the file was closed is still what was proposed when taking is undone.
func TestTakingIsUndoneAfterTheFileWasOpenedAgain(t *testing.T) {
	h, _, s := proposed(t)
	h.Tap("Take 8 into the programme")
	h.Press(fyne.KeyReturn) // as ideas
	h, screen, s := again(t, s)
	if n := screen.state.byHand(); n > 0 || len(screen.state.toTake()) > 0 {
		t.Errorf("all is taken, and %d are changed by hand", n)
	}
	_, err := s.Undo(ctx)
	frametest.OK(t, err)
	h.Settle()
	if n := len(screen.state.toTake()); n != 8 || screen.state.byHand() > 0 {
		t.Errorf("after undo %d can be taken, %d changed by hand", n, screen.state.byHand())
	}
	for _, r := range screen.page.rows {
		if r.moved {
			t.Errorf("%s: moved", r.when)
		}
	}
	noErrors(t, h)
}

func TestWhatHasChangedUnderAProposalIsSaid(t *testing.T) {
	h, screen, s := proposed(t)
	held := 0
	for _, v := range screen.state.now {
		if v.Mode == model.InPerson {
			held++
		}
	}
	h.Settle()
	var extra model.ID
	h, screen, s = again(t, s, func(s *storage.Store) {
		venues, err := s.Venues(ctx)
		frametest.OK(t, err)
		frametest.OK(t, s.RemoveVenues(ctx, venues[0].ID))
		extra, err = s.AddSession(ctx, model.Session{Title: "Summer fair", Mode: model.Online, State: model.Confirmed, Start: "2026-08-20T12:00", End: "2026-08-20T13:00", Zone: "Europe/London"})
		frametest.OK(t, err)
	})
	want := "Since you left this proposal, 1 session has come into the programme and Library Hall is no longer used (2 sessions need another venue). The rest is as you left it, and counted anew."
	if held != 2 || len(h.Told) != 1 || h.Told[0] != want {
		t.Errorf("told %q", h.Told)
	}
	h.Sees("no venue yet")
	if rows := strings.Join(rowTexts(screen), "\n"); !strings.Contains(rows, "in the programme: Summer fair; counts for August 2026") || strings.Count(rows, "A session in person needs a venue: until it has one it reaches nobody.") != 2 {
		t.Errorf("the rows are\n%s", rows)
	}
	h.SeesNot("no plan can reach") // of another file nothing is proven
	if n := len(screen.state.now); n != 8 {
		t.Errorf("%d are left", n)
	}
	noErrors(t, h)

	// It is said once; then what was added is gone.
	h, screen, _ = again(t, s, func(s *storage.Store) {
		frametest.OK(t, s.RemoveSessions(ctx, extra))
		_, err := s.AddVenue(ctx, model.Venue{Name: "Town Hall"})
		frametest.OK(t, err)
	})
	if want := "Since you left this proposal, 1 session is no longer in the programme. The rest is as you left it, and counted anew."; len(h.Told) != 1 || h.Told[0] != want {
		t.Errorf("told %q", h.Told)
	}
	if n := len(screen.state.now); n != 8 {
		t.Errorf("%d are left", n)
	}
}

func TestSinceNamesEachThing(t *testing.T) {
	online := plan.Session{ID: "a", Mode: model.Online, Start: "2026-06-09T12:30"}
	hall := plan.Session{ID: "proposed 1", Mode: model.InPerson, Start: "2026-06-20T10:30", Venue: "hall"}
	in := plan.Input{Today: "2026-06-20", Venues: []model.Venue{{ID: "hall", Retired: true}}, Fixed: []plan.Session{{ID: "a", Mode: model.Online, Start: "2026-06-10T12:30"}}}
	k := storage.KeptPlan{Now: []plan.Session{hall}, Programme: []plan.Session{online}, Places: map[model.ID]string{"hall": "Library Hall"}}
	want := "Since you left this proposal, 1 session of the programme has moved, Library Hall is no longer used (1 session needs another venue) and 1 proposed date has passed. The rest is as you left it, and counted anew."
	if got := since(in, k); got != want {
		t.Errorf("%q", got)
	}
	in.Fixed = []plan.Session{{ID: "b", Mode: hall.Mode, Start: hall.Start, Venue: "hall"}, online}
	in.Venues[0].Retired = false
	if got := since(in, k); got != "" { // it was taken into the programme
		t.Errorf("%q", got)
	}
}

func TestAProposalThatCannotBeReadIsLeftAlone(t *testing.T) {
	for _, tt := range []struct{ name, text, told string }{
		{"damaged", `{"version":1,"now":[{"id":"x"`, "The proposal that was kept here cannot be read any more; propose a programme again."},
		{"of a later version", `{"version":99}`, "The proposal that was kept here is of a newer version of Convenor; open it there, or propose a programme again."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, s := proposed(t)
			h, screen, s := again(t, s, func(s *storage.Store) { frametest.OK(t, s.SetSetting(ctx, "proposal", tt.text)) })
			if len(h.Told) != 1 || h.Told[0] != tt.told || screen.has {
				t.Errorf("told %q", h.Told)
			}
			h.Tap("Propose a programme")
			if _, found, err := s.KeptPlan(ctx); !found || err != nil {
				t.Errorf("a new one is not kept: %v %v", found, err)
			}
			noErrors(t, h)
		})
	}
}

func TestOfAFileThatIsOpenToLookTheProposalIsShown(t *testing.T) {
	h, screen, s := proposed(t)
	h.Settle()
	n := len(screen.state.now)
	o := storage.Options{Now: func() time.Time { return frametest.Now }, Holder: "Ben on ben-laptop", ReadOnly: true}
	look, err := storage.Open(ctx, s.Path(), o)
	frametest.OK(t, err)
	t.Cleanup(func() { _ = look.Close() })
	h, screen = open(t, look)
	if len(screen.state.now) != n {
		t.Errorf("%d are shown of %d", len(screen.state.now), n)
	}
	screen.page.table.Focus()
	h.Press(fyne.KeyHome)
	h.Do("A day later")
	noErrors(t, h)
}

func TestADateThatWouldReachMoreIsAddedOnTheDayThatIsNamed(t *testing.T) {
	s, _ := community(t)
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
	w.Rhythms = w.Rhythms[:1] // online only: those who can come at weekends are left
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h, screen := open(t, s)
	h.Tap("Propose a programme")
	e := screen.state.shown.Extra[0]
	text := strings.ReplaceAll(h.Texts(), "\n", " ")
	for _, want := range []string{"Of 14 people planned for, 8 said they can make at least one session; 2 have not said and count as", "4 are not reached", "would reach 4 people", model.FormatSpan(e.Session.Start, e.Session.End), "Library Hall"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be read: %s", want, text)
		}
	}
	n := len(screen.state.now)
	h.Tap("Add this session")
	if r, ok := screen.at(); !ok || r.session.Start != e.Session.Start || r.session.Venue != e.Venue || len(screen.state.now) != n+1 || len(screen.state.past) != 1 {
		t.Errorf("added is %+v", r)
	}
	if text := strings.ReplaceAll(h.Texts(), "\n", " "); !strings.Contains(text, "Of 14 people planned for, 12 said they can make at least one session") {
		t.Errorf("then: %s", text)
	}
	noErrors(t, h)
}

func TestASessionInTheProgrammeSaysForWhatItCounts(t *testing.T) {
	s, _ := community(t)
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
	w.To = "2026-11-30"
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddSession(ctx, model.Session{Title: "Fair", Mode: model.InPerson, State: model.Confirmed, Start: "2026-06-06T12:00", End: "2026-06-06T13:00", Zone: "Europe/London"}); err != nil {
		t.Fatal(err)
	}
	h, screen := open(t, s)
	h.Tap("Propose a programme")
	i := slices.IndexFunc(screen.page.rows, func(r row) bool { return !r.proposed && !r.empty })
	if got := screen.page.rows[i].why; got != "in the programme: Fair; counts for June to August 2026" {
		t.Errorf("%q", got)
	}
	screen.page.table.SetCurrent(i)
	h.Settle()
	if text := strings.ReplaceAll(h.Texts(), "\n", " "); !strings.Contains(text, "so it stays and counts for June to August 2026.") || !strings.Contains(text, "In person every 3 months: “Fair” on 6 June 2026 counts for June to August 2026.") {
		t.Errorf("%s", text)
	}
	noErrors(t, h)
}

func TestNobodyWhoFitsLeadsToTheWords(t *testing.T) {
	s, _ := community(t)
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06"), People: "zzz"}
	if err := s.SaveWishes(ctx, w); err != nil {
		t.Fatal(err)
	}
	h, _ := open(t, s)
	h.Tap("Propose a programme")
	h.Tap("Plan for other people…")
	if f, ok := h.Window().Canvas().Focused().(*widgets.Entry); !ok || f.Text != "zzz" {
		t.Errorf("the keyboard is in %v", h.Window().Canvas().Focused())
	}
	noErrors(t, h)
}

func TestTheWishesSayHowManyCanBePlannedFor(t *testing.T) {
	for _, c := range []struct {
		n    int
		out  plan.LeftOut
		want string
	}{
		{14, plan.LeftOut{}, "14 people"},
		{117, plan.LeftOut{Left: 3, Withdrawn: 2}, "117 of 122 people; 3 left, 2 withdrew consent to be written to"},
	} {
		if got := peopleWords(c.n, c.out); got != c.want {
			t.Errorf("%q", got)
		}
	}
	s, _ := community(t)
	id, err := s.AddPerson(ctx, model.Person{Given: "Gone", Left: "2026-01-01"})
	frametest.OK(t, err)
	if n, out, err := s.CountToPlanFor(ctx, storage.PeopleFilter{}); err != nil || n != 14 || out != (plan.LeftOut{Left: 1}) {
		t.Errorf("%d %+v %v, %s", n, out, err, id)
	}
	h, _ := open(t, s)
	h.Press(fyne.KeyReturn)
	h.Sees("14 of 15 people; 1 left")
	h.Press(fyne.KeyEscape)
}

func TestThePlannerAndTheLedgerAgreeWhoHasWaitedLongest(t *testing.T) {
	s := frametest.Sample(t)
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06")}
	from, err := readPlanned(ctx, s, w)
	frametest.OK(t, err)
	said, waited, most := from.turns.NextHosts(), map[model.ID]int{}, 0
	for _, r := range from.turns.Rows(rotation.District, 0) {
		if waited[r.ID] = r.Waited; r.People > 0 && r.Next == "" {
			most = max(most, r.Waited)
		}
	}
	day := from.in.Today.AddDays(30) // before what is in the programme as an idea
	for _, v := range from.in.Venues {
		p, err := plan.Evaluate(from.in, w.Wishes, []plan.Session{{ID: "proposed 1", Mode: model.InPerson, Start: model.At(day, 600), End: model.At(day, 720), Venue: v.ID}})
		frametest.OK(t, err)
		i := slices.IndexFunc(p.Sessions, func(c plan.Chosen) bool { return c.ID == "proposed 1" })
		passed, _, is := strings.Cut(p.Sessions[i].Passed, " has waited longest")
		if longest := waited[v.District] >= most; is == longest || is && !strings.Contains(said, passed) {
			t.Errorf("%s in %s: %q; the ledger: %q", v.Name, from.in.Names[v.District], p.Sessions[i].Passed, said)
		}
	}
}

package plan

import (
	"context"
	"slices"
	"strings"
	"testing"

	"convenor/model"
)

func propose(t *testing.T, in Input, w Wishes) Proposal {
	t.Helper()
	p, err := Propose(context.Background(), in, w, Options{Seed: 1, Steps: 300})
	if err != nil {
		t.Fatal(err)
	}
	if rules := broken(in, w, p.Sessions); len(rules) > 0 {
		t.Fatalf("broken: %v", rules)
	}
	return p
}

func TestAProposalSaysWhy(t *testing.T) {
	p := propose(t, story(), quarter())
	if len(p.Sessions) != 4 || len(p.Missing) != 0 {
		t.Fatalf("%d sessions, missing %v", len(p.Sessions), p.Missing)
	}
	if p.Totals.Once.Said != 14 || p.Totals.Once.Count() != 14 || p.Bound != 14 || p.Totals.Several.Said != 8 {
		t.Errorf("%+v", p.Totals)
	}
	i := slices.IndexFunc(p.Sessions, func(c Chosen) bool { return c.Mode == model.InPerson })
	hall := p.Sessions[i]
	if hall.Venue != "hall" || hall.Band != "weekend" || hall.CanCome.Said != 6 || hall.Cost != 2500 || hall.Capacity != 25 {
		t.Errorf("in person it is %+v", hall)
	}
	if got := hall.Why(); got != "6 people can make only this one; Wirral’s turn, the first ever" {
		t.Errorf("why: %q", got)
	}
	var lines []string
	for _, u := range p.Unreached {
		lines = append(lines, u.Sentence())
	}
	want := []string{"2 have told us nothing about when they can come", "1 said no to every time", "1 lives too far from every venue, and can only come in person"}
	if !slices.Equal(lines, want) {
		t.Errorf("unreached: %q", lines)
	}
	worst := p.Totals.Groups[p.Totals.Worst]
	if worst.Name != "Knowsley" || worst.People != 11 || worst.Reach.Said != 8 || worst.Before.Said != 8 {
		t.Errorf("worst: %+v", worst)
	}
	for _, g := range p.Totals.Groups {
		if g.Small != (g.People < 5) {
			t.Errorf("%+v", g)
		}
		if g.Name == "Wirral" && (g.Share() != 1 || g.ShareBefore() != 0) {
			t.Errorf("the Wirral has %.2f and had %.2f", g.Share(), g.ShareBefore())
		}
	}
}

func TestWhatWouldReachTheRest(t *testing.T) {
	w := quarter()
	w.Districts = []model.ID{"k"}
	p := propose(t, story(), w)
	if len(p.Extra) != 1 {
		t.Fatalf("%+v", p.Extra)
	}
	if got := p.Extra[0].Sentence(); got != "“Weekend” in Wirral would reach 6 people who have said yes to none of these dates (your wishes leave it out); the first free day is Sat 3 Jan 2026, 10:30–12:30, at Hoylake Hall" {
		t.Errorf("%q", got)
	}
	if s := p.Extra[0].Session; s.Start != "2026-01-03T10:30" || s.End != "2026-01-03T12:30" || s.Venue != "hall" || s.Cost != 2500 {
		t.Errorf("a date for it: %+v", s)
	}
	if u := p.Unreached[0]; u.Sentence() != "6 can only come at times that the programme does not have: Weekend, in person" {
		t.Errorf("%q", u.Sentence())
	}
}

func TestWhatIsAnnouncedCountsAndStays(t *testing.T) {
	in, w := story(), quarter()
	in.Fixed = []Session{
		{ID: "a", Title: "Spring gathering", Mode: model.InPerson, Start: "2026-02-21T10:00", End: "2026-02-21T12:00", Venue: "hall", Cost: 1000},
		{ID: "b", Title: "Online", Mode: model.Online, Start: "2026-03-03T12:30", End: "2026-03-03T13:30"},
		{ID: "c", Title: "Later", Mode: model.Online, Start: "2026-05-03T12:30", End: "2026-05-03T13:30"},
	}
	p := propose(t, in, w)
	if len(p.Sessions) != 4 || p.Totals.Cost != 1000 || p.Totals.Once.Said != 14 {
		t.Fatalf("%+v", p)
	}
	fixed := 0
	for _, s := range p.Sessions {
		if s.Fixed {
			fixed++
			if s.ID != "a" && s.ID != "b" || s.Rhythm < 0 {
				t.Errorf("%+v", s)
			}
		}
	}
	if fixed != 2 {
		t.Errorf("%d announced", fixed)
	}
}

func TestTurnsDecideWhereNothingElseDoes(t *testing.T) {
	in := story()
	for i := range in.People { // everybody comes everywhere, so that reach and fairness are equal
		in.People[i].MaxKm, in.People[i].Availability = 1000, []model.Availability{{Band: "day", Mode: model.InPerson, Answer: model.CanCome}}
	}
	in.Priors = Priors{{}: 0}
	in.Venues = append(in.Venues, model.Venue{ID: "second", Name: "Prescot Hall", District: "k", Point: &knowsleyPoint, Cost: 0})
	in.Held = append(in.Held, Session{Mode: model.InPerson, Start: "2025-11-14T13:00", Venue: "library"})
	w := quarter()
	w.Rhythms = w.Rhythms[1:]
	if p := propose(t, in, w); p.Sessions[0].Venue != "hall" {
		t.Errorf("the Wirral has never had a turn, but it is %+v", p.Sessions[0])
	}
	in.Held[2] = Session{Mode: model.InPerson, Start: "2025-11-14T13:00", Venue: "hall"}
	if p := propose(t, in, w); p.Sessions[0].Venue != "second" {
		t.Errorf("Knowsley has waited since May 2024, but it is %+v", p.Sessions[0])
	}
}

func TestItStopsWhenAskedAndTellsWhatIsBetter(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	in := community(3, 200, 8)
	var told []Proposal
	done := 0
	p, err := Propose(ctx, in, DefaultWishes(in.Today), Options{Better: func(p Proposal) {
		told = append(told, p)
		if len(told) == 2 {
			cancel()
		}
	}, Doing: func(d, of int) { done = max(done, d) }})
	if err != nil || len(told) != 2 || len(p.Sessions) == 0 {
		t.Fatalf("%v, told %d, %d sessions", err, len(told), len(p.Sessions))
	}
	if p.Totals.Once.Count() != told[1].Totals.Once.Count() || p.Bound < p.Totals.Once.Count() {
		t.Errorf("stopped with %d of %d, told %d", p.Totals.Once.Count(), p.Bound, told[1].Totals.Once.Count())
	}
	cancelled, err := Propose(ctx, in, DefaultWishes(in.Today), Options{})
	if err != nil || len(broken(in, DefaultWishes(in.Today), cancelled.Sessions)) > 0 {
		t.Errorf("cancelled before it began: %v", err)
	}
}

func TestNobodyHasAnswered(t *testing.T) {
	in := story()
	for i := range in.People {
		in.People[i].Availability = nil
	}
	p := propose(t, in, quarter())
	if len(p.Notes) != 1 || !strings.HasPrefix(p.Notes[0], "Nobody has said when they can come") || p.Totals.Once.Said != 0 || p.Totals.Once.Count() != 5 {
		t.Errorf("%v %+v", p.Notes, p.Totals.Once)
	}
}

func TestAHybridSessionIsInPersonAndOnline(t *testing.T) {
	in, w := story(), quarter()
	in.Fixed = []Session{{ID: "a", Mode: model.Hybrid, Start: "2026-02-17T12:30", End: "2026-02-17T14:30", Venue: "library", Cost: 4000}}
	w.Musts = []Must{{Sessions: 1, Mode: model.InPerson}, {Sessions: 3, Mode: model.Online}}
	p := propose(t, in, w)
	if len(p.Sessions) != 3 || len(p.Missing) != 0 {
		t.Fatalf("%+v", p.Sessions)
	}
	for _, c := range p.Totals.Clashes {
		if c.Rule == "must" {
			t.Error(c.Sentence)
		}
	}
	b, err := NewBoard(in, w, nil)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.Proposal().Missing; len(m) != 2 {
		t.Errorf("with nothing else %+v are missing", m)
	}
}

func TestWhoeverNamesAProposedSessionFindsItAgain(t *testing.T) {
	in, w := story(), quarter()
	s := Session{ID: "proposed 3", Title: "Gathering", Mode: model.InPerson, Start: "2026-02-21T10:00", Venue: "hall"}
	e, err := Evaluate(in, w, []Session{s})
	if err != nil || e.Sessions[0].ID != s.ID || e.Sessions[0].Title != s.Title || e.Sessions[0].Fixed {
		t.Errorf("%v %+v", err, e.Sessions)
	}
	in.Fixed = []Session{s}
	p := propose(t, in, w)
	i := slices.IndexFunc(p.Sessions, func(c Chosen) bool { return c.ID == s.ID })
	if i < 0 || !p.Sessions[i].Fixed || p.Sessions[i].Start != s.Start {
		t.Errorf("%+v", p.Sessions)
	}
}

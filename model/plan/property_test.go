package plan

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"convenor/model"
)

func TestAProposalKeepsToTheRulesAndCountsRightly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, w := drawInput(t, 12, 4), drawWishes(t, 5)
		o := Options{Seed: 7, Steps: 200}
		p, err := Propose(context.Background(), in, w, o)
		if err != nil {
			return // its reasons have tests of their own
		}
		if rules := broken(in, w, p.Sessions); len(rules) > 0 {
			t.Fatalf("%v are broken by %+v", rules, p.Sessions)
		}
		r := recount(in, w, sessionsOf(p.Sessions))
		if r.once != p.Totals.Once || r.several != p.Totals.Several {
			t.Fatalf("recounted %+v, the totals are %+v %+v", r, p.Totals.Once, p.Totals.Several)
		}
		if p.Bound < p.Totals.Once.Count() {
			t.Fatalf("the bound %d is below what is reached, %d", p.Bound, p.Totals.Once.Count())
		}
		unreached := 0
		for _, u := range p.Unreached {
			unreached += len(u.People)
		}
		if unreached+p.Totals.Once.Said != p.Totals.People {
			t.Fatalf("%d of %d said they can come, and %d are not reached", p.Totals.Once.Said, p.Totals.People, unreached)
		}
		again, err := Propose(context.Background(), in, w, o)
		if err != nil || !reflect.DeepEqual(p, again) {
			t.Fatalf("the same seed gives another proposal: %v", err)
		}
		e, err := Evaluate(in, w, sessionsOf(p.Sessions))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(e.Totals, p.Totals) || !reflect.DeepEqual(e.Sessions, p.Sessions) || !reflect.DeepEqual(e.Unreached, p.Unreached) {
			t.Fatalf("evaluated it is\n%+v\nproposed\n%+v", e, p)
		}
	})
}

// best tries every programme there is in the plainest way: every day, band
// and venue for each position in turn, or none.
func best(p *problem) (best *state, value score) {
	at := p.newState()
	var try func(i int)
	try = func(i int) {
		if i == len(p.positions) {
			var chosen []Chosen
			for _, d := range p.dated(at) {
				chosen = append(chosen, Chosen{Session: d.Session, Rhythm: d.rhythm})
			}
			if len(broken(p.in, p.w, chosen)) > 0 {
				return
			}
			if v := at.score(); best == nil || v.against(&value) > 0 {
				best, value = at.clone(), v
			}
			return
		}
		slot := at.slot(i)
		for _, w := range p.positions[i].whens {
			for _, k := range p.positions[i].kinds[w.band] {
				at.at[slot] = placed{k, w.day}
				try(i + 1)
			}
		}
		at.at[slot] = nowhere
		try(i + 1)
	}
	try(0)
	return best, value
}

func TestNothingIsBetterThanWhatIsProven(t *testing.T) {
	proven, exact := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		in, w := drawInput(t, 8, 2), drawWishes(t, 2)
		for i := range w.Rhythms {
			if w.Rhythms[i].Weekdays == "" {
				w.Rhythms[i].Weekdays = "26"
			}
		}
		w.Rhythms = w.Rhythms[:1]
		if w.Rhythms[0].Weekdays == "246" {
			w.Rhythms[0].Weekdays = "46"
		}
		p, err := ready(context.Background(), in, w)
		if err != nil {
			return
		}
		proposal, err := Propose(context.Background(), in, w, Options{Steps: 300})
		if err != nil {
			t.Fatal(err)
		}
		most, value := best(p)
		if most == nil {
			return
		}
		if int(value.once) > proposal.Bound && value.broken == 0 {
			t.Fatalf("%d can be reached, above the bound of %d", value.once, proposal.Bound)
		}
		found := p.newState()
		for i := range p.positions {
			found.at[found.slot(i)] = nowhere
			for _, s := range proposal.Sessions {
				if s.Rhythm == p.positions[i].rhythm && s.Period == p.positions[i].period && !s.Fixed {
					found.at[found.slot(i)] = p.placedAs(s.Session)
				}
			}
		}
		v := found.score()
		exact++
		if proposal.Proven {
			proven++
			if v.against(&value) != 0 {
				t.Fatalf("proven, but\n%+v\nis better than\n%+v", value, v)
			}
		}
		if v.broken > value.broken {
			t.Fatalf("%d are missing, none need be more than %d", v.broken, value.broken)
		}
		if v.broken == value.broken && v.once < value.once {
			t.Fatalf("%d reached of the %d that can be", v.once, value.once)
		}
	})
	if proven == 0 || exact == 0 {
		t.Error("no proposal was tried in full")
	}
}

func TestABoardIsTheSameAsLookingAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, w := drawInput(t, 10, 3), drawWishes(t, 4)
		var sessions []Session
		draw := func() Session {
			s := Session{Mode: rapid.SampledFrom(w.Rhythms).Draw(t, "rhythm").Mode}
			start := model.Date("2026-01-01").AddDays(rapid.IntRange(-3, 50).Draw(t, "day"))
			s.Start = model.At(start, model.Clock(60*rapid.IntRange(0, 23).Draw(t, "hour")))
			if s.Mode != "online" {
				v := rapid.SampledFrom(in.Venues).Draw(t, "venue")
				s.Venue, s.Cost = v.ID, v.Cost
			}
			return s
		}
		for range rapid.IntRange(0, 4).Draw(t, "sessions") {
			sessions = append(sessions, draw())
		}
		b, err := NewBoard(in, w, sessions)
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			n := len(b.Sessions())
			switch rapid.IntRange(0, 2).Draw(t, "change") {
			case 0:
				b.Add(draw())
			case 1:
				if n > 0 {
					i := rapid.IntRange(0, n-1).Draw(t, "which")
					was := b.Sessions()[i]
					index, _, ok := b.Move(i, draw())
					if ok == was.Fixed {
						t.Fatalf("moving %+v: %v", was, ok)
					}
					if ok && b.Sessions()[index].ID != "" {
						t.Fatalf("the index %d is of another", index)
					}
				}
			case 2:
				if n > 0 {
					b.Remove(rapid.IntRange(0, n-1).Draw(t, "which"))
				}
			}
			anew, err := Evaluate(in, w, b.Sessions())
			if err != nil {
				t.Fatal(err)
			}
			if got := b.Proposal(); !reflect.DeepEqual(got, anew) || !reflect.DeepEqual(b.Totals(), anew.Totals) {
				t.Fatalf("on the board\n%+v\nanew\n%+v", got, anew)
			}
			r := recount(in, w, b.Sessions())
			if r.once != b.Totals().Once || r.several != b.Totals().Several {
				t.Fatalf("recounted %+v, the totals are %+v", r, b.Totals())
			}
			if !slices.IsSortedFunc(b.Sessions(), func(a, b Session) int { return slices.Compare([]byte(a.Start), []byte(b.Start)) }) {
				t.Fatal("the board is out of order")
			}
		}
	})
}

package plan

import (
	"context"
	"math/bits"
	"slices"
	"testing"

	"convenor/model"

	"pgregory.net/rapid"
)

// tooSoonAgain counts plainly which sessions of a programme are in a district that
// hosted one of the n in person before.
func tooSoonAgain(in Input, all []Session, n int) (found int) {
	district := map[model.ID]model.ID{}
	for _, v := range in.Venues {
		district[v.ID] = v.District
	}
	var hosts []model.ID
	for _, s := range all {
		d := district[s.Venue]
		if s.Mode == model.Online || s.Venue == "" {
			continue
		}
		if d != "" && slices.Contains(hosts[max(0, len(hosts)-n):], d) {
			found++
		}
		hosts = append(hosts, d)
	}
	return found
}

func TestADistrictRestsBeforeItHostsAgain(t *testing.T) {
	for seed := range uint64(4) {
		in := community(seed, 120, 24)
		w := DefaultWishes(in.Today)
		w.Rhythms[1].Every = 1 // in person every month
		for rest := range 4 {
			w.Rest = rest
			p, err := Propose(context.Background(), in, w, Options{Seed: 1, Steps: 200})
			if err != nil {
				t.Fatal(err)
			}
			var all []Session
			for _, s := range p.Sessions {
				all = append(all, s.Session)
			}
			if n := tooSoonAgain(in, all, rest); n > 0 {
				t.Errorf("seed %d, rest %d: %d host too soon", seed, rest, n)
			}
			for _, c := range p.Totals.Clashes {
				if c.Rule == "rest" {
					t.Errorf("seed %d, rest %d: %s", seed, rest, c.Sentence)
				}
			}
		}
	}
}

// What must be outranks the resting of places, and what comes too soon for it is said.
func TestAMustOutranksResting(t *testing.T) {
	in := community(2, 120, 24)
	w := DefaultWishes(in.Today)
	w.Musts = []Must{{Sessions: 3, Mode: model.InPerson, District: "d0"}} // two venues
	p, err := Propose(context.Background(), in, w, Options{Seed: 1, Steps: 300})
	if err != nil {
		t.Fatal(err)
	}
	rests := 0
	for _, c := range p.Totals.Clashes {
		switch c.Rule {
		case "must":
			t.Error(c.Sentence)
		case "rest":
			rests++
		}
	}
	if rests == 0 {
		t.Error("three of four sessions are in one district, and nothing is said of its rest")
	}
}

func TestADistrictOnlyRestsAsFarAsThereAreOthers(t *testing.T) {
	in := community(1, 60, 6)
	in.Held = nil
	for i := range in.Venues {
		in.Venues[i].District = model.ID([]string{"d0", "d1"}[i%2])
	}
	w := DefaultWishes(in.Today)
	w.Rest = 5
	p, err := Propose(context.Background(), in, w, Options{Steps: 100})
	if err != nil {
		t.Fatal(err)
	}
	var hosts []Session
	for _, s := range p.Sessions {
		if s.Mode == model.InPerson {
			hosts = append(hosts, s.Session)
		}
	}
	if len(hosts) != 4 || tooSoonAgain(in, hosts, 1) > 0 {
		t.Errorf("two districts take turns as %+v", hosts)
	}
	w.Districts = []model.ID{"d0"}
	if p, err = Propose(context.Background(), in, w, Options{Steps: 100}); err != nil {
		t.Fatal(err)
	}
	for _, c := range p.Totals.Clashes {
		if c.Rule == "rest" {
			t.Errorf("one district alone: %s", c.Sentence)
		}
	}
}

// What a state counts as too soon is what a plain count finds.
func TestTooSoonIsCountedRight(t *testing.T) {
	in := community(3, 20, 12)
	in.Held = nil
	rapid.Check(t, func(t *rapid.T) {
		w := DefaultWishes(in.Today)
		w.Rest = rapid.IntRange(0, 4).Draw(t, "rest")
		p, err := newProblem(in, w)
		if err != nil {
			t.Fatal(err)
		}
		s := &state{p: p}
		var all []Session
		for i := range rapid.IntRange(0, 8).Draw(t, "sessions") {
			day := p.from + int32(7*i)
			mode := rapid.SampledFrom([]model.Mode{model.InPerson, model.Online}).Draw(t, "mode")
			venue := rapid.IntRange(0, len(in.Venues)-1).Draw(t, "venue")
			s.at = append(s.at, placed{p.kind(key{mode, 0, venue}), day})
			all = append(all, Session{Mode: mode, Venue: in.Venues[venue].ID})
		}
		if got, want := s.tooSoon(), tooSoonAgain(in, all, p.rest); got != want {
			t.Fatalf("%d are too soon, plainly %d", got, want)
		}
		for slot := range s.at {
			days := []int32{p.from + 3, p.from + 10, p.from + 31}
			r := s.newRests(slot, s.at[slot].kind, days)
			for _, day := range days {
				moved := &state{p, slices.Clone(s.at)}
				moved.at[slot].day = day
				if got, want := r.on(day), moved.tooSoon(); p.kinds[s.at[slot].kind].venue >= 0 && got != want {
					t.Fatalf("on day %d %d are too soon, not %d", day-p.from, got, want)
				}
			}
		}
	})
}

// How often a district may host is what trying all dates finds.
func TestHowOftenADistrictMayHost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := problem{rest: rapid.IntRange(1, 4).Draw(t, "rest")}
		for range rapid.IntRange(0, p.rest).Draw(t, "before") {
			p.hosted = append(p.hosted, rapid.SampledFrom([]model.ID{"d", "e"}).Draw(t, "hosted"))
		}
		n := rapid.IntRange(0, 9).Draw(t, "sessions")
		most := 0
		for dates := range uint(1) << n {
			hosts := slices.Clone(p.hosted)
			slices.Reverse(hosts)
			fits := true
			for i := range n {
				host := model.ID("e")
				if dates>>i&1 == 1 {
					host = "d"
					fits = fits && !slices.Contains(hosts[max(0, len(hosts)-p.rest):], host)
				}
				hosts = append(hosts, host)
			}
			if fits {
				most = max(most, bits.OnesCount(dates))
			}
		}
		if got := p.hostsAtMost("d", n); got != most {
			t.Fatalf("%d of %d with a rest of %d after %v, not %d", most, n, p.rest, p.hosted, got)
		}
	})
}

// Where places rest, what is proven is proven of programmes in which they do, and is
// reached in a year of a large community.
func TestABoundCountsTheRestIn(t *testing.T) {
	in := community(1, 2000, 60)
	w := years(in)["Usual"]
	p, err := Propose(context.Background(), in, w, Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	free := w
	free.Rest = 0
	more, err := Propose(context.Background(), in, free, Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if p.Totals.Once.Count() != p.Bound || p.Bound >= more.Bound {
		t.Errorf("with a rest %d of at most %d, without it %d of at most %d", p.Totals.Once.Count(), p.Bound, more.Totals.Once.Count(), more.Bound)
	}
}

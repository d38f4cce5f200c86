package plan

import (
	"context"
	"slices"
	"strings"
	"testing"

	"convenor/model"

	"pgregory.net/rapid"
)

// What is said to be impossible is impossible, and what is not can be done: as trying all
// days finds.
func TestSessionsAreCloseEnoughWhenSomeDaysAre(t *testing.T) {
	possible := func(all []window, most int32) bool {
		days := make([]int32, len(all))
		var try func(i int) bool
		try = func(i int) bool {
			if i == len(all) {
				sorted := slices.Sorted(slices.Values(days))
				for j := 1; j < len(sorted); j++ {
					if sorted[j]-sorted[j-1] > most {
						return false
					}
				}
				return true
			}
			for days[i] = all[i].first; days[i] <= all[i].last; days[i]++ {
				if try(i + 1) {
					return true
				}
			}
			return false
		}
		return try(0)
	}
	rapid.Check(t, func(t *rapid.T) {
		var all []window
		for range rapid.IntRange(0, 5).Draw(t, "sessions") {
			first := rapid.Int32Range(0, 20).Draw(t, "first")
			all = append(all, window{first, first + rapid.Int32Range(0, 5).Draw(t, "days")})
		}
		most := rapid.Int32Range(1, 8).Draw(t, "most")
		if got, want := closeEnough(all, most), possible(all, most); got != want {
			t.Fatalf("%v with %d between: %v, and trying all finds %v", all, most, got, want)
		}
	})
}

func TestWhatIsAnnouncedLeavesTheGapsItHas(t *testing.T) {
	in, w := story(), quarter()
	w.GapMost = 30
	in.Fixed = []Session{
		{ID: "a", Title: "A", Mode: model.Online, Start: "2026-01-06T12:30", End: "2026-01-06T13:30"},
		{ID: "b", Title: "B", Mode: model.Hybrid, Start: "2026-02-24T12:30", End: "2026-02-24T14:30", Venue: "library"},
	}
	want := "At most 30 days from one session to the next cannot be had beside what is in the programme already: at best 49 days lie between some of them"
	if p := propose(t, in, w); !slices.Contains(p.Notes, want) {
		t.Errorf("%q", p.Notes)
	}
	w.GapMost = 49
	if p := propose(t, in, w); slices.ContainsFunc(p.Notes, func(n string) bool { return strings.Contains(n, "cannot be had") }) {
		t.Errorf("%q", p.Notes)
	}
}

// longestGap is the longest gap between sessions of a proposal.
func longestGap(p Proposal) (days int32) {
	for i := 1; i < len(p.Sessions); i++ {
		days = max(days, dayOf(p.Sessions[i].Start.Date())-dayOf(p.Sessions[i-1].Start.Date()))
	}
	return days
}

// What cannot be had quite is had as nearly as can be, and not in some places at the cost of
// others.
func TestAWishForShorterGapsMakesNoneLonger(t *testing.T) {
	for seed := range uint64(3) {
		in := community(seed, 120, 24)
		w := DefaultWishes(in.Today)
		free, err := Propose(context.Background(), in, w, Options{Seed: 1, Steps: 300})
		if err != nil {
			t.Fatal(err)
		}
		for _, w.GapMost = range []int{21, 24, 28, 32} {
			p, err := Propose(context.Background(), in, w, Options{Seed: 1, Steps: 300})
			if err != nil {
				t.Fatal(err)
			}
			if with, without := longestGap(p), longestGap(free); with > without || w.GapMost >= 28 && with > int32(w.GapMost) || len(p.Missing) > 0 {
				t.Errorf("seed %d: with %d days at most there are %d, without that %d", seed, w.GapMost, with, without)
			}
		}
	}
}

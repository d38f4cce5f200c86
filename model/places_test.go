package model

import (
	"fmt"
	"math/rand"
	"testing"
	"time"
)

func TestPlacesAreCountedForEachMode(t *testing.T) {
	venue := &Venue{Capacity: 30}
	person := func(r Reply, m Mode) Participation { return Participation{Reply: r, ModeWanted: m} }
	people := []Participation{person(Accepted, ""), person(Accepted, Online), person(Accepted, InPerson), person(Tentative, Online), person(Waitlisted, ""), person(Declined, Online)}
	s := Session{Mode: Hybrid, OnlineCapacity: 1}
	got := PlacesOf(s, venue, people)
	want := []Places{{Mode: InPerson, Capacity: 30, Accepted: 2, Waiting: 1}, {Mode: Online, Capacity: 1, Accepted: 1, Tentative: 1}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	for i, line := range []string{"In person: 2 of 30 places taken, 1 waiting", "Online: 1 of 1 place taken"} {
		if got[i].Line() != line {
			t.Errorf("%q, want %q", got[i].Line(), line)
		}
	}
	if w := got[1].Warning(); w != "2 accepted or tentative, online there are places for 1" || got[0].Warning() != "" || got[1].Free() {
		t.Errorf("warning %q", w)
	}
	s = Session{Mode: InPerson, Capacity: 2}
	if got := PlacesOf(s, venue, people); len(got) != 1 || got[0].Over() != 1 || got[0].Warning() != "1 more accepted than the room holds (2)" {
		t.Errorf("%+v", got)
	}
	if got := PlacesOf(Session{Mode: Online}, venue, people); got[0].Capacity != 0 || !got[0].Free() || got[0].Over() != 0 {
		t.Errorf("%+v", got)
	}
}

// TestWaitingListsHaveNoGaps moves, adds and takes people at random: each list
// counts from 1 to its length, and a move keeps the order of all others.
func TestWaitingListsHaveNoGaps(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	for range 200 {
		var people []*Participation
		for i := range 1 + r.Intn(12) {
			people = append(people, &Participation{ID: ID(fmt.Sprint("p", i)), Reply: Replies[r.Intn(len(Replies))],
				ModeWanted: []Mode{"", InPerson, Online}[r.Intn(3)], Waiting: r.Intn(4), Replied: time.Unix(int64(r.Intn(5)), 0)})
		}
		mode := Modes[r.Intn(len(Modes))]
		NumberWaiting(mode, people)
		checkNumbers(t, mode, people)
		for range 5 {
			p := people[r.Intn(len(people))]
			before := map[ID]int{}
			for _, q := range people {
				before[q.ID] = q.Waiting
			}
			moved := MoveWaiting(mode, people, p.ID, r.Intn(9)-4)
			checkNumbers(t, mode, people)
			if moved != (before[p.ID] != p.Waiting) {
				t.Fatalf("moved %v, from %d to %d", moved, before[p.ID], p.Waiting)
			}
			for _, a := range people {
				for _, b := range people {
					if a != p && b != p && a.Waiting > 0 && a.Place(mode) == b.Place(mode) && b.Waiting > 0 && (before[a.ID] < before[b.ID]) != (a.Waiting < b.Waiting) {
						t.Fatal("a move changed the order of others")
					}
				}
			}
		}
	}
}

func checkNumbers(t *testing.T, mode Mode, people []*Participation) {
	t.Helper()
	seen := map[string]bool{}
	count := map[Mode]int{}
	for _, p := range people {
		if (p.Reply == Waitlisted) != (p.Waiting > 0) {
			t.Fatalf("%s is number %d", p.Reply, p.Waiting)
		}
		if p.Reply == Waitlisted {
			count[p.Place(mode)]++
			seen[fmt.Sprint(p.Place(mode), p.Waiting)] = true
		}
	}
	for m, n := range count {
		for i := range n {
			if !seen[fmt.Sprint(m, i+1)] {
				t.Fatalf("nobody is number %d of %d", i+1, n)
			}
		}
	}
}

func TestOrdinal(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 102: "102nd", 111: "111th"} {
		if got := Ordinal(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

package model

import (
	"testing"

	"pgregory.net/rapid"
)

func TestExpectShowsItsArithmetic(t *testing.T) {
	record := Record{
		Like: "in person, weekday daytime",
		Near: map[Reply]Came{Accepted: {37, 45}, Tentative: {3, 9}},
		All:  map[Reply]Came{Accepted: {60, 90}, Tentative: {6, 12}, NoReply: {1, 4}},
	}
	e := Expect(map[Reply]int{Accepted: 31, Tentative: 4, NoReply: 10, Declined: 7, Waitlisted: 3}, record)
	// 31 × 37/45 = 25.49, 4 × 6/12 = 2, 10 × 10 % = 1
	if e.People != 29 {
		t.Errorf("expected %d", e.People)
	}
	want := "31 accepted × 82 % (37 of 45 came to sessions in person, weekday daytime) + 4 tentative × 50 % (6 of 12 came to all sessions) + 10 no reply × 10 % (assumed: only 4 records) = 29 people, rounded up."
	if got := e.Sentence(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := Expect(map[Reply]int{Accepted: 10}, Record{}).Sentence(); got != "10 accepted × 80 % (assumed: no record yet) = 8 people." {
		t.Error(got)
	}
	if e := Expect(map[Reply]int{Declined: 4}, record); e.People != 0 || e.Sentence() != "Nobody who may come is on the list yet." {
		t.Errorf("%+v", e)
	}
}

func TestNoMoreAreExpectedThanAreAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		came := func(name string) map[Reply]Came {
			out := map[Reply]Came{}
			for _, r := range Replies {
				of := rapid.IntRange(0, 40).Draw(t, name)
				out[r] = Came{rapid.IntRange(0, of).Draw(t, name+" came"), of}
			}
			return out
		}
		replies := map[Reply]int{}
		sum := 0
		for _, r := range []Reply{Accepted, Tentative, NoReply} {
			replies[r] = rapid.IntRange(0, 60).Draw(t, string(r))
			sum += replies[r]
		}
		e := Expect(replies, Record{Like: "online", Near: came("near"), All: came("all")})
		if e.People < 0 || e.People > sum {
			t.Fatalf("%d expected of %d", e.People, sum)
		}
	})
}

func TestEqualNeedsAreCountedTogether(t *testing.T) {
	got := CountNeeds([]string{"Vegan", "no nuts", "vegan.", " VEGAN ", "", "Halal", "halal;", "No nuts, vegan", "vegan, no  nuts", "—\n"})
	want := []Need{{"Vegan", 3}, {"Halal", 2}, {"No nuts, vegan", 2}, {"no nuts", 1}}
	if len(got) < 4 {
		t.Fatal(got)
	}
	for i, w := range want {
		if got[i] != w {
			t.Errorf("%d: %+v, want %+v", i, got[i], w)
		}
	}
}

func TestCostAHead(t *testing.T) {
	for _, c := range []struct {
		s    Session
		want string
	}{
		{Session{Cost: 15000, MealsOrdered: 30, MealsEaten: 24}, "£6.25 for each of 24 meals eaten"},
		{Session{Cost: 15000, MealsOrdered: 30}, "£5 for each of 30 meals ordered"},
		{Session{Cost: 15000}, ""},
		{Session{MealsEaten: 3}, ""},
	} {
		if got := c.s.CostAHead(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

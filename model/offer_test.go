package model

import (
	"testing"

	"pgregory.net/rapid"
)

func TestOfferGoesItsWay(t *testing.T) {
	o := Offer{State: NotAsked, Offered: "2025-01-01"}
	for _, c := range []struct {
		state OfferState
		next  OfferState
		since Date
	}{{NotAsked, Asked, "2025-01-01"}, {Asked, Booked, "2025-02-02"}, {Booked, Given, ""}, {Given, Thanked, "2025-02-02"}, {Thanked, "", ""}, {NotTakenUp, "", ""}} {
		got := o.To(c.state, "2025-02-02")
		if got.Next() != c.next || got.Since() != c.since {
			t.Errorf("%s goes on to %q, since %q", c.state, got.Next(), got.Since())
		}
	}
	given := Offer{State: Booked, Asked: "2025-02-01", Session: "s", AgendaItem: "i"}.To(Given, "2025-03-01")
	if given.Asked != "2025-02-01" || given.Given != "2025-03-01" || given.Session != "s" {
		t.Errorf("given it is %+v", given)
	}
	if back := given.To(Asked, "2025-04-01"); back.Given != "" || back.Session != "" || back.AgendaItem != "" || back.Asked != "2025-02-01" {
		t.Errorf("back at asked it is %+v", back)
	}
	if left := given.To(NotTakenUp, "2025-04-01"); left.Before() != Asked || left.Given != "" {
		t.Errorf("not taken up it is %+v", left)
	}
}

// Wherever an offer goes, one step on and one back is where it was.
func TestOfferStepsAreEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := Offer{State: NotAsked}
		for _, s := range rapid.SliceOf(rapid.SampledFrom(OfferStates)).Draw(t, "states") {
			o = o.To(s, "2025-01-01")
		}
		if next := o.Next(); next != "" {
			if got := o.To(next, "2025-01-02").Before(); got != o.State {
				t.Fatalf("from %s on and back is %s", o.State, got)
			}
		}
	})
}

func TestNeverOnProgramme(t *testing.T) {
	got := NeverOnProgramme([]string{"Data ethics", "Open data", "Art"}, []Wish{
		{Person: "a", Interests: []string{"Dashboards", "dashboards ", "Survey design"}, Notes: "Wants more on data ethics. Likes charts."},
		{Person: "b", Interests: []string{"survey DESIGN", "", "Ethics of data"}, Notes: "Open house; data team of two"},
		{Person: "c", Interests: []string{"Maps"}},
	}, []string{"Lunch: show your dashboards", "Mapping"})
	want := []struct {
		name string
		n    int
	}{{"Survey design", 2}, {"Data ethics", 1}, {"Ethics of data", 1}, {"Maps", 1}}
	if len(got) != len(want) {
		t.Fatalf("never came up: %+v", got)
	}
	for i, w := range want {
		if got[i].Name != w.name || len(got[i].People) != w.n {
			t.Errorf("%d is %+v, not %+v", i, got[i], w)
		}
	}
}

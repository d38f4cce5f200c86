package plan

import (
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"convenor/model"
)

func money(n model.Money) *model.Money { return &n }

// places is a community in which each two of step-free, evening and Knowsley
// go together at some venue, but not all three.
func places() (Input, Wishes) {
	in := story()
	in.Venues = []model.Venue{
		{ID: "a", Name: "A", District: "k", StepFree: model.Yes, Bands: []model.ID{"day"}, Cost: 9000},
		{ID: "b", Name: "B", District: "k", StepFree: model.No, Bands: []model.ID{"day", "evening"}, Cost: 3000},
		{ID: "c", Name: "C", District: "w", StepFree: model.Yes, Bands: []model.ID{"evening", "weekend"}, Cost: 3000},
	}
	w := DefaultWishes(in.Today)
	w.Rhythms = w.Rhythms[1:]
	w.Districts = nil
	return in, w
}

func TestTheSmallestContradictionIsNamed(t *testing.T) {
	for _, c := range []struct {
		name string
		wish func(*Input, *Wishes)
		want string
	}{
		{"no venue is all three", func(in *Input, w *Wishes) {
			w.StepFree, w.Districts, w.Rhythms[0].Bands = true, []model.ID{"k"}, []model.ID{"evening"}
			w.Budget, w.Seats = money(100000), 10
		}, "Step-free venues only, weekday evening only and Knowsley only: no venue meets all three"},
		{"two of them", func(in *Input, w *Wishes) {
			w.Districts, w.Rhythms[0].Bands = []model.ID{"k"}, []model.ID{"weekend"}
		}, "Weekend only and Knowsley only: no venue meets both"},
		{"one of the venues and never twice in a row", func(in *Input, w *Wishes) {
			w.Venues = []model.ID{in.Venues[0].ID}
		}, "A only and no venue twice in a row: sessions in person every 3 months cannot keep to both"},
		{"two venues of which one is dear", func(in *Input, w *Wishes) {
			w.Budget, w.Districts = money(20000), []model.ID{"k"}
		}, "Knowsley only, a budget of £200 and no venue twice in a row: what is proposed costs at least £240"},
		{"what is in the programme is dear", func(in *Input, w *Wishes) {
			w.Budget = money(30000)
			in.Fixed = []Session{
				{ID: "x", Title: "Weekend workshop", Mode: model.InPerson, Start: "2026-04-18T10:00", Venue: "b", Cost: 15000},
				{ID: "y", Title: "Winter gathering", Mode: model.InPerson, Start: "2026-02-14T10:00", Venue: "a", Cost: 45000},
			}
		}, "A budget of £300: what is there already costs £600 (Winter gathering £450, Weekend workshop £150), and what is proposed at least £60 more"},
		{"the gaps", func(in *Input, w *Wishes) {
			w.GapSame, w.GapMost = 0, 30
		}, "At most 30 days from one session to the next: sessions in person every 3 months cannot keep to that"},
		{"the gaps of all rhythms", func(in *Input, w *Wishes) {
			*w = DefaultWishes(in.Today)
			w.GapMost = 20
		}, "At most 20 days from one session to the next: online every month and in person every 3 months are 16 sessions, and at best 21 days lie between some of them"},
		{"no such weekday in the band", func(in *Input, w *Wishes) {
			w.Rhythms[0].Mode, w.Rhythms[0].Bands, w.Rhythms[0].Weekdays = model.Online, []model.ID{"day", "evening"}, "67"
		}, "“weekday daytime and weekday evening only” and “Saturday and Sunday only”: no time meets both"},
		{"no such start", func(in *Input, w *Wishes) {
			w.Rhythms[0].Bands, w.Rhythms[0].Starts = []model.ID{"day"}, []model.Clock{19 * 60}
		}, "Weekday daytime only and starting only at 19:00: no time meets both"},
		{"a must that no venue meets", func(in *Input, w *Wishes) {
			w.Musts = []Must{{Sessions: 2, District: "w"}, {Sessions: 1, District: "k", Band: "weekend"}}
		}, "At least 1 session in Knowsley on “Weekend”: no such session can be had"},
		{"a must against a wish", func(in *Input, w *Wishes) {
			w.Districts, w.Musts = []model.ID{"k"}, []Must{{Sessions: 2, District: "w"}}
		}, "Knowsley only and at least 2 sessions in Wirral: no such session can be had"},
		{"more than there are", func(in *Input, w *Wishes) {
			w.Musts = []Must{{Sessions: 5, Mode: model.InPerson}}
		}, "At least 5 sessions in person: 4 such sessions can be had at most"},
		{"nothing is open", func(in *Input, w *Wishes) {
			for i := range in.Venues {
				in.Venues[i].Bands = []model.ID{"other"}
			}
		}, "In person every 3 months: no venue is open in any of the time bands"},
	} {
		in, w := places()
		c.wish(&in, &w)
		_, err := Propose(context.Background(), in, w, Options{})
		var contradiction *Contradiction
		if !errors.As(err, &contradiction) || err.Error() != c.want || len(contradiction.Fields) != len(contradiction.Rules) {
			t.Errorf("%s: %v\nwanted %s", c.name, err, c.want)
		}
	}
}

func TestAContradictionSaysWhatToDo(t *testing.T) {
	for _, c := range []struct {
		rules []string
		want  string
	}{
		{[]string{"rooms for at least 100"}, "This wish cannot be granted. Rooms for at least 100: no venue. Change it, or let it go."},
		{[]string{"rooms for at least 100", "Knowsley only"}, "These two wishes cannot both be granted. Rooms for at least 100 and Knowsley only: no venue. Change either of them, or let it go."},
		{[]string{"rooms for at least 100", "Knowsley and Wirral only", "a budget of £5"},
			"These three wishes cannot all be granted together. “rooms for at least 100”, “Knowsley and Wirral only” and “a budget of £5”: no venue. Change any one of them, or let it go."},
		{[]string{"a", "b", "c", "d"}, "These wishes cannot all be granted together. A, b, c and d: no venue. Change any one of them, or let it go."},
	} {
		if got := (&Contradiction{Rules: c.rules, Problem: "no venue"}).Sentences(); got != c.want {
			t.Errorf("%q\nwanted %q", got, c.want)
		}
	}
}

func TestAContradictionGoesWithAnyOneOfItsWishes(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		in, w := drawInput(t, 3, 4), drawWishes(t, 4)
		p, err := newProblem(in, w)
		if err != nil || p.layOut() != nil {
			return
		}
		c := p.contradiction(context.Background())
		if c == nil {
			return
		}
		found++
		rules := p.rules()
		impossible := func(without string, only bool) bool {
			kept := make([]bool, len(rules))
			for i, r := range rules {
				for _, words := range c.Rules {
					kept[i] = kept[i] || r.words == words && words != without
				}
			}
			in, w := p.without(rules, kept)
			q, err := newProblem(in, w)
			if err != nil {
				t.Fatal(err)
			}
			if err := q.layOut(); err != nil {
				t.Fatal(err)
			}
			return q.impossible() != nil
		}
		if !impossible("", true) {
			t.Fatalf("%v is no contradiction", c)
		}
		for _, words := range c.Rules {
			if impossible(words, true) && len(c.Rules) > 1 {
				t.Fatalf("%v contradicts itself without %q as well", c, words)
			}
		}
		if most, _ := best(shorter(p)); most != nil && most.missing() == 0 && most.tooLong() == 0 && len(shorter(p).positions) == len(p.positions) && most.shortOf() == 0 {
			t.Fatalf("%v, and yet there is a programme: %+v", c, most.at)
		}
	})
	if found == 0 {
		t.Error("no wishes contradicted each other")
	}
}

// shorter leaves the problem with so few days that all can be tried.
func shorter(p *problem) *problem {
	q := *p
	q.positions = nil
	for _, at := range p.positions {
		if len(at.whens) > 6 {
			at.whens = at.whens[:6]
		}
		if len(q.positions) < 3 {
			q.positions = append(q.positions, at)
		}
	}
	return &q
}

func TestWhyThereCanBeNoProposal(t *testing.T) {
	for _, c := range []struct {
		name string
		wish func(*Input, *Wishes)
		want string
	}{
		{"nobody", func(in *Input, w *Wishes) { in.People = nil }, ErrNoPeople.Error()},
		{"no venue", func(in *Input, w *Wishes) { in.Venues = in.Venues[2:] }, ErrNoVenue.Error()},
		{"past", func(in *Input, w *Wishes) { in.Today = "2026-12-31" }, ErrPast.Error()},
		{"no rhythm", func(in *Input, w *Wishes) { w.Rhythms = nil }, ErrNoRhythm.Error()},
		{"budget", func(in *Input, w *Wishes) { w.Budget = money(2000) }, ErrTooLittle.Error()},
		{"everybody said no", func(in *Input, w *Wishes) {
			for i := range in.People {
				in.People[i].Availability = in.People[16].Availability
			}
		}, ErrNobody.Error()},
		{"too far", func(in *Input, w *Wishes) {
			in.People = in.People[17:]
			w.Rhythms = w.Rhythms[1:]
		}, ErrNobody.Error()},
		{"from after to", func(in *Input, w *Wishes) { w.To = "2025-12-01" }, "the last day, 1 December 2025, is before the first, 1 January 2026"},
		{"no dates", func(in *Input, w *Wishes) { w.To = "" }, "a programme needs its first and its last day"},
		{"too large", func(in *Input, w *Wishes) {
			w.To = "2030-12-01"
			w.Rhythms = []Rhythm{{Mode: model.Online, Every: 1, Unit: Weeks, Minutes: 60}, {Mode: model.Online, Every: 1, Unit: Weeks, Minutes: 60}}
		}, ErrTooLarge.Error()},
		{"no zone", func(in *Input, w *Wishes) { in.Zone = "Europe/Atlantis" }, "“Europe/Atlantis” is not a time zone this program knows; try one like Europe/London"},
	} {
		in, w := story(), DefaultWishes("2025-12-10")
		c.wish(&in, &w)
		if _, err := Propose(context.Background(), in, w, Options{}); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v\nwanted %s", c.name, err, c.want)
		}
	}
}

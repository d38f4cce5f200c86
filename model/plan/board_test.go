package plan

import (
	"slices"
	"testing"

	"convenor/model"
)

func TestMovingASessionChangesTheFigures(t *testing.T) {
	in, w := story(), quarter()
	in.KeptFree = []DayOff{{"2026-02-21", "Half-term"}}
	w.Budget, w.GapAny = money(3000), 0
	p := propose(t, in, w)
	b, err := NewBoard(in, w, sessionsOf(p.Sessions))
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for b.Sessions()[i].Mode != model.InPerson {
		i++
	}
	to := b.Sessions()[i]
	to.Venue, to.Start, to.End = "library", "2026-02-21T10:30", "2026-02-21T12:30"
	i, totals, ok := b.Move(i, to)
	if !ok || totals.Once.Said != 8 || totals.Cost != 4000 || b.Sessions()[i].Band != "weekend" {
		t.Fatalf("%v %+v %+v", ok, totals, b.Sessions()[i])
	}
	want := []string{"Sat 21 Feb 2026: Half-term", "Huyton Library does not open then", "Huyton Library twice in a row", "£40 in all is £10 over the budget of £30"}
	for n, c := range totals.Clashes {
		if len(totals.Clashes) != len(want) || c.Sentence != want[n] {
			t.Fatalf("%+v", totals.Clashes)
		}
	}
	if c := totals.Clashes[len(want)-1]; !slices.Equal(c.Sessions, []int{i}) || totals.OverBudget() != 1000 {
		t.Errorf("over the budget stands with %v", c.Sessions)
	}
	if n := len(b.Proposal().Missing); n != 0 {
		t.Errorf("%d missing", n)
	}
	if _, ok := b.Remove(i); !ok || len(b.Sessions()) != 3 {
		t.Error("it cannot be taken off")
	}
	if m := b.Proposal().Missing; len(m) != 1 || m[0].Why != "no session is in it" {
		t.Errorf("%+v", m)
	}
	if _, _, ok := b.Move(9, to); ok {
		t.Error("there is no session 9")
	}
	if _, _, ok := b.Move(0, Session{Mode: model.Online}); ok {
		t.Error("it was moved to no date")
	}
}

func TestWhatSpeaksAgainstAProgramme(t *testing.T) {
	in, w := story(), quarter()
	w.StepFree, w.Seats, w.GapMost, w.Musts = true, 30, 40, []Must{{Sessions: 2, District: "k"}}
	b, err := NewBoard(in, w, []Session{
		{Mode: model.InPerson, Start: "2025-12-10T10:00", Venue: "barn"},
		{Mode: model.InPerson, Start: "2026-01-10T10:00", Venue: "hall"},
		{Mode: model.InPerson, Start: "2026-01-20T05:00", Venue: "hall"},
		{Mode: model.Online, Start: "2026-01-20T12:00"},
		{Mode: model.Online, Start: "2026-01-22T12:00"},
		{Mode: model.InPerson, Start: "2026-04-10T10:00"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range b.Totals().Clashes {
		got = append(got, c.Sentence)
	}
	want := []string{
		"Wed 10 Dec 2025 is not ahead of us", "The Barn is no longer used", "The Barn may not be step-free: it is not known",
		"Hoylake Hall is not step-free", "Hoylake Hall holds 25, fewer than 30",
		"05:00 is in no time band", "Hoylake Hall is not step-free", "Hoylake Hall holds 25, fewer than 30",
		"Fri 10 Apr 2026 is outside of the programme", "a session in person needs a venue: until it has one it reaches nobody",
		"only 10 days apart, 14 at least are wished of one mode",
		"two on Tue 20 Jan 2026",
		"only 2 days apart, 5 at least are wished",
		"only 2 days apart, 5 at least are wished",
		"Hoylake Hall twice in a row",
		"78 days without a session, 40 at most are wished",
		"At least 2 sessions in Knowsley: there is none",
	}
	if len(got) != len(want) {
		t.Fatalf("%q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %q, wanted %q", i, got[i], want[i])
		}
	}
}

// Where a session will be is not known, so nobody can be said to come.
func TestASessionWithoutAVenueReachesNobody(t *testing.T) {
	in, w := story(), quarter()
	for mode, want := range map[model.Mode][2]int{model.InPerson: {0, 0}, model.Hybrid: {8, 0}} {
		in.Fixed = []Session{{ID: "x", Title: "Workshop", Mode: mode, Start: "2026-02-10T12:00", End: "2026-02-10T14:00"}}
		p, err := Evaluate(in, w, nil)
		if err != nil || p.Totals.Once.Said != want[0] || p.Sessions[0].CanCome.Said != want[0] {
			t.Errorf("%s: %v %+v", mode, err, p.Totals.Once)
		}
		if want := "“Workshop” on 10 February 2026: " + noVenue(mode); !slices.Contains(p.Notes, want) {
			t.Errorf("%s: %q", mode, p.Notes)
		}
		in.Fixed[0].Start, in.Fixed[0].End = "2025-11-11T12:00", "2025-11-11T14:00"
		if p, err = Evaluate(in, w, nil); err != nil || p.Totals.Groups[1].Before.Said != 8 {
			t.Errorf("one that was held somewhere: %v %+v", err, p.Totals.Groups)
		}
	}
}

func TestAlternativesOfASession(t *testing.T) {
	in, w := story(), quarter()
	p := propose(t, in, w)
	b, err := NewBoard(in, w, sessionsOf(p.Sessions))
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for b.Sessions()[i].Mode != model.InPerson {
		i++
	}
	all := b.Alternatives(i, 10)
	if len(all) != 4 { // two bands of the library, two more of the hall
		t.Fatalf("%d: %+v", len(all), all)
	}
	for n, a := range all {
		if want := []int{0, 0, 1, 1}[n]; len(a.Clashes) != want || want == 1 && a.Clashes[0].Sentence != "Huyton Library twice in a row" {
			t.Errorf("%d: %+v", n, a) // the launch was at the library
		}
		index, totals, ok := b.Move(i, a.Session)
		if !ok || totals.Once != a.Once || totals.Several != a.Several {
			t.Errorf("%d: moved it is %+v %+v, promised was %+v", n, totals.Once, totals.Several, a)
		}
		i = index
		i, _, _ = b.Move(i, p.Sessions[i].Session)
	}
	if b.Alternatives(99, 1) != nil {
		t.Error("alternatives to nothing")
	}
	in.Fixed = []Session{{ID: "a", Mode: model.InPerson, Start: "2026-02-21T10:00", Venue: "hall"}}
	b, err = NewBoard(in, w, nil)
	if err != nil || b.Alternatives(0, 5) != nil {
		t.Errorf("%v: what is announced has alternatives", err)
	}
}

func TestTheBestSlotForThesePeople(t *testing.T) {
	in, w := story(), quarter()
	in.KeptFree, w.SameVenue = []DayOff{{"2026-01-03", "kept"}}, true
	r := Rhythm{Mode: model.InPerson, Every: 1, Unit: Months, Minutes: 120}
	slots, err := BestSlots(in, w, r, []model.ID{"volunteer1", "volunteer2", "office1"}, 2)
	if err != nil || len(slots) != 2 {
		t.Fatal(err, slots)
	}
	if s := slots[0]; s.Session.Venue != "hall" || s.Session.Start != "2026-01-04T10:30" || s.CanCome.Said != 2 || s.MeanKm != 0 || len(s.Can) != 2 || len(s.Cannot) != 1 || s.Cannot[0] != "office1" {
		t.Errorf("%+v", s)
	}
	if s := slots[1]; s.Session.Venue != "library" || s.Session.Band != "day" || s.CanCome.Said != 1 {
		t.Errorf("%+v", s)
	}
	everybody, err := BestSlots(in, w, r, nil, 1)
	if err != nil || everybody[0].Session.Venue != "library" || everybody[0].CanCome.Said != 8 {
		t.Errorf("%v %+v", err, everybody)
	}
	if _, err := BestSlots(in, w, Rhythm{}, nil, 1); err == nil {
		t.Error("a rhythm without a mode")
	}
}

package plan

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convenor/model"
)

// addUp reports what does not add up in the figures of a proposal: everybody is
// counted once, as who said so, who may, or who is not reached, and has one reason.
func addUp(in Input, w Wishes, p Proposal) error {
	t := p.Totals
	reason := map[model.ID]bool{}
	may, not := 0, 0
	for _, u := range p.Unreached {
		if u.May {
			may += len(u.People)
		} else {
			not += len(u.People)
		}
		for _, id := range u.People {
			if reason[id] {
				return fmt.Errorf("%s is there twice", id)
			}
			reason[id] = true
		}
	}
	if t.Once.Said+may+not != len(in.People) || t.People != len(in.People) || may != t.Unsaid.People || not != t.NotReached() {
		return fmt.Errorf("of %d %d said so, %d may and %d are not reached; the totals are %+v", len(in.People), t.Once.Said, may, not, t)
	}
	if w.Weights.IfNeedBe == 1000 && t.Once.Count() != t.Once.Said+t.Once.Likely() {
		return fmt.Errorf("%d are not %d and %d", t.Once.Count(), t.Once.Said, t.Once.Likely())
	}
	if t.Once.Likely() > t.Unsaid.People {
		return fmt.Errorf("%d are likely of %d who have not said", t.Once.Likely(), t.Unsaid.People)
	}
	var expected int64
	for _, q := range in.People {
		best, said := 0, false
		for _, s := range p.Sessions {
			c, yes := chanceOf(in, w, q, s.Session)
			best, said = max(best, c), said || yes
		}
		if !said {
			expected += int64(best)
		}
		if said == reason[q.ID] {
			return fmt.Errorf("%s said %v and has a reason %v", q.ID, said, reason[q.ID])
		}
	}
	if expected != t.Unsaid.Expected {
		return fmt.Errorf("who has not said counts %d, the totals are %+v", expected, t.Unsaid)
	}
	for _, n := range []int{t.People, t.Once.Said} {
		if !strings.Contains(t.Sum(), model.Thousands(n)) {
			return fmt.Errorf("%d is not in %q", n, t.Sum())
		}
	}
	return nil
}

func TestTheFiguresAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, w := drawInput(t, 14, 4), drawWishes(t, 5)
		p, err := Propose(context.Background(), in, w, Options{Seed: 7, Steps: 50})
		if err != nil {
			return // its reasons have tests of their own
		}
		if err := addUp(in, w, p); err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "half of it") {
			half, err := Evaluate(in, w, sessionsOf(p.Sessions[:len(p.Sessions)/2]))
			if err != nil {
				t.Fatal(err)
			}
			p = half
			if err := addUp(in, w, p); err != nil {
				t.Fatal(err)
			}
		}
		// Who is said to be able to come to another date is told which.
		for _, u := range p.Unreached {
			for _, id := range u.People {
				could := u.Reason == NotChosen || u.Reason == OtherTimes
				named := slices.ContainsFunc(p.Extra, func(e Extra) bool { return slices.Contains(e.People, id) })
				if could && !named && len(p.Extra) < extras || named && !could && u.Reason != PartlyKnown {
					t.Fatalf("%s %s; a further session names them: %v", id, u.Reason, named)
				}
			}
		}
	})
}

func TestTheSumIsSaidInWords(t *testing.T) {
	for _, c := range []struct {
		t    Totals
		want string
	}{
		{Totals{People: 117, Once: Reach{93, 108400}, Unsaid: May{20, 15400}}, "Of 117 people planned for, 93 said they can make at least one session; 20 have not said and count as 15; 4 are not reached"},
		{Totals{People: 2, Once: Reach{0, 300}, Unsaid: May{1, 300}}, "Of 2 people planned for, 0 said they can make at least one session; 1 has not said and counts as nobody; 1 is not reached"},
		{Totals{People: 9, Once: Reach{9, 9000}}, "Of 9 people planned for, 9 said they can make at least one session; 0 are not reached"},
		{Totals{People: 9, Once: Reach{8, 4500}, Unsaid: May{1, 500}}, "Of 9 people planned for, 8 said they can make at least one session; 1 has not said; they count as 4 together; 0 are not reached"},
	} {
		if got := c.t.Sum(); got != c.want {
			t.Errorf("%q\nwanted %q", got, c.want)
		}
	}
	for _, c := range []struct {
		out  LeftOut
		want string
	}{
		{LeftOut{}, ""},
		{LeftOut{Left: 1}, "1 more person is in the file and is not planned for: 1 left"},
		{LeftOut{3, 2}, "5 more people are in the file and are not planned for: 3 left, 2 withdrew consent to be written to"},
	} {
		if got := c.out.Sentence(); got != c.want {
			t.Errorf("%q, wanted %q", got, c.want)
		}
	}
}

func TestWhoCanOnlyComeWhenNoVenueIsOpenIsToldApart(t *testing.T) {
	in := story()
	in.Venues = in.Venues[:1] // the library, which the volunteers could reach, is closed at weekends
	for i := range in.People {
		in.People[i].MaxKm = 100
	}
	p := propose(t, in, quarter())
	var got []string
	for _, u := range p.Unreached {
		got = append(got, u.Sentence())
	}
	if !slices.Contains(got, "6 can only come when no venue near enough may be used: Weekend, in person") || len(p.Extra) != 0 {
		t.Errorf("%q and %+v", got, p.Extra)
	}
}

func TestWhoMayComeAllTheSameIsNotLost(t *testing.T) {
	in, w := story(), quarter()
	for i := range in.People { // volunteers do not say whether they can come online by day
		if strings.HasPrefix(string(in.People[i].ID), "volunteer") {
			in.People[i].Availability = slices.DeleteFunc(in.People[i].Availability, func(a model.Availability) bool { return a.Band == "day" && a.Mode == model.Online })
		}
	}
	w.Rhythms = w.Rhythms[:1]
	p := propose(t, in, w)
	i := slices.IndexFunc(p.Unreached, func(u Unreached) bool { return u.Reason == PartlyKnown })
	if i < 0 || !p.Unreached[i].May || p.Unreached[i].Sentence() != "6 have said yes to none of these dates, but not told us about every time" {
		t.Fatalf("%+v", p.Unreached)
	}
	if got := p.Totals.Sum(); got != "Of 18 people planned for, 8 said they can make at least one session; 8 have not said and count as 2; 2 are not reached" {
		t.Error(got)
	}
	if len(p.Extra) == 0 || len(p.Extra[0].People) != 6 {
		t.Errorf("nothing would make sure of them: %+v", p.Extra)
	}
}

func TestWhosePlaceIsNotKnownIsSaid(t *testing.T) {
	in := story()
	in.People[0].Point, in.People[0].District = nil, ""
	p := propose(t, in, quarter())
	if !slices.Contains(p.Notes, "Of 1 person we do not know where they set out from: nowhere counts as too far for them") {
		t.Errorf("%q", p.Notes)
	}
}

func TestAPeriodWithoutASessionOfItsOwnIsExplained(t *testing.T) {
	in, w := story(), DefaultWishes("2025-12-10")
	w.To = "2026-07-31"
	in.Fixed = []Session{
		{ID: "a", Title: "Spring gathering", Mode: model.InPerson, Start: "2026-03-03T10:00", End: "2026-03-03T12:00", Venue: "library"},
		{ID: "b", Mode: model.Hybrid, Start: "2026-06-02T12:30", End: "2026-06-02T13:30", Venue: "library"},
	}
	p := propose(t, in, w)
	want := []string{
		"Online every month: the session on 2 June 2026 counts for June 2026",
		"In person every 3 months: “Spring gathering” on 3 March 2026 counts for January to March 2026 and the session on 2 June 2026 counts for April to June 2026",
		"In person every 3 months: July 2026 is less than half as long as its other times, so it has no session",
	}
	if !slices.Equal(p.Notes, want) {
		t.Errorf("%q", p.Notes)
	}
	i := slices.IndexFunc(p.Sessions, func(c Chosen) bool { return c.ID == "b" })
	if f := p.Sessions[i].Fills; len(f) != 2 || f[0].Words() != "June 2026" || f[1].Rhythm != 1 || f[1].Words() != "April to June 2026" {
		t.Errorf("%+v", f)
	}
	for from, words := range map[[2]model.Date]string{
		{"2026-12-01", "2027-02-28"}: "December 2026 to February 2027",
		{"2026-12-15", "2027-01-14"}: "Tue 15 Dec 2026 to Thu 14 Jan 2027",
	} {
		if got := timeWords(from[0], from[1]); got != words {
			t.Errorf("%q, wanted %q", got, words)
		}
	}
}

func TestOfTwoRhythmsTheOneWithTheBandHasTheSession(t *testing.T) {
	in, w := story(), quarter()
	w.Rhythms = []Rhythm{
		{Mode: model.Online, Every: 3, Unit: Months, Minutes: 60, Bands: []model.ID{"evening"}},
		{Mode: model.Online, Every: 3, Unit: Months, Minutes: 60, Bands: []model.ID{"day"}},
	}
	in.Fixed = []Session{{ID: "a", Title: "By day", Mode: model.Online, Start: "2026-02-03T12:30", End: "2026-02-03T13:30"}}
	p := propose(t, in, w)
	if len(p.Sessions) != 2 || !slices.ContainsFunc(p.Sessions, func(c Chosen) bool { return !c.Fixed && c.Band == "evening" }) {
		t.Errorf("%+v", p.Sessions)
	}
}

func TestWhatIsAnnouncedIsATurn(t *testing.T) {
	in, w := story(), quarter()
	w.To = "2026-12-31"
	in.Fixed = []Session{{ID: "a", Title: "At the hall", Mode: model.InPerson, Start: "2026-02-21T10:00", End: "2026-02-21T12:00", Venue: "hall"}}
	p := propose(t, in, w)
	first := ""
	for _, c := range p.Sessions {
		for _, turn := range c.Turns {
			if turn.Name == "Wirral" {
				first += cmp.Or(c.Title, "proposed") + ": " + turn.Sentence() + "; "
			}
		}
	}
	if first != "At the hall: Wirral’s turn, the first ever; " {
		t.Errorf("Wirral’s turns are %q", first)
	}
	// and shortens the waiting of those who live there
	without := in
	without.Fixed = nil
	a, _ := Evaluate(in, w, nil)
	b, _ := Evaluate(without, w, nil)
	if a.Totals.Waiting >= b.Totals.Waiting {
		t.Errorf("with it the waiting is %d, without %d", a.Totals.Waiting, b.Totals.Waiting)
	}
}

// A programme for the year after next builds on the one for next year.
func TestWhatIsPlannedBeforeTheHorizonIsATurn(t *testing.T) {
	in, w := story(), DefaultWishes("2025-12-10")
	w.From, w.To = "2027-01-01", "2027-03-31"
	hall := []Session{{Mode: model.InPerson, Start: "2027-02-13T10:30", End: "2027-02-13T12:30", Venue: "hall"}}
	wirral := func(planned ...Session) (words string, waiting int64) {
		t.Helper()
		with := in
		with.Held = slices.Concat(in.Held, planned)
		p, err := Evaluate(with, w, hall)
		if err != nil {
			t.Fatal(err)
		}
		for _, turn := range p.Sessions[0].Turns {
			if turn.List == model.Districts {
				words = turn.Sentence()
			}
		}
		return words, p.Totals.Waiting
	}
	words, long := wirral()
	if words != "Wirral’s turn, the first ever" {
		t.Errorf("with nothing planned: %q", words)
	}
	at := Session{Mode: model.InPerson, Start: "2026-06-13T10:30", End: "2026-06-13T12:30", Venue: "hall", Idea: true}
	words, short := wirral(at)
	if words != "Wirral’s turn, first since the idea for June 2026" || short >= long {
		t.Errorf("with an idea: %q, waiting %d instead of %d", words, short, long)
	}
	at.Idea = false
	if words, same := wirral(at); words != "Wirral’s turn, first since June 2026" || same != short {
		t.Errorf("announced: %q, waiting %d", words, same)
	}
	at.Start, at.End = "2026-12-12T10:30", "2026-12-12T12:30"
	if words, _ := wirral(at); words != "" {
		t.Errorf("two months after the one that is planned it is said: %q", words)
	}
	// and until three were held nobody is said to be passed over
	p, err := newProblem(in, w)
	if err != nil || p.heldSoFar() != 2 {
		t.Errorf("%v: %d were held", err, p.heldSoFar())
	}
	if p.in.Held = append(p.in.Held, at); p.heldSoFar() != 2 {
		t.Error("what is planned was held")
	}
}

func TestADistrictThatIsPassedOverIsNamed(t *testing.T) {
	in, w := story(), DefaultWishes("2025-12-10")
	w.To = "2026-06-30"
	// the Wirral has never hosted, Knowsley in 2024
	in.Held = append(in.Held, Session{ID: "h3", Mode: model.Online, Start: "2024-01-16T12:30", End: "2024-01-16T13:30"})
	library := Session{Mode: model.InPerson, Start: "2026-02-17T12:30", End: "2026-02-17T14:30", Venue: "library"}
	passed := func(sessions ...Session) string {
		t.Helper()
		p, err := Evaluate(in, w, sessions)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(p.Sessions, func(c Chosen) bool { return c.Venue == "library" })
		return p.Sessions[i].Passed
	}
	day := Session{Mode: model.Online, Start: "2026-01-13T12:30", End: "2026-01-13T13:30"}
	for _, c := range []struct {
		name     string
		sessions []Session
		want     string
	}{
		{"it reaches more", []Session{library}, "Wirral has waited longest, but Knowsley reaches 2 more people"},
		{"it reaches fewer", []Session{library, day}, "Wirral has waited longest, and would reach 6 more people"},
		{"its turn comes", []Session{library, day, {Mode: model.InPerson, Start: "2026-05-16T10:30", End: "2026-05-16T12:30", Venue: "hall"}}, "Wirral has waited longest, but no day near this one is free at a venue there; its turn is on Sat 16 May 2026"},
		{"its turn was", []Session{library, {Mode: model.InPerson, Start: "2026-01-10T10:30", End: "2026-01-10T12:30", Venue: "hall"}}, ""},
	} {
		got := passed(c.sessions...)
		if !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%s: %q", c.name, got)
		}
	}
	w.StepFree = true
	if got := passed(library); got != "Wirral has waited longest, but no venue there may be used with these wishes" {
		t.Errorf("with step-free venues only: %q", got)
	}
	w.StepFree, w.Budget = false, money(4000)
	in.Venues[1].Cost = 5000
	if got := passed(library); got != "Wirral has waited longest, but no venue there may be used with these wishes" {
		t.Errorf("with a hall that is dearer than all: %q", got)
	}
	in.Venues[1].Cost, w.Budget = 4000, money(6000)
	online := day
	online.Cost = 3000 // of an announced one
	online.ID, in.Fixed = "a", []Session{online}
	if in.Fixed[0].Fixed = true; passed(library) != "Wirral has waited longest, but the budget does not pay for a venue there" {
		t.Errorf("with little money: %q", passed(library))
	}
	in.Held = in.Held[:2]
	if got := passed(library); got != "" {
		t.Errorf("with two sessions held nobody knows whose turn it is: %q", got)
	}
}

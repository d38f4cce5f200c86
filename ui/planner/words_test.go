package planner

import (
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"

	"github.com/google/go-cmp/cmp"
)

// people is a number of people of whom so many have said that they can.
func people(said, likely int) plan.Reach {
	return plan.Reach{Said: said, Expected: int64(said+likely) * 1000}
}

// sampleState is a proposal of two sessions beside one in the programme.
func sampleState() *state {
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-12-06")}
	budget := model.Money(80000)
	w.Budget = &budget
	fixed := plan.Session{ID: "f", Title: "Winter gathering", Mode: model.InPerson, Start: "2027-02-04T10:00", End: "2027-02-04T12:00", Venue: "hall", Fixed: true}
	in := plan.Input{Zone: "Europe/London", Fixed: []plan.Session{fixed},
		Bands:  []model.Category{{ID: "day", List: model.Bands, Name: "Weekday daytime", Days: "12345", From: 6 * 60, To: 17 * 60}, {ID: "weekend", List: model.Bands, Name: "Weekend", Days: "67", To: 24 * 60}},
		Venues: []model.Venue{{ID: "hall", Name: "Library Hall", Cost: 6000}, {ID: "barn", Name: "The Barn", Cost: 1000}}}
	p := plan.Proposal{Bound: 190,
		Sessions: []plan.Chosen{
			{Session: plan.Session{Mode: model.Online, Start: "2027-01-12T12:30", End: "2027-01-12T13:30"}, CanCome: people(31, 0), BandName: "Weekday daytime"},
			{Session: fixed, CanCome: people(10, 2), Place: "Library Hall", BandName: "Weekday daytime"},
			{Session: plan.Session{Mode: model.InPerson, Start: "2027-03-13T10:30", End: "2027-03-13T12:30", Venue: "hall", Cost: 6000}, CanCome: people(20, 6), OnlyHere: []model.ID{"a", "b"}, Place: "Library Hall", BandName: "Weekend"},
		},
		Missing: []plan.Missing{{Rhythm: 0, From: "2027-02-01", To: "2027-02-28", Why: "all of it is kept free"}},
		Totals: plan.Totals{People: 214, Once: people(175, 12), Several: people(121, 0), AtLeast: 3, Cost: 6000, Budget: &budget, MedKm: 4.04, Worst: 0,
			Groups: []plan.Group{{List: model.Sectors, ID: "c", Name: "Community group", People: 24, Reach: people(17, 0), Before: people(9, 0)}}},
	}
	s := &state{}
	s.propose(planned{in: in}, w, p)
	return s
}

func TestTilesSayWhatAProgrammeComesTo(t *testing.T) {
	s := sampleState()
	want := []tile{
		{"187 of 214", "can make at least one · no plan can reach more than 190 · 175 said so, 12 are likely to", false},
		{"121", "can make three or more", false},
		{"71 %", "of the worst served group, community group (24 people), can make one; 38 % could in the 12 months before January 2027", false},
		{"£60", "for rooms · budget £800 · half live within 4.0 km of a session", false},
	}
	if diff := cmp.Diff(want, s.tiles(), cmp.AllowUnexported(tile{})); diff != "" {
		t.Error(diff)
	}
	now := s.shown
	now.Totals.Once, now.Totals.Several, now.Totals.Cost, now.Totals.MedKm = people(172, 12), people(124, 0), 1000, 0
	now.Totals.Groups = []plan.Group{{List: model.Sectors, ID: "c", Name: "Community group", People: 24, Reach: people(12, 0), Before: people(9, 0)}}
	s.shown = now
	want = []tile{
		{"184 of 214 (−3)", "can make at least one · no plan can reach more than 190 · 172 said so, 12 are likely to", true},
		{"124 (+3)", "can make three or more", false},
		{"50 % (−21)", "of the worst served group, community group (24 people), can make one; 38 % could in the 12 months before January 2027", true},
		{"£10 (−£50)", "for rooms · budget £800", false},
	}
	if diff := cmp.Diff(want, s.tiles(), cmp.AllowUnexported(tile{})); diff != "" {
		t.Error(diff)
	}
	s.base.Totals.Groups = []plan.Group{{List: model.Seniorities, ID: "s", Name: "Senior leader", People: 6, Reach: people(5, 0)}}
	s.shown.Totals.Groups = []plan.Group{{List: model.Seniorities, ID: "s", Name: "Senior leader", People: 6, Reach: plan.Reach{Said: 4, Expected: 4500}, Before: people(4, 0)}}
	if diff := cmp.Diff(tile{"about 4 of 6 (−1)", "of the worst served group, senior leader, can make one; 4 of 6 could in the 12 months before January 2027", true}, s.worstTile(), cmp.AllowUnexported(tile{})); diff != "" {
		t.Error(diff)
	}
	s.shown.Totals.Groups, s.base.Totals.Groups = now.Totals.Groups, now.Totals.Groups
	dear := model.Money(3000)
	s.shown.Totals.Cost, s.shown.Totals.Budget = 61000, &dear
	s.shown.Sessions = slices.Clone(s.shown.Sessions)
	s.shown.Sessions[1].Cost, s.shown.Sessions[2].Cost = 60000, 1000
	want[3] = tile{"£610 (+£550)", "in all: £600 in the programme (Winter gathering £600), £10 for rooms · ! £580 over the budget of £30", true}
	if diff := cmp.Diff(want[3], s.costTile(), cmp.AllowUnexported(tile{})); diff != "" {
		t.Error(diff)
	}
	s.shown.Totals.Clashes = []plan.Clash{{Sessions: []int{1, 2}, Rule: "budget", Sentence: "over the budget"}}
	if line := s.inShort(); !strings.HasSuffix(line, " · £610 (+£550) ! over the budget") {
		t.Error(line)
	}
	for i, r := range s.rows() {
		if (r.clash != "") != (i >= 2) {
			t.Errorf("%s says %q", r.when, r.clash)
		}
	}
	s.shown.Totals.Worst, s.shown.Totals.Budget, s.base.Bound = -1, nil, 184
	for bound, words := range map[int]string{183: "more than any plan that keeps to your wishes", 184: "no plan can reach more ·", 185: "no plan can reach more than 185"} {
		if s.base.Bound = bound; !strings.Contains(s.tiles()[0].words, words) {
			t.Errorf("with a bound of %d: %q", bound, s.tiles()[0].words)
		}
	}
	s.base.Bound = 184
	for i, words := range []string{"no plan can reach more ·", "", "too small to say", "no budget was set"} {
		if got := s.tiles()[i].words; !strings.Contains(got, words) {
			t.Errorf("tile %d: %q", i, got)
		}
	}
}

func TestRowsAreTheYearInOrder(t *testing.T) {
	s := sampleState()
	var lines []string
	for _, r := range s.rows() {
		lines = append(lines, model.JoinNonEmpty(" | ", r.month, r.when, string(r.session.Mode), r.band, r.where, r.canCome, r.why))
	}
	want := []string{
		"Jan | Tue 12, 12:30 | online | weekday daytime | online | 31 | keeps the rhythm in January 2027",
		"Feb | no session | online | online | All of it is kept free.",
		"Feb | Thu 4, 10:00 | in person | weekday daytime | Library Hall | 12 | in the programme: Winter gathering",
		"Mar | Sat 13, 10:30 | in person | weekend | Library Hall | 26 | 2 people can make only this one",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
	id := s.now[1].ID
	if err := s.change(id, "x", func(v *plan.Session) { setDay(v, "2027-01-05") }); err != nil {
		t.Fatal(err)
	}
	s.shown = s.draftOf()
	s.shown.Totals.Clashes = []plan.Clash{{Sessions: []int{0, 1}, Sentence: "too close to another"}}
	first := s.rows()[0]
	if first.id != id || !first.moved || first.clash != "Too close to another." || first.when != "Tue 5, 10:30" || first.band != "weekday daytime" {
		t.Errorf("moved: %+v", first)
	}
}

func TestWhoCanComeIsSaidInWords(t *testing.T) {
	for _, c := range []struct {
		session plan.Chosen
		want    string
		why     string
	}{
		{plan.Chosen{Session: plan.Session{Mode: model.Online}, CanCome: people(61, 0)}, "61 can come. 61 people said they can.", ""},
		{plan.Chosen{Session: plan.Session{Mode: model.InPerson, Venue: "hall"}, CanCome: people(50, 11), Capacity: 30},
			"61 can come. 50 people said they can; of those who have not said, about 11 are likely to.", "the room holds 30 of the 61 who can come"},
		{plan.Chosen{Session: plan.Session{Mode: model.InPerson, Venue: "hall"}, CanCome: people(30, 0), Capacity: 30}, "30 can come. 30 people said they can.", ""},
		{plan.Chosen{Session: plan.Session{Mode: model.Hybrid}, CanCome: people(1, 0)}, "1 can come online. 1 person said they can. In person nobody is counted until it has a venue.", ""},
		{plan.Chosen{Session: plan.Session{Mode: model.InPerson}}, "Nobody is counted until it has a venue: how far it is for them is not known.", ""},
	} {
		s := &state{shown: plan.Proposal{Sessions: []plan.Chosen{c.session}}}
		r := s.row(s.shown.Sessions[0], nil)
		if got := canComeWords(r); got != c.want {
			t.Errorf("%q, wanted %q", got, c.want)
		}
		if got := c.session.Why(); got != c.why {
			t.Errorf("%q, wanted %q", got, c.why)
		}
	}
}

func TestTurnsSayWhomTheyCount(t *testing.T) {
	turn := plan.Turn{List: model.Districts, Name: "Liverpool", Last: "2024-05-14", People: 49}
	one := turn
	one.People, one.Idea = 1, true
	got := turnSentences(plan.Chosen{Turns: []plan.Turn{turn, one}})
	want := []string{"Liverpool’s turn, first since May 2024: 49 people planned for live there.", "Liverpool’s turn, first since the idea for May 2024: 1 person planned for lives there."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMovesAreTakenBackAndMadeAgain(t *testing.T) {
	s := sampleState()
	before := s.now
	id := s.now[0].ID
	check := func(what string, want []plan.Session) {
		t.Helper()
		if diff := cmp.Diff(want, s.now); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	if err := s.change(id, "same", func(*plan.Session) {}); err != nil || len(s.past) != 0 {
		t.Errorf("no change is a step: %v, %d", err, len(s.past))
	}
	if err := s.change(id, "wrong", func(v *plan.Session) { v.End = "2027-01-12T11:00" }); err == nil {
		t.Error("an end before the start is taken")
	}
	if err := s.change(id, "wrong", func(v *plan.Session) { v.Start, v.End = "", "" }); err == nil {
		t.Error("no date is taken")
	}
	if err := s.change("f", "wrong", func(v *plan.Session) {}); err == nil {
		t.Error("one in the programme is changed")
	}
	check("refused", before)
	if err := s.change(id, "venue", func(v *plan.Session) { s.setVenue(v, "barn") }); err != nil {
		t.Fatal(err)
	}
	if v := s.now[0]; v.Venue != "barn" || v.Cost != 1000 || v.Mode != model.InPerson {
		t.Errorf("in the barn: %+v", v)
	}
	moved := s.now
	s.drop(id)
	if len(s.now) != 1 {
		t.Errorf("dropped: %+v", s.now)
	}
	if s.undo() == "" {
		t.Error("nothing was taken back")
	}
	check("drop taken back", moved)
	s.undo()
	check("all taken back", before)
	if s.undo() != "" {
		t.Error("there was more to take back")
	}
	s.redo()
	check("made again", moved)
	added := s.add(plan.Session{Mode: model.Online, Start: "2027-05-04T12:30", End: "2027-05-04T13:30"})
	if s.redo() != "" || s.find(added) != 2 {
		t.Error("after a new change there is something to make again")
	}
	if got := len(s.toTake()); got != 3 {
		t.Errorf("%d can be taken", got)
	}
	s.in.Fixed = append(s.in.Fixed, plan.Session{ID: "real", Mode: model.Online, Start: "2027-05-04T12:30", Fixed: true})
	if got := len(s.toTake()); got != 2 {
		t.Errorf("%d can be taken after one was", got)
	}
}

func TestWishesGoThroughTheForm(t *testing.T) {
	w := storage.Planning{Wishes: plan.DefaultWishes("2026-05-06"), People: "analyst"}
	w.Rhythms = append(w.Rhythms, plan.Rhythm{Mode: model.Online, Every: 5, Unit: plan.Weeks, Minutes: 30}, plan.Rhythm{Mode: model.Hybrid, Every: 7, Unit: plan.Weeks, Minutes: 90, Starts: []model.Clock{750, 1080}, Weekdays: "24"})
	w.Musts = []plan.Must{{Sessions: 1, District: "d"}}
	d := newWishDraft(w)
	got, err := d.wishes()
	if err != nil {
		t.Fatal(err)
	}
	byMode := func(all []plan.Rhythm) map[string]int {
		n := map[string]int{}
		for _, r := range all {
			n[r.Sentence()]++
		}
		return n
	}
	if diff := cmp.Diff(byMode(w.Rhythms), byMode(got.Rhythms)); diff != "" {
		t.Error(diff)
	}
	if hybrid := d.rhythms[2]; hybrid.starts != "12:30, 18:00" || len(hybrid.options()) != len(often)+2 {
		t.Errorf("hybrid is %+v", hybrid)
	}
	if again, err := newWishDraft(got).wishes(); err != nil || !sameWishes(got, again) {
		t.Errorf("a second time: %v %+v", err, again)
	}
	d.rhythms[0].starts = "noonish"
	if _, err := d.wishes(); err == nil {
		t.Error("“noonish” was read as a time")
	}
	d = newWishDraft(storage.Planning{Wishes: plan.Wishes{From: "2026-06-01", To: "2026-07-01", ReachKm: 10, AtLeast: 3}})
	if _, err := d.wishes(); err == nil || !strings.Contains(err.Error(), "how often") {
		t.Errorf("without a rhythm: %v", err)
	}
}

package storage

import (
	"errors"
	"strings"
	"testing"

	"convenor/assets"
	"convenor/model"
	"convenor/model/place"
	"convenor/model/plan"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestWishesAreKept(t *testing.T) {
	s := newStore(t)
	if _, made, err := s.Wishes(ctx); made || err != nil {
		t.Errorf("before any were made: %v, %v", made, err)
	}
	budget := model.Money(80000)
	want := Planning{Wishes: plan.DefaultWishes("2026-05-06"), People: "analyst"}
	want.Budget, want.Musts = &budget, []plan.Must{{Sessions: 1, District: "d"}}
	ok(t, s.SaveWishes(ctx, want))
	check := func(want Planning) {
		t.Helper()
		got, made, err := s.Wishes(ctx)
		if diff := cmp.Diff(want, got); diff != "" || !made || err != nil {
			t.Errorf("%v %v %s", made, err, diff)
		}
	}
	check(want)
	ok(t, s.SaveWishes(ctx, want)) // as they are
	changed := want
	changed.ReachKm, changed.Budget = 25, nil
	ok(t, s.SaveWishes(ctx, changed))
	check(changed)
	if label := must[string](t)(s.Undo(ctx)); label != "Change the wishes for the programme" {
		t.Errorf("undid %q", label)
	}
	check(want)
	must[string](t)(s.Undo(ctx))
	if _, made, err := s.Wishes(ctx); made || err != nil {
		t.Errorf("undone: %v, %v", made, err)
	}
}

func TestWhyThereIsNobodyToPlanFor(t *testing.T) {
	for _, c := range []struct {
		words string
		in    plan.Input
		want  string
	}{
		{"", plan.Input{}, ""}, // then there is nobody at all
		{"x", plan.Input{People: []plan.Person{{}}}, ""},
		{" x ", plan.Input{}, "nobody fits “x”: plan for other people, or for everyone"},
		{"x", plan.Input{LeftOut: plan.LeftOut{Left: 2}}, "nobody who fits “x” can be planned for: 2 left"},
		{"", plan.Input{LeftOut: plan.LeftOut{Withdrawn: 1}}, "nobody in the file can be planned for: 1 withdrew consent to be written to"},
	} {
		err := Planning{People: c.words}.Nobody(c.in)
		if c.want == "" && err != nil || c.want != "" && (err == nil || err.Error() != c.want || !errors.Is(err, ErrNobodyFits)) {
			t.Errorf("%q: %v", c.words, err)
		}
	}
}

// proposed are three sessions as a proposal has them.
func proposed(venue model.ID) []model.Session {
	return []model.Session{
		{Title: "Online lunchtime, June", Mode: model.Online, Kind: "Lunchtime meet-up", Start: "2026-06-09T12:30", End: "2026-06-09T13:30", Zone: "Europe/London"},
		{Title: "Saturday gathering", Mode: model.InPerson, Kind: "Gathering", Start: "2026-06-20T10:30", End: "2026-06-20T12:30", Zone: "Europe/London", Venue: venue, Cost: 6000},
		{Title: "Online evening, July", Mode: model.Online, Kind: "Gathering", Start: "2026-07-08T18:30", End: "2026-07-08T19:30", Zone: "Europe/London"},
	}
}

func TestAPlanIsTakenIntoTheProgrammeInOneStep(t *testing.T) {
	s := newStore(t)
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Library Hall", Capacity: 40}))
	heard := hear(s)
	done := must[Taken](t)(s.AcceptPlan(ctx, proposed(hall), model.SaveTheDate))
	if len(done.Added) != 3 || len(done.Already) != 0 || len(*heard) != 1 || lastLabel(t, s) != "Take 3 sessions into the programme" {
		t.Fatalf("%+v, %d notices, %q", done, len(*heard), lastLabel(t, s))
	}
	want := proposed(hall)[1]
	want.ID, want.State, want.UID = done.Added[1], model.SaveTheDate, string(done.Added[1])+"@convenor"
	if diff := cmp.Diff(want, session(t, s, done.Added[1]), cmpopts.IgnoreFields(model.Session{}, "Changed")); diff != "" {
		t.Error(diff)
	}

	// Once more adds nothing and is no step; one that was cancelled may come again.
	v := session(t, s, done.Added[0])
	v.State = model.Cancelled
	ok(t, s.UpdateSession(ctx, v))
	again := must[Taken](t)(s.AcceptPlan(ctx, proposed(hall), model.Idea))
	if len(again.Added) != 1 || len(again.Already) != 2 || lastLabel(t, s) != "Take 1 session into the programme" {
		t.Errorf("again: %+v, %q", again, lastLabel(t, s))
	}
	before := lastLabel(t, s)
	if none := must[Taken](t)(s.AcceptPlan(ctx, append(proposed(hall), proposed(hall)...), model.Idea)); len(none.Added) != 0 || len(none.Already) != 6 || lastLabel(t, s) != before {
		t.Errorf("a third time: %+v, %q", none, lastLabel(t, s))
	}
	must[string](t)(s.Undo(ctx))
	must[string](t)(s.Undo(ctx))
	if label := must[string](t)(s.Undo(ctx)); label != "Take 3 sessions into the programme" {
		t.Errorf("undid %q", label)
	}
	if rows := must[[]SessionRow](t)(s.Sessions(ctx)); len(rows) != 0 {
		t.Errorf("%d sessions are left", len(rows))
	}
}

func TestAPlanWithAFaultIsNotTaken(t *testing.T) {
	s := newStore(t)
	for name, change := range map[string]func(*model.Session){
		"no title": func(v *model.Session) { v.Title = " " },
		"no date":  func(v *model.Session) { v.Start, v.End = "", "" },
		"no end":   func(v *model.Session) { v.End = "2026-07-08T17:30" },
	} {
		all := proposed("")
		change(&all[2])
		var wrong model.ValidationError
		if _, err := s.AcceptPlan(ctx, all, model.Idea); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if rows := must[[]SessionRow](t)(s.Sessions(ctx)); len(rows) != 0 {
		t.Errorf("%d sessions were added", len(rows))
	}
}

func TestWhatAPlanIsMadeFrom(t *testing.T) {
	s := newStore(t)
	categories := must[[]model.Category](t)(s.Categories(ctx))
	id := func(name string) model.ID {
		for _, c := range categories {
			if c.Name == name {
				return c.ID
			}
		}
		t.Fatalf("there is no %s", name)
		return ""
	}
	day, sefton := id("Weekday daytime"), id("Sefton")
	can := []model.Availability{{Band: day, Mode: model.Online, Answer: model.CanCome}}
	person := func(p model.Person) model.ID { return must[model.ID](t)(s.AddPerson(ctx, p)) }
	ann := person(model.Person{Given: "Ann", Family: "Analyst", Availability: can, District: sefton})
	ben := person(model.Person{Given: "Ben", Family: "Analyst", Availability: can})
	cat := person(model.Person{Given: "Cat", Family: "Carer"})
	person(model.Person{Given: "Dan", Family: "Analyst", Left: "2026-01-01"})
	person(model.Person{Given: "Eve", Family: "Analyst", Consents: []model.Consent{{For: "email", Given: "2025-01-01", Withdrawn: "2026-01-01"}}})
	fay := person(model.Person{Given: "Fay", Family: "Analyst", Consents: []model.Consent{{For: "photographs", Given: "2025-01-01", Withdrawn: "2026-01-01"}}})

	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Hall", Cost: 5000, District: sefton}))
	add := func(title string, state model.State, mode model.Mode, start model.LocalTime, venue model.ID) model.ID {
		return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: mode, State: state, Start: start, Venue: venue, Zone: "Europe/London"}))
	}
	lunch := add("Lunch", model.Held, model.Online, "2026-02-03T12:30", "")
	add("Came to nothing", model.Idea, model.Online, "2026-04-20T12:30", "")
	add("Perhaps before", model.Idea, model.Online, "2026-05-20T12:30", "")
	add("Next", model.Confirmed, model.InPerson, "2026-05-21T18:00", hall)
	add("In time", model.SaveTheDate, model.InPerson, "2026-07-01T10:00", hall)
	add("Idea in time", model.Idea, model.Online, "2026-06-30T12:30", "")
	add("Called off", model.Cancelled, model.Online, "2026-08-04T12:30", "")
	add("Much later", model.Confirmed, model.Online, "2027-08-04T12:30", "")
	add("Some day", model.Idea, model.Online, "", "")
	_, _, err := s.Invite(ctx, lunch, ann, ben, cat)
	ok(t, err)
	came := must[[]ParticipantRow](t)(s.Participants(ctx, lunch))
	ok(t, s.SetAttendance(ctx, model.Attended, came[0].ID))
	ok(t, s.SetAttendance(ctx, model.NoShow, came[1].ID))

	m := must[place.Map](t)(place.ReadMap(assets.BaseMap))
	in := must[plan.Input](t)(s.PlanInput(ctx, "2026-06-01", "2027-05-31", PeopleFilter{}, m))
	var names []string
	for _, v := range in.Fixed {
		names = append(names, "fixed "+v.Title)
	}
	for _, v := range in.Held {
		names = append(names, "held "+v.Title)
	}
	if got := strings.Join(names, ", "); got != "fixed Idea in time, fixed In time, held Lunch, held Perhaps before, held Next" || !in.Held[1].Idea || in.Held[2].Idea {
		t.Errorf("sessions: %s", got)
	}
	if in.Fixed[1].Cost != 5000 || !in.Fixed[1].Fixed || in.Fixed[1].Venue != hall || in.Today != "2026-05-06" || in.Zone != "Europe/London" || len(in.Bands) != 3 || in.Names[sefton] != "Sefton" {
		t.Errorf("%+v", in)
	}
	var ids []model.ID
	for _, p := range in.People {
		ids = append(ids, p.ID)
	}
	if diff := cmp.Diff([]model.ID{ann, ben, fay, cat}, ids); diff != "" {
		t.Error(diff)
	}
	wantAnn := plan.Person{ID: ann, District: sefton, Availability: can, Turnout: []plan.Turnout{{Band: day, Mode: model.Online, Invited: 1, Attended: 1}}}
	if diff := cmp.Diff(wantAnn, in.People[0], cmpopts.IgnoreFields(plan.Person{}, "Point")); diff != "" || in.People[0].Point == nil {
		t.Errorf("Ann is at %v: %s", in.People[0].Point, diff)
	}
	if p := in.People[1]; p.Point != nil || p.Turnout[0].Attended != 0 || p.Turnout[0].Invited != 1 {
		t.Errorf("Ben is %+v", p)
	}
	if p := in.People[3]; p.Turnout != nil {
		t.Errorf("Cat, of whom nothing was recorded, is %+v", p)
	}
	if in.Venues[0].Point == nil {
		t.Error("the hall is not placed in its district")
	}
	if diff := cmp.Diff(plan.LearnPriors([]plan.Turnout{{Band: day, Mode: model.Online, Invited: 2, Attended: 1}}), in.Priors); diff != "" {
		t.Error(diff)
	}
	holiday := false
	for _, d := range in.KeptFree {
		holiday = holiday || d.Day == "2026-12-25" && d.Reason != ""
	}
	if !holiday {
		t.Errorf("Christmas is not kept free: %v", in.KeptFree)
	}
	if few := must[plan.Input](t)(s.PlanInput(ctx, "2026-06-01", "2027-05-31", PeopleFilter{Text: "carer"}, m)); len(few.People) != 1 || few.People[0].ID != cat || len(few.Priors) != len(in.Priors) {
		t.Errorf("of carers: %+v", few.People)
	}
}

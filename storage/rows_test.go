package storage

import (
	"errors"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

func TestOrganisationRowsCountPeopleAndAttendance(t *testing.T) {
	s := newStore(t)
	sector := entry(t, s, model.Sectors, "Voluntary").ID
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Ósk Trust", Label: "OT", Sector: sector, TeamSize: 3}))
	other := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Zebra", Postcode: "L1 9AF"}))
	must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "oak"}))
	add := func(name string, a ...model.Affiliation) model.ID {
		return must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: name, Affiliations: a}))
	}
	now := add("Now", model.Affiliation{Organisation: org})
	moved := add("Moved", model.Affiliation{Organisation: org, To: "2026-03-31"}, model.Affiliation{Organisation: other, From: "2026-04-01"})
	twice := add("Twice", model.Affiliation{Organisation: org, Role: "Trustee"}, model.Affiliation{Organisation: other})
	for _, start := range []model.LocalTime{"2026-03-31T10:00", "2026-04-01T10:00", "2026-05-01T10:00"} {
		id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "S", Mode: model.Online, State: model.Held, Zone: "Europe/London", Start: start}))
		_, _, err := s.Invite(ctx, id, now, moved, twice)
		ok(t, err)
		rows := list(t, s, id)
		ok(t, s.SetAttendance(ctx, model.Attended, rows["Moved"].ID))
		if start < "2026-05" {
			ok(t, s.SetAttendance(ctx, model.Attended, rows["Now"].ID))
		}
	}
	want := []OrganisationRow{
		{Name: "oak"},
		{ID: org, Name: "Ósk Trust", Label: "OT", Sector: sector, TeamSize: 3, People: 2, Came: 3, LastCame: "2026-04-01"},
		{ID: other, Name: "Zebra", Postcode: "L1 9AF", People: 2, Came: 2, LastCame: "2026-05-01"},
	}
	got := must[[]OrganisationRow](t)(s.Organisations(ctx))
	got[0].ID = ""
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	ok(t, s.RemoveOrganisations(ctx, org, other))
	if label := lastLabel(t, s); label != "Remove 2 organisations" {
		t.Errorf("the step is called %q", label)
	}
	if p := must[model.Person](t)(s.Person(ctx, now)); len(p.Affiliations) != 0 {
		t.Errorf("still affiliated: %v", p.Affiliations)
	}
}

func TestVenueRowsCountSessions(t *testing.T) {
	s := newStore(t) // it is 6 May 2026
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Zion Hall"}))
	must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Attic", Retired: true}))
	must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Barn"}))
	for start, state := range map[model.LocalTime]model.State{
		"2026-03-01T10:00": model.Held, "2026-05-05T10:00": model.Held, "2026-05-06T08:00": model.Held, "2026-05-06T19:00": model.Confirmed, "2026-07-01T10:00": model.Idea, "2026-05-20T10:00": model.Cancelled,
	} {
		must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "S", Mode: model.InPerson, State: state, Zone: "Europe/London", Start: start, Venue: hall}))
	}
	type row struct {
		Name       string
		Sessions   int
		Last, Next model.Date
	}
	var got []row
	for _, v := range must[[]VenueRow](t)(s.Venues(ctx)) {
		got = append(got, row{v.Name, v.Sessions, v.Last, v.Next})
	}
	if diff := cmp.Diff([]row{{"Barn", 0, "", ""}, {"Zion Hall", 5, "2026-05-06", "2026-05-06"}, {"Attic", 0, "", ""}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestVenuesAndOrganisationsComeBackAsTheyWereSaved(t *testing.T) {
	s := newStore(t)
	district := entry(t, s, model.Districts, "Halton").ID
	o := model.Organisation{Name: "O", Label: "ORG", District: district, Postcode: "L1 9AF", Point: &model.Point{Lat: 53.4, Lon: -2.98}, Website: "https://example.org",
		TeamSize: 4, Notes: "n", ExternalIDs: []model.ExternalID{{System: "CiviCRM", Value: "12"}}}
	o.ID = must[model.ID](t)(s.AddOrganisation(ctx, o))
	v := model.Venue{Name: "V", Host: o.ID, Address: "a", Postcode: "p", District: district, Point: &model.Point{}, Capacity: 40, StepFree: model.Yes, HearingLoop: model.No,
		AccessibleToilet: model.Yes, Wifi: model.Yes, Screen: model.No, Kitchen: model.Yes, Parking: "two", Transit: "bus", Catering: "own", Cost: 12050,
		Bands: []model.ID{entry(t, s, model.Bands, "Weekend").ID}, Contact: "c", Notes: "n", Retired: true}
	v.ID = must[model.ID](t)(s.AddVenue(ctx, v))
	for range 2 {
		if diff := cmp.Diff(o, must[model.Organisation](t)(s.Organisation(ctx, o.ID))); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(v, must[model.Venue](t)(s.Venue(ctx, v.ID))); diff != "" {
			t.Error(diff)
		}
		o.Point, o.ExternalIDs, v.Bands, v.Host, v.Retired = nil, nil, nil, "", false
		ok(t, s.UpdateOrganisation(ctx, o))
		ok(t, s.UpdateVenue(ctx, v))
	}
}

func TestTags(t *testing.T) {
	s := newStore(t)
	a, b := addPerson(t, s, "A", ""), addPerson(t, s, "B", "")
	tags := func(id model.ID) []string { return must[model.Person](t)(s.Person(ctx, id)).Tags }
	ok(t, s.TagPeople(ctx, " Steering ", true, a, b))
	if label := lastLabel(t, s); label != "Tag 2 people “Steering”" {
		t.Errorf("the step is called %q", label)
	}
	ok(t, s.TagPeople(ctx, "étude", true, a))
	ok(t, s.TagPeople(ctx, "Zine", true, b))
	steps := len(must[[]Step](t)(s.History(ctx, 100)))
	ok(t, s.TagPeople(ctx, "steering", true, a, b)) // have it
	ok(t, s.TagPeople(ctx, "Zine", false, a))       // has it not
	if n := len(must[[]Step](t)(s.History(ctx, 100))); n != steps {
		t.Error("tagging who is tagged left a trace")
	}
	if diff := cmp.Diff([]string{"étude", "Steering", "Zine"}, must[[]string](t)(s.Tags(ctx))); diff != "" {
		t.Error(diff)
	}
	ok(t, s.TagPeople(ctx, "STEERING", false, a, b))
	if label := lastLabel(t, s); label != "Take the tag “STEERING” off 2 people" {
		t.Errorf("the step is called %q", label)
	}
	if diff := cmp.Diff([][]string{{"étude"}, {"Zine"}}, [][]string{tags(a), tags(b)}); diff != "" {
		t.Error(diff)
	}
	must[string](t)(s.Undo(ctx))
	if diff := cmp.Diff([][]string{{"Steering", "étude"}, {"Steering", "Zine"}}, [][]string{tags(a), tags(b)}); diff != "" {
		t.Error(diff)
	}
	if err := s.TagPeople(ctx, " - ", true, a); !errors.As(err, new(model.ValidationError)) {
		t.Errorf("a tag without a word: %v", err)
	}
	if err := s.TagPeople(ctx, "New", true, a, "nobody"); !errors.Is(err, model.ErrNotFound) || len(tags(a)) != 2 {
		t.Errorf("tagging nobody: %v, %v", err, tags(a))
	}
}

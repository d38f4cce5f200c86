package storage

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// entries are the names of one list, "(…)" around retired ones.
func entries(t testing.TB, s *Store, list model.List) (names []string) {
	t.Helper()
	for _, c := range must[[]model.Category](t)(s.Categories(ctx)) {
		if c.List == list && c.Retired {
			names = append(names, "("+c.Name+")")
		} else if c.List == list {
			names = append(names, c.Name)
		}
	}
	return names
}

func entry(t testing.TB, s *Store, list model.List, name string) model.Category {
	t.Helper()
	for _, c := range must[[]model.Category](t)(s.Categories(ctx)) {
		if c.List == list && c.Name == name {
			return c
		}
	}
	t.Fatalf("%s has no %s", list, name)
	return model.Category{}
}

func lastLabel(t testing.TB, s *Store) string {
	t.Helper()
	return must[[]Step](t)(s.History(ctx, 1))[0].Label
}

func TestListsGrowAndMove(t *testing.T) {
	s := newStore(t)
	start := []string{"Volunteer or member", "Practitioner", "Manager", "Senior leader", "Elected or trustee"}
	check := func(label string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, entries(t, s, model.Seniorities)); diff != "" {
			t.Error(diff)
		}
		if got := lastLabel(t, s); got != label {
			t.Errorf("the step is called %q, want %q", got, label)
		}
	}
	check("Start the community", start...)
	id := must[model.ID](t)(s.SaveCategory(ctx, model.Category{List: model.Seniorities, Name: "Student"}))
	check("Add “Student” to Seniority", append(start, "Student")...)
	ok(t, s.MoveCategory(ctx, id, -1))
	check("Move “Student” in Seniority", "Volunteer or member", "Practitioner", "Manager", "Senior leader", "Student", "Elected or trustee")
	ok(t, s.MoveCategory(ctx, id, -100))
	check("Move “Student” in Seniority", append([]string{"Student"}, start...)...)
	before := len(must[[]Step](t)(s.History(ctx, 100)))
	ok(t, s.MoveCategory(ctx, id, -1)) // is at the top already
	if after := len(must[[]Step](t)(s.History(ctx, 100))); after != before {
		t.Error("moving nothing left a trace")
	}
	student := entry(t, s, model.Seniorities, "Student")
	student.Name, student.Retired = "Student or apprentice", true
	if got := must[model.ID](t)(s.SaveCategory(ctx, student)); got != id {
		t.Errorf("a change gave the id %s", got)
	}
	check("Change “Student or apprentice” in Seniority", append([]string{"(Student or apprentice)"}, start...)...)
	for range 4 {
		must[string](t)(s.Undo(ctx))
	}
	if diff := cmp.Diff(start, entries(t, s, model.Seniorities)); diff != "" {
		t.Errorf("after undoing it all: %s", diff)
	}
}

func TestListsRefuseNamesTheyHave(t *testing.T) {
	s := newStore(t)
	for name, c := range map[string]model.Category{
		"the same":          {List: model.Districts, Name: "Wirral"},
		"written otherwise": {List: model.Districts, Name: " st. helens"},
		"no name":           {List: model.Districts, Name: " "},
		"no list":           {List: "county", Name: "Cheshire"},
	} {
		if _, err := s.SaveCategory(ctx, c); !errors.As(err, new(model.ValidationError)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	wirral := entry(t, s, model.Districts, "Wirral")
	wirral.Name = "Halton"
	if _, err := s.SaveCategory(ctx, wirral); err == nil || err.Error() != "“Halton” is already in Districts" {
		t.Errorf("renamed to another: %v", err)
	}
	wirral.Name = "WIRRAL"
	must[model.ID](t)(s.SaveCategory(ctx, wirral))
	must[model.ID](t)(s.SaveCategory(ctx, model.Category{List: model.Themes, Name: "Wirral"})) // another list
	if _, err := s.SaveCategory(ctx, model.Category{ID: "none", List: model.Themes, Name: "New"}); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("one that is not there: %v", err)
	}
	if err := s.MoveCategory(ctx, "none", 1); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("moving one that is not there: %v", err)
	}
}

func TestRemovingAnEntry(t *testing.T) {
	s := newStore(t)
	sector, district, seniority, band, theme := entry(t, s, model.Sectors, "Health"), entry(t, s, model.Districts, "Wirral"),
		entry(t, s, model.Seniorities, "Manager"), entry(t, s, model.Bands, "Weekend"), entry(t, s, model.Themes, "Skills")
	must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "O", Sector: sector.ID, District: district.ID}))
	must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "V", District: district.ID, Bands: []model.ID{band.ID}}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "P", Seniority: seniority.ID, Sector: sector.ID,
		Availability: []model.Availability{{Band: band.ID, Mode: model.Online, Answer: model.CanCome}}}))
	for _, used := range []struct {
		c     model.Category
		times string
	}{{sector, "2 times"}, {district, "2 times"}, {seniority, "1 time"}, {band, "2 times"}} {
		want := fmt.Sprintf("“%s” is used %s; retire it instead, then it is no longer offered", used.c.Name, used.times)
		if err := s.RemoveCategory(ctx, used.c); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	ok(t, s.RemoveCategory(ctx, theme))
	if strings.Contains(strings.Join(entries(t, s, model.Themes), ","), "Skills") {
		t.Error("the theme is still there")
	}
	if err := s.RemoveCategory(ctx, theme); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	if label := must[string](t)(s.Undo(ctx)); label != "Remove “Skills” from Themes" {
		t.Errorf("undid %q", label)
	}
	if diff := cmp.Diff(theme, entry(t, s, model.Themes, "Skills")); diff != "" {
		t.Error(diff)
	}
}

func TestAnAddedEntryThatIsInUseStays(t *testing.T) {
	s := newStore(t)
	id := must[model.ID](t)(s.SaveCategory(ctx, model.Category{List: model.Sectors, Name: "Arts", Letter: "A"}))
	added := must[[]Step](t)(s.History(ctx, 1))[0]
	must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Gallery", Sector: id}))
	var blocked BlockedError
	if err := s.UndoStep(ctx, added.ID); !errors.As(err, &blocked) || blocked.By != "Add Gallery" {
		t.Errorf("got %v", err)
	}
}

func TestUpdateCommunity(t *testing.T) {
	s := newStore(t)
	before := must[model.Community](t)(s.Community(ctx))
	c := before
	c.Name, c.Purpose, c.TimeZone, c.OrganiserName, c.OrganiserEmail, c.OrganiserPhone = "Data people", "Meet", "Europe/Dublin", "Ann", "ann@example.org", "0151 496 0000"
	c.PrivacyNotice, c.PaperDays, c.LapsedMonths = "We keep it safe.", 7, 18
	ok(t, s.UpdateCommunity(ctx, c))
	if diff := cmp.Diff(c, must[model.Community](t)(s.Community(ctx))); diff != "" {
		t.Error(diff)
	}
	if s.Today(c) != "2026-05-06" {
		t.Errorf("today is %s", s.Today(c))
	}
	bad := c
	bad.TimeZone = "Mars"
	if err := s.UpdateCommunity(ctx, bad); !errors.As(err, new(model.ValidationError)) {
		t.Errorf("a zone that is not: %v", err)
	}
	must[string](t)(s.Undo(ctx))
	if diff := cmp.Diff(before, must[model.Community](t)(s.Community(ctx))); diff != "" {
		t.Errorf("undone: %s", diff)
	}
}

func TestSettingsAreNoPartOfTheHistory(t *testing.T) {
	s := newStore(t)
	heard := 0
	defer s.Subscribe(func(Notice) { heard++ })()
	ok(t, s.SetSetting(ctx, "theme", "dark"))
	ok(t, s.SetSetting(ctx, "text scale", "1.25"))
	ok(t, s.SetSetting(ctx, "theme", "light"))
	ok(t, s.SetSetting(ctx, "text scale", ""))
	ok(t, s.SetSetting(ctx, "never set", ""))
	if diff := cmp.Diff(map[string]string{"theme": "light"}, must[map[string]string](t)(s.Settings(ctx))); diff != "" {
		t.Error(diff)
	}
	if n := len(must[[]Step](t)(s.History(ctx, 10))); n != 1 || heard != 0 {
		t.Errorf("%d steps, %d notices", n, heard)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("undo: %v", err)
	}
	path := s.Path()
	ok(t, s.Close())
	s = must[*Store](t)(Open(ctx, path, testOptions()))
	defer s.Close()
	if got := must[map[string]string](t)(s.Settings(ctx))["theme"]; got != "light" {
		t.Errorf("after opening again the theme is %q", got)
	}
}

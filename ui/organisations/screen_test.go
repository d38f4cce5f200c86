package organisations

import (
	"context"
	"slices"
	"strings"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

var ctx = context.Background()

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

// start makes a community with two organisations, of which one has a person
// and a room where a session was held.
func start(t *testing.T) (h *frametest.Host, s *Screen, link, growers, person, session model.ID) {
	store := frametest.Store(t)
	var voluntary, halton model.ID
	for _, c := range must[[]model.Category](t)(store.Categories(ctx)) {
		switch c.Name {
		case "Voluntary":
			voluntary = c.ID
		case "Halton":
			halton = c.ID
		}
	}
	link = must[model.ID](t)(store.AddOrganisation(ctx, model.Organisation{Name: "Halton Carers Link", Sector: voluntary, District: halton, TeamSize: 2}))
	growers = must[model.ID](t)(store.AddOrganisation(ctx, model.Organisation{Name: "Dingle Growers"}))
	person = must[model.ID](t)(store.AddPerson(ctx, model.Person{Given: "Kasia", Family: "Żukowska", Role: "Analyst", Affiliations: []model.Affiliation{{Organisation: link}}}))
	venue := must[model.ID](t)(store.AddVenue(ctx, model.Venue{Name: "Carers Hall", Host: link}))
	session = must[model.ID](t)(store.AddSession(ctx, model.Session{Title: "Launch", Mode: model.InPerson, State: model.Held, Start: "2026-03-06T10:00", Zone: "Europe/London", Venue: venue}))
	h = frametest.New(t, store)
	s = New(h)
	h.Use(s, frame.Place{Area: frame.Organisations})
	return h, s, link, growers, person, session
}

func TestTheListFiltersAndSorts(t *testing.T) {
	h, s, link, growers, _, _ := start(t)
	h.Sees("2 organisations", "Halton Carers Link", "Dingle Growers")
	h.Tap("Sector")
	h.Press(fyne.KeySpace, fyne.KeyEscape) // not known
	h.Sees("Sector: not known", "1 of 2 organisations")
	h.Tap("Clear all")
	h.Do("Filter organisations")
	h.Type("carers")
	h.Sees("1 of 2 organisations")
	h.Type("zzz")
	h.Sees("No organisation fits these filters.")
	h.Tap("Clear the filters")
	h.Tap("Nobody came yet")
	h.Sees("2 organisations")
	s.Table.OnSort(byPeople, true)
	if s.shown[0].ID != link || s.shown[1].ID != growers {
		t.Errorf("by people: %+v", s.shown)
	}
	if s.Table.OnJump("ding") != 1 || s.Table.OnJump("x") != -1 {
		t.Error("letters do not jump")
	}
}

func TestDetailsAreEditedInPlace(t *testing.T) {
	h, s, link, _, person, session := start(t)
	s.Show(frame.Place{Area: frame.Organisations, ID: link})
	h.Sees("Voluntary · Halton · 1 person known", "Kasia Żukowska", "Analyst", "Launch", "for maps, such as HCL")
	h.Edit(frametest.Find[*widgets.TextField](h, "Short label").Entry, "HCL")
	h.Edit(frametest.Find[*widgets.ValueField[int]](h, "Data team").Entry, "12")
	website := frametest.Find[*widgets.TextField](h, "Website")
	h.Edit(website.Entry, "carers.example.org")
	if !strings.Contains(website.Problem(), "should start with https://") || website.Text() != "carers.example.org" {
		t.Errorf("problem %q, text %q", website.Problem(), website.Text())
	}
	h.Edit(website.Entry, "https://carers.example.org")
	o := must[model.Organisation](t)(h.Store().Organisation(ctx, link))
	if o.Label != "HCL" || o.TeamSize != 12 || o.Website != "https://carers.example.org" {
		t.Errorf("saved %+v", o)
	}
	h.SeesNot("for maps, such as")
	h.Tap("Website")
	h.Tap("Kasia")
	if at := h.Last(); at.Area != frame.People || at.ID != person {
		t.Errorf("went to %+v", at)
	}
	h.Tap("Launch")
	if at := h.Last(); at.Area != frame.Programme || at.ID != session {
		t.Errorf("went to %+v", at)
	}
	h.Tap("Its people")
	if at := h.Last(); at.Area != frame.People || at.Filter == nil || at.Filter.Organisation != link {
		t.Errorf("went to %+v", at)
	}
	if !slices.Equal(h.Viewed, []string{"https://carers.example.org"}) {
		t.Errorf("viewed %q", h.Viewed)
	}
}

func TestRemovedAndBack(t *testing.T) {
	h, s, _, growers, _, _ := start(t)
	s.Show(frame.Place{Area: frame.Organisations, ID: growers})
	h.Do("Remove the organisation")
	h.Sees("1 organisation", "Choose an organisation in the list")
	h.SeesNot("Dingle")
	must[string](t)(h.Store().Undo(ctx))
	h.Settle()
	h.Sees("2 organisations", "Dingle Growers")
}

func TestANewOneGetsALabelAndIsNotAddedTwice(t *testing.T) {
	h, s, _, _, _, _ := start(t)
	h.Do("New organisation")
	h.Type("Wirral Homes Trust")
	if label := frametest.Find[*widgets.TextField](h, "Short label").Text(); label != "WHT" {
		t.Errorf("suggested %q", label)
	}
	h.Press(fyne.KeyEscape)
	h.Button()
	h.Sees("This is what you had typed before.", "Wirral Homes Trust")
	h.Tap("Add")
	o := must[model.Organisation](t)(h.Store().Organisation(ctx, h.Last().ID))
	if o.Name != "Wirral Homes Trust" || o.Label != "WHT" || s.draft != (draft{}) {
		t.Errorf("added %+v, draft %+v", o, s.draft)
	}
	h.Do("New organisation")
	h.Type("wirral homes trust")
	h.Tap("Add")
	h.Sees("“Wirral Homes Trust” is in the list already.")
}

func TestArrangePutsEqualOnesByName(t *testing.T) {
	all := []storage.OrganisationRow{{ID: "a", Name: "Á", Came: 1, District: "x"}, {ID: "b", Name: "B", Came: 3, District: "y"}, {ID: "c", Name: "C", Came: 1, District: "x"}}
	name := func(id model.ID) string { return map[model.ID]string{"x": "Wirral", "y": "Halton"}[id] }
	for _, c := range []struct {
		by   string
		desc bool
		want string
	}{{byName, false, "abc"}, {byName, true, "cba"}, {byCame, false, "acb"}, {byCame, true, "bac"}, {byDistrict, false, "bac"}, {byTeam, true, "abc"}, {byLast, false, "abc"}} {
		got := ""
		for _, o := range arrange(all, filter{}, c.by, c.desc, name) {
			got += string(o.ID)
		}
		if got != c.want {
			t.Errorf("by %s, descending %v: %s, want %s", c.by, c.desc, got, c.want)
		}
	}
}

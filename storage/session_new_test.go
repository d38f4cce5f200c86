package storage

import (
	"errors"
	"testing"

	"convenor/model"
)

// oneStep does something and checks that it is one step, that undo takes back
// as a whole.
func oneStep(t *testing.T, s *Store, label string, tables []string, do func()) {
	t.Helper()
	counts := func() (all []int) {
		for _, table := range tables {
			var n int
			ok(t, s.reader.QueryRow(`SELECT count(*) FROM `+table).Scan(&n))
			all = append(all, n)
		}
		return all
	}
	before := counts()
	do()
	for i, n := range counts() {
		if n != before[i]+1 {
			t.Errorf("%s: %d rows of %s were added", label, n-before[i], tables[i])
		}
	}
	if undone := must[string](t)(s.Undo(ctx)); undone != label {
		t.Errorf("undid “%s”, want “%s”", undone, label)
	}
	for i, n := range counts() {
		if n != before[i] {
			t.Errorf("%s: after undo %d rows of %s are left", label, n-before[i], tables[i])
		}
	}
}

func TestWhatIsAddedOnTheWayIsPartOfTheStep(t *testing.T) {
	s := newStore(t)
	id := addSession(t, s, "Launch")
	v := must[model.Session](t)(s.Session(ctx, id))
	v.Agenda = []model.AgendaItem{{Title: "Welcome", Minutes: 10, Format: "welcome"}}
	ok(t, s.UpdateSession(ctx, v))
	item := must[model.Session](t)(s.Session(ctx, id)).Agenda[0].ID
	kasia := model.Person{Given: "Kasia", Family: "Żukowska"}

	oneStep(t, s, "Add Kasia Żukowska to the agenda of “Launch”", []string{"person", "presenter"}, func() {
		p := must[model.ID](t)(s.AddPresenter(ctx, id, item, kasia))
		if got := must[model.Session](t)(s.Session(ctx, id)).Agenda[0].Presenters; len(got) != 1 || got[0] != p {
			t.Errorf("presenters are %v", got)
		}
	})
	oneStep(t, s, "Add Kasia Żukowska as a facilitator of “Launch”", []string{"person", "presenter"}, func() {
		p := must[model.ID](t)(s.AddPresenter(ctx, id, "", kasia))
		if got := must[model.Session](t)(s.Session(ctx, id)).Facilitators; len(got) != 1 || got[0] != p {
			t.Errorf("facilitators are %v", got)
		}
	})
	oneStep(t, s, "Add Carers Hall as the venue of “Launch”", []string{"venue"}, func() {
		hall := must[model.ID](t)(s.AddVenueOf(ctx, id, model.Venue{Name: "Carers Hall"}))
		if v := must[model.Session](t)(s.Session(ctx, id)); v.Venue != hall || v.Sequence != 1 {
			t.Errorf("the session is at %q, SEQUENCE %d", v.Venue, v.Sequence)
		}
	})
	oneStep(t, s, "Plan “Autumn” at Carers Hall", []string{"venue", "session"}, func() {
		id := must[model.ID](t)(s.AddSessionAt(ctx, model.Session{Title: "Autumn", Mode: model.InPerson, State: model.Idea, Zone: "Europe/London"}, model.Venue{Name: "Carers Hall"}))
		if must[model.Session](t)(s.Session(ctx, id)).Venue == "" {
			t.Error("the session has no venue")
		}
	})
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Carers Hall"}))
	oneStep(t, s, "Add Carers Link as the host of Carers Hall", []string{"organisation"}, func() {
		o := must[model.ID](t)(s.AddHost(ctx, hall, model.Organisation{Name: "Carers Link"}))
		if must[model.Venue](t)(s.Venue(ctx, hall)).Host != o {
			t.Error("the venue has no host")
		}
	})
}

func TestNothingIsAddedWhenItsPlaceIsGone(t *testing.T) {
	s := newStore(t)
	id := addSession(t, s, "Launch")
	if _, err := s.AddPresenter(ctx, id, "gone", model.Person{Given: "Kasia"}); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("an agenda item that is gone: %v", err)
	}
	if _, err := s.AddVenueOf(ctx, "gone", model.Venue{Name: "Carers Hall"}); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a session that is gone: %v", err)
	}
	if _, err := s.AddHost(ctx, "gone", model.Organisation{Name: "Carers Link"}); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a venue that is gone: %v", err)
	}
	people := must[*People](t)(s.FindPeople(ctx, PeopleFilter{}, ByName, false))
	if venues := must[[]VenueRow](t)(s.Venues(ctx)); people.Len() != 0 || len(venues) != 0 {
		t.Errorf("%d people and %d venues were added", people.Len(), len(venues))
	}
}

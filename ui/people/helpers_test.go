package people

import (
	"context"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
)

var ctx = context.Background()

// community is a small one: four people, a session held and one to come.
type community struct {
	store                    *storage.Store
	lists                    map[string]model.ID
	kasia, sian, chidi, oduy model.ID
	launch, autumn, org      model.ID
}

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

func newCommunity(t *testing.T) community {
	c := community{store: frametest.Store(t), lists: map[string]model.ID{}}
	for _, entry := range must[[]model.Category](t)(c.store.Categories(ctx)) {
		c.lists[entry.Name] = entry.ID
	}
	add := func(p model.Person) model.ID { return must[model.ID](t)(c.store.AddPerson(ctx, p)) }
	c.org = must[model.ID](t)(c.store.AddOrganisation(ctx, model.Organisation{Name: "Halton Carers Link", Sector: c.lists["Voluntary"], District: c.lists["Halton"]}))
	c.kasia = add(model.Person{Given: "Kasia", Family: "Żukowska", Role: "Analyst", Emails: []model.Email{{Address: "kasia@carers.example.org", Label: "work"}},
		Affiliations: []model.Affiliation{{Organisation: c.org}}, Tags: []string{"steering"}})
	c.sian = add(model.Person{Given: "Siân", Family: "Evans", District: c.lists["Wirral"]})
	c.chidi = add(model.Person{Given: "Chidi", Family: "Okafor", District: c.lists["Liverpool"], Left: "2026-01-31"})
	c.oduy = add(model.Person{Given: "Oduya"})
	session := func(title string, state model.State, start model.LocalTime) model.ID {
		return must[model.ID](t)(c.store.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: state, Start: start, Zone: "Europe/London"}))
	}
	c.launch = session("Launch", model.Held, "2026-03-06T10:00")
	c.autumn = session("Autumn gathering", model.Confirmed, "2026-09-18T10:00")
	if _, _, err := c.store.Invite(ctx, c.launch, c.kasia, c.sian); err != nil {
		t.Fatal(err)
	}
	rows := must[[]storage.ParticipantRow](t)(c.store.Participants(ctx, c.launch))
	for _, r := range rows {
		if r.Person == c.kasia {
			if err := c.store.SetAttendance(ctx, model.Attended, r.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	return c
}

// open shows the area at a place.
func open(t *testing.T, c community, p frame.Place) (*frametest.Host, *Screen) {
	t.Helper()
	h := frametest.New(t, c.store)
	s := New(h)
	p.Area = frame.People
	h.Use(s, p)
	return h, s
}

func (c community) person(t *testing.T, id model.ID) model.Person {
	t.Helper()
	return must[model.Person](t)(c.store.Person(ctx, id))
}

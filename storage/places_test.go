package storage

import (
	"testing"

	"convenor/model"
	"convenor/model/place"
)

func TestPeoplePlaces(t *testing.T) {
	s := newStore(t) // it is 6 May 2026
	m := must[place.Map](t)(place.ReadMap([]byte(`{"features":[{"properties":{"name":"Wirral"},"geometry":{"type":"Polygon","coordinates":[[[-4,50],[-2,50],[-2,52],[-4,52],[-4,50]]]}}]}`)))
	wirral := entry(t, s, model.Districts, "Wirral").ID
	office := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Office", Point: &model.Point{Lat: 53, Lon: -3}}))
	second := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Second", Point: &model.Point{Lat: 54, Lon: -3}}))
	must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Hall", Postcode: "L1 1AA", Point: &model.Point{Lat: 55, Lon: -3}}))
	add := func(p model.Person) model.ID { return must[model.ID](t)(s.AddPerson(ctx, p)) }
	want := map[model.ID]struct {
		name       string
		start      place.How
		lat, works float64
	}{
		add(model.Person{Given: "A", Postcode: "l11aa", Affiliations: []model.Affiliation{{Organisation: office}}}):                                            {"lives beside the hall", place.ByPostcode, 55, 53},
		add(model.Person{Given: "B", District: wirral, Affiliations: []model.Affiliation{{Organisation: office, To: "2026-05-05"}}}):                           {"left the office yesterday", place.ByDistrict, 51, 0},
		add(model.Person{Given: "C", District: wirral, Affiliations: []model.Affiliation{{Organisation: second, From: "2026-05-07"}, {Organisation: office}}}): {"starts at the second tomorrow", place.ByEmployer, 53, 53},
		add(model.Person{Given: "D", Affiliations: []model.Affiliation{{Organisation: second}, {Organisation: office}}}):                                       {"has two", place.ByEmployer, 54, 54},
		add(model.Person{Given: "E", Left: "2026-05-07"}):                                                                                                      {"leaves tomorrow", place.NotKnown, 0, 0},
	}
	add(model.Person{Given: "F", District: wirral, Left: "2026-05-06"})
	got := must[[]PersonPlace](t)(s.PeoplePlaces(ctx, m))
	if len(got) != len(want) {
		t.Errorf("%d places, want %d", len(got), len(want))
	}
	for _, p := range got {
		if w := want[p.ID]; p.How != w.start || p.Point.Lat != w.lat || p.Work.Point.Lat != w.works || p.Work.Known() != (w.works != 0) {
			t.Errorf("who %s: %+v", w.name, p)
		}
	}
}

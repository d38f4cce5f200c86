package storage

import (
	"testing"

	"convenor/assets/federation"
	"convenor/model"
	"convenor/model/place"
	"convenor/model/rotation"
)

func TestRotation(t *testing.T) {
	s := newStore(t) // it is 6 May 2026
	wirral, sector := entry(t, s, model.Districts, "Wirral").ID, entry(t, s, model.Sectors, "Voluntary").ID
	day := must[model.ID](t)(s.SaveCategory(ctx, model.Category{List: model.Bands, Name: "Working hours", Days: "12345", From: 540, To: 1020}))
	host := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Host", Sector: sector, District: wirral}))
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Hall", Host: host, District: wirral, Point: &model.Point{Lat: 53, Lon: -3}}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Employed", Affiliations: []model.Affiliation{{Organisation: host}}, Availability: []model.Availability{{Band: day, Mode: model.Online, Answer: model.CanIfNeedBe}}}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Alike", Affiliations: []model.Affiliation{{Organisation: host}}, Availability: []model.Availability{{Band: day, Mode: model.Online, Answer: model.CanIfNeedBe}}}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Free", Sector: sector}))
	must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Left", District: wirral, Left: "2026-05-06"}))
	for _, v := range []model.Session{
		{Title: "Held", Mode: model.Hybrid, State: model.Held, Start: "2026-03-02T10:00", Venue: hall},
		{Title: "Called off", Mode: model.InPerson, State: model.Cancelled, Start: "2026-04-02T10:00", Venue: hall},
		{Title: "Idea", Mode: model.InPerson, State: model.Idea},
	} {
		v.Zone = "Europe/London"
		must[model.ID](t)(s.AddSession(ctx, v))
	}
	l := must[*rotation.Ledger](t)(s.Rotation(ctx, place.Map{}))
	if n := len(l.Turns()); n != 2 || l.People() != 3 || l.Unsaid() != 1 || l.Unplaced() != 1 {
		t.Errorf("%d turns, %d people, %d did not say, %d are nowhere", n, l.People(), l.Unsaid(), l.Unplaced())
	}
	want := map[rotation.Dimension]rotation.Row{
		rotation.District: {Entry: rotation.Entry{Name: "Wirral"}, Last: "2026-03-02", People: 2, Within: 2},
		rotation.Venue:    {Entry: rotation.Entry{Name: "Hall"}, Last: "2026-03-02", People: 2, Within: 2},
		rotation.Mode:     {Entry: rotation.Entry{Name: "Online"}, Last: "2026-03-02", People: 2},
		rotation.Band:     {Entry: rotation.Entry{Name: "Weekday daytime"}, Last: "2026-03-02"},
		rotation.Sector:   {Entry: rotation.Entry{Name: "Voluntary"}, Last: "2026-03-02", People: 3},
	}
	for d, w := range want {
		for _, r := range l.Rows(d, 0) {
			if r.Name == w.Name && (r.Last != w.Last || r.LastTitle != "Held" || r.People != w.People || r.Within != w.Within) {
				t.Errorf("%s: %+v", d, r)
			} else if r.Name == w.Name {
				delete(want, d)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("without the row they should have: %v", want)
	}
}

// BenchmarkRotation measures the ledger of 100,000 people and 2,000 sessions: reading
// it, beside reading the index of people, and what a view of it then asks for.
func BenchmarkRotation(b *testing.B) {
	s := benchStore(b)
	ok(b, s.LoadSample(ctx, federation.Files(manyPeople, manySessions), model.DateOf(s.Now())))
	var l *rotation.Ledger
	for range rounds {
		b.Run("Read", func(b *testing.B) {
			for range b.N {
				l = must[*rotation.Ledger](b)(s.Rotation(ctx, place.Map{}))
			}
		})
		b.Run("ReadFloor", func(b *testing.B) {
			for range b.N {
				must[*peopleSnapshot](b)(readSnapshot(ctx, s))
			}
		})
		b.Run("View", func(b *testing.B) {
			for i := range b.N {
				l.Timeline(rotation.Dimensions[i%5], rotation.Quarters, 24)
				l.Cross(rotation.Dimensions[i%5], rotation.Dimensions[(i+2)%5], 24)
				l.Imbalances()
			}
		})
	}
}

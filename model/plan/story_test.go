package plan

import (
	"cmp"
	"fmt"

	"convenor/model"
)

var (
	knowsleyPoint = model.Point{Lat: 53.45, Lon: -2.85}
	wirralPoint   = model.Point{Lat: 53.37, Lon: -3.09}
	farPoint      = model.Point{Lat: 54.9, Lon: -1.6}
)

// story is a small community: office people near Knowsley who can come in the
// daytime, six volunteers on the Wirral who can only come at weekends, two who
// have said nothing, one who said no to everything, and one far away.
func story() Input {
	in := Input{Today: "2025-12-10", Zone: "Europe/London", Bands: bandList(),
		Names: map[model.ID]string{"k": "Knowsley", "w": "Wirral", "f": "Far away", "pub": "Public body", "com": "Community group"},
		Venues: []model.Venue{
			{ID: "library", Name: "Huyton Library", District: "k", Point: &knowsleyPoint, Capacity: 40, StepFree: model.Yes, Cost: 4000, Bands: []model.ID{"day", "evening"}},
			{ID: "hall", Name: "Hoylake Hall", District: "w", Point: &wirralPoint, Capacity: 25, StepFree: model.No, Cost: 2500},
			{ID: "barn", Name: "The Barn", District: "w", Point: &wirralPoint, Retired: true},
		},
		Held: []Session{
			{ID: "h1", Title: "Launch", Mode: model.InPerson, Start: "2024-05-14T13:00", End: "2024-05-14T15:00", Venue: "library"},
			{ID: "h2", Title: "Online", Mode: model.Online, Start: "2025-10-14T12:30", End: "2025-10-14T13:30"},
		},
	}
	add := func(n int, prefix string, p Person, says map[BandMode]model.Answer) {
		for i := range n {
			q := p
			q.ID = model.ID(fmt.Sprint(prefix, i+1))
			for _, b := range in.Bands {
				for _, mode := range []model.Mode{model.InPerson, model.Online} {
					if a := cmp.Or(says[BandMode{b.ID, mode}], says[BandMode{}]); a != model.CanUnknown {
						q.Availability = append(q.Availability, model.Availability{Band: b.ID, Mode: mode, Answer: a})
					}
				}
			}
			in.People = append(in.People, q)
		}
	}
	no := model.CannotCome
	add(8, "office", Person{Point: &knowsleyPoint, District: "k", Sector: "pub"}, map[BandMode]model.Answer{{}: no, {"day", model.InPerson}: model.CanCome, {"day", model.Online}: model.CanCome})
	add(6, "volunteer", Person{Point: &wirralPoint, District: "w", Sector: "com"}, map[BandMode]model.Answer{{}: no, {"weekend", model.InPerson}: model.CanCome})
	add(2, "silent", Person{Point: &knowsleyPoint, District: "k", Sector: "pub"}, nil)
	add(1, "never", Person{Point: &knowsleyPoint, District: "k"}, map[BandMode]model.Answer{{}: no})
	add(1, "far", Person{Point: &farPoint, District: "f", Sector: "pub"}, map[BandMode]model.Answer{{}: no, {"day", model.InPerson}: model.CanIfNeedBe})
	in.Priors = Priors{{}: 300}
	return in
}

// quarter is online every month and in person once, in the first quarter.
func quarter() Wishes {
	w := DefaultWishes("2025-12-10")
	w.To = "2026-03-31"
	return w
}

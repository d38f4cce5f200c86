package planner

import (
	"fmt"
	"testing"

	"convenor/model"
	"convenor/model/plan"
)

// BenchmarkMove is what a session dragged by a day costs, with everything that is
// shown of it, for 2,000 people and 60 venues.
func BenchmarkMove(b *testing.B) {
	in := plan.Input{Today: "2026-12-06", Zone: "Europe/London", Bands: []model.Category{
		{ID: "day", List: model.Bands, Name: "Weekday daytime", Days: "12345", From: 6 * 60, To: 17 * 60},
		{ID: "evening", List: model.Bands, Name: "Weekday evening", Days: "12345", From: 17 * 60, To: 24 * 60},
		{ID: "weekend", List: model.Bands, Name: "Weekend", Days: "67", To: 24 * 60}}}
	answers := []model.Answer{model.CanCome, model.CannotCome, model.CanUnknown, model.CanIfNeedBe, model.CannotCome}
	point := func(i int) *model.Point {
		return &model.Point{Lat: 53.2 + float64(i%17)/40, Lon: -3.1 + float64(i%23)/40}
	}
	for i := range 2000 {
		p := plan.Person{ID: model.ID(fmt.Sprint("p", i)), Point: point(i), District: model.ID(fmt.Sprint("d", i%6)), Sector: model.ID(fmt.Sprint("s", i%5))}
		for j, band := range in.Bands {
			for k, mode := range []model.Mode{model.InPerson, model.Online} {
				p.Availability = append(p.Availability, model.Availability{Band: band.ID, Mode: mode, Answer: answers[(i+3*j+7*k+i/5)%len(answers)]})
			}
		}
		in.People = append(in.People, p)
	}
	for i := range 60 {
		in.Venues = append(in.Venues, model.Venue{ID: model.ID(fmt.Sprint("v", i)), Name: fmt.Sprint("Hall ", i), Point: point(i), District: model.ID(fmt.Sprint("d", i%6))})
	}
	for i := range 4 { // so that there are turns to speak of
		in.Held = append(in.Held, plan.Session{Mode: model.InPerson, Start: model.At(model.Date("2026-02-05").AddMonths(2*i), 600), Venue: in.Venues[i].ID})
	}
	w := plan.DefaultWishes("2026-12-06")
	s := &state{in: in}
	s.wishes.Wishes = w
	for month := range 12 {
		v := s.usual(w.Rhythms[month%2], w.From.AddMonths(month))
		if v.Mode == model.InPerson {
			v.Venue = in.Venues[month%3].ID
		}
		s.add(v)
	}
	f := &figures{}
	if _, err := f.explain(1, in, w, s.board()); err != nil {
		b.Fatal(err)
	}
	id, day := s.now[5].ID, s.now[5].Start.Date()
	b.ResetTimer()
	for i := range b.N {
		s.drag(id, day.AddDays(i%20), false)
		if _, err := f.explain(1, in, w, s.board()); err != nil {
			b.Fatal(err)
		}
	}
}

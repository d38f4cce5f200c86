package plan

import (
	"fmt"
	"math/rand/v2"

	"convenor/model"
)

// bandList is the bands of the first region with ids.
func bandList() []model.Category {
	return []model.Category{
		{ID: "day", List: model.Bands, Name: "Weekday daytime", Days: "12345", From: 6 * 60, To: 17 * 60},
		{ID: "evening", List: model.Bands, Name: "Weekday evening", Days: "12345", From: 17 * 60, To: 24 * 60},
		{ID: "weekend", List: model.Bands, Name: "Weekend", Days: "67", From: 0, To: 24 * 60},
	}
}

// community invents a community of a region: people in six districts, each
// with a job that makes daytime or evenings likely, a part of whom have said
// nothing, and venues spread over the same districts.
func community(seed uint64, people, venues int) Input {
	random := rand.New(rand.NewPCG(seed, 1))
	in := Input{Today: "2025-12-10", Zone: "Europe/London", Bands: bandList(), Names: map[model.ID]string{}}
	districts := []string{"Halton", "Knowsley", "Liverpool", "Sefton", "St Helens", "Wirral"}
	centres := [][2]float64{{53.34, -2.72}, {53.44, -2.84}, {53.41, -2.97}, {53.55, -3.03}, {53.45, -2.74}, {53.37, -3.09}}
	near := func(d int, km float64) *model.Point {
		return &model.Point{Lat: centres[d][0] + random.NormFloat64()*km/111, Lon: centres[d][1] + random.NormFloat64()*km/66}
	}
	district := func() int { return []int{0, 1, 2, 2, 2, 2, 3, 4, 5, 5}[random.IntN(10)] }
	for d, name := range districts {
		in.Names[model.ID("d"+fmt.Sprint(d))] = name
	}
	for i := range 6 {
		in.Names[model.ID("sector"+fmt.Sprint(i))] = "Sector " + string(rune('A'+i))
		in.Names[model.ID("level"+fmt.Sprint(i))] = "Level " + string(rune('A'+i))
	}
	answer := func(yes, need, no int) model.Answer {
		switch n := random.IntN(100); {
		case n < yes:
			return model.CanCome
		case n < yes+need:
			return model.CanIfNeedBe
		case n < yes+need+no:
			return model.CannotCome
		}
		return model.CanUnknown
	}
	for i := range people {
		d, sector := district(), random.IntN(6)
		p := Person{ID: model.ID(fmt.Sprintf("p%04d", i)), Point: near(d, 4), District: model.ID("d" + fmt.Sprint(d)),
			Sector: model.ID("sector" + fmt.Sprint(sector)), Seniority: model.ID("level" + fmt.Sprint(random.IntN(5)))}
		if random.IntN(20) == 0 {
			p.Point = nil
		}
		if random.IntN(4) == 0 {
			p.MaxKm = float64(2 + random.IntN(12))
		}
		if random.IntN(4) > 0 {
			works := random.IntN(3) > 0
			for _, band := range in.Bands {
				for _, mode := range []model.Mode{model.InPerson, model.Online} {
					a := answer(15, 10, 60)
					if works == (band.ID == "day") {
						a = answer(45, 15, 25)
					}
					if a != model.CanUnknown {
						p.Availability = append(p.Availability, model.Availability{Band: band.ID, Mode: mode, Answer: a})
					}
				}
			}
		}
		in.People = append(in.People, p)
	}
	for i := range venues {
		d := district()
		v := model.Venue{ID: model.ID(fmt.Sprintf("v%02d", i)), Name: fmt.Sprintf("Hall %d", i), District: model.ID("d" + fmt.Sprint(d)), Point: near(d, 3),
			Capacity: 20 + random.IntN(80), Cost: model.Money(random.IntN(6) * 2000), StepFree: []model.Known{model.Yes, model.Yes, model.No, model.NotKnown}[random.IntN(4)]}
		for _, b := range in.Bands {
			if random.IntN(4) > 0 {
				v.Bands = append(v.Bands, b.ID)
			}
		}
		in.Venues = append(in.Venues, v)
	}
	if venues > 0 {
		in.Held = []Session{
			{ID: "h1", Mode: model.InPerson, Start: "2025-02-12T12:30", End: "2025-02-12T14:30", Venue: "v00"},
			{ID: "h2", Mode: model.Online, Start: "2025-06-11T12:30", End: "2025-06-11T13:30"},
		}
	}
	in.Priors = LearnPriors([]Turnout{{"day", model.InPerson, 60, 22}, {"day", model.Online, 50, 25}, {"evening", model.Online, 12, 3}})
	return in
}

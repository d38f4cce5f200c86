package plan

import (
	"fmt"

	"pgregory.net/rapid"

	"convenor/model"
)

// drawInput draws a small community.
func drawInput(t *rapid.T, people, venues int) Input {
	in := Input{Today: model.DateOf(model.Date("2025-12-01").Time().AddDate(0, 0, rapid.IntRange(0, 40).Draw(t, "today"))), Zone: "Europe/London",
		Bands: bandList(), Names: map[model.ID]string{"d0": "Halton", "d1": "Sefton"}, Priors: Priors{{}: rapid.IntRange(0, 1000).Draw(t, "prior")}}
	point := func(name string) *model.Point {
		if rapid.IntRange(0, 5).Draw(t, name+" known") == 0 {
			return nil
		}
		return &model.Point{Lat: 53.3 + float64(rapid.IntRange(0, 30).Draw(t, name+" lat"))/100, Lon: -3 + float64(rapid.IntRange(0, 30).Draw(t, name+" lon"))/100}
	}
	group := func(name, prefix string) model.ID {
		n := rapid.IntRange(-1, 1).Draw(t, name)
		if n < 0 {
			return ""
		}
		return model.ID(fmt.Sprint(prefix, n))
	}
	for i := range rapid.IntRange(1, people).Draw(t, "people") {
		p := Person{ID: model.ID(fmt.Sprintf("p%02d", i)), Point: point("person"), Sector: group("sector", "s"), Seniority: group("seniority", "l"), MaxKm: float64(rapid.IntRange(0, 20).Draw(t, "km"))}
		if p.Point == nil {
			p.District = "nowhere" // no venue is there, so that its middle is not known either
		} else {
			p.District = group("district", "d")
		}
		for _, b := range in.Bands {
			for _, mode := range []model.Mode{model.InPerson, model.Online} {
				answer := rapid.SampledFrom(model.Answers).Draw(t, "answer")
				p.Availability = append(p.Availability, model.Availability{Band: b.ID, Mode: mode, Answer: answer})
				if answer == model.CanUnknown && rapid.Bool().Draw(t, "has come") {
					p.Turnout = append(p.Turnout, Turnout{b.ID, mode, 4, rapid.IntRange(0, 4).Draw(t, "attended")})
				}
			}
		}
		in.People = append(in.People, p)
	}
	for i := range rapid.IntRange(1, venues).Draw(t, "venues") {
		v := model.Venue{ID: model.ID(fmt.Sprintf("v%d", i)), Name: fmt.Sprintf("Hall %d", i), Point: point("venue"), Capacity: rapid.IntRange(0, 60).Draw(t, "capacity"),
			Cost: model.Money(rapid.IntRange(0, 5).Draw(t, "cost") * 1000), StepFree: rapid.SampledFrom([]model.Known{model.Yes, model.Yes, model.No, model.NotKnown}).Draw(t, "step-free"),
			Retired: rapid.IntRange(0, 9).Draw(t, "retired") == 0}
		if v.Point != nil {
			v.District = group("venue district", "d")
		}
		for _, b := range in.Bands {
			if rapid.IntRange(0, 2).Draw(t, "open") > 0 {
				v.Bands = append(v.Bands, b.ID)
			}
		}
		in.Venues = append(in.Venues, v)
	}
	for day := range 120 {
		if rapid.IntRange(0, 9).Draw(t, "free") == 0 {
			in.KeptFree = append(in.KeptFree, DayOff{model.Date("2026-01-01").AddDays(day), "a holiday"})
		}
	}
	at := func(name string, first, days int) model.LocalTime {
		day := model.Date("2026-01-01").AddDays(first + rapid.IntRange(0, days).Draw(t, name))
		return model.At(day, model.Clock(60*rapid.IntRange(0, 23).Draw(t, name+" hour")))
	}
	if rapid.Bool().Draw(t, "held") {
		in.Held = []Session{{ID: "h", Mode: model.InPerson, Start: at("held", -300, 290), Venue: "v0"}}
	}
	if rapid.Bool().Draw(t, "announced") {
		start := at("announced", -5, 60)
		in.Fixed = []Session{{ID: "f", Mode: rapid.SampledFrom(model.Modes).Draw(t, "mode"), Start: start, End: model.LocalTimeOf(start.In("UTC").Add(minutesOf(60))), Venue: "v0", Cost: 1000}}
		if in.Fixed[0].Mode == model.Online {
			in.Fixed[0].Venue, in.Fixed[0].Cost = "", 0
		}
	}
	return in
}

// drawWishes draws wishes for a few periods.
func drawWishes(t *rapid.T, periods int) Wishes {
	w := DefaultWishes("2025-12-01")
	w.From = "2026-01-01"
	w.To = model.Date(w.From).AddDays(14*rapid.IntRange(1, periods).Draw(t, "periods") - 1)
	modes := [][]model.Mode{{model.InPerson}, {model.Online}, {model.Hybrid}, {model.InPerson, model.Online}}
	w.Rhythms = nil
	for _, mode := range rapid.SampledFrom(modes).Draw(t, "modes") {
		r := Rhythm{Mode: mode, Every: 2, Unit: Weeks, Minutes: 60, Weekdays: rapid.SampledFrom([]string{"", "2", "246", "67"}).Draw(t, "weekdays")}
		if rapid.IntRange(0, 2).Draw(t, "bands") == 0 {
			r.Bands = []model.ID{rapid.SampledFrom([]model.ID{"day", "evening", "weekend"}).Draw(t, "band")}
		}
		w.Rhythms = append(w.Rhythms, r)
	}
	w.StepFree = rapid.IntRange(0, 3).Draw(t, "wish step-free") == 0
	w.SameVenue = rapid.Bool().Draw(t, "same venue")
	w.GapSame, w.GapAny = rapid.IntRange(0, 10).Draw(t, "gap same"), rapid.IntRange(0, 4).Draw(t, "gap any")
	w.AtLeast = rapid.IntRange(1, 4).Draw(t, "at least")
	w.Weights.IfNeedBe = rapid.SampledFrom([]int{1000, 500}).Draw(t, "if need be")
	if rapid.IntRange(0, 2).Draw(t, "budget") == 0 {
		budget := model.Money(rapid.IntRange(0, 15).Draw(t, "pounds") * 1000)
		w.Budget = &budget
	}
	return w
}

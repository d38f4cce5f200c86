package plan

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"convenor/model"
)

// instance reads one of the small planning instances: each of its slots is a
// band of its own, and sessions are as many as it chooses, one a month.
func instance(t *testing.T, name string) (Input, Wishes) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "planning", name+".json"))
	if err != nil {
		t.Fatalf("this test reads material that is missing: %v", err)
	}
	type spot struct {
		ID, District string
		Lat, Long    float64
	}
	var file struct {
		K, Slots int
		Venues   []spot
		People   []struct {
			spot
			MaxKm float64 `json:"max_km"`
			Slots []int
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	in := Input{Today: "2025-12-01", Zone: "Europe/London", Names: map[model.ID]string{}, Priors: Priors{{}: 0}}
	slot := func(i int) model.ID { return model.ID(fmt.Sprint("slot ", i)) }
	for i := range file.Slots {
		from := model.Clock(9+i/7*2) * 60
		in.Bands = append(in.Bands, model.Category{ID: slot(i), List: model.Bands, Name: string(slot(i)), Days: fmt.Sprint(i%7 + 1), From: from, To: from + 120})
	}
	for _, v := range file.Venues {
		in.Venues = append(in.Venues, model.Venue{ID: model.ID(v.ID), Name: v.ID, District: model.ID(v.District), Point: &model.Point{Lat: v.Lat, Lon: v.Long}})
	}
	for _, q := range file.People {
		p := Person{ID: model.ID(q.ID), District: model.ID(q.District), Point: &model.Point{Lat: q.Lat, Lon: q.Long}, MaxKm: q.MaxKm}
		for _, b := range in.Bands {
			a := model.Availability{Band: b.ID, Mode: model.InPerson, Answer: model.CannotCome}
			if slices.ContainsFunc(q.Slots, func(s int) bool { return slot(s) == b.ID }) {
				a.Answer = model.CanCome
			}
			p.Availability = append(p.Availability, a)
		}
		in.People = append(in.People, p)
	}
	w := DefaultWishes(in.Today)
	w.From, w.To = "2026-01-01", model.Date(model.Date("2026-01-01").AddMonths(file.K)).AddDays(-1)
	w.Rhythms = []Rhythm{{Mode: model.InPerson, Every: 1, Unit: Months, Minutes: 60}}
	w.SameVenue, w.Rest = true, 0
	return in, w
}

func TestTheSharedInstancesAreSolved(t *testing.T) {
	for name, most := range map[string]int{"plan01": 12, "plan02": 20, "plan03": 27, "plan04": 23} {
		in, w := instance(t, name)
		p, err := Propose(context.Background(), in, w, Options{Steps: 100})
		if err != nil {
			t.Fatal(name, err)
		}
		if p.Totals.Once.Said != most || p.Bound != most {
			t.Errorf("%s: %d of at most %d are reached, proven is %d", name, p.Totals.Once.Said, p.Bound, most)
		}
		if n := recount(in, w, sessionsOf(p.Sessions)).once.Said; n != most || len(broken(in, w, p.Sessions)) > 0 {
			t.Errorf("%s: recounted it is %d", name, n)
		}
	}
}

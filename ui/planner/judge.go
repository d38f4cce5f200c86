package planner

import (
	"convenor/model"
	"convenor/model/place"
	"convenor/model/plan"
)

// judge says who can come. That depends on the band and the venue, not on the day.
type judge struct {
	people map[model.ID]plan.Person
	known  func(model.ID, plan.PollOption) model.Answer
	reach  float64
	said   map[[2]model.ID]who // by band and venue
}

func newJudge(in plan.Input, reach float64) *judge {
	j := &judge{people: map[model.ID]plan.Person{}, known: plan.KnownAnswer(in), reach: reach, said: map[[2]model.ID]who{}}
	for _, p := range in.People {
		j.people[p.ID] = p
	}
	return j
}

func (j *judge) of(v plan.Session, venue model.Venue, asked []model.ID) (w who) {
	at := [2]model.ID{v.Band, v.Venue}
	if w, ok := j.said[at]; ok {
		return w
	}
	for _, id := range asked {
		switch j.known(id, plan.PollOption{Start: v.Start, Mode: v.Mode}) {
		case model.CanCome, model.CanIfNeedBe:
			if v.Mode == model.InPerson && tooFar(j.people[id], venue, j.reach) {
				w.far = append(w.far, id)
			} else {
				w.can = append(w.can, id)
			}
		case model.CannotCome:
			w.cannot = append(w.cannot, id)
		default:
			w.silent = append(w.silent, id)
		}
	}
	j.said[at] = w
	return w
}

// tooFar reports whether a person lives further from a venue than people come.
func tooFar(p plan.Person, venue model.Venue, reach float64) bool {
	if p.Point == nil || venue.Point == nil {
		return false
	}
	if p.MaxKm > 0 {
		reach = p.MaxKm
	}
	return place.Distance(*p.Point, *venue.Point) > reach
}

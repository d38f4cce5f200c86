package planner

import (
	"fmt"
	"slices"

	"convenor/model"
	"convenor/model/place"
	"convenor/model/plan"
)

// instead compares the other places of one session with where it is.
type instead struct {
	s     *state
	now   plan.Chosen
	judge *judge
	all   []model.ID
}

func (s *state) instead(now plan.Chosen) *instead {
	i := &instead{s: s, now: now, judge: newJudge(s.in, s.wishes.ReachKm)}
	for _, p := range s.in.People {
		i.all = append(i.all, p.ID)
	}
	return i
}

// words say what another place does to the whole programme, and in what it differs for
// this session: who could come instead, the room's cost, the turn, the way.
func (i *instead) words(a plan.Alternative) (text, effect string) {
	text, effect = i.s.alternativeWords(a)
	from, to := i.can(i.now.Session), i.can(a.Session)
	came, gone := less(to, from), less(from, to)
	differs := i.who(len(came), len(gone))
	add := func(words string) { differs = model.JoinNonEmpty("; ", differs, words) }
	switch d := a.Session.Cost - i.now.Cost; {
	case d > 0:
		add("the room costs " + d.String() + " more")
	case d < 0:
		add("the room costs " + (-d).String() + " less")
	}
	add(i.turn(a.Session))
	add(i.way(a.Session, from, to))
	switch {
	case differs != "":
		effect = model.JoinNonEmpty("; ", effect, differs)
	case len(a.Clashes) == 0:
		effect += "; the same people could come, and nothing speaks against it either"
	}
	return text, sentence(effect)
}

func (i *instead) who(came, gone int) string {
	switch {
	case came > 0 && gone > 0:
		return fmt.Sprintf("%s could come, %d who can now could not", model.Count(came, "other", "others"), gone)
	case came > 0:
		return model.Count(came, "more person", "more people") + " could come to it"
	case gone > 0:
		return model.Count(gone, "person", "people") + " fewer could come to it"
	}
	return ""
}

// turn says whose turn would be passed over.
func (i *instead) turn(v plan.Session) string {
	for _, t := range i.now.Turns {
		at := i.s.venue(v.Venue)
		if t.List == model.Districts && at != nil && at.District != t.ID {
			return "it is not " + t.Name + "’s turn then"
		}
		if t.List == model.Bands && v.Band != t.ID {
			return "it is not the turn of " + t.Name + " then"
		}
	}
	return ""
}

// way says whether those who said they can come live nearer to it, by half a kilometre
// or more.
func (i *instead) way(v plan.Session, from, to []model.ID) string {
	before, after := i.half(i.now.Venue, from), i.half(v.Venue, to)
	if before < 0 || after < 0 || max(before-after, after-before) < 0.5 {
		return ""
	}
	return fmt.Sprintf("half of them live within %s, now %s", kilometres(after), kilometres(before))
}

// half is how far from a venue half of these people live at most, in km; -1 when that is
// not known.
func (i *instead) half(venue model.ID, people []model.ID) float64 {
	at := i.s.venue(venue)
	if at == nil || at.Point == nil {
		return -1
	}
	var km []float64
	for _, id := range people {
		if p := i.judge.people[id]; p.Point != nil {
			km = append(km, place.Distance(*p.Point, *at.Point))
		}
	}
	if len(km) == 0 {
		return -1
	}
	slices.Sort(km)
	return km[(len(km)-1)/2]
}

// can are the people who said they can come to a session.
func (i *instead) can(v plan.Session) []model.ID {
	at := i.s.venue(v.Venue)
	if at == nil {
		return i.judge.of(v, model.Venue{}, i.all).can
	}
	return i.judge.of(v, *at, i.all).can
}

// less are those of a who are not among b.
func less(a, b []model.ID) []model.ID {
	there := make(map[model.ID]bool, len(b))
	for _, id := range b {
		there[id] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(id model.ID) bool { return there[id] })
}

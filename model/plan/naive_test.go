package plan

import (
	"slices"
	"strings"

	"convenor/model"
)

// The functions here count again what the planner counts, in the plainest way
// there is and from nothing but the input, the wishes and the sessions.

// chanceOf is the chance that a person can come to a session, in thousandths,
// and whether they said so.
func chanceOf(in Input, w Wishes, q Person, s Session) (chance int, said bool) {
	band := bandAt(in.Bands, s.Start)
	if band == "" {
		return 0, false
	}
	for _, mode := range []model.Mode{model.InPerson, model.Online} {
		if s.Mode != mode && s.Mode != model.Hybrid {
			continue
		}
		if mode == model.InPerson && (s.Venue == "" || !comes(in, w, q, s.Venue)) {
			continue
		}
		c, yes := 0, false
		switch (model.Person{Availability: q.Availability}).Can(band, mode) {
		case model.CanCome:
			c, yes = 1000, true
		case model.CanIfNeedBe:
			c, yes = w.Weights.IfNeedBe, true
		case model.CanUnknown:
			c = in.Priors.Of(band, mode)
			for _, t := range q.Turnout {
				if t.Band == band && t.Mode == mode {
					c = (1000*t.Attended + shrinkPerson*c) / (t.Invited + shrinkPerson)
				}
			}
			c = (c*w.Weights.Unknown/1000 + 25) / 50 * 50
		}
		if c > chance {
			chance = c
		}
		said = said || yes && c > 0
	}
	return chance, said
}

// comes reports whether a venue is near enough for a person.
func comes(in Input, w Wishes, q Person, id model.ID) bool {
	km := q.MaxKm
	if km <= 0 {
		km = w.ReachKm
	}
	for _, v := range in.Venues {
		if v.ID != id || q.Point == nil || v.Point == nil {
			continue
		}
		return float64(Metres(q.Point, v.Point)) <= km*1000
	}
	return true
}

// recounted is what the first parts of the objective come to.
type recounted struct {
	once, several Reach
	shares        []int32
}

func recount(in Input, w Wishes, sessions []Session) (r recounted) {
	sums := map[[2]model.ID][2]int64{}
	for _, q := range in.People {
		var all []int
		n := 0
		for _, s := range sessions {
			c, said := chanceOf(in, w, q, s)
			all = append(all, c)
			if said {
				n++
			}
		}
		slices.Sort(all)
		slices.Reverse(all)
		all = append(all, make([]int, w.AtLeast)...)
		r.once.Expected += int64(all[0])
		r.several.Expected += int64(all[w.AtLeast-1])
		if n > 0 {
			r.once.Said++
		}
		if n >= w.AtLeast {
			r.several.Said++
		}
		for list, id := range map[model.ID]model.ID{"d": q.District, "s": q.Sector, "l": q.Seniority} {
			if id != "" {
				sum := sums[[2]model.ID{list, id}]
				sums[[2]model.ID{list, id}] = [2]int64{sum[0] + int64(all[0]), sum[1] + 1}
			}
		}
	}
	for _, sum := range sums {
		if sum[1] >= 5 {
			r.shares = append(r.shares, int32(sum[0]/sum[1]))
		}
	}
	slices.Sort(r.shares)
	return r
}

// broken lists the hard rules that proposed sessions break.
func broken(in Input, w Wishes, sessions []Chosen) (rules []string) {
	say := func(is bool, rule string) {
		if is {
			rules = append(rules, rule)
		}
	}
	usable := 0 // the only venue may be used twice in a row
	for _, v := range in.Venues {
		if !v.Retired {
			usable++
		}
	}
	var cost model.Money
	venue, announced := model.ID(""), true
	for _, s := range slices.Concat(in.Held, in.Fixed) {
		if s.Mode != model.Online && s.Venue != "" && s.Start.Date() < w.From {
			venue = s.Venue // the input has them in order
		}
	}
	for i, s := range sessions {
		cost += s.Cost
		day := s.Start.Date()
		if i > 0 {
			say(sessions[i-1].Start > s.Start, "in order")
		}
		if s.Mode != model.Online {
			say(!w.SameVenue && usable > 1 && venue == s.Venue && !(announced && s.Fixed), "venue twice in a row")
			venue, announced = s.Venue, s.Fixed
		}
		if s.Fixed {
			continue
		}
		say(day < w.From || day > w.To || day <= in.Today, "horizon")
		say(slices.ContainsFunc(in.KeptFree, func(d DayOff) bool { return d.Day == day }), "kept free")
		say(bandAt(in.Bands, s.Start) != s.Band || s.Band == "", "band")
		r := w.Rhythms[s.Rhythm]
		say(r.Mode != s.Mode, "mode")
		say(len(r.Bands) > 0 && !slices.Contains(r.Bands, s.Band), "band allowed")
		say(r.Weekdays != "" && !strings.Contains(r.Weekdays, weekday(dayOf(day))), "weekday")
		say(s.End.In(in.Zone).Sub(s.Start.In(in.Zone)) != minutesOf(r.Minutes) && s.End.In("UTC").Sub(s.Start.In("UTC")) != minutesOf(r.Minutes), "length")
		for j, o := range sessions {
			if i == j {
				continue
			}
			apart := int(abs(dayOf(o.Start.Date()) - dayOf(day)))
			say(apart < max(1, w.GapAny), "gap")
			say(apart < w.GapSame && (o.Mode == s.Mode || o.Mode == model.Hybrid || s.Mode == model.Hybrid), "gap of one mode")
		}
		if s.Mode == model.Online {
			say(s.Venue != "", "online at a venue")
			continue
		}
		i := slices.IndexFunc(in.Venues, func(v model.Venue) bool { return v.ID == s.Venue })
		if i < 0 {
			say(true, "no venue")
			continue
		}
		v := in.Venues[i]
		say(v.Retired || !v.OpenIn(s.Band), "closed")
		say(w.StepFree && v.StepFree != model.Yes, "step-free")
		say(len(w.Districts) > 0 && !slices.Contains(w.Districts, v.District), "district")
		say(w.Seats > 0 && v.Capacity > 0 && v.Capacity < w.Seats, "seats")
	}
	say(w.Budget != nil && cost > *w.Budget, "budget")
	return rules
}

func sessionsOf(all []Chosen) (sessions []Session) {
	for _, c := range all {
		sessions = append(sessions, c.Session)
	}
	return sessions
}

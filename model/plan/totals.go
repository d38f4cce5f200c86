package plan

import (
	"slices"

	"convenor/model"
)

// totals is the figures of sessions in their order.
func (p *problem) totals(all []dated) Totals {
	t := Totals{People: len(p.people), AtLeast: p.w.AtLeast, Groups: slices.Clone(p.groups), Worst: -1, Budget: p.w.Budget}
	at := make([]placed, len(all))
	said := make([]int16, len(p.people))
	for i, d := range all {
		at[i] = d.at
		t.Cost += d.Cost
		k := &p.kinds[d.at.kind]
		for j := range said {
			if p.canCome(j, k.key).said {
				said[j]++
			}
		}
	}
	c := p.newCounter()
	c.without(&state{p: p, at: at}, -1)
	t.Once.Expected, t.Several.Expected = c.sums(nil)
	for j, n := range said {
		if n >= 1 {
			t.Once.Said++
		}
		if int(n) >= p.w.AtLeast {
			t.Several.Said++
		}
		if top := int64(c.top[j*c.m]); n == 0 && top > 0 {
			t.Unsaid.People++
			t.Unsaid.Expected += top
		}
		for _, g := range p.people[j].groups {
			t.Groups[g].Reach.Expected += int64(c.top[j*c.m])
			if n >= 1 {
				t.Groups[g].Reach.Said++
			}
		}
	}
	p.fillBefore(t.Groups)
	for g, group := range t.Groups {
		if group.counts() && (t.Worst < 0 || group.Share() < t.Groups[t.Worst].Share()) {
			t.Worst = g
		}
	}
	t.MeanKm, t.MedKm = kilometres(c.nearest)
	t.Waiting = p.newWaits(at).total() / 2
	t.Clashes = p.clashes(all)
	return t
}

// kilometres is the mean and the median of the distances that are known.
func kilometres(metres []int32) (mean, median float64) {
	var known []int32
	sum := 0.0
	for _, d := range metres {
		if d != unknown {
			known = append(known, d)
			sum += float64(d)
		}
	}
	n := len(known)
	if n == 0 {
		return 0, 0
	}
	slices.Sort(known)
	return sum / float64(n) / 1000, float64(known[(n-1)/2]+known[n/2]) / 2000
}

// fillBefore counts who could make one session in the time of the same length
// before the horizon.
func (p *problem) fillBefore(groups []Group) {
	for j, b := range p.served() {
		for _, g := range p.people[j].groups {
			groups[g].Before.add(b)
		}
	}
}

// served is everybody's best chance in the time before the horizon; it is
// counted once.
func (p *problem) served() []can {
	if p.was != nil {
		return p.was
	}
	p.was = make([]can, len(p.people))
	seen := map[int32]bool{}
	for _, s := range slices.Concat(p.in.Held, p.in.Fixed) {
		if s.Start == "" || !s.Start.Valid() {
			continue
		}
		at := p.placedAs(s)
		if at.day >= p.from || at.day < p.from-(p.to-p.from+1) || seen[at.kind] {
			continue
		}
		seen[at.kind] = true
		for j := range p.people {
			k := p.kinds[at.kind].key
			c := p.canComeIf(j, k, k.venue < 0 || p.near(j, k.venue)) // it was somewhere, though that was not written down
			p.was[j].chance = max(p.was[j].chance, c.chance)
			p.was[j].said = p.was[j].said || c.said
		}
	}
	return p.was
}

// extras is how many further sessions are named.
const extras = 5

// extra finds further sessions that would reach people whom nothing reaches,
// the most first; who is reached by one does not count for the next.
func (p *problem) extra(sessions []dated, said []int) (all []Extra) {
	left := make([]bool, len(p.people))
	for j, n := range said {
		left[j] = n == 0
	}
	allowed := map[int32]bool{}
	for i := range p.positions {
		for _, kinds := range p.positions[i].kinds {
			for _, k := range kinds {
				allowed[k] = true
			}
		}
	}
	for len(all) < extras {
		var best key
		most, permitted := 0, false
		p.eachKey(func(k key) {
			n := 0
			for j, is := range left {
				if is {
					if p.canCome(j, k).said {
						n++
					}
				}
			}
			i, known := p.kindOf[k]
			may := known && allowed[i]
			if n > most || n == most && n > 0 && may && !permitted {
				best, most, permitted = k, n, may
			}
		})
		if most == 0 {
			break
		}
		e := Extra{Session: p.firstFree(sessions, best), Mode: best.mode, Band: p.bands[best.band].ID, BandName: p.bands[best.band].Name, Allowed: permitted}
		if best.venue >= 0 {
			venue := p.in.Venues[best.venue]
			e.Venue, e.VenueName, e.Place = venue.ID, venue.Name, venue.Name
			if venue.District != "" {
				e.Place = p.name(venue.District)
			}
		}
		for j, is := range left {
			if is {
				if p.canCome(j, best).said {
					left[j] = false
					e.People = append(e.People, p.in.People[j].ID)
				}
			}
		}
		all = append(all, e)
	}
	return all
}

// eachKey goes through all kinds there could be, whatever the wishes permit,
// but not where there are steps when none may be.
func (p *problem) eachKey(yield func(key)) {
	for b, band := range p.bands {
		yield(key{model.Online, b, -1})
		for v, venue := range p.in.Venues {
			if !venue.Retired && venue.OpenIn(band.ID) && (!p.w.StepFree || venue.StepFree == model.Yes) {
				yield(key{model.InPerson, b, v})
			}
		}
	}
}

// firstFree is a session of a kind on the first day of the horizon that is free
// beside the sessions; without a start when there is none.
func (p *problem) firstFree(sessions []dated, k key) Session {
	rhythm := Rhythm{Mode: k.mode, Minutes: 60}
	for _, r := range p.w.Rhythms {
		if r.Mode == k.mode {
			rhythm.Minutes = r.Minutes
		}
	}
	s := &state{p: p, at: []placed{nowhere}}
	for _, d := range sessions {
		s.at = append(s.at, d.at)
	}
	kind := p.kind(k)
	period := position{from: p.from, to: p.to, middle: p.from, kinds: make([][]int32, len(p.bands))}
	period.kinds[k.band] = []int32{kind}
	p.findWhens(&period, rhythm)
	day, free, _ := s.nearest(&period, kind)
	if !free || p.startIn(rhythm, k.band, 0) < 0 {
		return Session{}
	}
	return p.session(placed{kind, day}, rhythm, 0)
}

package plan

import (
	"cmp"
	"slices"

	"convenor/model"
)

// unreached says who has not said that they can make a session, and why. said is
// how many sessions each said they can make, may who has a chance to make one.
func (p *problem) unreached(all []dated, said []int, may []bool) []Unreached {
	offered := make([]bool, 2*len(p.bands))
	for _, d := range all {
		if k := &p.kinds[d.at.kind]; k.band >= 0 {
			for _, u := range usuals(k.band, k.mode) {
				offered[u] = true
			}
		}
	}
	type group struct {
		reason Reason
		may    bool
	}
	at := map[group]int{}
	var groups []Unreached
	var times [][]bool
	for j := range p.people {
		if said[j] > 0 {
			continue
		}
		g := group{p.reason(j, offered, may[j]), may[j]}
		i, ok := at[g]
		if !ok {
			i = len(groups)
			at[g] = i
			groups, times = append(groups, Unreached{Reason: g.reason, May: g.may}), append(times, make([]bool, 2*len(p.bands)))
		}
		groups[i].People = append(groups[i].People, p.in.People[j].ID)
		for u, c := range p.people[j].can {
			times[i][u] = times[i][u] || c.said && c.chance > 0
		}
	}
	for i := range groups {
		if r := groups[i].Reason; r != OtherTimes && r != NoVenueOpen {
			continue
		}
		for u, is := range times[i] {
			if is {
				groups[i].Times = append(groups[i].Times, p.bands[u/2].Name+", "+string([]model.Mode{model.InPerson, model.Online}[u%2]))
			}
		}
	}
	order := []Reason{NothingKnown, PartlyKnown, SaidNo, TooFar, NoVenueOpen, OtherTimes, NotChosen}
	slices.SortStableFunc(groups, func(a, b Unreached) int {
		return cmp.Or(cmp.Compare(len(b.People), len(a.People)), cmp.Compare(slices.Index(order, a.Reason), slices.Index(order, b.Reason)))
	})
	return groups
}

// reason is why a person has not said that they can make one of the sessions. Who
// may come all the same has not said enough.
func (p *problem) reason(j int, offered []bool, may bool) Reason {
	yes, silent, told, other := false, false, false, true
	for u, c := range p.people[j].can {
		silent, told = silent || c.silent, told || !c.silent
		if c.said && c.chance > 0 {
			yes, other = true, other && !offered[u]
		}
	}
	switch {
	case !told:
		return NothingKnown
	case may || !yes && silent:
		return PartlyKnown
	case !yes:
		return SaidNo
	case p.couldCome(j) && other:
		return OtherTimes
	case p.couldCome(j):
		return NotChosen
	case slices.ContainsFunc(p.in.Venues, func(v model.Venue) bool { return !v.Retired && p.near(j, p.venueOf[v.ID]) }):
		return NoVenueOpen
	}
	return TooFar
}

// couldCome reports whether a person said that they can come to some session that
// there could be, whatever the wishes.
func (p *problem) couldCome(j int) (is bool) {
	p.eachKey(func(k key) { is = is || p.canCome(j, k).said })
	return is
}

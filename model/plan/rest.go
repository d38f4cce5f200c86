package plan

import (
	"cmp"
	"slices"

	"convenor/model"
	"convenor/model/plan/cover"
)

// knowHosts finds who hosted before the horizon, and how far places can take turns:
// a district never rests so long that none would be left, and the only venue there
// is may be used twice in a row.
func (p *problem) knowHosts() {
	var before []Session
	for _, s := range slices.Concat(p.in.Held, p.in.Fixed) {
		if _, ok := p.venueOf[s.Venue]; ok && s.Mode != model.Online && s.Start.Valid() && s.Start != "" && dayOf(s.Start.Date()) < p.from {
			before = append(before, s)
		}
	}
	slices.SortStableFunc(before, func(a, b Session) int { return cmp.Compare(b.Start, a.Start) })
	if len(before) > 0 {
		p.lastVenue = p.venueOf[before[0].Venue]
	}
	venues, districts := 0, map[model.ID]bool{}
	for i, v := range p.in.Venues {
		if !v.Retired {
			venues++
		}
		if v.District != "" && len(p.against(&kind{key: key{venue: i, band: -1, mode: model.InPerson}})) == 0 {
			districts[v.District] = true
		}
	}
	p.w.SameVenue = p.w.SameVenue || venues == 1 // there is no other to take turns with
	p.rest = min(p.w.Rest, max(len(districts)-1, 0))
	for _, s := range before[:min(len(before), p.rest)] {
		p.hosted = append(p.hosted, p.in.Venues[p.venueOf[s.Venue]].District)
	}
}

// tooSoon counts the sessions in person in a district that hosted one of the rest
// before them. A venue whose district is not known never hosts too soon.
func (s *state) tooSoon() (n int) {
	if s.p.rest == 0 {
		return 0
	}
	var hosts [maxHosts]placed
	in := hosts[:0]
	for _, at := range s.at {
		if at.kind >= 0 && s.p.kinds[at.kind].venue >= 0 {
			in = append(in, at)
		}
	}
	slices.SortFunc(in, func(a, b placed) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.kind, b.kind)) })
	for i := range in {
		if s.p.hostedLately(in[:i], s.p.districtOf(in[i])) >= 0 {
			n++
		}
	}
	return n
}

// hostsAtMost is how many of n sessions in person a district can host when it never
// hosts too soon.
func (p *problem) hostsAtMost(district model.ID, n int) int {
	first := 0 // where it may host first
	for since, hosted := range p.hosted {
		if hosted == district {
			first = p.rest - since
			break
		}
	}
	return max(0, n-first+p.rest) / (p.rest + 1)
}

// resting limits how often each district is among the columns of a covering to what
// resting allows.
func (p *problem) resting(c *covering) {
	if p.rest == 0 {
		return
	}
	n, fixed := 0, map[model.ID]int{}
	for i := range p.positions {
		if at := &p.positions[i]; len(at.whens) > 0 && p.w.Rhythms[at.rhythm].Mode != model.Online {
			n++
		}
	}
	for _, at := range p.fixedAt {
		if p.kinds[at.kind].venue >= 0 {
			n++
			fixed[p.districtOf(at)]++
		}
	}
	limitOf := map[model.ID]int{}
	for i, k := range c.kinds {
		if c.rhythms[i] < 0 || p.kinds[k].venue < 0 {
			continue
		}
		district := p.districtOf(placed{kind: k})
		if district == "" {
			continue
		}
		l, ok := limitOf[district]
		if !ok {
			l = len(c.problem.Limits)
			limitOf[district] = l
			c.problem.Limits = append(c.problem.Limits, cover.Limit{Most: max(0, p.hostsAtMost(district, n)-fixed[district])})
		}
		c.problem.Limits[l].Columns = append(c.problem.Limits[l].Columns, int32(i))
	}
}

// maxHosts is how many sessions in person are counted without allocating.
const maxHosts = 64

func (p *problem) districtOf(at placed) model.ID { return p.in.Venues[p.kinds[at.kind].venue].District }

// hostedLately is how many sessions in person lie between now and the last in a
// district, of those before in their order; -1 when it has rested long enough.
func (p *problem) hostedLately(before []placed, district model.ID) int {
	if district == "" {
		return -1
	}
	for between := range p.rest {
		switch i := len(before) - 1 - between; {
		case i >= 0:
			if p.districtOf(before[i]) == district {
				return between
			}
		case -i-1 < len(p.hosted):
			if p.hosted[-i-1] == district {
				return between
			}
		}
	}
	return -1
}

// rank is how many sessions in person but that of the slot lie before a day.
func (s *state) rank(slot int, day int32) (n int) {
	for i, at := range s.at {
		if i != slot && at.kind >= 0 && at.day <= day && s.p.kinds[at.kind].venue >= 0 {
			n++
		}
	}
	return n
}

// rests counts, for one kind in a slot, what is too soon on a day; it depends only
// on the day's place among the sessions in person.
type rests struct {
	s     *state
	slot  int
	kind  int32
	even  bool // the same on all days that are asked for
	known bool
	at, n int
}

func (s *state) newRests(slot int, kind int32, days []int32) rests {
	r := rests{s: s, slot: slot, kind: kind, even: true}
	if s.p.rest > 0 && s.p.kinds[kind].venue >= 0 {
		r.even = s.rank(slot, slices.Min(days)) == s.rank(slot, slices.Max(days))
	}
	return r
}

func (r *rests) on(day int32) int {
	if r.s.p.rest == 0 || r.s.p.kinds[r.kind].venue < 0 || r.known && r.even {
		return r.n
	}
	at := r.s.rank(r.slot, day)
	if r.known && at == r.at {
		return r.n
	}
	before := r.s.at[r.slot]
	r.s.at[r.slot] = placed{r.kind, day}
	r.known, r.at, r.n = true, at, r.s.tooSoon()
	r.s.at[r.slot] = before
	return r.n
}

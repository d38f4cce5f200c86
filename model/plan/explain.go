package plan

import (
	"cmp"
	"slices"

	"convenor/model"
)

// dated is a session of a programme with its place in the counting.
type dated struct {
	Session
	at             placed
	rhythm, period int // -1 for an announced one outside of all rhythms
}

// dated is a state as sessions, by start.
func (p *problem) dated(s *state) []dated {
	var all []dated
	for i, f := range p.fixed {
		all = append(all, p.dateOf(f, p.fixedAt[i]))
	}
	for i := range p.positions {
		at := s.at[s.slot(i)]
		if at.kind < 0 {
			continue
		}
		position := &p.positions[i]
		session := p.session(at, p.w.Rhythms[position.rhythm], position.period)
		all = append(all, dated{session, at, position.rhythm, position.period})
	}
	sortDated(all)
	return all
}

// dateOf finds the rhythm and period that a session belongs to: the first of
// its mode whose bands hold it, or of any mode when it is hybrid.
func (p *problem) dateOf(s Session, at placed) dated {
	d := dated{s, at, -1, -1}
	for r, rhythm := range p.w.Rhythms {
		if rhythm.Mode != s.Mode && (s.Mode != model.Hybrid || p.hybrid()) {
			continue
		}
		for n, period := range p.periods(rhythm) {
			if at.day >= period.from && at.day <= period.to {
				fits := len(rhythm.Bands) == 0 || at.kind >= 0 && p.kinds[at.kind].band >= 0 && slices.Contains(rhythm.Bands, p.bands[p.kinds[at.kind].band].ID)
				if d.rhythm < 0 || fits {
					d.rhythm, d.period = r, n
				}
				if fits {
					return d
				}
			}
		}
	}
	return d
}

// hybrid reports whether a rhythm is hybrid.
func (p *problem) hybrid() bool {
	return slices.ContainsFunc(p.w.Rhythms, func(r Rhythm) bool { return r.Mode == model.Hybrid })
}

func sortDated(all []dated) { slices.SortStableFunc(all, dated.before) }

// before is negative when a comes before b.
func (a dated) before(b dated) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
}

// explain says everything there is to say of sessions in their order.
func (p *problem) explain(all []dated) Proposal {
	said := make([]int, len(p.people)) // sessions that each said they can make
	may := make([]bool, len(p.people)) // who has a chance to make one
	for _, d := range all {
		k := &p.kinds[d.at.kind]
		for j := range p.people {
			may[j] = may[j] || k.chance[j] > 0
			if p.canCome(j, k.key).said {
				said[j]++
			}
		}
	}
	proposal := Proposal{Totals: p.totals(all), Sessions: make([]Chosen, 0, len(all))}
	for i := range all {
		proposal.Sessions = append(proposal.Sessions, p.chosen(all, i, said))
	}
	proposal.Unreached = p.unreached(all, said, may)
	proposal.Extra = p.extra(all, said)
	proposal.Notes = p.notes(all)
	return proposal
}

// chosen explains one session.
func (p *problem) chosen(all []dated, i int, said []int) Chosen {
	d := all[i]
	k := &p.kinds[d.at.kind]
	c := Chosen{Session: d.Session, Rhythm: d.rhythm, Period: d.period, BandName: p.bandName(k.band)}
	if k.venue >= 0 {
		c.Capacity, c.Place = p.in.Venues[k.venue].Capacity, p.in.Venues[k.venue].Name
	}
	for j := range p.people {
		can := p.canCome(j, k.key)
		c.CanCome.add(can)
		if can.said && said[j] == 1 {
			c.OnlyHere = append(c.OnlyHere, p.in.People[j].ID)
		}
	}
	c.Turns = p.turns(all, i)
	c.Fills = p.fills[d.ID]
	c.Passed = p.passedOver(all, i)
	return c
}

func (r *Reach) add(c can) {
	r.Expected += int64(c.chance)
	if c.said {
		r.Said++
	}
}

// waited is the number of months after which a turn is worth a word.
const waited = 6

// turns is which places and bands come back with a session after waiting.
func (p *problem) turns(all []dated, i int) (turns []Turn) {
	k := &p.kinds[all[i].at.kind]
	if len(p.in.Held) == 0 {
		return nil // nobody knows what was before
	}
	month := monthOf(all[i].at.day)
	if d := k.district; d >= 0 && !slices.ContainsFunc(all[:i], func(e dated) bool { return p.kinds[e.at.kind].district == d }) {
		if at := p.places[d]; at.on == "" || month-monthOf(dayOf(at.on)) >= waited {
			turns = append(turns, Turn{List: model.Districts, ID: at.id, Name: p.name(at.id), Mode: k.mode, Last: at.on, Idea: at.idea, People: int(at.people)})
		}
	}
	if k.band < 0 {
		return turns
	}
	for _, u := range usuals(k.band, k.mode) {
		before := func(e dated) bool {
			o := &p.kinds[e.at.kind]
			return o.band >= 0 && slices.Contains(usuals(o.band, o.mode), u)
		}
		at := p.usual[u]
		if slices.ContainsFunc(all[:i], before) || at.on != "" && month-monthOf(dayOf(at.on)) < waited {
			continue
		}
		mode := model.InPerson
		if u%2 == 1 {
			mode = model.Online
		}
		turns = append(turns, Turn{List: model.Bands, ID: p.bands[k.band].ID, Name: p.bands[k.band].Name, Mode: mode, Last: at.on, Idea: at.idea, People: int(at.people)})
	}
	return turns
}

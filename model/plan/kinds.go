package plan

import "convenor/model"

// key is what decides who can come to a session: not its date.
type key struct {
	mode  model.Mode
	band  int // -1 = outside of all bands
	venue int // -1 = none
}

// kind is all sessions that the same people can come to.
type kind struct {
	key
	cost     model.Money // of one more session, by the venue
	district int         // index of places, -1 = none
	chance   []int16     // of each person, in thousandths
}

// kind finds or makes the kind of a key.
func (p *problem) kind(k key) int32 {
	if k.mode == model.Online {
		k.venue = -1
	}
	if i, ok := p.kindOf[k]; ok {
		return i
	}
	made := kind{key: k, district: -1, chance: make([]int16, len(p.people))}
	if k.venue >= 0 {
		made.cost = p.in.Venues[k.venue].Cost
		made.district = p.placeOf(p.in.Venues[k.venue].District)
	}
	for i := range p.people {
		made.chance[i] = p.canCome(i, k).chance
	}
	i := int32(len(p.kinds))
	p.kinds = append(p.kinds, made)
	p.kindOf[k] = i
	return i
}

// canCome is whether a person can come to sessions of a kind, and whether they
// said so. To a hybrid one they come the way they more likely can. To a session in
// person that has no venue yet nobody can: nobody knows how far it is.
func (p *problem) canCome(i int, k key) can {
	return p.canComeIf(i, k, k.venue >= 0 && p.near(i, k.venue))
}

// canComeIf is canCome where it is known whether the place is near enough.
func (p *problem) canComeIf(i int, k key, near bool) can {
	if k.band < 0 {
		return can{}
	}
	var best can
	take := func(c can) {
		best.chance = max(best.chance, c.chance)
		best.said = best.said || c.said && c.chance > 0
	}
	if k.mode != model.Online && near {
		take(p.answer(i, k.band, model.InPerson))
	}
	if k.mode != model.InPerson {
		take(p.answer(i, k.band, model.Online))
	}
	return best
}

// placed is a session on a day.
type placed struct {
	kind int32 // -1 = none
	day  int32
}

var nowhere = placed{kind: -1}

// placedAs is the place of a session in the counting.
func (p *problem) placedAs(s Session) placed {
	venue := -1
	if i, ok := p.venueOf[s.Venue]; ok && s.Mode != model.Online {
		venue = i
	}
	return placed{p.kind(key{s.Mode, p.band(s), venue}), dayOf(s.Start.Date())}
}

// together reports whether two modes count as one for the days between them.
func together(a, b model.Mode) bool {
	return a == b || a == model.Hybrid || b == model.Hybrid
}

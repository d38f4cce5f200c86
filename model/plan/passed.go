package plan

import (
	"cmp"
	"fmt"
	"slices"

	"convenor/model"
)

// fewHeld is how many sessions there must have been for turns to be spoken of, as in
// the ledger.
const fewHeld = 3

// passedOver says which district has waited longest when a proposed session takes place
// in another one, and what speaks for that one; "" when none waited longer. As in the
// ledger, who has an announced session to come does not wait, and who never hosted has
// waited since the first session.
func (p *problem) passedOver(all []dated, i int) string {
	own := p.kinds[all[i].at.kind].district
	if all[i].Fixed || own < 0 || p.heldSoFar() < fewHeld {
		return ""
	}
	hosted := p.hostedBy(all, i)
	longest := -1
	for d := range p.places {
		if p.places[d].people == 0 || d != own && p.announced(all, d) {
			continue
		}
		if longest < 0 || cmp.Or(cmp.Compare(hosted[d], hosted[longest]), cmp.Compare(p.places[longest].people, p.places[d].people)) < 0 {
			longest = d
		}
	}
	if longest < 0 || hosted[longest] == hosted[own] {
		return ""
	}
	words := p.name(p.places[longest].id) + " has waited longest" + p.whyNot(all, i, longest)
	if next := slices.IndexFunc(all[i+1:], func(d dated) bool { return p.kinds[d.at.kind].district == longest }); next >= 0 {
		words += "; its turn is on " + all[i+1+next].Start.Date().Short()
	}
	return words
}

// heldSoFar is how many sessions there were until today.
func (p *problem) heldSoFar() (n int) {
	for _, s := range p.in.Held {
		if !s.Idea && dayOf(s.Start.Date()) <= p.today {
			n++
		}
	}
	return n
}

// hostedBy is the day since which each district has waited before a session: of its
// last one, or of the first of all when it never hosted.
func (p *problem) hostedBy(all []dated, i int) []model.Date {
	began := p.in.Held[0].Start.Date()
	for _, s := range p.in.Held {
		began = min(began, s.Start.Date())
	}
	last := make([]model.Date, len(p.places))
	for d := range p.places {
		last[d] = cmp.Or(p.places[d].on, began)
	}
	for _, d := range all[:i] {
		if at := p.kinds[d.at.kind].district; at >= 0 {
			last[at] = max(last[at], d.Start.Date())
		}
	}
	return last
}

// announced reports whether an announced session of the horizon is in a district.
func (p *problem) announced(all []dated, district int) bool {
	return slices.ContainsFunc(all, func(d dated) bool { return d.Fixed && !d.Idea && p.kinds[d.at.kind].district == district })
}

// whyNot says what speaks against a district in the place of a session’s own, as the
// end of a sentence: the first part of the objective in which its best venue is worse.
func (p *problem) whyNot(all []dated, i, district int) string {
	others := &state{p: p, at: []placed{nowhere}}
	var spent model.Money
	for j, d := range all {
		if j != i {
			others.at, spent = append(others.at, d.at), spent+d.Cost
		}
	}
	_, period := p.around(all[i])
	c := p.newCounter()
	c.without(others, 0)
	var best *weighed
	usable, paid := false, false
	for _, k := range slices.Concat(period.kinds...) {
		if p.kinds[k].district != district {
			continue
		}
		usable = true
		if p.w.Budget != nil && spent+p.kinds[k].cost > *p.w.Budget {
			continue
		}
		paid = true
		if day, free, ok := others.nearest(&period, k); ok && free {
			if w := p.weigh(c, others, placed{k, day}); best == nil || w.against(best) > 0 {
				best = w
			}
		}
	}
	switch {
	case !usable:
		return ", but no venue there may be used with these wishes"
	case !paid:
		return ", but the budget does not pay for a venue there"
	case best == nil:
		return ", but no day near this one is free at a venue there"
	}
	return p.weigh(c, others, all[i].at).words(best, p.name(p.places[p.kinds[all[i].at.kind].district].id))
}

// weighed is what a session at some place brings to a programme, in the order of the
// objective. What comes after the numbers of people is worked out where they are equal.
type weighed struct {
	p       *problem
	c       *counter
	others  *state
	at      placed
	broken  int
	once    int64
	several int64

	known   bool // the rest
	shares  []int32
	waiting int64
	travel  int64
	cost    model.Money
}

func (p *problem) weigh(c *counter, others *state, at placed) *weighed {
	w := &weighed{p: p, c: c, others: others, at: at}
	others.at[0] = at
	w.broken = lost*others.shortOf() + firm*others.tooLong() + others.tooSoon()
	others.at[0] = nowhere
	w.once, w.several = c.sums(&p.kinds[at.kind])
	w.once, w.several = w.once/1000, w.several/1000
	return w
}

// rest works out what decides between equal numbers of people.
func (w *weighed) rest() {
	if w.known {
		return
	}
	k := &w.p.kinds[w.at.kind]
	w.known = true
	w.shares = w.c.shares(k, nil)
	w.waiting = -w.p.newWaits(w.others.at).less(k, monthOf(w.at.day))
	w.travel, w.cost = w.c.travel(k), k.cost
}

// against is positive when a is better.
func (a *weighed) against(b *weighed) int {
	if order := cmp.Or(cmp.Compare(b.broken, a.broken), cmp.Compare(a.once, b.once), cmp.Compare(a.several, b.several)); order != 0 {
		return order
	}
	a.rest()
	b.rest()
	return cmp.Or(slices.Compare(a.shares, b.shares), cmp.Compare(b.waiting, a.waiting), cmp.Compare(b.travel, a.travel), cmp.Compare(b.cost, a.cost))
}

// words say the first thing in which a session in a district of that name is better or
// worse than another, as the end of a sentence about the other.
func (a *weighed) words(b *weighed, own string) string {
	several := fmt.Sprintf(" make %d or more", a.p.w.AtLeast)
	switch once, more := a.once-b.once, a.several-b.several; {
	case a.broken < b.broken:
		return ", but what the programme must have would be missing without " + own
	case once > 0:
		return ", but " + own + " reaches " + morePeople(once)
	case once < 0:
		return ", and would reach " + morePeople(-once)
	case more > 0:
		return ", but with " + own + " " + morePeople(more) + " can" + several
	case more < 0:
		return ", and with it " + morePeople(-more) + " could" + several
	}
	a.rest()
	b.rest()
	switch order := slices.Compare(a.shares, b.shares); {
	case order > 0:
		return ", but the worst served are better served in " + own
	case order < 0:
		return ", and the worst served would be better served there"
	case a.waiting < b.waiting:
		return ", but counted by people the turns are more even with " + own
	case a.waiting > b.waiting:
		return ""
	case a.travel < b.travel:
		return ", but the way to " + own + " is shorter in all"
	case a.cost < b.cost:
		return ", but " + own + " costs " + (b.cost - a.cost).String() + " less"
	}
	return ""
}

func morePeople(n int64) string { return model.Count(int(n), "more person", "more people") }

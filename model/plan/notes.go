package plan

import (
	"fmt"
	"slices"

	"convenor/model"
)

// notes is what is to be known of the whole.
func (p *problem) notes(all []dated) (notes []string) {
	answered := slices.ContainsFunc(p.people, func(q person) bool {
		return slices.ContainsFunc(q.can, func(c can) bool { return !c.silent })
	})
	if !answered {
		notes = append(notes, "Nobody has said when they can come: the numbers are estimates from who came before, and the programme mostly takes turns")
	}
	if n := p.nowhere(all); n > 0 {
		notes = append(notes, fmt.Sprintf("Of %s we do not know where they set out from: nowhere counts as too far for them", model.Count(n, "person", "people")))
	}
	for i, s := range p.fixed {
		if k := &p.kinds[p.fixedAt[i].kind]; k.mode != model.Online && k.venue < 0 {
			notes = append(notes, upper(nameOf(s))+": "+noVenue(k.mode))
		}
	}
	if words := p.apartNote(); words != "" {
		notes = append(notes, words)
	}
	for r := range p.w.Rhythms {
		if words := p.filledWords(r); words != "" {
			notes = append(notes, words)
		}
		if words := p.leftOver(r); words != "" {
			notes = append(notes, words)
		}
	}
	return notes
}

// nowhere is how many people there are whose distance to sessions in person is not
// known.
func (p *problem) nowhere(all []dated) (n int) {
	if !slices.ContainsFunc(all, func(d dated) bool { return p.kinds[d.at.kind].venue >= 0 }) {
		return 0
	}
	for i := range p.people {
		if p.people[i].point == nil {
			n++
		}
	}
	return n
}

// filledShown is how many announced sessions of a rhythm are named.
const filledShown = 3

// filledWords says which periods of a rhythm have no session proposed as one that is
// announced counts for them; "" when there are none.
func (p *problem) filledWords(rhythm int) string {
	var parts []string
	more := 0
	for _, s := range p.fixed {
		for _, f := range p.fills[s.ID] {
			switch {
			case f.Rhythm != rhythm:
			case len(parts) < filledShown:
				parts = append(parts, fmt.Sprintf("%s counts for %s", nameOf(s), f.Words()))
			default:
				more++
			}
		}
	}
	if len(parts) == 0 {
		return ""
	}
	if more > 0 {
		parts = append(parts, model.Count(more, "other for its time", "others for theirs"))
	}
	return upper(p.w.Rhythms[rhythm].Sentence()) + ": " + joinAnd(parts)
}

// nameOf is a session in the programme in the middle of a sentence.
func nameOf(s Session) string {
	title := "the session"
	if s.Title != "" {
		title = "“" + s.Title + "”"
	}
	return title + " on " + s.Start.Date().Long()
}

// Words is the time that is filled: "March 2026", "March to May 2026".
func (f Filled) Words() string { return timeWords(f.From, f.To) }

// timeWords is a time from one day to another in the middle of a sentence, in months
// where it is whole ones.
func timeWords(from, to model.Date) string {
	a, b := from.Time(), to.Time()
	switch {
	case a.Day() != 1 || to.AddDays(1).Time().Day() != 1:
		return from.Short() + " to " + to.Short()
	case a.Year() == b.Year() && a.Month() == b.Month():
		return a.Format("January 2006")
	case a.Year() == b.Year():
		return a.Format("January") + " to " + b.Format("January 2006")
	}
	return a.Format("January 2006") + " to " + b.Format("January 2006")
}

// leftOver says that the end of the horizon is too short for another period of a
// rhythm; "" when it is not.
func (p *problem) leftOver(rhythm int) string {
	r := p.w.Rhythms[rhythm]
	all := p.periods(r)
	if len(all) == 0 || all[len(all)-1].to >= p.to {
		return ""
	}
	return fmt.Sprintf("%s: %s is less than half as long as its other times, so it has no session", upper(r.Sentence()), timeWords(dateOf(all[len(all)-1].to+1), p.w.To))
}

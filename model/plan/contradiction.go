package plan

import (
	"fmt"
	"slices"

	"convenor/model"
)

// contradiction names the fewest wishes that cannot be granted together, or is
// nil when none is proven. It looks for the smallest such set among those of
// up to three, and else takes out of the whole one wish after another that is
// not needed (the deletion filter of Chinneck and Dravnieks 1991): what is
// left contradicts itself, and no longer does without any one of it.
func (p *problem) contradiction() *Contradiction {
	rules := p.rules()
	kept := slices.Repeat([]bool{true}, len(rules))
	why := p.impossible()
	if why == nil {
		return nil
	}
	no := func(kept []bool) *obstacle {
		in, w := p.without(rules, kept)
		q, err := newProblem(in, w)
		if err != nil || q.layOut() != nil {
			return nil
		}
		return q.impossible()
	}
	none := make([]bool, len(rules))
	if o := no(none); o != nil {
		return &Contradiction{Rules: []string{o.what}, Problem: o.why(p, nil)}
	}
	for size := 1; size <= 3; size++ {
		if set, o := smallest(len(rules), size, no); o != nil {
			return p.contradicting(rules, set, o)
		}
	}
	for i := range kept {
		kept[i] = false
		if o := no(kept); o != nil {
			why = o
		} else {
			kept[i] = true
		}
	}
	return p.contradicting(rules, kept, why)
}

// smallest tries all sets of so many rules.
func smallest(n, size int, no func([]bool) *obstacle) ([]bool, *obstacle) {
	kept := make([]bool, n)
	var found *obstacle
	var try func(from, left int) bool
	try = func(from, left int) bool {
		if left == 0 {
			found = no(kept)
			return found != nil
		}
		for i := from; i <= n-left; i++ {
			kept[i] = true
			if try(i+1, left-1) {
				return true
			}
			kept[i] = false
		}
		return false
	}
	try(0, size)
	return kept, found
}

func (p *problem) contradicting(rules []rule, kept []bool, o *obstacle) *Contradiction {
	c := &Contradiction{}
	var these []rule
	for i, r := range rules {
		if kept[i] {
			these = append(these, r)
			c.Rules = append(c.Rules, r.words)
		}
	}
	c.Problem = o.why(p, these)
	return c
}

// obstacle is what cannot be had.
type obstacle struct {
	what  string // "in person every 3 months"
	mode  model.Mode
	empty bool // there is no such session at all, whatever the dates
	must  string
}

// why is the obstacle as the end of a sentence that begins with the rules.
func (o *obstacle) why(p *problem, these []rule) string {
	places := len(these) > 0
	for _, r := range these {
		places = places && r.place
	}
	switch {
	case o.empty && o.mode != model.Online && places:
		switch len(these) {
		case 1:
			return "no venue is"
		case 2:
			return "no venue is both"
		case 3:
			return "no venue is all three"
		}
		return "no venue is all of these"
	case o.empty && o.mode != model.Online && these == nil:
		return "no venue is open in any time band"
	case o.empty:
		return "there is no such time for " + o.what
	case o.must != "":
		return fmt.Sprintf("the programme has no room for %s", o.must)
	}
	return o.what + " cannot keep to that"
}

// impossible is a proof that the wishes cannot all be granted, or nil. What it
// does not prove may still be impossible: it looks at each rhythm by itself,
// at the cost of all together, and at how often each must could be met.
func (p *problem) impossible() *obstacle {
	var cost model.Money
	for r, rhythm := range p.w.Rhythms {
		line := p.line(r)
		if len(line) == 0 {
			continue
		}
		if !slices.ContainsFunc(line[0].kinds, func(k []int32) bool { return len(k) > 0 }) {
			return &obstacle{what: rhythm.Sentence(), mode: rhythm.Mode, empty: true}
		}
		line = slices.DeleteFunc(line, func(at *position) bool { return at.why != "" })
		if len(line) == 0 {
			continue // all of it is kept free: that is said of each period
		}
		least, ok := p.cheapestLine(line)
		if !ok {
			return &obstacle{what: rhythm.Sentence(), mode: rhythm.Mode}
		}
		cost += least
	}
	for i := range p.fixed {
		cost += p.fixed[i].Cost
	}
	if p.w.Budget != nil && cost > *p.w.Budget {
		return &obstacle{what: "what is announced and planned costs at least " + cost.String() + ", so the programme"}
	}
	for _, m := range p.w.Musts {
		if p.atMost(m) < m.Sessions {
			return &obstacle{must: p.must(m)}
		}
	}
	return nil
}

// line is the positions of a rhythm in order.
func (p *problem) line(r int) (line []*position) {
	for i := range p.positions {
		if p.positions[i].rhythm == r {
			line = append(line, &p.positions[i])
		}
	}
	return line
}

// atMost is how many sessions could meet a must.
func (p *problem) atMost(m Must) (n int) {
	for _, at := range p.fixedAt {
		if p.meets(m, &p.kinds[at.kind]) {
			n++
		}
	}
	for i := range p.positions {
		at := &p.positions[i]
		if slices.ContainsFunc(at.whens, func(w when) bool {
			return slices.ContainsFunc(at.kinds[w.band], func(k int32) bool { return p.meets(m, &p.kinds[k]) })
		}) {
			n++
		}
	}
	return n
}

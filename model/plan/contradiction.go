package plan

import (
	"context"
	"slices"

	"convenor/model"
)

// contradiction names the fewest wishes that cannot be granted together, or is
// nil when none is proven. It looks for the smallest such set among those of up
// to three, unless there are too many wishes for that. Else it takes out of the
// whole one wish after another that is not needed (the deletion filter of
// Chinneck and Dravnieks 1991): what is left contradicts itself, and no longer
// does without any one of it. When the context ends before that, more wishes
// are named than need be.
func (p *problem) contradiction(ctx context.Context) *Contradiction {
	rules := p.rules()
	kept := slices.Repeat([]bool{true}, len(rules))
	why := p.impossible()
	if why == nil {
		return nil
	}
	no := func(kept []bool) *obstacle {
		if ctx.Err() != nil {
			return nil
		}
		in, w := p.without(rules, kept)
		in.People = nil // they do not matter here
		q, err := newProblem(in, w)
		if err != nil || q.layOut() != nil {
			return nil
		}
		return q.impossible()
	}
	none := make([]bool, len(rules))
	if o := no(none); o != nil {
		return &Contradiction{Rules: []string{o.what}, Fields: []string{"rhythms"}, Problem: o.why(nil)}
	}
	for size := 1; size <= 3 && sets(len(rules), size) <= mostSets; size++ {
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

// mostSets is how many sets of one size are tried.
const mostSets = 400

// sets is how many sets of so many rules there are.
func sets(n, size int) int {
	count := 1
	for i := range size {
		count = count * (n - i) / (i + 1)
	}
	return count
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
			c.Rules, c.Fields = append(c.Rules, r.words), append(c.Fields, r.field)
		}
	}
	c.Problem = o.why(these)
	return c
}

// obstacle is what cannot be had, and why.
type obstacle struct {
	what  string // "in person every 3 months"
	mode  model.Mode
	empty bool   // there is no such session at all, whatever the dates
	says  string // a reason of its own
}

// why is the obstacle as the end of a sentence that begins with the rules.
func (o *obstacle) why(these []rule) string {
	times := o.mode == model.Online
	if !times {
		times = len(these) > 0 && !slices.ContainsFunc(these, func(r rule) bool { return !r.time })
	}
	switch {
	case o.says != "":
		return o.says
	case !o.empty && len(these) == 0:
		return "one of the periods has no day that would do"
	case !o.empty:
		return "sessions " + o.what + " cannot keep to " + allOf(len(these))
	case len(these) == 0:
		return "no venue is open in any of the time bands"
	case len(these) == 1 && o.mode == model.Online:
		return "there is no such time"
	case len(these) == 1 && times:
		return "no venue opens then"
	case len(these) == 1:
		return "there is no such venue"
	case times:
		return "no time meets " + allOf(len(these))
	}
	return "no venue meets " + allOf(len(these))
}

func allOf(n int) string {
	switch n {
	case 1:
		return "that"
	case 2:
		return "both"
	case 3:
		return "all three"
	}
	return "all of these"
}

// impossible is a proof that the wishes cannot all be granted, or nil. What it
// does not prove may still be impossible: it looks at each rhythm by itself,
// at how near all together can follow each other, at their cost, and at how often
// each must could be met.
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
			continue // all of it is kept free, which is said of each period
		}
		least, ok := p.cheapestLine(line)
		if !ok {
			return &obstacle{what: rhythm.Sentence(), mode: rhythm.Mode}
		}
		cost += least
	}
	if o := p.tooFarApart(); o != nil {
		return o
	}
	if sum, _ := there(p.fixed); p.w.Budget != nil && cost+sum > *p.w.Budget {
		return &obstacle{says: p.dear(cost)}
	}
	for _, m := range p.w.Musts {
		switch n := p.atMost(m); {
		case n >= m.Sessions:
		case n == 0:
			return &obstacle{says: "no such session can be had"}
		default:
			return &obstacle{says: model.Count(n, "such session", "such sessions") + " can be had at most"}
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

package plan

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"convenor/model"
)

// window is the days on which a session may be.
type window struct{ first, last int32 }

// windows are those of every position that has a day, and of announced sessions ahead:
// where they are, or, when they are free, as if they could be anywhere.
func (p *problem) windows(free bool) (all []window) {
	for _, at := range p.fixedAt {
		switch {
		case at.day <= p.today:
		case free:
			all = append(all, window{p.from, p.to})
		default:
			all = append(all, window{at.day, at.day})
		}
	}
	for i := range p.positions {
		whens := p.positions[i].whens
		if len(whens) == 0 {
			continue
		}
		s := window{whens[0].day, whens[0].day}
		for _, w := range whens {
			s.first, s.last = min(s.first, w.day), max(s.last, w.day)
		}
		all = append(all, s)
	}
	return all
}

// closeEnough reports whether sessions in all windows can follow each other with no more
// than so many days between two. Of those that can be next it takes the one that must be
// soonest, as late as it may be: any other order or day leaves less room for the rest.
// Other gaps, places and costs are left out, so that what it rules out is impossible.
func closeEnough(all []window, most int32) bool {
	left := slices.SortedFunc(slices.Values(all), func(a, b window) int { return cmp.Or(cmp.Compare(a.last, b.last), cmp.Compare(a.first, b.first)) })
	if len(left) == 0 {
		return true
	}
	at := left[0].last
	for left = left[1:]; len(left) > 0; {
		next := slices.IndexFunc(left, func(s window) bool { return s.first <= at+most })
		if next < 0 {
			return false
		}
		at = max(at, min(left[next].last, at+most))
		left = slices.Delete(left, next, next+1)
	}
	return true
}

// leastApart is how many days lie between some of the sessions at best.
func (p *problem) leastApart(all []window) string {
	least := sort.Search(int(p.to-p.from), func(days int) bool { return closeEnough(all, int32(days)) })
	return "at best " + model.Count(least, "day lies", "days lie") + " between some of them"
}

// apartNote says that with the announced sessions where they are the others cannot follow
// as soon as is wished; "" when they may.
func (p *problem) apartNote() string {
	all := p.windows(false)
	if p.w.GapMost <= 0 || closeEnough(all, int32(p.w.GapMost)) {
		return ""
	}
	return fmt.Sprintf("At most %s from one session to the next cannot be had beside what is in the programme already: %s", model.Count(p.w.GapMost, "day", "days"), p.leastApart(all))
}

// tooFarApart proves that the sessions of all rhythms cannot follow each other as soon
// as is wished, and says so; nil when it does not. Where announced sessions leave no room
// is said of the proposal instead.
func (p *problem) tooFarApart() *obstacle {
	all := p.windows(true)
	if p.w.GapMost <= 0 || closeEnough(all, int32(p.w.GapMost)) {
		return nil
	}
	rhythms := make([]string, len(p.w.Rhythms))
	for i, r := range p.w.Rhythms {
		rhythms[i] = r.Sentence()
	}
	return &obstacle{says: fmt.Sprintf("%s are %s, and %s", joinAnd(rhythms), model.Count(len(all), "session", "sessions"), p.leastApart(all))}
}

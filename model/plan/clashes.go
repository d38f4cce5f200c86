package plan

import (
	"fmt"
	"slices"
	"time"

	"convenor/model"
)

// clashes is everything that speaks against sessions in their order.
func (p *problem) clashes(all []dated) (found []Clash) {
	say := func(rule, sentence string, sessions ...int) {
		found = append(found, Clash{sessions, rule, sentence})
	}
	for i := range all {
		p.clashesAlone(&all[i], func(rule, sentence string) { say(rule, sentence, i) })
	}
	for i := range all {
		for j := i + 1; j < len(all); j++ {
			if rule, sentence := p.clash(&all[i], &all[j]); rule != "" {
				say(rule, sentence, i, j)
			}
		}
	}
	last, lastAt := p.lastVenue, -1
	for i := range all {
		k := &p.kinds[all[i].at.kind]
		if k.mode == model.Online {
			continue
		}
		if !p.w.SameVenue && k.venue >= 0 && k.venue == last {
			these := []int{i}
			if lastAt >= 0 {
				these = []int{lastAt, i}
			}
			say("venue", p.in.Venues[last].Name+" twice in a row", these...)
		}
		last, lastAt = k.venue, i
	}
	p.clashesOfHosts(all, say)
	if p.w.GapMost > 0 {
		for i := 1; i < len(all); i++ {
			if days := int(all[i].at.day - all[i-1].at.day); days > p.w.GapMost {
				say("gap", fmt.Sprintf("%s without a session, %d at most are wished", model.Count(days, "day", "days"), p.w.GapMost), i-1, i)
			}
		}
	}
	p.clashesOfAll(all, say)
	return found
}

// clashesOfHosts names the districts that host again too soon.
func (p *problem) clashesOfHosts(all []dated, say func(rule, sentence string, sessions ...int)) {
	var before []placed
	for i := range all {
		at := all[i].at
		if p.kinds[at.kind].venue < 0 {
			continue
		}
		between := p.hostedLately(before, p.districtOf(at))
		if between == 0 && !p.w.SameVenue && p.venueBefore(before) == p.kinds[at.kind].venue {
			between = -1 // it is said already that the venue is used twice in a row
		}
		if between >= 0 && !all[i].Fixed { // what is announced was decided with open eyes
			words := "without a session elsewhere"
			if between > 0 {
				words = "after only " + model.Count(between, "session", "sessions") + " elsewhere"
			}
			say("rest", p.name(p.districtOf(at))+" again "+words, i)
		}
		before = append(before, at)
	}
}

// venueBefore is the venue of the last session in person of those before.
func (p *problem) venueBefore(before []placed) int {
	if len(before) == 0 {
		return p.lastVenue
	}
	return p.kinds[before[len(before)-1].kind].venue
}

// clashesOfAll is what speaks against the programme as a whole.
func (p *problem) clashesOfAll(all []dated, say func(rule, sentence string, sessions ...int)) {
	var cost model.Money
	var costly []int
	for i := range all {
		if cost += all[i].Cost; all[i].Cost > 0 {
			costly = append(costly, i)
		}
	}
	if p.w.Budget != nil && cost > *p.w.Budget {
		say("budget", fmt.Sprintf("%s in all is %s over the budget of %s", cost, cost-*p.w.Budget, *p.w.Budget), costly...)
	}
	for _, m := range p.w.Musts {
		have := 0
		for i := range all {
			if p.meets(m, &p.kinds[all[i].at.kind]) {
				have++
			}
		}
		if have < m.Sessions {
			say("must", fmt.Sprintf("%s: there %s", upper(p.must(m)), areOnly(have)))
		}
	}
}

func areOnly(n int) string {
	switch n {
	case 0:
		return "is none"
	case 1:
		return "is only 1"
	}
	return fmt.Sprintf("are only %d", n)
}

// clashesAlone is what speaks against one session by itself.
func (p *problem) clashesAlone(d *dated, say func(rule, sentence string)) {
	k := &p.kinds[d.at.kind]
	day := dateOf(d.at.day)
	if why := p.keptFree[d.at.day]; why != "" {
		say("kept free", fmt.Sprintf("%s: %s", day.Short(), why))
	}
	if k.band < 0 {
		say("band", fmt.Sprintf("%s is in no time band", d.Start.Clock()))
	}
	if start := d.Start.In(p.in.Zone); model.LocalTimeOf(start) != d.Start {
		say("clock", fmt.Sprintf("the clocks go forward: there is no %s on %s", d.Start.Clock(), day.Short()))
	}
	if d.Fixed {
		return // what is announced was decided with open eyes
	}
	if d.at.day <= p.today {
		say("past", day.Short()+" is not ahead of us")
	} else if d.at.day < p.from || d.at.day > p.to {
		say("horizon", day.Short()+" is outside of the programme")
	}
	if k.mode == model.Online {
		return
	}
	if k.venue < 0 {
		say("venue", noVenue(k.mode))
		return
	}
	for _, problem := range p.against(k) {
		say("venue", problem)
	}
}

// noVenue says that a session has no venue, and whom it reaches until it has one.
func noVenue(mode model.Mode) string {
	if mode == model.Hybrid {
		return "a hybrid session needs a venue: until it has one it reaches people online only"
	}
	return "a session in person needs a venue: until it has one it reaches nobody"
}

// against is what speaks against a venue in a band.
func (p *problem) against(k *kind) (problems []string) {
	v := p.in.Venues[k.venue]
	say := func(is bool, problem string) {
		if is {
			problems = append(problems, v.Name+" "+problem)
		}
	}
	say(v.Retired, "is no longer used")
	say(k.band >= 0 && !v.OpenIn(p.bands[max(0, k.band)].ID), "does not open then")
	say(p.w.StepFree && v.StepFree == model.No, "is not step-free")
	say(p.w.StepFree && v.StepFree == model.NotKnown, "may not be step-free: it is not known")
	say(len(p.w.Districts) > 0 && !slices.Contains(p.w.Districts, v.District), "is not where the wishes allow")
	say(len(p.w.Venues) > 0 && !slices.Contains(p.w.Venues, v.ID), "is not one of the venues wished for")
	say(p.w.Seats > 0 && v.Capacity > 0 && v.Capacity < p.w.Seats, fmt.Sprintf("holds %d, fewer than %d", v.Capacity, p.w.Seats))
	return problems
}

// clash is what speaks against two sessions beside each other, the worst only.
func (p *problem) clash(a, b *dated) (rule, sentence string) {
	apart := int(abs(b.at.day - a.at.day))
	if apart <= 1 && overlap(a.Session, b.Session, p.in.Zone) {
		return "same time", fmt.Sprintf("both at the same time on %s", b.Start.Date().Short())
	}
	together := together(p.kinds[a.at.kind].mode, p.kinds[b.at.kind].mode)
	switch {
	case apart == 0:
		return "same day", "two on " + a.Start.Date().Short()
	case apart < p.w.GapAny:
		return "gap", fmt.Sprintf("only %s apart, %d at least are wished", model.Count(apart, "day", "days"), p.w.GapAny)
	case together && apart < p.w.GapSame:
		return "gap", fmt.Sprintf("only %s apart, %d at least are wished of one mode", model.Count(apart, "day", "days"), p.w.GapSame)
	}
	return "", ""
}

// overlap compares moments, as the clocks may change in the night.
func overlap(a, b Session, zone string) bool {
	from, to := span(a, zone)
	from2, to2 := span(b, zone)
	return from.Before(to2) && from2.Before(to)
}

func span(s Session, zone string) (from, to time.Time) {
	from = s.Start.In(zone)
	to = s.End.In(zone)
	if s.End == "" || !to.After(from) {
		to = from.Add(time.Hour)
	}
	return from, to
}

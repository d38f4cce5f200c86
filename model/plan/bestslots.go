package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"convenor/model"
)

// BestSlots are the n best dates for one session of a rhythm’s mode with these
// people, or with everybody when there are none given, for its bands and weekdays
// and at the venues and in the districts of the wishes. Each band and venue has as
// many dates as there is room for, spread over the horizon. Dates that nothing
// stands against come first, and where they are fewer than n others follow with
// what does. Among them the most who can come are first, then who said so, the
// shortest way, the least cost, the earliest day.
func BestSlots(in Input, w Wishes, rhythm Rhythm, people []model.ID, n int) ([]Option, error) {
	if err := rhythm.validate(); err != nil {
		return nil, err
	}
	w.Rhythms = []Rhythm{rhythm}
	p, err := newProblem(in, w)
	if err != nil {
		return nil, err
	}
	if p.to <= p.today {
		return nil, ErrPast
	}
	asked := map[model.ID]bool{}
	for _, id := range people {
		asked[id] = true
	}
	f := slotFinder{p: p, rhythm: rhythm, s: &state{p: p, at: append([]placed{nowhere}, p.fixedAt...)}}
	kinds := f.kinds()
	each := (n + max(len(kinds), 1) - 1) / max(len(kinds), 1)
	var options []Option
	for _, k := range kinds {
		free, rest := f.daysOf(k)
		o := p.option(placed{k, p.from}, rhythm, asked) // who can come does not depend on the day
		for _, days := range [][]slotDay{spread(free, each), spread(rest, each)} {
			for _, d := range days {
				o.Session, o.Against = p.session(placed{k, d.day}, rhythm, 0), d.against
				options = append(options, o)
			}
		}
	}
	slices.SortStableFunc(options, func(a, b Option) int {
		return cmp.Or(cmp.Compare(len(a.Against), len(b.Against)), cmp.Compare(b.CanCome.Count(), a.CanCome.Count()), cmp.Compare(b.CanCome.Said, a.CanCome.Said),
			cmp.Compare(a.MeanKm, b.MeanKm), cmp.Compare(a.Session.Cost, b.Session.Cost), cmp.Compare(a.Session.Start, b.Session.Start))
	})
	return options[:min(n, len(options))], nil
}

// slotFinder looks for days beside what is announced.
type slotFinder struct {
	p      *problem
	rhythm Rhythm
	s      *state
	days   map[int][]slotDay // by band
}

// slotDay is a day with what stands against it.
type slotDay struct {
	day     int32
	against []string
}

// kinds are the bands that the rhythm allows, each at every venue that is wished,
// also where it does not open then.
func (f *slotFinder) kinds() (all []int32) {
	p, r := f.p, f.rhythm
	for b, band := range p.bands {
		if len(r.Bands) > 0 && !slices.Contains(r.Bands, band.ID) || p.startIn(r, b, 0) < 0 {
			continue
		}
		if r.Mode == model.Online {
			all = append(all, p.kind(key{r.Mode, b, -1}))
			continue
		}
		for v, venue := range p.in.Venues {
			if !venue.Retired && (len(p.w.Venues) == 0 || slices.Contains(p.w.Venues, venue.ID)) && (len(p.w.Districts) == 0 || slices.Contains(p.w.Districts, venue.District)) {
				all = append(all, p.kind(key{r.Mode, b, v}))
			}
		}
	}
	return all
}

// daysOf are the days of a kind: those that nothing stands against, and the others.
func (f *slotFinder) daysOf(k int32) (free, rest []slotDay) {
	p, kind := f.p, &f.p.kinds[k]
	var problems []string
	if kind.venue >= 0 {
		problems = p.against(kind)
		if p.w.Budget != nil && kind.cost > *p.w.Budget {
			problems = append(problems, fmt.Sprintf("costs %s, more than %s", kind.cost, *p.w.Budget))
		}
	}
	for _, d := range f.daysIn(kind.band) {
		against := slices.Concat(problems, d.against)
		if f.s.again(0, d.day, kind.venue) {
			against = append(against, p.in.Venues[kind.venue].Name+" twice in a row")
		}
		if len(against) == 0 {
			free = append(free, d)
		} else {
			rest = append(rest, slotDay{d.day, against})
		}
	}
	return free, rest
}

// daysIn are the days to come of a band, with what stands against the day itself:
// that it is kept free, and sessions on it or near it.
func (f *slotFinder) daysIn(band int) []slotDay {
	if all, ok := f.days[band]; ok {
		return all
	}
	p := f.p
	var all []slotDay
	for day := max(p.from, p.today+1); day <= p.to; day++ {
		if !strings.Contains(p.bands[band].Days, weekday(day)) || f.rhythm.Weekdays != "" && !strings.Contains(f.rhythm.Weekdays, weekday(day)) {
			continue
		}
		d := slotDay{day: day}
		if why := p.keptFree[day]; why != "" {
			d.against = append(d.against, why)
		}
		at := placed{p.kind(key{f.rhythm.Mode, band, -1}), day}
		d.against = append(d.against, f.near(dated{Session: p.session(at, f.rhythm, 0), at: at})...)
		all = append(all, d)
	}
	if f.days == nil {
		f.days = map[int][]slotDay{}
	}
	f.days[band] = all
	return all
}

// near names the sessions that a date clashes with, or lies too near to.
func (f *slotFinder) near(d dated) (against []string) {
	for i, fixed := range f.p.fixed {
		apart := int(abs(d.at.day - f.p.fixedAt[i].day))
		if apart > max(1, f.p.w.GapAny, f.p.w.GapSame) {
			continue
		}
		other := dated{Session: fixed, at: f.p.fixedAt[i]}
		switch rule, _ := f.p.clash(&d, &other); rule {
		case "same time":
			against = append(against, "at the time of “"+fixed.Title+"”")
		case "same day":
			against = append(against, "on the day of “"+fixed.Title+"”")
		case "gap":
			against = append(against, model.Count(apart, "day", "days")+" from “"+fixed.Title+"”")
		}
	}
	return against
}

// spread is so many of the days, evenly over them and beginning with the first.
func spread(days []slotDay, n int) []slotDay {
	if len(days) <= n {
		return days
	}
	some := make([]slotDay, n)
	for i := range some {
		some[i] = days[i*len(days)/n]
	}
	return some
}

// option counts those asked who can come.
func (p *problem) option(at placed, r Rhythm, asked map[model.ID]bool) Option {
	o := Option{Session: p.session(at, r, 0)}
	k := &p.kinds[at.kind]
	var metres []int32
	for j := range p.people {
		if len(asked) > 0 && !asked[p.in.People[j].ID] {
			continue
		}
		c := p.canCome(j, k.key)
		o.CanCome.add(c)
		if c.chance > 0 && k.venue >= 0 {
			metres = append(metres, p.metres[k.venue][j])
		}
		switch p.said(j, k.key) {
		case model.CanCome:
			o.Can = append(o.Can, p.in.People[j].ID)
		case model.CanIfNeedBe:
			o.IfNeedBe = append(o.IfNeedBe, p.in.People[j].ID)
		case model.CannotCome:
			o.Cannot = append(o.Cannot, p.in.People[j].ID)
		default:
			o.Unknown = append(o.Unknown, p.in.People[j].ID)
		}
	}
	o.MeanKm, _ = kilometres(metres)
	return o
}

// said is what a person said of sessions of a kind; where it is too far to come
// in person, that is a no.
func (p *problem) said(j int, k key) model.Answer {
	if k.band < 0 {
		return model.CannotCome
	}
	mode := k.mode
	if mode != model.Online && k.venue >= 0 && !p.near(j, k.venue) {
		if mode == model.InPerson {
			return model.CannotCome
		}
		mode = model.Online
	}
	return model.Person{Availability: p.in.People[j].Availability}.Can(p.bands[k.band].ID, mode)
}

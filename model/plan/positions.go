package plan

import (
	"cmp"
	"slices"
	"strings"

	"convenor/model"
)

// position is one period of a rhythm for which a session is to be found.
type position struct {
	rhythm, period int
	from, to       int32
	middle         int32 // where a session would lie best
	whens          []when
	kinds          [][]int32 // that the wishes permit, by band
	why            string    // why there is no when, in words
}

// when is a day in a band on which a session could be.
type when struct {
	day  int32
	band int
}

// most is the largest number of sessions that are planned at once.
const most = 400

// layOut makes the positions: periods of rhythms without an announced session.
func (p *problem) layOut() error {
	taken := make([][]model.Mode, len(p.fixed))
	p.fills = map[model.ID][]Filled{}
	for r, rhythm := range p.w.Rhythms {
		kinds := p.permitted(rhythm)
		for n, period := range p.periods(rhythm) {
			if i := p.filled(r, period, taken); i >= 0 {
				id := p.fixed[i].ID
				p.fills[id] = append(p.fills[id], Filled{r, n, dateOf(period.from), dateOf(period.to)})
				continue
			}
			if period.to <= p.today {
				continue
			}
			period.rhythm, period.period, period.kinds = r, n, kinds
			p.findWhens(&period, rhythm)
			p.positions = append(p.positions, period)
		}
	}
	if len(p.positions) > most {
		return ErrTooLarge
	}
	slices.SortStableFunc(p.positions, func(a, b position) int { return cmp.Compare(a.middle, b.middle) })
	return nil
}

// periods divides the horizon. A last one that is less than half as long as
// the others is left out, unless it is the only one.
func (p *problem) periods(r Rhythm) (all []position) {
	for n := 0; n <= most; n++ {
		from, next := periodStart(p.w.From, r, n), periodStart(p.w.From, r, n+1)
		if from > p.to {
			break
		}
		to := min(next-1, p.to)
		if n > 0 && 2*(to-from+1) < next-from {
			break
		}
		all = append(all, position{from: from, to: to, middle: from + (to-from)/2})
	}
	return all
}

func periodStart(from model.Date, r Rhythm, n int) int32 {
	if r.Unit == Weeks {
		return dayOf(from.AddDays(7 * n * r.Every))
	}
	return dayOf(from.AddMonths(n * r.Every))
}

// filled takes an announced session of the rhythm’s mode in the period, and gives
// its index; -1 when there is none. A hybrid one is taken for in person and for
// online. Of two rhythms of a mode the one whose bands hold the session has it.
func (p *problem) filled(rhythm int, period position, taken [][]model.Mode) int {
	mode := p.w.Rhythms[rhythm].Mode
	for i, s := range p.fixed {
		day := p.fixedAt[i].day
		if day < period.from || day > period.to || s.Mode != mode && s.Mode != model.Hybrid || slices.Contains(taken[i], mode) || p.othersHold(rhythm, i) {
			continue
		}
		taken[i] = append(taken[i], mode)
		return i
	}
	return -1
}

// othersHold reports whether an announced session is in the bands of another rhythm
// of the same mode, and not in those of this one.
func (p *problem) othersHold(rhythm, fixed int) bool {
	holds := func(r Rhythm) bool {
		band := p.kinds[p.fixedAt[fixed].kind].band
		return len(r.Bands) == 0 || band >= 0 && slices.Contains(r.Bands, p.bands[band].ID)
	}
	own := p.w.Rhythms[rhythm]
	return !holds(own) && slices.ContainsFunc(p.w.Rhythms, func(r Rhythm) bool { return r.Mode == own.Mode && holds(r) })
}

// permitted is the kinds that a rhythm may use, by band.
func (p *problem) permitted(r Rhythm) [][]int32 {
	kinds := make([][]int32, len(p.bands))
	for b, band := range p.bands {
		if len(r.Bands) > 0 && !slices.Contains(r.Bands, band.ID) || p.startIn(r, b, 0) < 0 {
			continue
		}
		if r.Mode == model.Online {
			kinds[b] = []int32{p.kind(key{r.Mode, b, -1})}
			continue
		}
		for v := range p.in.Venues {
			if p.mayUse(v, b) {
				kinds[b] = append(kinds[b], p.kind(key{r.Mode, b, v}))
			}
		}
	}
	return kinds
}

// mayUse reports whether the wishes and the venue itself permit it in a band.
func (p *problem) mayUse(v, band int) bool {
	venue := p.in.Venues[v]
	switch {
	case venue.Retired || !venue.OpenIn(p.bands[band].ID):
		return false
	case p.w.StepFree && venue.StepFree != model.Yes:
		return false
	case len(p.w.Districts) > 0 && !slices.Contains(p.w.Districts, venue.District):
		return false
	case len(p.w.Venues) > 0 && !slices.Contains(p.w.Venues, venue.ID):
		return false
	case p.w.Seats > 0 && venue.Capacity > 0 && venue.Capacity < p.w.Seats:
		return false
	}
	return p.w.Budget == nil || venue.Cost <= *p.w.Budget
}

// findWhens lists the days of a period, those nearest its middle first.
func (p *problem) findWhens(at *position, r Rhythm) {
	free := false // a day that would do is kept free
	for day := max(at.from, p.today+1); day <= at.to; day++ {
		if r.Weekdays != "" && !strings.Contains(r.Weekdays, weekday(day)) {
			continue
		}
		for b, band := range p.bands {
			if len(at.kinds[b]) == 0 || !strings.Contains(band.Days, weekday(day)) {
				continue
			}
			if p.keptFree[day] != "" {
				free = true
				continue
			}
			at.whens = append(at.whens, when{day, b})
		}
	}
	slices.SortStableFunc(at.whens, func(a, b when) int {
		return cmp.Or(cmp.Compare(abs(a.day-at.middle), abs(b.day-at.middle)), cmp.Compare(a.day, b.day))
	})
	if len(at.whens) == 0 && free {
		at.why = "every day that would do is kept free"
	}
}

func abs(n int32) int32 { return max(n, -n) }

// usualStarts are the times that are tried when the wishes name none.
var usualStarts = []model.Clock{12*60 + 30, 18 * 60, 10*60 + 30, 14 * 60, 18*60 + 30, 10 * 60}

// startIn is when a session of a rhythm starts in a band: the named times that
// fit in take turns by the period; else the first usual time that fits, or the
// start of the band. A session ends within its band, or runs past midnight. It
// is -1 when none fits.
func (p *problem) startIn(r Rhythm, band, period int) model.Clock {
	b := p.bands[band]
	if r.Weekdays != "" && !strings.ContainsAny(b.Days, r.Weekdays) {
		return -1
	}
	fits := func(at model.Clock) bool {
		return at >= b.From && at < b.To && (at+model.Clock(r.Minutes) <= b.To || b.To == 24*60)
	}
	if len(r.Starts) > 0 {
		var these []model.Clock
		for _, at := range r.Starts {
			if fits(at) {
				these = append(these, at)
			}
		}
		if len(these) == 0 {
			return -1
		}
		return these[period%len(these)]
	}
	usual := usualStarts
	if strings.Contains(b.Days, "6") || strings.Contains(b.Days, "7") {
		usual = usualStarts[2:]
	}
	for _, at := range usual {
		if fits(at) && at+model.Clock(r.Minutes) <= 24*60 {
			return at
		}
	}
	if fits(b.From) {
		return b.From
	}
	return -1
}

// session is what a placed kind is for a person: a date, a time and a place.
func (p *problem) session(at placed, r Rhythm, period int) Session {
	k := p.kinds[at.kind]
	start := max(0, p.startIn(r, k.band, period))
	day := dateOf(at.day)
	s := Session{Mode: k.mode, Start: model.At(day, start), End: model.At(day, start+model.Clock(r.Minutes)), Band: p.bands[k.band].ID, Cost: k.cost}
	if k.venue >= 0 {
		s.Venue = p.in.Venues[k.venue].ID
	}
	return p.onTheClock(s, r.Minutes)
}

// onTheClock ends a session so many minutes after it starts also where the
// clocks change in between, and starts one that the clocks skip when they have
// gone forward. An end that would be in the hour that comes twice cannot be
// written down: there the clock on the wall is gone by.
func (p *problem) onTheClock(s Session, minutes int) Session {
	start := s.Start.In(p.in.Zone)
	s.Start = model.LocalTimeOf(start)
	end := start.Add(minutesOf(minutes))
	s.End = model.LocalTimeOf(end)
	if !s.End.In(p.in.Zone).Equal(end) {
		s.End = model.At(s.Start.Date(), s.Start.Clock()+model.Clock(minutes))
	}
	return s
}

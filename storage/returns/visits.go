package returns

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"convenor/model"
	"convenor/model/match"
)

// meeting takes the joins of each person together.
func (r *report) meeting(day model.Date, loc *time.Location) match.Meeting {
	var all []moment
	for _, text := range r.times() {
		if m, ok := parseMoment(text); ok {
			all = append(all, m)
		}
	}
	clock := clock{loc: loc, monthFirst: monthsFirst(all, func(t time.Time) bool { return day != "" && model.DateOf(t) == day })}
	m := match.Meeting{System: r.system, Title: r.title}
	m.Start = local(clock.at(r.start))
	people := map[string]*visitor{}
	var order []*visitor
	for _, j := range r.joins {
		if j.problem != "" || j.cells == [2]string{} {
			m.Visits = append(m.Visits, match.Visit{Contact: match.Contact{Line: j.line}, Problem: cmp.Or(j.problem, "The row has no name and no email address")})
			continue
		}
		key := personKey(j.cells)
		p := people[key]
		if p == nil {
			p = &visitor{contact: match.Mapping{Columns: []match.Field{match.FullName, match.Email}, System: r.system}.Read(j.line, j.cells[:])}
			people[key] = p
			order = append(order, p)
		}
		p.add(j, clock)
	}
	for _, p := range order {
		v := p.visit()
		m.Visits = append(m.Visits, v)
		if m.Start == "" || r.start == "" && v.In != "" && v.In < m.Start {
			m.Start = v.In
		}
	}
	slices.SortStableFunc(m.Visits, func(a, b match.Visit) int { return a.Line - b.Line })
	return m
}

func (r *report) times() []string {
	all := []string{r.start}
	for _, j := range r.joins {
		all = append(all, j.in, j.out)
	}
	return all
}

// personKey tells the rows of one person from those of others: the address, else
// the name as it is written.
func personKey(cells [2]string) string {
	if strings.Contains(cells[1], "@") {
		return strings.ToLower(cells[1])
	}
	return "name " + strings.Join(strings.Fields(strings.ToLower(cells[0])), " ")
}

// clock reads the times of one file.
type clock struct {
	loc        *time.Location
	monthFirst bool
}

func (c clock) at(text string) time.Time {
	m, ok := parseMoment(text)
	if !ok {
		return time.Time{}
	}
	return m.in(c.loc, c.monthFirst)
}

func local(t time.Time) model.LocalTime {
	if t.IsZero() {
		return ""
	}
	return model.LocalTimeOf(t)
}

// visitor gathers what the tables say of one person.
type visitor struct {
	contact  match.Contact
	spans    [][2]time.Time // joins with their leaves, from the rows that list each
	summed   time.Duration  // of rows with a length and no times
	joins    int
	listed   bounds // of the rows that list each join
	told     bounds // of a summary
	toldStay time.Duration
	isTold   bool
	entered  time.Time // by an event "Joined" whose "Left" is still to come
	problems string
}

func (p *visitor) add(j join, c clock) {
	in, out := c.at(j.in), c.at(j.out)
	length, timed := parseLength(j.length, j.minutes)
	if j.in != "" && in.IsZero() {
		p.problems = "“" + shorten(j.in) + "” is not a time that could be read"
	}
	if j.action != "" {
		p.event(j.action, in)
		return
	}
	if j.summary {
		p.told.add(in, out)
		if timed {
			p.toldStay, p.isTold = p.toldStay+length, true
		}
		return
	}
	switch {
	case !in.IsZero() && out.IsZero() && timed:
		out = in.Add(length)
		fallthrough
	case !in.IsZero() && out.After(in):
		p.spans = append(p.spans, [2]time.Time{in, out})
	case timed:
		p.summed += length
	}
	p.listed.add(in, out)
	p.joins++
}

// event takes a row of the older reports of Teams: one for each "Joined" and
// "Left".
func (p *visitor) event(action string, at time.Time) {
	if at.IsZero() {
		return
	}
	if strings.HasPrefix(action, "joined") {
		p.listed.add(at, time.Time{})
		p.entered = at
		p.joins++
		return
	}
	p.listed.add(time.Time{}, at)
	if !p.entered.IsZero() && at.After(p.entered) {
		p.spans = append(p.spans, [2]time.Time{p.entered, at})
		p.entered = time.Time{}
	}
}

// bounds are the first time somebody came and the last time they went.
type bounds struct{ first, last time.Time }

// add widens b; the zero time is none.
func (b *bounds) add(in, out time.Time) {
	if !in.IsZero() && (b.first.IsZero() || in.Before(b.first)) {
		b.first = in
	}
	if out.After(b.last) {
		b.last = out
	}
}

// visit is the whole: time that two devices were in at once counts once. It is
// what the rows say that list each join; a summary fills in what they do not say,
// and is used whole for somebody of whom no join is listed.
func (p *visitor) visit() match.Visit {
	at := p.listed
	if at.first.IsZero() {
		at.first = p.told.first
	}
	if at.last.IsZero() {
		at.last = p.told.last
	}
	v := match.Visit{Contact: p.contact, In: local(at.first), Out: local(at.last), Joins: max(p.joins, 1), Problem: p.problems}
	slices.SortFunc(p.spans, func(a, b [2]time.Time) int { return a[0].Compare(b[0]) })
	var until time.Time
	for _, s := range p.spans {
		from := s[0]
		if from.Before(until) {
			from = until
		}
		if s[1].After(from) {
			v.Stayed += s[1].Sub(from)
			until = s[1]
		}
	}
	v.Stayed += p.summed
	switch {
	case v.Stayed > 0:
		v.Summed = p.toldStay
	case p.isTold:
		v.Stayed = p.toldStay
	}
	if v.Stayed == 0 && at.last.After(at.first) {
		v.Stayed = at.last.Sub(at.first)
	}
	return v
}

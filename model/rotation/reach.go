package rotation

import (
	"slices"

	"convenor/model"
	"convenor/model/place"
)

// Reach is how far is within reach, in kilometres as the crow flies: a person is within
// reach of a venue when they start or work no further away. A district is within reach of
// those who live or work in it, and of those within reach of one of its venues in use,
// or, while none of these has a place, of its middle.
const Reach = 10.0

// People is people who are alike in what the ledger counts.
type People struct {
	District   model.ID // their own, else their organisation's
	WorksIn    model.ID // the district of their organisation
	Sector     model.ID // their organisation's, else their own
	Start      place.Place
	Work       place.Place
	CanInBands string // a byte for each time band of Input.Categories in their order and each mode, see Can
	N          int    // how many
}

// Can is the bytes of People.CanInBands for a person's answers: for each time band two,
// in person and online, '+' when they can come, yes or if need be, '-' when they cannot, and ' '
// when they did not say.
func Can(categories []model.Category, answers []model.Availability) string {
	var can []byte
	for _, c := range categories {
		if c.List != model.Bands {
			continue
		}
		for _, mode := range []model.Mode{model.InPerson, model.Online} {
			letter := byte(' ')
			switch (model.Person{Availability: answers}).Can(c.ID, mode) {
			case model.CanCome, model.CanIfNeedBe:
				letter = '+'
			case model.CannotCome:
				letter = '-'
			}
			can = append(can, letter)
		}
	}
	return string(can)
}

// said reports whether anything is known of when p can come.
func (p People) said() bool {
	return slices.ContainsFunc([]byte(p.CanInBands), func(c byte) bool { return c != ' ' })
}

// placed reports whether it is known where p are.
func (p People) placed() bool { return p.Start.Known() || p.Work.Known() }

// reach is which venues and districts are within reach of each point that people start
// from or work at.
type reach struct {
	sites []site
	near  map[model.Point][]int // positions in sites
}

// site is a venue, or the middle of a district without one.
type site struct {
	venue    int // the entry; -1 for a middle
	district model.ID
	point    model.Point
}

func newReach(in Input) reach {
	r := reach{near: map[model.Point][]int{}}
	served := map[model.ID]bool{}
	for i, v := range in.Venues {
		if v.Place.Known() {
			r.sites = append(r.sites, site{i, v.District, v.Place.Point})
			served[v.District] = served[v.District] || !v.Retired
		}
	}
	for _, c := range in.Categories {
		if middle, ok := in.Districts[c.ID]; ok && middle.Known() && c.List == model.Districts && !served[c.ID] {
			r.sites = append(r.sites, site{-1, c.ID, middle.Point})
		}
	}
	for _, p := range in.People {
		for _, from := range []place.Place{p.Start, p.Work} {
			if _, done := r.near[from.Point]; from.Known() && !done {
				r.near[from.Point] = r.from(from.Point)
			}
		}
	}
	return r
}

func (r reach) from(p model.Point) []int {
	found := []int{}
	for i, s := range r.sites {
		if place.Distance(p, s.point) <= Reach {
			found = append(found, i)
		}
	}
	return found
}

// of returns the sites within reach of people, each once.
func (r reach) of(p People) []int {
	var sites []int
	if p.Start.Known() {
		sites = r.near[p.Start.Point]
	}
	if p.Work.Known() && (!p.Start.Known() || p.Work.Point != p.Start.Point) {
		for _, s := range r.near[p.Work.Point] {
			if !slices.Contains(sites, s) {
				sites = append(slices.Clip(sites), s)
			}
		}
	}
	return sites
}

// members returns the entries of a dimension that people belong to, as Dimension.People
// says, each once.
func (l *Ledger) members(d Dimension, p People) (at []int) {
	entries := l.entries[d]
	switch d {
	case District:
		return append(at, entryOf(entries, p.District))
	case Sector:
		return append(at, entryOf(entries, p.Sector))
	case Venue:
		for _, s := range l.reach.of(p) {
			if v := l.reach.sites[s].venue; v >= 0 {
				at = append(at, v)
			}
		}
	case Mode, Band:
		for i := range entries {
			if canCome(d, i, p.CanInBands) {
				at = append(at, i)
			}
		}
	}
	return at
}

// canCome reports whether somebody can come in a mode at all, or in a band in any mode.
func canCome(d Dimension, entry int, can string) bool {
	for i := range len(can) {
		if can[i] == '+' && (d == Mode && i%2 == entry || d == Band && i/2 == entry) {
			return true
		}
	}
	return false
}

func entryOf(entries []Entry, id model.ID) int {
	if at := slices.IndexFunc(entries, func(e Entry) bool { return e.ID == id }); at >= 0 {
		return at
	}
	return len(entries) - 1
}

// nearDistricts returns the districts that are within reach of people, each once.
func (l *Ledger) nearDistricts(p People) (at []int) {
	add := func(id model.ID) {
		if i := entryOf(l.entries[District], id); id != "" && !slices.Contains(at, i) {
			at = append(at, i)
		}
	}
	add(p.District)
	add(p.WorksIn)
	for _, s := range l.reach.of(p) {
		s := l.reach.sites[s]
		if s.venue < 0 || !l.in.Venues[s.venue].Retired {
			add(s.district)
		}
	}
	return at
}

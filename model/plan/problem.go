package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"convenor/model"
)

// problem is the input and the wishes made ready for counting. Days are days
// since 1 January 1970, months are months since the year 0, distances metres.
type problem struct {
	in       Input
	w        Wishes
	from, to int32
	today    int32
	keptFree map[int32]string
	bands    []model.Category
	bandOf   map[model.ID]int
	venueOf  map[model.ID]int

	people    []person
	metres    [][]int32 // by venue and person; unknown where a place is not known
	groups    []Group   // without reach; the order of Totals.Groups
	places    []place
	usual     []usual // by band and mode, see turns.go
	kinds     []kind
	kindOf    map[key]int32
	fixed     []Session // announced, within the horizon, by start
	fixedAt   []placed
	positions []position
	fills     map[model.ID][]Filled // which periods each of fixed takes
	lastVenue int                   // of the last session in person before the horizon, -1 when none
	rest      int                   // Wishes.Rest, as far as there are districts
	hosted    []model.ID            // districts of the last sessions in person before the horizon, the latest first
	was       []can                 // see served
}

// unknown is a distance that is not known.
const unknown = int32(-1)

const daySeconds = 24 * 60 * 60

func dayOf(d model.Date) int32 { return int32(d.Time().Unix() / daySeconds) }

func dateOf(day int32) model.Date {
	return model.DateOf(time.Unix(int64(day)*daySeconds, 0).UTC())
}

// weekday is the ISO weekday of a day, "1" to "7".
func weekday(day int32) string {
	return string('1' + rune((int(day)+3)%7)) // 1 January 1970 was a Thursday
}

func monthOf(day int32) int32 {
	y, m, _ := time.Unix(int64(day)*daySeconds, 0).UTC().Date()
	return int32(y*12 + int(m) - 1)
}

// newProblem checks the wishes and prepares everything but the positions.
func newProblem(in Input, w Wishes) (*problem, error) {
	if err := w.Validate(); err != nil {
		return nil, err
	}
	if _, err := model.LoadZone(in.Zone); err != nil {
		return nil, err
	}
	p := &problem{in: in, w: w, from: dayOf(w.From), to: dayOf(w.To), today: dayOf(in.Today), keptFree: map[int32]string{},
		bandOf: map[model.ID]int{}, venueOf: map[model.ID]int{}, kindOf: map[key]int32{}, lastVenue: -1}
	for _, off := range in.KeptFree {
		day := dayOf(off.Day)
		if p.keptFree[day] == "" {
			p.keptFree[day] = cmp.Or(strings.TrimSpace(off.Reason), "kept free")
		}
	}
	for _, b := range in.Bands {
		if b.List == model.Bands {
			p.bandOf[b.ID] = len(p.bands)
			p.bands = append(p.bands, b)
		}
	}
	for i, v := range in.Venues {
		p.venueOf[v.ID] = i
	}
	p.knowPeople()
	p.knowGroups()
	p.knowTurns() // before the first kind is made: it names its district
	p.fix()
	return p, nil
}

// fix takes in the announced sessions of the horizon and who hosted before.
func (p *problem) fix() {
	p.knowHosts()
	for _, s := range p.in.Fixed {
		if s.Start == "" || !s.Start.Valid() {
			continue
		}
		if day := dayOf(s.Start.Date()); day >= p.from && day <= p.to {
			s.Fixed = true
			p.fixed = append(p.fixed, s)
		}
	}
	slices.SortStableFunc(p.fixed, func(a, b Session) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID)) })
	for _, s := range p.fixed {
		p.fixedAt = append(p.fixedAt, p.placedAs(s))
	}
}

// band is the index of a session's band, -1 when its time is in none.
func (p *problem) band(s Session) int {
	id := s.Band
	if id == "" {
		id = bandAt(p.bands, s.Start)
	}
	if i, ok := p.bandOf[id]; ok {
		return i
	}
	return -1
}

func (p *problem) bandName(i int) string {
	if i < 0 {
		return "no time band"
	}
	return p.bands[i].Name
}

// name is what something of the community's lists is called.
func (p *problem) name(id model.ID) string {
	if id == "" {
		return "not known"
	}
	return cmp.Or(p.in.Names[id], string(id))
}

// knowGroups lists the groups of the people, and which each is in.
func (p *problem) knowGroups() {
	for l, list := range groupLists {
		index := map[model.ID]int{}
		first := len(p.groups)
		for i := range p.people {
			id := p.people[i].lists[l]
			if _, ok := index[id]; !ok {
				index[id] = -1
				p.groups = append(p.groups, Group{List: list, ID: id, Name: p.name(id)})
			}
		}
		these := p.groups[first:]
		slices.SortFunc(these, func(a, b Group) int {
			if (a.ID == "") != (b.ID == "") {
				return cmp.Compare(b.ID, a.ID) // not known comes last
			}
			return cmp.Or(cmp.Compare(model.Fold(a.Name), model.Fold(b.Name)), cmp.Compare(a.ID, b.ID))
		})
		for g := range these {
			index[these[g].ID] = first + g
		}
		for i := range p.people {
			g := index[p.people[i].lists[l]]
			p.people[i].groups[l] = int32(g)
			p.groups[g].People++
		}
	}
	for g := range p.groups {
		p.groups[g].Small = p.groups[g].People < smallGroup
	}
}

var groupLists = [3]model.List{model.Districts, model.Sectors, model.Seniorities}

// smallGroup is the number of people below which a share says nothing.
const smallGroup = 5

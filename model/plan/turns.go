package plan

import (
	"cmp"
	"slices"

	"convenor/model"
)

// place is a district that takes turns.
type place struct {
	id     model.ID
	people int64
	last   int32 // month of its last session in person before the horizon
	turn
}

// turn is the last turn before the horizon; zero for none.
type turn struct {
	on   model.Date
	idea bool // it is not announced yet
}

// had takes a later turn.
func (t *turn) had(day model.Date, idea bool) {
	if day > t.on || day == t.on && !idea {
		t.on, t.idea = day, idea
	}
}

// usual is a time band in one mode that takes turns.
type usual struct {
	people int64 // who said that they can come then
	last   int32
	turn
	wished bool // a rhythm may use it
}

// longest is the number of months that a wait counts at most before the
// horizon; who never had a turn is taken to have waited so long.
const longest = 36

// knowTurns finds who lives where, and when each place and band last was.
func (p *problem) knowTurns() {
	index := map[model.ID]int{}
	for _, v := range p.in.Venues {
		if _, ok := index[v.District]; !ok && v.District != "" {
			index[v.District] = len(p.places)
			p.places = append(p.places, place{id: v.District})
		}
	}
	slices.SortFunc(p.places, func(a, b place) int { return cmp.Compare(a.id, b.id) })
	for i := range p.people {
		if d := p.placeOf(p.people[i].lists[0]); d >= 0 {
			p.places[d].people++
		}
	}
	p.usual = make([]usual, 2*len(p.bands))
	for i := range p.people {
		for u, c := range p.people[i].can {
			if c.said {
				p.usual[u].people++
			}
		}
	}
	for _, r := range p.w.Rhythms {
		for b, band := range p.bands {
			if len(r.Bands) == 0 || slices.Contains(r.Bands, band.ID) {
				for _, u := range usuals(b, r.Mode) {
					p.usual[u].wished = true
				}
			}
		}
	}
	for _, s := range slices.Concat(p.in.Held, p.in.Fixed) {
		if day := s.Start.Date(); day != "" && day.Valid() && dayOf(day) < p.from {
			p.had(s, day)
		}
	}
	begin := monthOf(p.from) - longest
	for i := range p.places {
		p.places[i].last = begin
		if p.places[i].on != "" {
			p.places[i].last = max(begin, monthOf(dayOf(p.places[i].on)))
		}
	}
	for i := range p.usual {
		p.usual[i].last = begin
		if p.usual[i].on != "" {
			p.usual[i].last = max(begin, monthOf(dayOf(p.usual[i].on)))
		}
	}
}

// had notes a session before the horizon.
func (p *problem) had(s Session, day model.Date) {
	if v, ok := p.venueOf[s.Venue]; ok && s.Mode != model.Online {
		if d := p.placeOf(p.in.Venues[v].District); d >= 0 {
			p.places[d].had(day, s.Idea)
		}
	}
	if b := p.band(s); b >= 0 {
		for _, u := range usuals(b, s.Mode) {
			p.usual[u].had(day, s.Idea)
		}
	}
}

// usuals are the indexes of a band in the modes that a session of mode has.
func usuals(band int, mode model.Mode) []int {
	switch mode {
	case model.InPerson:
		return []int{2 * band}
	case model.Online:
		return []int{2*band + 1}
	}
	return []int{2 * band, 2*band + 1}
}

func (p *problem) placeOf(district model.ID) int {
	i, ok := slices.BinarySearchFunc(p.places, district, func(a place, id model.ID) int { return cmp.Compare(a.id, id) })
	if !ok {
		return -1
	}
	return i
}

// waits counts how long everybody waits for a turn of their place and of their
// band over the horizon: for each gap between two turns, half its square in
// months, times the people who wait and the weight. (Waiting one month longer
// costs the more the longer one waits already; the sum is smallest when turns
// are even.)
type waits struct {
	p      *problem
	places [][]int32 // months of the turns, ascending, between the last before and the end
	usual  [][]int32
}

func (p *problem) newWaits(sessions []placed) *waits {
	w := &waits{p: p, places: make([][]int32, len(p.places)), usual: make([][]int32, len(p.usual))}
	end := monthOf(p.to) + 1
	for i := range w.places {
		w.places[i] = []int32{p.places[i].last, end}
	}
	for i := range w.usual {
		w.usual[i] = []int32{p.usual[i].last, end}
	}
	for _, s := range sessions {
		if s.kind < 0 {
			continue
		}
		k, month := &p.kinds[s.kind], monthOf(s.day)
		if k.district >= 0 {
			w.places[k.district] = inserted(w.places[k.district], month)
		}
		if k.band >= 0 {
			for _, u := range usuals(k.band, k.mode) {
				w.usual[u] = inserted(w.usual[u], month)
			}
		}
	}
	return w
}

func inserted(months []int32, month int32) []int32 {
	i, _ := slices.BinarySearch(months, month)
	return slices.Insert(months, i, month)
}

// total is all the waiting, doubled.
func (w *waits) total() (sum int64) {
	for i, months := range w.places {
		sum += int64(w.p.w.Weights.Place) * w.p.places[i].people * squares(months)
	}
	for i, months := range w.usual {
		if w.p.usual[i].wished {
			sum += int64(w.p.w.Weights.Band) * w.p.usual[i].people * squares(months)
		}
	}
	return sum
}

func squares(months []int32) (sum int64) {
	for i := 1; i < len(months); i++ {
		gap := int64(months[i] - months[i-1])
		sum += gap * gap
	}
	return sum
}

// less is by how much one more session would make the total less.
func (w *waits) less(k *kind, month int32) (sum int64) {
	if k.district >= 0 {
		sum += int64(w.p.w.Weights.Place) * w.p.places[k.district].people * split(w.places[k.district], month)
	}
	if k.band >= 0 {
		for _, u := range usuals(k.band, k.mode) {
			if w.p.usual[u].wished {
				sum += int64(w.p.w.Weights.Band) * w.p.usual[u].people * split(w.usual[u], month)
			}
		}
	}
	return sum
}

// split is by how much the sum of squares falls when month divides a gap.
func split(months []int32, month int32) int64 {
	i, _ := slices.BinarySearch(months, month)
	if i == 0 || i == len(months) {
		return 0
	}
	return 2 * int64(month-months[i-1]) * int64(months[i]-month)
}

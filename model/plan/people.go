package plan

import (
	"math"

	"convenor/model"
)

// person is a person made ready for counting.
type person struct {
	lists  [3]model.ID // district, sector, seniority
	groups [3]int32    // the same as indexes of groups
	reach  int32       // how far they come, in metres
	point  *model.Point
	can    []can // by band, in person and online in turn
}

// can is the chance that somebody can come, in thousandths, and whether they
// said so. A chance of 0 is a no.
type can struct {
	chance int16
	said   bool
	silent bool // no answer: the chance is an estimate
}

func (p *problem) answer(i, band int, mode model.Mode) can {
	if mode == model.Online {
		return p.people[i].can[2*band+1]
	}
	return p.people[i].can[2*band]
}

func (p *problem) knowPeople() {
	centres := p.centres()
	p.people = make([]person, len(p.in.People))
	for i, q := range p.in.People {
		km := q.MaxKm
		if !(km > 0) {
			km = p.w.ReachKm
		}
		of := person{lists: [3]model.ID{q.District, q.Sector, q.Seniority}, reach: int32(min(km, 20000) * 1000), point: q.Point, can: make([]can, 2*len(p.bands))}
		if of.point == nil {
			of.point = centres[q.District]
		}
		said := model.Person{Availability: q.Availability}
		for b, band := range p.bands {
			of.can[2*b] = p.judge(q, said.Can(band.ID, model.InPerson), BandMode{band.ID, model.InPerson})
			of.can[2*b+1] = p.judge(q, said.Can(band.ID, model.Online), BandMode{band.ID, model.Online})
		}
		p.people[i] = of
	}
	p.metres = make([][]int32, len(p.in.Venues))
	for v, venue := range p.in.Venues {
		p.metres[v] = make([]int32, len(p.people))
		at := venue.Point
		if at == nil {
			at = centres[venue.District]
		}
		for i := range p.people {
			p.metres[v][i] = Metres(p.people[i].point, at)
		}
	}
}

// judge turns an answer, or its absence, into a chance. Estimates are given in
// steps of a twentieth, as they are no better than that.
func (p *problem) judge(q Person, answer model.Answer, at BandMode) can {
	switch answer {
	case model.CanCome:
		return can{chance: 1000, said: true}
	case model.CanIfNeedBe:
		return can{chance: int16(p.w.Weights.IfNeedBe), said: true}
	case model.CannotCome:
		return can{}
	}
	chance := p.in.Priors.Of(at.Band, at.Mode)
	for _, t := range q.Turnout {
		if t.Band == at.Band && t.Mode == at.Mode {
			invited, attended := counted(t)
			chance = drawn(invited, attended, chance, shrinkPerson)
		}
	}
	chance = min(max(chance, 0), 1000) * p.w.Weights.Unknown / 1000
	return can{chance: int16((chance + 25) / 50 * 50), silent: true}
}

// centres is the middle of each district: the mean of the points of its people
// and venues.
func (p *problem) centres() map[model.ID]*model.Point {
	sums := map[model.ID]*[3]float64{}
	add := func(district model.ID, at *model.Point) {
		if district == "" || at == nil {
			return
		}
		s := sums[district]
		if s == nil {
			s = new([3]float64)
			sums[district] = s
		}
		s[0], s[1], s[2] = s[0]+at.Lat, s[1]+at.Lon, s[2]+1
	}
	for _, q := range p.in.People {
		add(q.District, q.Point)
	}
	for _, v := range p.in.Venues {
		add(v.District, v.Point)
	}
	centres := map[model.ID]*model.Point{}
	for district, s := range sums {
		centres[district] = &model.Point{Lat: s[0] / s[2], Lon: s[1] / s[2]}
	}
	return centres
}

// Metres is the distance along a great circle (the haversine formula, with the
// mean radius of the earth, 6,371 km), -1 when one of the points is not known.
func Metres(a, b *model.Point) int32 {
	if a == nil || b == nil {
		return unknown
	}
	rad := math.Pi / 180
	lat, lon := (b.Lat-a.Lat)*rad/2, (b.Lon-a.Lon)*rad/2
	h := math.Sin(lat)*math.Sin(lat) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*math.Sin(lon)*math.Sin(lon)
	return int32(math.Round(2 * 6371000 * math.Asin(math.Min(1, math.Sqrt(h)))))
}

// near reports whether a person comes as far as a venue. Where a distance is
// not known nobody is ruled out by it.
func (p *problem) near(i, venue int) bool {
	d := p.metres[venue][i]
	return d == unknown || d <= p.people[i].reach
}

package place

import (
	"regexp"
	"strings"

	"convenor/model"
)

// How says what a place is known from, the surest first.
type How string

// What a place is known from.
const (
	NotKnown     How = ""
	ByPoint      How = "point"             // the thing's own
	ByPostcode   How = "postcode"          // something with a point has the same postcode
	ByOutcode    How = "postcode area"     // the mean of points whose postcodes begin alike
	ByEmployer   How = "organisation"      // where the person's current organisation is
	ByDistrict   How = "district"          // the middle of the district on the base map
	ByNeighbours How = "district’s points" // the mean of known points in the district
)

// Place is where something is, as far as is known.
type Place struct {
	Point model.Point // means nothing while How is NotKnown
	How   How
}

// Known reports whether there is a point.
func (p Place) Known() bool { return p.How != NotKnown }

// Site is an organisation or a venue as it helps to find others.
type Site struct {
	Postcode string
	District model.ID
	Point    *model.Point
}

// Finder finds places from what a community file knows. Make it with NewFinder.
type Finder struct {
	postcodes, outcodes map[string]*mean
	districts           map[model.ID]Place
}

// NewFinder learns from sites that have a point, and from the districts' middles on
// the base map; categories of other lists are left out.
func NewFinder(m Map, categories []model.Category, sites []Site) *Finder {
	f := &Finder{postcodes: map[string]*mean{}, outcodes: map[string]*mean{}, districts: map[model.ID]Place{}}
	inside := map[model.ID]*mean{}
	for _, s := range sites {
		if s.Point == nil || !s.Point.Valid() {
			continue
		}
		if key := postcodeKey(s.Postcode); key != "" {
			learn(f.postcodes, key, *s.Point)
		}
		if key := Outcode(s.Postcode); key != "" {
			learn(f.outcodes, key, *s.Point)
		}
		learn(inside, s.District, *s.Point)
	}
	for _, c := range categories {
		if c.List != model.Districts {
			continue
		}
		if middle, ok := m.Middle(c.Name); ok {
			f.districts[c.ID] = Place{middle, ByDistrict}
		} else if known := inside[c.ID]; known != nil {
			f.districts[c.ID] = Place{known.point(), ByNeighbours}
		}
	}
	return f
}

func learn[K comparable](means map[K]*mean, key K, p model.Point) {
	if means[key] == nil {
		means[key] = &mean{}
	}
	means[key].add(p)
}

// Site is where an organisation or a venue is: its point, else its postcode, else
// its district.
func (f *Finder) Site(s Site) Place {
	if s.Point != nil && s.Point.Valid() {
		return Place{*s.Point, ByPoint}
	}
	if p := f.Postcode(s.Postcode); p.Known() {
		return p
	}
	return f.District(s.District)
}

// Person is where a person starts from: their own postcode, else where their
// organisation is, if that is known better than by its district, else the middle of the
// district, which is their own, else the organisation's.
func (f *Finder) Person(postcode string, district model.ID, organisation *Site) Place {
	if p := f.Postcode(postcode); p.Known() {
		return p
	}
	if organisation != nil {
		switch p := f.Site(*organisation); p.How {
		case ByPoint, ByPostcode, ByOutcode:
			return Place{p.Point, ByEmployer}
		}
		if district == "" {
			district = organisation.District
		}
	}
	return f.District(district)
}

// Postcode is where a postcode is: as sites with the same one, else the mean of
// those whose postcodes share the first half.
func (f *Finder) Postcode(postcode string) Place {
	if postcode == "" {
		return Place{}
	}
	if m := f.postcodes[postcodeKey(postcode)]; m != nil {
		return Place{m.point(), ByPostcode}
	}
	if m := f.outcodes[Outcode(postcode)]; m != nil {
		return Place{m.point(), ByOutcode}
	}
	return Place{}
}

// District is the middle of a district, or the mean of known points in it when the base
// map does not know its name.
func (f *Finder) District(id model.ID) Place { return f.districts[id] }

func postcodeKey(s string) string {
	return strings.ToUpper(strings.Join(strings.Fields(s), ""))
}

var outcode = regexp.MustCompile(`^[A-Z]{1,2}[0-9][0-9A-Z]?$`)

// Outcode is the first half of a British postcode, "L20" of "l20 2le", or of one
// that is written by itself; "" when it is none. The second half has always three characters
// (Royal Mail, Programmers' guide to PAF).
func Outcode(postcode string) string {
	key := postcodeKey(postcode)
	if len(key) > 4 {
		inward := key[len(key)-3:]
		if inward[0] < '0' || inward[0] > '9' || strings.Trim(inward[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			return ""
		}
		key = key[:len(key)-3]
	}
	if !outcode.MatchString(key) {
		return ""
	}
	return key
}

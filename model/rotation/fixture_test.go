package rotation

import (
	"fmt"
	"testing"
	"time"

	"convenor/model"
	"convenor/model/place"
)

// noon is when the tests are: 6 May 2026.
var noon = time.Date(2026, 5, 6, 12, 0, 0, 0, time.UTC)

var (
	north, south = model.Point{Lat: 53.6, Lon: -3}, model.Point{Lat: 53.3, Lon: -3} // 33 km apart
	lists        = []model.Category{
		{ID: "north", List: model.Districts, Name: "North"}, {ID: "south", List: model.Districts, Name: "South"}, {ID: "gone", List: model.Districts, Name: "Gone", Retired: true},
		{ID: "old", List: model.Bands, Name: "Old times", Days: "12345", From: 0, To: 1440, Retired: true},
		{ID: "day", List: model.Bands, Name: "Daytime", Days: "12345", From: 360, To: 1020},
		{ID: "evening", List: model.Bands, Name: "Evening", Days: "12345", From: 1020, To: 1440},
		{ID: "public", List: model.Sectors, Name: "Public"}, {ID: "club", List: model.Sectors, Name: "Club"},
	}
	venues = []VenueAt{
		{ID: "attic", Name: "Attic", District: "north", Sector: "public", Place: place.Place{Point: north, How: place.ByPoint}},
		{ID: "barn", Name: "Barn", District: "south", Sector: "club", Place: place.Place{Point: south, How: place.ByPoint}},
		{ID: "cellar", Name: "Cellar", District: "north", Retired: true},
		{ID: "den", Name: "Den"},
	}
)

// can is what people of the tests say: bands are old, day and evening, each in person
// and online.
const (
	days     = "  ++--"
	evenings = "  --++"
	inRoom   = "  +-+-"
	silent   = "      "
)

func at(p model.Point) place.Place { return place.Place{Point: p, How: place.ByPostcode} }

// input has 12 people in the north who can come by day, 6 in the south who can in the
// evening, and 2 who are nowhere and said nothing.
func input(sessions ...Session) Input {
	for i := range sessions {
		s := &sessions[i]
		s.Zone = "Europe/London"
		if s.ID == "" {
			s.ID = model.ID(fmt.Sprint("s", i))
		}
		if s.Title == "" {
			s.Title = "Session " + fmt.Sprint(i)
		}
		if s.State == "" {
			s.State = model.Held
		}
		if s.Mode == "" {
			s.Mode = model.InPerson
		}
	}
	return Input{Now: noon, Categories: lists, Venues: venues, Sessions: sessions, People: []People{
		{District: "north", WorksIn: "south", Sector: "public", Start: at(north), Work: at(south), CanInBands: days, N: 2},
		{District: "north", Sector: "public", Start: at(north), CanInBands: days, N: 10},
		{District: "south", Sector: "club", Start: at(south), CanInBands: evenings, N: 6},
		{CanInBands: silent, N: 2},
	}}
}

func held(start model.LocalTime, venue model.ID) Session { return Session{Start: start, Venue: venue} }

func online(start model.LocalTime) Session { return Session{Start: start, Mode: model.Online} }

// row finds a line of the ledger by its name.
func row(t *testing.T, l *Ledger, d Dimension, months int, name string) Row {
	t.Helper()
	for _, r := range l.Rows(d, months) {
		if r.Name == name {
			return r
		}
	}
	t.Fatalf("there is no row %q of %s", name, d)
	return Row{}
}

func names(l *Ledger, d Dimension) (all []string) {
	for _, r := range l.Rows(d, 0) {
		all = append(all, r.Name)
	}
	return all
}

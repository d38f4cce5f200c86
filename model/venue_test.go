package model

import "testing"

func TestVenueIsValid(t *testing.T) {
	for name, test := range map[string]struct {
		venue Venue
		field string
	}{
		"name alone": {Venue{Name: "Ropewalk Hall"}, ""},
		"no name":    {Venue{Name: "\n"}, "name"},
		"capacity":   {Venue{Name: "A", Capacity: -1}, "capacity"},
		"cost":       {Venue{Name: "A", Cost: -1}, "cost"},
		"place":      {Venue{Name: "A", Point: &Point{0, 200}}, "place"},
		"all of it":  {Venue{Name: "A", Capacity: 40, Cost: 12000, Point: &Point{53, -3}}, ""},
	} {
		checkField(t, name, test.venue.Validate(), test.field)
	}
}

func TestVenueOpens(t *testing.T) {
	if v := (Venue{}); !v.OpenIn("day") {
		t.Error("a venue whose bands are not known is ruled out")
	}
	if v := (Venue{Bands: []ID{"evening"}}); v.OpenIn("day") || !v.OpenIn("evening") {
		t.Error("a venue opens in its own bands")
	}
}

func TestVenueInWords(t *testing.T) {
	if got := (Venue{Name: "Ropewalk Hall", Address: "12 Example Street", Postcode: "L1 9AF"}).Place(); got != "Ropewalk Hall, 12 Example Street, L1 9AF" {
		t.Errorf("got %q", got)
	}
	if got := (Venue{Name: "Ropewalk Hall"}).Place(); got != "Ropewalk Hall" {
		t.Errorf("got %q", got)
	}
	for known, want := range map[Known]string{NotKnown: "not known", Yes: "yes", No: "no"} {
		if known.Word() != want {
			t.Errorf("%q is %q", known, known.Word())
		}
	}
}

package place

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"

	"pgregory.net/rapid"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b model.Point
		km   float64
	}{
		{"no way", model.Point{Lat: 53.4, Lon: -3}, model.Point{Lat: 53.4, Lon: -3}, 0},
		{"one degree of a meridian", model.Point{}, model.Point{Lat: 1}, 111.195},
		{"Liverpool to London", model.Point{Lat: 53.4084, Lon: -2.9916}, model.Point{Lat: 51.5074, Lon: -0.1278}, 286.893},
		{"over the date line", model.Point{Lon: 179.5}, model.Point{Lon: -179.5}, 111.195},
		{"the other side of the earth", model.Point{Lat: 90}, model.Point{Lat: -90}, 20015.1},
	} {
		if got := Distance(c.a, c.b); math.Abs(got-c.km) > 0.1 {
			t.Errorf("%s: %.3f km, want %.3f", c.name, got, c.km)
		}
	}
}

func TestDistanceIsAMetric(t *testing.T) {
	point := rapid.Custom(func(t *rapid.T) model.Point {
		return model.Point{Lat: rapid.Float64Range(-90, 90).Draw(t, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, "lon")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := point.Draw(t, "a"), point.Draw(t, "b"), point.Draw(t, "c")
		if d := Distance(a, b); d < 0 || d > 20016 || math.Abs(d-Distance(b, a)) > 1e-6 {
			t.Fatalf("%v to %v is %v one way, %v the other", a, b, d, Distance(b, a))
		}
		if Distance(a, c) > Distance(a, b)+Distance(b, c)+1e-3 {
			t.Fatalf("a way round %v is shorter", b)
		}
	})
}

func TestMiddle(t *testing.T) {
	const square = `[[[0,0],[2,0],[2,2],[0,2],[0,0]]]`
	for _, c := range []struct {
		name, geometry string
		want           model.Point
	}{
		{"a square", `{"type":"Polygon","coordinates":` + square + `}`, model.Point{Lat: 1, Lon: 1}},
		{"turned the other way", `{"type":"Polygon","coordinates":[[[0,0],[0,2],[2,2],[2,0],[0,0]]]}`, model.Point{Lat: 1, Lon: 1}},
		{"points crowded on one side", `{"type":"Polygon","coordinates":[[[0,0],[0.5,0],[1,0],[1.5,0],[2,0],[2,2],[0,2],[0,0]]]}`, model.Point{Lat: 1, Lon: 1}},
		{"a hole in its right half", `{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]],[[1,0],[2,0],[2,2],[1,2],[1,0]]]}`, model.Point{Lat: 1, Lon: 0.5}},
		{"two parts, one three times as large", `{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[4,0],[7,0],[7,1],[4,1],[4,0]]]]}`, model.Point{Lat: 0.5, Lon: 4.25}},
	} {
		m, err := ReadMap([]byte(`{"type":"FeatureCollection","features":[{"properties":{"name":"Área 1"},"geometry":` + c.geometry + `}]}`))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got, ok := m.Middle("area 1"); !ok || math.Abs(got.Lat-c.want.Lat) > 1e-9 || math.Abs(got.Lon-c.want.Lon) > 1e-9 {
			t.Errorf("%s: %v %v, want %v", c.name, got, ok, c.want)
		}
	}
}

func TestReadMapRefuses(t *testing.T) {
	for _, data := range []string{
		``, `[]`, `{"features":[]}`, `{"features":[{"properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[1,2]}}]}`,
		`{"features":[{"properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,0]]]}}]}`,
		`{"features":[{"properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":"x"}}]}`,
		`{"features":[{"properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[],[1],[2,3]]]}}]}`,
		`{"features":[{"properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,900],[900,900],[900,0],[0,900]]]}}]}`,
	} {
		if _, err := ReadMap([]byte(data)); err == nil || !strings.HasPrefix(err.Error(), "the base map") {
			t.Errorf("%s: %v", data, err)
		}
	}
}

func FuzzReadMap(f *testing.F) {
	f.Add([]byte(`{"features":[{"properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadMap(data)
		for name, p := range m.middles {
			if err != nil || !p.Valid() {
				t.Errorf("%s is at %v: %v", name, p, err)
			}
		}
	})
}

// TestMiddlesOfTheRegion compares the built-in map's middles with where most people
// would put them: no district is wider than 30 km.
func TestMiddlesOfTheRegion(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "assets", "map", "region.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadMap(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, town := range map[string]model.Point{
		"Halton": {Lat: 53.34, Lon: -2.73}, "Knowsley": {Lat: 53.43, Lon: -2.83}, "Liverpool": {Lat: 53.41, Lon: -2.95},
		"Sefton": {Lat: 53.55, Lon: -3.02}, "St Helens": {Lat: 53.45, Lon: -2.70}, "Wirral": {Lat: 53.36, Lon: -3.08},
	} {
		middle, ok := m.Middle(name)
		if !ok || Distance(middle, town) > 6 {
			t.Errorf("the middle of %s is %v (%v), %.1f km from where it should be", name, middle, ok, Distance(middle, town))
		}
	}
}

func TestOutcode(t *testing.T) {
	for in, want := range map[string]string{
		"L20 2LE": "L20", "l202le": "L20", " CH41 0SS ": "CH41", "L1 3XF": "L1", "EC1A 1BB": "EC1A", "W1A 0AX": "W1A", "M1 1AE": "M1", "L20": "L20", "CH41": "CH41",
		"": "", "L": "", "Liverpool": "", "75008": "", "10115": "", "L20 2": "", "1010 AB": "", "Ł20 2LE": "", "L20 2LÉ": "",
	} {
		if got := Outcode(in); got != want {
			t.Errorf("outcode of %q is %q, want %q", in, got, want)
		}
	}
}

func TestFinder(t *testing.T) {
	at := func(lat float64) *model.Point { return &model.Point{Lat: lat, Lon: -3} }
	m, err := ReadMap([]byte(`{"features":[{"properties":{"name":"Wirral"},"geometry":{"type":"Polygon","coordinates":[[[-4,50],[-2,50],[-2,52],[-4,52],[-4,50]]]}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	f := NewFinder(m, []model.Category{
		{ID: "w", List: model.Districts, Name: "WIRRAL"}, {ID: "e", List: model.Districts, Name: "Elsewhere"},
		{ID: "n", List: model.Districts, Name: "Nowhere"}, {ID: "s", List: model.Sectors, Name: "Wirral"},
	}, []Site{
		{Postcode: "L1 1AA", District: "e", Point: at(53)}, {Postcode: "L1 1AB", District: "e", Point: at(54)},
		{Postcode: "l11ab", District: "w", Point: at(56)}, {Postcode: "L2 1AA"}, {Postcode: "L3 1AA", Point: at(91)},
	})
	office, homeless, nearWork := &Site{Point: at(57)}, &Site{District: "w"}, &Site{Postcode: "L1 9ZZ", District: "w"}
	for _, c := range []struct {
		name     string
		postcode string
		district model.ID
		work     *Site
		lat      float64
		how      How
	}{
		{"the postcode of one site", "l1 1aa", "w", office, 53, ByPostcode},
		{"the postcode of two", "L1 1AB", "w", office, 55, ByPostcode},
		{"a postcode next door", "L1 5XX", "w", office, 163.0 / 3, ByOutcode},
		{"a postcode whose site has no point", "L2 1AA", "w", office, 57, ByEmployer},
		{"a postcode whose site is off the earth", "L3 1AA", "w", nil, 51, ByDistrict},
		{"an organisation with a postcode alone", "", "e", nearWork, 163.0 / 3, ByEmployer},
		{"an organisation in a district alone, and an own district", "", "e", homeless, 53.5, ByNeighbours},
		{"an organisation in a district alone", "", "", homeless, 51, ByDistrict},
		{"a district that nothing is known of", "", "n", nil, 0, NotKnown},
		{"an entry of another list", "", "s", nil, 0, NotKnown},
		{"nothing", "", "", nil, 0, NotKnown},
	} {
		got := f.Person(c.postcode, c.district, c.work)
		if got.How != c.how || math.Abs(got.Point.Lat-c.lat) > 1e-9 {
			t.Errorf("%s: %v, want latitude %v by %q", c.name, got, c.lat, c.how)
		}
	}
	if got := f.Site(Site{District: "w"}); got.How != ByDistrict {
		t.Errorf("a venue without a point is found by %q", got.How)
	}
}

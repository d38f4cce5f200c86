package place

import (
	"math"

	"convenor/model"
)

// earthRadius is the mean radius of the earth in kilometres, (2a + b) / 3 of the
// GRS 80 ellipsoid (Moritz, Geodetic Reference System 1980, J. Geodesy 74, 2000).
const earthRadius = 6371.0088

// Distance is how far b is from a as the crow flies, in kilometres: the haversine
// formula (Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984) on a
// sphere, which is within 0.6 % of the ellipsoid.
func Distance(a, b model.Point) float64 {
	lat1, lat2 := radians(a.Lat), radians(b.Lat)
	h := square(math.Sin((lat2-lat1)/2)) + math.Cos(lat1)*math.Cos(lat2)*square(math.Sin(radians(b.Lon-a.Lon)/2))
	return 2 * earthRadius * math.Asin(math.Min(1, math.Sqrt(h)))
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

func square(x float64) float64 { return x * x }

// mean adds up points to their mean. Points of one region lie close enough
// together for the mean of their degrees.
type mean struct {
	lat, lon float64
	n        int
}

func (m *mean) add(p model.Point) {
	m.lat += p.Lat
	m.lon += p.Lon
	m.n++
}

func (m mean) point() model.Point {
	return model.Point{Lat: m.lat / float64(m.n), Lon: m.lon / float64(m.n)}
}

package place

import (
	"encoding/json"
	"fmt"
	"math"

	"convenor/model"
)

// Map is a base map: named areas with their middles. The zero Map knows none.
type Map struct{ middles map[string]model.Point }

// Middle is the centroid of the area of that name; case, accents and punctuation
// do not matter.
func (m Map) Middle(name string) (model.Point, bool) {
	p, ok := m.middles[model.Fold(name)]
	return p, ok
}

// ReadMap reads a base map: a GeoJSON FeatureCollection (RFC 7946) of Polygons and
// MultiPolygons, each with a property "name". Features of other kinds, or without a name
// or an extent, are left out; a map without any area is refused.
func ReadMap(data []byte) (Map, error) {
	var file struct {
		Features []struct {
			Properties struct {
				Name string `json:"name"`
			} `json:"properties"`
			Geometry struct {
				Type        string          `json:"type"`
				Coordinates json.RawMessage `json:"coordinates"`
			} `json:"geometry"`
		} `json:"features"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return Map{}, fmt.Errorf("the base map is not GeoJSON: %w", err)
	}
	m := Map{middles: map[string]model.Point{}}
	for _, f := range file.Features {
		polygons, err := readPolygons(f.Geometry.Type, f.Geometry.Coordinates)
		if err != nil {
			return Map{}, fmt.Errorf("the base map’s area “%s” is not a polygon: %w", f.Properties.Name, err)
		}
		if middle, ok := centroid(polygons); ok && f.Properties.Name != "" {
			m.middles[model.Fold(f.Properties.Name)] = middle
		}
	}
	if len(m.middles) == 0 {
		return Map{}, fmt.Errorf("the base map has no area with a name")
	}
	return m, nil
}

// A polygon is an outer ring and its holes; a ring is points of longitude, latitude.
type polygon [][][]float64

func readPolygons(kind string, coordinates json.RawMessage) (polygons []polygon, err error) {
	switch kind {
	case "Polygon":
		polygons = make([]polygon, 1)
		err = json.Unmarshal(coordinates, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(coordinates, &polygons)
	}
	return polygons, err
}

// centroid is the middle of what the polygons cover, weighted by area, holes taken
// away: Bourke, Calculating the area and centroid of a polygon (1988). The formula is
// affine, so degrees will do in place of a projection. It reports false when nothing is covered.
func centroid(polygons []polygon) (model.Point, bool) {
	var area, lon, lat float64
	for _, rings := range polygons {
		for i, ring := range rings {
			a, x, y := ringMoments(ring)
			if (a < 0) != (i > 0) { // outer rings count, holes are taken away, whichever way they turn
				a, x, y = -a, -x, -y
			}
			area, lon, lat = area+a, lon+x, lat+y
		}
	}
	p := model.Point{Lat: lat / area, Lon: lon / area}
	return p, area > 0 && !math.IsNaN(p.Lat+p.Lon) && p.Valid()
}

// ringMoments is a ring's signed area, and its first moments about both axes.
func ringMoments(ring [][]float64) (area, x, y float64) {
	for i := range ring {
		p, q := ring[i], ring[(i+1)%len(ring)]
		if len(p) < 2 || len(q) < 2 {
			return 0, 0, 0
		}
		cross := p[0]*q[1] - q[0]*p[1]
		area += cross / 2
		x += (p[0] + q[0]) * cross / 6
		y += (p[1] + q[1]) * cross / 6
	}
	return area, x, y
}

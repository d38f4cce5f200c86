package assets

import _ "embed"

// BaseMap is the default base map, GeoJSON in WGS84: the region's districts and
// their neighbours, one feature each with its "name" and its "role" ("district" or
// "neighbour"). It is Natural Earth's 1:10m map of first-order divisions, in the
// public domain, cut to the region. Made with Natural Earth,
// https://www.naturalearthdata.com.
//
//go:embed map/region.geojson
var BaseMap []byte

package frame

import (
	"sync"

	"convenor/assets"
	"convenor/model/place"
)

// BaseMap is the map that is built in, on which districts are found by their names. It
// may be asked for from any goroutine.
var BaseMap = sync.OnceValues(func() (place.Map, error) { return place.ReadMap(assets.BaseMap) })

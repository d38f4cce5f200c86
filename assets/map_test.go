package assets

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestBaseMapIsTheOneThatWasPublished(t *testing.T) {
	path := filepath.Join("..", "..", "shared", "data", "map", "region-natural-earth.geojson")
	published, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("the test material is missing: %v", err)
	}
	if string(published) != string(BaseMap) || !json.Valid(BaseMap) {
		t.Error("the built-in map is not", path)
	}
}

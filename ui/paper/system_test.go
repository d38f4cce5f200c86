package paper

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/go-fonts/dejavu/dejavumathtexgyre"
	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
)

func TestStrangeness(t *testing.T) {
	regular := font.Aspect{Style: font.StyleNormal, Weight: font.WeightNormal, Stretch: font.StretchNormal}
	bold, italic, narrow := regular, regular, regular
	bold.Weight, italic.Style, narrow.Stretch = font.WeightBold, font.StyleItalic, font.StretchCondensed
	narrow.Weight = font.WeightBold
	last := -1
	for _, p := range []fontscan.Footprint{
		{Family: "notosansthai", Aspect: regular},
		{Family: "notosansthai", Aspect: bold},
		{Family: "tharlon", Aspect: regular},
		{Family: "notosansthai", Aspect: narrow},
		{Family: "notoserifthai", Aspect: regular},
		{Family: "notosansmono", Aspect: regular},
		{Family: "notosansthai", Aspect: italic},
	} {
		n := strangeness(p, false)
		if n <= last {
			t.Errorf("%+v is not stranger than the one before", p)
		}
		last = n
	}
	if strangeness(fontscan.Footprint{Family: "x", Aspect: bold}, true) >= strangeness(fontscan.Footprint{Family: "x", Aspect: regular}, true) {
		t.Error("bold text prefers a regular font")
	}
}

// A font is taken only when its file is there, is a font, and draws what its
// index promises.
func TestFindingAFont(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) fontscan.Location {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return fontscan.Location{File: file}
	}
	var letters fontscan.RuneSet
	for _, r := range "𝒜nn" {
		letters.Add(r)
	}
	list := []fontscan.Footprint{
		{Family: "gone", Location: fontscan.Location{File: filepath.Join(dir, "gone.ttf")}, Runes: letters},
		{Family: "broken", Location: write("broken.ttf", []byte("no font")), Runes: letters},
		{Family: "promises", Location: write("serif.ttf", liberationserifregular.TTF), Runes: letters},
		{Family: "missing face", Location: fontscan.Location{File: filepath.Join(dir, "serif.ttf"), Index: 3}, Runes: letters},
		{Family: "has it", Location: write("math.otf", dejavumathtexgyre.TTF), Runes: letters},
	}
	f := &fontFinder{scanned: true, loaded: map[fontscan.Location]*font.Font{}}
	f.known[0], f.known[1] = list, list
	for _, bold := range []bool{false, true} {
		found := f.find([]rune("𝒜n\ufe0f"), bold)
		if found == nil || found != f.loaded[list[4].Location] {
			t.Errorf("bold %v: found %v", bold, found)
		}
	}
	if f.find([]rune("中"), false) != nil {
		t.Error("a font was found for what no index promises")
	}
	if l := newTypesetter(f.find).set("𝒜nn", true); l.printed != "𝒜nn" {
		t.Errorf("printed as %s", l.printed)
	}
}

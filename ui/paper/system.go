package paper

import (
	"io"
	"log"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
)

// SystemFonts looks among the fonts of this machine. They are scanned when one
// is first needed; an index of them is kept in the user's cache folder.
func SystemFonts() FindFont { return machineFonts.find }

var machineFonts = fontFinder{loaded: map[fontscan.Location]*font.Font{}}

// Installed reports whether a font of this machine has a letter. The fonts are scanned
// when it is asked first, which may take a second.
func Installed(r rune) bool {
	f := &machineFonts
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.scanned {
		f.scan()
	}
	return slices.ContainsFunc(f.known[0], func(p fontscan.Footprint) bool { return p.Runes.Contains(r) })
}

type fontFinder struct {
	mu      sync.Mutex
	scanned bool
	known   [2][]fontscan.Footprint // for regular and for bold, the preferred first
	loaded  map[fontscan.Location]*font.Font
}

func (f *fontFinder) find(text []rune, bold bool) *font.Font {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.scanned {
		f.scan()
	}
	weight := 0
	if bold {
		weight = 1
	}
	for _, print := range f.known[weight] {
		if !covers(print.Runes, text) {
			continue
		}
		if font := f.load(print.Location); font != nil && hasOutlines(font, text) {
			return font
		}
	}
	return nil
}

func (f *fontFinder) scan() {
	f.scanned = true
	// A folder that cannot be read is a font the less, not a fault to report.
	prints, err := fontscan.SystemFonts(log.New(io.Discard, "", 0), cacheFolder())
	if err != nil {
		return
	}
	prints = slices.DeleteFunc(prints, func(p fontscan.Footprint) bool {
		// Fonts that claim every character and draw a box or nothing.
		return strings.Contains(p.Family, "lastresort") || strings.Contains(p.Family, "adobeblank")
	})
	for weight := range f.known {
		f.known[weight] = slices.Clone(prints)
		slices.SortFunc(f.known[weight], func(a, b fontscan.Footprint) int {
			if d := strangeness(a, weight == 1) - strangeness(b, weight == 1); d != 0 {
				return d
			}
			if d := strings.Compare(a.Location.File, b.Location.File); d != 0 {
				return d
			}
			return int(a.Location.Index) - int(b.Location.Index)
		})
	}
}

// cacheFolder is a folder that can be written to: without one the scan fails.
func cacheFolder() string {
	if dir, err := os.UserCacheDir(); err == nil && os.MkdirAll(dir, 0o700) == nil {
		return dir
	}
	return os.TempDir()
}

// strangeness says how much a font would stand out beside Liberation Sans.
func strangeness(p fontscan.Footprint, bold bool) int {
	n := 0
	if p.Aspect.Style != font.StyleNormal {
		n += 16
	}
	if strings.Contains(p.Family, "mono") {
		n += 8
	}
	switch {
	case strings.Contains(p.Family, "serif"):
		n += 4
	case !strings.Contains(p.Family, "sans"):
		n += 2
	}
	if p.Aspect.Stretch != font.StretchNormal {
		n += 2
	}
	weight := font.WeightNormal
	if bold {
		weight = font.WeightBold
	}
	if p.Aspect.Weight != weight {
		n++
	}
	return n
}

func covers(has fontscan.RuneSet, text []rune) bool {
	return !slices.ContainsFunc(text, func(r rune) bool { return !isInvisible(r) && !has.Contains(r) })
}

// load returns nil for a font that cannot be read.
func (f *fontFinder) load(at fontscan.Location) *font.Font {
	if known, ok := f.loaded[at]; ok {
		return known
	}
	f.loaded[at] = nil
	file, err := os.Open(at.File)
	if err != nil {
		return nil
	}
	defer file.Close()
	faces, err := font.ParseTTC(file)
	if err != nil || int(at.Index) >= len(faces) {
		return nil
	}
	f.loaded[at] = faces[at.Index].Font
	return f.loaded[at]
}

package paper

import (
	"bytes"
	"math"
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
)

// bundled is a font that comes with the program. It is written into a PDF, so
// that plain text can be written as text; see run.
type bundled struct {
	fontName
	ttf     []byte
	font    *font.Font
	widths  []uint16 // of each rune of the Basic Multilingual Plane, in thousandths of an em; or absent
	missing float64  // ems, of what the font lacks
}

const absent = math.MaxUint16

// fontName is what gofpdf is told to call a font, and what the file shall call
// it: a subset of the font (ISO 32000-1, 9.6.4). gofpdf writes the key in lower
// case after "utf8".
type fontName struct{ key, subset string }

var fontNames = []fontName{
	{"liberation-sans", "LIBERA+LiberationSans"},
	{"liberation-bold", "LIBERB+LiberationSans-Bold"},
	{"dejavu-sans", "DEJAVA+DejaVuSans"},
	{"dejavu-bold", "DEJAVB+DejaVuSans-Bold"},
}

// The bundled fonts are parsed when they are first needed, once for all
// documents.
var (
	liberation     = sync.OnceValue(func() *bundled { return parse(fontNames[0], liberationsansregular.TTF) })
	liberationBold = sync.OnceValue(func() *bundled { return parse(fontNames[1], liberationsansbold.TTF) })
	dejavu         = sync.OnceValue(func() *bundled { return parse(fontNames[2], dejavusans.TTF) })
	dejavuBold     = sync.OnceValue(func() *bundled { return parse(fontNames[3], dejavusansbold.TTF) })
)

// bundledFonts are the fonts of one weight, the preferred one first.
func bundledFonts(bold bool) []*bundled {
	if bold {
		return []*bundled{liberationBold(), dejavuBold()}
	}
	return []*bundled{liberation(), dejavu()}
}

// placeholderFont is the bundled font of a weight that has the placeholder.
func placeholderFont(bold bool) *bundled { return bundledFonts(bold)[1] }

// baseFont is the preferred font of a weight.
func baseFont(bold bool) *bundled {
	if bold {
		return liberationBold()
	}
	return liberation()
}

// parse panics if ttf is not a font: it is part of the program.
func parse(name fontName, ttf []byte) *bundled {
	face, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		panic("convenor: the font " + name.key + " that comes with the program is broken: " + err.Error())
	}
	b := &bundled{fontName: name, ttf: ttf, font: face.Font, widths: make([]uint16, 1<<16)}
	for r := range b.widths {
		b.widths[r] = absent
	}
	// gofpdf rounds widths to thousandths of an em and writes them so into
	// the file; what is measured must be what a viewer then does.
	scale := 1000 / float64(face.Upem())
	b.missing = math.Round(scale*float64(face.HorizontalAdvance(0))) / 1000
	for runes := face.Cmap.Iter(); runes.Next(); {
		if r, gid := runes.Char(); r > 0 && r < absent {
			b.widths[r] = uint16(math.Round(scale * float64(face.HorizontalAdvance(gid))))
		}
	}
	return b
}

// has reports whether b can set r as plain text.
func (b *bundled) has(r rune) bool { return r < absent && b.widths[r] != absent }

// setsPlain reports whether b can set text as it is, without shaping.
func (b *bundled) setsPlain(text string) bool {
	for _, r := range text {
		if !b.has(r) || !isPlain(r) {
			return false
		}
	}
	return true
}

// width is the advance of text in ems; every rune must be one that b has.
func (b *bundled) width(text string) float64 {
	sum := 0
	for _, r := range text {
		sum += int(b.widths[r])
	}
	return float64(sum) / 1000
}

// FindFont finds a font of the machine that has every rune of text, or returns
// nil. It must be safe for concurrent use.
type FindFont func(text []rune, bold bool) *font.Font

// hasOutlines reports whether f draws every rune of text as an outline, which
// fonts of coloured pictures do not.
func hasOutlines(f *font.Font, text []rune) bool {
	face := font.NewFace(f)
	for _, r := range text {
		if isInvisible(r) {
			continue
		}
		gid, ok := f.NominalGlyph(r)
		if !ok || r != ' ' && len(outline(face, gid)) == 0 {
			return false
		}
	}
	return true
}

// outline is the shape of a glyph in font units, or nil when it has none.
func outline(face *font.Face, gid font.GID) []font.Segment {
	switch g := face.GlyphData(gid).(type) {
	case font.GlyphOutline:
		return g.Segments
	case font.GlyphSVG:
		return g.Outline.Segments
	case font.GlyphBitmap:
		if g.Outline != nil {
			return g.Outline.Segments
		}
	}
	return nil
}

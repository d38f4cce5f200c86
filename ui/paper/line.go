package paper

import (
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// The height of a line of ordinary text above and below its baseline, in ems.
const (
	lineAscent  = 0.93
	lineDescent = 0.22
)

// line is one line of text, set: what is drawn where. Lengths are in ems.
type line struct {
	source  string // the text, clean
	printed string // source with placeholders for what no font has
	width   float64
	ascent  float64 // at least lineAscent; more where glyphs stand higher
	descent float64
	runs    []run // from left to right
}

// run is a part of a line in one font: either text, as characters of a bundled
// font, or glyphs, as outlines of any font.
type run struct {
	x, width float64
	source   string // what it stands for, in the order it is read
	text     string // source, or a placeholder for it; none with glyphs
	font     *bundled
	face     *font.Face
	glyphs   []glyph
	backward bool // glyphs are seen from right to left
}

// glyph is an outline of a run's face, at a place relative to the line's start
// and baseline.
type glyph struct {
	id                font.GID
	x, y              float64
	inkLeft, inkRight float64 // of shaped ones, from x
}

// set sets clean text on one line.
func (t *Typesetter) set(text string, bold bool) *line {
	key := lineKey{text, bold}
	if l, ok := t.lines[key]; ok {
		return l
	}
	l := t.setPlain(text, bold)
	if l == nil {
		l = t.setMixed(text, bold)
	}
	t.lines[key] = l
	return l
}

// setPlain sets text that the base font has and that needs no shaping, or
// returns nil.
func (t *Typesetter) setPlain(text string, bold bool) *line {
	base := baseFont(bold)
	if !base.setsPlain(text) {
		return nil
	}
	l := &line{source: text, printed: text, width: base.width(text), ascent: lineAscent, descent: lineDescent}
	if text != "" {
		l.runs = []run{{width: l.width, source: text, text: text, font: base}}
	}
	return l
}

// setMixed sets any text: it chooses fonts, splits the text where font, script
// or direction change, puts the pieces into the order they are seen in, and
// shapes those that need it.
func (t *Typesetter) setMixed(text string, bold bool) *line {
	letters := t.chooseFonts([]rune(text), bold)
	l := &line{source: text, ascent: lineAscent, descent: lineDescent}
	runes := make([]rune, len(letters))
	for i, r := range letters {
		runes[i] = r.char
	}
	l.printed = string(runes)
	for _, p := range t.pieces(runes, letters) {
		r := t.setPiece(runes, p, l)
		r.move(l.width)
		l.width += r.width
		l.runs = append(l.runs, r)
	}
	l.widen()
	return l
}

// move moves a run to the right.
func (r *run) move(by float64) {
	r.x += by
	for i := range r.glyphs {
		r.glyphs[i].x += by
	}
}

// widen makes room for glyphs that reach over the ends of a line, as wide
// marks on narrow letters do.
func (l *line) widen() {
	left, right := 0.0, l.width
	for _, r := range l.runs {
		for _, g := range r.glyphs {
			left, right = min(left, g.x+g.inkLeft), max(right, g.x+g.inkRight)
		}
	}
	for i := range l.runs {
		l.runs[i].move(-left)
	}
	l.width = right - left
}

// origin is where the glyphs of a rune come from: a bundled font or one of the
// machine's, and whether they are shaped or follow each other as plain text.
type origin struct {
	bundled *bundled
	system  *font.Font
	shaped  bool
	missing string // what the rune, a placeholder, stands for
}

func (o origin) font() *font.Font {
	if o.bundled != nil {
		return o.bundled.font
	}
	return o.system
}

// letter is a rune to print and its origin.
type letter struct {
	char rune
	origin
}

// chooseFonts returns what to print for text. A word keeps to one font where
// one has it all. Letters with marks of their own are shaped, letters beside
// them need not be.
func (t *Typesetter) chooseFonts(text []rune, bold bool) (out []letter) {
	for _, word := range splitWords(text) {
		whole, one := t.fontFor(word, bold)
		t.segmenter.Init(word)
		for clusters := t.segmenter.GraphemeIterator(); clusters.Next(); {
			cluster := clusters.Grapheme().Text
			from, ok := whole, one
			if !one {
				from, ok = t.fontFor(cluster, bold)
			}
			if !ok {
				out = append(out, letter{placeholder, origin{bundled: placeholderFont(bold), missing: string(cluster)}})
				continue
			}
			from.shaped = from.bundled == nil || !from.bundled.setsPlain(string(cluster))
			for _, r := range cluster {
				out = append(out, letter{r, from})
			}
		}
	}
	return out
}

// fontFor returns the first font that has all of text: bundled, used before,
// found on the machine.
func (t *Typesetter) fontFor(text []rune, bold bool) (origin, bool) {
	for _, b := range bundledFonts(bold) {
		if hasAll(text, func(r rune) bool { _, ok := b.font.NominalGlyph(r); return ok }) {
			return origin{bundled: b}, true
		}
	}
	key := lineKey{string(text), bold}
	if f, ok := t.found[key]; ok {
		return origin{system: f}, f != nil
	}
	f := t.find(text, bold)
	t.found[key] = f
	return origin{system: f}, f != nil
}

func hasAll(text []rune, has func(rune) bool) bool {
	for _, r := range text {
		if !isInvisible(r) && !has(r) {
			return false
		}
	}
	return true
}

// splitWords cuts text before and after each space.
func splitWords(text []rune) (words [][]rune) {
	start := 0
	for i, r := range text {
		if r == ' ' {
			if i > start {
				words = append(words, text[start:i])
			}
			words = append(words, text[i:i+1])
			start = i + 1
		}
	}
	if start < len(text) {
		words = append(words, text[start:])
	}
	return words
}

// setPiece sets one piece, with glyphs placed relative to its own start, and
// makes room in l for what stands high or low.
func (t *Typesetter) setPiece(runes []rune, p piece, l *line) run {
	text := string(runes[p.start:p.end])
	if p.from.missing != "" || p.level == 0 && !p.from.shaped {
		r := run{source: text, text: text, font: p.from.bundled, width: p.from.bundled.width(text)}
		if p.from.missing != "" {
			r.source = p.from.missing
		}
		t.standHigh(r, l)
		return r
	}
	out := t.shaper.Shape(shaping.Input{
		Text: runes, RunStart: p.start, RunEnd: p.end,
		Direction: p.direction(), Face: t.face(p.from.font()),
		Size: fixed.I(unitsPerEm), Script: p.script, Language: english,
	})
	r := run{source: text, face: out.Face, backward: p.level == 1}
	for _, g := range out.Glyphs {
		r.glyphs = append(r.glyphs, glyph{g.GlyphID, r.width + ems(g.XOffset), ems(g.YOffset), ems(g.XBearing), ems(g.XBearing + g.Width)})
		r.width += ems(g.XAdvance)
	}
	l.ascent = max(l.ascent, ems(out.GlyphBounds.Ascent))
	l.descent = max(l.descent, -ems(out.GlyphBounds.Descent))
	return r
}

// standHigh makes room in l for letters of a run of text that stand high or
// low, such as capitals with two accents.
func (t *Typesetter) standHigh(r run, l *line) {
	face := t.face(r.font.font)
	em := float64(face.Upem())
	for _, g := range r.font.glyphsOf(r.text, 0) {
		if ink, ok := face.GlyphExtents(g.id); ok {
			l.ascent = max(l.ascent, float64(ink.YBearing)/em)
			l.descent = max(l.descent, -float64(ink.YBearing+ink.Height)/em)
		}
	}
}

// english is the language text is shaped in: what people write their names in
// is not known, and the machine's own language must not change the paper.
var english = language.NewLanguage("en")

// unitsPerEm is the size at which text is shaped.
const unitsPerEm = 1000

func ems(v fixed.Int26_6) float64 { return float64(v) / 64 / unitsPerEm }

func (p piece) direction() di.Direction {
	if p.level%2 == 1 {
		return di.DirectionRTL
	}
	return di.DirectionLTR
}

// face returns the typesetter's own view of a font: fonts are shared, their
// views are not safe for concurrent use.
func (t *Typesetter) face(f *font.Font) *font.Face {
	if t.faces[f] == nil {
		t.faces[f] = font.NewFace(f)
	}
	return t.faces[f]
}

type lineKey struct {
	text string
	bold bool
}

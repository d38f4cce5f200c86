package paper

import (
	"math"
	"testing"

	"github.com/go-text/typesetting/font"
)

// recorder is a painter that keeps what it is told.
type recorder struct {
	texts []recorded
	lines []ruled
	fills []*Path
	logos []Box
	turns bool // what is drawn is turned by half a circle
	about point
	roles []Role // of the elements begun
	depth int
}

type recorded struct {
	x, y, size float64
	line       *line
	turned     bool
	about      point
}

type ruled struct {
	x1, y1, x2, y2 float64
	pen            Pen
}

func record(p *Page) *recorder {
	r := &recorder{}
	p.paint(r)
	return r
}

func (r *recorder) text(x, y, size float64, _ Colour, l *line) {
	r.texts = append(r.texts, recorded{x, y, size, l, r.turns, r.about})
}
func (r *recorder) line(x1, y1, x2, y2 float64, pen Pen) {
	r.lines = append(r.lines, ruled{x1, y1, x2, y2, pen})
}
func (r *recorder) fill(p *Path, _ Colour) { r.fills = append(r.fills, p) }
func (r *recorder) stroke(*Path, Pen)      {}
func (r *recorder) image(_ *Logo, b Box)   { r.logos = append(r.logos, b) }
func (r *recorder) turn(around point)      { r.turns, r.about = !r.turns, around }
func (r *recorder) begin(role Role, _ string) {
	r.roles = append(r.roles, role)
	r.depth++
}
func (r *recorder) end() { r.depth-- }

// ink is the box around what a text draws, in millimetres; empty for spaces.
func (r recorded) ink(faces map[*font.Font]*font.Face) (low, high point) {
	low, high = point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, run := range r.line.runs {
		face, glyphs := run.face, run.glyphs
		if run.font != nil {
			if faces[run.font.font] == nil {
				faces[run.font.font] = font.NewFace(run.font.font)
			}
			face, glyphs = faces[run.font.font], run.font.glyphsOf(run.text, run.x)
		}
		a, b := glyphPath(face, glyphs, r.x, r.y, r.size).bounds()
		low = point{min(low.x, a.x), min(low.y, a.y)}
		high = point{max(high.x, b.x), max(high.y, b.y)}
	}
	if r.turned {
		low, high = point{2*r.about.x - high.x, 2*r.about.y - high.y}, point{2*r.about.x - low.x, 2*r.about.y - low.y}
	}
	return low, high
}

// testDocument is a document of pages drawn by a function.
type testDocument func(t *Typesetter) []*Page

func (d testDocument) Layout(t *Typesetter) []*Page { return d(t) }

// onePage is a document of one A4 page.
func onePage(draw func(p *Page)) Document {
	return testDocument(func(t *Typesetter) []*Page {
		p := t.NewPage(A4)
		draw(p)
		return []*Page{p}
	})
}

// plain is a printer that knows the bundled fonts alone, so that tests do not
// depend on the machine.
func plain(tb testing.TB) *Typesetter {
	tb.Helper()
	return newTypesetter(NewPrinter(nil).find)
}

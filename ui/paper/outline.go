package paper

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// glyphPath is the shape of glyphs of a face, for a line that begins at x on
// the baseline y, in millimetres, at size points.
func glyphPath(face *font.Face, glyphs []glyph, x, y, size float64) *Path {
	p := new(Path)
	scale := size * mm / float64(face.Upem())
	for _, g := range glyphs {
		gx, gy := x+g.x*size*mm, y-g.y*size*mm
		at := func(s opentype.SegmentPoint) point {
			return point{gx + float64(s.X)*scale, gy - float64(s.Y)*scale}
		}
		p.addGlyph(outline(face, g.id), at)
	}
	return p
}

func (p *Path) addGlyph(segments []font.Segment, at func(opentype.SegmentPoint) point) {
	var now point
	for i, s := range segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				p.Close()
			}
			now = at(s.Args[0])
			p.add('m', now)
		case opentype.SegmentOpLineTo:
			now = at(s.Args[0])
			p.add('l', now)
		case opentype.SegmentOpQuadTo:
			// A quadratic curve is the cubic one whose control points lie
			// two thirds of the way to the quadratic one's.
			q, end := at(s.Args[0]), at(s.Args[1])
			p.add('c', between(now, q), between(end, q), end)
			now = end
		case opentype.SegmentOpCubeTo:
			now = at(s.Args[2])
			p.add('c', at(s.Args[0]), at(s.Args[1]), now)
		}
	}
	if len(segments) > 0 {
		p.Close()
	}
}

// between is two thirds of the way from a to b.
func between(a, b point) point {
	return point{a.x + (b.x-a.x)*2/3, a.y + (b.y-a.y)*2/3}
}

// glyphsOf places the glyphs of plain text as a viewer of the file does: by
// the rounded widths.
func (b *bundled) glyphsOf(text string, x float64) []glyph {
	glyphs := make([]glyph, 0, len(text))
	for _, r := range text {
		id, _ := b.font.NominalGlyph(r)
		glyphs = append(glyphs, glyph{id: id, x: x})
		x += float64(b.widths[r]) / 1000
	}
	return glyphs
}

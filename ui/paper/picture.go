package paper

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/go-text/typesetting/font"
	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// picturePainter paints one page into an image.
type picturePainter struct {
	img   *image.RGBA
	scale float64 // pixels to the millimetre
	faces map[*bundled]*font.Face
	vec   vector.Rasterizer
	turns bool  // what is drawn is turned by half a circle
	about point // around here
}

// picture draws a page on white.
func picture(page *Page, dpi float64) image.Image {
	p := &picturePainter{scale: dpi / 25.4, faces: map[*bundled]*font.Face{}}
	p.img = image.NewRGBA(image.Rect(0, 0, p.pixels(page.Size.Width), p.pixels(page.Size.Height)))
	draw.Draw(p.img, p.img.Bounds(), image.White, image.Point{}, draw.Src)
	page.paint(p)
	return p.img
}

// pixels is the nearest whole number of pixels.
func (p *picturePainter) pixels(mm float64) int { return int(math.Round(mm * p.scale)) }

func (p *picturePainter) text(x, y, size float64, c Colour, l *line) {
	for _, r := range l.runs {
		face, glyphs := r.face, r.glyphs
		if r.font != nil {
			face, glyphs = p.face(r.font), r.font.glyphsOf(r.text, r.x)
		}
		p.fill(glyphPath(face, glyphs, x, y, size), c)
	}
}

func (p *picturePainter) turn(around point) { p.turns, p.about = !p.turns, around }

// at is where a point is seen.
func (p *picturePainter) at(q point) point {
	if !p.turns {
		return q
	}
	return point{2*p.about.x - q.x, 2*p.about.y - q.y}
}

// seen is a path where it is seen.
func (p *picturePainter) seen(path *Path) *Path {
	if !p.turns {
		return path
	}
	path = path.clone()
	for i := range path.steps {
		for j := range path.steps[i].points {
			path.steps[i].points[j] = p.at(path.steps[i].points[j])
		}
	}
	return path
}

func (p *picturePainter) image(l *Logo, box Box) {
	a, b := p.at(point{box.X, box.Y}), p.at(point{box.X + box.Width, box.Y + box.Height})
	area := image.Rect(p.pixels(min(a.x, b.x)), p.pixels(min(a.y, b.y)), p.pixels(max(a.x, b.x)), p.pixels(max(a.y, b.y)))
	picture := l.img
	if p.turns {
		picture = l.turned()
	}
	xdraw.CatmullRom.Scale(p.img, area, picture, picture.Bounds(), xdraw.Over, nil)
}

func (p *picturePainter) begin(Role, string) {}
func (p *picturePainter) end()               {}

func (p *picturePainter) face(f *bundled) *font.Face {
	if p.faces[f] == nil {
		p.faces[f] = font.NewFace(f.font)
	}
	return p.faces[f]
}

// fill draws a path with smooth edges, through a mask of its own extent.
func (p *picturePainter) fill(path *Path, c Colour) { p.fillSeen(p.seen(path), c) }

func (p *picturePainter) fillSeen(path *Path, c Colour) {
	if len(path.steps) == 0 {
		return
	}
	area := p.extent(path).Intersect(p.img.Bounds())
	if area.Empty() {
		return
	}
	p.vec.Reset(area.Dx(), area.Dy())
	at := func(q point) (x, y float32) {
		return float32(q.x*p.scale - float64(area.Min.X)), float32(q.y*p.scale - float64(area.Min.Y))
	}
	for _, s := range path.steps {
		x1, y1 := at(s.points[0])
		switch s.op {
		case 'm':
			p.vec.MoveTo(x1, y1)
		case 'l':
			p.vec.LineTo(x1, y1)
		case 'c':
			x2, y2 := at(s.points[1])
			x3, y3 := at(s.points[2])
			p.vec.CubeTo(x1, y1, x2, y2, x3, y3)
		case 'h':
			p.vec.ClosePath()
		}
	}
	p.vec.Draw(p.img, area, image.NewUniform(c.rgba()), image.Point{})
}

// extent is the whole pixels that hold a path.
func (p *picturePainter) extent(path *Path) image.Rectangle {
	low, high := path.bounds()
	return image.Rect(
		int(math.Floor(low.x*p.scale)), int(math.Floor(low.y*p.scale)),
		int(math.Ceil(high.x*p.scale))+1, int(math.Ceil(high.y*p.scale))+1)
}

// stroke draws a path with round ends and corners, dashes with straight ends.
func (p *picturePainter) stroke(path *Path, pen Pen) {
	gone := 0.0
	p.seen(path).segments(func(a, b point) {
		gone = dashes(a, b, pen.Dash, gone, func(a, b point) { p.bar(a, b, pen) })
		if pen.Dash == 0 {
			p.fillSeen(disc(a, pen.Width/2), pen.Colour)
			p.fillSeen(disc(b, pen.Width/2), pen.Colour)
		}
	})
}

func (p *picturePainter) line(x1, y1, x2, y2 float64, pen Pen) {
	dashes(p.at(point{x1, y1}), p.at(point{x2, y2}), pen.Dash, 0, func(a, b point) { p.bar(a, b, pen) })
}

// bar draws one straight stretch: upright and level ones on whole pixels, at
// least one wide, so that they are as sharp and as even as a viewer of the
// file draws them.
func (p *picturePainter) bar(a, b point, pen Pen) {
	wide := max(p.pixels(pen.Width), 1)
	half := float64(wide) / 2
	switch {
	case a.y == b.y:
		top := int(math.Round(a.y*p.scale - half))
		left, right := p.pixels(min(a.x, b.x)), p.pixels(max(a.x, b.x))
		p.block(image.Rect(left, top, max(right, left+1), top+wide), pen.Colour)
	case a.x == b.x:
		left := int(math.Round(a.x*p.scale - half))
		top, bottom := p.pixels(min(a.y, b.y)), p.pixels(max(a.y, b.y))
		p.block(image.Rect(left, top, left+wide, max(bottom, top+1)), pen.Colour)
	default:
		p.fillSeen(thick(a, b, max(pen.Width, 1/p.scale)), pen.Colour)
	}
}

func (p *picturePainter) block(r image.Rectangle, c Colour) {
	draw.Draw(p.img, r, image.NewUniform(c.rgba()), image.Point{}, draw.Src)
}

func (c Colour) rgba() color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }

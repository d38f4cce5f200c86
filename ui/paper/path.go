package paper

import (
	"math"
	"slices"
)

// Path is a shape of lines and curves, in millimetres.
type Path struct{ steps []step }

// step is one part of a path: a move, a line, a cubic curve or the way back to
// its beginning.
type step struct {
	op     byte // 'm', 'l', 'c' or 'h', as PDF writes them
	points [3]point
}

type point struct{ x, y float64 }

// pointsOf is how many points a step has.
func pointsOf(op byte) int {
	switch op {
	case 'c':
		return 3
	case 'h':
		return 0
	}
	return 1
}

// MoveTo begins a new part at a place.
func (p *Path) MoveTo(x, y float64) *Path { return p.add('m', point{x, y}) }

// LineTo goes straight to a place.
func (p *Path) LineTo(x, y float64) *Path { return p.add('l', point{x, y}) }

// CurveTo goes to (x, y) on a cubic Bézier curve with two control points.
func (p *Path) CurveTo(x1, y1, x2, y2, x, y float64) *Path {
	return p.add('c', point{x1, y1}, point{x2, y2}, point{x, y})
}

// Close goes straight back to where the part began.
func (p *Path) Close() *Path { return p.add('h') }

// Rect adds a box.
func (p *Path) Rect(b Box) *Path {
	return p.MoveTo(b.X, b.Y).LineTo(b.X+b.Width, b.Y).LineTo(b.X+b.Width, b.Y+b.Height).LineTo(b.X, b.Y+b.Height).Close()
}

// Circle adds a circle around (x, y). Four curves with control points at
// 4/3·(√2-1) of the radius differ from it by less than 0.03 %.
func (p *Path) Circle(x, y, radius float64) *Path {
	k := radius * 4 / 3 * (math.Sqrt2 - 1)
	return p.MoveTo(x+radius, y).
		CurveTo(x+radius, y+k, x+k, y+radius, x, y+radius).
		CurveTo(x-k, y+radius, x-radius, y+k, x-radius, y).
		CurveTo(x-radius, y-k, x-k, y-radius, x, y-radius).
		CurveTo(x+k, y-radius, x+radius, y-k, x+radius, y).
		Close()
}

func (p *Path) add(op byte, points ...point) *Path {
	s := step{op: op}
	copy(s.points[:], points)
	p.steps = append(p.steps, s)
	return p
}

func (p *Path) clone() *Path { return &Path{slices.Clone(p.steps)} }

// bounds is the box around all points, control points included.
func (p *Path) bounds() (low, high point) {
	low, high = point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, s := range p.steps {
		for _, q := range s.points[:pointsOf(s.op)] {
			low = point{min(low.x, q.x), min(low.y, q.y)}
			high = point{max(high.x, q.x), max(high.y, q.y)}
		}
	}
	return low, high
}

// segments calls f for each straight part, curves in sixteen parts.
func (p *Path) segments(f func(a, b point)) {
	var begin, now point
	for _, s := range p.steps {
		end := s.points[max(pointsOf(s.op)-1, 0)]
		switch s.op {
		case 'm':
			begin = end
		case 'l':
			f(now, end)
		case 'h':
			end = begin
			f(now, end)
		case 'c':
			const parts = 16
			from := now
			for i := 1; i <= parts; i++ {
				to := bezier(now, s.points, float64(i)/parts)
				f(from, to)
				from = to
			}
		}
		now = end
	}
}

func bezier(a point, p [3]point, t float64) point {
	u := 1 - t
	mix := func(a, b, c, d float64) float64 {
		return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d
	}
	return point{mix(a.x, p[0].x, p[1].x, p[2].x), mix(a.y, p[0].y, p[1].y, p[2].y)}
}

// dashes calls f for each dash of the line from a to b, or for the line if
// dash is 0. Before is how far the stroke has come before a; dashes returns
// how far it is at b.
func dashes(a, b point, dash, before float64, f func(a, b point)) float64 {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if dash <= 0 || length == 0 {
		f(a, b)
		return before + length
	}
	at := func(d float64) point {
		d /= length
		return point{a.x + (b.x-a.x)*d, a.y + (b.y-a.y)*d}
	}
	for d := -math.Mod(before, 2*dash); d < length; d += 2 * dash {
		if from, to := max(d, 0), min(d+dash, length); to > from {
			f(at(from), at(to))
		}
	}
	return before + length
}

// thick is the rectangle along a line.
func thick(a, b point, width float64) *Path {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if length == 0 {
		return new(Path)
	}
	dx, dy := -(b.y-a.y)/length*width/2, (b.x-a.x)/length*width/2
	return new(Path).MoveTo(a.x+dx, a.y+dy).LineTo(b.x+dx, b.y+dy).LineTo(b.x-dx, b.y-dy).LineTo(a.x-dx, a.y-dy).Close()
}

func disc(at point, radius float64) *Path { return new(Path).Circle(at.x, at.y, radius) }

package paper

import "convenor/model/report"

// Sign is a sign to the room as a document: A4 on its side.
func Sign(s report.Sign) Document { return sign{s} }

type sign struct{ report.Sign }

// Letters are read from five metres when capitals are a two-hundredth of that
// high, 25 mm, which is 100 points of the bundled font; a long title gives way
// down to a third of it, which 6/6 eyes still read.
var (
	signTitle = Style{Size: 100, Min: 34, Bold: true, Colour: Grey(17)}
	signPlace = Style{Size: 60, Min: 28, Colour: Grey(17)}
	signTime  = Style{Size: 60, Min: 28, Bold: true, Colour: Grey(17)}
	signSmall = Style{Size: 20, Min: 10, Colour: Grey(70)}
)

const (
	signMargin = 16.0
	signArrow  = 78.0 // width of the arrow's column
)

func (s sign) Layout(t *Typesetter) []*Page {
	p := t.NewPage(A4Landscape)
	words := Box{signMargin, signMargin, A4Landscape.Width - 2*signMargin - signArrow - 8, A4Landscape.Height - 2*signMargin}
	arrow := Box{words.X + words.Width + 8, signMargin, signArrow, words.Height}
	if s.Direction != report.ToRight {
		arrow.X = signMargin
		words.X = signMargin + signArrow + 8
	}
	p.BeginFigure("Arrow: " + string(s.Direction))
	p.Fill(arrowPath(arrow, s.Direction), Grey(17))
	p.End()
	rows := []struct {
		text  string
		share float64
		style Style
		role  Role
	}{
		{s.Title, 0.46, signTitle, Heading}, {s.Place, 0.24, signPlace, Paragraph}, {s.Time, 0.18, signTime, Paragraph},
		{joined(" · ", s.Day, s.Community), 0.08, signSmall, Paragraph},
	}
	sum := 0.0
	for _, r := range rows {
		if r.text != "" {
			sum += r.share
		}
	}
	y := words.Y
	for _, r := range rows {
		if r.text == "" {
			continue
		}
		height := words.Height * r.share / sum
		p.Begin(r.role)
		p.TextIn(Box{words.X, y, words.Width, height - 2}, r.text, r.style)
		p.End()
		y += height
	}
	return []*Page{p}
}

func joined(sep string, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}

// arrowPath is a broad arrow in the middle of a box.
func arrowPath(in Box, d report.Direction) *Path {
	// An arrow that points up in a square of side 1, from its tip.
	shape := []point{{0.5, 0}, {1, 0.5}, {0.68, 0.5}, {0.68, 1}, {0.32, 1}, {0.32, 0.5}, {0, 0.5}}
	side := min(in.Width, in.Height)
	left, top := in.X+(in.Width-side)/2, in.Y+(in.Height-side)/2
	path := new(Path)
	for i, q := range shape {
		switch d {
		case report.ToRight:
			q = point{1 - q.y, q.x}
		case report.ToLeft:
			q = point{q.y, 1 - q.x}
		}
		if x, y := left+q.x*side, top+q.y*side; i == 0 {
			path.MoveTo(x, y)
		} else {
			path.LineTo(x, y)
		}
	}
	return path.Close()
}

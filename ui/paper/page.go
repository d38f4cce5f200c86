package paper

// Size is the size of a page in millimetres.
type Size struct{ Width, Height float64 }

// A4 is 210 by 297 mm (ISO 216), upright and on its side.
var (
	A4          = Size{210, 297}
	A4Landscape = Size{297, 210}
)

// Box is a rectangle on a page, in millimetres from its top left corner.
type Box struct{ X, Y, Width, Height float64 }

// Colour is a colour in sRGB.
type Colour struct{ R, G, B uint8 }

// Black is the colour of text that has none.
var Black = Colour{}

// Grey is a grey from 0, black, to 255, white.
func Grey(v uint8) Colour { return Colour{v, v, v} }

// Pen says how a line looks.
type Pen struct {
	Width  float64 // millimetres
	Colour Colour
	Dash   float64 // millimetres of each dash and of each gap; 0: a whole line
}

// Page is one page of a document. It remembers what is drawn on it.
type Page struct {
	Size  Size
	t     *Typesetter
	marks []func(painter)
}

// painter is what pages are painted on. Lengths are millimetres from the top
// left corner, sizes of text points.
type painter interface {
	text(x, y, size float64, c Colour, l *line)
	line(x1, y1, x2, y2 float64, pen Pen)
	fill(p *Path, c Colour)
	stroke(p *Path, pen Pen)
	image(l *Logo, box Box)
	turn(around point)
	begin(role Role, alt string)
	end()
}

// NewPage begins an empty page.
func (t *Typesetter) NewPage(size Size) *Page { return &Page{Size: size, t: t} }

func (p *Page) mark(m func(painter)) { p.marks = append(p.marks, m) }

func (p *Page) paint(on painter) {
	for _, m := range p.marks {
		m(on)
	}
}

// Begin says that what is drawn until End has a role in the structure of the
// document. Roles nest. What is drawn in none is decoration, or repeats what
// was said before.
func (p *Page) Begin(role Role) { p.mark(func(on painter) { on.begin(role, "") }) }

// BeginFigure begins a drawing, with words for who cannot see it.
func (p *Page) BeginFigure(alt string) {
	p.mark(func(on painter) { on.begin(Figure, alt) })
}

// End ends what was begun last.
func (p *Page) End() { p.mark(painter.end) }

// Text writes text on one line whose baseline is at y and which begins, has its
// middle or ends at x, by the style's alignment.
func (p *Page) Text(x, y float64, text string, st Style) {
	text = clean(text)
	l := p.t.set(text, st.Bold)
	p.t.note(text, []*line{l}, false)
	p.put(x, y, l, st.Size, st)
}

// TextIn fits text into a box, in the middle of its height: it keeps the
// style's size, or shrinks, is wrapped, or at last cut to fit. "\n" breaks a
// line.
func (p *Page) TextIn(box Box, text string, st Style) {
	b := p.t.fit(text, st, box.Width, box.Height)
	p.t.note(clean(text), b.lines, b.cut)
	high := 0.0
	for _, l := range b.lines {
		high += (l.ascent + l.descent) * b.size * mm
	}
	x := box.X + box.Width*[]float64{Left: 0, Centre: 0.5, Right: 1}[st.Align]
	y := box.Y + (box.Height-high)/2
	for _, l := range b.lines {
		p.put(x, y+l.ascent*b.size*mm, l, b.size, st)
		y += (l.ascent + l.descent) * b.size * mm
	}
}

// put draws a line of text by the alignment of st.
func (p *Page) put(x, y float64, l *line, size float64, st Style) {
	if len(l.runs) == 0 {
		return
	}
	switch st.Align {
	case Centre:
		x -= l.width * size * mm / 2
	case Right:
		x -= l.width * size * mm
	}
	p.mark(func(on painter) { on.text(x, y, size, st.Colour, l) })
}

// Line draws a straight line.
func (p *Page) Line(x1, y1, x2, y2 float64, pen Pen) {
	p.mark(func(on painter) { on.line(x1, y1, x2, y2, pen) })
}

// Frame draws the outline of a box.
func (p *Page) Frame(b Box, pen Pen) {
	p.Stroke(new(Path).Rect(b), pen)
}

// Fill fills the inside of a path (by its winding number, so that parts drawn
// the other way round are holes).
func (p *Page) Fill(path *Path, c Colour) {
	path = path.clone()
	p.mark(func(on painter) { on.fill(path, c) })
}

// Stroke draws along a path.
func (p *Page) Stroke(path *Path, pen Pen) {
	path = path.clone()
	p.mark(func(on painter) { on.stroke(path, pen) })
}

// Turned draws what draw draws upside down: turned by half a circle around the
// middle of a box, in which it therefore stays.
func (p *Page) Turned(around Box, draw func()) {
	middle := point{around.X + around.Width/2, around.Y + around.Height/2}
	p.mark(func(on painter) { on.turn(middle) })
	draw()
	p.mark(func(on painter) { on.turn(middle) }) // twice is not at all
}

package widgets

import (
	"image/color"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// drawn is a widget renderer made of functions. Refresh gives every object its
// colours anew, so that a change of theme shows.
type drawn struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	refresh func()
}

func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawn) MinSize() fyne.Size           { return d.min() }
func (d *drawn) Layout(size fyne.Size)        { d.layout(size) }
func (d *drawn) Destroy()                     {}

func (d *drawn) Refresh() {
	if d.refresh != nil {
		d.refresh()
	}
	for _, o := range d.objects {
		o.Refresh()
	}
}

// Style is how words look: one of the theme's sizes and one of its colours.
type Style struct {
	Size   fyne.ThemeSizeName
	Colour fyne.ThemeColorName
	Bold   bool
}

// The styles of the window.
var (
	Title   = Style{look.SizeTitle, look.Text, true}
	Heading = Style{look.SizeSmall, look.Dim, true} // over a section
	Body    = Style{look.SizeText, look.Text, false}
	Strong  = Style{look.SizeText, look.Text, true}
	Dim     = Style{look.SizeText, look.Dim, false}
	Small   = Style{look.SizeSmall, look.Dim, false}
	Figure  = Style{look.SizeFigure, look.Text, true}
	Problem = Style{look.SizeSmall, look.Bad, false}
	Accent  = Style{look.SizeText, look.Accent, false}
)

func (s Style) text() fyne.TextStyle { return fyne.TextStyle{Bold: s.Bold} }

func (s Style) apply(t *canvas.Text) {
	t.TextSize = theme.Size(s.Size)
	t.TextStyle = s.text()
	t.Color = look.Colour(s.Colour)
}

func (s Style) measure(text string) fyne.Size {
	return fyne.MeasureText(text, theme.Size(s.Size), s.text())
}

// ReadFonts reads the fonts that text is drawn with, which Fyne otherwise does
// when it measures the first word.
func ReadFonts() {
	Body.measure("a")
	Style{Size: Body.Size, Bold: true}.measure("a")
}

// place sets where o is and how big.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// placeText puts t in a box, in the middle of its height.
func placeText(t *canvas.Text, x, y, w, h float32) {
	high := t.MinSize().Height
	place(t, x, y+(h-high)/2, w, high)
}

// controlHeight is how high a control of one line is: that of Fyne's entry.
func controlHeight() float32 { return Body.measure(tallLetters).Height + 2*theme.InnerPadding() }

// tallLetters reach from the top to the bottom of a line.
const tallLetters = "Áy"

// ring is the frame that shows where the keyboard is.
type ring struct{ rect *canvas.Rectangle }

func newRing(radius float32) ring {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = radius
	r.StrokeWidth = 2
	r.Hide()
	return ring{r}
}

func (r ring) show(on bool) {
	r.rect.StrokeColor = look.Colour(look.Accent)
	r.rect.Hidden = !on
}

// around lays the ring just outside a box, so that it never covers an edge.
func (r ring) around(x, y, w, h float32) { place(r.rect, x-2, y-2, w+4, h+4) }

func newBox(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = radius
	return r
}

func paint(r *canvas.Rectangle, fill, stroke fyne.ThemeColorName) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, color.Transparent, 0
	if fill != "" {
		r.FillColor = look.Colour(fill)
	}
	if stroke != "" {
		r.StrokeColor, r.StrokeWidth = look.Colour(stroke), 1
	}
}

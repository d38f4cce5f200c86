package widgets

import (
	"image"
	"image/color"
	"math"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// Scene is a picture: shapes, painted in their order, and words over them.
type Scene struct {
	Shapes []Shape
	Labels []Label
}

// Shape is a box of a Scene, in pixels from its top left. A disc is a box that is
// as round as half its side.
type Shape struct {
	X, Y, W, H   float32
	Round        float32             // radius of the corners
	Fill, Stroke fyne.ThemeColorName // "" = none
	Thick        float32             // of the stroke, inside the box; 0 is 1
	Dashed       bool                // the stroke
	Hatched      bool                // the fill is slanting lines
	Half         bool                // the fill is in the left half
	inks         [2]color.NRGBA      // of fill and stroke
}

// Label is words of a Scene, in the middle of the height of their box.
type Label struct {
	X, Y, W, H float32
	Text       string // cut short to W
	Style      Style
	Align      fyne.TextAlign
	Struck     bool // a line goes through them
}

// Box adds a shape that is filled.
func (s *Scene) Box(x, y, w, h float32, fill fyne.ThemeColorName) {
	s.Shapes = append(s.Shapes, Shape{X: x, Y: y, W: w, H: h, Fill: fill})
}

// Add adds shapes.
func (s *Scene) Add(shapes ...Shape) { s.Shapes = append(s.Shapes, shapes...) }

// Say adds words.
func (s *Scene) Say(l Label) { s.Labels = append(s.Labels, l) }

// paint draws the shapes into a picture of w by h dots that is size pixels large.
func (s Scene) paint(w, h int, size fyne.Size) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	if size.Width <= 0 || size.Height <= 0 {
		return img
	}
	scale := float32(w) / size.Width
	for _, shape := range s.Shapes {
		shape.paint(img, scale)
	}
	return img
}

func (p Shape) paint(img *image.NRGBA, scale float32) {
	if p.Fill != "" {
		p.inks[0] = color.NRGBAModel.Convert(look.Colour(p.Fill)).(color.NRGBA)
	}
	if p.Stroke != "" {
		p.inks[1] = color.NRGBAModel.Convert(look.Colour(p.Stroke)).(color.NRGBA)
	}
	if p.Thick == 0 {
		p.Thick = 1
	}
	p.X, p.Y, p.W, p.H, p.Round, p.Thick = p.X*scale, p.Y*scale, p.W*scale, p.H*scale, p.Round*scale, p.Thick*scale
	box := image.Rect(int(math.Floor(float64(p.X))), int(math.Floor(float64(p.Y))), int(math.Ceil(float64(p.X+p.W))), int(math.Ceil(float64(p.Y+p.H)))).Intersect(img.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			p.dot(img, x, y, scale)
		}
	}
}

// dot paints the shape's part of one dot.
func (p *Shape) dot(img *image.NRGBA, x, y int, scale float32) {
	fx, fy := float32(x)+0.5-p.X, float32(y)+0.5-p.Y // within the box
	depth := p.depth(fx, fy)
	inside := min(max(depth+0.5, 0), 1)
	if inside == 0 {
		return
	}
	if p.Fill != "" && !(p.Half && fx > p.W/2) {
		cover := inside
		if p.Hatched {
			cover *= hatch(x, y, scale)
		}
		lay(img, x, y, p.inks[0], cover)
	}
	if p.Stroke != "" {
		edge := min(inside, min(max(p.Thick-depth+0.5, 0), 1))
		if p.Dashed && p.gap(fx, fy, depth, scale) {
			edge = 0
		}
		lay(img, x, y, p.inks[1], edge)
	}
}

// depth is how far a place is inside the box, in dots; negative outside.
func (p *Shape) depth(fx, fy float32) float32 {
	dx, dy := min(fx, p.W-fx), min(fy, p.H-fy)
	if r := min(p.Round, p.W/2, p.H/2); r > 0 && dx < r && dy < r {
		return r - float32(math.Hypot(float64(r-dx), float64(r-dy)))
	}
	return min(dx, dy)
}

// The dashes and the slanting lines, in pixels.
const (
	dashOn, dashOff    = 4, 3
	hatchStep, hatchOn = 7, 1.4
)

// gap reports whether the stroke has a gap there.
func (p *Shape) gap(fx, fy, depth, scale float32) bool {
	along := fx
	if min(fx, p.W-fx) < min(fy, p.H-fy) {
		along = fy
	}
	return float32(math.Mod(float64(along/scale), dashOn+dashOff)) > dashOn
}

// hatch is how much of a dot the slanting lines cover.
func hatch(x, y int, scale float32) float32 {
	at := float32(math.Mod(float64(float32(x+y)/scale), hatchStep))
	return min(max(hatchOn-at, 0), 1)
}

// lay lays a colour over a dot, of which it covers a part.
func lay(img *image.NRGBA, x, y int, c color.NRGBA, cover float32) {
	a := float32(c.A) / 255 * cover
	if a <= 0 {
		return
	}
	i := img.PixOffset(x, y)
	pix := img.Pix[i : i+4 : i+4]
	below := float32(pix[3]) / 255 * (1 - a)
	all := a + below
	mix := func(top, under uint8) uint8 { return uint8((float32(top)*a+float32(under)*below)/all + 0.5) }
	pix[0], pix[1], pix[2], pix[3] = mix(c.R, pix[0]), mix(c.G, pix[1]), mix(c.B, pix[2]), uint8(all*255+0.5)
}

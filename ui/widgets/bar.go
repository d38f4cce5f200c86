package widgets

import (
	"image/color"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Part is one piece of a Bar. Colour is a theme colour's name, or Fill a
// colour of the data's own.
type Part struct {
	Value  float64
	Colour fyne.ThemeColorName
	Fill   color.Color
}

// Bar is a stacked bar: parts of a whole. The numbers always stand beside it,
// in words, and in its tip.
type Bar struct {
	widget.BaseWidget
	tipped
	parts []Part
	whole float64
}

// NewBar makes a bar. A whole smaller than the sum of the parts, such as 0, is
// taken to be that sum.
func NewBar(whole float64, parts ...Part) *Bar {
	b := &Bar{}
	b.ExtendBaseWidget(b)
	b.Set(whole, parts...)
	return b
}

// Set changes the parts and the whole.
func (b *Bar) Set(whole float64, parts ...Part) {
	sum := 0.0
	for _, p := range parts {
		sum += max(p.Value, 0)
	}
	b.parts, b.whole = parts, max(whole, sum)
	b.Refresh()
}

// SetTip sets the exact figures, shown on hover.
func (b *Bar) SetTip(tip string) { b.tip = tip; b.Refresh() }

// CreateRenderer draws the bar.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	track := newBox(4)
	var fills []*canvas.Rectangle
	r := &drawn{}
	r.min = func() fyne.Size { return fyne.NewSize(40, look.Px(10)) }
	r.layout = func(size fyne.Size) {
		place(track, 0, 0, size.Width, size.Height)
		x := float32(0)
		for i, f := range fills {
			width := float32(0)
			if b.whole > 0 {
				width = size.Width * float32(max(b.parts[i].Value, 0)/b.whole)
			}
			place(f, x, 0, width, size.Height)
			f.TopLeftCornerRadius, f.BottomLeftCornerRadius = 0, 0
			f.TopRightCornerRadius, f.BottomRightCornerRadius = 0, 0
			if x == 0 {
				f.TopLeftCornerRadius, f.BottomLeftCornerRadius = 4, 4
			}
			if x+width >= size.Width-0.5 {
				f.TopRightCornerRadius, f.BottomRightCornerRadius = 4, 4
			}
			x += width
		}
		r.objects = b.under(r.objects[:1+len(fills)], b.tip, size)
	}
	r.refresh = func() {
		paint(track, look.Muted, "")
		fills = fills[:0]
		r.objects = []fyne.CanvasObject{track}
		for _, p := range b.parts {
			f := canvas.NewRectangle(p.Fill)
			if p.Fill == nil {
				f.FillColor = look.Colour(p.Colour)
			}
			fills = append(fills, f)
			r.objects = append(r.objects, f)
		}
		r.layout(b.Size())
	}
	r.refresh()
	return r
}

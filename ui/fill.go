package ui

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// fill is a field of one of the theme's colours, which follows the theme.
type fill struct {
	widget.BaseWidget
	colour fyne.ThemeColorName
}

func newFill(colour fyne.ThemeColorName) *fill {
	f := &fill{colour: colour}
	f.ExtendBaseWidget(f)
	return f
}

func (f *fill) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRectangle(look.Colour(f.colour))
	return &fillRenderer{widget.NewSimpleRenderer(r), f, r}
}

type fillRenderer struct {
	fyne.WidgetRenderer
	fill *fill
	rect *canvas.Rectangle
}

func (r *fillRenderer) Refresh() {
	r.rect.FillColor = look.Colour(r.fill.colour)
	r.rect.Refresh()
}

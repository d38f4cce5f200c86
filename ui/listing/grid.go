package listing

import (
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Grid sets objects in lines: a label that gets what is left, then cells of
// one width at the right.
type Grid struct {
	Cells int     // in a line, after its label
	Wide  float32 // of a cell, at text scale 1
}

const gridGap = 6

// Layout sets the lines.
func (g *Grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := min(look.Px(g.Wide), size.Width/float32(g.Cells+1))
	left := max(size.Width-float32(g.Cells)*(wide+gridGap), 0)
	g.each(objects, func(o fyne.CanvasObject, cell int, y, high float32) {
		h := min(o.MinSize().Height, high)
		y += (high - h) / 2
		if cell == 0 {
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(left, h))
			return
		}
		o.Move(fyne.NewPos(left+gridGap+float32(cell-1)*(wide+gridGap), y))
		o.Resize(fyne.NewSize(wide, h))
	})
}

// MinSize is the height of all lines.
func (g *Grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Px(160), g.each(objects, func(fyne.CanvasObject, int, float32, float32) {}))
}

// each calls put for each object with its place in its line, and returns the
// height of all lines.
func (g *Grid) each(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, cell int, y, high float32)) float32 {
	y := float32(0)
	for from := 0; from < len(objects); from += g.Cells + 1 {
		line := objects[from:min(from+g.Cells+1, len(objects))]
		high := float32(0)
		for _, o := range line {
			high = max(high, o.MinSize().Height)
		}
		for cell, o := range line {
			put(o, cell, y, high)
		}
		y += high + gridGap
	}
	return max(y-gridGap, 0)
}

// Under sets objects under each other with a gap in pixels. Each gets the
// whole width and the height it needs there.
func Under(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: under{gap}, Objects: objects}
}

type under struct{ gap float32 }

func (u under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		high := highAt(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, high))
		if high > 0 {
			y += high + u.gap
		}
	}
}

func (u under) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		m := o.MinSize()
		if !o.Visible() || m.Height == 0 {
			continue
		}
		if size.Height > 0 {
			size.Height += u.gap
		}
		size.Height += m.Height
		size.Width = max(size.Width, m.Width)
	}
	return size
}

// Titled sets a heading over objects.
func Titled(heading string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return Under(4, append([]fyne.CanvasObject{widgets.NewWords(heading, widgets.Heading)}, objects...)...)
}

// Actions sets quiet buttons side by side so that their words begin where
// other words do.
func Actions(buttons ...fyne.CanvasObject) *fyne.Container {
	return container.New(flush{}, widgets.NewWrap(buttons...))
}

// flush moves its one object to the left by the margin of a quiet button.
type flush struct{}

const quietMargin = 8

func (flush) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(-quietMargin, 0))
	o[0].Resize(fyne.NewSize(size.Width+quietMargin, highAt(o[0], size.Width+quietMargin)))
}

func (flush) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

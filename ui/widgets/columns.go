package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// Columns sets objects side by side in equal widths; under the width, in
// pixels at text scale 1, that gives each of them least, they stand under each
// other.
func Columns(least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &columns{least: least}, Objects: objects}
}

type columns struct{ least, width float32 }

const columnGap = 14

func (c *columns) across(n int) int {
	if c.width == 0 || n == 0 {
		return max(n, 1)
	}
	fits := int((c.width + columnGap) / (look.Px(c.least) + columnGap))
	return max(1, min(n, fits))
}

func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.flow(objects, func(o fyne.CanvasObject, x, y, w, h float32) { place(o, x, y, w, h) })
}

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	return fyne.NewSize(width, c.flow(objects, func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}

// flow calls put for each object, those of a line equally high, and returns
// the height of all.
func (c *columns) flow(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	n := c.across(len(objects))
	wide := (c.width - columnGap*float32(n-1)) / float32(n)
	y := float32(0)
	for i := 0; i < len(objects); i += n {
		line := objects[i:min(i+n, len(objects))]
		tall := float32(0)
		for _, o := range line {
			tall = max(tall, o.MinSize().Height)
		}
		for j, o := range line {
			put(o, float32(j)*(wide+columnGap), y, wide, tall)
		}
		y += tall + columnGap
	}
	return max(y-columnGap, 0)
}

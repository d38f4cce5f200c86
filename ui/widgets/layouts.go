package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// inset leaves room around its one object, for the ring of what is focused.
type inset struct{ by float32 }

func (i *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, i.by, i.by, size.Width-2*i.by, size.Height-2*i.by)
	}
}

func (i *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*i.by, 2*i.by)
}

// row sets objects side by side at their own size, in the middle of the height.
type row struct{ gap float32 }

// Row sets objects side by side with the window's gap.
func Row(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &row{gap: 8}, Objects: objects}
}

func (r *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := wanted(o)
		place(o, x, (size.Height-m.Height)/2, min(m.Width, max(size.Width-x, o.MinSize().Width)), m.Height)
		x += m.Width + r.gap
	}
}

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if size.Width > 0 {
			size.Width += r.gap
		}
		size.Width += m.Width
		size.Height = max(size.Height, m.Height)
	}
	return size
}

// stacked sets objects under each other without a gap.
type stacked struct{ gap float32 }

func (s stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // words wrap to this width
		h := o.MinSize().Height
		place(o, 0, y, size.Width, h)
		y += h + s.gap
	}
}

func (s stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if size.Height > 0 {
			size.Height += s.gap
		}
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
	}
	return size
}

// atWidth gives its one object a fixed width, in pixels at text scale 1, and
// the height it needs.
type atWidth struct{ width float32 }

func (a *atWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		place(o, 0, 0, size.Width, size.Height)
	}
}

func (a *atWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := look.Px(a.width)
	size := fyne.NewSize(width, 0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, o.Size().Height))
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

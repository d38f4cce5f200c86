package widgets

import "fyne.io/fyne/v2"

// wrapLayout sets objects side by side at their own size and goes on in a new
// line when one is full.
type wrapLayout struct {
	gap   float32
	least func() float32 // height of a line at least; nil = that of its objects
	lead  float32        // between lines
	width float32        // given at the last layout; the height depends on it
}

// NewWrap is a container whose objects, such as chips or buttons, stand side
// by side and go on in the next line where there is no room.
func NewWrap(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &wrapLayout{gap: 8, lead: 8}, Objects: objects}
}

func (w *wrapLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.width = size.Width
	w.flow(objects, size.Width, func(o fyne.CanvasObject, x, y, width, height float32) {
		place(o, x, y, width, height)
	})
}

func (w *wrapLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	width := w.width
	if width == 0 {
		width = 1e6
	}
	height := w.flow(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
	return fyne.NewSize(widest, height)
}

// flow calls put for each visible object and returns the height of all lines.
// The objects of a line share the middle of its height.
func (w *wrapLayout) flow(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	var line []fyne.CanvasObject
	least := float32(0)
	if w.least != nil {
		least = w.least()
	}
	x, y, tall := float32(0), float32(0), least
	end := func() {
		at := float32(0)
		for _, o := range line {
			s := wanted(o)
			wide := min(s.Width, max(width, 0))
			put(o, at, y+(tall-s.Height)/2, wide, s.Height)
			at += wide + w.gap
		}
		if len(line) > 0 {
			y += tall + w.lead
		}
		line, x, tall = nil, 0, least
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		s := wanted(o)
		if len(line) > 0 && x+s.Width > width+0.5 {
			end()
		}
		line = append(line, o)
		x += s.Width + w.gap
		tall = max(tall, s.Height)
	}
	end()
	return max(y-w.lead, 0)
}

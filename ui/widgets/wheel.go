package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over an entry and takes nothing but the mouse wheel, which Fyne's
// entry would swallow: it goes on to the Scroll that the entry is in. An entry
// that is written in, and holds more lines than are seen, keeps it.
type wheel struct {
	widget.BaseWidget
	entry *Entry
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel(e *Entry) *wheel {
	w := &wheel{entry: e}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled turns the wheel on.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	inner := w.entry.lines
	if inner != nil && w.entry.focused && inner.Content != nil && inner.Content.MinSize().Height > inner.Size().Height+1 {
		inner.Scrolled(e)
		return
	}
	turnOn(w.entry.outer, e)
}

// turnOn turns the wheel over o, which has no use for it: what o is in scrolls,
// the innermost that holds more that way.
func turnOn(o fyne.CanvasObject, e *fyne.ScrollEvent) {
	var inner *Scroll
	for k := range placed {
		s, ok := k.(*Scroll)
		if ok && s.Visible() && canvasOf(s) == canvasOf(o) && seen(s) && s.holds(o) && s.more(e.Scrolled.DY < 0) && (inner == nil || s.Size().Height < inner.Size().Height) {
			inner = s
		}
	}
	if inner != nil {
		inner.scroll.Scrolled(e)
	}
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{canvas.NewRectangle(nil)}, min: func() fyne.Size { return fyne.Size{} }, layout: func(fyne.Size) {}}
}

// linesOf is what scrolls the text of Fyne's entry.
func linesOf(objects []fyne.CanvasObject) *container.Scroll {
	for _, o := range objects {
		if s, ok := o.(*container.Scroll); ok {
			return s
		}
	}
	return nil
}

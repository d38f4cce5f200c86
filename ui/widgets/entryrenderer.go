package widgets

import (
	"image/color"
	"slices"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer draws Fyne's entry: without a frame where that is wanted, with
// a clear one while it has the keyboard, and with an ellipsis, not a scroll
// bar, when there is more text than room and nobody is typing.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{WidgetRenderer: e.Entry.CreateRenderer(), entry: e, short: canvas.NewText("", nil), wheel: newWheel(e)}
	e.lines = linesOf(r.WidgetRenderer.Objects())
	r.short.Hide()
	r.adjust()
	if size := e.Size(); size.Width > 0 { // Fyne asks again after a minute out of sight, and does not lay out
		r.Layout(size)
	}
	return r
}

type entryRenderer struct {
	fyne.WidgetRenderer
	entry *Entry
	short *canvas.Text // the text with an ellipsis
	wheel *wheel
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clone(r.WidgetRenderer.Objects()), r.short, r.wheel)
}

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.adjust()
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.wheel.Resize(size)
	r.adjust()
}

// adjust repaints what Fyne's entry has painted. Its objects begin with its
// field, its frame and its text.
func (r *entryRenderer) adjust() {
	objects := r.WidgetRenderer.Objects()
	if field, ok := objects[0].(*canvas.Rectangle); ok {
		if frame, ok := objects[1].(*canvas.Rectangle); ok {
			r.paintFrame(field, frame)
		}
	}
	if text, ok := objects[2].(*container.Scroll); ok {
		r.shorten(text)
	}
}

func (r *entryRenderer) paintFrame(field, frame *canvas.Rectangle) {
	e := r.entry
	frame.StrokeWidth = 1
	switch {
	case e.focused:
		frame.StrokeWidth = 2
		frame.StrokeColor = look.Colour(look.Accent)
	case e.calm && !e.hovered:
		frame.StrokeColor, field.FillColor = color.Transparent, color.Transparent
	}
	frame.Refresh()
	field.Refresh()
}

func (r *entryRenderer) shorten(text fyne.CanvasObject) {
	e, pad := r.entry, theme.InnerPadding()
	room := e.Size().Width - 2*pad
	if e.ActionItem != nil {
		room -= e.ActionItem.MinSize().Width
	}
	size := e.Theme().Size(theme.SizeNameText) // that of a title, where the entry is one
	words, ink := e.Text, Body
	if words == "" {
		words, ink = e.PlaceHolder, Dim
	}
	long := !e.focused && !e.MultiLine && room > 0 && fyne.MeasureText(words, size, e.TextStyle).Width > room
	if long == r.short.Hidden {
		r.short.Hidden = !long
		if long {
			text.Hide()
		} else {
			text.Show()
		}
	}
	if long {
		ink.apply(r.short)
		r.short.TextSize, r.short.TextStyle = size, e.TextStyle
		r.short.Text = fit(words, room, r.short.TextSize, r.short.TextStyle)
		placeText(r.short, pad, 0, room, e.Size().Height)
		r.short.Refresh()
	}
}

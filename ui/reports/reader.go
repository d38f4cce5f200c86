package reports

import (
	"image/color"

	"convenor/model/report"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// reader shows a report, to be read with the arrow, Page, Home and End keys.
type reader struct {
	widget.BaseWidget
	body    *fyne.Container
	scroll  *container.Scroll
	focused bool
	of      *report.Report // nil: words
	colour  color.Color    // of the lines, as they were drawn
}

func newReader() *reader {
	r := &reader{body: container.NewStack()}
	r.scroll = container.NewVScroll(container.New(&readingWidth{}, r.body))
	r.ExtendBaseWidget(r)
	return r
}

// say shows words in place of a report.
func (r *reader) say(text string) {
	r.of = nil
	r.set(widgets.NewParagraph(text, widgets.Dim))
}

// show shows a report, from its beginning if it is another one.
func (r *reader) show(of report.Report) {
	if r.of == nil || r.of.Title != of.Title || r.of.Subtitle != of.Subtitle {
		r.scroll.ScrollToTop()
	}
	r.of = &of
	r.set(draw(of))
}

func (r *reader) set(o fyne.CanvasObject) {
	r.colour = look.Colour(look.Line)
	r.body.Objects = []fyne.CanvasObject{o}
	r.Refresh()
}

// CreateRenderer draws the report as far as it is seen.
func (r *reader) CreateRenderer() fyne.WidgetRenderer {
	ring := canvas.NewRectangle(nil)
	ring.CornerRadius, ring.StrokeWidth = look.RadiusPanel, 2
	return &readerRenderer{reader: r, ring: ring}
}

type readerRenderer struct {
	reader *reader
	ring   *canvas.Rectangle
}

func (r *readerRenderer) Destroy() {}
func (r *readerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.reader.scroll}
}
func (r *readerRenderer) MinSize() fyne.Size { return fyne.NewSize(260, look.Px(120)) }

const ringRoom = 4

func (r *readerRenderer) Layout(size fyne.Size) {
	r.ring.Resize(size)
	r.reader.scroll.Move(fyne.NewPos(ringRoom, ringRoom))
	// Text that wraps knows how high it is once it knows its width.
	for range 2 {
		r.reader.scroll.Resize(size.SubtractWidthHeight(2*ringRoom, 2*ringRoom))
		r.reader.scroll.Content.Resize(fyne.NewSize(size.Width-2*ringRoom, r.reader.scroll.Content.MinSize().Height))
	}
	r.reader.scroll.Refresh()
}

func (r *readerRenderer) Refresh() {
	if now := look.Colour(look.Line); r.reader.of != nil && now != r.reader.colour { // another theme
		r.reader.colour = now
		r.reader.body.Objects = []fyne.CanvasObject{draw(*r.reader.of)}
	}
	r.ring.StrokeColor = color.Transparent
	if r.reader.focused {
		r.ring.StrokeColor = look.Colour(look.Accent)
	}
	r.ring.Refresh()
	r.reader.body.Refresh()
	r.Layout(r.reader.Size())
}

// FocusGained shows that the keyboard is here.
func (r *reader) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost shows that it has gone elsewhere.
func (r *reader) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune does nothing.
func (r *reader) TypedRune(rune) {}

// Tapped brings the keyboard here.
func (r *reader) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		c.Focus(r)
	}
}

// TypedKey moves in the report; other keys are the window's.
func (r *reader) TypedKey(e *fyne.KeyEvent) {
	line, page := look.Px(40), r.scroll.Size().Height-look.Px(40)
	end := max(r.scroll.Content.Size().Height-r.scroll.Size().Height, 0)
	to := map[fyne.KeyName]float32{
		fyne.KeyUp: r.scroll.Offset.Y - line, fyne.KeyDown: r.scroll.Offset.Y + line,
		fyne.KeyPageUp: r.scroll.Offset.Y - page, fyne.KeyPageDown: r.scroll.Offset.Y + page, fyne.KeySpace: r.scroll.Offset.Y + page,
		fyne.KeyHome: 0, fyne.KeyEnd: end,
	}
	y, ours := to[e.Name]
	if !ours {
		if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(e)
		}
		return
	}
	r.scroll.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), end)))
}

// readingWidth keeps its one object at a width that is good to read.
type readingWidth struct{}

const (
	mostReading = 900
	readingRoom = 8 // inside the frame
)

func (readingWidth) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width-14, look.Px(mostReading))                // beside the scroll bar
	o[0].Resize(fyne.NewSize(width-readingRoom, o[0].Size().Height)) // it wraps to this width
	put(o[0], readingRoom, readingRoom, width-readingRoom, o[0].MinSize().Height)
}

func (readingWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height+16)
}

package widgets

import (
	"time"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const tipDelay = 500 * time.Millisecond

// after calls f on the UI goroutine when d has passed, unless it is stopped.
// Tests put their own in its place.
var after = func(d time.Duration, f func()) (stop func()) {
	stopped := false
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() { stopped = true; t.Stop() }
}

// hoverTip shows a short explanation when the pointer rests on its owner. The
// window's content must be inside a TipHost.
type hoverTip struct {
	owner     fyne.Widget
	tip       string
	shortened string // the whole of a text that is shown with an ellipsis
	stop      func()
}

// SetTip sets the explanation; "" takes it away.
func (h *hoverTip) SetTip(tip string) { h.tip = tip }

// Tip is the explanation shown on hover.
func (h *hoverTip) Tip() string { return h.tip }

// MouseIn starts waiting.
func (h *hoverTip) MouseIn(e *desktop.MouseEvent) {
	h.MouseOut()
	text, at := h.tip, e.AbsolutePosition
	if text == "" {
		text = h.shortened
	}
	if text == "" {
		return
	}
	h.stop = after(tipDelay, func() {
		if host := tipHostOf(h.owner); host != nil {
			host.show(text, at)
		}
	})
}

// MouseMoved does nothing.
func (h *hoverTip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut stops waiting and takes the tip away.
func (h *hoverTip) MouseOut() {
	if h.stop == nil {
		return
	}
	h.stop()
	h.stop = nil
	if host := tipHostOf(h.owner); host != nil {
		host.hide()
	}
}

// Hover gives a tip to a widget of another package, which embeds it and, if it
// has a MouseIn and MouseOut of its own, calls these from there.
type Hover struct{ hoverTip }

// TipFor says which widget the tip is of.
func (h *Hover) TipFor(owner fyne.Widget) { h.owner = owner }

// TipHost is the layer in which tips are drawn, above a window's content. A
// layer, and not an overlay, since an overlay would take the keyboard and the
// pointer away from what it explains.
type TipHost struct {
	widget.BaseWidget
	content fyne.CanvasObject
	box     *canvas.Rectangle
	words   *Words
}

// NewTipHost wraps the content of a window: win.SetContent(NewTipHost(content)).
func NewTipHost(content fyne.CanvasObject) *TipHost {
	h := &TipHost{content: content, box: newBox(6), words: NewParagraph("", Style{look.SizeSmall, look.Text, false})}
	h.box.Hide()
	h.words.Hide()
	h.ExtendBaseWidget(h)
	return h
}

// Shown is the tip that can be read now, or "".
func (h *TipHost) Shown() string {
	if !h.words.Visible() {
		return ""
	}
	return h.words.Text()
}

// Dismiss takes the tip away: what it explains has gone.
func (h *TipHost) Dismiss() { h.hide() }

func (h *TipHost) show(text string, at fyne.Position) {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(h)
	const pad = 8
	h.words.SetText(text)
	width := min(h.words.style.measure(text).Width+2, look.Px(280), h.Size().Width-4*pad)
	h.words.Resize(fyne.NewSize(width, 0))
	size := fyne.NewSize(width, h.words.minSize().Height)
	x := min(max(at.X-origin.X, pad), h.Size().Width-width-3*pad)
	y := at.Y - origin.Y + 20
	if y+size.Height+2*pad > h.Size().Height {
		y = at.Y - origin.Y - size.Height - 3*pad
	}
	place(h.box, x, y, size.Width+2*pad, size.Height+2*pad)
	place(h.words, x+pad, y+pad, size.Width, size.Height)
	paint(h.box, look.Panel, look.Line)
	h.box.Show()
	h.words.Show()
	h.box.Refresh()
}

func (h *TipHost) hide() {
	h.box.Hide()
	h.words.Hide()
}

// CreateRenderer draws the content and the tip above it.
func (h *TipHost) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		objects: []fyne.CanvasObject{h.content, h.box, h.words},
		min:     h.content.MinSize,
		layout:  func(size fyne.Size) { place(h.content, 0, 0, size.Width, size.Height) },
		refresh: func() { paint(h.box, look.Panel, look.Line) },
	}
}

// tipHostOf finds the layer above o: that of the dialog on top, or the
// window's; nil if there is none.
func tipHostOf(o fyne.CanvasObject) *TipHost {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	switch top := c.Overlays().Top().(type) {
	case nil:
		host, _ := c.Content().(*TipHost)
		return host
	case interface{ tipHost() *TipHost }:
		return top.tipHost()
	}
	return nil
}

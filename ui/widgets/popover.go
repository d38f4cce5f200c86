package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// popover is an overlay that shows content on a panel beside a control and
// goes away when one clicks elsewhere. Keys that its content has no use for
// come to onKey.
type popover struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	content fyne.CanvasObject
	anchor  fyne.CanvasObject
	width   float32 // at least; 0 = what the content needs
	onKey   func(*fyne.KeyEvent)
	onHide  func()
	box     *canvas.Rectangle
	shown   bool
}

// showPopover opens content under anchor, or over it where there is more room.
func showPopover(anchor, content fyne.CanvasObject, width float32) *popover {
	c := canvasOf(anchor)
	if c == nil {
		return nil
	}
	p := &popover{canvas: c, content: content, anchor: anchor, width: width, box: newBox(look.RadiusControl), shown: true}
	p.ExtendBaseWidget(p)
	c.Overlays().Add(p)
	p.Resize(c.Size())
	return p
}

// hide closes the popover.
func (p *popover) hide() {
	if p == nil || !p.shown {
		return
	}
	p.shown = false
	p.canvas.Overlays().Remove(p)
	if p.onHide != nil {
		p.onHide()
	}
}

func (p *popover) takeKey(e *fyne.KeyEvent) {
	if p.onKey != nil {
		p.onKey(e)
		return
	}
	if e.Name == fyne.KeyEscape {
		p.hide()
	}
}

// Tapped closes the popover: the click was outside its panel.
func (p *popover) Tapped(e *fyne.PointEvent) {
	if !within(e.Position, p.box) {
		p.hide()
	}
}

// TappedSecondary closes the popover too.
func (p *popover) TappedSecondary(e *fyne.PointEvent) { p.Tapped(e) }

func within(at fyne.Position, o fyne.CanvasObject) bool {
	from, size := o.Position(), o.Size()
	return at.X >= from.X && at.Y >= from.Y && at.X <= from.X+size.Width && at.Y <= from.Y+size.Height
}

// CreateRenderer draws the panel where it fits best.
func (p *popover) CreateRenderer() fyne.WidgetRenderer {
	r := &drawn{objects: []fyne.CanvasObject{p.box, p.content}}
	r.min = func() fyne.Size { return fyne.Size{} }
	r.layout = p.lay
	r.refresh = func() { paint(p.box, look.Panel, look.Line); p.lay(p.Size()) }
	r.refresh()
	return r
}

func (p *popover) lay(size fyne.Size) {
	const gap, pad, edge = 4, 6, 8
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.anchor)
	need := p.content.MinSize()
	wide := min(max(need.Width+2*pad, p.width), size.Width-2*edge)
	under := size.Height - edge - (at.Y + p.anchor.Size().Height + gap)
	over := at.Y - gap - edge
	tall := need.Height + 2*pad
	y := at.Y + p.anchor.Size().Height + gap
	if tall > under && over > under {
		tall = min(tall, over)
		y = at.Y - gap - tall
	} else {
		tall = min(tall, max(under, 0))
	}
	x := max(min(at.X, size.Width-wide-edge), edge)
	place(p.box, x, y, wide, tall)
	place(p.content, x+pad, y+pad, wide-2*pad, tall-2*pad)
}

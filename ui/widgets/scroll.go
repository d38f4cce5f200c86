package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Scroll shows content that may be higher than its place. It follows the
// keyboard: a control that gets it is brought into view.
type Scroll struct {
	widget.BaseWidget
	content fyne.CanvasObject
	scroll  *container.Scroll
}

// ringRoom is how far the content is seen beyond the edge of a Scroll: the ring
// of a control that stands there must not be cut.
const ringRoom = 2

// NewScroll makes a scroll over content, which gets its whole width.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{content: content, scroll: container.NewVScroll(container.New(&inset{ringRoom}, content))}
	s.ExtendBaseWidget(s)
	return s
}

// ScrollToTop shows the beginning.
func (s *Scroll) ScrollToTop() { s.scroll.ScrollToTop() }

// to scrolls so that y of the content is at the top, or as near to it as can be.
func (s *Scroll) to(y float32) {
	most := max(s.content.MinSize().Height+2*ringRoom-s.scroll.Size().Height, 0)
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(min(y, most), 0)))
}

// more reports whether there is more to see further down, or further up.
func (s *Scroll) more(down bool) bool {
	if down {
		return s.scroll.Offset.Y < s.scroll.Content.Size().Height-s.scroll.Size().Height-0.5
	}
	return s.scroll.Offset.Y > 0
}

// typed scrolls by a key.
func (s *Scroll) typed(e *fyne.KeyEvent) {
	view, y := s.scroll.Size().Height, s.scroll.Offset.Y
	switch e.Name {
	case fyne.KeyDown:
		y += look.Px(40)
	case fyne.KeyUp:
		y -= look.Px(40)
	case fyne.KeyPageDown:
		y += view - look.Px(40)
	case fyne.KeyPageUp:
		y -= view - look.Px(40)
	case fyne.KeyHome:
		y = 0
	case fyne.KeyEnd:
		y = s.content.MinSize().Height
	default:
		return
	}
	s.to(y)
}

// Reveal scrolls so that o, which lies in the content, is seen; also when it has not
// been drawn yet.
func (s *Scroll) Reveal(o fyne.CanvasObject) {
	if c, ok := anyCanvasOf(s).(interface{ EnsureMinSize() bool }); ok {
		c.EnsureMinSize() // Fyne does it before it draws; until then it does not know where o is
	}
	s.show(o)
}

// reveal brings the control that has got the keyboard into view, if it is in a
// Scroll.
func reveal(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	for k := range placed {
		if s, ok := k.(*Scroll); ok && s.Visible() && canvasOf(s) == c {
			s.show(o)
		}
	}
}

// show scrolls so that o is seen, if it lies within the content.
func (s *Scroll) show(o fyne.CanvasObject) {
	if !s.holds(o) {
		return
	}
	y, high := s.offset(o).Y+ringRoom, s.content.Size().Height+2*ringRoom
	room := look.Px(12)
	view, offset := s.scroll.Size().Height, s.scroll.Offset.Y
	top, bottom := max(y-room, 0), min(y+o.Size().Height+room, high)
	switch {
	case top < offset || bottom-top > view:
		s.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > offset+view:
		s.scroll.ScrollToOffset(fyne.NewPos(0, bottom-view))
	}
}

// offset is where o is in the content.
func (s *Scroll) offset(o fyne.CanvasObject) fyne.Position {
	position := fyne.CurrentApp().Driver().AbsolutePositionForObject
	return position(o).Subtract(position(s.content))
}

// holds reports whether the middle of o lies within the content.
func (s *Scroll) holds(o fyne.CanvasObject) bool {
	at, size := s.offset(o).AddXY(o.Size().Width/2, o.Size().Height/2), s.content.Size()
	return at.X >= 0 && at.Y >= 0 && at.X <= size.Width && at.Y <= size.Height
}

// CreateRenderer draws the content as far as it is seen.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	placed[s] = true
	r := &keeping{of: s}
	r.objects = []fyne.CanvasObject{s.scroll}
	r.min = func() fyne.Size { return fyne.NewSize(s.content.MinSize().Width, look.Px(80)) }
	r.layout = func(size fyne.Size) {
		// Text that wraps knows how high it is once it knows its width.
		for range 2 {
			s.content.Resize(fyne.NewSize(size.Width, s.content.MinSize().Height))
		}
		place(s.scroll, -ringRoom, -ringRoom, size.Width+2*ringRoom, size.Height+2*ringRoom)
		s.scroll.Refresh()
	}
	r.refresh = func() { r.layout(s.Size()) }
	return r
}

// keeping draws what scrolls.
type keeping struct {
	drawn
	of keeper
}

func (r *keeping) Destroy() { delete(placed, r.of) }

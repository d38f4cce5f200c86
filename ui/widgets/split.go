package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// SplitPane is a list with details beside it. In a window under 1100 pixels
// wide, or with text too large for both, the details take the place of the list while Details is called for, and
// Back leads to the list again.
type SplitPane struct {
	widget.BaseWidget
	// OnDivider is told the width of the details, at text scale 1, when the
	// divider was moved, so that it can be remembered.
	OnDivider func(width float32)
	// OnBack is told when the list has taken its place again.
	OnBack func()

	list, details fyne.CanvasObject
	width         float32
	showing       bool // details are asked for
	narrow        bool
	divider       *divider
	back          *Button
}

const (
	splitGap     = 14
	leastDetails = 260
	leastList    = 320
	leastBoth    = 700 // of the pane, at text scale 1, for both to be read
)

// NewSplitPane makes a split pane; detailsWidth 0 is the usual width. Back is
// the word on the way back: "People".
func NewSplitPane(list, details fyne.CanvasObject, detailsWidth float32, back string) *SplitPane {
	s := &SplitPane{list: list, details: details, width: detailsWidth}
	if s.width == 0 {
		s.width = look.DetailsWidth
	}
	s.divider = newDivider(s)
	s.back = NewButton(back, Quiet, s.Back)
	s.back.icon = look.Icon(look.IconBack, look.Accent)
	s.ExtendBaseWidget(s)
	return s
}

// ShowDetails brings the details forward when there is room for one only.
func (s *SplitPane) ShowDetails() {
	if !s.showing {
		s.showing = true
		s.Refresh()
	}
}

// Back brings the list forward, where the details hide it.
func (s *SplitPane) Back() {
	if !s.InDetails() {
		return
	}
	s.showing = false
	s.Refresh()
	if s.OnBack != nil {
		s.OnBack()
	}
}

// InDetails reports whether the details hide the list.
func (s *SplitPane) InDetails() bool { return s.narrow && s.showing }

// SetDetails changes what stands beside the list.
func (s *SplitPane) SetDetails(o fyne.CanvasObject) { s.details = o; s.Refresh() }

// windowWidth is the width of the window the pane is in.
func (s *SplitPane) windowWidth() float32 {
	if c := canvasOf(s); c != nil {
		return c.Size().Width
	}
	return s.Size().Width
}

// drag moves the divider by dx to the right.
func (s *SplitPane) drag(dx float32) {
	s.width -= dx / look.Scale()
	s.width = max(leastDetails, min(s.width, (s.Size().Width-leastList)/look.Scale()))
	s.Refresh()
}

func (s *SplitPane) dropped() {
	if s.OnDivider != nil {
		s.OnDivider(s.width)
	}
}

// CreateRenderer draws list and details.
func (s *SplitPane) CreateRenderer() fyne.WidgetRenderer {
	r := &drawn{}
	r.min = func() fyne.Size {
		return fyne.NewSize(leastList, max(min(s.list.MinSize().Height, look.Px(160)), 120))
	}
	r.layout = func(size fyne.Size) { s.lay(size) }
	r.refresh = func() {
		r.objects = []fyne.CanvasObject{s.list, s.details, s.divider, s.back}
		s.lay(s.Size())
	}
	r.refresh()
	return r
}

// One reports whether a pane of that width has room for one only: the list, or
// its details.
func (s *SplitPane) One(width float32) bool {
	return s.windowWidth() < look.NarrowWindow || width < look.Px(leastBoth)
}

func (s *SplitPane) lay(size fyne.Size) {
	s.narrow = s.One(size.Width)
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	show(s.list, !s.InDetails())
	show(s.details, !s.narrow || s.showing)
	show(s.divider, !s.narrow)
	show(s.back, s.InDetails())
	if !s.narrow {
		wide := min(look.Px(s.width), size.Width*0.6)
		left := size.Width - wide - splitGap
		place(s.list, 0, 0, left, size.Height)
		place(s.divider, left, 0, splitGap, size.Height)
		place(s.details, left+splitGap, 0, wide, size.Height)
		return
	}
	if !s.showing {
		place(s.list, 0, 0, size.Width, size.Height)
		return
	}
	head := s.back.MinSize()
	place(s.back, 0, 0, head.Width, head.Height)
	place(s.details, 0, head.Height+4, size.Width, size.Height-head.Height-4)
}

// divider is the handle between list and details: drag it, or move it with
// Left and Right.
type divider struct {
	control
	pane *SplitPane
}

func newDivider(s *SplitPane) *divider {
	d := &divider{pane: s}
	d.extend(d)
	return d
}

// Cursor shows that the divider moves sideways.
func (d *divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged moves the divider.
func (d *divider) Dragged(e *fyne.DragEvent) { d.pane.drag(e.Dragged.DX) }

// DragEnd has the place remembered.
func (d *divider) DragEnd() { d.pane.dropped() }

// TypedKey moves the divider.
func (d *divider) TypedKey(e *fyne.KeyEvent) {
	const step = 16
	switch e.Name {
	case fyne.KeyLeft:
		d.pane.drag(-step)
	case fyne.KeyRight:
		d.pane.drag(step)
	default:
		passKey(d, e)
		return
	}
	d.pane.dropped()
}

// CreateRenderer draws the handle only when it is in use.
func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(nil)
	r := &drawn{objects: []fyne.CanvasObject{line}}
	r.min = func() fyne.Size { return fyne.NewSize(splitGap, 1) }
	r.layout = func(size fyne.Size) { place(line, (size.Width-3)/2, 8, 3, max(size.Height-16, 0)) }
	r.refresh = func() {
		line.CornerRadius = 1.5
		switch {
		case d.focused:
			paint(line, look.Accent, "")
		case d.hovered:
			paint(line, look.Line, "")
		default:
			paint(line, "", "")
		}
	}
	r.refresh()
	return r
}

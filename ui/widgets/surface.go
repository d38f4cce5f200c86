package widgets

import (
	"image"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Surface is a picture that a screen draws: many things in one object, which the
// screen finds by their place. It takes keyboard and mouse; what is nil is not
// used. Positions are pixels from its top left.
type Surface struct {
	control
	Least   func() fyne.Size                 // the smallest size it can be read at
	Draw    func(size fyne.Size) Scene       // what it shows
	TipAt   func(at fyne.Position) string    // the explanation of what is there
	OnKey   func(*fyne.KeyEvent) (used bool) // a key; with Shift if Shifted
	OnRune  func(letter rune)                // a letter
	OnPress func(at fyne.Position)           // the mouse went down there
	OnOpen  func(at fyne.Position)           // double click
	OnWheel func(lines int)                  // down is positive; without it what the surface is in scrolls
	OnDrag  func(from, at fyne.Position)     // the mouse moves while it is down
	OnDrop  func(from, at fyne.Position)     // and is let go
	OnFocus func()                           // the keyboard has come

	shift    bool
	dragFrom fyne.Position
	dragAt   fyne.Position
	dragging bool
	wheel    float32
}

var (
	_ desktop.Mouseable   = (*Surface)(nil)
	_ desktop.Keyable     = (*Surface)(nil)
	_ fyne.Draggable      = (*Surface)(nil)
	_ fyne.DoubleTappable = (*Surface)(nil)
)

// NewSurface makes a surface. Draw and Least must be set before it is shown.
func NewSurface() *Surface {
	s := &Surface{}
	s.extend(s)
	return s
}

// Focus moves the keyboard here.
func (s *Surface) Focus() { takeFocus(s) }

// Focused reports whether the keyboard is here.
func (s *Surface) Focused() bool { return s.focused }

// Shifted reports whether Shift is down.
func (s *Surface) Shifted() bool { return s.shift }

// FocusGained shows that the keyboard is here.
func (s *Surface) FocusGained() {
	s.shift = shiftHeld()
	s.control.FocusGained()
	if s.OnFocus != nil {
		s.OnFocus()
	}
}

// KeyDown notices Shift and Tab.
func (s *Surface) KeyDown(e *fyne.KeyEvent) {
	noticeTab(e)
	s.shift = s.shift || isShift(e)
}

// KeyUp notices Shift.
func (s *Surface) KeyUp(e *fyne.KeyEvent) {
	byTab()
	s.shift = s.shift && !isShift(e)
}

func isShift(e *fyne.KeyEvent) bool {
	return e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight
}

// TypedKey asks the screen first.
func (s *Surface) TypedKey(e *fyne.KeyEvent) {
	if s.OnKey == nil || !s.OnKey(e) {
		passKey(s, e)
	}
}

// TypedRune hands letters to the screen.
func (s *Surface) TypedRune(r rune) {
	if s.OnRune != nil {
		s.OnRune(r)
	}
}

// MouseDown takes the keyboard and presses what is there.
func (s *Surface) MouseDown(e *desktop.MouseEvent) {
	takeFocus(s)
	s.hoverTip.MouseOut()
	if s.OnPress != nil {
		s.OnPress(e.Position)
	}
}

// MouseUp does nothing: what is dragged hears of it by DragEnd.
func (s *Surface) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens what is there.
func (s *Surface) DoubleTapped(e *fyne.PointEvent) {
	if s.OnOpen != nil {
		s.OnOpen(e.Position)
	}
}

// MouseIn explains what is there.
func (s *Surface) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved explains what is there now.
func (s *Surface) MouseMoved(e *desktop.MouseEvent) {
	say := ""
	if s.TipAt != nil && !s.dragging {
		say = s.TipAt(e.Position)
	}
	if say != s.tip {
		s.tip = say
		s.hoverTip.MouseIn(e)
	}
}

// MouseOut takes the explanation away.
func (s *Surface) MouseOut() {
	s.tip = ""
	s.hoverTip.MouseOut()
}

// turn is how far the wheel turns for a line.
const turn = 10

// Scrolled counts whole turns of the wheel.
func (s *Surface) Scrolled(e *fyne.ScrollEvent) {
	if s.OnWheel == nil {
		s.MouseOut() // what was under the pointer moves away
		turnOn(s, e)
		return
	}
	s.wheel -= e.Scrolled.DY
	if lines := int(s.wheel / turn); lines != 0 {
		s.wheel -= float32(lines * turn)
		s.OnWheel(lines)
	}
}

// WheelOn scrolls what the surface is in by so many lines, for a screen that has
// no use for this turn of the wheel.
func (s *Surface) WheelOn(lines int) {
	s.MouseOut()
	turnOn(s, &fyne.ScrollEvent{Scrolled: fyne.Delta{DY: float32(-lines) * look.Px(20)}})
}

// Dragged follows the mouse.
func (s *Surface) Dragged(e *fyne.DragEvent) {
	if !s.dragging {
		s.dragging, s.dragFrom = true, e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY)
		s.MouseOut()
	}
	s.dragAt = e.Position
	if s.OnDrag != nil {
		s.OnDrag(s.dragFrom, s.dragAt)
	}
}

// DragEnd lets go.
func (s *Surface) DragEnd() {
	if !s.dragging {
		return
	}
	s.dragging = false
	if s.OnDrop != nil {
		s.OnDrop(s.dragFrom, s.dragAt)
	}
}

// CreateRenderer draws the scene.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{of: s, focus: newRing(6)}
	r.raster = canvas.NewRaster(nil)
	r.Refresh()
	return r
}

// surfaceRenderer draws shapes as one picture, and the words over it; texts that
// are not needed any more wait for the next scene.
type surfaceRenderer struct {
	of      *Surface
	raster  *canvas.Raster
	focus   ring
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *surfaceRenderer) Destroy()                     {}
func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *surfaceRenderer) MinSize() fyne.Size           { return r.of.Least() }
func (r *surfaceRenderer) Layout(fyne.Size)             { r.Refresh() }

func (r *surfaceRenderer) Refresh() {
	size := r.of.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	scene := r.of.Draw(size)
	used := 0
	for _, l := range scene.Labels {
		if used == len(r.texts) {
			r.texts = append(r.texts, canvas.NewText("", nil))
		}
		if r.set(r.texts[used], l, &scene) {
			used++
		}
	}
	r.raster.Generator = func(w, h int) image.Image { return scene.paint(w, h, size) }
	place(r.raster, 0, 0, size.Width, size.Height)
	r.focus.show(r.of.focused)
	place(r.focus.rect, 0, 0, size.Width, size.Height)
	r.objects = append(r.objects[:0], r.raster)
	for _, t := range r.texts[:used] {
		r.objects = append(r.objects, t)
	}
	r.objects = append(r.objects, r.focus.rect)
	r.raster.Refresh()
	r.focus.rect.Refresh()
}

// set makes t show a label; false when nothing of it can be seen.
func (r *surfaceRenderer) set(t *canvas.Text, l Label, scene *Scene) bool {
	size, style := theme.Size(l.Style.Size), l.Style.text()
	text, colour := fit(l.Text, l.W, size, style), look.Colour(l.Style.Colour)
	if text == "" || text == ellipsis {
		return false
	}
	if t.Text != text || t.TextSize != size || t.TextStyle != style || t.Color != colour || t.Alignment != l.Align {
		t.Text, t.TextSize, t.TextStyle, t.Color, t.Alignment = text, size, style, colour, l.Align
		t.Refresh()
	}
	placeText(t, l.X, l.Y, l.W, l.H)
	if l.Struck {
		wide := t.MinSize().Width
		scene.Add(Shape{X: l.X, Y: l.Y + l.H/2, W: min(wide, l.W), H: 1.5, Fill: l.Style.Colour})
	}
	return true
}

// Wrapped breaks text into at most so many lines of a width; the last one holds the rest,
// and is cut short where it is drawn.
func (s Style) Wrapped(text string, width float32, most int) []string {
	lines := breakLines(oneLine(text), width, theme.Size(s.Size), s.text())
	if len(lines) <= most {
		return lines
	}
	rest := lines[most-1]
	for _, l := range lines[most:] {
		rest += " " + l
	}
	return append(lines[:most-1:most-1], rest)
}

// Height is that of a line.
func (s Style) Height() float32 { return s.measure(tallLetters).Height }

// Width is that of text on one line.
func (s Style) Width(text string) float32 { return s.measure(text).Width }

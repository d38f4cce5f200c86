package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Chip is a small button for a filter or a tag. It is on or off; one with
// OnRemove shows a × that takes it away.
type Chip struct {
	control
	OnTapped func()
	OnRemove func()

	text string
	on   bool
}

// NewChip makes a chip that is off.
func NewChip(text string, tapped func()) *Chip {
	c := &Chip{text: text, OnTapped: tapped}
	c.extend(c)
	return c
}

// Text is the word on the chip.
func (c *Chip) Text() string { return c.text }

// On reports whether the chip is on.
func (c *Chip) On() bool { return c.on }

// Set changes the word and whether the chip is on.
func (c *Chip) Set(text string, on bool) { c.text, c.on = text, on; c.Refresh() }

// Tapped presses the chip, or takes it away when the pointer is on its ×.
func (c *Chip) Tapped(e *fyne.PointEvent) {
	if c.OnRemove != nil && e != nil && e.Position.X > c.Size().Width-look.Px(22) {
		c.OnRemove()
		return
	}
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// TypedKey presses the chip on Enter and Space, and takes it away on Delete and
// Backspace.
func (c *Chip) TypedKey(e *fyne.KeyEvent) {
	switch {
	case presses(e):
		c.Tapped(nil)
	case c.OnRemove != nil && (e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace):
		c.OnRemove()
	default:
		passKey(c, e)
	}
}

func (c *Chip) style() Style {
	if c.on {
		return Style{look.SizeSmall, look.Accent, false}
	}
	return Style{look.SizeSmall, look.Text, false}
}

func (c *Chip) minSize() fyne.Size {
	s := c.style().measure(c.text)
	width := s.Width + 20
	if c.OnRemove != nil {
		width += look.Px(14)
	}
	return fyne.NewSize(width, s.Height+8)
}

// CreateRenderer draws the chip.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	box, veil, focus := newBox(11), newBox(11), newRing(13)
	word, cross := canvas.NewText("", nil), canvas.NewText("×", nil)
	r := &drawn{objects: []fyne.CanvasObject{box, veil, word, cross, focus.rect}}
	r.min = func() fyne.Size { return c.minSize() }
	r.layout = func(size fyne.Size) {
		cross.Hidden = c.OnRemove == nil
		for _, b := range []*canvas.Rectangle{box, veil} {
			b.CornerRadius = size.Height / 2
			place(b, 0, 0, size.Width, size.Height)
		}
		focus.rect.CornerRadius = size.Height/2 + 2
		focus.around(0, 0, size.Width, size.Height)
		placeText(word, 10, 0, size.Width-20, size.Height)
		placeText(cross, size.Width-look.Px(18), 0, look.Px(14), size.Height)
	}
	r.refresh = func() {
		word.Text = c.text
		c.style().apply(word)
		c.style().apply(cross)
		if c.on {
			paint(box, look.Tint, look.Accent)
		} else {
			paint(box, look.Muted, "")
		}
		paint(veil, "", "")
		if c.hovered {
			paint(veil, look.Hover, "")
		}
		focus.show(c.focused)
		r.layout(c.Size())
	}
	r.refresh()
	return r
}

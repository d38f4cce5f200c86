package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Kind is how much a button asks to be pressed.
type Kind int

// The kinds. A screen has one primary button at most.
const (
	Plain Kind = iota
	Primary
	Quiet  // words only, until hovered
	Danger // what undo cannot serve
)

// Button is pressed by a click, Enter or Space.
type Button struct {
	control
	OnTapped func()
	OnRune   func(letter rune) // is told of letters typed while the button has the keyboard

	text    string
	icon    fyne.Resource
	kind    Kind
	reason  string // why it is disabled
	usedTip string
	pressed bool
}

var (
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Disableable  = (*Button)(nil)
	_ desktop.Mouseable = (*Button)(nil)
)

// NewButton makes a button.
func NewButton(text string, kind Kind, tapped func()) *Button {
	b := &Button{text: text, kind: kind, OnTapped: tapped}
	b.extend(b)
	return b
}

// NewIconButton makes a quiet button with a drawing only. What it does is its
// tip.
func NewIconButton(icon fyne.Resource, tip string, tapped func()) *Button {
	b := NewButton("", Quiet, tapped)
	b.icon = icon
	b.SetTip(tip)
	return b
}

// Text is the word on the button.
func (b *Button) Text() string { return b.text }

// SetText changes the word on the button.
func (b *Button) SetText(text string) { b.text = text; b.Refresh() }

// SetKind changes how the button looks.
func (b *Button) SetKind(k Kind) { b.kind = k; b.Refresh() }

// SetTip sets the explanation shown on hover while the button can be pressed.
func (b *Button) SetTip(tip string) { b.usedTip = tip; b.retip() }

// DisableBecause makes the button unusable and says why on hover. An empty
// reason makes it usable again.
func (b *Button) DisableBecause(reason string) { b.reason = reason; b.retip(); b.Refresh() }

// Enable makes the button usable.
func (b *Button) Enable() { b.DisableBecause("") }

// Disable is there for Fyne: use DisableBecause, which says why.
func (b *Button) Disable() { b.DisableBecause("This cannot be used at the moment.") }

// Disabled reports whether the button cannot be pressed.
func (b *Button) Disabled() bool { return b.reason != "" }

func (b *Button) retip() {
	b.tip = b.usedTip
	if b.Disabled() {
		b.tip = b.reason
	}
}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.Disabled() && b.OnTapped != nil {
		b.hoverTip.MouseOut()
		b.OnTapped()
	}
}

// MouseDown shows the button pressed.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.pressed = true; b.Refresh() }

// MouseUp shows it released.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.pressed = false; b.Refresh() }

// TypedKey presses the button on Enter and Space.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if presses(e) {
		b.Tapped(nil)
		return
	}
	passKey(b, e)
}

// TypedRune hands letters to OnRune.
func (b *Button) TypedRune(r rune) {
	if b.OnRune != nil && r != ' ' {
		b.OnRune(r)
	}
}

func (b *Button) style() Style {
	s := Style{look.SizeText, look.Text, false}
	switch {
	case b.Disabled():
		s.Colour = look.Disabled
	case b.kind == Primary:
		s.Colour, s.Bold = look.OnAccent, true
	case b.kind == Quiet:
		s.Colour = look.Accent
	case b.kind == Danger:
		s.Colour = look.Bad
	}
	return s
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	box, veil := newBox(look.RadiusControl), newBox(look.RadiusControl)
	focus := newRing(look.RadiusControl + 2)
	word := canvas.NewText("", nil)
	word.Alignment = fyne.TextAlignCenter
	picture := canvas.NewImageFromResource(b.icon)
	picture.FillMode = canvas.ImageFillContain
	r := &drawn{objects: []fyne.CanvasObject{box, veil, picture, word, focus.rect}}
	r.min = func() fyne.Size { return b.minSize() }
	r.layout = func(size fyne.Size) {
		place(box, 0, 0, size.Width, size.Height)
		place(veil, 0, 0, size.Width, size.Height)
		focus.around(0, 0, size.Width, size.Height)
		side := theme.IconInlineSize()
		if b.text == "" {
			place(picture, (size.Width-side)/2, (size.Height-side)/2, side, side)
			return
		}
		left := float32(0)
		if b.icon != nil {
			left = side + 6
			place(picture, 12, (size.Height-side)/2, side, side)
		}
		placeText(word, left, 0, size.Width-left, size.Height)
	}
	r.refresh = func() {
		word.Text = b.text
		b.style().apply(word)
		b.paintBox(box, veil)
		focus.show(b.focused && !b.Disabled())
		picture.Resource = b.icon
		picture.Hidden = b.icon == nil
		r.layout(b.Size())
	}
	r.refresh()
	return r
}

func (b *Button) paintBox(box, veil *canvas.Rectangle) {
	switch {
	case b.kind == Quiet:
		paint(box, "", "")
	case b.Disabled():
		paint(box, look.Muted, "")
	case b.kind == Primary:
		paint(box, look.Accent, "")
	default:
		paint(box, look.Panel, look.Line)
	}
	switch {
	case b.Disabled():
		paint(veil, "", "")
	case b.pressed:
		paint(veil, theme.ColorNamePressed, "")
	case b.hovered:
		paint(veil, look.Hover, "")
	default:
		paint(veil, "", "")
	}
}

func (b *Button) minSize() fyne.Size {
	height := look.Room(34)
	side := theme.IconInlineSize()
	if b.text == "" {
		return fyne.NewSize(max(side+14, look.Px(32)), height)
	}
	width := Style{look.SizeText, look.Text, b.kind == Primary}.measure(b.text).Width + 28
	if b.kind == Quiet {
		width -= 12
	}
	if b.icon != nil {
		width += side + 6
	}
	return fyne.NewSize(width, height)
}

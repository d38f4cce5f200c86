package widgets

import (
	"image/color"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tone is what a state means. It always goes with a word.
type Tone int

// The tones.
const (
	ToneNone Tone = iota // plain words
	TonePlain
	ToneAccent
	ToneGood
	ToneWarning
	ToneBad
)

// colours are those of the words and of the field behind them.
func (t Tone) colours() (ink, field fyne.ThemeColorName) {
	switch t {
	case TonePlain:
		return look.Text, look.Muted
	case ToneAccent:
		return look.Accent, look.Tint
	case ToneGood:
		return look.Good, look.GoodBack
	case ToneWarning:
		return look.Warning, look.WarningBack
	case ToneBad:
		return look.Bad, look.BadBack
	}
	return look.Text, ""
}

// Pill is a state in a word, on a field of its tone.
type Pill struct {
	widget.BaseWidget
	tipped
	word string
	tone Tone
}

// NewPill makes a pill.
func NewPill(word string, tone Tone) *Pill {
	p := &Pill{word: word, tone: tone}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the word and its tone.
func (p *Pill) Set(word string, tone Tone) { p.word, p.tone = word, tone; p.Refresh() }

// SetTip sets an explanation shown on hover.
func (p *Pill) SetTip(tip string) { p.tip = tip; p.Refresh() }

// Word is the state.
func (p *Pill) Word() string { return p.word }

// CreateRenderer draws the pill.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	box, word := newBox(3), canvas.NewText("", nil)
	r := &drawn{objects: []fyne.CanvasObject{box, word}}
	r.min = func() fyne.Size { return pillSize(p.word) }
	r.layout = func(size fyne.Size) {
		layPill(box, word, 0, 0, size.Width, size.Height)
		r.objects = p.under(r.objects[:2], p.tip, size)
	}
	r.refresh = func() { paintPill(box, word, p.word, p.tone); r.layout(p.Size()) }
	r.refresh()
	return r
}

func pillSize(word string) fyne.Size {
	s := Small.measure(word)
	return fyne.NewSize(s.Width+16, s.Height+4)
}

func paintPill(box *canvas.Rectangle, text *canvas.Text, word string, tone Tone) {
	ink, field := tone.colours()
	paint(box, field, "")
	Style{look.SizeSmall, ink, false}.apply(text)
	text.Text = word
}

func layPill(box *canvas.Rectangle, text *canvas.Text, x, y, w, h float32) {
	text.Alignment = fyne.TextAlignCenter
	place(box, x, y, w, h)
	placeText(text, x, y, w, h)
}

// Badge is a letter on a coloured square, such as that of a sector. Its name
// is the tip.
type Badge struct {
	widget.BaseWidget
	tipped
	letter string
	colour color.Color
}

// NewBadge makes a badge.
func NewBadge(letter string, colour color.Color, name string) *Badge {
	b := &Badge{letter: letter, colour: colour}
	b.tip = name
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer draws the badge.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	box, letter := newBox(3), canvas.NewText("", nil)
	r := &drawn{objects: []fyne.CanvasObject{box, letter}}
	r.min = func() fyne.Size { return fyne.NewSquareSize(look.Px(20)) }
	r.layout = func(size fyne.Size) {
		side := look.Px(20)
		layBadge(box, letter, (size.Width-side)/2, (size.Height-side)/2)
		r.objects = b.under(r.objects[:2], b.tip, size)
	}
	r.refresh = func() { paintBadge(box, letter, b.letter, b.colour); r.layout(b.Size()) }
	r.refresh()
	return r
}

func paintBadge(box *canvas.Rectangle, text *canvas.Text, letter string, colour color.Color) {
	box.FillColor = colour
	text.Text = letter
	text.TextSize = theme.Size(look.SizeSmall) * 11 / 12
	text.TextStyle = fyne.TextStyle{Bold: true}
	text.Color = look.InkOn(colour)
	text.Alignment = fyne.TextAlignCenter
}

func layBadge(box *canvas.Rectangle, text *canvas.Text, x, y float32) {
	side := look.Px(20)
	place(box, x, y, side, side)
	placeText(text, x, y, side, side)
}

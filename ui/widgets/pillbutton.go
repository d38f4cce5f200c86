package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"convenor/ui/look"
)

// PillButton is a state that changes when it is pressed, such as an answer
// that goes from yes to no. Letters go to OnKey.
type PillButton struct {
	control
	OnTapped func()
	OnKey    func(letter rune)
	OnArrow  func(right, down int) // to the cell beside it, of those in a grid

	word string
	tone Tone
}

// NewPillButton makes a pill that can be pressed.
func NewPillButton(word string, tone Tone, tapped func()) *PillButton {
	p := &PillButton{word: word, tone: tone, OnTapped: tapped}
	p.extend(p)
	return p
}

// Set changes the word and its tone.
func (p *PillButton) Set(word string, tone Tone) { p.word, p.tone = word, tone; p.Refresh() }

// Text is the state.
func (p *PillButton) Text() string { return p.word }

// Tapped presses the pill.
func (p *PillButton) Tapped(*fyne.PointEvent) {
	if p.OnTapped != nil {
		p.OnTapped()
	}
}

var arrows = map[fyne.KeyName][2]int{fyne.KeyLeft: {-1, 0}, fyne.KeyRight: {1, 0}, fyne.KeyUp: {0, -1}, fyne.KeyDown: {0, 1}}

// TypedKey presses the pill on Enter and Space, and moves on from it.
func (p *PillButton) TypedKey(e *fyne.KeyEvent) {
	to, arrow := arrows[e.Name]
	switch {
	case presses(e):
		p.Tapped(nil)
	case arrow && p.OnArrow != nil:
		p.OnArrow(to[0], to[1])
	default:
		passKey(p, e)
	}
}

// Focus moves the keyboard to the pill.
func (p *PillButton) Focus() { takeFocus(p) }

// TypedRune hands letters to OnKey.
func (p *PillButton) TypedRune(r rune) {
	if p.OnKey != nil && r != ' ' {
		p.OnKey(r)
	}
}

// CreateRenderer draws the pill over the whole of its place.
func (p *PillButton) CreateRenderer() fyne.WidgetRenderer {
	box, veil, word, focus := newBox(3), newBox(3), canvas.NewText("", nil), newRing(5)
	r := &drawn{objects: []fyne.CanvasObject{box, veil, word, focus.rect}}
	r.min = func() fyne.Size { return pillSize(p.word).Add(fyne.NewSize(0, 2)) }
	r.layout = func(size fyne.Size) {
		word.Text = fit(p.word, size.Width-4, word.TextSize, word.TextStyle)
		layPill(box, word, 0, 0, size.Width, size.Height)
		place(veil, 0, 0, size.Width, size.Height)
		focus.around(0, 0, size.Width, size.Height)
	}
	r.refresh = func() {
		paintPill(box, word, p.word, p.tone)
		paint(veil, "", "")
		if p.hovered {
			paint(veil, look.Hover, "")
		}
		focus.show(p.focused)
		r.layout(p.Size())
	}
	r.refresh()
	return r
}

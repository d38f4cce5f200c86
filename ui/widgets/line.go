package widgets

import (
	"convenor/model"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Line is one line of a short list in a panel, such as a session in a person's
// history: a pill, words, and dim words behind them. It opens something when
// it is pressed.
type Line struct {
	control
	OnTapped func()

	pill, text, detail string
	tone               Tone
}

// NewLine makes a line; with no pill it begins with its words.
func NewLine(pill string, tone Tone, text, detail string, tapped func()) *Line {
	l := &Line{OnTapped: tapped, pill: pill, tone: tone, text: text, detail: detail}
	l.extend(l)
	return l
}

// Set changes what the line says.
func (l *Line) Set(pill string, tone Tone, text, detail string) {
	l.pill, l.tone, l.text, l.detail = pill, tone, text, detail
	l.Refresh()
}

// Text is what the line says, pill and all.
func (l *Line) Text() string { return model.JoinNonEmpty(" ", l.pill, l.text, l.detail) }

// Tapped opens what the line is about.
func (l *Line) Tapped(*fyne.PointEvent) {
	if l.OnTapped != nil {
		l.hoverTip.MouseOut()
		l.OnTapped()
	}
}

// TypedKey opens it on Enter and Space.
func (l *Line) TypedKey(e *fyne.KeyEvent) {
	if presses(e) {
		l.Tapped(nil)
		return
	}
	passKey(l, e)
}

// CreateRenderer draws the line.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	const gap, edge = 8, 6
	veil, field, focus := newBox(5), newBox(3), newRing(6)
	word, text, detail := canvas.NewText("", nil), canvas.NewText("", nil), canvas.NewText("", nil)
	r := &drawn{objects: []fyne.CanvasObject{veil, field, word, text, detail, focus.rect}}
	r.min = func() fyne.Size { return fyne.NewSize(look.Px(140), look.Px(27)) }
	r.layout = func(size fyne.Size) {
		place(veil, -edge, 0, size.Width+2*edge, size.Height)
		place(focus.rect, -edge, 0, size.Width+2*edge, size.Height)
		x := float32(0)
		if l.pill != "" {
			s := pillSize(l.pill)
			layPill(field, word, 0, (size.Height-s.Height)/2, s.Width, s.Height)
			x = s.Width + gap
		}
		text.Text = fit(l.text, size.Width-x, text.TextSize, text.TextStyle)
		placeText(text, x, 0, size.Width-x, size.Height)
		x += text.MinSize().Width + gap
		detail.Text = fit(l.detail, size.Width-x, detail.TextSize, detail.TextStyle)
		placeText(detail, x, 0, max(size.Width-x, 0), size.Height)
		l.shortened = ""
		if text.Text != l.text || detail.Text != l.detail {
			l.shortened = model.JoinNonEmpty(" ", l.text, l.detail)
		}
	}
	r.refresh = func() {
		Body.apply(text)
		Small.apply(detail)
		field.Hidden, word.Hidden = l.pill == "", l.pill == ""
		paintPill(field, word, l.pill, l.tone)
		paint(veil, "", "")
		if l.hovered && l.OnTapped != nil {
			paint(veil, look.Hover, "")
		}
		focus.show(l.focused)
		r.layout(l.Size())
	}
	r.refresh()
	return r
}

package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Words is text in one of the window's styles: on one line, ended by an
// ellipsis where there is no room, or wrapped.
type Words struct {
	widget.BaseWidget
	tipped
	text  string
	style Style
	align fyne.TextAlign
	wrap  bool
	most  int // lines at most, when it wraps; the last ends in an ellipsis. 0 = as many as it takes
	lines []*canvas.Text
	width float32 // the lines were broken for this width
}

// NewWords is text on one line.
func NewWords(text string, style Style) *Words {
	w := &Words{text: text, style: style}
	w.ExtendBaseWidget(w)
	return w
}

// NewParagraph is text that wraps to the width it is given.
func NewParagraph(text string, style Style) *Words {
	w := NewWords(text, style)
	w.wrap = true
	return w
}

// AlignRight puts the words at the right of their place.
func (w *Words) AlignRight() *Words {
	w.align = fyne.TextAlignTrailing
	w.Refresh()
	return w
}

// Centre puts the words in the middle of their place.
func (w *Words) Centre() *Words {
	w.align = fyne.TextAlignCenter
	w.Refresh()
	return w
}

// Text is what the words say.
func (w *Words) Text() string { return w.text }

// SetTip sets an explanation shown on hover.
func (w *Words) SetTip(tip string) { w.tip = tip; w.Refresh() }

// SetText changes what the words say.
func (w *Words) SetText(text string) {
	if text == w.text {
		return
	}
	w.text = text
	w.Refresh()
}

// SetStyle changes how the words look.
func (w *Words) SetStyle(s Style) {
	w.style = s
	w.Refresh()
}

// CreateRenderer draws the words.
func (w *Words) CreateRenderer() fyne.WidgetRenderer {
	r := &drawn{}
	r.min = func() fyne.Size { return w.minSize() }
	r.layout = func(size fyne.Size) { w.lay(r, size) }
	r.refresh = func() { w.lay(r, w.Size()) }
	r.refresh()
	return r
}

func (w *Words) lineHeight() float32 { return w.style.measure(tallLetters).Height }

func (w *Words) minSize() fyne.Size {
	if !w.wrap {
		return fyne.NewSize(min(w.want().Width, widestWords), w.lineHeight())
	}
	lines, _ := w.broken()
	return fyne.NewSize(w.style.measure("mmmmmmmm").Width, float32(len(lines))*w.lineHeight())
}

// widestWords is how wide, at any text scale, words on one line must be let
// at least; longer ones may be cut short.
const widestWords = 240

// want is the size at which nothing is cut short.
func (w *Words) want() fyne.Size {
	if w.wrap {
		return w.minSize()
	}
	return fyne.NewSize(w.style.measure(oneLine(w.text)).Width+1, w.lineHeight())
}

// wanted is the size that o would like to have: its least size, except for
// words and checks, which have a least size that cuts them short.
func wanted(o fyne.CanvasObject) fyne.Size {
	if w, ok := o.(interface{ want() fyne.Size }); ok {
		return w.want()
	}
	return o.MinSize()
}

// widthToBreak is the width the lines are broken for: what was given last.
func (w *Words) widthToBreak() float32 {
	if w.width > 0 {
		return w.width
	}
	return w.style.measure("m").Width * 24
}

// broken is the text in lines, and whether there were more than are let.
func (w *Words) broken() (lines []string, cut bool) {
	width, size, style := w.widthToBreak(), theme.Size(w.style.Size), w.style.text()
	lines = breakLines(w.text, width, size, style)
	if w.most == 0 || len(lines) <= w.most {
		return lines, false
	}
	last := strings.Join(lines[w.most-1:], " ")
	return append(lines[:w.most-1], fit(last, width, size, style)), true
}

func (w *Words) lay(r *drawn, size fyne.Size) {
	if size.Width > 0 {
		w.width = size.Width
	}
	texts := []string{fit(w.text, w.width, theme.Size(w.style.Size), w.style.text())}
	say := w.tip
	cut := texts[0] != oneLine(w.text)
	if w.wrap {
		texts, cut = w.broken()
	}
	if cut && say == "" {
		say = w.text // cut short: the whole is its tip
	}
	for len(w.lines) < len(texts) {
		w.lines = append(w.lines, canvas.NewText("", nil))
	}
	w.lines = w.lines[:len(texts)]
	r.objects = r.objects[:0]
	for i, t := range w.lines {
		t.Text = texts[i]
		t.Alignment = w.align
		w.style.apply(t)
		placeText(t, 0, float32(i)*w.lineHeight(), size.Width, w.lineHeight())
		r.objects = append(r.objects, t)
	}
	r.objects = w.under(r.objects, say, size)
}

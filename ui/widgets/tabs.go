package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Tabs is a row of words of which one is chosen; the screen shows what belongs
// to it. Left and Right choose while it has the keyboard.
type Tabs struct {
	control
	OnChosen func(key string)

	keys, words []string
	chosen      int
	edges       []float32 // where each word ends
}

// NewTabs makes tabs with these keys, which are also their words. The first is
// chosen.
func NewTabs(chosen func(key string), keys ...string) *Tabs {
	t := &Tabs{OnChosen: chosen, keys: keys, words: append([]string(nil), keys...)}
	t.extend(t)
	return t
}

// Chosen is the key of the tab that is chosen.
func (t *Tabs) Chosen() string { return t.keys[t.chosen] }

// Choose marks a tab without calling OnChosen; a key that is none is ignored.
func (t *Tabs) Choose(key string) {
	for i, k := range t.keys {
		if k == key {
			t.chosen = i
			t.Refresh()
		}
	}
}

// SetWord changes the word of a tab, to put a count beside it.
func (t *Tabs) SetWord(key, word string) {
	for i, k := range t.keys {
		if k == key {
			t.words[i] = word
			t.Refresh()
		}
	}
}

func (t *Tabs) choose(i int) {
	if i < 0 || i >= len(t.keys) || i == t.chosen {
		return
	}
	t.chosen = i
	t.Refresh()
	t.OnChosen(t.keys[i])
}

// Tapped chooses the tab under the pointer.
func (t *Tabs) Tapped(e *fyne.PointEvent) {
	for i, end := range t.edges {
		if e.Position.X < end {
			t.choose(i)
			return
		}
	}
}

// TypedKey moves to the next or the one before.
func (t *Tabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.choose(t.chosen - 1)
	case fyne.KeyRight:
		t.choose(t.chosen + 1)
	default:
		t.control.TypedKey(e)
	}
}

// CreateRenderer draws the words, a line under them, and a mark under the
// chosen one.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	line, mark, focus := newBox(0), newBox(1), newRing(6)
	texts := make([]*canvas.Text, len(t.keys))
	r := &drawn{objects: []fyne.CanvasObject{line, mark, focus.rect}}
	for i := range texts {
		texts[i] = canvas.NewText("", nil)
		r.objects = append(r.objects, texts[i])
	}
	style := func(i int) Style {
		if i == t.chosen {
			return Style{look.SizeText, look.Accent, true}
		}
		return Dim
	}
	const gap, below = 22, 9
	r.min = func() fyne.Size {
		width := float32(0)
		for _, w := range t.words {
			width += Strong.measure(w).Width + gap
		}
		return fyne.NewSize(width, Strong.measure("M").Height+2*below)
	}
	r.layout = func(size fyne.Size) {
		place(line, 0, size.Height-1, size.Width, 1)
		x := float32(0)
		t.edges = t.edges[:0]
		for i, text := range texts {
			width := Strong.measure(t.words[i]).Width
			place(text, x, below, width, size.Height-2*below)
			if i == t.chosen {
				place(mark, x, size.Height-3, width, 3)
				focus.around(x-4, 5, width+8, size.Height-12)
			}
			x += width + gap
			t.edges = append(t.edges, x-gap/2)
		}
	}
	r.refresh = func() {
		paint(line, look.Line, "")
		paint(mark, look.Accent, "")
		focus.show(t.focused)
		for i, text := range texts {
			style(i).apply(text)
			text.Text = t.words[i]
		}
		r.layout(t.Size())
	}
	r.refresh()
	return r
}

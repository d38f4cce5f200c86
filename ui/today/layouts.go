package today

import (
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// waitLine is one line of what waits, over a rule.
type waitLine struct {
	line   *widgets.Line
	object fyne.CanvasObject
}

func newWaitLine(l line, open func()) waitLine {
	w := waitLine{line: widgets.NewLine("", widgets.ToneNone, l.text, "", open)}
	w.object = container.New(ruled{}, w.line, widgets.NewWords(l.detail, widgets.Dim).AlignRight(), widget.NewSeparator())
	return w
}

// ruled sets a line in the middle of its row, its detail at the right of it, and
// a rule under both.
type ruled struct{}

const waitHigh = 38

func (ruled) Layout(o []fyne.CanvasObject, size fyne.Size) {
	line, detail, rule := o[0], o[1], o[2]
	wide := min(detail.MinSize().Width+8, size.Width/2)
	set := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	middle := func(o fyne.CanvasObject, x, w float32) {
		high := o.MinSize().Height
		set(o, x, (size.Height-high)/2, w, high)
	}
	middle(line, 0, size.Width-wide)
	middle(detail, size.Width-wide, wide)
	set(rule, 0, size.Height-1, size.Width, 1)
}

func (ruled) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, max(look.Px(waitHigh), o[0].MinSize().Height+4))
}

// narrow keeps its one object at most so many pixels wide at text scale 1.
type narrow struct{ width float32 }

func (n narrow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, look.Px(n.width))
	o[0].Resize(fyne.NewSize(width, o[0].Size().Height)) // words wrap to this width
	o[0].Resize(fyne.NewSize(width, o[0].MinSize().Height))
}

func (n narrow) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height)
}

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
	w := waitLine{line: widgets.NewLine("", widgets.ToneNone, l.text, l.detail, open)}
	w.object = container.New(ruled{}, w.line, widget.NewSeparator())
	return w
}

// ruled sets a line in the middle of its row and a rule under it.
type ruled struct{}

const waitHigh = 38

func (ruled) Layout(o []fyne.CanvasObject, size fyne.Size) {
	high := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(0, (size.Height-high)/2))
	o[0].Resize(fyne.NewSize(size.Width, high))
	o[1].Move(fyne.NewPos(0, size.Height-1))
	o[1].Resize(fyne.NewSize(size.Width, 1))
}

func (ruled) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, max(look.Px(waitHigh), o[0].MinSize().Height+4))
}

// narrow keeps its one object at most so many pixels wide at text scale 1.
type narrow struct{ width float32 }

func (n narrow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(min(size.Width, look.Px(n.width)), size.Height))
}

func (n narrow) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height)
}

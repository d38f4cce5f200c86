package listing

import (
	"slices"

	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// fold is the filters over a list. They wrap; in a low window they take one
// line, and those that are not in use and have no room there wait behind a chip
// that brings them.
type fold struct {
	row   *fyne.Container
	chips []fyne.CanvasObject
	more  *widgets.Chip
	open  bool // all are asked for
	width float32
	moved func() // another line came or went
}

const chipGap = 8

func newFold() *fold {
	f := &fold{}
	f.more = widgets.NewChip("", func() {
		f.open = !f.open
		f.moved()
	})
	f.row = &fyne.Container{Layout: f}
	f.set(nil)
	return f
}

func (f *fold) set(chips []fyne.CanvasObject) {
	f.chips = chips
	f.row.Objects = append(slices.Clone(chips), f.more)
}

// Layout sets the chips that are shown and hides the others.
func (f *fold) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	shown := f.shown()
	for _, o := range f.row.Objects {
		show(o, slices.Contains(shown, o))
	}
	f.flow(shown, func(o fyne.CanvasObject, x, y float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(min(o.MinSize().Width, f.width), o.MinSize().Height))
	})
}

// MinSize is that of the lines the chips take.
func (f *fold) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, f.flow(f.shown(), func(fyne.CanvasObject, float32, float32) {}))
}

// shown are the chips that are seen, and the one for the others.
func (f *fold) shown() []fyne.CanvasObject {
	if !widgets.LowWindow(f.row) || f.width == 0 || f.length(f.chips) <= f.width {
		return f.chips
	}
	if f.open {
		f.say("Fewer filters")
		return append(slices.Clone(f.chips), f.more)
	}
	f.say("More filters")
	in := func(o fyne.CanvasObject) bool {
		c, ok := o.(*widgets.Chip)
		return ok && c.On()
	}
	room := f.width - f.length([]fyne.CanvasObject{f.more})
	for _, o := range f.chips {
		if in(o) {
			room -= o.MinSize().Width + chipGap
		}
	}
	var out []fyne.CanvasObject
	full := false
	for _, o := range f.chips {
		if !in(o) {
			room -= o.MinSize().Width + chipGap
			full = full || room < 0
			if full {
				continue
			}
		}
		out = append(out, o)
	}
	return append(out, f.more)
}

func (f *fold) say(words string) {
	if f.more.Text() != words {
		f.more.Set(words, false)
	}
}

// length is how wide chips are in one line.
func (f *fold) length(chips []fyne.CanvasObject) float32 {
	sum := float32(-chipGap)
	for _, o := range chips {
		sum += o.MinSize().Width + chipGap
	}
	return sum
}

// flow calls put for each chip and returns the height of all lines.
func (f *fold) flow(chips []fyne.CanvasObject, put func(o fyne.CanvasObject, x, y float32)) float32 {
	x, y, high := float32(0), float32(0), float32(0)
	for _, o := range chips {
		s := o.MinSize()
		if x > 0 && f.width > 0 && x+s.Width > f.width {
			x, y = 0, y+high+chipGap
		}
		put(o, x, y)
		x += s.Width + chipGap
		high = s.Height
	}
	return y + high
}

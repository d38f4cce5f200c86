package widgets

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// frame is what all fields share: a label over a control, dim words beside or
// under it, and beneath, what is wrong with what was typed.
type frame struct {
	widget.BaseWidget
	label   *Words
	note    *Words
	problem *Words
	control fyne.CanvasObject
	beside  bool // the note stands at the right of the control
}

func (f *frame) set(label string, control fyne.CanvasObject) {
	f.label = NewWords(label, Small)
	f.note = NewWords("", Small)
	f.problem = NewParagraph("", Problem)
	f.control = control
}

// Label is the field's name.
func (f *frame) Label() string { return f.label.Text() }

// Note is the dim words beside the control.
func (f *frame) Note() string { return f.note.Text() }

// SetNote sets dim words beside the control, such as how to write a value.
func (f *frame) SetNote(text string) {
	f.note.SetText(text)
	f.Refresh()
}

// Problem is the sentence shown beneath, or "".
func (f *frame) Problem() string { return f.problem.Text() }

// SetProblem shows what is wrong, as a sentence, and keeps what was typed; nil
// takes it away.
func (f *frame) SetProblem(err error) {
	text := ""
	if err != nil {
		text = sentence(err.Error())
	}
	if text != f.problem.Text() {
		f.problem.SetText(text)
		f.Refresh()
	}
}

// sentence makes an error's words begin with a capital and end with a stop.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	s = string(unicode.ToUpper(r)) + s[size:]
	if !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return s
}

// CreateRenderer draws the field.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	r := &drawn{objects: []fyne.CanvasObject{f.label, f.control, f.note, f.problem}}
	r.min = func() fyne.Size {
		c := f.control.MinSize()
		size := fyne.NewSize(max(c.Width, f.label.MinSize().Width), c.Height)
		if f.label.Text() != "" {
			size.Height += f.label.MinSize().Height + 2
		}
		if f.note.Text() != "" && !f.beside {
			size.Height += f.note.MinSize().Height + 2
		}
		if f.problem.Text() != "" {
			size.Height += f.problem.MinSize().Height + 2
		}
		return size
	}
	r.layout = f.lay
	r.refresh = func() {
		f.label.Hidden = f.label.Text() == ""
		f.note.Hidden = f.note.Text() == ""
		f.problem.Hidden = f.problem.Text() == ""
		f.lay(f.Size())
	}
	r.refresh()
	return r
}

func (f *frame) lay(size fyne.Size) {
	y := float32(0)
	down := func(o fyne.CanvasObject, h float32) {
		place(o, 0, y, size.Width, h)
		y += h + 2
	}
	if f.label.Text() != "" {
		down(f.label, f.label.MinSize().Height)
	}
	below := float32(0)
	if f.note.Text() != "" && !f.beside {
		below += f.note.MinSize().Height + 2
	}
	if f.problem.Text() != "" {
		f.problem.Resize(fyne.NewSize(size.Width, f.problem.Size().Height))
		below += f.problem.MinSize().Height + 2
	}
	tall := max(size.Height-y-below, f.control.MinSize().Height)
	if f.beside {
		f.layBeside(size, y, tall)
		y += tall + 2
	} else {
		down(f.control, tall)
		if f.note.Text() != "" {
			down(f.note, f.note.MinSize().Height)
		}
	}
	if f.problem.Text() != "" {
		down(f.problem, f.problem.MinSize().Height)
	}
}

// layBeside gives the note the rest of the control's line.
func (f *frame) layBeside(size fyne.Size, y, tall float32) {
	const gap = 10
	wide := min(f.control.MinSize().Width, size.Width)
	place(f.control, 0, y, wide, tall)
	h := f.note.MinSize().Height
	place(f.note, wide+gap, y+(tall-h)/2, max(size.Width-wide-gap, 0), h)
}

// Form sets fields under each other with the window's spacing.
func Form(fields ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: stacked{gap: 12}, Objects: fields}
}

// Columns sets objects side by side in equal widths; under the width, in
// pixels at text scale 1, that gives each of them least, they stand under each
// other.
func Columns(least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &columns{least: least}, Objects: objects}
}

type columns struct{ least, width float32 }

const columnGap = 14

func (c *columns) across(n int) int {
	if c.width == 0 || n == 0 {
		return max(n, 1)
	}
	fits := int((c.width + columnGap) / (look.Px(c.least) + columnGap))
	return max(1, min(n, fits))
}

func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.flow(objects, func(o fyne.CanvasObject, x, y, w, h float32) { place(o, x, y, w, h) })
}

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	return fyne.NewSize(width, c.flow(objects, func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}

// flow calls put for each object, those of a line equally high, and returns
// the height of all.
func (c *columns) flow(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	n := c.across(len(objects))
	wide := (c.width - columnGap*float32(n-1)) / float32(n)
	y := float32(0)
	for i := 0; i < len(objects); i += n {
		line := objects[i:min(i+n, len(objects))]
		tall := float32(0)
		for _, o := range line {
			tall = max(tall, o.MinSize().Height)
		}
		for j, o := range line {
			put(o, float32(j)*(wide+columnGap), y, wide, tall)
		}
		y += tall + columnGap
	}
	return max(y-columnGap, 0)
}

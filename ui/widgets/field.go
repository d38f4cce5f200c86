package widgets

import (
	"slices"
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
	label     *Words
	note      *Words
	problem   *Words
	control   fyne.CanvasObject
	beside    bool   // the note stands at the right of the control
	calm      bool   // the control has no frame until it is used
	left      bool   // the label stands at the left: one of Facts
	elsewhere func() // shows the problem in place of the line beneath
}

// A fact is a field whose label can stand at its left.
type fact interface{ labelLeft() }

func (f *frame) labelLeft() { f.left = true; f.Refresh() }

// Facts sets fields under each other with their labels at the left: details
// that can be edited in place.
func Facts(fields ...fyne.CanvasObject) *fyne.Container {
	for _, o := range fields {
		if f, ok := o.(fact); ok {
			f.labelLeft()
		}
	}
	return &fyne.Container{Layout: stacked{gap: 0}, Objects: fields}
}

const (
	factLabel = 92 // width of the labels of facts, at text scale 1
	calmShift = 8  // a control without a frame begins where its label does
)

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
	if text == f.problem.Text() {
		return
	}
	f.problem.SetText(text)
	f.Refresh()
	if f.elsewhere != nil {
		f.elsewhere()
	}
}

// ShowProblems has what is wrong shown by show, which asks for Problem, and not
// beneath: for a field too narrow for a sentence.
func (f *frame) ShowProblems(show func()) { f.elsewhere = show }

// troubled reports whether a problem is shown beneath.
func (f *frame) troubled() bool { return f.problem.Text() != "" && f.elsewhere == nil }

// saidIn reports whether a field within o shows this problem beneath itself.
func saidIn(o fyne.CanvasObject, text string) bool {
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case *Scroll:
		inside = []fyne.CanvasObject{o.content}
	case *Card:
		inside = []fyne.CanvasObject{o.content}
	case interface {
		troubled() bool
		Problem() string
	}:
		return o.troubled() && o.Problem() == text
	}
	return slices.ContainsFunc(inside, func(o fyne.CanvasObject) bool { return o.Visible() && saidIn(o, text) })
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
		size := f.control.MinSize()
		switch {
		case f.left:
			size.Width += look.Px(factLabel)
		case f.label.Text() != "":
			size.Width = max(size.Width, f.label.MinSize().Width)
			size.Height += f.label.MinSize().Height + 2
		}
		if f.note.Text() != "" && !f.beside {
			size.Height += f.note.MinSize().Height + 2
		}
		if f.troubled() {
			size.Height += f.problem.MinSize().Height + 2
		}
		return size
	}
	r.layout = f.lay
	r.refresh = func() {
		f.label.Hidden = f.label.Text() == ""
		f.note.Hidden = f.note.Text() == ""
		f.problem.Hidden = !f.troubled()
		f.lay(f.Size())
	}
	r.refresh()
	return r
}

func (f *frame) lay(size fyne.Size) {
	x, y := float32(0), float32(0)
	labelHigh := f.label.MinSize().Height
	switch {
	case f.left:
		x = look.Px(factLabel)
		place(f.label, 0, (controlHeight()-labelHigh)/2, x-calmShift, labelHigh)
	case f.label.Text() != "":
		place(f.label, 0, 0, size.Width, labelHigh)
		y = labelHigh + 2
	}
	width := size.Width - x
	noteHigh, problemHigh := float32(0), float32(0)
	if f.note.Text() != "" && !f.beside {
		noteHigh = f.note.MinSize().Height + 2
	}
	if f.troubled() {
		f.problem.Resize(fyne.NewSize(width, f.problem.Size().Height))
		problemHigh = f.problem.MinSize().Height + 2
	}
	tall := max(size.Height-y-noteHigh-problemHigh, f.control.MinSize().Height)
	f.layControl(x, y, width, tall)
	if noteHigh > 0 {
		place(f.note, x, y+tall+2, width, noteHigh-2)
	}
	if problemHigh > 0 {
		place(f.problem, x, y+tall+noteHigh+2, width, problemHigh-2)
	}
}

// layControl sets the control, and the note at its right if it stands there.
func (f *frame) layControl(x, y, width, tall float32) {
	const gap = 10
	if f.calm {
		x, width = x-calmShift, width+calmShift
	}
	if !f.beside {
		place(f.control, x, y, width, tall)
		return
	}
	wide := min(f.control.MinSize().Width, width)
	place(f.control, x, y, wide, tall)
	high := f.note.MinSize().Height
	place(f.note, x+wide+gap, y+(tall-high)/2, max(width-wide-gap, 0), high)
}

// Labelled is any control under a label, such as a CompletionEntry.
type Labelled struct{ frame }

// NewLabelled puts a control under a label.
func NewLabelled(label string, control fyne.CanvasObject) *Labelled {
	l := &Labelled{}
	l.set(label, control)
	l.ExtendBaseWidget(l)
	return l
}

// Calm shows the entry in it without a frame until it is used, as fields that
// save themselves are shown.
func (l *Labelled) Calm() *Labelled {
	if e, ok := l.control.(interface{ setCalm() }); ok {
		e.setCalm()
		l.calm = true
	}
	return l
}

// Form sets fields under each other with the window's spacing.
func Form(fields ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: stacked{gap: 12}, Objects: fields}
}

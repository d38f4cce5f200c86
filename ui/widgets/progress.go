package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Progress shows how far a piece of work is, in words and as a bar, and can
// cancel it. It is hidden while there is none; it fits into the status line.
type Progress struct {
	widget.BaseWidget
	words  *Words
	bar    *Bar
	stop   *Button
	cancel func()
}

// NewProgress makes a progress that is hidden.
func NewProgress() *Progress {
	p := &Progress{words: NewWords("", Small), bar: NewBar(1)}
	p.stop = NewButton("Cancel", Quiet, func() {
		if p.cancel != nil {
			p.stop.DisableBecause("It stops at the next safe point.")
			p.cancel()
		}
	})
	p.ExtendBaseWidget(p)
	p.Hide()
	return p
}

// Start shows the progress; cancel may be nil.
func (p *Progress) Start(words string, cancel func()) {
	p.cancel = cancel
	p.stop.Hidden = cancel == nil
	p.stop.Enable()
	p.Set(0, words)
	p.Show()
}

// Set says how far the work is, 0 to 1.
func (p *Progress) Set(done float64, words string) {
	p.words.SetText(words)
	p.bar.Set(1, Part{Value: min(max(done, 0), 1), Colour: look.Accent})
	p.Refresh()
}

// Finish hides the progress.
func (p *Progress) Finish() { p.Hide() }

// Widths: of the words at least, and of the bar.
const (
	leastProgress = 150
	progressBar   = 120
)

// CreateRenderer draws words, bar and button side by side.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	const gap = 10
	r := &drawn{objects: []fyne.CanvasObject{p.words, p.bar, p.stop}}
	widths := func() (words, bar, stop float32) {
		if p.stop.Visible() {
			stop = p.stop.MinSize().Width
		}
		return Small.measure(p.words.Text()).Width + 2, progressBar, stop
	}
	r.min = func() fyne.Size {
		w, b, s := widths()
		return fyne.NewSize(min(w, leastProgress)+b+s+2*gap, look.Px(26))
	}
	r.layout = func(size fyne.Size) {
		w, b, s := widths()
		w = min(w, max(size.Width-b-s-2*gap, 0))
		high := p.words.MinSize().Height
		place(p.words, 0, (size.Height-high)/2, w, high)
		place(p.bar, w+gap, (size.Height-8)/2, b, 8)
		place(p.stop, w+b+2*gap, 0, s, size.Height)
	}
	r.refresh = func() { r.layout(p.Size()) }
	return r
}

// ProgressDialog is a progress that the window waits for.
type ProgressDialog struct {
	dialog *Dialog
	words  *Words
	bar    *Bar
}

// ShowProgress opens a dialog with a bar. Cancel, which Esc calls too, may be
// nil: then the work cannot be stopped. The caller closes it.
func ShowProgress(win fyne.Window, title string, cancel func()) *ProgressDialog {
	p := &ProgressDialog{words: NewParagraph(" ", Small), bar: NewBar(1)}
	o := Options{Title: title, Content: Form(p.bar, p.words), OnCancel: cancel, Cancel: "Cancel"}
	if cancel == nil {
		o.Cancel = "-"
	}
	p.dialog = ShowDialog(win, o)
	return p
}

// Set says how far the work is, 0 to 1.
func (p *ProgressDialog) Set(done float64, words string) {
	p.bar.Set(1, Part{Value: min(max(done, 0), 1), Colour: look.Accent})
	p.words.SetText(words)
}

// Close takes the dialog away.
func (p *ProgressDialog) Close() { p.dialog.Close() }

// Rule is a thin line across, between parts of a panel.
func Rule() fyne.CanvasObject {
	r := &rule{}
	r.ExtendBaseWidget(r)
	return r
}

type rule struct{ widget.BaseWidget }

func (u *rule) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(nil)
	r := &drawn{objects: []fyne.CanvasObject{line}}
	r.min = func() fyne.Size { return fyne.NewSize(1, 1) }
	r.layout = func(size fyne.Size) { place(line, 0, (size.Height-1)/2, size.Width, 1) }
	r.refresh = func() { paint(line, look.Line, "") }
	r.refresh()
	return r
}

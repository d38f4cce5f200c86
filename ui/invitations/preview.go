package invitations

import (
	"convenor/model"
	"convenor/storage"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// preview is the message as one of its recipients will get it.
type preview struct {
	dialog        *Dialog
	head          *widgets.Words
	before, after *widgets.Button
	subject, text *widgets.Words
	file          *widgets.Words
	page          *widgets.Scroll
	object        fyne.CanvasObject
}

func newPreview(d *Dialog) *preview {
	p := &preview{dialog: d, head: widgets.NewWords("", widgets.Small), subject: widgets.NewParagraph("", widgets.Strong), text: widgets.NewParagraph("", widgets.Body),
		file: widgets.NewParagraph("", widgets.Small)}
	p.before = widgets.NewButton("‹ Before", widgets.Quiet, func() { p.turn(-1) })
	p.after = widgets.NewButton("Next ›", widgets.Quiet, func() { p.turn(1) })
	p.page = widgets.NewScroll(widgets.NewCard("", widgets.Form(p.subject, p.text, p.file)))
	p.object = widgets.Over(widgets.Toolbar(p.head, p.before, p.after), p.page, 8)
	return p
}

func (p *preview) turn(by int) {
	p.dialog.shown += by
	p.dialog.refresh()
}

// show shows the message of the person at Dialog.shown; when it cannot be made,
// what was shown stays.
func (p *preview) show(all []storage.Recipient) {
	d := p.dialog
	d.shown = max(min(d.shown, len(all)-1), 0)
	p.before.DisableBecause(unless(d.shown > 0, "This is the first."))
	p.after.DisableBecause(unless(d.shown < len(all)-1, "This is the last."))
	var to *storage.Recipient
	head := "Preview, as for all at once"
	if len(all) > 0 {
		to = &all[d.shown]
		head = model.Thousands(d.shown+1) + " of " + model.Thousands(len(all)) + ": " + sayName(*to) + " <" + to.Email + ">"
	}
	p.head.SetText(head)
	m, err := d.state.preview(to)
	if err != nil {
		return // the sentence over the buttons says why
	}
	p.subject.SetText(m.Subject)
	p.text.SetText(m.Body)
	p.file.Hidden = !d.state.calendar
	p.file.SetText("Attached: " + d.state.session.Title + ".ics, " + d.state.session.When())
	p.page.Refresh()
}

// beside sets the form beside the preview, at the height the window has.
func beside(w fyne.Window, form, preview fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&halves{w}, form, preview)
}

type halves struct{ window fyne.Window }

// wordsBetween gives the words the height that the choices over them and what
// stands under them leave.
type wordsBetween struct{}

const between = 12

func (wordsBetween) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, c := range o {
		c.Resize(fyne.NewSize(size.Width, c.Size().Height)) // they wrap to this width
	}
	top, foot := o[0].MinSize().Height, o[2].MinSize().Height
	words := max(size.Height-top-foot-2*between, o[1].MinSize().Height)
	y := float32(0)
	for i, high := range []float32{top, words, foot} {
		o[i].Move(fyne.NewPos(0, y))
		o[i].Resize(fyne.NewSize(size.Width, high))
		y += high + between
	}
}

func (wordsBetween) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 2*between)
	for _, c := range o {
		m := c.MinSize()
		size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height)
	}
	return size
}

const (
	formWide  = 440
	leastHigh = 380
	mostHigh  = 760
	aroundIt  = 232 // what the dialog itself takes of the window's height, with a sentence over its buttons
)

func (h *halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := min(look.Px(formWide), size.Width*0.52)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left+24, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-24, size.Height))
}

func (h *halves) MinSize([]fyne.CanvasObject) fyne.Size {
	room := h.window.Canvas().Size().Height - look.Room(aroundIt)
	return fyne.NewSize(560, min(max(room, leastHigh), mostHigh))
}

package desk

import (
	"convenor/storage"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// sideShown is how many things that happened are listed.
const sideShown = 25

// side lists what happened last, each with a way to take it back.
type side struct {
	screen *Screen
	most   int
	box    *fyne.Container
	object fyne.CanvasObject
}

func newSide(s *Screen, most int) *side {
	v := &side{screen: s, most: most, box: widgets.Facts()}
	v.object = v.box
	if most > 1 {
		v.object = widgets.NewScroll(container.New(&padded{}, widgets.NewCard("At the door", v.box)))
	}
	return v
}

func (v *side) show(all []event) {
	v.box.Objects = nil
	for i, e := range all {
		if i == v.most {
			break
		}
		v.box.Add(v.line(e, v.screen.desk.now.Events[i]))
	}
	if len(all) == 0 {
		v.box.Add(widgets.NewParagraph("Who arrives is listed here, the last first.", widgets.Dim))
	}
	v.box.Refresh()
	v.object.Refresh()
}

func (v *side) line(e event, of storage.DeskEvent) fyne.CanvasObject {
	words := widgets.NewParagraph(e.at+"  "+e.words, widgets.Body)
	if v.most == 1 {
		words = widgets.NewWords(e.at+"  "+e.words, widgets.Dim)
	}
	undo := widgets.NewButton("Undo", widgets.Quiet, func() { v.screen.undo(of) })
	undo.OnRune = v.screen.typeOn
	undo.Hidden = !e.undo
	return container.New(&besideUndo{}, words, undo)
}

// besideUndo sets words beside a button.
type besideUndo struct{}

func (besideUndo) Layout(o []fyne.CanvasObject, size fyne.Size) {
	button := o[1].MinSize()
	wide := size.Width - button.Width - 4
	o[0].Resize(fyne.NewSize(wide, o[0].Size().Height)) // it wraps to this width
	words := o[0].MinSize().Height
	put(o[0], 0, max((button.Height-words)/2, 4), wide, words)
	put(o[1], size.Width-button.Width, 0, button.Width, button.Height)
}

func (besideUndo) MinSize(o []fyne.CanvasObject) fyne.Size {
	words, button := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(look.Px(120)+button.Width, max(words.Height+8, button.Height))
}

// padded leaves room for the frame of a card at the edge of a scroll.
type padded struct{}

func (padded) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], 1, 1, size.Width-2, size.Height-2)
}

func (padded) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().AddWidthHeight(2, 2) }

// count is one large number and what it counts.
type count struct {
	widget.BaseWidget
	number      *canvas.Text
	words, warn *widgets.Words
	box         *canvas.Rectangle
	over        bool
}

func newCount() *count {
	c := &count{number: canvas.NewText("", nil), words: widgets.NewParagraph("", widgets.Dim), box: canvas.NewRectangle(nil),
		warn: widgets.NewParagraph("", widgets.Body)}
	c.box.CornerRadius, c.box.StrokeWidth = look.RadiusPanel, 1
	c.number.TextStyle.Bold = true
	c.ExtendBaseWidget(c)
	return c
}

func (c *count) set(n counter) {
	c.number.Text = n.number
	c.words.SetText(n.words)
	c.over = n.warn != ""
	c.warn.SetText("")
	if c.over {
		c.warn.SetText("! " + n.warn)
	}
	c.Refresh()
}

// CreateRenderer draws the number at the left of its words.
func (c *count) CreateRenderer() fyne.WidgetRenderer { return &countRenderer{c} }

type countRenderer struct{ *count }

func (r *countRenderer) size() float32 {
	if widgets.LowWindow(r.count) {
		return theme.Size(look.SizeFigure)
	}
	return look.Px(36)
}

func (r *countRenderer) Layout(size fyne.Size) {
	put(r.box, 0, 0, size.Width, size.Height)
	own := r.number.MinSize()
	left := look.Px(18)
	centred(r.number, left, 0, own.Width, size.Height)
	left += own.Width + look.Px(12)
	width := max(size.Width-left-look.Px(8), 0)
	r.wrap(width)
	words, warn := r.words.MinSize().Height, r.warn.MinSize().Height
	if !r.over {
		put(r.words, left, (size.Height-words)/2, width, words)
		return
	}
	top := (size.Height - words - warn) / 2
	put(r.words, left, top, width, words)
	put(r.warn, left, top+words, width, warn)
}

// wrap breaks the words for a width.
func (r *countRenderer) wrap(width float32) {
	for _, w := range []*widgets.Words{r.words, r.warn} {
		w.Resize(fyne.NewSize(width, w.Size().Height))
	}
}

func (r *countRenderer) MinSize() fyne.Size {
	words := r.words.MinSize().Height
	if r.over {
		words += r.warn.MinSize().Height
	}
	high := max(r.size()*1.4+look.Room(20), words+12)
	if widgets.LowWindow(r.count) {
		high = max(r.size()*1.4, words) + 6
	}
	return fyne.NewSize(look.Px(180), high)
}

func (r *countRenderer) Refresh() {
	r.number.TextSize, r.number.Color = r.size(), look.Colour(look.Text)
	r.box.FillColor, r.box.StrokeColor = look.Colour(look.Panel), look.Colour(look.Line)
	if r.over {
		r.box.FillColor = look.Colour(look.WarningBack)
	}
	r.warn.Hidden = !r.over
	warn := widgets.Style{Size: look.SizeText, Colour: look.Warning, Bold: true}
	if widgets.LowWindow(r.count) {
		warn.Size = look.SizeSmall
	}
	r.warn.SetStyle(warn)
	r.Layout(r.count.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *countRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.number, r.words, r.warn}
}
func (r *countRenderer) Destroy() {}

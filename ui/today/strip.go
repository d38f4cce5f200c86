package today

import (
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// strip draws a year as twelve columns, a block for each session.
type strip struct {
	widget.BaseWidget
	year   year
	labels [12]*widgets.Words
	tips   [12]*widgets.Words // lie over the columns and say what they hold
}

func newStrip() *strip {
	s := &strip{}
	for i := range s.labels {
		s.labels[i], s.tips[i] = widgets.NewWords("", widgets.Small), widgets.NewWords("", widgets.Small)
	}
	s.ExtendBaseWidget(s)
	return s
}

func (s *strip) set(y year) {
	s.year = y
	for i, m := range y.months {
		style := widgets.Small
		if m.current {
			style = widgets.Style{Size: look.SizeSmall, Colour: look.Accent, Bold: true}
		}
		s.labels[i].SetStyle(style)
		s.labels[i].SetText(m.letter)
		s.tips[i].SetTip(m.words)
	}
	s.Refresh()
}

// CreateRenderer draws the columns.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{strip: s}
	r.Refresh()
	return r
}

type stripRenderer struct {
	strip   *strip
	objects []fyne.CanvasObject
}

const (
	columnHigh  = 74
	labelHigh   = 20
	columnSpace = 4
	blockHigh   = 24
	blockInset  = 4
)

func (r *stripRenderer) Destroy()                     {}
func (r *stripRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *stripRenderer) Layout(fyne.Size)             { r.draw() }

func (r *stripRenderer) MinSize() fyne.Size {
	return fyne.NewSize(12*look.Px(18), look.Px(columnHigh+labelHigh))
}

func (r *stripRenderer) Refresh() {
	r.draw()
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *stripRenderer) draw() {
	r.objects = r.objects[:0]
	size := r.strip.Size()
	wide := (size.Width - 11*columnSpace) / 12
	if wide <= 0 {
		return
	}
	for i, m := range r.strip.year.months {
		x := float32(i) * (wide + columnSpace)
		field := canvas.NewRectangle(look.Colour(look.Muted))
		field.CornerRadius = 4
		r.put(field, x, 0, wide, look.Px(columnHigh))
		r.drawBlocks(m.blocks, x, wide)
		label := r.strip.labels[i]
		letter := label.MinSize()
		r.put(label, x+(wide-letter.Width)/2, look.Px(columnHigh)+2, letter.Width, letter.Height)
		r.put(r.strip.tips[i], x, 0, wide, look.Px(columnHigh))
	}
}

// drawBlocks stacks the blocks of a month from below; they get lower when there
// are many.
func (r *stripRenderer) drawBlocks(blocks []block, x, wide float32) {
	if len(blocks) == 0 {
		return
	}
	room := look.Px(columnHigh) - blockInset
	high := min(look.Px(blockHigh), room/float32(len(blocks))-3)
	y := look.Px(columnHigh) - blockInset - high
	for _, b := range blocks {
		r.drawBlock(b, x+blockInset, y, wide-2*blockInset, high)
		y -= high + 3
	}
}

func (r *stripRenderer) drawBlock(b block, x, y, wide, high float32) {
	if b == idea {
		r.dashed(x, y, wide, high)
		return
	}
	box := canvas.NewRectangle(nil)
	box.CornerRadius = 2
	box.StrokeWidth, box.StrokeColor = 2, look.Colour(look.Accent)
	box.FillColor = look.Colour(look.Panel)
	if b == inPerson {
		box.FillColor = look.Colour(look.Accent)
	}
	r.put(box, x, y, wide, high)
}

// dashed draws the frame of a box in dashes.
func (r *stripRenderer) dashed(x, y, wide, high float32) {
	const thick, dash, space = 2, 4, 3
	bar := func(x, y, w, h float32) {
		r.put(canvas.NewRectangle(look.Colour(look.Accent)), x, y, w, h)
	}
	for at := float32(0); at < wide; at += dash + space {
		w := min(dash, wide-at)
		bar(x+at, y, w, thick)
		bar(x+at, y+high-thick, w, thick)
	}
	for at := float32(0); at < high; at += dash + space {
		h := min(dash, high-at)
		bar(x, y+at, thick, h)
		bar(x+wide-thick, y+at, thick, h)
	}
}

func (r *stripRenderer) put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	r.objects = append(r.objects, o)
}

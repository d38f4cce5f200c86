package desk

import (
	"image/color"

	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// slot draws one row at a time.
type slot struct {
	box         *fyne.Container
	field, bar  *canvas.Rectangle // behind the row, and at the left of the chosen one
	line        *canvas.Rectangle // under it
	headField   *canvas.Rectangle
	heading     *widgets.Words
	tick        *canvas.Rectangle
	short, long *canvas.Line // the tick in it
	plus        *canvas.Text
	name        *widgets.Words
	detail      *widgets.Words
	org         *widgets.Words
	badge       *canvas.Rectangle
	letter      *canvas.Text
	mark        *widgets.Pill
	state       *widgets.Words
	hint        *widgets.Words // under the state: what Enter does
	needs       *widgets.Words
}

func newSlot() *slot {
	s := &slot{field: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), headField: canvas.NewRectangle(nil),
		heading: widgets.NewWords("", widgets.Heading),
		tick:    canvas.NewRectangle(nil), short: canvas.NewLine(nil), long: canvas.NewLine(nil), plus: canvas.NewText("+", nil),
		name: widgets.NewWords("", widgets.Body), detail: widgets.NewWords("", widgets.Small), org: widgets.NewWords("", widgets.Body),
		badge: canvas.NewRectangle(nil), letter: canvas.NewText("", nil), mark: widgets.NewPill("!", widgets.ToneWarning),
		state: widgets.NewWords("", widgets.Body).AlignRight(), hint: widgets.NewWords("", widgets.Small).AlignRight(), needs: widgets.NewParagraph("", needsStyle)}
	s.tick.CornerRadius, s.badge.CornerRadius = 4, 4
	s.tick.StrokeWidth, s.short.StrokeWidth, s.long.StrokeWidth = 2, 2.5, 2.5
	s.letter.Alignment, s.letter.TextStyle.Bold = fyne.TextAlignCenter, true
	s.plus.Alignment = fyne.TextAlignCenter
	s.box = container.NewWithoutLayout(s.field, s.headField, s.line, s.bar, s.heading, s.tick, s.short, s.long, s.plus,
		s.name, s.detail, s.badge, s.letter, s.org, s.mark, s.state, s.hint, s.needs)
	return s
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// centred puts words in the middle of a height.
func centred(o fyne.CanvasObject, x, y, width, height float32) {
	own := o.MinSize().Height
	put(o, x, y+(height-own)/2, width, own)
}

// nameStyle is how names are written.
var nameStyle = widgets.Style{Size: look.SizeTitle, Colour: look.Text}

const (
	edge     = 16
	stateLow = 150 // width of what stands at the right, at text scale 1
)

// show draws row i in the slot, whose box is placed by the caller.
func (s *slot) show(r *rows, i int, d row) {
	width, chosen := r.Size().Width, i == r.desk.chosen
	y := float32(0)
	s.heading.Hidden, s.headField.Hidden = d.heading == "", d.heading == ""
	if d.heading != "" {
		s.heading.SetText(d.heading)
		s.headField.FillColor = look.Colour(look.Muted)
		put(s.headField, 1, 0, width-2, headingHigh())
		centred(s.heading, edge, 0, width-2*edge, headingHigh())
		y = headingHigh()
	}
	high := rowHigh()
	needs := r.showsNeeds(i, d)
	whole := high
	if needs {
		whole += r.needsHigh(d)
	}
	s.paintField(r, i, chosen)
	put(s.field, 1, y, width-2, whole)
	put(s.bar, 0, y, 4, whole)
	put(s.line, 1, y+whole-1, width-2, 1)
	s.line.Hidden = i == r.desk.len()-1

	s.showTick(d, y, high)
	left := nameLeft()
	right := look.Px(stateLow)
	if chosen && d.state == "" {
		right = max(right, widgets.Dim.Width(d.hint)+2)
	}
	s.showState(d, chosen, width-edge-right, y, right, high)
	middle := width - edge - right - left
	name := middle
	if d.deed != doAdd {
		name = r.nameWide(middle)
	}
	s.showName(d, left, y, name-look.Px(12), high)
	s.showOrganisation(r, d, left+name, y, middle-name-look.Px(44), high)
	s.mark.Hidden = d.needs == ""
	m := s.mark.MinSize()
	put(s.mark, width-edge-right-look.Px(30), y+(high-m.Height)/2, m.Width, m.Height)
	s.mark.SetTip("")
	if !r.desk.hideNeeds {
		s.mark.SetTip(d.needs)
	}

	s.needs.Hidden = !needs
	s.needs.SetText(needsText(d))
	s.needs.SetStyle(needsStyle)
	put(s.needs, left, y+high-look.Px(6), r.needsWide(), r.needsHigh(d)-look.Px(6))
	s.box.Refresh()
}

func (s *slot) paintField(r *rows, i int, chosen bool) {
	s.field.FillColor, s.bar.FillColor, s.line.FillColor = nil, look.Colour(look.Accent), look.Colour(look.Line)
	switch {
	case chosen:
		s.field.FillColor = look.Colour(look.RowSelection)
	case i == r.hovered:
		s.field.FillColor = look.Colour(look.Hover)
	}
	s.field.Hidden = s.field.FillColor == nil
	s.bar.Hidden = !chosen
}

// nameLeft is where names begin.
func nameLeft() float32 { return edge + look.Px(22+16) }

// showTick draws the box, ticked for who is in.
func (s *slot) showTick(d row, y, high float32) {
	side := look.Px(22)
	top := y + (high-side)/2
	put(s.tick, edge, top, side, side)
	s.tick.Hidden, s.plus.Hidden = d.deed == doAdd, d.deed != doAdd
	s.short.Hidden, s.long.Hidden = !d.in, !d.in
	s.tick.FillColor, s.tick.StrokeColor = color.Transparent, look.Colour(look.Dim)
	if d.in {
		s.tick.FillColor, s.tick.StrokeColor = look.Colour(look.Accent), look.Colour(look.Accent)
	}
	s.short.StrokeColor, s.long.StrokeColor = look.Colour(look.OnAccent), look.Colour(look.OnAccent)
	s.short.Position1, s.short.Position2 = fyne.NewPos(edge+side*0.22, top+side*0.52), fyne.NewPos(edge+side*0.42, top+side*0.72)
	s.long.Position1, s.long.Position2 = fyne.NewPos(edge+side*0.42, top+side*0.72), fyne.NewPos(edge+side*0.78, top+side*0.28)
	s.plus.Color, s.plus.TextSize = look.Colour(look.Accent), theme.Size(look.SizeFigure)
	centred(s.plus, edge, y, side, high)
}

func (s *slot) showName(d row, x, y, width, high float32) {
	style := nameStyle
	if d.deed == doAdd {
		style.Colour = look.Accent
	}
	s.name.SetText(d.name)
	s.name.SetStyle(style)
	s.detail.SetText(d.detail)
	s.detail.Hidden = d.detail == ""
	if d.detail == "" {
		centred(s.name, x, y, width, high)
		return
	}
	name, detail := s.name.MinSize().Height, s.detail.MinSize().Height
	top := y + (high-name-detail)/2
	put(s.name, x, top, width, name)
	put(s.detail, x, top+name, width, detail)
}

func (s *slot) showOrganisation(r *rows, d row, x, y, width, high float32) {
	letter, colour := "", look.Colour(look.Muted)
	if d.organisation != "" || d.sector != "" {
		if l, c := r.badge(d.sector); l != "" {
			letter, colour = l, c
		}
	}
	s.badge.Hidden, s.letter.Hidden = letter == "", letter == ""
	if letter != "" {
		side := look.Px(20)
		s.badge.FillColor = colour
		s.letter.Text, s.letter.Color, s.letter.TextSize = letter, look.InkOn(colour), theme.Size(look.SizeSmall)*11/12
		put(s.badge, x, y+(high-side)/2, side, side)
		centred(s.letter, x, y, side, high)
		x, width = x+side+8, width-side-8
	}
	s.org.SetText(d.organisation)
	centred(s.org, x, y, max(width, 0), high)
}

// showState says who is in since when, and on the chosen row what Enter does.
func (s *slot) showState(d row, chosen bool, x, y, width, high float32) {
	text, style := d.state, widgets.Dim
	switch {
	case d.in:
		style = widgets.Style{Size: look.SizeTitle, Colour: look.Good, Bold: true}
	case d.deed == doAdd, chosen && d.state == "":
		text = d.hint
	}
	s.state.SetText(text)
	s.state.SetStyle(style)
	s.hint.Hidden = !chosen || d.state == ""
	if s.hint.Hidden {
		centred(s.state, x, y, width, high)
		return
	}
	s.hint.SetText(d.hint)
	state, hint := s.state.MinSize().Height, s.hint.MinSize().Height
	top := y + (high-state-hint)/2
	put(s.state, x, top, width, state)
	put(s.hint, x, top+state, width, hint)
}

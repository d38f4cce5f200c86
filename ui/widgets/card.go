package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Card is a panel with an optional heading over its content.
type Card struct {
	widget.BaseWidget
	heading *Words
	content fyne.CanvasObject
	pad     float32
}

// NewCard makes a card; heading may be "".
func NewCard(heading string, content fyne.CanvasObject) *Card {
	c := &Card{heading: NewWords(heading, Heading), content: content, pad: 18}
	c.ExtendBaseWidget(c)
	return c
}

// SetHeading changes the heading.
func (c *Card) SetHeading(text string) { c.heading.SetText(text); c.Refresh() }

// SetContent changes what the card holds.
func (c *Card) SetContent(content fyne.CanvasObject) { c.content = content; c.Refresh() }

func (c *Card) top() float32 {
	if c.heading.Text() == "" {
		return c.pad
	}
	return c.pad + c.heading.MinSize().Height + 8
}

// CreateRenderer draws the panel.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	box := newBox(look.RadiusPanel)
	r := &drawn{objects: []fyne.CanvasObject{box, c.heading, c.content}}
	r.min = func() fyne.Size {
		inner := c.content.MinSize()
		return fyne.NewSize(max(inner.Width, c.heading.MinSize().Width)+2*c.pad, inner.Height+c.top()+c.pad)
	}
	r.layout = func(size fyne.Size) {
		place(box, 0, 0, size.Width, size.Height)
		place(c.heading, c.pad, c.pad, size.Width-2*c.pad, c.heading.MinSize().Height)
		place(c.content, c.pad, c.top(), size.Width-2*c.pad, size.Height-c.top()-c.pad)
	}
	r.refresh = func() {
		paint(box, look.Panel, look.Line)
		c.heading.Hidden = c.heading.Text() == ""
		if r.objects[2] != c.content {
			r.objects[2] = c.content
		}
		r.layout(c.Size())
	}
	r.refresh()
	return r
}

// Stat is a number and what it counts, on a panel.
type Stat struct {
	widget.BaseWidget
	number string
	words  *Words
}

// NewStat makes a stat.
func NewStat(number, words string) *Stat {
	s := &Stat{number: number, words: NewParagraph(words, Small)}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the number and what it counts.
func (s *Stat) Set(number, words string) { s.number = number; s.words.SetText(words); s.Refresh() }

// Number is the number as it is shown.
func (s *Stat) Number() string { return s.number }

// CreateRenderer draws the stat.
func (s *Stat) CreateRenderer() fyne.WidgetRenderer {
	const padX, padY = 16, 12
	box, number := newBox(look.RadiusPanel), canvas.NewText("", nil)
	r := &drawn{objects: []fyne.CanvasObject{box, number, s.words}}
	height := func() float32 { return Figure.measure("0").Height }
	r.min = func() fyne.Size {
		wide := max(Figure.measure(s.number).Width, Small.measure("mmmmmm").Width)
		return fyne.NewSize(wide+2*padX, height()+s.words.MinSize().Height+2*padY)
	}
	r.layout = func(size fyne.Size) {
		place(box, 0, 0, size.Width, size.Height)
		placeText(number, padX, padY, size.Width-2*padX, height())
		place(s.words, padX, padY+height(), size.Width-2*padX, size.Height-height()-2*padY)
	}
	r.refresh = func() {
		paint(box, look.Panel, look.Line)
		Figure.apply(number)
		number.Text = s.number
		r.layout(s.Size())
	}
	r.refresh()
	return r
}

// EmptyState says what an empty place is for and offers the first step. With
// no action it only says it.
func EmptyState(text, actionLabel string, action func()) fyne.CanvasObject {
	words := NewParagraph(text, Dim)
	words.align = fyne.TextAlignCenter
	box := container.NewVBox(container.New(&atWidth{340}, words))
	if action != nil {
		box.Add(container.NewPadded())
		box.Add(container.NewCenter(NewButton(actionLabel, Primary, action)))
	}
	return container.New(layout.NewCenterLayout(), box)
}

package listing

import (
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Empty says what an empty place is for and offers the first steps.
func Empty(words string, steps ...fyne.CanvasObject) fyne.CanvasObject {
	buttons := widgets.Row(steps...)
	return container.NewCenter(container.NewVBox(widgets.EmptyState(words, "", nil), container.NewPadded(), container.NewCenter(buttons)))
}

// Pane is the panel of details: what is chosen, or a word on what to do.
type Pane struct {
	Object *widgets.Card
	scroll *widgets.Scroll
	filled fyne.CanvasObject
	empty  fyne.CanvasObject
	shown  bool
}

// NewPane makes a pane for content that scrolls; until Fill it says words.
func NewPane(content fyne.CanvasObject, words string) *Pane {
	p := &Pane{scroll: widgets.NewScroll(container.New(narrower{}, content)), empty: Empty(words)}
	p.filled = container.New(wider{}, p.scroll)
	p.Object = widgets.NewCard("", p.empty)
	return p
}

// Fill shows the content, from its top if wanted.
func (p *Pane) Fill(fromTop bool) {
	if !p.shown {
		p.shown = true
		p.Object.SetContent(p.filled)
	}
	p.scroll.Refresh()
	if fromTop {
		p.scroll.ScrollToTop()
	}
}

// Clear shows the words again.
func (p *Pane) Clear() {
	p.shown = false
	p.Object.SetContent(p.empty)
}

// barRoom is the room for the bar of a scroll, beside what it shows.
const barRoom = 10

// wider lets a scroll reach into the margin at the right, where its bar stands.
type wider struct{}

func (wider) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width+barRoom, size.Height))
}

func (wider) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().SubtractWidthHeight(barRoom, 0)
}

// narrower keeps that room free in what the scroll shows.
type narrower struct{}

func (narrower) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width-barRoom, highAt(o[0], size.Width-barRoom)))
}

func (narrower) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(barRoom, 0)
}

package desk

import (
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// page is everything on the screen: a head, the numbers, the search, the people
// found, and at their side what happened last.
type page struct {
	screen   *Screen
	title    *widgets.Words
	place    *widgets.Words
	word     *widgets.Words
	counters []*count
	search   *widgets.Entry
	rows     *rows
	side     *side
	strip    *side // the last thing in one line, where there is no room for a side
	object   fyne.CanvasObject
	body     *fyne.Container
}

func newPage(s *Screen) *page {
	p := &page{screen: s, title: widgets.NewWords("", widgets.Title), place: widgets.NewWords("", widgets.Dim)}
	p.word = widgets.NewParagraph("", widgets.Style{Size: look.SizeText, Colour: look.Warning, Bold: true})
	leave := widgets.NewButton("Leave the desk   Esc", widgets.Plain, s.leave)
	keys := widgets.NewWords("F1 lists the keys", widgets.Small)
	p.search = widgets.NewEntry()
	p.search.SetPlaceHolder("Any part of a name, organisation or email")
	p.search.OnChanged = s.typed
	p.search.OnKey = s.key
	p.search.OnShortcut = s.shortcut
	p.rows = newRows(s.desk, s.badge, s.tapped)
	p.side, p.strip = newSide(s, sideShown), newSide(s, 1)
	numbers := container.New(&inRow{gap, []float32{4, 4, 3}})
	for range 3 {
		c := newCount()
		p.counters = append(p.counters, c)
		numbers.Add(c)
	}
	head := container.New(headLine{}, p.title, p.place, keys, leave)
	p.body = container.New(&deskLayout{}, head, p.word, numbers, widgets.Enlarged(p.search, 6), p.rows, p.side.object, p.strip.object)
	p.object = container.NewStack(newGround(s.Focus), p.body)
	return p
}

// show shows what the desk knows now.
func (p *page) show() {
	d := p.screen.desk
	if d.now == nil {
		p.rows.Refresh()
		return
	}
	p.title.SetText(d.title())
	p.place.SetText(d.place())
	p.word.SetText(d.word())
	p.word.Hidden = d.word() == ""
	for i, c := range d.counters() {
		p.counters[i].set(c)
	}
	p.side.show(d.events())
	p.strip.show(d.events())
	p.body.Refresh()
	p.rows.reveal()
}

// headLine sets title and place at the left and the rest at the right, on one
// line. Where there is no room for all, the words about keys go first; then the
// place, and at last the title, is cut short.
type headLine struct{}

func (headLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	title, place, keys, leave := o[0].(*widgets.Words), o[1].(*widgets.Words), o[2], o[3]
	button := leave.MinSize()
	right := size.Width - button.Width
	put(leave, right, (size.Height-button.Height)/2, button.Width, button.Height)
	right -= gap
	wide := widgets.Title.Width(title.Text()) + 2
	keys.Hide()
	if own := keys.MinSize(); wide+gap+widgets.Dim.Width(place.Text())+2+gap+own.Width <= right {
		keys.Show()
		right -= own.Width
		centred(keys, right, 0, own.Width, size.Height)
		right -= gap
	}
	wide = min(wide, right)
	centred(title, 0, 0, wide, size.Height)
	left := right - wide - gap
	place.Hidden = left < look.Px(60) // no word of it can be read
	centred(place, wide+gap, 0, max(left, 0), size.Height)
}

func (headLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	button := o[3].MinSize()
	return fyne.NewSize(o[0].MinSize().Width+gap+button.Width, max(button.Height, o[0].MinSize().Height))
}

// deskLayout sets head, word, numbers, search, rows, side and strip.
type deskLayout struct{}

const (
	margin    = 18
	gap       = 12
	sideWide  = 290
	leastRows = 720 // for the rows, before the side makes room for them
)

func (deskLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	head, word, numbers, search, found, side, strip := o[0], o[1], o[2], o[3], o[4], o[5], o[6]
	width := size.Width - 2*margin
	y := float32(margin)
	if widgets.LowWindow(head) {
		y = 6
	}
	between := float32(gap)
	if widgets.LowWindow(head) {
		between = 6
	}
	line := func(o fyne.CanvasObject, least float32) {
		if !o.Visible() {
			return
		}
		o.Resize(fyne.NewSize(width, o.Size().Height)) // it wraps to this width
		high := max(o.MinSize().Height, least)
		put(o, margin, y, width, high)
		y += high + between
	}
	line(head, 0)
	line(word, 0)
	line(numbers, 0)
	line(search, 0)
	bottom := size.Height - between
	beside := width-gap-look.Px(sideWide) >= look.Px(leastRows)
	if beside {
		side.Show()
		strip.Hide()
		put(side, margin+width-look.Px(sideWide), y, look.Px(sideWide), bottom-y)
		width -= gap + look.Px(sideWide)
	} else {
		side.Hide()
		strip.Show()
		high := strip.MinSize().Height
		bottom -= high
		put(strip, margin, bottom, width, high)
	}
	put(found, margin, y, width, max(bottom-y, 0))
}

func (deskLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 300) }

// inRow gives objects shares of a row.
type inRow struct {
	gap    float32
	shares []float32
}

func (l *inRow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	all := float32(0)
	for _, share := range l.shares {
		all += share
	}
	x, room := float32(0), size.Width-l.gap*float32(len(o)-1)
	for i, c := range o {
		width := room * l.shares[i] / all
		put(c, x, 0, width, size.Height)
		x += width + l.gap
	}
}

func (l *inRow) MinSize(o []fyne.CanvasObject) (size fyne.Size) {
	for _, c := range o {
		size = size.Max(c.MinSize())
	}
	return size
}

// ground lies under everything and gives the keyboard back to the search when it
// is clicked.
type ground struct {
	widget.BaseWidget
	tapped func()
}

func newGround(tapped func()) *ground {
	g := &ground{tapped: tapped}
	g.ExtendBaseWidget(g)
	return g
}

// Tapped gives the keyboard back.
func (g *ground) Tapped(*fyne.PointEvent) { g.tapped() }

// CreateRenderer draws nothing.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

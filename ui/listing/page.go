package listing

import (
	"strconv"
	"strings"

	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Page is a list with its filters over it and details beside it.
type Page struct {
	Object fyne.CanvasObject
	Filter *widgets.Entry // the text that the list is filtered by
	Count  *widgets.Words
	Split  *widgets.SplitPane

	body   *fyne.Container
	head   *fyne.Container
	chips  *fold
	banner *fyne.Container
	foot   *fyne.Container
}

// Parts are what a page is made of.
type Parts struct {
	Host     frame.Host
	Area     frame.Area // also the word on the way back from the details
	Hint     string     // what the text filter looks in
	Buttons  []fyne.CanvasObject
	List     fyne.CanvasObject
	Details  fyne.CanvasObject
	OnFilter func(text string)
	ToList   func() // moves the keyboard to the list
}

// NewPage lays the parts out.
func NewPage(p Parts) *Page {
	g := &Page{Filter: widgets.NewEntry(), Count: widgets.NewWords("", widgets.Dim),
		chips: newFold(), banner: container.NewStack(), foot: container.NewStack()}
	g.Filter.SetPlaceHolder(p.Hint)
	g.Filter.OnChanged = p.OnFilter
	g.Filter.OnEscape = func() bool {
		typed := g.Filter.Text != ""
		g.Filter.SetText("")
		return typed
	}
	g.Filter.OnKey = func(k *fyne.KeyEvent) bool {
		used := k.Name == fyne.KeyDown || k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter
		if used {
			p.ToList()
		}
		return used
	}
	g.banner.Hide()
	g.foot.Hide()
	g.makeSplit(p)
	head := container.New(&headLayout{}, g.Filter, g.Count, widgets.Row(p.Buttons...))
	g.head = head
	g.body = container.New(&pageLayout{page: g}, g.banner, head, g.chips.row, g.Split)
	g.Object = widgets.NewScroll(g.body)
	g.chips.moved = g.Object.Refresh
	return g
}

// makeSplit makes the pane of list and details, whose divider is remembered.
func (g *Page) makeSplit(p Parts) {
	setting := strings.ToLower(string(p.Area)) + " details width"
	width, _ := strconv.ParseFloat(p.Host.Setting(setting), 32) // 0 is the usual one
	g.Split = widgets.NewSplitPane(container.New(footed{}, p.List, g.foot), p.Details, float32(width), string(p.Area))
	g.Split.OnDivider = func(width float32) {
		p.Host.SetSetting(setting, strconv.FormatFloat(float64(width), 'f', 0, 32))
	}
	g.Split.OnBack = func() {
		g.Object.Refresh()
		p.Host.Retitle()
		p.ToList()
	}
}

// ShowDetails brings the details forward, where there is room for one only.
func (g *Page) ShowDetails() {
	g.Split.ShowDetails()
	g.Object.Refresh()
}

// Back brings the list forward again.
func (g *Page) Back() { g.Split.Back() }

// BackCommands offer Esc as the way back to the list while the details hide it.
func (g *Page) BackCommands() []frame.Command {
	if !g.InDetails() {
		return nil
	}
	return []frame.Command{{Name: "Back to the list", Key: Bare(fyne.KeyEscape), Do: g.Split.Back}}
}

// InDetails reports whether the details hide the list.
func (g *Page) InDetails() bool { return g.Split.InDetails() }

// SetCount says how many rows the list has.
func (g *Page) SetCount(words string) {
	g.Count.SetText(words)
	g.head.Refresh()
}

// SetChips shows these filters.
func (g *Page) SetChips(chips ...fyne.CanvasObject) {
	g.chips.set(chips)
	g.Object.Refresh()
}

// SetBanner shows something over everything; nil takes it away.
func (g *Page) SetBanner(o fyne.CanvasObject) { set(g.banner, o); g.Object.Refresh() }

// SetFoot shows something under the list; nil takes it away.
func (g *Page) SetFoot(o fyne.CanvasObject) { set(g.foot, o); g.Split.Refresh(); g.Object.Refresh() }

func set(c *fyne.Container, o fyne.CanvasObject) {
	c.Objects = nil
	c.Hidden = o == nil
	if o != nil {
		c.Objects = []fyne.CanvasObject{o}
	}
	c.Refresh()
}

// pageLayout sets its objects under each other at the height they need in this
// width; the last gets what is left, and a few rows at least: in a small window
// with large text the page scrolls. Where details hide the list, its filters
// are hidden too.
type pageLayout struct {
	page  *Page
	width float32
}

const (
	margin    = 18
	gap       = 12
	lowGap    = 8                     // in a low window, also over everything
	leastRows = 33 + 3*look.RowHeight // of the list, at text scale 1
)

// gap is the room between the objects.
func (l *pageLayout) gap() float32 {
	if widgets.LowWindow(l.page.Object) {
		return lowGap
	}
	return gap
}

func (l *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for range 2 { // the split pane knows how it stands once it has been laid out
		before := l.page.InDetails()
		show(l.page.head, !before)
		show(l.page.chips.row, !before)
		y := l.over(objects, func(o fyne.CanvasObject, y, high float32) {
			o.Move(fyne.NewPos(margin, y))
			o.Resize(fyne.NewSize(size.Width-2*margin, high))
		})
		last := objects[len(objects)-1]
		last.Move(fyne.NewPos(margin, y))
		last.Resize(fyne.NewSize(size.Width-2*margin, max(size.Height-y-l.gap(), 0)))
		if l.page.InDetails() == before {
			return
		}
	}
}

// over calls put for each visible object but the last, with where it stands,
// and returns where the last begins.
func (l *pageLayout) over(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, y, high float32)) float32 {
	y, gap := float32(margin-2), l.gap()
	if gap == lowGap {
		y = gap
	}
	for _, o := range objects[:len(objects)-1] {
		if !o.Visible() {
			continue
		}
		high := highAt(o, l.width-2*margin)
		put(o, y, high)
		y += high + gap
	}
	return y
}

func (l *pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least, gap := look.Room(leastRows), l.gap()
	if l.page.foot.Visible() && !l.page.InDetails() {
		least += l.page.foot.MinSize().Height + gap
	}
	return fyne.NewSize(300, l.over(objects, func(fyne.CanvasObject, float32, float32) {})+least+gap)
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// highAt is the height that o needs at a width.
func highAt(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.Size().Height))
	return o.MinSize().Height
}

// headLayout sets the filter, the count and the buttons on one line, the
// buttons at the right. The filter gives way; where that is not enough the
// buttons go on a second line.
type headLayout struct{ width float32 }

const (
	filterWide  = 250
	filterLeast = 120
)

func (l *headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	filter, count, buttons := o[0], o[1], o[2]
	high := l.high(o)
	b := buttons.MinSize()
	buttons.Resize(b)
	wide, room := min(look.Px(filterWide), size.Width), size.Width
	if l.together(o) {
		room -= b.Width + gap
		wide = min(wide, room-count.MinSize().Width-gap)
		buttons.Move(fyne.NewPos(size.Width-b.Width, (high-b.Height)/2))
	} else {
		buttons.Move(fyne.NewPos(0, high+gap))
	}
	tall := filter.MinSize().Height
	filter.Resize(fyne.NewSize(wide, tall))
	filter.Move(fyne.NewPos(0, (high-tall)/2))
	tall = count.MinSize().Height
	count.Move(fyne.NewPos(wide+gap, (high-tall)/2))
	count.Resize(fyne.NewSize(max(room-wide-gap, 0), tall))
}

func (l *headLayout) together(o []fyne.CanvasObject) bool {
	return l.width == 0 || look.Px(filterLeast)+o[1].MinSize().Width+o[2].MinSize().Width+2*gap <= l.width
}

// high is the height of the first line.
func (l *headLayout) high(o []fyne.CanvasObject) float32 {
	high := max(o[0].MinSize().Height, look.Room(34))
	if l.together(o) {
		high = max(high, o[2].MinSize().Height)
	}
	return high
}

func (l *headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	high := l.high(o)
	if !l.together(o) {
		high += gap + o[2].MinSize().Height
	}
	return fyne.NewSize(300, high)
}

// footed sets a foot, while it is shown, under a list that gets the rest.
type footed struct{}

func (footed) Layout(o []fyne.CanvasObject, size fyne.Size) {
	list, foot := o[0], o[1]
	left := size.Height
	if foot.Visible() {
		high := highAt(foot, size.Width)
		left -= high + gap
		foot.Move(fyne.NewPos(0, left+gap))
		foot.Resize(fyne.NewSize(size.Width, high))
	}
	list.Move(fyne.NewPos(0, 0))
	list.Resize(fyne.NewSize(size.Width, max(left, 0)))
}

func (footed) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

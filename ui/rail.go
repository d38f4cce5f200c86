package ui

import (
	"fmt"

	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// rail is the areas at the left of the window.
type rail struct {
	widget.BaseWidget
	items  []*railItem
	narrow bool
}

func newRail(w *window) *rail {
	r := &rail{}
	for i, area := range frame.Areas {
		r.items = append(r.items, newRailItem(area, i+1, func() { w.Go(frame.Place{Area: area}) }))
	}
	r.ExtendBaseWidget(r)
	return r
}

// leastForWords is how wide a window must be, at text scale 1, for a rail with
// words: in a narrower one they would take too much from the page.
const leastForWords = 800

// Fit gives the rail the words of the areas, or only their drawings, as the
// width of the window allows, and returns how wide it is.
func (r *rail) Fit(window float32) float32 {
	r.narrow = window < look.Px(leastForWords)
	return r.width()
}

func (r *rail) width() float32 {
	if r.narrow {
		return look.Px(58)
	}
	return look.Px(look.RailWidth)
}

// choose marks the area that is shown.
func (r *rail) choose(area frame.Area) {
	for _, item := range r.items {
		item.chosen = item.area == area
		item.Refresh()
	}
}

func (r *rail) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(nil)
	line := canvas.NewRectangle(nil)
	sign := canvas.NewImageFromResource(look.Icon(look.IconRing, look.Accent))
	name := widgets.NewWords(Title, widgets.Strong)
	objects := []fyne.CanvasObject{back, line, sign, name}
	for _, item := range r.items {
		objects = append(objects, item)
	}
	return &railRenderer{rail: r, back: back, line: line, sign: sign, name: name, objects: objects}
}

type railRenderer struct {
	rail       *rail
	back, line *canvas.Rectangle
	sign       *canvas.Image
	name       *widgets.Words
	objects    []fyne.CanvasObject
}

func (r *railRenderer) Layout(size fyne.Size) {
	put(r.back, 0, 0, size.Width, size.Height)
	put(r.line, size.Width-1, 0, 1, size.Height)
	edge, icon := look.Px(18), look.Px(22)
	head := look.Room(look.BarHeight)
	put(r.sign, edge, (head-icon)/2, icon, icon)
	r.name.Hidden = r.rail.narrow
	height := r.name.MinSize().Height
	put(r.name, edge+icon+8, (head-height)/2, size.Width-edge-icon-12, height)
	y := head + 2
	for _, item := range r.rail.items {
		item.show(r.rail.narrow)
		put(item, 8, y, size.Width-16, look.Px(35))
		y += look.Px(37)
	}
}

func (r *railRenderer) MinSize() fyne.Size { return fyne.NewSize(r.rail.width(), 0) }

func (r *railRenderer) Refresh() {
	r.back.FillColor, r.line.FillColor = look.Colour(look.Rail), look.Colour(look.Line)
	r.sign.Resource = look.Icon(look.IconRing, look.Accent)
	for _, o := range r.objects {
		o.Refresh()
	}
	r.Layout(r.rail.Size())
}

func (r *railRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *railRenderer) Destroy()                     {}

// railItem is one area in the rail: drawing and word, and as a tip its key.
type railItem struct {
	widget.BaseWidget
	widgets.Hover
	area                    frame.Area
	key                     string
	tapped                  func()
	chosen, hovered, narrow bool
}

var areaIcons = map[frame.Area]look.IconName{
	frame.Today: look.IconToday, frame.People: look.IconPeople, frame.Organisations: look.IconOrganisations,
	frame.Venues: look.IconVenues, frame.Programme: look.IconProgramme, frame.Data: look.IconData,
}

func newRailItem(area frame.Area, number int, tapped func()) *railItem {
	i := &railItem{area: area, key: fmt.Sprintf("Ctrl+%d", number), tapped: tapped}
	i.ExtendBaseWidget(i)
	i.TipFor(i)
	i.show(false)
	return i
}

// show shows the item with its word, or with its drawing only.
func (i *railItem) show(narrow bool) {
	i.narrow = narrow
	i.SetTip(i.key)
	if narrow {
		i.SetTip(string(i.area) + " · " + i.key)
	}
}

func (i *railItem) Tapped(*fyne.PointEvent) { i.Hover.MouseOut(); i.tapped() }

func (i *railItem) MouseIn(e *desktop.MouseEvent) {
	i.hovered = true
	i.Hover.MouseIn(e)
	i.Refresh()
}

func (i *railItem) MouseOut() {
	i.hovered = false
	i.Hover.MouseOut()
	i.Refresh()
}

func (i *railItem) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	r := &railItemRenderer{item: i, box: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil),
		icon: canvas.NewImageFromResource(look.Icon(areaIcons[i.area], look.Dim)),
		word: widgets.NewWords(string(i.area), widgets.Body)}
	r.box.CornerRadius = look.RadiusControl
	r.mark.CornerRadius = 2
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type railItemRenderer struct {
	item      *railItem
	box, mark *canvas.Rectangle
	icon      *canvas.Image
	word      *widgets.Words
}

func (r *railItemRenderer) Layout(size fyne.Size) {
	put(r.box, 0, 0, size.Width, size.Height)
	put(r.mark, 0, size.Height*0.18, 3, size.Height*0.64)
	icon := look.Px(17)
	edge := look.Px(10)
	if r.item.narrow {
		edge = (size.Width - icon) / 2
	}
	put(r.icon, edge, (size.Height-icon)/2, icon, icon)
	word := r.word.MinSize()
	left := edge + icon + look.Px(7)
	put(r.word, left, (size.Height-word.Height)/2, size.Width-left-4, word.Height)
	r.word.Hidden = r.item.narrow
}

func (r *railItemRenderer) MinSize() fyne.Size { return fyne.NewSize(look.Px(40), look.Px(35)) }

func (r *railItemRenderer) Refresh() {
	r.box.FillColor, r.mark.FillColor = nil, nil
	colour, style := look.Text, widgets.Body
	switch {
	case r.item.chosen:
		r.box.FillColor, r.mark.FillColor = look.Colour(look.Tint), look.Colour(look.Accent)
		colour = look.Accent
		style.Bold, style.Colour = true, look.Accent
	case r.item.hovered:
		r.box.FillColor = look.Colour(look.Hover)
	}
	r.mark.Hidden = !r.item.chosen
	r.icon.Resource = look.Icon(areaIcons[r.item.area], colour)
	r.icon.Refresh()
	r.word.SetStyle(style)
	r.box.Refresh()
	r.mark.Refresh()
	r.Layout(r.item.Size())
}

func (r *railItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.mark, r.icon, r.word}
}
func (r *railItemRenderer) Destroy() {}

// panel puts content on the colour of a panel, with a line at one side.
func panel(content fyne.CanvasObject, lineBelow bool) *fyne.Container {
	return container.New(panelLayout{lineBelow}, newFill(look.Panel), newFill(look.Line), content)
}

type panelLayout struct{ lineBelow bool }

func (p panelLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], 0, 0, size.Width, size.Height)
	y := float32(0)
	if p.lineBelow {
		y = size.Height - 1
	}
	put(o[1], 0, y, size.Width, 1)
	put(o[2], messageMargin, 0, size.Width-2*messageMargin, size.Height)
}

func (panelLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[2].MinSize() }

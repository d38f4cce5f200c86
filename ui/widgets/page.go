package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// PageMargin is the room around the content of an area.
const PageMargin = 18

// leastTall is the height of a window, at text scale 1, with room for all that
// stands around a list.
const leastTall = 520

// LowWindow reports whether the window o is in is so low, for the size of its
// text, that what stands around a list has to make room for its rows.
func LowWindow(o fyne.CanvasObject) bool {
	c := canvasOf(o)
	return c != nil && c.Size().Height < look.Px(leastTall)
}

// Page leaves the margin of an area around its content.
func Page(content fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{PageMargin}, content)
}

// ScrollPage is a Page that scrolls up and down when it is higher than the
// window.
func ScrollPage(content fyne.CanvasObject) *Scroll { return NewScroll(Page(content)) }

// PageHead leaves the margin of an area around what stands over its content.
func PageHead(content fyne.CanvasObject) *fyne.Container {
	return container.New(&margin{top: PageMargin, bottom: columnGap}, content)
}

// PageBody leaves the margin of an area around what stands under a PageHead.
func PageBody(content fyne.CanvasObject) *fyne.Container {
	return container.New(&margin{top: 2, bottom: PageMargin}, content)
}

// margin leaves the room of a page at both sides of its one object, and less of
// it over and under it in a low window.
type margin struct{ top, bottom float32 }

const lowMargin = 4

func (m *margin) room(o fyne.CanvasObject) (top, bottom float32) {
	if LowWindow(o) {
		return min(m.top, lowMargin), min(m.bottom, lowMargin)
	}
	return m.top, m.bottom
}

func (m *margin) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, bottom := m.room(o[0])
	place(o[0], PageMargin, top, size.Width-2*PageMargin, size.Height-top-bottom)
}

func (m *margin) MinSize(o []fyne.CanvasObject) fyne.Size {
	top, bottom := m.room(o[0])
	return o[0].MinSize().AddWidthHeight(2*PageMargin, top+bottom)
}

// Stack sets objects under each other with the gap between cards.
func Stack(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: stacked{gap: columnGap}, Objects: objects}
}

// Tight sets objects under each other without a gap.
func Tight(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: stacked{}, Objects: objects}
}

// Beside sets a narrow side, wide pixels at text scale 1, at the right of main.
// Where that would leave main less than least, side stands under it.
func Beside(main, side fyne.CanvasObject, wide, least float32) *fyne.Container {
	return &fyne.Container{Layout: &beside{wide: wide, least: least}, Objects: []fyne.CanvasObject{main, side}}
}

type beside struct{ wide, least, width float32 }

func (b *beside) together() bool {
	return b.width == 0 || b.width-columnGap-look.Px(b.wide) >= look.Px(b.least)
}

func (b *beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	if b.together() {
		left := size.Width - columnGap - look.Px(b.wide)
		b.put(o[0], 0, 0, left)
		b.put(o[1], left+columnGap, 0, look.Px(b.wide))
		return
	}
	y := b.put(o[0], 0, 0, size.Width)
	b.put(o[1], 0, y+columnGap, size.Width)
}

// put sets o at its width, and the height it needs there, and returns where it
// ends.
func (b *beside) put(o fyne.CanvasObject, x, y, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.Size().Height)) // it wraps to this width
	high := o.MinSize().Height
	place(o, x, y, width, high)
	return y + high
}

func (b *beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	main, side := o[0].MinSize(), o[1].MinSize()
	if b.together() {
		return fyne.NewSize(look.Px(b.least), max(main.Height, side.Height))
	}
	return fyne.NewSize(max(main.Width, side.Width), main.Height+columnGap+side.Height)
}

// NewCalm puts a completion beside or under its label, without a frame until it
// is used: a field of Facts that saves itself.
func NewCalm(label string, e *CompletionEntry) *Labelled {
	l := NewLabelled(label, e)
	e.calm, l.calm = true, true
	return l
}

// Sized gives an object a width, in pixels at text scale 1, such as an entry in
// a Toolbar.
func Sized(o fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(&atWidth{width}, o)
}

// Toolbar sets filters or a title at the left, which wrap where they must, and
// controls at the right; where there is no room for both, the controls stand
// under them, in as many lines as they need.
func Toolbar(left fyne.CanvasObject, right ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &toolbar{}, Objects: []fyne.CanvasObject{left, NewWrap(right...)}}
}

// ToolbarFor is a Toolbar whose left says how wide it would be, such as a title that
// does not wrap: the controls stand beside it only where that leaves it as much.
func ToolbarFor(wants func() float32, left fyne.CanvasObject, right ...fyne.CanvasObject) *fyne.Container {
	bar := Toolbar(left, right...)
	bar.Layout.(*toolbar).wants = wants
	return bar
}

type toolbar struct {
	width float32
	wants func() float32 // how wide the left would be; nil: it wraps
}

const (
	toolGap   = 12
	leastTool = 250 // for the left, before the right moves under it
)

// natural is the size of the controls in one line.
func natural(controls *fyne.Container) (size fyne.Size) {
	gap := float32(0)
	for _, o := range controls.Objects {
		if o.Visible() {
			want := wanted(o)
			size = fyne.NewSize(size.Width+gap+want.Width, max(size.Height, want.Height))
			gap = controls.Layout.(*wrapLayout).gap
		}
	}
	return size
}

func (t *toolbar) together(o []fyne.CanvasObject) bool {
	least := look.Px(leastTool)
	if t.wants != nil {
		least = max(least, t.wants())
	}
	return t.width == 0 || t.width-toolGap-natural(o[1].(*fyne.Container)).Width >= least
}

func (t *toolbar) Layout(o []fyne.CanvasObject, size fyne.Size) {
	t.width = size.Width
	left, right := size.Width, fyne.NewSize(size.Width, 0)
	if t.together(o) {
		right = natural(o[1].(*fyne.Container))
		left -= right.Width + toolGap
	}
	for i, width := range []float32{left, right.Width} {
		o[i].Resize(fyne.NewSize(width, o[i].Size().Height)) // it wraps to this width
	}
	high := o[0].MinSize().Height
	if !t.together(o) {
		place(o[0], 0, 0, left, high)
		place(o[1], 0, high+toolGap, right.Width, o[1].MinSize().Height)
		return
	}
	line := max(high, right.Height)
	place(o[0], 0, (line-high)/2, left, high)
	place(o[1], left+toolGap, (line-right.Height)/2, right.Width, right.Height)
}

func (t *toolbar) MinSize(o []fyne.CanvasObject) fyne.Size {
	left, right := o[0].MinSize(), o[1].MinSize()
	if t.together(o) {
		return fyne.NewSize(left.Width, max(left.Height, natural(o[1].(*fyne.Container)).Height))
	}
	return fyne.NewSize(left.Width, left.Height+toolGap+right.Height)
}

// Over sets top, such as a Toolbar, over what takes the rest of the height.
func Over(top, rest fyne.CanvasObject, gap float32) *fyne.Container {
	return &fyne.Container{Layout: &over{gap}, Objects: []fyne.CanvasObject{top, rest}}
}

type over struct{ gap float32 }

func (l *over) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, o[0].Size().Height)) // it wraps to this width
	high := o[0].MinSize().Height
	place(o[0], 0, 0, size.Width, high)
	place(o[1], 0, high+l.gap, size.Width, max(size.Height-high-l.gap, 0))
}

func (l *over) MinSize(o []fyne.CanvasObject) fyne.Size {
	top, rest := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(top.Width, rest.Width), top.Height+l.gap+rest.Height)
}

// High gives an object a height, in pixels at text scale 1, such as a table in a
// dialog.
func High(o fyne.CanvasObject, height float32) *fyne.Container {
	return container.New(&atHeight{height}, o)
}

type atHeight struct{ height float32 }

func (a *atHeight) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place(o[0], 0, 0, size.Width, size.Height)
}

func (a *atHeight) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, look.Px(a.height))
}

package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// PageMargin is the room around the content of an area.
const PageMargin = 18

// Page leaves the margin of an area around its content.
func Page(content fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{PageMargin}, content)
}

// ScrollPage is a Page that scrolls up and down when it is higher than the
// window.
func ScrollPage(content fyne.CanvasObject) *Scroll { return NewScroll(Page(content)) }

// Stack sets objects under each other with the gap between cards.
func Stack(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: stacked{gap: columnGap}, Objects: objects}
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

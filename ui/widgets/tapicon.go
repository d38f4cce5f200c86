package widgets

import (
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tapIcon is a small drawing to click inside a control. It takes no focus: the
// control has a key for the same.
type tapIcon struct {
	widget.BaseWidget
	name    look.IconName
	tapped  func()
	hovered bool
}

func newTapIcon(name look.IconName, tapped func()) *tapIcon {
	t := &tapIcon{name: name, tapped: tapped}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tapIcon) Tapped(*fyne.PointEvent)        { t.tapped() }
func (t *tapIcon) MouseIn(*desktop.MouseEvent)    { t.hovered = true; t.Refresh() }
func (t *tapIcon) MouseMoved(*desktop.MouseEvent) {}
func (t *tapIcon) MouseOut()                      { t.hovered = false; t.Refresh() }
func (t *tapIcon) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (t *tapIcon) CreateRenderer() fyne.WidgetRenderer {
	picture := canvas.NewImageFromResource(nil)
	r := &drawn{objects: []fyne.CanvasObject{picture}}
	r.min = func() fyne.Size { return fyne.NewSize(look.Px(28), look.Px(24)) }
	r.layout = func(size fyne.Size) {
		side := look.Px(16)
		place(picture, (size.Width-side)/2, (size.Height-side)/2, side, side)
	}
	r.refresh = func() {
		colour := look.Dim
		if t.hovered {
			colour = look.Accent
		}
		picture.Resource = look.Icon(t.name, colour)
	}
	r.refresh()
	return r
}

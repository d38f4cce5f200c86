package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// tipped gives a tip to what is otherwise only looked at. The area that the
// pointer rests on is there only while there is a tip, for a hoverable object
// takes the hover away from the control that it stands on.
type tipped struct {
	tip  string
	area *tipArea
}

// Tip is the explanation shown on hover.
func (t *tipped) Tip() string { return t.tip }

// under returns objects, with an area over them if there is something to say.
func (t *tipped) under(objects []fyne.CanvasObject, say string, size fyne.Size) []fyne.CanvasObject {
	if say == "" {
		return objects
	}
	if t.area == nil {
		t.area = &tipArea{}
		t.area.ExtendBaseWidget(t.area)
		t.area.owner = t.area
	}
	t.area.SetTip(say)
	place(t.area, 0, 0, size.Width, size.Height)
	return append(objects, t.area)
}

// tipArea is nothing to be seen, and something to rest the pointer on.
type tipArea struct {
	widget.BaseWidget
	hoverTip
}

func (t *tipArea) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{min: func() fyne.Size { return fyne.Size{} }, layout: func(fyne.Size) {}}
}

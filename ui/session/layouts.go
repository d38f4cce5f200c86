package session

import (
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

const (
	sideWide  = 330
	leastList = 600 // without as much the side is left out: it is on the plan too
	gap       = 14
)

// listBeside sets numbers, list and legend under each other, the list taking
// the room there is, with a side at their right where it fits. It keeps the
// margin of a page, except above.
type listBeside struct{}

func (l *listBeside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, list, legend, side := o[0], o[1], o[2], o[3]
	width := size.Width - 2*widgets.PageMargin
	high := size.Height - widgets.PageMargin
	side.Hide()
	if left := width - gap - look.Px(sideWide); left >= look.Px(leastList) {
		put(side, widgets.PageMargin+left+gap, 0, look.Px(sideWide), high)
		side.Show()
		width = left
	}
	top.Resize(fyne.NewSize(width, top.Size().Height)) // chips wrap to this width
	topHigh := top.MinSize().Height
	legend.Resize(fyne.NewSize(width, legend.Size().Height))
	legendHigh := legend.MinSize().Height
	put(top, widgets.PageMargin, 0, width, topHigh)
	put(list, widgets.PageMargin, topHigh+gap, width, max(high-topHigh-legendHigh-gap-8, list.MinSize().Height))
	put(legend, widgets.PageMargin, high-legendHigh, width, legendHigh)
}

func (l *listBeside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, o[1].MinSize().Height)
}

// wide gives its one object a fixed width, in pixels at text scale 1.
type wide struct{ width float32 }

func (w wide) Layout(o []fyne.CanvasObject, size fyne.Size) {
	high := o[0].MinSize().Height
	put(o[0], 0, (size.Height-high)/2, size.Width, high)
}

func (w wide) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Px(w.width), o[0].MinSize().Height)
}

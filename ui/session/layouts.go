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
// the room there is, with a side at their right where it fits.
type listBeside struct{}

func (l *listBeside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, list, legend, side := o[0], o[1], o[2], o[3]
	width := size.Width
	side.Hide()
	if left := width - gap - look.Px(sideWide); left >= look.Px(leastList) {
		put(side, left+gap-edge, -edge, look.Px(sideWide)+2*edge, size.Height+edge)
		side.Show()
		width = left
	}
	top.Resize(fyne.NewSize(width, top.Size().Height)) // chips wrap to this width
	topHigh := top.MinSize().Height
	legend.Resize(fyne.NewSize(width, legend.Size().Height))
	legendHigh := legend.MinSize().Height
	put(top, 0, 0, width, topHigh)
	put(list, 0, topHigh+gap, width, max(size.Height-topHigh-legendHigh-gap-8, list.MinSize().Height))
	put(legend, 0, size.Height-legendHigh, width, legendHigh)
}

func (l *listBeside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, o[0].MinSize().Height+gap+o[1].MinSize().Height+8+o[2].MinSize().Height)
}

// edge is the room that the frames of cards need at the edge of a scroll.
const edge = 2

// edged leaves that room around its one object.
type edged struct{}

func (edged) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], edge, edge, size.Width-2*edge, size.Height-2*edge)
}

func (edged) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*edge, 2*edge)
}

// lowered shows its first object, or in a low window its second in place of it.
type lowered struct{}

func (lowered) shown(o []fyne.CanvasObject) (shown, hidden fyne.CanvasObject) {
	if widgets.LowWindow(o[0]) || widgets.LowWindow(o[1]) {
		return o[1], o[0]
	}
	return o[0], o[1]
}

func (l lowered) Layout(o []fyne.CanvasObject, size fyne.Size) {
	shown, hidden := l.shown(o)
	shown.Show()
	hidden.Hide()
	shown.Resize(fyne.NewSize(size.Width, shown.Size().Height)) // it wraps to this width
	put(shown, 0, 0, size.Width, shown.MinSize().Height)
}

func (l lowered) MinSize(o []fyne.CanvasObject) fyne.Size {
	shown, _ := l.shown(o)
	return shown.MinSize()
}

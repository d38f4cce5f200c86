package session

import (
	"convenor/ui/look"

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

// under sets what is visible under each other, close together.
type under struct{}

const underGap = 8

func (under) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, c := range o {
		if c.Visible() {
			c.Resize(fyne.NewSize(size.Width, c.Size().Height)) // it wraps to this width
			high := c.MinSize().Height
			put(c, 0, y, size.Width, high)
			y += high + underGap
		}
	}
}

func (under) MinSize(o []fyne.CanvasObject) (size fyne.Size) {
	for _, c := range o {
		if c.Visible() {
			if m := c.MinSize(); size.Height > 0 {
				size = fyne.NewSize(max(size.Width, m.Width), size.Height+underGap+m.Height)
			} else {
				size = m
			}
		}
	}
	return size
}

// tabsAndTools sets what a tab needs for its list at the right of the tabs, or
// under them where there is no room beside them: so the list gets the height.
type tabsAndTools struct{ width float32 }

const toolsLift = 5 // what the tools stand over the line under the tabs

func (l *tabsAndTools) together(o []fyne.CanvasObject) bool {
	return l.width == 0 || o[0].MinSize().Width+l.natural(o[1]) <= l.width
}

// natural is the width of the tools in one line.
func (l *tabsAndTools) natural(tools fyne.CanvasObject) float32 {
	width := float32(0)
	for _, o := range tools.(*fyne.Container).Objects {
		if c, ok := o.(*fyne.Container); ok {
			for _, t := range c.Objects {
				width += t.MinSize().Width + underGap
			}
		}
	}
	return width
}

func (l *tabsAndTools) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	tabs := o[0].MinSize().Height
	if l.together(o) {
		put(o[0], 0, size.Height-tabs, size.Width, tabs)
		width := l.natural(o[1])
		o[1].Resize(fyne.NewSize(width, o[1].Size().Height))
		high := o[1].MinSize().Height
		put(o[1], size.Width-width+underGap, size.Height-toolsLift-high, width, high)
		return
	}
	put(o[0], 0, 0, size.Width, tabs)
	put(o[1], 0, tabs+underGap, size.Width, size.Height-tabs-underGap)
}

func (l *tabsAndTools) MinSize(o []fyne.CanvasObject) fyne.Size {
	tabs, tools := o[0].MinSize(), o[1].MinSize()
	switch {
	case tools.Height == 0:
		return tabs
	case l.together(o):
		return fyne.NewSize(tabs.Width, max(tabs.Height, tools.Height+toolsLift))
	}
	return fyne.NewSize(max(tabs.Width, tools.Width), tabs.Height+underGap+tools.Height)
}

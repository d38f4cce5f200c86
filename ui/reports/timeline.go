package reports

import (
	"convenor/model/report"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// drawTimeline draws sessions on a line, filled when they were held.
func drawTimeline(t report.Timeline) fyne.CanvasObject {
	l := &timelineLayout{line: t, axis: canvas.NewRectangle(look.Colour(look.Line))}
	objects := []fyne.CanvasObject{l.axis}
	for _, m := range t.Marks {
		dot := canvas.NewCircle(look.Colour(look.Panel))
		dot.StrokeColor, dot.StrokeWidth = look.Colour(look.Accent), 2
		if m.Filled {
			dot.FillColor = look.Colour(look.Accent)
		}
		l.dots = append(l.dots, dot)
		tip := widgets.NewWords("", widgets.Small) // lies over the dot and says what it is
		tip.SetTip(m.Day.Short() + ", " + m.Label)
		l.tips = append(l.tips, tip)
		objects = append(objects, dot, tip)
	}
	l.months = t.Months(7)
	for _, m := range l.months {
		words := widgets.NewWords(m.Name, widgets.Small)
		l.names = append(l.names, words)
		objects = append(objects, words)
	}
	return widgets.Form(widgets.NewParagraph(t.Title+" (filled: held; outlined: to come)", widgets.Strong), &fyne.Container{Layout: l, Objects: objects})
}

type timelineLayout struct {
	line   report.Timeline
	axis   fyne.CanvasObject
	dots   []fyne.CanvasObject
	tips   []*widgets.Words
	months []report.Month
	names  []*widgets.Words
}

const (
	dotSize   = 12
	dotLevels = 4 // of those that stand over each other
)

func (l *timelineLayout) base() float32 { return look.Px(dotSize+3)*dotLevels + 4 }

func (l *timelineLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	dot, name := look.Px(dotSize), look.Px(66)
	place := func(at float64) float32 { return 8 + (size.Width-16-dot)*float32(at) }
	put(l.axis, 0, l.base(), size.Width, 1)
	level, last := 0, float32(-100)
	for i, m := range l.line.Marks {
		x := place(l.line.At(m.Day))
		if x-last < dot {
			level = min(level+1, dotLevels-1)
		} else {
			level = 0
		}
		last = x
		y := l.base() - 4 - dot - float32(level)*look.Px(dotSize+3)
		put(l.dots[i], x, y, dot, dot)
		put(l.tips[i], x, y, dot, dot)
	}
	for i, m := range l.months {
		put(l.names[i], min(place(l.line.At(m.Day)), size.Width-name), l.base()+5, name, look.Px(18))
	}
}

func (l *timelineLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(260, l.base()+look.Px(24))
}

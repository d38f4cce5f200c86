package turns

import (
	"convenor/model"
	"convenor/model/rotation"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// sentences are what is out of balance, each with how many people it concerns. Up
// and Down go through them, Enter and a click show one in the picture.
type sentences struct {
	onOpen func(rotation.Imbalance)

	all     []rotation.Imbalance
	current int
	tops    []float32 // where each begins, and where the last ends
	surface *widgets.Surface
}

func newSentences() *sentences {
	s := &sentences{surface: widgets.NewSurface()}
	s.surface.Least = s.least
	s.surface.Draw = s.draw
	s.surface.OnKey = s.key
	s.surface.OnPress = func(at fyne.Position) {
		if i, ok := s.at(at.Y); ok {
			s.current = i
			s.open()
		}
	}
	s.surface.TipAt = func(at fyne.Position) string {
		if i, ok := s.at(at.Y); ok {
			return "Concerns " + model.Count(s.all[i].People, "person", "people") + ". Click or Enter shows it."
		}
		return ""
	}
	return s
}

func (s *sentences) set(all []rotation.Imbalance) {
	s.all = all
	s.current = min(s.current, max(len(all)-1, 0))
	s.surface.Refresh()
}

func (s *sentences) open() {
	if s.current < len(s.all) && s.onOpen != nil {
		s.onOpen(s.all[s.current])
	}
	s.surface.Refresh()
}

func (s *sentences) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp:
		s.current--
	case fyne.KeyDown:
		s.current++
	case fyne.KeyHome:
		s.current = 0
	case fyne.KeyEnd:
		s.current = len(s.all)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		s.open()
		return true
	default:
		return false
	}
	s.current = max(min(s.current, len(s.all)-1), 0)
	s.surface.Refresh()
	return true
}

func (s *sentences) at(y float32) (int, bool) {
	for i := range s.all {
		if i+1 < len(s.tops) && y >= s.tops[i] && y < s.tops[i+1] {
			return i, true
		}
	}
	return 0, false
}

const sentencePad = 6

// number is the width of the widest number.
func (s *sentences) number() float32 {
	wide := float32(0)
	for _, i := range s.all {
		wide = max(wide, widgets.Strong.Width(model.Thousands(i.People)), widgets.Small.Width(i.Dimension.People()))
	}
	return wide
}

// lines breaks a sentence into lines of the width there is.
func (s *sentences) lines(i int, width float32) []string {
	const enough = 20
	lines := widgets.Body.Wrapped(s.all[i].Words, max(width-s.number()-12-2*sentencePad, look.Px(80)), enough)
	if len(lines) == 1 {
		lines = append(lines, "") // what the number counts stands under it
	}
	return lines
}

func (s *sentences) least() fyne.Size {
	width := s.surface.Size().Width
	if width == 0 {
		width = look.Px(sideWide) - 40
	}
	high := float32(0)
	for i := range s.all {
		high += float32(len(s.lines(i, width)))*widgets.Body.Height() + 2*sentencePad
	}
	return fyne.NewSize(look.Px(160), high)
}

func (s *sentences) draw(size fyne.Size) widgets.Scene {
	var scene widgets.Scene
	y, line, number := float32(0), widgets.Body.Height(), s.number()
	s.tops = s.tops[:0]
	for i, of := range s.all {
		s.tops = append(s.tops, y)
		lines := s.lines(i, size.Width)
		high := float32(len(lines))*line + 2*sentencePad
		if i == s.current && s.surface.Focused() {
			scene.Add(widgets.Shape{Y: y, W: size.Width, H: high, Round: 5, Fill: look.RowSelection})
		}
		if i > 0 {
			scene.Box(0, y, size.Width, 1, look.Line)
		}
		scene.Say(widgets.Label{X: sentencePad, Y: y + sentencePad, W: number + 1, H: line, Text: model.Thousands(of.People), Style: widgets.Strong, Align: fyne.TextAlignTrailing})
		scene.Say(widgets.Label{X: sentencePad, Y: y + sentencePad + line, W: number + 1, H: line, Text: of.Dimension.People(), Style: widgets.Small, Align: fyne.TextAlignTrailing})
		for j, text := range lines {
			scene.Say(widgets.Label{X: sentencePad + number + 12, Y: y + sentencePad + float32(j)*line, W: size.Width - number - 12 - sentencePad, H: line, Text: text, Style: widgets.Body})
		}
		y += high
	}
	s.tops = append(s.tops, y)
	return scene
}

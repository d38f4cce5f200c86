package widgets

import (
	"image/color"
	"strings"
	"testing"

	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestASceneIsPaintedAsItsShapesSay(t *testing.T) {
	themed(t, look.Light, 1)
	ink := color.NRGBAModel.Convert(look.Colour(look.Accent)).(color.NRGBA)
	for _, c := range []struct {
		name   string
		shape  Shape
		on     [][2]int // dots with the whole ink
		off    [][2]int // and with none of it
		dotted bool     // some of the upper edge is on and some is off
	}{
		{"box", Shape{X: 2, Y: 2, W: 10, H: 6, Fill: look.Accent}, [][2]int{{2, 2}, {11, 7}}, [][2]int{{1, 2}, {12, 2}, {5, 8}}, false},
		{"outline", Shape{W: 20, H: 20, Stroke: look.Accent, Thick: 2}, [][2]int{{0, 10}, {19, 10}, {10, 1}}, [][2]int{{10, 10}, {4, 4}}, false},
		{"dashes", Shape{W: 20, H: 20, Stroke: look.Accent, Dashed: true}, nil, [][2]int{{10, 10}}, true},
		{"disc", Shape{W: 20, H: 20, Round: 10, Fill: look.Accent}, [][2]int{{10, 10}, {10, 1}}, [][2]int{{0, 0}, {19, 19}}, false},
		{"half", Shape{W: 20, H: 20, Fill: look.Accent, Half: true}, [][2]int{{4, 10}}, [][2]int{{15, 10}}, false},
		{"hatch", Shape{W: 20, H: 20, Fill: look.Accent, Hatched: true}, nil, nil, true},
		{"outside", Shape{X: -5, Y: 30, W: 100, H: 100, Fill: look.Accent}, nil, [][2]int{{10, 10}}, false},
	} {
		img := Scene{Shapes: []Shape{c.shape}}.paint(20, 20, fyne.NewSize(20, 20))
		at := func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA) }
		for _, p := range c.on {
			if at(p[0], p[1]) != ink {
				t.Errorf("%s: at %v is %v", c.name, p, at(p[0], p[1]))
			}
		}
		for _, p := range c.off {
			if at(p[0], p[1]).A != 0 {
				t.Errorf("%s: at %v is %v", c.name, p, at(p[0], p[1]))
			}
		}
		on := 0
		for x := range 20 {
			if at(x, 0).A > 128 {
				on++
			}
		}
		if c.dotted && (on < 3 || on > 17) {
			t.Errorf("%s: %d of 20 dots of the upper edge", c.name, on)
		}
	}
	if img := (Scene{Shapes: []Shape{{W: 10, H: 10, Fill: look.Accent}}}).paint(40, 40, fyne.NewSize(20, 20)); color.NRGBAModel.Convert(img.At(19, 19)) != color.Color(ink) {
		t.Error("on a fine screen the box is not as large")
	}
}

func TestASurfaceHandsOnWhatIsDoneToIt(t *testing.T) {
	var heard []string
	s := NewSurface()
	s.Least = func() fyne.Size { return fyne.NewSize(100, 100) }
	s.Draw = func(fyne.Size) (scene Scene) {
		scene.Say(Label{W: 100, H: 20, Text: "Some words", Style: Body, Struck: true})
		return scene
	}
	s.TipAt = func(at fyne.Position) string { return map[bool]string{true: "left"}[at.X < 50] }
	s.OnKey = func(e *fyne.KeyEvent) bool { heard = append(heard, string(e.Name)); return e.Name == fyne.KeyLeft }
	s.OnWheel = func(n int) { heard = append(heard, map[bool]string{true: "down", false: "up"}[n > 0]) }
	s.OnDrag = func(fyne.Position, fyne.Position) {}
	s.OnDrop = func(from, at fyne.Position) {
		if from == fyne.NewPos(10, 10) && at == fyne.NewPos(60, 70) {
			heard = append(heard, "dropped")
		}
	}
	win := show(t, s, 300, 200).Canvas()
	win.SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, "window "+string(e.Name)) })
	s.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 10)}})
	if win.Focused() != fyne.Focusable(s) {
		t.Error("a click does not bring the keyboard")
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -4)})
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -6)})
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 20)}, Dragged: fyne.NewDelta(10, 10)})
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 70)}, Dragged: fyne.NewDelta(40, 50)})
	s.DragEnd()
	s.DragEnd()
	if got := strings.Join(heard, ","); got != "Left,F1,window F1,down,dropped" {
		t.Errorf("heard %s", got)
	}
	s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 10)}})
	left := s.Tip()
	s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(90, 10)}})
	if left != "left" || s.Tip() != "" {
		t.Errorf("the tips are %q and %q", left, s.Tip())
	}
}

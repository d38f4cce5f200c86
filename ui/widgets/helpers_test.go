package widgets

import (
	"errors"
	"testing"
	"time"

	"convenor/model"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

const today model.Date = "2025-09-09" // a Tuesday

func theDay() model.Date { return today }

// themed starts a program with our theme.
func themed(t *testing.T, v look.Variant, scale float32) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme(v, false, scale))
}

// show puts content into a window of the given size, in the light theme.
func show(t *testing.T, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	themed(t, look.Light, 1)
	w := test.NewTempWindow(t, NewTipHost(content))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// press sends keys to whatever has the keyboard, or to the window's handler.
func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		e := &fyne.KeyEvent{Name: k}
		switch f := w.Canvas().Focused(); {
		case f != nil:
			f.TypedKey(e)
		case w.Canvas().OnTypedKey() != nil:
			w.Canvas().OnTypedKey()(e)
		}
	}
}

// pressShift sends keys while Shift is down.
func pressShift(w fyne.Window, keys ...fyne.KeyName) {
	k := w.Canvas().Focused().(desktop.Keyable)
	k.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(w, keys...)
	k.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// typeIn types into whatever has the keyboard, a letter at a time, so that
// letters go on to what takes the keyboard while one types.
func typeIn(w fyne.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}

// shortcut sends a shortcut the way the driver does.
func shortcut(w fyne.Window, s fyne.Shortcut) {
	if f, ok := w.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	w.Canvas().(fyne.Shortcutable).TypedShortcut(s)
}

// stopwatch stands in for after: what waits runs when the test says so.
type stopwatch struct{ waiting []*waiter }

type waiter struct {
	d       time.Duration
	f       func()
	stopped bool
}

func newStopwatch(t *testing.T) *stopwatch {
	s := &stopwatch{}
	before := after
	after = func(d time.Duration, f func()) func() {
		w := &waiter{d: d, f: f}
		s.waiting = append(s.waiting, w)
		return func() { w.stopped = true }
	}
	t.Cleanup(func() { after = before })
	return s
}

// ring runs everything that waits and has not been stopped.
func (s *stopwatch) ring() {
	waiting := s.waiting
	s.waiting = nil
	for _, w := range waiting {
		if !w.stopped {
			w.f()
		}
	}
}

func mouse(x, y float32) *desktop.MouseEvent {
	at := fyne.NewPos(x, y)
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}, Button: desktop.MouseButtonPrimary}
}

var errNotAnAddress = errors.New("“kasia” is not an email address")

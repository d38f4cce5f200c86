package calendar

import (
	"strings"
	"testing"

	"convenor/model"
	"convenor/ui/frame/frametest"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

// narrow makes the window as small as it gets, with text of a scale; what the shell takes of it is left out.
func narrow(h *frametest.Host, scale float32) {
	fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Dark, true, scale))
	h.Window().Resize(fyne.NewSize(900, 460))
	h.Settle()
}

func TestASmallWindowWithLargeTextKeepsWhatMatters(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Launch", model.Confirmed, "2026-05-25T13:00", "2026-05-25T14:30") // a bank holiday
	add(t, s, "Before", model.Held, "2026-05-04T14:00", "2026-05-04T15:00")
	h, screen, _ := open(t, s)
	h.Sees("May 2026")
	for _, scale := range []float32{1.5, 2} {
		narrow(h, scale)
		screen.turn(Months)
		screen.choose("2026-05-25", "")
		h.Sees("May 2026", "Mon 25 May 2026", "confirmed")
		if scale == 1.5 { // its time is whole, where the tick and it have no room
			h.Sees("14:00")
		}
		g := screen.grid.grid
		if _, y, _, high := g.box(len(g.month.weeks)-1, 0); y+high > g.height+0.5 {
			t.Errorf("at %v the last week ends at %v of %v", scale, y+high, g.height)
		}
		h.Do("The calendar as an agenda")
		if scale == 1.5 {
			h.Sees("confirmed", "In the way", "! bank h")
		} else {
			h.Sees("confirmed", "! Launch")
			h.SeesNot("In the way", "2026 – ")
		}
		h.Do("The calendar as a strip")
		h.Sees("Launch")
		if seen, low := strings.Contains(h.Texts(), "Nearer"), scale == 2; seen == low {
			t.Errorf("at %v the buttons are shown %v under a strip of %v", scale, seen, screen.strip.surface.Size().Height)
		}
		h.Tap("More")
		h.Sees("Today in the calendar", "Ctrl+T", "The strip nearer (+)")
		h.Press(fyne.KeyEscape)
	}
}

// Whatever the height, all weeks are in it.
func TestAllWeeksAreSeen(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := sizes
		s.line = rapid.Float32Range(12, 40).Draw(r, "line")
		s.number, s.digits = s.line+7, s.line*1.2
		g := layGrid(newMonth(busy(t, 3), "2026-05-12"), rapid.Float32Range(300, 1600).Draw(r, "width"), rapid.Float32Range(210, 1200).Draw(r, "height"), s)
		if _, y, _, h := g.box(len(g.month.weeks)-1, 6); y+h > g.height+0.5 || g.sizes.number > g.high {
			r.Fatalf("the last week ends at %v of %v; its number has %v of %v", y+h, g.height, g.sizes.number, g.high)
		}
	})
}

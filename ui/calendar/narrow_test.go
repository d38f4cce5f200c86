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
		if scale == 1.5 { // its title is whole, where the tick and it have no room
			h.Sees("Before")
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

func TestASmallWindowGivesTitlesTheRoom(t *testing.T) {
	s := frametest.Store(t)
	add(t, s, "Lunchtime meet-up", model.Confirmed, "2026-05-14T13:00", "2026-05-14T14:00")
	add(t, s, "Evening talk", model.Confirmed, "2026-05-19T18:00", "2026-05-19T19:00")
	add(t, s, "Evening walk", model.Confirmed, "2026-05-19T18:30", "2026-05-19T19:00")
	h, screen, _ := open(t, s)
	h.Window().Resize(fyne.NewSize(830, 500)) // of 1024 x 640, without the rail and the bars
	screen.choose("2026-05-01", "")
	h.Settle()
	texts := h.Texts()
	if !strings.Contains(texts, "Lunch") || !strings.Contains(texts, "13:00") {
		t.Errorf("title and time of a day's only session are not both there:\n%s", texts)
	}
}

func TestMarksLeaveTheNumberOfTheDayFree(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n, high, line := rapid.IntRange(1, 9).Draw(r, "sessions"), rapid.Float32Range(12, 60).Draw(r, "high"), rapid.Float32Range(12, 40).Draw(r, "line")
		start, wide := rapid.Float32Range(20, 70).Draw(r, "start"), rapid.Float32Range(0, 120).Draw(r, "wide")
		g := grid{sizes: gridSizes{line: line}, wide: 140}
		for _, p := range g.marks(make([]*item, n), start, 0, start+wide, high) {
			if p.x < start || p.x+p.w > start+wide+0.1 {
				r.Fatalf("%+v is outside of %v to %v", p, start, start+wide)
			}
		}
		if all := g.marks(make([]*item, n), start, 0, start+wide, high); wide >= 4 && all[0].w < 4 {
			r.Fatalf("nothing is to be seen of %d in %v: %+v", n, wide, all)
		}
	})
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

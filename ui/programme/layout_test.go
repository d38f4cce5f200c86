package programme

import (
	"testing"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// However large the text, the list says when a session is to its end, and what has no
// room in a column stands on a second line.
func TestLargeTextCutsNoDateAndNoState(t *testing.T) {
	s := frametest.Store(t)
	venue := frametest.Must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall"}))
	frametest.Must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "Winter gathering", Mode: model.InPerson, State: model.SaveTheDate, Venue: venue,
		Start: "2026-09-30T10:00", End: "2026-09-30T12:00", Zone: "Europe/London"}))
	h, screen := open(t, s, frame.Place{Area: frame.Programme})
	for _, tt := range []struct {
		scale  float32
		window fyne.Size // without what the shell takes of it
		state  bool      // in a column of its own
	}{{1, fyne.NewSize(876, 500), true}, {1.5, fyne.NewSize(930, 480), true}, {2, fyne.NewSize(1150, 600), true}, {2, fyne.NewSize(900, 450), false}} {
		fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Light, false, tt.scale))
		h.Window().Resize(tt.window)
		h.Settle()
		h.Sees("Wed 30 Sep 2026, 10:00–12:00", "Winter gathering", "Ropewalk Hall", "save the date")
		if got := screen.list.table.Shows("state"); got != tt.state {
			t.Errorf("at %v in %v the state has a column: %v", tt.scale, tt.window, got)
		}
	}
}

package offers

import (
	"testing"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
)

// In a small window with large text an offer that is booked says into what.
func TestTheSessionStaysWhereItMatters(t *testing.T) {
	s := frametest.Store(t)
	session, err := s.AddSession(ctx, model.Session{Title: "Summer", Mode: model.Online, State: model.Confirmed, Start: "2026-06-12T13:00", Zone: "Europe/London"})
	if err != nil {
		t.Fatal(err)
	}
	person(t, s, "Kasia", model.Offer{Kind: model.Talk, Title: "Thirty forms", State: model.Booked, Session: session})
	h := frametest.New(t, s)
	h.Use(New(h), frame.Place{Area: frame.Programme, Tab: View})
	h.Tap("All 1")
	h.Sees("State", "For", "Session")
	fyne.CurrentApp().Settings().SetTheme(look.Theme(look.Dark, true, 1.5))
	h.Window().Resize(fyne.NewSize(900, 460))
	h.Sees("State", "booked")
	h.SeesNot("Session\n")
	h.Tap("Booked 1")
	h.Sees("Session", "Fri 12 Jun 2026, Summer")
	h.Tap("More")
	h.Sees("One step back", "Backspace", "Not taken up", "Delete", "Book into a session…", "Ctrl+B")
}

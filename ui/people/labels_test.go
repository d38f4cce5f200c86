package people

import (
	"testing"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
)

func TestLabelsArePrintedForTheTicked(t *testing.T) {
	s := frametest.Store(t)
	for _, p := range []model.Person{{Given: "Ann", Address: "1 Example Street"}, {Given: "Bob"}} {
		if _, err := s.AddPerson(ctx, p); err != nil {
			t.Fatal(err)
		}
	}
	h := frametest.New(t, s)
	screen := New(h)
	h.Use(screen, frame.Place{Area: frame.People})
	screen.Table.SetTicked(texts(screen.found.IDs()))
	screen.tickedChanged()
	h.Tap("Labels…")
	h.Sees("Print address labels", "1 label. Without an address: Bob.")
	if len(h.Errors) > 0 {
		t.Error(h.Errors)
	}
}

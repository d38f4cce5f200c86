package session

import (
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame/frametest"
)

func TestASessionThatIsOverIsTypedIn(t *testing.T) {
	s := frametest.Store(t) // the clock says 6 May
	id := addSession(t, s, "Launch", model.Confirmed, "2026-05-05T10:00", "2026-05-05T12:00")
	invite(t, s, id, "Evans", "Bhatt")
	h, screen := open(t, s, id, "")
	h.Sees("Mark as held")
	var rows []model.ID
	for _, p := range screen.now.people {
		rows = append(rows, p.Person)
	}
	if err := s.RecordPrinting(ctx, storage.Printing{Code: "K7-2F", Session: id, Variant: "circulate", Rows: rows}); err != nil {
		t.Fatal(err)
	}
	h, screen = open(t, s, id, "")
	h.Tap("Type in the sheet")
	if p := h.Last(); p != Place(id, Sheet) {
		t.Errorf("went to %+v", p)
	}
	screen.Show(Place(id, Sheet))
	screen.Focus()
	h.Sees("Sheet K7-2F", "0 of 2 rows ticked", "Bhatt, Ann")
	h.Type("all")
	h.Press("Return")
	h.Sees("2 of 2 rows ticked", "Mark as held")
	h.Type("?9 “scrawl”")
	h.Press("Return")
	screen.Show(Place(id, People))
	h.Sees("Came 3, 1 illegible")
	noErrors(t, h)
}

func TestWhoseRowCannotBeReadIsMarked(t *testing.T) {
	s := frametest.Store(t)
	id := addSession(t, s, "Launch", model.Confirmed, "2026-05-05T10:00", "2026-05-05T12:00")
	invite(t, s, id, "Evans", "Bhatt")
	_, screen := open(t, s, id, People)
	rows := []model.ID{screen.now.people[0].Person, screen.now.people[1].Person}
	if err := s.RecordPrinting(ctx, storage.Printing{Code: "K7-2F", Session: id, Variant: "circulate", Rows: rows}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddIllegible(ctx, storage.IllegibleRow{Session: id, Sheet: "K7-2F", Row: 2}); err != nil {
		t.Fatal(err)
	}
	h, _ := open(t, s, id, People)
	h.Sees("unreadable")
	noErrors(t, h)
}

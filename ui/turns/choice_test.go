package turns

import (
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/model/rotation"
)

func TestAChoiceIsKept(t *testing.T) {
	for _, d := range rotation.Dimensions {
		for _, across := range (choice{down: d}).acrosses() {
			for _, months := range periods {
				c := choice{d, across.value, months}
				if got := choiceOf(c.String()); got != c {
					t.Errorf("%s was kept as %s", c, got)
				}
			}
		}
	}
	for _, bad := range []string{"", "district", "district/quarters", "moon/quarters/24", "district/venue/24", "district/district/24", "district/quarters/7", "district/quarters/x"} {
		if got := choiceOf(bad); got != first {
			t.Errorf("%q is read as %s", bad, got)
		}
	}
}

func TestColumnsGoWithTheRows(t *testing.T) {
	c := choice{rotation.District, "mode", 6}
	if got := c.with(rotation.Mode, c.across, c.months); got != (choice{rotation.Mode, "quarters", 6}) {
		t.Errorf("modes by mode: %s", got)
	}
	if got := c.with(rotation.Band, c.across, c.months); got != (choice{rotation.Band, "mode", 6}) {
		t.Errorf("bands by mode: %s", got)
	}
	for _, o := range c.acrosses() {
		if o.value == "venue" || o.value == "district" {
			t.Errorf("districts are crossed with %s", o.text)
		}
	}
}

func ledger(sessions ...rotation.Session) *rotation.Ledger {
	for i := range sessions {
		sessions[i].Zone, sessions[i].ID = "Europe/London", model.ID(rune('a'+i))
		if sessions[i].Mode == "" {
			sessions[i].Mode = model.Online
		}
	}
	return rotation.New(rotation.Input{Now: time.Date(2026, 5, 6, 12, 0, 0, 0, time.UTC), Sessions: sessions,
		Venues: []rotation.VenueAt{{ID: "hall", Name: "Hall"}}, People: []rotation.People{{N: 3}}})
}

func TestSigns(t *testing.T) {
	all := []rotation.Session{{State: model.Held, Start: "2026-04-01T10:00"}, {State: model.Confirmed, Start: "2026-07-01T10:00"}, {State: model.Idea, Start: "2026-10-01T10:00"},
		{State: model.Idea, Start: "2027-01-01T10:00", Proposed: true}}
	g := first.with(rotation.Mode, "quarters", 0)
	for n, want := range []string{
		"No session in this time.",
		"Filled: held. A number counts several sessions.",
		"Filled: held · outlined: to come. A number counts several sessions.",
		"Filled: held · outlined: to come · dashed: an idea. A number counts several sessions.",
		"Filled: held · outlined: to come · dashed: an idea · dashed and tinted: proposed. A number counts several sessions.",
	} {
		if got := signs(g.grid(ledger(all[:n]...))); got != want {
			t.Errorf("%d sessions: %q, want %q", n, got, want)
		}
	}
	all[1].Start = "2026-06-01T10:00" // in the quarter of the first
	mixed := g.grid(ledger(all[:2]...))
	if got := signs(mixed); got != "Filled: held · half filled: held + still to come · outlined: to come. A number counts several sessions." {
		t.Error(got)
	}
	for _, row := range mixed.Cells {
		for _, c := range row {
			if held, rest := halves(c); len(c.Turns) == 2 && (!halved(mixed, c) || held != "1" || rest != "+1") {
				t.Errorf("one held and one to come are %q and %q", held, rest)
			}
		}
	}
	if got := signs(choice{rotation.Venue, "mode", 0}.grid(ledger(rotation.Session{State: model.Held, Start: "2026-04-01T10:00", Mode: model.Hybrid, Venue: "hall"}))); got != "Filled: held. The number says how many were held." {
		t.Error(got)
	}
}

func TestRemarks(t *testing.T) {
	l := ledger()
	for d, want := range map[rotation.Dimension]string{
		rotation.Band: "3 contacts did not say when they can come, and are not counted.", rotation.Mode: "3 contacts did not say when they can come, and are not counted.",
		rotation.Venue: "3 contacts cannot be placed on the map, and are not counted.", rotation.District: "", rotation.Sector: "",
	} {
		if got := remark(l, d); got != want {
			t.Errorf("%s: %q", d, got)
		}
	}
}

func TestBalanceInWords(t *testing.T) {
	held := func(n int) (all []rotation.Session) {
		for range n {
			all = append(all, rotation.Session{State: model.Held, Start: "2026-04-01T10:00"})
		}
		return all
	}
	for want, n := range map[string]int{"the ledger begins with the first.": 0, "too few to say whose turn it is.": 2, "3 sessions were held since 1 April 2026. Nothing is out of balance.": 3} {
		l := ledger(held(n)...)
		if got := balance(l, l.Imbalances()); !strings.HasSuffix(got, want) {
			t.Errorf("%d held: %q", n, got)
		}
	}
	if got := balance(ledger(held(3)...), []rotation.Imbalance{{}}); strings.Contains(got, "Nothing") {
		t.Error(got)
	}
}

func TestTheTableSaysWhatThePictureSays(t *testing.T) {
	l := ledger(rotation.Session{State: model.Held, Start: "2026-04-01T10:00", Mode: model.Hybrid, Venue: "hall"}, rotation.Session{State: model.Confirmed, Start: "2026-06-01T10:00"})
	read := func(c choice) string {
		g := c.grid(l)
		var rows []string
		for _, line := range c.lines(l, g) {
			var cells []string
			for _, col := range c.columns(g) {
				if col.Cell != nil {
					cells = append(cells, col.Cell(line).Text)
				} else {
					cells = append(cells, col.Text(line))
				}
			}
			rows = append(rows, strings.Join(cells, ", "))
		}
		return strings.Join(rows, "\n")
	}
	if got := read(choice{rotation.Mode, "quarters", 6}); got != "In person, 1 Apr 2026, 1 month, 1, –, –\nOnline, 1 Apr 2026, 1 month, 1, 1 Jun 2026, –" {
		t.Error(got)
	}
	if got := read(choice{rotation.Venue, "mode", 6}); got != "Hall, 1, 1, –" {
		t.Error(got)
	}
}

func TestWhoNeverHostedWaitsSinceTheFirstSession(t *testing.T) {
	if c := waited(line{Row: rotation.Row{Waited: 190}, waited: "6 months"}); c.Text != "since the first" || c.Tip != "No turn since the first session: 6 months." {
		t.Errorf("never: %+v", c)
	}
	if c := waited(line{Row: rotation.Row{Waited: 190, Last: "2026-05-05"}, waited: "6 months"}); c.Text != "6 months" {
		t.Errorf("since its turn: %+v", c)
	}
}

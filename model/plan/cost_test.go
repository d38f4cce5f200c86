package plan

import (
	"testing"

	"convenor/model"
)

func TestACostSaysWhatItIsFor(t *testing.T) {
	one := func(title string, cost model.Money, fixed bool) Chosen {
		return Chosen{Session: Session{Title: title, Start: "2026-03-03T10:00", Cost: cost, Fixed: fixed}}
	}
	for _, c := range []struct {
		sessions []Chosen
		want     string
	}{
		{nil, "for rooms"},
		{[]Chosen{one("", 4000, false), one("Talk", 0, true)}, "for rooms"},
		{[]Chosen{one("", 4000, false), one("", 15000, true), one("Winter gathering: all of us", 45000, true)},
			"in all: £600 in the programme (Winter gathering £450, the one on 3 March 2026 £150), £40 for rooms"},
		{[]Chosen{one("A", 100, true), one("B", 200, true), one("C", 300, true), one("D", 400, true), one("E", 500, true), one("F", 600, true), one("", 0, false)},
			"in the programme (F £6, E £5, D £4, and 3 others £6); the rooms proposed cost nothing"},
	} {
		if got := (Proposal{Sessions: c.sessions}).Costs(); got != c.want {
			t.Errorf("%q, wanted %q", got, c.want)
		}
	}
}

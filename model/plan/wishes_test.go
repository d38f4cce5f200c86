package plan

import (
	"encoding/json"
	"reflect"
	"testing"

	"convenor/model"
)

func TestWishesAreKeptAsJSON(t *testing.T) {
	w := DefaultWishes("2025-12-10")
	w.Budget, w.Musts, w.Districts = money(80000), []Must{{Sessions: 1, District: "k"}}, []model.ID{"k"}
	w.Rhythms[0].Starts, w.Rhythms[0].Weekdays = []model.Clock{750}, "24"
	data, err := json.Marshal(w)
	if err != nil {
		t.Fatal(err)
	}
	var back Wishes
	if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(w, back) {
		t.Errorf("%v: %s", err, data)
	}
	if err := back.Validate(); err != nil {
		t.Error(err)
	}
}

func TestDefaultWishesAreAYear(t *testing.T) {
	w := DefaultWishes("2025-12-31")
	if w.From != "2026-01-01" || w.To != "2026-12-31" || w.Validate() != nil {
		t.Errorf("%+v", w)
	}
}

func TestTheTimeBeforeIsNamed(t *testing.T) {
	for _, c := range [][3]string{
		{"2027-01-01", "2027-12-31", "the 12 months before January 2027"},
		{"2027-01-01", "2027-01-31", "the month before January 2027"},
		{"2027-01-15", "2027-02-28", "the 45 days before 15 January 2027"},
		{"2027-01-15", "2027-03-14", "the 2 months before 15 January 2027"},
	} {
		if got := (Wishes{From: model.Date(c[0]), To: model.Date(c[1])}).Before(); got != c[2] {
			t.Errorf("%s to %s: %s", c[0], c[1], got)
		}
	}
}

func TestWishesThatMakeNoSense(t *testing.T) {
	for problem, wish := range map[string]func(*Wishes){
		"a budget cannot be negative":                                             func(w *Wishes) { w.Budget = money(-1) },
		"a programme covers 5 years at most":                                      func(w *Wishes) { w.To = "2031-01-02" },
		"a session is in person, online or hybrid":                                func(w *Wishes) { w.Rhythms[0].Mode = "by post" },
		"a rhythm counts in weeks or months":                                      func(w *Wishes) { w.Rhythms[0].Unit = "years" },
		"a rhythm is from every week or month to every 60":                        func(w *Wishes) { w.Rhythms[0].Every = 0 },
		"a weekday is a number from 1, Monday, to 7":                              func(w *Wishes) { w.Rhythms[0].Weekdays = "8" },
		"a session lasts from 5 minutes to a day":                                 func(w *Wishes) { w.Rhythms[0].Minutes = 0 },
		"a session starts between 00:00 and 23:59":                                func(w *Wishes) { w.Rhythms[0].Starts = []model.Clock{1440} },
		"how far people come is a number of kilometres above 0":                   func(w *Wishes) { w.ReachKm = 0 },
		"the second number counts who can make from 1 to 50 sessions":             func(w *Wishes) { w.AtLeast = 0 },
		"a chance counts from 0 to 1,000 thousandths":                             func(w *Wishes) { w.Weights.Unknown = 1001 },
		"an online session is at no venue and in no district":                     func(w *Wishes) { w.Musts = []Must{{Sessions: 1, Mode: model.Online, Venue: "v"}} },
		"a number of days cannot be negative":                                     func(w *Wishes) { w.GapAny = -1 },
		"a number of seats cannot be negative":                                    func(w *Wishes) { w.Seats = -1 },
		"a weight of waiting is from 0 to 1,000":                                  func(w *Wishes) { w.Weights.Place = -1 },
		"a programme must have a number of sessions, in person, online or hybrid": func(w *Wishes) { w.Musts = []Must{{Sessions: -1}} },
	} {
		w := DefaultWishes("2025-12-10")
		wish(&w)
		if err := w.Validate(); err == nil || err.Error() != problem {
			t.Errorf("%v, wanted %s", err, problem)
		}
	}
}

func TestMonthsAreAsLongAsTheyAre(t *testing.T) {
	for _, c := range []struct {
		from model.Date
		n    int
		want model.Date
	}{
		{"2024-01-31", 1, "2024-02-29"}, {"2025-01-31", 1, "2025-02-28"}, {"2024-02-29", 12, "2025-02-28"}, {"2023-12-15", 1, "2024-01-15"}, {"2025-03-31", -1, "2025-02-28"},
	} {
		if got := model.Date(c.from).AddMonths(c.n); got != c.want {
			t.Errorf("%d months from %s: %s, wanted %s", c.n, c.from, got, c.want)
		}
	}
}

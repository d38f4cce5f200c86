package plan

import (
	"strings"
	"testing"

	"convenor/model"
)

// oneHall is a community of two people who can come on weekdays in the daytime, and
// one hall that opens then.
func oneHall() (Input, Wishes) {
	day := model.Category{ID: "day", List: model.Bands, Name: "Weekday daytime", Days: "12345", From: 9 * 60, To: 17 * 60}
	end := model.Category{ID: "end", List: model.Bands, Name: "Weekend", Days: "67", From: 9 * 60, To: 17 * 60}
	can := []model.Availability{{Band: "day", Mode: model.InPerson, Answer: model.CanCome}}
	in := Input{Today: "2026-05-01", Zone: "Europe/London", Bands: []model.Category{day, end}, People: []Person{{ID: "a", Availability: can}, {ID: "b", Availability: can}},
		Venues:   []model.Venue{{ID: "hall", Name: "Hall", Bands: []model.ID{"day"}, District: "north"}, {ID: "shed", Name: "Shed", District: "south"}},
		KeptFree: []DayOff{{Day: "2026-05-04", Reason: "Early May bank holiday"}}}
	w := DefaultWishes("2026-05-01")
	w.From, w.To, w.SameVenue = "2026-05-04", "2026-05-10", true
	return in, w
}

func TestEveryDayOfAPlaceIsOfferedWithWhatStandsAgainstIt(t *testing.T) {
	in, w := oneHall()
	in.Fixed = []Session{{ID: "x", Title: "Coding club", Mode: model.InPerson, Start: "2026-05-06T12:30", End: "2026-05-06T14:00", Venue: "shed"}}
	w.Venues, w.GapAny, w.GapSame = []model.ID{"hall"}, 2, 0
	r := Rhythm{Mode: model.InPerson, Every: 1, Unit: Months, Minutes: 60}
	all, err := BestSlots(in, w, r, nil, 20)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range all {
		got = append(got, string(o.Session.Start.Date()[8:])+" "+strings.Join(o.Against, " and "))
	}
	want := []string{"08 ", "04 Early May bank holiday", "05 1 day from “Coding club”", "06 at the time of “Coding club”", "07 1 day from “Coding club”", "09 Hall does not open then", "10 Hall does not open then"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("offered are\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, c := range []struct {
		days string
		band model.ID
		want int
	}{{"2", "", 1}, {"67", "", 2}, {"", "end", 2}, {"1", "end", 0}} {
		r.Weekdays, r.Bands = c.days, nil
		if c.band != "" {
			r.Bands = []model.ID{c.band}
		}
		if all, err := BestSlots(in, w, r, nil, 20); err != nil || len(all) != c.want {
			t.Errorf("on days %q in band %q there are %d, %v", c.days, c.band, len(all), err)
		}
	}
}

func TestDatesAreSpreadOverPlacesAndOverTheTime(t *testing.T) {
	in, w := oneHall()
	w.To, w.GapAny, w.GapSame = "2026-08-02", 0, 0
	all, err := BestSlots(in, w, Rhythm{Mode: model.InPerson, Every: 1, Unit: Months, Minutes: 60, Bands: []model.ID{"day"}}, nil, 6)
	if err != nil || len(all) != 6 {
		t.Fatal(all, err)
	}
	count, last := map[model.ID]int{}, map[model.ID]model.Date{}
	for _, o := range all {
		count[o.Session.Venue]++
		last[o.Session.Venue] = max(last[o.Session.Venue], o.Session.Start.Date())
	}
	if count["hall"] != 3 || count["shed"] != 3 || last["hall"] < "2026-06-20" {
		t.Errorf("%v, the last on %v", count, last)
	}
	w.Districts = []model.ID{"south"}
	all, err = BestSlots(in, w, Rhythm{Mode: model.InPerson, Every: 1, Unit: Months, Minutes: 60, Bands: []model.ID{"day"}}, nil, 6)
	if err != nil || len(all) != 6 || all[5].Session.Venue != "shed" {
		t.Errorf("in a district: %+v, %v", all, err)
	}
}

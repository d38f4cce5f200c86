package ics

import (
	"testing"
	"time"
)

func TestYearlyTakesNoMoreAndNoLess(t *testing.T) {
	on := func(dates ...string) (list []change) {
		for _, d := range dates {
			at, err := time.Parse(time.DateOnly, d)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, change{at: at.Add(time.Hour), to: 3600})
		}
		return list
	}
	horizon := time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		list []change
		want string
	}{
		{"the last Sunday of March", on("2026-03-29", "2027-03-28", "2028-03-26"), "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"},
		{"the second Sunday of March", on("2026-03-08", "2027-03-14", "2028-03-12"), "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"},
		{"given up before the horizon", on("2026-03-29", "2027-03-28"), ""},
		{"a year left out", on("2026-03-29", "2028-03-26"), ""},
		{"one more in the last year", on("2026-03-29", "2027-03-28", "2028-03-26", "2028-10-29"), ""},
		{"another hour", append(on("2026-03-29", "2027-03-28"), change{at: time.Date(2028, 3, 26, 2, 0, 0, 0, time.UTC), to: 3600}), ""},
		{"once only", on("2028-03-26"), ""},
	}
	for _, test := range tests {
		rule, ok := yearly(test.list, horizon)
		if ok != (test.want != "") || ok && rule.String() != test.want {
			t.Errorf("%s: %v %v, want %q", test.name, rule, ok, test.want)
		}
	}
}

package model

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestRhythmsInWords(t *testing.T) {
	const first = Date("2026-06-04") // a Thursday
	for _, test := range []struct {
		typed, words, rule string
		days               []Date
	}{
		{"every second Thursday until 16 July 2026", "every second Thursday until 16 July 2026", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20260716",
			[]Date{"2026-06-04", "2026-06-18", "2026-07-02", "2026-07-16"}},
		{"Every other Tues, 3 times", "every second Tuesday, 3 times", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3", []Date{"2026-06-09", "2026-06-23", "2026-07-07"}},
		{"fortnightly on monday and thursday, 3 times", "every 2 weeks on Monday and Thursday, 3 times", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=3",
			[]Date{"2026-06-04", "2026-06-15", "2026-06-18"}},
		{"weekly, 2 times", "every Thursday, 2 times", "FREQ=WEEKLY;BYDAY=TH;COUNT=2", []Date{"2026-06-04", "2026-06-11"}},
		{"every weekday, 3 times", "every weekday, 3 times", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=3", []Date{"2026-06-04", "2026-06-05", "2026-06-08"}},
		{"every day, 2 times", "every day, 2 times", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=2", []Date{"2026-06-04", "2026-06-05"}},
		{"every 3 weeks on fri, 2 times", "every 3 weeks on Friday, 2 times", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR;COUNT=2", []Date{"2026-06-05", "2026-06-26"}},
		{"the last Friday of each month, 2 times", "every month on the last Friday, 2 times", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", []Date{"2026-06-26", "2026-07-31"}},
		{"every second Thursday of the month, 2 times", "every month on the second Thursday, 2 times", "FREQ=MONTHLY;BYDAY=2TH;COUNT=2", []Date{"2026-06-11", "2026-07-09"}},
		{"quarterly on the first Tuesday, 2 times", "every 3 months on the first Tuesday, 2 times", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU;COUNT=2", []Date{"2026-07-07", "2026-10-06"}},
		{"every month on the 31st, 3 times", "every month on the 31st, 3 times", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", []Date{"2026-07-31", "2026-08-31", "2026-10-31"}},
		{"every month on the last day, 2 times", "every month on the last day, 2 times", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", []Date{"2026-06-30", "2026-07-31"}},
		{"every year on 29 February, 2 times", "every year on 29 February, 2 times", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29;COUNT=2", []Date{"2028-02-29", "2032-02-29"}},
		{"every year on 1 june, 1 time", "every year on 1 June, 1 time", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=1;COUNT=1", []Date{"2027-06-01"}},
		{"every year on the second Thursday of March, 1 time", "every year on the second Thursday of March, 1 time", "FREQ=MONTHLY;INTERVAL=12;BYDAY=2TH;COUNT=1", []Date{"2027-03-11"}},
	} {
		r, err := ParseRhythm(test.typed, first)
		if err != nil || r.Words() != test.words || r.Rule() != test.rule {
			t.Errorf("%s: %q %q %v", test.typed, r.Words(), r.Rule(), err)
			continue
		}
		if diff := cmp.Diff(test.days, r.Days("", "2040-01-01")); diff != "" {
			t.Errorf("%s: %s", test.typed, diff)
		}
	}
	for typed, want := range map[string]string{
		"":                          "say how often; write it like “every second Thursday” or “every month on the last Friday”",
		"every blue moon":           "“blue” is not understood; write it like “every second Thursday until 17 December” or “every month on the last Friday, 10 times”",
		"every month on Thursday":   "say which Thursday of the month: write it like “every month on the last Friday”",
		"every Thursday until soon": "“soon” is not a date; write it like 12 June 2026",
		"the last Friday":           "say of which months: write it like “every month on the last Friday”",
		"every year on 30 February": "no year has a 30 February",
		"every 900 weeks":           "a rhythm is every week or month, or every 2 to 120 of them",
	} {
		_, err := ParseRhythm(typed, first)
		var v ValidationError
		if !errors.As(err, &v) || v.Problem != want {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestMonthsWithoutSuchADayAreNamed(t *testing.T) {
	r := Rhythm{Every: 1, Unit: Months, MonthDay: 31, First: "2026-01-31", Count: 4}
	if diff := cmp.Diff([]string{"February 2026", "April 2026", "June 2026"}, r.Missing("", "2030-01-01")); diff != "" {
		t.Error(diff)
	}
	r = Rhythm{Every: 12, Unit: Months, MonthDay: 29, First: "2024-02-29", Until: "2029-01-01"}
	if diff := cmp.Diff([]string{"February 2025", "February 2026", "February 2027"}, r.Missing("", "2030-01-01")); diff != "" {
		t.Error(diff)
	}
	r = Rhythm{Every: 1, Unit: Months, Nth: 5, Weekdays: []time.Weekday{time.Friday}, First: "2026-01-01", Count: 2}
	if diff := cmp.Diff([]Date{"2026-01-30", "2026-05-29"}, r.Days("", "2030-01-01")); diff != "" {
		t.Error(diff)
	}
}

func TestRulesOfOthers(t *testing.T) {
	for rule, want := range map[string]string{
		"RRULE:FREQ=WEEKLY":                          "every Thursday",
		"FREQ=DAILY;COUNT=5":                         "every day, 5 times",
		"FREQ=YEARLY":                                "every year on 4 June",
		"FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU":           "every year on the last Sunday of March",
		"FREQ=MONTHLY":                               "every month on the 4th",
		"freq=weekly;until=20261231T120000Z;wkst=mo": "every Thursday until 31 December 2026",
	} {
		if r, err := ParseRule(rule, "2026-06-04"); err != nil || r.Words() != want {
			t.Errorf("%s: %q %v", rule, r.Words(), err)
		}
	}
	for _, rule := range []string{"", "FREQ=SECONDLY", "FREQ=MONTHLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1MO,2MO", "FREQ=WEEKLY;BYSETPOS=1", "FREQ=WEEKLY;BYDAY=XX",
		"FREQ=DAILY;INTERVAL=2", "FREQ=MONTHLY;BYMONTH=2", "FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=WEEKLY;UNTIL=2026", "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=3", "FREQ=MONTHLY;BYMONTHDAY=-7"} {
		if r, err := ParseRule(rule, "2026-06-04"); err == nil {
			t.Errorf("%q is taken for %q", rule, r.Words())
		}
	}
}

// anyRhythm draws a rhythm that starts on one of its days.
func anyRhythm(t *rapid.T) Rhythm {
	r := Rhythm{Every: rapid.IntRange(1, 14).Draw(t, "every"), Unit: Weeks, First: DateOf(Date("2020-01-01").Time().AddDate(0, 0, rapid.IntRange(0, 4000).Draw(t, "first")))}
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		r.Weekdays = rapid.SliceOfNDistinct(rapid.SampledFrom(allDays), 1, 7, func(d time.Weekday) time.Weekday { return d }).Draw(t, "days")
		r.Weekdays = r.weekdays()
	case 1:
		r.Unit, r.Nth = Months, rapid.SampledFrom([]int{LastOf, 1, 2, 3, 4, 5}).Draw(t, "nth")
		r.Weekdays = []time.Weekday{rapid.SampledFrom(allDays).Draw(t, "day")}
	case 2:
		r.Unit, r.MonthDay = Months, rapid.SampledFrom([]int{LastOf, 1, 15, 28, 29, 30, 31}).Draw(t, "day of month")
	}
	if rapid.Bool().Draw(t, "counted") {
		r.Count = rapid.IntRange(1, 40).Draw(t, "count")
	} else {
		r.Until = DateOf(r.First.Time().AddDate(0, 0, rapid.IntRange(0, 3000).Draw(t, "length")))
	}
	if start := r.Start(); start != "" {
		r.First = start
	}
	return r
}

func TestRhythmsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRhythm(t)
		all := r.Days("", lastDate)
		for name, parse := range map[string]func() (Rhythm, error){
			"rule":  func() (Rhythm, error) { return ParseRule(r.Rule(), r.First) },
			"words": func() (Rhythm, error) { return ParseRhythm(r.Words(), r.First) },
		} {
			back, err := parse()
			if err != nil {
				t.Fatalf("%s %q %q: %v", name, r.Rule(), r.Words(), err)
			}
			if !slices.Equal(all, back.Days("", lastDate)) {
				t.Fatalf("%s %q %q: other days: %v", name, r.Rule(), r.Words(), back)
			}
		}
		for i, d := range all {
			if d < r.First || r.Until != "" && d > r.Until || i > 0 && d <= all[i-1] || r.Count > 0 && i >= r.Count {
				t.Fatalf("%q from %s has %s", r.Rule(), r.First, d)
			}
		}
	})
}

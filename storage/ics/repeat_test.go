package ics

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/model"

	"github.com/teambition/rrule-go"
	"pgregory.net/rapid"
)

// anyRule draws a rule without COUNT and UNTIL, of what calendars write.
func anyRule(t *rapid.T) string {
	freq := rapid.SampledFrom([]string{"YEARLY", "MONTHLY", "WEEKLY", "DAILY"}).Draw(t, "freq")
	rule := fmt.Sprintf("FREQ=%s;INTERVAL=%d", freq, rapid.IntRange(1, 5).Draw(t, "interval"))
	some := func(name string, values ...string) {
		if rapid.IntRange(0, 2).Draw(t, name+"?") == 0 {
			rule += ";" + name + "=" + strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom(values), 1, 3, rapid.ID[string]).Draw(t, name), ",")
		}
	}
	some("BYMONTH", "1", "2", "3", "6", "12")
	switch freq {
	case "YEARLY":
		switch rapid.IntRange(0, 3).Draw(t, "of the year") {
		case 0:
			some("BYWEEKNO", "1", "20", "52", "53", "-1")
		case 1:
			some("BYYEARDAY", "1", "100", "366", "-1", "-366")
		}
		some("BYDAY", "MO", "TU", "SU", "FR")
	case "MONTHLY":
		some("BYMONTHDAY", "1", "15", "29", "31", "-1", "-3")
		if rapid.Bool().Draw(t, "nth") {
			some("BYDAY", "1MO", "-1FR", "2TH", "5WE", "-5SU")
		} else {
			some("BYDAY", "MO", "TU", "SU", "FR")
		}
		some("BYSETPOS", "1", "2", "-1")
	case "WEEKLY":
		some("BYDAY", "MO", "TU", "SU", "FR")
		rule += ";WKST=" + rapid.SampledFrom([]string{"MO", "SU"}).Draw(t, "wkst")
	case "DAILY":
		some("BYMONTHDAY", "1", "15", "31", "-1")
		some("BYDAY", "MO", "TU", "SU", "FR")
	}
	some("BYHOUR", "9", "17")
	return rule
}

// TestRulesAsAnotherLibraryReadsThem compares with rrule-go, a port of python's dateutil.
// Where a rule does not give its own start, the start is on all the same: there it differs.
func TestRulesAsAnotherLibraryReadsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyRule(t)
		start := time.Date(2015, 1, 1, 9, 30, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 3000).Draw(t, "start"))
		from := start.AddDate(0, 0, rapid.IntRange(-400, 4000).Draw(t, "from"))
		to := from.AddDate(0, 0, rapid.IntRange(0, 1200).Draw(t, "days"))
		option, err := rrule.StrToROption(text)
		if err != nil {
			t.Fatal(err)
		}
		option.Dtstart = start
		theirs, err := rrule.NewRRule(*option)
		if err != nil {
			t.Fatal(err)
		}
		want := slices.DeleteFunc(theirs.Between(from, to, true), start.Equal)
		ours, err := parseRepeat(text)
		if err != nil {
			t.Fatal(err)
		}
		ours.settle(start)
		var got []time.Time
		effort := 1_000_000
		if !ours.each(start, from, to, &effort, func(at time.Time) bool {
			if !at.Before(from) {
				got = append(got, at)
			}
			return true
		}) {
			t.Fatalf("%s took too long", text)
		}
		if !slices.EqualFunc(want, got, time.Time.Equal) {
			t.Fatalf("%s from %s, in %s to %s:\n%v\nthey say\n%v", text, start, from, to, got, want)
		}
	})
}

// TestARhythmIsItsRule holds that a series of our own, read as a calendar, has the series' days.
func TestARhythmIsItsRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := model.Rhythm{Every: rapid.IntRange(1, 14).Draw(t, "every"), Unit: model.Weeks, First: model.DateOf(time.Date(2024, 1, rapid.IntRange(1, 700).Draw(t, "first"), 0, 0, 0, 0, time.UTC))}
		day := rapid.SampledFrom([]time.Weekday{0, 1, 2, 3, 4, 5, 6})
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			r.Weekdays = rapid.SliceOfNDistinct(day, 1, 7, rapid.ID[time.Weekday]).Draw(t, "days")
		case 1:
			r.Unit, r.Nth, r.Weekdays = model.Months, rapid.SampledFrom([]int{model.LastOf, 1, 2, 3, 4, 5}).Draw(t, "nth"), []time.Weekday{day.Draw(t, "day")}
		case 2:
			r.Unit, r.MonthDay = model.Months, rapid.SampledFrom([]int{model.LastOf, 1, 15, 28, 29, 30, 31}).Draw(t, "of month")
		}
		if rapid.Bool().Draw(t, "counted") {
			r.Count = rapid.IntRange(1, 60).Draw(t, "count")
		} else {
			r.Until = model.DateOf(r.First.Time().AddDate(0, 0, rapid.IntRange(60, 2000).Draw(t, "length")))
		}
		if r.First = r.Start(); r.First == "" {
			return
		}
		start := strings.ReplaceAll(string(r.First), "-", "") + "T183000"
		b, err := ReadBackground(strings.NewReader("BEGIN:VEVENT\nDTSTART;TZID=Europe/London:" + start + "\nDURATION:PT1H\nRRULE:" + r.Rule() + "\nEND:VEVENT\n"))
		if err != nil || len(b.Problems) > 0 {
			t.Fatal(err, b.Problems)
		}
		from := model.DateOf(r.First.Time().AddDate(0, 0, rapid.IntRange(-100, 1500).Draw(t, "from")))
		to := model.DateOf(from.Time().AddDate(0, 0, rapid.IntRange(0, 800).Draw(t, "to")))
		events, _ := b.Between(from, to, london)
		var got []model.Date
		for _, e := range events {
			got = append(got, e.Start.Date())
			if e.Start.Clock() != 18*60+30 {
				t.Fatalf("%s starts at %s", r.Rule(), e.Start)
			}
		}
		if want := r.Days(from, to); !slices.Equal(want, got) {
			t.Fatalf("%s from %s, in %s to %s: %v, want %v", r.Rule(), r.First, from, to, got, want)
		}
	})
}

// FuzzBackground tries that no file whatever makes reading or showing fail otherwise than in words.
func FuzzBackground(f *testing.F) {
	f.Add("BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/London:20260601T130000\nRRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO,TU;BYSETPOS=-1\nEXDATE:20260608\nEND:VEVENT\n" +
		"BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260615T120000Z\nDTSTART:20260616T120000Z\nDURATION:-P1W\nEND:VEVENT\n")
	f.Add("BEGIN:VEVENT\nDTSTART:00010101\nDTEND:99991231\nRRULE:FREQ=YEARLY;INTERVAL=1000000;BYWEEKNO=53;BYYEARDAY=-366\nRDATE;VALUE=PERIOD:20260101T000000Z/P9999999D\nEND:VEVENT\n")
	f.Add("BEGIN:VEVENT\nDTSTART:20260101T000000\nRRULE:FREQ=DAILY;UNTIL=20250101;BYHOUR=0,1,2;BYMINUTE=59\nEXRULE:FREQ=DAILY\nSTATUS:TENTATIVE\nEND:VEVENT\n")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := ReadBackground(strings.NewReader(text))
		if err != nil {
			return
		}
		events, _ := b.Between("2026-01-01", "2026-12-31", london)
		if len(events) > MaxShown {
			t.Fatalf("%d events", len(events))
		}
		for i, e := range events {
			if e.To.Before(e.From) || e.Last < e.First || e.Last < "2026-01-01" && e.To.After(e.From) || e.First > "2026-12-31" || !e.Start.Valid() || i > 0 && e.From.Before(events[i-1].From) {
				t.Fatalf("%+v", e)
			}
		}
	})
}

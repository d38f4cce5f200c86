package ics

import (
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"convenor/model"
)

// shift is one change of offset, as a VTIMEZONE says it.
type shift struct {
	At   string // RFC 3339, UTC
	To   string
	Name string
}

// shifts expands a VTIMEZONE up to until with go-ical's own recurrence rules,
// so that our writing and our reading of rules are both checked by others'.
func shifts(t *testing.T, zone *ical.Component, until time.Time) []shift {
	t.Helper()
	seen := map[shift]bool{}
	for _, o := range zone.Children {
		from := parseOffset(o.Props.Get(ical.PropTimezoneOffsetFrom).Value)
		start, err := o.Props.DateTime(ical.PropDateTimeStart, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		walls := []time.Time{start}
		set, err := o.RecurrenceSet(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		if set != nil {
			walls = append(walls, set.Between(start, until, true)...)
		}
		for _, p := range o.Props[ical.PropRecurrenceDates] {
			wall, err := time.Parse(wallLayout, p.Value)
			if err != nil {
				t.Fatal(err)
			}
			walls = append(walls, wall)
		}
		for _, wall := range walls {
			seen[shift{
				wall.Add(-from).Format(time.RFC3339), o.Props.Get(ical.PropTimezoneOffsetTo).Value,
				o.Props.Get(ical.PropTimezoneName).Value,
			}] = true
		}
	}
	list := make([]shift, 0, len(seen))
	for s := range seen {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b shift) int { return strings.Compare(a.At, b.At) })
	return list
}

// zoneNames are IANA zones of every kind, the world's Windows zones among them.
func zoneNames() []string {
	names := []string{
		"Africa/Casablanca", "Africa/El_Aaiun", "America/Scoresbysund", "Antarctica/Troll", "Asia/Gaza",
		"Australia/Lord_Howe", "Europe/Dublin", "Europe/Isle_of_Man", "Pacific/Apia", "Etc/GMT+5", "Etc/UTC",
	}
	for _, name := range windowsToIANA() {
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// TestTimezonesAreExact compares every zone, at every change and between the
// changes, with the zone database: with its history and its years to come.
func TestTimezonesAreExact(t *testing.T) {
	spans := [][2]int{{1940, 1950}, {1965, 1972}, {2005, 2019}, {2026, 2041}}
	for _, name := range zoneNames() {
		loc, err := model.LoadZone(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, span := range spans {
			from := time.Date(span[0], 3, 3, 12, 0, 0, 0, time.UTC)
			to := time.Date(span[1], 1, 1, 0, 0, 0, 0, time.UTC)
			zone := timezone(loc, from, to)
			if err := ical.NewEncoder(io.Discard).Encode(&ical.Calendar{Component: zone}); err != nil {
				t.Fatal(err)
			}
			list := shifts(t, zone, to.AddDate(0, 6, 0))
			check := func(at time.Time) {
				said := saidAt(list, at)
				abbreviation, seconds := at.In(loc).Zone()
				if want := (shift{said.At, offset(seconds), abbreviation}); !at.Before(from) && !at.After(to) && said != want {
					t.Fatalf("%s from %d at %s: the file says %v, the database %v", name, span[0], at, said, want)
				}
			}
			for at := from; at.Before(to); at = at.Add(61 * time.Hour) {
				check(at)
			}
			for _, s := range list {
				at, _ := time.Parse(time.RFC3339, s.At)
				check(at)
				check(at.Add(-time.Second))
			}
			check(to)
		}
	}
}

func saidAt(list []shift, at time.Time) shift {
	key := at.UTC().Format(time.RFC3339)
	i, found := slices.BinarySearchFunc(list, key, func(s shift, key string) int { return strings.Compare(s.At, key) })
	switch {
	case found:
		return list[i]
	case i == 0:
		return shift{}
	}
	return list[i-1]
}

// TestLondonAgreesWithLibical compares our Europe/London with the one that
// libical ships.
func TestLondonAgreesWithLibical(t *testing.T) {
	f, err := os.Open(sharedData(t, "calendar/libical/Europe_London.zoneinfo2025c-pure.ics"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	theirs, err := ical.NewDecoder(f).Decode()
	if err != nil {
		t.Fatal(err)
	}
	loc, err := model.LoadZone("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	from, to := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2041, 1, 1, 0, 0, 0, 0, time.UTC)
	between := func(list []shift) (kept []shift) {
		for _, s := range list {
			if s.At >= "2026" && s.At < "2041" {
				kept = append(kept, s)
			}
		}
		return kept
	}
	got, want := between(shifts(t, timezone(loc, from, to), to)), between(shifts(t, theirs.Children[0], to))
	if len(want) != 30 {
		t.Fatalf("the reference has %d changes in fifteen years", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTimezoneForms(t *testing.T) {
	tests := []struct {
		zone, from string
		want       []string
	}{
		{"Europe/London", "2026-01-15", []string{
			"STANDARD 20251026T020000 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU +0100 +0000",
			"DAYLIGHT 20260329T010000 FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU +0000 +0100",
		}},
		// In summer the standard time before it comes first.
		{"America/New_York", "2026-07-15", []string{
			"STANDARD 20251102T020000 FREQ=YEARLY;BYMONTH=11;BYDAY=1SU -0400 -0500",
			"DAYLIGHT 20260308T020000 FREQ=YEARLY;BYMONTH=3;BYDAY=2SU -0500 -0400",
		}},
		// Irish winter time is "daylight time" in the zone database.
		{"Europe/Dublin", "2026-07-15", []string{
			"STANDARD 20251026T020000 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU +0100 +0000",
			"DAYLIGHT 20260329T010000 FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU +0000 +0100",
		}},
		// Where the database lists no more changes, time.ZoneBounds has ends of
		// years among them.
		{"Europe/London", "2041-01-15", []string{
			"STANDARD 20401028T020000 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU +0100 +0000",
			"DAYLIGHT 20410331T010000 FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU +0000 +0100",
		}},
		{"Asia/Kolkata", "2026-07-15", []string{"STANDARD 19700101T000000  +0530 +0530"}},
		{"Europe/Istanbul", "2026-07-15", []string{"STANDARD 20160907T000000  +0300 +0300"}},
		{"Asia/Kathmandu", "2026-07-15", []string{"STANDARD 19860101T000000  +0530 +0545"}},
		// Friday before the last Sunday follows no rule of one weekday.
		{"Asia/Jerusalem", "2026-01-15", []string{
			"STANDARD 20251026T020000 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU +0300 +0200",
			"DAYLIGHT 20260327T020000 5 dates +0200 +0300",
		}},
	}
	for _, test := range tests {
		loc, err := model.LoadZone(test.zone)
		if err != nil {
			t.Fatal(err)
		}
		from := model.Date(test.from).Time()
		var got []string
		for _, o := range timezone(loc, from, from).Children {
			value := func(name string) string {
				if p := o.Props.Get(name); p != nil {
					return p.Value
				}
				return ""
			}
			repeats := value(ical.PropRecurrenceRule)
			if dates := o.Props[ical.PropRecurrenceDates]; len(dates) > 0 {
				if dates[0].Value != value(ical.PropDateTimeStart) {
					t.Errorf("%s: the first date is not among the dates", test.zone)
				}
				repeats = model.Count(len(dates), "date", "dates")
			}
			got = append(got, strings.Join([]string{o.Name, value(ical.PropDateTimeStart), repeats,
				value(ical.PropTimezoneOffsetFrom), value(ical.PropTimezoneOffsetTo)}, " "))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.zone, diff)
		}
	}
}

func TestYearlyRuleDays(t *testing.T) {
	tests := []struct {
		rule yearlyRule
		year int
		want string // "" for none
	}{
		{yearlyRule{time.March, time.Sunday, -1}, 2026, "2026-03-29"},
		{yearlyRule{time.October, time.Sunday, -2}, 2026, "2026-10-18"},
		{yearlyRule{time.November, time.Sunday, 1}, 2026, "2026-11-01"},
		{yearlyRule{time.March, time.Sunday, 2}, 2026, "2026-03-08"},
		{yearlyRule{time.March, time.Sunday, 5}, 2026, "2026-03-29"},
		{yearlyRule{time.February, time.Sunday, 5}, 2026, ""},
		{yearlyRule{time.December, time.Thursday, -1}, 2026, "2026-12-31"},
		{yearlyRule{time.February, time.Sunday, -5}, 2026, ""},
	}
	for _, test := range tests {
		day, ok := test.rule.in(test.year)
		if ok != (test.want != "") || ok && day.Format(time.DateOnly) != test.want {
			t.Errorf("%v in %d: %v %v, want %q", test.rule, test.year, day, ok, test.want)
		}
	}
}

func TestOffset(t *testing.T) {
	for seconds, want := range map[int]string{
		0: "+0000", 3600: "+0100", -5 * 3600: "-0500", 20700: "+0545", -75: "-000115", 45900: "+1245", -12600: "-0330",
	} {
		if got := offset(seconds); got != want {
			t.Errorf("%d: %s, want %s", seconds, got, want)
		}
		if back := parseOffset(want); back != time.Duration(seconds)*time.Second {
			t.Errorf("%s reads as %v", want, back)
		}
	}
}

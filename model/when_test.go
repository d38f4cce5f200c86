package model

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDates(t *testing.T) {
	for d, want := range map[Date]bool{"": true, "2026-05-06": true, "2028-02-29": true, "2026-02-29": false, "2026-5-6": false, "6/5/2026": false, "2026-05-06T10:00": false} {
		if d.Valid() != want {
			t.Errorf("%q is valid: %v", d, d.Valid())
		}
	}
	d := Date("2025-06-12")
	if d.Long() != "12 June 2025" || d.Short() != "Thu 12 Jun 2025" || Date("").Long() != "" || Date("").Short() != "" || Date("soon").Long() != "soon" || Date("soon").Short() != "soon" {
		t.Errorf("%q, %q", d.Long(), d.Short())
	}
}

func TestLocalTimes(t *testing.T) {
	for l, want := range map[LocalTime]bool{"": true, "2026-05-06T09:05": true, "2026-05-06T9:05": false, "2026-05-06T24:00": false, "2026-05-06": false, "2026-05-06T09:05:00": false, "2026-02-30T09:05": false} {
		if l.Valid() != want {
			t.Errorf("%q is valid: %v", l, l.Valid())
		}
	}
	l := At("2026-05-06", 545)
	if l != "2026-05-06T09:05" || l.Date() != "2026-05-06" || l.Clock() != 545 {
		t.Errorf("%s, %s, %s", l, l.Date(), l.Clock())
	}
	if At("", 545) != "" || At("2026-12-31", 1440) != "2027-01-01T00:00" || LocalTime("").Date() != "" || LocalTime("").Clock() != 0 {
		t.Error("the ends of days")
	}
	if !LocalTime("").In("Europe/London").IsZero() || !LocalTime("soon").In("Europe/London").IsZero() {
		t.Error("no time has a moment")
	}
	if got := LocalTime("2026-07-01T12:00").In("Nowhere/Known"); got.Format(time.RFC3339) != "2026-07-01T12:00:00Z" {
		t.Errorf("in a zone that is not known: %v", got)
	}
}

func TestMomentOfALocalTime(t *testing.T) {
	for _, test := range []struct {
		name, zone string
		local      LocalTime
		want       string
	}{
		{"winter", "Europe/London", "2026-01-15T13:00", "2026-01-15T13:00:00Z"},
		{"summer", "Europe/London", "2026-06-12T13:00", "2026-06-12T12:00:00Z"},
		{"before the spring gap", "Europe/London", "2026-03-29T00:59", "2026-03-29T00:59:00Z"},
		{"in the spring gap", "Europe/London", "2026-03-29T01:30", "2026-03-29T01:30:00Z"},
		{"after the spring gap", "Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00Z"},
		{"the morning after", "Europe/London", "2026-03-29T10:00", "2026-03-29T09:00:00Z"},
		{"before the autumn fold", "Europe/London", "2026-10-25T00:59", "2026-10-24T23:59:00Z"},
		{"in the autumn fold, the first", "Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z"},
		{"after the autumn fold", "Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00Z"},
		{"gap in New York", "America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z"},
		{"fold in New York", "America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z"},
		{"half an hour of summer time", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z"},
		{"far east", "Pacific/Kiritimati", "2026-06-12T13:00", "2026-06-11T23:00:00Z"},
		{"far west", "Etc/GMT+12", "2026-06-12T13:00", "2026-06-13T01:00:00Z"},
		{"a day that never was", "Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z"},
		{"quarter hours", "Asia/Kathmandu", "2026-06-12T13:00", "2026-06-12T07:15:00Z"},
	} {
		if got := test.local.In(test.zone).UTC().Format(time.RFC3339); got != test.want {
			t.Errorf("%s: %s in %s is %s, want %s", test.name, test.local, test.zone, got, test.want)
		}
	}
}

// A moment shows the wall time it was made from, and is the first that does; a
// wall time that is skipped is as far after the gap as it was into it.
func TestAMomentIsTheFirstThatShowsItsTime(t *testing.T) {
	zones := []string{"Europe/London", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca", "Asia/Tehran", "Pacific/Chatham", "UTC"}
	rapid.Check(t, func(r *rapid.T) {
		zone, err := LoadZone(rapid.SampledFrom(zones).Draw(r, "zone"))
		if err != nil {
			r.Fatal(err)
		}
		// Near a change of the clocks, where it matters.
		from := time.Date(2015+rapid.IntRange(0, 15).Draw(r, "year"), 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 360).Draw(r, "day"))
		if _, change := from.In(zone).ZoneBounds(); !change.IsZero() {
			from = change
		}
		_, offset := from.In(zone).Zone()
		wall := from.Add(time.Duration(offset)*time.Second + time.Duration(rapid.IntRange(-300, 300).Draw(r, "minutes"))*time.Minute).UTC()
		got := Moment(wall, zone)
		shows := func(at time.Time) bool { return LocalTimeOf(at.In(zone)) == LocalTimeOf(wall) }
		first := time.Time{}
		for at := got.Add(-5 * time.Hour); at.Before(got.Add(5 * time.Hour)); at = at.Add(time.Minute) {
			if shows(at) {
				first = at
				break
			}
		}
		if !first.IsZero() && !first.Equal(got) {
			r.Fatalf("%s in %s: %v, the first is %v", wall, zone, got, first)
		}
		if first.IsZero() && !LocalTimeOf(got).In(zone.String()).Equal(got) {
			r.Fatalf("%s in %s is skipped; %v is no time either", wall, zone, got)
		}
	})
}

func TestFormatSpan(t *testing.T) {
	for _, test := range []struct {
		start, end LocalTime
		want       string
	}{
		{"", "", "no date yet"},
		{"2025-06-12T13:00", "", "Thu 12 Jun 2025, 13:00"},
		{"2025-06-12T13:00", "2025-06-12T14:30", "Thu 12 Jun 2025, 13:00–14:30"},
		{"2025-06-12T21:00", "2025-06-13T00:30", "Thu 12 Jun 2025, 21:00 – Fri 13 Jun 2025, 00:30"},
	} {
		if got := FormatSpan(test.start, test.end); got != test.want {
			t.Errorf("%q to %q is %q, want %q", test.start, test.end, got, test.want)
		}
	}
}

func TestAgo(t *testing.T) {
	now := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	for ago, want := range map[time.Duration]string{
		-time.Hour: "just now", 0: "just now", 59 * time.Second: "just now", time.Minute: "1 minute ago", 59 * time.Minute: "59 minutes ago",
		time.Hour: "1 hour ago", 119 * time.Minute: "1 hour ago", 2 * time.Hour: "2 hours ago", 24*time.Hour - 1: "23 hours ago", 24 * time.Hour: "1 day ago", 72 * time.Hour: "3 days ago",
	} {
		if got := Ago(now.Add(-ago), now); got != want {
			t.Errorf("%v ago is %q, want %q", ago, got, want)
		}
	}
}

func TestInDays(t *testing.T) {
	for day, want := range map[Date]string{"2026-05-06": "today", "2026-05-07": "tomorrow", "2026-05-05": "yesterday", "2026-05-15": "in 9 days", "2026-05-03": "3 days ago", "2027-05-06": "in 365 days"} {
		if got := InDays(day, "2026-05-06"); got != want {
			t.Errorf("%s is %q, want %q", day, got, want)
		}
	}
}

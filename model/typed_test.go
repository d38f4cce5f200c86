package model

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	const today = Date("2026-05-06") // a Wednesday
	for text, want := range map[string]Date{
		"": "", "  ": "", "today": today, "Tomorrow": "2026-05-07",
		"2026-06-12": "2026-06-12", "2026/6/12": "2026-06-12", "2026.06.12": "2026-06-12", "2026-6-1": "2026-06-01", "2026 june 12": "2026-06-12", "2026 12 June": "2026-06-12",
		"12/6/2026": "2026-06-12", "12/06/2026": "2026-06-12", "12.6.2026": "2026-06-12", "12-6-26": "2026-06-12", "12 6 26": "2026-06-12", "12/6/99": "2099-06-12",
		"12/6": "2026-06-12", "12.6.": "2026-06-12", "6/5": today, "5/5": "2027-05-05",
		"12 jun": "2026-06-12", "12 June": "2026-06-12", "june 12": "2026-06-12", "12th June": "2026-06-12", "1st may": "2027-05-01", "12 Jun 2025": "2025-06-12",
		"June 12, 2026": "2026-06-12", "Fri 12 June 2026": "2026-06-12", "Friday, 12 June": "2026-06-12", "12 june friday": "2026-06-12", "3 sept 2026": "2026-09-03",
		"thursday": "2026-05-07", "thurs": "2026-05-07", "Tues": "2026-05-12", "wed": "2026-05-13", "sun": "2026-05-10",
		"29 feb": "2028-02-29", "29/2/2028": "2028-02-29", "31 dec": "2026-12-31", "1 jan": "2027-01-01",
	} {
		if got, err := ParseDate(text, today); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
	for _, bad := range []string{"12", "june", "2026", "13/13/2026", "31/4", "30 feb", "29 feb 2026", "0/5/6", "0/5/2026", "12/0/2026", "32/1", "12/6/2026/1", "12/6/202", "12/6/20266",
		"Thu 12 June 2026", "12 jun jul", "thu fri", "12 june of", "next week", "2026-13-01", "2026-06", "20260612", "ju 12", "12 jun -1", "٣/٤", "99999999999999999999/1"} {
		var v ValidationError
		if got, err := ParseDate(bad, today); !errors.As(err, &v) || v.Field != "date" || got != "" {
			t.Errorf("ParseDate(%q) = %q, %v; want it refused", bad, got, err)
		}
	}
}

func TestParseDateFindsTheNext29February(t *testing.T) {
	for today, want := range map[Date]Date{"2028-02-29": "2028-02-29", "2028-03-01": "2032-02-29", "2096-03-01": "2104-02-29", "2103-12-31": "2104-02-29"} {
		if got, err := ParseDate("29/2", today); err != nil || got != want {
			t.Errorf("after %s: %s, %v; want %s", today, got, err, want)
		}
	}
}

func drawDate(r *rapid.T, name string) Date {
	return DateOf(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 36524).Draw(r, name)))
}

func TestDatesAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		today, d := drawDate(r, "today"), drawDate(r, "date")
		for _, text := range []string{string(d), d.Long(), d.Short(), d.Time().Format("2/1/2006"), d.Time().Format("2006/1/2"), d.Time().Format("January 2, 2006")} {
			if got, err := ParseDate(text, today); err != nil || got != d {
				r.Fatalf("%s is written %q and read %s, %v", d, text, got, err)
			}
		}
		next, err := ParseDate(d.Time().Format("2 Jan"), today)
		if err != nil || next < today || next.Time().Format("2 Jan") != d.Time().Format("2 Jan") || next >= DateOf(today.Time().AddDate(8, 0, 1)) {
			r.Fatalf("the next %s from %s is %s, %v", d.Time().Format("2 Jan"), today, next, err)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "today", "12/6", "12/6/2026", "2026-06-12", "29 feb", "Thu 12 June 2026", "thursday", "31/4", "0/0/0000", "12th", "2026/6/12"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s, "2026-05-06")
		if !d.Valid() || (err != nil && d != "") {
			t.Fatalf("ParseDate(%q) = %q, %v", s, d, err)
		}
	})
}

func TestParseClock(t *testing.T) {
	for text, want := range map[string]Clock{
		"1430": 870, "14:30": 870, "14.30": 870, "14h30": 870, "2.30pm": 870, "2:30 PM": 870, "230p": 870, "930": 570, "9": 540, "09": 540, "9am": 540, "9 a": 540,
		"12am": 0, "12pm": 720, "12.30am": 30, "0": 0, "0:00": 0, "00:05": 5, "23:59": 1439, "24": 1440, "24:00": 1440, "noon": 720, "Midday": 720, "midnight": 1440, " 7 ": 420,
	} {
		if got, err := ParseClock(text); err != nil || got != want {
			t.Errorf("ParseClock(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for _, bad := range []string{"", "25", "24:01", "14:60", "13pm", "0am", "14:3", "1:2:3", "half past two", "-1", "12345", "pm", "٩"} {
		var v ValidationError
		if got, err := ParseClock(bad); !errors.As(err, &v) || got != 0 {
			t.Errorf("ParseClock(%q) = %v, %v; want it refused", bad, got, err)
		}
	}
	for c := Clock(0); c <= 24*60; c++ {
		if got, err := ParseClock(c.String()); err != nil || got != c {
			t.Fatalf("%d is written %s and read %d, %v", c, c, got, err)
		}
	}
}

func FuzzParseClock(f *testing.F) {
	for _, s := range []string{"", "1430", "2.30pm", "noon", "24:00", "12am", "99", "9 3 0", "1:2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if c, err := ParseClock(s); c < 0 || c > 24*60 || (err != nil && c != 0) {
			t.Fatalf("ParseClock(%q) = %d, %v", s, c, err)
		}
	})
}

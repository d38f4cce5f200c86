package model

import (
	"fmt"
	"time"
)

// Date is a day as "2006-01-02", or empty. Dates compare as text.
type Date string

// DateOf is the day of t in its own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Valid reports whether d is empty or a real day.
func (d Date) Valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return d == "" || err == nil
}

// Time is midnight UTC of the day; the zero time when empty.
func (d Date) Time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// AddDays is the day n days after d.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// AddMonths is the same day n months after d, or the last of that month when it is
// shorter: a month after 31 January is 28 February.
func (d Date) AddMonths(n int) Date {
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// Monday is the first day of the week that holds d.
func (d Date) Monday() Date { return d.AddDays(-(int(d.Time().Weekday()) + 6) % 7) }

// Long writes the day as "6 May 2025", or "".
func (d Date) Long() string {
	if d == "" || !d.Valid() {
		return string(d)
	}
	return d.Time().Format("2 January 2006")
}

// Short writes the day as "Thu 12 Jun 2025", or "".
func (d Date) Short() string {
	if d == "" || !d.Valid() {
		return string(d)
	}
	return d.Time().Format("Mon 2 Jan 2006")
}

// Clock is a time of day in minutes after midnight, 0 to 1440.
type Clock int

// String writes the time as "13:00".
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60) }

// LocalTime is a date and time without a zone, "2006-01-02T15:04", or empty.
// Local times of one zone compare as text.
type LocalTime string

const localLayout = "2006-01-02T15:04"

// LocalTimeOf is the clock on the wall of t's zone, to the minute.
func LocalTimeOf(t time.Time) LocalTime { return LocalTime(t.Format(localLayout)) }

// At joins a day and a time of day. 24:00 is midnight of the next day.
func At(day Date, clock Clock) LocalTime {
	if day == "" {
		return ""
	}
	return LocalTimeOf(day.Time().Add(time.Duration(clock) * time.Minute))
}

// Valid reports whether l is empty or a real date and time.
func (l LocalTime) Valid() bool {
	_, err := time.Parse(localLayout, string(l))
	return l == "" || (err == nil && len(l) == len(localLayout)) // Parse takes hours of one digit
}

// Date is the day of l.
func (l LocalTime) Date() Date {
	if len(l) < 10 {
		return ""
	}
	return Date(l[:10])
}

// Clock is the time of day of l; 0 when empty.
func (l LocalTime) Clock() Clock {
	t, err := time.Parse(localLayout, string(l))
	if err != nil {
		return 0
	}
	return Clock(t.Hour()*60 + t.Minute())
}

// In is the moment of l in zone: the zero time when l is empty, and UTC when
// the zone is not known. See Moment for times that the clocks skip or repeat.
func (l LocalTime) In(zone string) time.Time {
	wall, err := time.Parse(localLayout, string(l))
	if l == "" || err != nil {
		return time.Time{}
	}
	loc, err := LoadZone(zone)
	if err != nil {
		return wall
	}
	return Moment(wall, loc)
}

// Moment is when the clocks of loc show wall, whose own zone must be UTC. A
// time that the clocks skip in spring is read with the offset from before the
// change, one that comes twice in autumn is the first (RFC 5545 3.3.5).
func Moment(wall time.Time, loc *time.Location) time.Time {
	// The offset in force well before the wall time decides both cases.
	_, before := wall.Add(-26 * time.Hour).In(loc).Zone()
	first := wall.Add(-time.Duration(before) * time.Second).In(loc)
	_, offset := first.Zone()
	if offset == before {
		return first
	}
	t := wall.Add(-time.Duration(offset) * time.Second).In(loc)
	if _, o := t.Zone(); o == offset {
		return t
	}
	return first
}

// FormatSpan writes "Thu 12 Jun 2025, 13:00–14:30", with the second date when
// the end is on another day, or "no date yet".
func FormatSpan(start, end LocalTime) string {
	if start == "" {
		return "no date yet"
	}
	s := start.Date().Short() + ", " + start.Clock().String()
	switch {
	case end == "":
		return s
	case end.Date() == start.Date():
		return s + "–" + end.Clock().String()
	}
	return s + " – " + end.Date().Short() + ", " + end.Clock().String()
}

// Ago says how long before now t was, in words: "2 hours ago".
func Ago(t, now time.Time) string {
	switch d := now.Sub(t); {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return Count(int(d.Minutes()), "minute", "minutes") + " ago"
	case d < 24*time.Hour:
		return Count(int(d.Hours()), "hour", "hours") + " ago"
	default:
		return Count(int(d.Hours()/24), "day", "days") + " ago"
	}
}

// InDays says how far day is from today: "today", "tomorrow", "in 9 days",
// "3 days ago".
func InDays(day, today Date) string {
	n := int(day.Time().Sub(today.Time()).Hours() / 24)
	switch {
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	case n == -1:
		return "yesterday"
	case n < 0:
		return Count(-n, "day", "days") + " ago"
	}
	return "in " + Count(n, "day", "days")
}

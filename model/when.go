package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
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
	return l == "" || err == nil
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

var clockForms = regexp.MustCompile(`^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|a|p)?$`)

// ParseClock reads a time of day as people type it: "1430", "14:30", "14.30",
// "2.30pm", "9", "noon", "midnight".
func ParseClock(s string) (Clock, error) {
	bad := ValidationError{"time", "“" + s + "” is not a time; write it like 14:30 or 2.30pm"}
	t := strings.ToLower(strings.TrimSpace(s))
	switch t {
	case "noon", "midday":
		return 12 * 60, nil
	case "midnight":
		return 24 * 60, nil
	}
	m := clockForms.FindStringSubmatch(strings.ReplaceAll(t, " ", ""))
	if m == nil {
		return 0, bad
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	if m[3] != "" {
		if hour < 1 || hour > 12 {
			return 0, bad
		}
		hour %= 12
		if m[3][0] == 'p' {
			hour += 12
		}
	}
	if minute > 59 || hour > 24 || (hour == 24 && minute > 0) {
		return 0, bad
	}
	return Clock(hour*60 + minute), nil
}

var (
	dayNames   = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
	monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	ordinal    = regexp.MustCompile(`^(\d+)(st|nd|rd|th)$`)
)

// ParseDate reads a day as people type it, relative to today: "12/6/2026" and
// "12.6." (day first), "2026-06-12", "12 jun", "Thu 12 June 2026", "thursday"
// (the next one), "today", "tomorrow". Without a year it is the next such day
// from today on. An empty string is an empty date.
func ParseDate(s string, today Date) (Date, error) {
	bad := ValidationError{"date", "“" + s + "” is not a date; write it like 12 June 2026"}
	t := strings.ToLower(strings.TrimSpace(s))
	switch t {
	case "":
		return "", nil
	case "today":
		return today, nil
	case "tomorrow":
		return DateOf(today.Time().AddDate(0, 0, 1)), nil
	}
	if d := Date(t); d.Valid() {
		return d, nil
	}
	fields := strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune(" ,/.-", r) })
	day, month, year, weekday := 0, 0, 0, -1
	for _, f := range fields {
		if m := ordinal.FindStringSubmatch(f); m != nil {
			f = m[1]
		}
		n, err := strconv.Atoi(f)
		switch {
		case err == nil && day == 0 && len(f) <= 2:
			day = n
		case err == nil && month == 0 && len(f) <= 2:
			month = n
		case err == nil && year == 0 && (len(f) == 4 || len(f) == 2):
			year = n
			if n < 100 {
				year += 2000
			}
		case err == nil:
			return "", bad
		default:
			if i := prefixIndex(monthNames, f); i >= 0 && month == 0 {
				month = i + 1
			} else if i := prefixIndex(dayNames, f); i >= 0 && weekday < 0 {
				weekday = i
			} else {
				return "", bad
			}
		}
	}
	if day == 0 && month == 0 && year == 0 && weekday >= 0 {
		ahead := (weekday - int(today.Time().Weekday()) + 7) % 7
		if ahead == 0 {
			ahead = 7
		}
		return DateOf(today.Time().AddDate(0, 0, ahead)), nil
	}
	if day == 0 || month == 0 {
		return "", bad
	}
	guess := year == 0
	if guess {
		year = today.Time().Year()
	}
	for tries := 0; ; tries++ {
		d := Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
		if guess && tries < 8 && (!d.Valid() || d < today) {
			year++ // the next such day, 29 February included
			continue
		}
		if !d.Valid() || (weekday >= 0 && int(d.Time().Weekday()) != weekday) {
			return "", bad
		}
		return d, nil
	}
}

// prefixIndex finds the name that f, of three letters or more, begins.
func prefixIndex(names []string, f string) int {
	if len(f) < 3 {
		return -1
	}
	for i, n := range names {
		if strings.HasPrefix(n, f) || (f == "sept" && n == "september") || (f == "tues" && n == "tuesday") || (f == "thurs" && n == "thursday") {
			return i
		}
	}
	return -1
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

package model

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

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
	number     = regexp.MustCompile(`^(\d{1,4})(?:st|nd|rd|th)?$`)
)

// ParseDate reads a day as people type it, relative to today: "12/6/2026" and
// "12.6." (day first), "2026-06-12" and "2026/6/12" (a year of four digits
// first), "12 jun", "Thu 12 June 2026", "thursday" (the next one), "today",
// "tomorrow". Without a year it is the next such day from today on. An empty
// string is an empty date.
func ParseDate(s string, today Date) (Date, error) {
	bad := ValidationError{"date", "“" + s + "” is not a date; write it like " + DateExample(today)}
	t := strings.ToLower(strings.TrimSpace(s))
	switch t {
	case "":
		return "", nil
	case "today":
		return today, nil
	case "tomorrow":
		return DateOf(today.Time().AddDate(0, 0, 1)), nil
	}
	w, ok := readDateWords(t)
	if !ok {
		return "", bad
	}
	if len(w.numbers) == 0 && w.month == 0 && w.weekday >= 0 {
		ahead := (w.weekday-int(today.Time().Weekday())+6)%7 + 1
		return DateOf(today.Time().AddDate(0, 0, ahead)), nil
	}
	day, month, year, ok := w.inOrder()
	if !ok {
		return "", bad
	}
	d := nextSuchDay(day, month, year, today)
	if !d.Valid() || (w.weekday >= 0 && int(d.Time().Weekday()) != w.weekday) {
		return "", bad
	}
	return d, nil
}

// DateExample is a day to show how a date is written: the next 12 June, so that nobody
// copies one that is past.
func DateExample(today Date) string {
	d := nextSuchDay(12, 6, -1, today)
	if today == "" || !d.Valid() {
		return "12 June"
	}
	return d.Long()
}

// ParseUntil reads a last day as ParseDate does; a month, with or without a year, is its
// last day: "june" is 30 June of the June that ends next.
func ParseUntil(s string, today Date) (Date, error) {
	text := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "the "), "end of ")
	w, ok := readDateWords(text)
	if !ok || w.month == 0 || w.weekday >= 0 || len(w.numbers) > 1 || len(w.numbers) == 1 && len(w.numbers[0]) != 4 {
		return ParseDate(s, today)
	}
	year := today.Time().Year()
	if len(w.numbers) == 1 {
		year, _ = strconv.Atoi(w.numbers[0]) // four digits
	}
	last := func(year int) Date { return Date(fmt.Sprintf("%04d-%02d-01", year, w.month)).AddMonths(1).AddDays(-1) }
	if len(w.numbers) == 0 && last(year) < today {
		year++
	}
	return last(year), nil
}

// dateWords are the parts of a typed date.
type dateWords struct {
	numbers []string
	month   int // by name; 0 = none
	weekday int // -1 = none
}

func readDateWords(t string) (w dateWords, ok bool) {
	w.weekday = -1
	for _, f := range strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune(" ,/.-", r) }) {
		month, weekday := prefixIndex(monthNames, f), prefixIndex(dayNames, f)
		switch m := number.FindStringSubmatch(f); {
		case m != nil:
			w.numbers = append(w.numbers, m[1])
		case month >= 0 && w.month == 0:
			w.month = month + 1
		case weekday >= 0 && w.weekday < 0:
			w.weekday = weekday
		default:
			return w, false
		}
	}
	return w, true
}

// inOrder says which number is what; year is -1 when there is none.
func (w dateWords) inOrder() (day, month, year int, ok bool) {
	parts := w.numbers
	yearFirst := len(parts) > 0 && len(parts[0]) == 4
	if yearFirst {
		parts = append(slices.Clone(parts[1:]), parts[0])
		if w.month == 0 && len(parts) == 3 {
			parts[0], parts[1] = parts[1], parts[0]
		}
	}
	if w.month > 0 && len(parts) > 0 {
		parts = slices.Insert(slices.Clone(parts), 1, strconv.Itoa(w.month))
	}
	if len(parts) < 2 || len(parts) > 3 || (yearFirst && len(parts) < 3) || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return 0, 0, 0, false
	}
	day, _ = strconv.Atoi(parts[0]) // digits, all of them
	month, _ = strconv.Atoi(parts[1])
	if len(parts) == 2 {
		return day, month, -1, true
	}
	year, _ = strconv.Atoi(parts[2])
	if len(parts[2]) == 2 {
		year += 2000
	}
	return day, month, year, len(parts[2]) == 2 || len(parts[2]) == 4
}

// nextSuchDay is the day with these numbers; without a year the next one from
// today on. It is not Valid when there is no such day.
func nextSuchDay(day, month, year int, today Date) Date {
	write := func(year int) Date { return Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day)) }
	if year >= 0 {
		return write(year)
	}
	year = today.Time().Year()
	for range 8 { // between two 29 Februaries are at most eight years
		if d := write(year); d.Valid() && d >= today {
			return d
		}
		year++
	}
	return write(year)
}

// prefixIndex finds the name that f, of three letters or more, begins.
func prefixIndex(names []string, f string) int {
	if len(f) < 3 {
		return -1
	}
	return slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(n, f) })
}

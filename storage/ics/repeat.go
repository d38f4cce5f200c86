package ics

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// repeat is one RRULE (RFC 5545 3.3.10) of whole days: yearly to daily. Its times
// are those on the wall, held in UTC; zones come after.
type repeat struct {
	freq                              string // YEARLY, MONTHLY, WEEKLY or DAILY
	interval                          int
	count                             int
	until                             time.Time // zero for ever
	untilShape                        shape
	weekStart                         time.Weekday
	months, weeks, yearDays, monthDay []int
	days                              []nthDay
	hours, minutes, seconds, places   []int
}

// nthDay is a weekday, with n the nth of the month or year.
type nthDay struct {
	n   int // 0 for every one
	day time.Weekday
}

// mostTimes is how many times a day something may repeat: each quarter of an hour.
const mostTimes = 96

var errTooOften = errors.New("it repeats more often than once a day")

// parseRepeat reads a rule, and says in words which part it does not understand.
func parseRepeat(s string) (*repeat, error) {
	r := &repeat{interval: 1, weekStart: time.Monday}
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(s)), ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if value == "" || strings.HasPrefix(name, "X-") {
			continue // also the name again, as some programs write it
		}
		if err := r.take(name, strings.TrimSpace(value)); err != nil {
			if errors.Is(err, errTooOften) {
				return nil, err
			}
			return nil, fmt.Errorf("“%s” in its rule is not understood", shorten(part))
		}
	}
	if max(len(r.hours), 1)*max(len(r.minutes), 1)*max(len(r.seconds), 1) > mostTimes {
		return nil, fmt.Errorf("it repeats more than %d times a day", mostTimes)
	}
	if r.freq == "" {
		return nil, errors.New("its rule does not say how often")
	}
	return r, nil
}

var errPart = errors.New("not understood")

func (r *repeat) take(name, value string) (err error) {
	list := func(into *[]int, least, most int) {
		*into, err = numbers(value, least, most)
	}
	switch name {
	case "FREQ":
		switch value {
		case "YEARLY", "MONTHLY", "WEEKLY", "DAILY":
			r.freq = value
		case "HOURLY", "MINUTELY", "SECONDLY":
			return errTooOften
		default:
			return errPart
		}
	case "INTERVAL", "COUNT":
		n, notNumber := strconv.Atoi(value)
		if notNumber != nil || n < 0 || n > 1_000_000 {
			return errPart
		}
		if name == "COUNT" {
			r.count = n
		} else {
			r.interval = max(n, 1)
		}
	case "UNTIL":
		ok := false
		if r.until, r.untilShape, ok = parseTime(value); !ok {
			return errPart
		}
	case "WKST":
		day := slices.Index(weekdays[:], value)
		if day < 0 {
			return errPart
		}
		r.weekStart = time.Weekday(day)
	case "BYDAY":
		r.days, err = nthDays(value)
	case "BYMONTH":
		list(&r.months, 1, 12)
	case "BYWEEKNO":
		list(&r.weeks, -53, 53)
	case "BYYEARDAY":
		list(&r.yearDays, -366, 366)
	case "BYMONTHDAY":
		list(&r.monthDay, -31, 31)
	case "BYHOUR":
		list(&r.hours, 0, 23)
	case "BYMINUTE":
		list(&r.minutes, 0, 59)
	case "BYSECOND":
		list(&r.seconds, 0, 59)
	case "BYSETPOS":
		list(&r.places, -366, 366)
	default:
		return errPart
	}
	return err
}

func numbers(s string, least, most int) ([]int, error) {
	var all []int
	for part := range strings.SplitSeq(s, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || n < least || n > most || (least < 0 && n == 0) {
			return nil, errPart
		}
		all = append(all, n)
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

func nthDays(s string) ([]nthDay, error) {
	var all []nthDay
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); len(part) < 2 {
			return nil, errPart
		}
		split, n := len(part)-2, 0
		day := slices.Index(weekdays[:], part[split:])
		if split > 0 {
			var err error
			if n, err = strconv.Atoi(part[:split]); err != nil || n == 0 || n < -53 || n > 53 {
				return nil, errPart
			}
		}
		if day < 0 {
			return nil, errPart
		}
		all = append(all, nthDay{n, time.Weekday(day)})
	}
	return all, nil
}

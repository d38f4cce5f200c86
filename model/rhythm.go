package model

import (
	"fmt"
	"slices"
	"time"
)

// Unit is what a rhythm counts in.
type Unit string

// The units of a rhythm. A year is twelve months.
const (
	Weeks  Unit = "week"
	Months Unit = "month"
)

// LastOf counts a weekday or a day from the end of the month.
const LastOf = -1

// MostInRhythm is the largest Count of a rhythm.
const MostInRhythm = 1000

// Rhythm is when sessions of a series are, as days. A week begins on Monday.
type Rhythm struct {
	Every    int            // weeks or months from one to the next, from 1
	Unit     Unit           // Weeks or Months
	Weekdays []time.Weekday // of Weeks: the days, at least one; of Months with Nth: exactly one
	Nth      int            // of Months: 1 to 5 or LastOf, with its weekday; 0 when it is MonthDay
	MonthDay int            // of Months without Nth: 1 to 31, or LastOf for the last day
	First    Date           // it starts here, or on the first day after it that fits
	Until    Date           // the last day it may have; empty for none
	Count    int            // how many days it has; 0 for no such limit
}

// Validate reports the first thing that is wrong with r.
func (r Rhythm) Validate() error {
	bad := func(problem string) error { return ValidationError{"rhythm", problem} }
	switch {
	case r.Every < 1 || r.Every > 120:
		return bad("a rhythm is every week or month, or every 2 to 120 of them")
	case r.First == "" || !r.First.Valid():
		return bad("a rhythm needs a first day")
	case !r.Until.Valid():
		return bad("the last day of the rhythm is not a date")
	case r.Until != "" && r.Until < r.First:
		return bad("the rhythm ends before it starts")
	case r.Count < 0 || r.Count > MostInRhythm:
		return bad(fmt.Sprintf("a rhythm has up to %s days", Thousands(MostInRhythm)))
	case r.Unit != Weeks && r.Unit != Months:
		return bad("a rhythm counts weeks or months")
	case r.Unit == Weeks && len(r.Weekdays) == 0:
		return bad("choose at least one day of the week")
	case r.Unit == Months && r.Nth != 0 && (r.Nth < LastOf || r.Nth > 5 || len(r.Weekdays) != 1):
		return bad("choose which of the weekdays of the month: first to fifth, or last")
	case r.Unit == Months && r.Nth == 0 && (r.MonthDay < LastOf || r.MonthDay == 0 || r.MonthDay > 31):
		return bad("choose a day of the month: 1 to 31, or last")
	}
	for _, day := range r.Weekdays {
		if day < time.Sunday || day > time.Saturday {
			return bad("that is not a day of the week")
		}
	}
	return nil
}

// Start is the first day of the rhythm, "" when it has none.
func (r Rhythm) Start() (first Date) {
	r.each("", func(d Date) bool { first = d; return false })
	return first
}

// Days are the days of the rhythm from from to to, both inclusive. A month that has
// no such day, a 31st or a fifth Friday, is passed over.
func (r Rhythm) Days(from, to Date) []Date {
	var days []Date
	r.each(to, func(d Date) bool {
		if d >= from {
			days = append(days, d)
		}
		return true
	})
	return days
}

// Missing names the months of the rhythm from from to to that have no such day,
// "February 2027". Count is as it is for Days.
func (r Rhythm) Missing(from, to Date) []string {
	if r.Unit != Months || r.Validate() != nil {
		return nil
	}
	end := to
	if r.Until != "" {
		end = min(end, r.Until)
	}
	if r.Count > 0 {
		last := Date("")
		r.each(to, func(d Date) bool { last = d; return true })
		end = min(end, last)
	}
	var out []string
	for month := r.firstMonth(); DateOf(month) <= end; month = month.AddDate(0, r.Every, 0) {
		if month.AddDate(0, 1, -1).Before(from.Time()) {
			continue
		}
		if _, ok := r.in(month); !ok {
			out = append(out, month.Format("January 2006"))
		}
	}
	return out
}

// each calls do with the days of the rhythm up to to, "" for no limit, until it is false.
func (r Rhythm) each(to Date, do func(Date) bool) {
	if r.Validate() != nil {
		return
	}
	if r.Until != "" && (to == "" || r.Until < to) {
		to = r.Until
	}
	if to == "" {
		to = lastDate
	}
	given := 0
	give := func(at time.Time) bool {
		d := DateOf(at)
		if d < r.First {
			return true
		}
		if d > to || (r.Count > 0 && given == r.Count) {
			return false
		}
		given++
		return do(d)
	}
	if r.Unit == Months {
		for month := r.firstMonth(); DateOf(month) <= to; month = month.AddDate(0, r.Every, 0) {
			if day, ok := r.in(month); ok && !give(day) {
				return
			}
		}
		return
	}
	days := r.weekdays()
	for monday := r.firstWeek(); DateOf(monday) <= to; monday = monday.AddDate(0, 0, 7*r.Every) {
		for _, day := range days {
			if !give(monday.AddDate(0, 0, sinceMonday(day))) {
				return
			}
		}
	}
}

// lastDate is the last day that a Date can hold and compare.
const lastDate Date = "9999-12-31"

// firstWeek is the Monday of the first week that has a day of the rhythm: the
// rhythm counts from there (RFC 5545 3.8.5.3, with DTSTART on the first day).
func (r Rhythm) firstWeek() time.Time {
	first := r.First.Time()
	monday := first.AddDate(0, 0, -sinceMonday(first.Weekday()))
	if days := r.weekdays(); sinceMonday(days[len(days)-1]) < sinceMonday(first.Weekday()) {
		return monday.AddDate(0, 0, 7)
	}
	return monday
}

// firstMonth is the first of the first month that has a day of the rhythm.
func (r Rhythm) firstMonth() time.Time {
	first := r.First.Time()
	for month := first.AddDate(0, 0, 1-first.Day()); ; month = month.AddDate(0, 1, 0) {
		if day, ok := r.in(month); ok && !day.Before(first) {
			return month
		}
	}
}

// in is the day of a rhythm of months in a month that is given by its first.
func (r Rhythm) in(month time.Time) (time.Time, bool) {
	if r.Nth != 0 {
		day := nthWeekday(month.Year(), month.Month(), r.Weekdays[0], r.Nth)
		return day, !day.IsZero()
	}
	if r.MonthDay == LastOf {
		return month.AddDate(0, 1, -1), true
	}
	day := month.AddDate(0, 0, r.MonthDay-1)
	return day, day.Month() == month.Month()
}

// weekdays are the days of the week from Monday on, each once.
func (r Rhythm) weekdays() []time.Weekday {
	days := slices.Clone(r.Weekdays)
	slices.SortFunc(days, func(a, b time.Weekday) int { return sinceMonday(a) - sinceMonday(b) })
	return slices.Compact(days)
}

func sinceMonday(day time.Weekday) int { return (int(day) + 6) % 7 }

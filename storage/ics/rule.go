package ics

import (
	"fmt"
	"time"
)

// yearlyRule is one day a year: the nth given weekday of a month, counted from
// its end when nth is negative.
type yearlyRule struct {
	month   time.Month
	weekday time.Weekday
	nth     int
}

var weekdays = [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

func (r yearlyRule) String() string {
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", r.month, r.nth, weekdays[r.weekday])
}

// in is the rule's day in year, at midnight UTC. The fifth weekday of a month
// that has four is none.
func (r yearlyRule) in(year int) (time.Time, bool) {
	if r.nth < 0 {
		last := time.Date(year, r.month+1, 0, 0, 0, 0, 0, time.UTC)
		back := (int(last.Weekday())-int(r.weekday)+7)%7 - 7*(r.nth+1)
		day := last.AddDate(0, 0, -back)
		return day, day.Month() == r.month
	}
	first := time.Date(year, r.month, 1, 0, 0, 0, 0, time.UTC)
	ahead := (int(r.weekday)-int(first.Weekday())+7)%7 + 7*(r.nth-1)
	day := first.AddDate(0, 0, ahead)
	return day, day.Month() == r.month
}

// yearly finds the rule that gives exactly the changes of list, and no other
// from the first of them to horizon.
func yearly(list []change, horizon time.Time) (yearlyRule, bool) {
	if len(list) < 2 {
		return yearlyRule{}, false
	}
	first := list[0].wall()
	fromStart := yearlyRule{first.Month(), first.Weekday(), (first.Day()-1)/7 + 1}
	fromEnd := yearlyRule{first.Month(), first.Weekday(), -1}
	for _, rule := range []yearlyRule{fromEnd, fromStart} {
		if rule.gives(list, horizon) {
			return rule, true
		}
	}
	return yearlyRule{}, false
}

func (r yearlyRule) gives(list []change, horizon time.Time) bool {
	first := list[0]
	midnight := first.wall().Truncate(24 * time.Hour)
	clock := first.wall().Sub(midnight)
	found := 0
	for year := midnight.Year(); ; year++ {
		day, ok := r.in(year)
		if !ok {
			return false
		}
		at := day.Add(clock - time.Duration(first.from)*time.Second)
		if at.After(horizon) {
			return found == len(list)
		}
		if found == len(list) || !list[found].at.Equal(at) {
			return false
		}
		found++
	}
}

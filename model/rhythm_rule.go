package model

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var ruleDays = [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// Rule is the rhythm as an RRULE of RFC 5545 3.8.5.3, without its name. Its DTSTART
// is the day Start says. UNTIL is a day: of a time on that day it says nothing.
func (r Rhythm) Rule() string {
	var b strings.Builder
	if r.Unit == Months {
		b.WriteString("FREQ=MONTHLY")
	} else {
		b.WriteString("FREQ=WEEKLY")
	}
	if r.Every > 1 {
		fmt.Fprintf(&b, ";INTERVAL=%d", r.Every)
	}
	switch {
	case r.Unit == Months && r.Nth != 0 && len(r.Weekdays) == 1:
		fmt.Fprintf(&b, ";BYDAY=%d%s", r.Nth, ruleDays[r.Weekdays[0]])
	case r.Unit == Months:
		fmt.Fprintf(&b, ";BYMONTHDAY=%d", r.MonthDay)
	default:
		b.WriteString(";BYDAY=")
		for i, day := range r.weekdays() {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(ruleDays[day])
		}
	}
	if r.Count > 0 {
		fmt.Fprintf(&b, ";COUNT=%d", r.Count)
	}
	if r.Until != "" {
		b.WriteString(";UNTIL=" + strings.ReplaceAll(string(r.Until), "-", ""))
	}
	return b.String()
}

// ParseRule reads what Rule writes and other rules that mean such a rhythm, from a
// first day on. A rule of another kind is refused with a ValidationError that names its part.
func ParseRule(rule string, first Date) (Rhythm, error) {
	r := Rhythm{Every: 1, First: first}
	refuse := func(part string) (Rhythm, error) {
		return Rhythm{}, ValidationError{"rhythm", "“" + part + "” is no part of a rhythm of weeks or months"}
	}
	daily, yearly, month := false, false, 0
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimPrefix(strings.TrimSpace(rule), "RRULE:")), ";") {
		name, value, _ := strings.Cut(part, "=")
		n, notNumber := strconv.Atoi(value)
		switch {
		case name == "FREQ" && value == "WEEKLY":
			r.Unit = Weeks
		case name == "FREQ" && value == "DAILY":
			r.Unit, daily = Weeks, true
		case name == "FREQ" && value == "MONTHLY":
			r.Unit = Months
		case name == "FREQ" && value == "YEARLY":
			r.Unit, yearly = Months, true
		case name == "INTERVAL" && notNumber == nil:
			r.Every = n
		case name == "COUNT" && notNumber == nil && n > 0:
			r.Count = n
		case name == "BYMONTHDAY" && notNumber == nil && n != 0:
			r.MonthDay = n
		case name == "BYMONTH" && notNumber == nil && n >= 1 && n <= 12:
			month = n
		case name == "WKST" && value == "MO":
		case name == "UNTIL" && len(value) >= 8:
			r.Until = Date(value[:4] + "-" + value[4:6] + "-" + value[6:8])
		case name == "BYDAY":
			if !r.takeDays(value) {
				return refuse(part)
			}
		default:
			return refuse(part)
		}
	}
	switch {
	case daily && (r.Every != 1 || r.Weekdays != nil || r.Nth != 0 || r.MonthDay != 0 || month != 0):
		return refuse("FREQ=DAILY")
	case daily:
		r.Weekdays = allDays
	case r.Unit == Weeks && (r.Nth != 0 || r.MonthDay != 0 || month != 0):
		return refuse("FREQ=WEEKLY")
	case r.Unit == Weeks && r.Weekdays == nil:
		r.Weekdays = []time.Weekday{first.Time().Weekday()}
	case r.Unit == Months && (r.Weekdays == nil) != (r.Nth == 0), month != 0 && !yearly, yearly && month == 0 && r.Nth != 0:
		return refuse("BYDAY")
	case r.Nth != 0 && r.MonthDay != 0:
		return refuse("BYMONTHDAY")
	case r.Unit == Months && r.Nth == 0 && r.MonthDay == 0:
		r.MonthDay = first.Time().Day()
	}
	if yearly {
		r.Every *= 12
		if month != 0 && !r.inMonth(time.Month(month)) {
			return refuse("BYMONTH=" + strconv.Itoa(month))
		}
	}
	return r, r.Validate()
}

// inMonth makes r, of years, start on its first day in a month of that name; false
// when there is none, as for a 30 February.
func (r *Rhythm) inMonth(month time.Month) bool {
	year := r.First.Time().Year()
	for y := year; y <= year+8; y++ { // 1896 to 1904 had no leap year between them
		if day, ok := r.in(time.Date(y, month, 1, 0, 0, 0, 0, time.UTC)); ok && DateOf(day) >= r.First {
			r.First = DateOf(day)
			return true
		}
	}
	return false
}

var allDays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

// takeDays reads "MO,TH" or one "2TH".
func (r *Rhythm) takeDays(list string) bool {
	for day := range strings.SplitSeq(list, ",") {
		if len(day) < 2 {
			return false
		}
		split, at := len(day)-2, -1
		for i, name := range ruleDays {
			if day[split:] == name {
				at = i
			}
		}
		if at < 0 {
			return false
		}
		if split > 0 {
			n, err := strconv.Atoi(day[:split])
			if err != nil || n == 0 || len(r.Weekdays) > 0 {
				return false
			}
			r.Nth = n
		} else if r.Nth != 0 {
			return false
		}
		r.Weekdays = append(r.Weekdays, time.Weekday(at))
	}
	return r.Nth == 0 || len(r.Weekdays) == 1
}

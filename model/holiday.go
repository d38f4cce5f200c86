package model

import (
	"cmp"
	"slices"
	"time"
)

// Holiday is one bank holiday.
type Holiday struct {
	Day  Date
	Name string // as gov.uk publishes it
}

// BankHolidays returns the bank holidays of England and Wales in a year, by day.
//
// They are those of the Banking and Financial Dealings Act 1971, schedule 1 (Easter
// Monday, the last Mondays of May and August, 26 December, and 27 December when
// Christmas Day or Boxing Day is a Sunday), those that are proclaimed each year
// under section 1 (New Year's Day since 1974, the first Monday of May since 1978,
// and days in lieu), and the common law holidays Good Friday and Christmas Day. When
// one falls on a weekend, the next weekday that is no holiday yet stands for it and
// the day itself is not listed, as gov.uk publishes them. What was proclaimed for one
// year only is in oneOff. Years before 1978 are not listed: it is empty for them.
func BankHolidays(year int) []Holiday {
	if year < firstHolidays {
		return nil
	}
	easter := Easter(year).Time()
	day := func(month time.Month, day int) time.Time { return time.Date(year, month, day, 0, 0, 0, 0, time.UTC) }
	days := []holidayDay{
		{"Good Friday", easter.AddDate(0, 0, -2)},
		{"Easter Monday", easter.AddDate(0, 0, 1)},
		{"Early May bank holiday", nthWeekday(year, time.May, time.Monday, 1)},
		{"Spring bank holiday", nthWeekday(year, time.May, time.Monday, -1)},
		{"Summer bank holiday", nthWeekday(year, time.August, time.Monday, -1)},
	}
	fixed := []holidayDay{{"New Year’s Day", day(time.January, 1)}, {"Christmas Day", day(time.December, 25)}, {"Boxing Day", day(time.December, 26)}}
	for _, h := range fixed {
		if !weekend(h.at) {
			days = append(days, h)
		}
	}
	for _, h := range fixed { // only now: a day in lieu gives way to a holiday that falls on it
		if weekend(h.at) {
			for weekend(h.at) || slices.ContainsFunc(days, func(d holidayDay) bool { return d.at.Equal(h.at) }) {
				h.at = h.at.AddDate(0, 0, 1)
			}
			days = append(days, holidayDay{h.name + " (substitute day)", h.at})
		}
	}
	out := make([]Holiday, 0, len(days)+1)
	for _, h := range days {
		out = append(out, Holiday{DateOf(h.at), h.name})
	}
	for _, change := range oneOff {
		if change.year != year {
			continue
		}
		out = slices.DeleteFunc(out, func(h Holiday) bool { return change.instead != "" && h.Day == change.instead })
		out = append(out, Holiday{change.day, change.name})
	}
	slices.SortFunc(out, func(a, b Holiday) int { return cmp.Compare(a.Day, b.Day) })
	return out
}

const firstHolidays = 1978

type holidayDay struct {
	name string
	at   time.Time
}

func weekend(t time.Time) bool { return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday }

// oneOff are the days that were proclaimed for one year only, from royal
// proclamations in the London Gazette as gov.uk/bank-holidays lists them. A new one is added here.
var oneOff = []struct {
	year    int
	day     Date
	name    string
	instead Date // the holiday that it moves; empty when it comes on top
}{
	{1981, "1981-07-29", "Wedding of the Prince of Wales", ""},
	{1995, "1995-05-08", "Early May bank holiday (VE day)", "1995-05-01"},
	{1999, "1999-12-31", "Millennium Eve", ""},
	{2002, "2002-06-03", "Queen’s Golden Jubilee", ""},
	{2002, "2002-06-04", "Spring bank holiday", "2002-05-27"},
	{2011, "2011-04-29", "Wedding of Prince William", ""},
	{2012, "2012-06-04", "Spring bank holiday", "2012-05-28"},
	{2012, "2012-06-05", "Queen’s Diamond Jubilee", ""},
	{2020, "2020-05-08", "Early May bank holiday (VE day)", "2020-05-04"},
	{2022, "2022-06-02", "Spring bank holiday", "2022-05-30"},
	{2022, "2022-06-03", "Platinum Jubilee bank holiday", ""},
	{2022, "2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II", ""},
	{2023, "2023-05-08", "Bank holiday for the coronation of King Charles III", ""},
}

// Easter is Easter Sunday of the Gregorian calendar, by the algorithm of Meeus,
// Jones and Butcher (J. Meeus, Astronomical Algorithms, 2nd edition 1998, chapter 8).
func Easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return DateOf(time.Date(year, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC))
}

// nthWeekday is the nth given weekday of a month, counted from its end when nth is
// negative, at midnight UTC. It is the zero time when the month has no such day.
func nthWeekday(year int, month time.Month, weekday time.Weekday, nth int) time.Time {
	first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	at := first.AddDate(0, 0, (int(weekday)-int(first.Weekday())+7)%7+7*(nth-1))
	if nth < 0 {
		last := first.AddDate(0, 1, -1)
		at = last.AddDate(0, 0, -((int(last.Weekday())-int(weekday)+7)%7 - 7*(nth+1)))
	}
	if at.Month() != first.Month() {
		return time.Time{}
	}
	return at
}

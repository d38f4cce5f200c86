package ics

import (
	"slices"
	"time"
)

// settle fills in what the rule leaves to its start.
func (r *repeat) settle(start time.Time) {
	if r.weeks == nil && r.yearDays == nil && r.monthDay == nil && r.days == nil {
		switch r.freq {
		case "YEARLY":
			if r.months == nil {
				r.months = []int{int(start.Month())}
			}
			r.monthDay = []int{start.Day()}
		case "MONTHLY":
			r.monthDay = []int{start.Day()}
		case "WEEKLY":
			r.days = []nthDay{{0, start.Weekday()}}
		}
	}
	or := func(list *[]int, n int) {
		if *list == nil {
			*list = []int{n}
		}
	}
	or(&r.hours, start.Hour())
	or(&r.minutes, start.Minute())
	or(&r.seconds, start.Second())
}

// period is the day with which the n-th period of the rule begins.
func (r *repeat) period(start time.Time, n int) time.Time {
	y, m, d := start.Date()
	n *= r.interval
	switch r.freq {
	case "YEARLY":
		return time.Date(y+n, 1, 1, 0, 0, 0, 0, time.UTC)
	case "MONTHLY":
		return time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	case "WEEKLY":
		back := (int(start.Weekday()) - int(r.weekStart) + 7) % 7
		return time.Date(y, m, d-back+7*n, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(y, m, d+n, 0, 0, 0, 0, time.UTC)
}

// periodAt is the number of a period that begins before t.
func (r *repeat) periodAt(start, t time.Time) int {
	n := 0
	switch days := int(t.Sub(start) / (24 * time.Hour)); r.freq {
	case "YEARLY":
		n = t.Year() - start.Year()
	case "MONTHLY":
		n = (t.Year()-start.Year())*12 + int(t.Month()) - int(start.Month())
	case "WEEKLY":
		n = days / 7
	default:
		n = days
	}
	return max(n/r.interval-1, 0)
}

// lastYear is the last year in which anything is looked for.
const lastYear = 9999

// each calls do with the times of the rule after start, from about from until to, in
// order, until do is false or effort, which counts the days looked at, is used up: it is
// false then.
func (r *repeat) each(start, from, to time.Time, effort *int, do func(wall time.Time) bool) bool {
	for n := r.periodAt(start, from); ; n++ {
		first := r.period(start, n)
		if first.After(to) || first.Year() > lastYear {
			return true
		}
		for _, at := range r.times(first, effort) {
			if at.After(start) && (at.After(to) || !do(at)) {
				return true
			}
		}
		if *effort--; *effort < 0 {
			return false
		}
	}
}

// times are the times of one period, in order.
func (r *repeat) times(first time.Time, effort *int) []time.Time {
	var all []time.Time
	for _, day := range r.daysOf(first, effort) {
		for _, h := range r.hours {
			for _, m := range r.minutes {
				for _, s := range r.seconds {
					all = append(all, day.Add(time.Duration(h*3600+m*60+s)*time.Second))
				}
			}
		}
		*effort -= len(r.hours) * len(r.minutes) * len(r.seconds)
		if *effort < 0 {
			return all
		}
	}
	if r.places == nil {
		return all
	}
	var chosen []time.Time
	for _, p := range r.places {
		i := p - 1
		if p < 0 {
			i = len(all) + p
		}
		if i >= 0 && i < len(all) {
			chosen = append(chosen, all[i])
		}
	}
	slices.SortFunc(chosen, func(a, b time.Time) int { return a.Compare(b) })
	return slices.CompactFunc(chosen, time.Time.Equal)
}

// daysOf are the days of one period, in order.
func (r *repeat) daysOf(first time.Time, effort *int) []time.Time {
	end := first.AddDate(0, 0, 1)
	switch r.freq {
	case "YEARLY":
		end = first.AddDate(1, 0, 0)
	case "MONTHLY":
		end = first.AddDate(0, 1, 0)
	case "WEEKLY":
		end = first.AddDate(0, 0, 7)
	}
	var days []time.Time
	for day := first; day.Before(end); {
		*effort--
		if r.months != nil && !slices.Contains(r.months, int(day.Month())) {
			day = day.AddDate(0, 1, 1-day.Day()) // no day of this month
			continue
		}
		if r.takes(day) {
			days = append(days, day)
		}
		day = day.AddDate(0, 0, 1)
	}
	return days
}

// takes reports whether a day that is in the rule's months is one of the rule's days.
func (r *repeat) takes(day time.Time) bool {
	if r.monthDay != nil && !fromEither(r.monthDay, day.Day(), monthLength(day)) {
		return false
	}
	if r.yearDays != nil && !fromEither(r.yearDays, day.YearDay(), yearLength(day)) {
		return false
	}
	if r.weeks != nil && !r.inWeeks(day) {
		return false
	}
	if r.days == nil {
		return true
	}
	return slices.ContainsFunc(r.days, func(d nthDay) bool {
		if d.day != day.Weekday() {
			return false
		}
		if d.n == 0 || r.freq == "WEEKLY" || r.freq == "DAILY" {
			return true
		}
		at, length := day.Day(), monthLength(day)
		if r.freq == "YEARLY" && r.months == nil {
			at, length = day.YearDay(), yearLength(day)
		}
		return d.n > 0 && (at-1)/7+1 == d.n || d.n < 0 && (length-at)/7+1 == -d.n
	})
}

// fromEither reports whether list has n, counted from the start or from the end of length.
func fromEither(list []int, n, length int) bool {
	return slices.Contains(list, n) || slices.Contains(list, n-length-1)
}

func monthLength(day time.Time) int {
	return time.Date(day.Year(), day.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func yearLength(day time.Time) int {
	return time.Date(day.Year(), 12, 31, 0, 0, 0, 0, time.UTC).YearDay()
}

// inWeeks reports whether day is in one of the weeks, which are counted from the first
// that has four days of the year or more; it may be a week of the year before or after.
func (r *repeat) inWeeks(day time.Time) bool {
	year := day.Year() + 1
	for r.weekOne(year).After(day) {
		year--
	}
	first, next := r.weekOne(year), r.weekOne(year+1)
	n, weeks := int(day.Sub(first)/(7*24*time.Hour))+1, int(next.Sub(first)/(7*24*time.Hour))
	return slices.Contains(r.weeks, n) || slices.Contains(r.weeks, n-weeks-1)
}

// weekOne is the day with which the first week of a year begins: that of 4 January.
func (r *repeat) weekOne(year int) time.Time {
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	return fourth.AddDate(0, 0, -((int(fourth.Weekday()) - int(r.weekStart) + 7) % 7))
}

package planner

import "convenor/model"

// daysBetween is how many days b is after a.
func daysBetween(a, b model.Date) int { return int(b.Time().Sub(a.Time()).Hours()) / 24 }

// nextMonth is the first day of the month after that of day.
func nextMonth(day model.Date) model.Date {
	t := day.Time()
	return model.DateOf(t.AddDate(0, 1, 1-t.Day()))
}

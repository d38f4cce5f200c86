package calendar

import (
	"context"
	"fmt"
	"time"

	"convenor/model"
	"convenor/storage"
)

// rhythms are what is suggested for sessions from a first day on, the likeliest first.
func rhythms(first model.Date) []string {
	t := first.Time()
	nth, day := (t.Day()+6)/7, []time.Weekday{t.Weekday()}
	all := []model.Rhythm{
		{Every: 1, Unit: model.Months, Nth: nth, Weekdays: day},
		{Every: 2, Unit: model.Weeks, Weekdays: day},
		{Every: 1, Unit: model.Weeks, Weekdays: day},
		{Every: 3, Unit: model.Months, Nth: nth, Weekdays: day},
		{Every: 1, Unit: model.Months, MonthDay: t.Day()},
	}
	if t.AddDate(0, 0, 7).Month() != t.Month() {
		all = append([]model.Rhythm{{Every: 1, Unit: model.Months, Nth: model.LastOf, Weekdays: day}}, all...)
	}
	var words []string
	for _, r := range all {
		if r.First = first; r.Validate() == nil && (r.Nth < 5) {
			words = append(words, r.Words())
		}
	}
	return words
}

// planned is a day that a series would have.
type planned struct {
	day     model.Date
	clashes []string // what would be in its way
	kept    bool     // the session that is repeated is on it already
}

// plannedRhythm reads a rhythm in words, and ends it at until unless the words do.
func plannedRhythm(words string, first, until model.Date) (model.Rhythm, error) {
	r, err := model.ParseRhythm(words, first)
	if err != nil {
		return r, err
	}
	if !hasEnd(r) {
		r.Until = until
	}
	return r, r.Validate()
}

// hasEnd reports whether a rhythm says when it ends.
func hasEnd(r model.Rhythm) bool { return r.Until != "" || r.Count > 0 }

// plannedDays are the days of a rhythm, as far as one series may go.
func plannedDays(r model.Rhythm) []model.Date {
	to := r.Until
	if to == "" {
		to = r.First.AddMonths(12 * 40)
	}
	days := r.Days(r.First, to)
	return days[:min(len(days), storage.MostInSeries)]
}

// wouldClash finds, by day, what would be in the way of a session on some days of its
// own zone. On its own day it stands in its own place; elsewhere it is one more, unless it moves.
func wouldClash(ctx context.Context, store *storage.Store, v model.Session, days []model.Date, moves bool) (map[model.Date][]string, error) {
	all, of := make([]model.Session, len(days)), map[model.ID]model.Date{}
	for i, day := range days {
		one := v.MovedTo(model.At(day, v.Start.Clock()))
		if one.State == model.Cancelled || one.State == model.Held {
			one.State = model.Idea
		}
		if one.ID == "" || day != v.Start.Date() && !moves {
			one.ID = model.ID(fmt.Sprintf("planned-%d", i))
		}
		all[i], of[one.ID] = one, day
	}
	clashes, err := store.WouldClash(ctx, all...)
	out := map[model.Date][]string{}
	for _, c := range clashes {
		day, mine := of[c.Session]
		other, both := of[c.Other]
		switch {
		case mine && both && c.Kind == model.ClashTooClose: // a rhythm is meant to come again so soon
		case mine:
			out[day] = append(out[day], c.Text)
		case both:
			out[other] = append(out[other], c.Text)
		}
	}
	return out, err
}

// planWords count what would be made.
func planWords(all []planned, left map[model.Date]bool) string {
	n, out, troubled := 0, 0, 0
	last := model.Date("")
	for _, p := range all {
		if !left[p.day] {
			last = p.day
		}
		switch {
		case p.kept:
		case left[p.day]:
			out++
		default:
			n++
			if len(p.clashes) > 0 {
				troubled++
			}
		}
	}
	words := model.Count(n, "session", "sessions") + " will be planned, as ideas"
	if n > 0 {
		words += ", the last on " + last.Long()
	}
	if out > 0 {
		words += ", " + model.Count(out, "day", "days") + " left out"
	}
	if troubled > 0 {
		words += "; something is in the way of " + model.Thousands(troubled)
	}
	return words + "."
}

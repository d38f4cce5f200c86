package plan

import (
	"fmt"
	"slices"
	"strings"

	"convenor/model"
)

// Validate reports the first wish that makes no sense, as a
// model.ValidationError whose field is the JSON name of the wish.
func (w Wishes) Validate() error {
	refuse := func(field, problem string) error { return model.ValidationError{Field: field, Problem: problem} }
	switch {
	case w.From == "" || w.To == "" || !w.From.Valid() || !w.To.Valid():
		return refuse("from", "a programme needs its first and its last day")
	case w.From > w.To:
		return refuse("to", fmt.Sprintf("the last day, %s, is before the first, %s", w.To.Long(), w.From.Long()))
	case w.To > w.From.AddMonths(12*longestYears):
		return refuse("to", fmt.Sprintf("a programme covers %d years at most", longestYears))
	case w.Budget != nil && *w.Budget < 0:
		return refuse("budget", "a budget cannot be negative")
	case w.Seats < 0:
		return refuse("seats", "a number of seats cannot be negative")
	case w.GapSame < 0:
		return refuse("gapSame", "a number of days cannot be negative")
	case w.GapAny < 0:
		return refuse("gapAny", "a number of days cannot be negative")
	case w.Rest < 0:
		return refuse("rest", "a number of sessions cannot be negative")
	case w.GapMost < 0:
		return refuse("gapMost", "a number of days cannot be negative")
	case w.GapMost > 0 && w.GapMost < max(w.GapAny, 1):
		return refuse("gapMost", "sessions cannot lie further apart and nearer together at once: the longest gap is shorter than the shortest")
	case !(w.ReachKm > 0 && w.ReachKm <= 20000):
		return refuse("reachKm", "how far people come is a number of kilometres above 0")
	case w.AtLeast < 1 || w.AtLeast > 50:
		return refuse("atLeast", "the second number counts who can make from 1 to 50 sessions")
	}
	if len(w.Rhythms) > 20 {
		return refuse("rhythms", "20 rhythms are the most")
	}
	if len(w.Musts) > 20 {
		return refuse("musts", "20 musts are the most")
	}
	for _, r := range w.Rhythms {
		if err := r.validate(); err != nil {
			return err
		}
	}
	for _, m := range w.Musts {
		if m.Sessions < 0 || m.Mode != "" && !slices.Contains(model.Modes, m.Mode) {
			return refuse("musts", "a programme must have a number of sessions, in person, online or hybrid")
		}
		if m.Mode == model.Online && (m.Venue != "" || m.District != "") {
			return refuse("musts", "an online session is at no venue and in no district")
		}
	}
	return w.Weights.validate()
}

const longestYears = 5

func (r Rhythm) validate() error {
	refuse := func(problem string) error { return model.ValidationError{Field: "rhythms", Problem: problem} }
	switch {
	case !slices.Contains(model.Modes, r.Mode):
		return refuse("a session is in person, online or hybrid")
	case r.Unit != Months && r.Unit != Weeks:
		return refuse("a rhythm counts in weeks or months")
	case r.Every < 1 || r.Every > 60:
		return refuse("a rhythm is from every week or month to every 60")
	case strings.Trim(r.Weekdays, "1234567") != "":
		return refuse("a weekday is a number from 1, Monday, to 7")
	case r.Minutes < 5 || r.Minutes > 24*60:
		return refuse("a session lasts from 5 minutes to a day")
	}
	for _, at := range r.Starts {
		if at < 0 || at >= 24*60 {
			return refuse("a session starts between 00:00 and 23:59")
		}
	}
	return nil
}

func (w Weights) validate() error {
	refuse := func(problem string) error { return model.ValidationError{Field: "weights", Problem: problem} }
	if w.IfNeedBe < 0 || w.IfNeedBe > 1000 || w.Unknown < 0 || w.Unknown > 1000 {
		return refuse("a chance counts from 0 to 1,000 thousandths")
	}
	if w.Place < 0 || w.Band < 0 || w.Place > 1000 || w.Band > 1000 {
		return refuse("a weight of waiting is from 0 to 1,000")
	}
	return nil
}

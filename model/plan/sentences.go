package plan

import (
	"fmt"
	"strings"

	"convenor/model"
)

// Sentence is the turn in words: "Knowsley’s turn, first since May 2024".
func (t Turn) Sentence() string {
	since := "the first ever"
	switch {
	case t.Idea:
		since = "first since the idea for " + t.Last.Time().Format("January 2006")
	case t.Last != "":
		since = "first since " + t.Last.Time().Format("January 2006")
	}
	if t.List == model.Bands {
		return fmt.Sprintf("%s %s, %s", t.Name, t.Mode.Phrase(), since)
	}
	return fmt.Sprintf("%s’s turn, %s", t.Name, since)
}

// Room says that more people can come than the room holds: "the room holds 30 of the
// 61 who can come"; "" when it holds all, or its size is not known. It speaks against
// nothing: of those who can come, few do.
func (c Chosen) Room() string {
	if c.Mode != model.InPerson || c.Capacity <= 0 || c.CanCome.Count() <= c.Capacity {
		return "" // of a hybrid one many are online
	}
	return fmt.Sprintf("the room holds %s of the %s who can come", model.Thousands(c.Capacity), model.Thousands(c.CanCome.Count()))
}

// Why says in one line why a session is there, and that not all fit in; "" when it
// only keeps the rhythm.
func (c Chosen) Why() string {
	only := ""
	if n := len(c.OnlyHere); n > 0 {
		only = fmt.Sprintf("%s can make only this one", model.Count(n, "person", "people"))
	}
	turns := ""
	if len(c.Turns) > 0 {
		turns = c.Turns[0].Sentence()
	}
	return model.JoinNonEmpty("; ", only, turns, c.Passed, c.Room())
}

// Sentence is the extra session in words: "“Weekend” in St Helens would reach 9
// people who have said yes to none of these dates; the first free day is Sat 6 Mar 2027,
// 10:30–12:30, at Town Hall".
func (e Extra) Sentence() string {
	people := model.Count(len(e.People), "person", "people")
	what := fmt.Sprintf("“%s” online", e.BandName)
	if e.Mode != model.Online {
		what = fmt.Sprintf("“%s” in %s", e.BandName, e.Place)
	}
	have := "have"
	if len(e.People) == 1 {
		have = "has"
	}
	s := fmt.Sprintf("%s would reach %s who %s said yes to none of these dates", what, people, have)
	if !e.Allowed {
		s += " (your wishes leave it out)"
	}
	return s + "; " + e.When()
}

// When says when the extra session could be, and where, or that it cannot.
func (e Extra) When() string {
	switch {
	case e.Session.Start == "":
		return "no day is free for it beside the other sessions"
	case e.VenueName != "":
		return "the first free day is " + model.FormatSpan(e.Session.Start, e.Session.End) + ", at " + e.VenueName
	}
	return "the first free day is " + model.FormatSpan(e.Session.Start, e.Session.End)
}

// Before is the time of the same length before that of the wishes, with which a
// programme is compared: "the 12 months before January 2027".
func (w Wishes) Before() string {
	a, b := w.From.Time(), w.To.AddDays(1).Time()
	months := (b.Year()-a.Year())*12 + int(b.Month()-a.Month())
	long := model.Count(int(b.Sub(a).Hours()/24), "day", "days")
	if months > 0 && w.From.AddMonths(months) == w.To.AddDays(1) {
		long = model.Count(months, "month", "months")
	}
	begin := w.From.Long()
	if a.Day() == 1 {
		begin = a.Format("January 2006")
	}
	return "the " + strings.TrimPrefix(long, "1 ") + " before " + begin
}

// Sum says how everybody is counted: "Of 117 people planned for, 93 said they can make at least
// one session; 20 have not said and count as 15; 4 are not reached".
func (t Totals) Sum() string {
	s := fmt.Sprintf("Of %s planned for, %s said they can make at least one session", model.Count(t.People, "person", "people"), model.Thousands(t.Once.Said))
	as := model.Thousands(t.Once.Likely())
	if t.Once.Likely() == 0 {
		as = "nobody"
	}
	whole := t.Once.Expected-t.Unsaid.Expected == int64(t.Once.Said)*1000 // “if need be” may be wished to count as less than a yes
	switch n := t.Unsaid.People; {
	case n == 0:
	case !whole:
		s += "; " + model.Count(n, "has not said", "have not said")
	default:
		s += "; " + model.Count(n, "has not said and counts as ", "have not said and count as ") + as
	}
	if !whole {
		s += fmt.Sprintf("; they count as %s together", model.Thousands(t.Once.Count()))
	}
	return s + "; " + model.Count(t.NotReached(), "is not reached", "are not reached")
}

// Sentence is the group of people in words: "9 can only come at times that the
// programme does not have: weekend, in person".
func (u Unreached) Sentence() string {
	reason, are := string(u.Reason), "are"
	if len(u.People) == 1 {
		are = "is"
		reason = strings.NewReplacer("have told us", "has told us", "have said", "has said", "live too far", "lives too far").Replace(reason)
	}
	s := fmt.Sprintf("%s %s", model.Thousands(len(u.People)), reason)
	if !u.May && (u.Reason == NothingKnown || u.Reason == PartlyKnown) {
		s += ", and " + are + " unlikely to come to any of these dates"
	}
	if len(u.Times) > 0 {
		s += ": " + joinAnd(u.Times)
	}
	return s
}

package planner

import (
	"fmt"
	"slices"
	"strings"

	"convenor/model"
	"convenor/model/plan"
)

// keepsRhythm begins the words of a session that nothing else speaks for.
const keepsRhythm = "keeps the rhythm; "

// why says why a session is there: whom only it reaches and whose turn it is, else what
// may be done with it without a loss.
func (s *state) why(c plan.Chosen) string {
	if words := c.Why(); words != "" {
		return words
	}
	time := s.periodOf(c)
	switch {
	case time == "":
		return "beside the rhythm that you wish for"
	case c.Band == "":
		return "keeps the rhythm in " + time
	}
	words := keepsRhythm + "any " + strings.ToLower(c.BandName) + " of " + time
	if c.Place != "" && c.Mode != model.Online {
		words += " at " + c.Place
	}
	return words + " reaches as many"
}

// periodOf is the time of its rhythm that a session is for: "March 2027"; "" for none.
func (s *state) periodOf(c plan.Chosen) string {
	if c.Rhythm < 0 || c.Rhythm >= len(s.wishes.Rhythms) {
		return ""
	}
	r := s.wishes.Rhythms[c.Rhythm]
	begin := func(n int) model.Date {
		if r.Unit == plan.Weeks {
			return s.wishes.From.AddDays(7 * n * r.Every)
		}
		return s.wishes.From.AddMonths(n * r.Every)
	}
	return plan.Filled{From: begin(c.Period), To: min(begin(c.Period+1).AddDays(-1), s.wishes.To)}.Words()
}

// keptWhy is what a session that is in the programme by now counts for, and why it is
// there, as far as that is known.
func (s *state) keptWhy(c plan.Chosen) string {
	why := c.Why()
	if i := slices.IndexFunc(s.base.Sessions, func(b plan.Chosen) bool { return sameSlot(b.Session, c.Session) }); i >= 0 && why == "" {
		why = s.base.Sessions[i].Why()
	}
	if why == "" && slices.ContainsFunc(s.now, func(v plan.Session) bool { return sameSlot(v, c.Session) }) {
		return strings.TrimPrefix(s.why(c), keepsRhythm) // it names the time that it counts for
	}
	return model.JoinNonEmpty("; ", s.countsFor(c), why)
}

// among says how many sessions of its mode there are, how many of them at its time of
// the week, and for whom an online one is the only way: "one of 12 sessions online, 6 of
// them weekday evening; 5 of those who can come can do so only online".
func (s *state) among(c plan.Chosen) string {
	modes, bands := 0, 0
	for _, o := range s.shown.Sessions {
		if o.Mode == c.Mode {
			modes++
			if o.Band == c.Band {
				bands++
			}
		}
	}
	words := ""
	switch {
	case modes > 1 && modes == bands:
		words = fmt.Sprintf("one of %d sessions %s, all of them %s", modes, c.Mode.Phrase(), strings.ToLower(c.BandName))
	case modes > 1:
		words = fmt.Sprintf("one of %d sessions %s, %d of them %s", modes, c.Mode.Phrase(), bands, strings.ToLower(c.BandName))
	}
	if n := s.onlyOnline(c); n > 0 {
		words = model.JoinNonEmpty("; ", words, fmt.Sprintf("%d of those who said they can come can do so only online", n))
	}
	return words
}

// onlyOnline is how many said they can come to an online session and to none in person.
func (s *state) onlyOnline(c plan.Chosen) (n int) {
	if c.Mode != model.Online {
		return 0
	}
	can := func(a model.Answer) bool { return a == model.CanCome || a == model.CanIfNeedBe }
	for _, p := range s.in.People {
		said := model.Person{Availability: p.Availability}
		if can(said.Can(c.Band, model.Online)) && !slices.ContainsFunc(s.in.Bands, func(b model.Category) bool {
			return said.Can(b.ID, model.InPerson) != model.CannotCome
		}) {
			n++
		}
	}
	return n
}

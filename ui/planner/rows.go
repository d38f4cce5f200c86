package planner

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"convenor/model"
	"convenor/model/plan"
)

// row is one line of the list: a session, proposed or in the programme, or a time
// of a rhythm for which nothing was found.
type row struct {
	id       model.ID // "" for a time without a session
	key      string
	session  plan.Chosen
	month    string
	when     string
	band     string
	where    string
	canCome  string
	tip      string // who of those has said so
	why      string
	proposed bool // else it is in the programme already
	locked   bool
	moved    bool // by hand, since it was proposed
	clash    string
	empty    bool // a time without a session
}

// rows are the lines of the list by start.
func (s *state) rows() []row {
	var all []row
	base := map[model.ID]plan.Chosen{}
	for _, c := range s.base.Sessions {
		base[c.ID] = c
	}
	clashes := s.clashes()
	missing := slices.SortedStableFunc(slices.Values(s.shown.Missing), func(a, b plan.Missing) int { return cmp.Compare(a.From, b.From) })
	for _, c := range s.shown.Sessions {
		for len(missing) > 0 && missing[0].From <= c.Start.Date() {
			all, missing = append(all, s.emptyRow(missing[0])), missing[1:]
		}
		r := s.row(c, base)
		r.clash = strings.Join(clashes[c.ID], " ")
		all = append(all, r)
	}
	for _, m := range missing {
		all = append(all, s.emptyRow(m))
	}
	return all
}

func (s *state) row(c plan.Chosen, base map[model.ID]plan.Chosen) row {
	i := s.find(c.ID)
	r := row{id: c.ID, key: string(c.ID), session: c, proposed: i >= 0, locked: s.locked[c.ID], band: strings.ToLower(c.BandName), where: c.Place,
		month: c.Start.Date().Time().Format("Jan"), when: c.Start.Date().Time().Format("Mon 2") + ", " + c.Start.Clock().String(),
		canCome: model.Thousands(c.CanCome.Count()), tip: reachTip(c.CanCome), why: s.why(c)}
	switch {
	case c.Mode == model.Online:
		r.where = string(c.Mode)
	case c.Venue == "":
		r.where = "no venue yet"
	case r.where == "":
		r.where = "in person"
	}
	if c.Mode == model.Hybrid {
		r.where += " and online"
	}
	if !r.proposed {
		r.why = model.JoinNonEmpty("; ", model.JoinNonEmpty(": ", "in the programme", c.Title), s.keptWhy(c), c.Room())
		return r
	}
	was, known := base[c.ID]
	r.moved = !known || was.Start != c.Start || was.Venue != c.Venue || was.Mode != c.Mode || was.End != c.End
	if known && r.moved {
		r.canCome += signedIn(c.CanCome.Count() - was.CanCome.Count())
	}
	return r
}

func (s *state) emptyRow(m plan.Missing) row {
	r := row{key: fmt.Sprintf("missing %d %d", m.Rhythm, m.Period), empty: true, month: m.From.Time().Format("Jan"), when: "no session", where: "–"}
	if m.Rhythm >= 0 && m.Rhythm < len(s.wishes.Rhythms) {
		r.session.Mode = s.wishes.Rhythms[m.Rhythm].Mode
		r.where = r.session.Mode.Phrase()
	}
	r.why = sentence(m.Why)
	if to := m.To.Time().Format("Jan"); to != r.month {
		r.why = r.month + " to " + to + ": " + m.Why
	}
	return r
}

// clashes are what speaks against sessions, by their ID.
func (s *state) clashes() map[model.ID][]string {
	of := map[model.ID][]string{}
	for _, c := range s.shown.Totals.Clashes {
		for _, i := range c.Sessions {
			if i >= 0 && i < len(s.shown.Sessions) {
				id := s.shown.Sessions[i].ID
				of[id] = append(of[id], sentence(c.Sentence))
			}
		}
	}
	return of
}

// reachTip says who of those who can come has said so.
func reachTip(r plan.Reach) string {
	if r.Likely() == 0 {
		return fmt.Sprintf("%s said they can", model.Count(r.Said, "person", "people"))
	}
	return fmt.Sprintf("%s said they can; of those who have not said, about %s are likely to", model.Count(r.Said, "person", "people"), model.Thousands(r.Likely()))
}

// signed is a change as "+3" or "−2"; signedIn puts it in brackets behind a
// number, and is empty for none.
func signed(n int) string {
	if n < 0 {
		return "−" + model.Thousands(-n)
	}
	return "+" + model.Thousands(n)
}

func signedIn(n int) string {
	if n == 0 {
		return ""
	}
	return " (" + signed(n) + ")"
}

// sentence is text with a capital first and a full stop last.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	runes := []rune(text)
	text = strings.ToUpper(string(runes[0])) + string(runes[1:])
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
		text += "."
	}
	return text
}

// marks are the sessions on the strip.
func (s *state) marks() []mark {
	var all []mark
	for _, c := range s.shown.Sessions {
		m := mark{key: string(c.ID), day: c.Start.Date(), mode: c.Mode, fixed: s.find(c.ID) < 0, locked: s.locked[c.ID]}
		m.words = model.FormatSpan(c.Start, c.End) + " · " + model.JoinNonEmpty(", ", c.Mode.Phrase(), c.Place)
		switch {
		case m.fixed:
			m.words = model.JoinNonEmpty(" · ", c.Title, m.words, "in the programme already")
		case m.locked:
			m.words += " · locked: it stays when a programme is proposed again"
		}
		all = append(all, m)
	}
	return all
}

// keptFree are the days on which nothing is planned.
func (s *state) keptFree() []model.Date {
	var days []model.Date
	for _, d := range s.in.KeptFree {
		days = append(days, d.Day)
	}
	return days
}

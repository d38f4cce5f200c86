package plan

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"convenor/model"
)

// Sentence is the rhythm in words: "online every month".
func (r Rhythm) Sentence() string {
	unit, units := "month", "months"
	if r.Unit == Weeks {
		unit, units = "week", "weeks"
	}
	if r.Every == 1 {
		return r.Mode.Phrase() + " every " + unit
	}
	return fmt.Sprintf("%s every %d %s", r.Mode.Phrase(), r.Every, units)
}

// rule is a wish that can be let go of.
type rule struct {
	field string // its JSON name in Wishes
	words string
	free  func(*Input, *Wishes)
	time  bool // is about the time of a session, not its place
}

// rules lists the wishes that can stand in each other’s way.
func (p *problem) rules() (rules []rule) {
	add := func(is, time bool, field, words string, free func(*Input, *Wishes)) {
		if is {
			rules = append(rules, rule{field, words, free, time})
		}
	}
	w := p.w
	add(w.StepFree, false, "stepFree", "step-free venues only", func(_ *Input, w *Wishes) { w.StepFree = false })
	for i, r := range w.Rhythms {
		whose := ""
		if len(w.Rhythms) > 1 {
			whose = " " + r.Mode.Phrase()
		}
		add(len(r.Bands) > 0, true, "rhythms", p.bandWords(r.Bands)+" only"+whose, func(_ *Input, w *Wishes) { w.Rhythms[i].Bands = nil })
		add(r.Weekdays != "", true, "rhythms", weekdayWords(r.Weekdays)+" only"+whose, func(_ *Input, w *Wishes) { w.Rhythms[i].Weekdays = "" })
		add(len(r.Starts) > 0, true, "rhythms", "starting only at "+startWords(r.Starts)+whose, func(_ *Input, w *Wishes) { w.Rhythms[i].Starts = nil })
	}
	add(len(w.Districts) > 0, false, "districts", p.names(w.Districts)+" only", func(_ *Input, w *Wishes) { w.Districts = nil })
	add(len(w.Venues) > 0, false, "venues", p.venueNames(w.Venues)+" only", func(_ *Input, w *Wishes) { w.Venues = nil })
	add(w.Seats > 0, false, "seats", fmt.Sprintf("rooms for at least %d", w.Seats), func(_ *Input, w *Wishes) { w.Seats = 0 })
	if w.Budget != nil {
		add(true, false, "budget", "a budget of "+w.Budget.String(), func(_ *Input, w *Wishes) { w.Budget = nil })
	}
	add(!w.SameVenue, false, "sameVenue", "no venue twice in a row", func(_ *Input, w *Wishes) { w.SameVenue = true })
	add(w.GapSame > 0, true, "gapSame", fmt.Sprintf("at least %s between sessions of one mode", model.Count(w.GapSame, "day", "days")), func(_ *Input, w *Wishes) { w.GapSame = 0 })
	add(w.GapAny > 0, true, "gapAny", fmt.Sprintf("at least %s between sessions", model.Count(w.GapAny, "day", "days")), func(_ *Input, w *Wishes) { w.GapAny = 0 })
	add(w.GapMost > 0, true, "gapMost", fmt.Sprintf("at most %s from one session to the next", model.Count(w.GapMost, "day", "days")), func(_ *Input, w *Wishes) { w.GapMost = 0 })
	add(len(p.in.KeptFree) > 0, true, "keptFree", "the days kept free", func(in *Input, _ *Wishes) { in.KeptFree = nil })
	for i, m := range w.Musts {
		add(m.Sessions > 0, false, "musts", p.must(m), func(_ *Input, w *Wishes) { w.Musts[i].Sessions = 0 })
	}
	return rules
}

// without is the input and wishes without the rules that are let go.
func (p *problem) without(rules []rule, kept []bool) (Input, Wishes) {
	in, w := p.in, p.w
	w.Rhythms, w.Musts = slices.Clone(w.Rhythms), slices.Clone(w.Musts)
	for i, r := range rules {
		if !kept[i] {
			r.free(&in, &w)
		}
	}
	return in, w
}

// must is a must in words: "at least 2 sessions in Knowsley".
func (p *problem) must(m Must) string {
	words := "at least " + model.Count(m.Sessions, "session", "sessions")
	if m.Mode != "" {
		words += " " + m.Mode.Phrase()
	}
	if m.Venue != "" {
		words += " at " + p.venueNames([]model.ID{m.Venue})
	}
	if m.District != "" {
		words += " in " + p.name(m.District)
	}
	if m.Band != "" {
		words += " on “" + p.bandNamed(m.Band) + "”"
	}
	return words
}

func (p *problem) bandNamed(id model.ID) string {
	if i, ok := p.bandOf[id]; ok {
		return p.bands[i].Name
	}
	return string(id)
}

func (p *problem) bandWords(ids []model.ID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = lower(p.bandNamed(id))
	}
	return joinAnd(words)
}

// lower begins a name of the list in lower case, unless it is an abbreviation.
func lower(s string) string {
	r := []rune(s)
	if len(r) < 2 || unicode.IsUpper(r[1]) {
		return s
	}
	return string(unicode.ToLower(r[0])) + string(r[1:])
}

func (p *problem) names(ids []model.ID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = p.name(id)
	}
	return joinAnd(words)
}

func (p *problem) venueNames(ids []model.ID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
		if v, ok := p.venueOf[id]; ok {
			words[i] = p.in.Venues[v].Name
		}
	}
	return joinAnd(words)
}

func weekdayWords(days string) string {
	names := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	var words []string
	for i, name := range names {
		if strings.Contains(days, string('1'+rune(i))) {
			words = append(words, name)
		}
	}
	return joinAnd(words)
}

func startWords(starts []model.Clock) string {
	words := make([]string, len(starts))
	for i, at := range starts {
		words[i] = at.String()
	}
	return joinAnd(words)
}

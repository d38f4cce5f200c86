package planner

import (
	"fmt"
	"slices"
	"strings"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/widgets"
)

// never is the choice of a mode without a rhythm.
const never = "never"

// often are the usual rhythms.
var often = []plan.Rhythm{
	{Every: 1, Unit: plan.Weeks}, {Every: 2, Unit: plan.Weeks}, {Every: 1, Unit: plan.Months}, {Every: 2, Unit: plan.Months},
	{Every: 3, Unit: plan.Months}, {Every: 6, Unit: plan.Months}, {Every: 12, Unit: plan.Months},
}

func oftenKey(r plan.Rhythm) string { return fmt.Sprintf("%d %s", r.Every, r.Unit) }

// oftenWords is how often a rhythm comes back: "every 3 months".
func oftenWords(r plan.Rhythm) string {
	one := map[plan.Unit]string{plan.Months: "month", plan.Weeks: "week"}[r.Unit]
	switch {
	case r.Unit == plan.Months && r.Every == 12:
		return "every year"
	case r.Unit == plan.Months && r.Every == 3:
		return "every quarter"
	case r.Every == 1:
		return "every " + one
	}
	return fmt.Sprintf("every %d %s", r.Every, r.Unit)
}

// rhythmDraft is the rhythm of one mode in the form.
type rhythmDraft struct {
	mode    model.Mode
	every   string // never, or oftenKey
	bands   []model.ID
	starts  string // as typed: "12:30, 18:00"
	minutes int
	days    string // kept as it was
}

// wishDraft is the form of the wishes while it is filled in.
type wishDraft struct {
	planning storage.Planning
	rhythms  []*rhythmDraft
	further  []plan.Rhythm // a second rhythm of a mode, which the form leaves as it is
	gone     []mustGone    // must-haves that were removed, the last one last
}

// newWishDraft fills the form with wishes.
func newWishDraft(p storage.Planning) *wishDraft {
	d := &wishDraft{planning: p}
	d.planning.Musts = slices.Clone(p.Musts)
	for _, mode := range model.Modes {
		r := &rhythmDraft{mode: mode, every: never, minutes: 120}
		if mode == model.Online {
			r.minutes = 60
		}
		d.rhythms = append(d.rhythms, r)
	}
	for _, r := range p.Rhythms {
		i := slices.Index(model.Modes, r.Mode)
		if i < 0 || d.rhythms[i].every != never {
			d.further = append(d.further, r)
			continue
		}
		*d.rhythms[i] = rhythmDraft{mode: r.Mode, every: oftenKey(r), bands: slices.Clone(r.Bands), starts: startsText(r.Starts), minutes: r.Minutes, days: r.Weekdays}
	}
	return d
}

func startsText(starts []model.Clock) string {
	words := make([]string, len(starts))
	for i, c := range starts {
		words[i] = c.String()
	}
	return strings.Join(words, ", ")
}

// options are the choices of how often, with one's own among them.
func (r *rhythmDraft) options() []widgets.Option {
	all := []widgets.Option{{Value: never, Text: never}}
	known := r.every == never
	for _, o := range often {
		all = append(all, widgets.Option{Value: oftenKey(o), Text: oftenWords(o)})
		known = known || oftenKey(o) == r.every
	}
	if !known {
		all = append(all, widgets.Option{Value: r.every, Text: oftenWords(readOften(r.every))})
	}
	return all
}

func readOften(key string) (r plan.Rhythm) {
	var unit string
	if _, err := fmt.Sscanf(key, "%d %s", &r.Every, &unit); err != nil {
		return plan.Rhythm{}
	}
	r.Unit = plan.Unit(unit)
	return r
}

// wishes are what the form asks for; an error says what cannot be read or makes
// no sense.
func (d *wishDraft) wishes() (storage.Planning, error) {
	p := d.planning
	p.People = strings.TrimSpace(p.People)
	p.Rhythms = nil
	for _, r := range d.rhythms {
		if r.every == never {
			continue
		}
		rhythm := readOften(r.every)
		rhythm.Mode, rhythm.Bands, rhythm.Minutes, rhythm.Weekdays = r.mode, r.bands, r.minutes, r.days
		starts, err := readStarts(r.starts)
		if err != nil {
			return p, err
		}
		rhythm.Starts = starts
		p.Rhythms = append(p.Rhythms, rhythm)
	}
	p.Rhythms = append(p.Rhythms, d.further...)
	p.Musts = slices.DeleteFunc(slices.Clone(p.Musts), func(m plan.Must) bool { return m.Sessions == 0 })
	if len(p.Rhythms) == 0 {
		return p, model.ValidationError{Field: "rhythm", Problem: plan.ErrNoRhythm.Error()}
	}
	return p, p.Validate()
}

// readStarts reads times of day with commas or spaces between them.
func readStarts(text string) (all []model.Clock, err error) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		c, err := model.ParseClock(part)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// weights in words, for the choices of what matters.
var (
	countsOptions = []widgets.Option{{Value: "1000", Text: "in full"}, {Value: "500", Text: "half"}, {Value: "0", Text: "not at all"}}
	waitsOptions  = []widgets.Option{{Value: "0", Text: "does not matter"}, {Value: "1", Text: "matters"}, {Value: "5", Text: "matters much"}}
)

// withOwn adds a value that none of the options has.
func withOwn(options []widgets.Option, n int, words func(int) string) []widgets.Option {
	value := fmt.Sprint(n)
	if slices.ContainsFunc(options, func(o widgets.Option) bool { return o.Value == value }) {
		return options
	}
	return append(slices.Clone(options), widgets.Option{Value: value, Text: words(n)})
}

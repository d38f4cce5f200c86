package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
)

// wishOptions are the wishes of the window as options: what is not given stays as it
// was wished for last.
type wishOptions struct {
	set                     *pflag.FlagSet
	online, inPerson, mixed string
	stepFree, sameVenue     bool
	budget                  amount
	bands, districts        []string
	venues, musts           []string
	numbers                 map[string]*number
}

// anything takes back a wish that is a list, or a budget.
const anything = "any"

func newWishOptions(f *pflag.FlagSet) *wishOptions {
	o := &wishOptions{set: f, numbers: map[string]*number{}}
	f.StringVar(&o.online, "online-every", "", "a session online every so many weeks or months, such as 2w or 1m, or never: `N`")
	f.StringVar(&o.inPerson, "in-person-every", "", "a session in person every so many weeks or months, or never: `N`")
	f.StringVar(&o.mixed, "hybrid-every", "", "a hybrid session every so many weeks or months, or never: `N`")
	f.StringArrayVar(&o.bands, "band", nil, "only in this time `BAND`; may be given again, any is every one")
	f.StringArrayVar(&o.districts, "district", nil, "in person only in this `DISTRICT`; may be given again, any is every one")
	f.StringArrayVar(&o.venues, "venue", nil, "only at this `VENUE`; may be given again, any is every one")
	f.BoolVar(&o.stepFree, "step-free", false, "only at venues that are step-free")
	f.BoolVar(&o.sameVenue, "same-venue", false, "a venue may be used twice in a row")
	f.Var(&o.budget, "budget", "what all sessions together may cost, or any for no limit: `AMOUNT`")
	f.StringArrayVar(&o.musts, "must", nil, "at least so many `SESSIONS`, such as \"2, in person, Knowsley\": a number, and any of mode, time band, district and venue; may be given again, any is none")
	for _, n := range []struct {
		name, usage string
		most        int
	}{
		{"seats", "rooms for at least `N`; 0 is any", 1 << 20},
		{"gap-same", "at least `N` days between sessions of one mode", 3650},
		{"gap-any", "at least `N` days between any two sessions", 3650},
		{"gap-most", "at most `N` days from one session to the next; 0 is any", 3650},
		{"rest", "`N` sessions elsewhere before a district hosts again", 1000},
		{"reach-km", "people come from so many kilometres away who have not said how far: `N`", 20000},
		{"at-least", "the second figure: who can make at least `N` sessions", 50},
	} {
		o.numbers[n.name] = &number{most: n.most}
		f.Var(o.numbers[n.name], n.name, n.usage)
	}
	return o
}

// amount is an option that is an amount of money, or any.
type amount struct {
	text  string
	money *model.Money
}

func (a *amount) String() string { return a.text }
func (a *amount) Type() string   { return "AMOUNT" }

func (a *amount) Set(text string) error {
	a.text, a.money = text, nil
	if text == anything {
		return nil
	}
	m, err := model.ParseMoney(text)
	if err != nil || strings.TrimSpace(text) == "" {
		return usagef("“%s” is not an amount of money: say 800 or 45.50, or any for no limit", text)
	}
	a.money = &m
	return nil
}

// check reports what cannot be read whatever the file.
func (o *wishOptions) check() error {
	for _, every := range []string{o.online, o.inPerson, o.mixed} {
		if _, err := readEvery(every); err != nil {
			return err
		}
	}
	return nil
}

// apply puts what was given in the place of the wishes. Names are those of the file.
func (o *wishOptions) apply(ctx context.Context, s *storage.Store, w *plan.Wishes) error {
	w.Rhythms = every(w.Rhythms, model.Online, o.online, 60)
	w.Rhythms = every(w.Rhythms, model.InPerson, o.inPerson, 120)
	w.Rhythms = every(w.Rhythms, model.Hybrid, o.mixed, 120)
	names, err := readNames(ctx, s)
	if err != nil {
		return err
	}
	if o.set.Changed("band") {
		bands, err := names.all("time band", o.bands)
		if err != nil {
			return err
		}
		w.Rhythms = slices.Clone(w.Rhythms)
		for i := range w.Rhythms {
			w.Rhythms[i].Bands = bands
		}
	}
	if o.set.Changed("district") {
		if w.Districts, err = names.all("district", o.districts); err != nil {
			return err
		}
	}
	if o.set.Changed("venue") {
		if w.Venues, err = names.all("venue", o.venues); err != nil {
			return err
		}
	}
	if o.set.Changed("must") {
		if w.Musts, err = names.musts(o.musts); err != nil {
			return err
		}
	}
	if o.set.Changed("step-free") {
		w.StepFree = o.stepFree
	}
	if o.set.Changed("same-venue") {
		w.SameVenue = o.sameVenue
	}
	if o.set.Changed("budget") {
		w.Budget = o.budget.money
	}
	for name, to := range map[string]*int{"seats": &w.Seats, "gap-same": &w.GapSame, "gap-any": &w.GapAny, "gap-most": &w.GapMost, "rest": &w.Rest, "at-least": &w.AtLeast} {
		if o.set.Changed(name) {
			*to = o.numbers[name].value
		}
	}
	if o.set.Changed("reach-km") {
		w.ReachKm = float64(o.numbers["reach-km"].value)
	}
	return nil
}

// fileNames are the names that wishes can have, by what they are names of.
type fileNames map[string][]named

type named struct {
	id   model.ID
	name string
}

func readNames(ctx context.Context, s *storage.Store) (fileNames, error) {
	names := fileNames{}
	categories, err := s.Categories(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range categories {
		what := map[model.List]string{model.Bands: "time band", model.Districts: "district"}[c.List]
		if what != "" && !c.Retired {
			names[what] = append(names[what], named{c.ID, c.Name})
		}
	}
	venues, err := s.Venues(ctx)
	for _, v := range venues {
		if !v.Retired {
			names["venue"] = append(names["venue"], named{v.ID, v.Name})
		}
	}
	return names, err
}

// find is the one of that name, or with that id.
func (n fileNames) find(what, name string) (model.ID, bool) {
	i := slices.IndexFunc(n[what], func(v named) bool { return model.Fold(v.name) == model.Fold(name) || string(v.id) == name })
	if i < 0 {
		return "", false
	}
	return n[what][i].id, true
}

func (n fileNames) all(what string, names []string) (ids []model.ID, err error) {
	for _, name := range names {
		if name == anything {
			return nil, nil
		}
		id, ok := n.find(what, name)
		if !ok {
			return nil, n.none(what, name)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func (n fileNames) none(what, name string) error {
	var there []string
	for _, v := range n[what] {
		there = append(there, v.name)
	}
	if len(there) == 0 {
		return fmt.Errorf("there is no %s “%s”; the file has none", what, name)
	}
	return fmt.Errorf("there is no %s “%s”; there are %s", what, name, strings.Join(there, ", "))
}

// musts reads what there must be: "2, in person, Knowsley".
func (n fileNames) musts(texts []string) (all []plan.Must, err error) {
	for _, text := range texts {
		if text == anything {
			return nil, nil
		}
		m := plan.Must{Sessions: 1}
		for i, part := range strings.Split(text, ",") {
			part = strings.TrimSpace(part)
			if count, err := strconv.Atoi(part); err == nil && i == 0 {
				m.Sessions = count
			} else if err := n.narrow(&m, part); err != nil {
				return nil, err
			}
		}
		if m.Sessions < 1 {
			return nil, errors.New("of what there must be there is at least 1")
		}
		all = append(all, m)
	}
	return all, nil
}

// narrow asks of a must what a word says: a mode, or the name of a time band, a
// district or a venue.
func (n fileNames) narrow(m *plan.Must, word string) error {
	if i := slices.Index(model.Modes, model.Mode(strings.ToLower(word))); i >= 0 {
		m.Mode = model.Modes[i]
		return nil
	}
	for _, of := range []struct {
		what string
		to   *model.ID
	}{{"time band", &m.Band}, {"district", &m.District}, {"venue", &m.Venue}} {
		if id, ok := n.find(of.what, word); ok {
			*of.to = id
			return nil
		}
	}
	return fmt.Errorf("“%s” is no mode, time band, district or venue", word)
}

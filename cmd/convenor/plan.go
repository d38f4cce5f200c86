package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/model/plan"
	"convenor/storage"
	"convenor/ui/frame"
)

// planOrder is what the command plan was asked for.
type planOrder struct {
	from, to, people     string
	wishes               *wishOptions
	seed                 int
	asJSON, accept, dots bool
}

func (p *program) planCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "plan FILE [--from DATE] [--to DATE] [--online-every 1m] [--in-person-every 3m] [--people FILTER] [WISHES] [--seed N] [--json] [--accept]",
		Short: "Propose a programme that reaches the most people and gives everyone a turn",
		Args:  exactly("FILE"),
	}
	o := planOrder{}
	seed := &number{value: 1, most: 1 << 30}
	f := c.Flags()
	f.StringVar(&o.from, "from", "", "the first `DATE`; without it, as wished for last, or the first of next month")
	f.StringVar(&o.to, "to", "", "the last `DATE`; without it, as wished for last, or a year later")
	o.wishes = newWishOptions(f)
	f.StringVar(&o.people, "people", "", "plan for people who have all these words in their name, role, organisation, tags, email, district, sector or seniority: `FILTER`")
	f.Var(seed, "seed", "another number may lead to another proposal that is as good")
	f.BoolVar(&o.asJSON, "json", false, "as one JSON object")
	f.BoolVar(&o.accept, "accept", false, "take it into the programme, as ideas")
	c.RunE = func(c *cobra.Command, args []string) error {
		o.seed, o.dots = seed.value, terminal(os.Stderr)
		if err := o.wishes.check(); err != nil {
			return err
		}
		open := p.reading
		if o.accept {
			open = p.writing
		}
		return open(c.Context(), args[0], func(s *storage.Store) error { return p.plan(c.Context(), s, o) })
	}
	return c
}

func terminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// readEvery reads "2w", "1m" or "never", which is every 0; "" is the zero Rhythm.
func readEvery(text string) (r plan.Rhythm, err error) {
	if text == "" || text == "never" {
		return r, nil
	}
	units := map[string]plan.Unit{"w": plan.Weeks, "m": plan.Months}
	unit := units[text[len(text)-1:]]
	n, err := strconv.Atoi(text[:len(text)-1])
	if err != nil || unit == "" || n < 1 {
		return r, usagef("“%s” is not how often: say 2w for every two weeks, 1m for every month, or never", text)
	}
	return plan.Rhythm{Every: n, Unit: unit}, nil
}

func (p *program) plan(ctx context.Context, s *storage.Store, o planOrder) error {
	w, err := wishesFor(ctx, s, o)
	if err != nil {
		return err
	}
	m, err := frame.BaseMap()
	if err != nil {
		return err
	}
	in, err := s.PlanInput(ctx, w.From, w.To, w.Filter(), m)
	if err != nil {
		return err
	}
	if err := w.Nobody(in); err != nil {
		return err
	}
	options := plan.Options{Seed: uint64(o.seed)}
	if o.dots {
		options.Doing = func(done, of int) { fmt.Fprintf(os.Stderr, "\r%3d %%", 100*done/max(of, 1)) }
	}
	found, err := plan.Propose(ctx, in, w.Wishes, options)
	if o.dots {
		fmt.Fprint(os.Stderr, "\r      \r")
	}
	if err != nil {
		return err
	}
	var taken storage.Taken
	if o.accept {
		var sessions []plan.Session
		for _, c := range found.Sessions {
			sessions = append(sessions, c.Session)
		}
		if taken, err = s.AcceptPlan(ctx, plan.Take(in, sessions), model.Idea); err != nil {
			return err
		}
	}
	if o.asJSON {
		text, err := encode(planJSON(in, w, found, taken))
		p.printf("%s\n", text)
		return err
	}
	p.tellPlan(in, w, found)
	if o.accept {
		p.printf("\nTaken into the programme as ideas: %s\n", model.Count(len(taken.Added), "session", "sessions"))
	}
	return nil
}

// wishesFor are the wishes in the file, or those that make sense at first, with
// what the order says instead.
func wishesFor(ctx context.Context, s *storage.Store, o planOrder) (w storage.Planning, err error) {
	c, err := s.Community(ctx)
	if err != nil {
		return w, err
	}
	today := s.Today(c)
	w, made, err := s.Wishes(ctx)
	if err != nil {
		return w, err
	}
	if !made {
		w.Wishes = plan.DefaultWishes(today)
	}
	if o.from != "" && o.to == "" {
		w.To = ""
	}
	if w.From, err = dayOf(o.from, today, w.From); err != nil {
		return w, err
	}
	if w.To == "" {
		w.To = w.From.AddMonths(12).AddDays(-1)
	}
	if w.To, err = dayOf(o.to, today, w.To); err != nil {
		return w, err
	}
	if o.people != "" {
		w.People = o.people
	}
	if err := o.wishes.apply(ctx, s, &w.Wishes); err != nil {
		return w, err
	}
	return w, w.Validate()
}

// every changes how often there is a session of a mode; "" leaves it as it is.
func every(all []plan.Rhythm, mode model.Mode, text string, minutes int) (out []plan.Rhythm) {
	if text == "" {
		return all
	}
	wanted, _ := readEvery(text) // was read before
	is := plan.Rhythm{Mode: mode, Minutes: minutes}
	for _, r := range all {
		if r.Mode == mode {
			is = r
			continue
		}
		out = append(out, r)
	}
	is.Every, is.Unit = wanted.Every, wanted.Unit
	if text == "never" {
		return out
	}
	return append(out, is)
}

// tellPlan writes a proposal as text.
func (p *program) tellPlan(in plan.Input, w storage.Planning, found plan.Proposal) {
	t := found.Totals
	p.printf("%s to %s: %d of %s can make at least one session, %d can make %d or more\n",
		w.From.Long(), w.To.Long(), t.Once.Count(), model.Count(t.People, "person", "people"), t.Several.Count(), t.AtLeast)
	switch {
	case t.Once.Count() >= found.Bound:
		p.printf("With these wishes no programme lets more people make at least one\n")
	default:
		p.printf("With these wishes no programme lets more than %d people make at least one\n", found.Bound)
	}
	if t.Worst >= 0 {
		g := t.Groups[t.Worst]
		p.printf("Worst served: %s, %s of %d; %s in %s\n", g.Name, g.Reach.Words(), g.People, g.Before.Words(), w.Before())
	}
	p.printf("Cost: %s\n\n", costWords(found))
	titles := plan.Titles(in, sessionsOf(found))
	for i, c := range found.Sessions {
		why := c.Why()
		if c.Fixed {
			why = "in the programme already"
			for _, f := range c.Fills {
				why += ", counts for " + f.Words()
			}
		}
		p.printf("%-34s %-9s %-22s %4d can come  %s\n", model.FormatSpan(c.Start, c.End), c.Mode, orDash(c.Place), c.CanCome.Count(), model.JoinNonEmpty("; ", titles[i], why, c.Room()))
	}
	for _, m := range found.Missing {
		p.printf("%s to %s: no session: %s\n", m.From.Short(), m.To.Short(), m.Why)
	}
	for _, words := range againstIt(found) {
		p.printf("But: %s\n", words)
	}
	p.printf("\n%s\n", t.Sum())
	for _, u := range found.Unreached {
		p.printf("%s\n", u.Sentence())
	}
	if words := in.LeftOut.Sentence(); words != "" {
		p.printf("%s\n", words)
	}
	for _, e := range found.Extra {
		p.printf("%s\n", e.Sentence())
	}
	for _, n := range found.Notes {
		p.printf("%s\n", n)
	}
}

// againstIt says what speaks against a proposal, with the day of the session that it is about.
func againstIt(found plan.Proposal) []string {
	all := []string{}
	for _, c := range found.Totals.Clashes {
		words := c.Sentence
		if len(c.Sessions) > 0 && c.Rule != "budget" { // that one is about all that cost
			words = found.Sessions[c.Sessions[0]].Start.Date().Short() + ": " + words
		}
		all = append(all, words)
	}
	return all
}

// costWords are what a proposal costs, and what for.
func costWords(found plan.Proposal) string {
	t := found.Totals
	words := t.Cost.String()
	if t.Cost > 0 {
		words += " " + found.Costs()
	}
	if over := t.OverBudget(); over > 0 {
		words += fmt.Sprintf("; %s over the budget of %s", over, *t.Budget)
	}
	return words
}

func sessionsOf(found plan.Proposal) []plan.Session {
	all := make([]plan.Session, len(found.Sessions))
	for i, c := range found.Sessions {
		all[i] = c.Session
	}
	return all
}

func orDash(text string) string {
	if strings.TrimSpace(text) == "" {
		return "–"
	}
	return text
}

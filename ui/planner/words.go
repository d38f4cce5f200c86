package planner

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"convenor/model"
	"convenor/model/plan"
)

// tile is a number over the list and what it counts.
type tile struct {
	number, words string
	worse         bool // than what was proposed
}

// tiles are the figures of the programme, each with what the moves by hand
// changed of it.
func (s *state) tiles() []tile {
	return []tile{s.onceTile(), s.severalTile(), s.worstTile(), s.costTile()}
}

// inShort is the figures in a line, for a low window, and inAll all that the tiles
// say, for its details.
func (s *state) inShort() string {
	words := []string{"can make one", numberWord(s.shown.Totals.AtLeast) + " or more", "of the worst served group", "in all"}
	if s.shown.Totals.OverBudget() > 0 {
		words[3] = "! over the budget"
	}
	line := ""
	for i, t := range s.tiles() {
		line = model.JoinNonEmpty(" · ", line, t.number+" "+words[i])
	}
	return line
}

func (s *state) inAll() string {
	all := ""
	for _, t := range s.tiles() {
		all = model.JoinNonEmpty("\n", all, t.number+" "+t.words+".")
	}
	return all
}

func (s *state) onceTile() tile {
	t, was := s.shown.Totals, s.base.Totals
	d := t.Once.Count() - was.Once.Count()
	words := "can make at least one"
	switch {
	case s.base.Bound > 0 && t.Once.Count() > s.base.Bound:
		words += " · more than any plan that keeps to your wishes"
	case s.base.Bound > 0 && t.Once.Count() == s.base.Bound:
		words += " · no plan can reach more"
	case s.base.Bound > 0:
		words += " · no plan can reach more than " + model.Thousands(s.base.Bound)
	}
	if n := t.Once.Likely(); n > 0 {
		words += " · " + model.Thousands(t.Once.Said) + " said so, " + model.Thousands(n) + " are likely to"
	}
	return tile{fmt.Sprintf("%s of %s", model.Thousands(t.Once.Count()), model.Thousands(t.People)) + signedIn(d), words, d < 0}
}

func (s *state) severalTile() tile {
	t, was := s.shown.Totals, s.base.Totals
	d := t.Several.Count() - was.Several.Count()
	return tile{model.Thousands(t.Several.Count()) + signedIn(d), "can make " + numberWord(t.AtLeast) + " or more", d < 0}
}

func (s *state) worstTile() tile {
	t := s.shown.Totals
	if t.Worst < 0 || t.Worst >= len(t.Groups) {
		return tile{"–", "every group is too small to say how it is served", false}
	}
	g := t.Groups[t.Worst]
	words := "of the worst served group, " + groupName(g)
	if !countable(g) {
		words += " (" + model.Count(g.People, "person", "people") + ")"
	}
	words += fmt.Sprintf(", can make one; %s could in %s", servedWords(g, g.Before), s.wishes.Before())
	d := change(s.base.Totals, g)
	return tile{servedWords(g, g.Reach) + signedIn(d), words, d < 0}
}

// change is by how much the worst served group is better served than was proposed: by how
// many of its people, or, where it is large, by how many points the worst share is.
func change(was plan.Totals, g plan.Group) int {
	if countable(g) {
		i := slices.IndexFunc(was.Groups, func(o plan.Group) bool { return o.List == g.List && o.ID == g.ID })
		if i < 0 {
			return 0
		}
		return g.Reach.Count() - was.Groups[i].Reach.Count()
	}
	if was.Worst < 0 || was.Worst >= len(was.Groups) {
		return 0
	}
	return int(math.Round(100 * (g.Share() - was.Groups[was.Worst].Share())))
}

// fewPeople is up to how many people of a group are counted by heads: of them a share
// would look more exact than it is.
const fewPeople = 20

func countable(g plan.Group) bool { return g.People <= fewPeople }

// servedWords is how many of a group are reached: "17 of 20", "about 4 of 6" where that
// is an estimate, or "71 %" of a large one.
func servedWords(g plan.Group, r plan.Reach) string {
	if !countable(g) {
		return percent(float64(r.Expected) / 1000 / float64(g.People))
	}
	return r.Words() + " of " + model.Thousands(g.People)
}

func (s *state) costTile() tile {
	t, was := s.shown.Totals, s.base.Totals
	words := s.shown.Costs()
	switch over := t.OverBudget(); {
	case over > 0:
		words += fmt.Sprintf(" · ! %s over the budget of %s", over, *t.Budget)
	case t.Budget != nil:
		words += " · budget " + t.Budget.String()
	default:
		words += " · no budget was set"
	}
	if t.MedKm > 0 {
		words += fmt.Sprintf(" · half live within %s of a session", kilometres(t.MedKm))
	}
	d, change := t.Cost-was.Cost, ""
	switch {
	case d > 0:
		change = " (+" + d.String() + ")"
	case d < 0:
		change = " (−" + (-d).String() + ")"
	}
	return tile{t.Cost.String() + change, words, d > 0 || t.OverBudget() > 0}
}

// kilometres is a distance in words.
func kilometres(km float64) string {
	if km < 10 {
		return fmt.Sprintf("%.1f km", km)
	}
	return fmt.Sprintf("%.0f km", km)
}

// groupName is a group in the middle of a sentence.
func groupName(g plan.Group) string {
	if g.ID == "" {
		return g.List.Title() + " not known"
	}
	if g.List == model.Districts {
		return g.Name
	}
	return strings.ToLower(g.Name)
}

// percent is a share as "71 %".
func percent(share float64) string { return fmt.Sprintf("%.0f %%", share*100) }

var numberWords = []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

func numberWord(n int) string {
	if n >= 0 && n < len(numberWords) {
		return numberWords[n]
	}
	return model.Thousands(n)
}

// headline is what the proposal is for: "Proposal for 2027".
func (s *state) headline() string {
	from, to := s.wishes.From, s.wishes.To
	if strings.HasSuffix(string(from), "-01-01") && to == from[:4]+"-12-31" {
		return "Proposal for " + string(from[:4])
	}
	if strings.HasSuffix(string(from), "-01") && to.AddDays(1) == nextMonth(to) {
		return "Proposal, " + from.Time().Format("Jan 2006") + " to " + to.Time().Format("Jan 2006")
	}
	return "Proposal, " + from.Long() + " to " + to.Long()
}

// poll is a date poll to begin with, for people who have not said when they can come:
// the first proposed date of each mode and time band, so that every answer tells of
// another kind of time.
func (s *state) poll() model.Poll {
	type kind struct {
		mode model.Mode
		band model.ID
	}
	p := model.Poll{Title: "Our sessions from " + s.wishes.From.Time().Format("January 2006") + " to " + s.wishes.To.Time().Format("January 2006")}
	asked := map[kind]bool{}
	for _, v := range s.now {
		k := kind{v.Mode, model.BandOf(s.in.Bands, v.Start.In("UTC"))}
		if asked[k] || v.Start.Date() <= s.in.Today || len(p.Options) == model.MostPollOptions {
			continue
		}
		asked[k] = true
		p.Options = append(p.Options, model.PollOption{Start: v.Start, End: v.End, Mode: v.Mode, Venue: v.Venue})
	}
	return p
}

// wishPhrases are the wishes in short: "online every month", "budget £800".
func wishPhrases(w plan.Wishes, people string) []string {
	var all []string
	for _, r := range w.Rhythms {
		all = append(all, r.Sentence())
	}
	add := func(is bool, words string) {
		if is {
			all = append(all, words)
		}
	}
	add(w.StepFree, "step-free")
	if w.Budget != nil {
		all = append(all, "budget "+w.Budget.String())
	}
	add(w.Seats > 0, fmt.Sprintf("at least %d seats", w.Seats))
	add(len(w.Districts) > 0, model.Count(len(w.Districts), "district", "districts"))
	add(len(w.Venues) > 0, model.Count(len(w.Venues), "venue", "venues"))
	add(len(w.Musts) > 0, model.Count(len(w.Musts), "must-have", "must-haves"))
	add(people != "", "for “"+people+"”")
	return all
}

// summary is what was changed by hand, and the wishes, in a line.
func (s *state) summary() string {
	return model.JoinNonEmpty(" · ", s.handWords(), strings.Join(wishPhrases(s.wishes.Wishes, s.wishes.People), " · "))
}

// handWords is what was done to the proposal by hand: "2 changed by hand · 1 locked".
func (s *state) handWords() (words string) {
	if n := s.byHand(); n > 0 {
		words = model.Thousands(n) + " changed by hand"
	}
	if n := len(s.locked); n > 0 {
		words = model.JoinNonEmpty(" · ", words, fmt.Sprintf("%d locked", n))
	}
	return words
}

// takeWords is what the main button says, in short where there is little room.
func (s *state) takeWords(short bool) string {
	n := len(s.toTake())
	switch {
	case len(s.now) > 0 && n == 0 && short:
		return "All taken"
	case len(s.now) > 0 && n == 0:
		return "All of it is in the programme"
	case short:
		return fmt.Sprintf("Take %d…", n)
	}
	return fmt.Sprintf("Take %d into the programme", n)
}

// whyNotTake says why nothing can be taken; "" when it can.
func (s *state) whyNotTake() string {
	switch {
	case len(s.now) == 0:
		return "Nothing is proposed."
	case len(s.toTake()) == 0:
		return "Everything that is proposed is in the programme already."
	}
	return ""
}

// canComeWords say how many can come to a session, or that nobody can before it has a
// place.
func canComeWords(r row) string {
	switch {
	case r.session.Mode == model.Online || r.session.Venue != "":
		return r.canCome + " can come. " + sentence(reachTip(r.session.CanCome))
	case r.session.Mode == model.Hybrid:
		return r.canCome + " can come online. " + sentence(reachTip(r.session.CanCome)) + " In person nobody is counted until it has a venue."
	}
	return "Nobody is counted until it has a venue: how far it is for them is not known."
}

// turnSentences say which turns a session settles, and which it does not.
func turnSentences(c plan.Chosen) []string {
	var all []string
	for _, t := range c.Turns {
		words := t.Sentence()
		if t.People > 0 && t.List == model.Districts {
			words += ": " + model.Count(t.People, "person planned for lives", "people planned for live") + " there"
		}
		all = append(all, sentence(words))
	}
	if c.Passed != "" {
		all = append(all, sentence(c.Passed))
	}
	return all
}

// alternativeWords says where a session would be, and what that does to the
// whole programme.
func (s *state) alternativeWords(a plan.Alternative) (text, effect string) {
	v := a.Session
	place := "online"
	if at := s.venue(v.Venue); at != nil {
		place = at.Name
	}
	text = v.Start.Clock().String() + " · " + place
	if i := s.find(v.ID); i < 0 || s.now[i].Start.Date() != v.Start.Date() {
		text = v.Start.Date().Time().Format("Mon 2 Jan") + ", " + text
	}
	once := a.Once.Count() - s.shown.Totals.Once.Count()
	several := a.Several.Count() - s.shown.Totals.Several.Count()
	var parts []string
	if once != 0 {
		parts = append(parts, signed(once)+" reached")
	}
	if several != 0 {
		parts = append(parts, fmt.Sprintf("%s make %s or more", signed(several), numberWord(s.shown.Totals.AtLeast)))
	}
	if len(parts) == 0 {
		parts = append(parts, "reaches as many in all")
	}
	if i := slices.IndexFunc(a.Clashes, func(c plan.Clash) bool { return c.Sentence != "" }); i >= 0 {
		parts = append(parts, a.Clashes[i].Sentence)
	}
	return text, strings.Join(parts, " · ")
}

package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"convenor/model"
)

// dearest is how many sessions are named by what they cost before the rest is summed.
const dearest = 3

// there is what sessions that are there already come to, each with what it is counted
// with: its cost, else its budget, food and all, else what its venue costs; and which
// they are, the dearest first: "Winter gathering £450, Weekend workshop £150".
func there(sessions []Session) (sum model.Money, names string) {
	costly := slices.DeleteFunc(slices.Clone(sessions), func(s Session) bool { return s.Cost == 0 })
	slices.SortStableFunc(costly, func(a, b Session) int { return cmp.Compare(b.Cost, a.Cost) })
	var rest model.Money
	for i, s := range costly {
		sum += s.Cost
		if i >= dearest {
			rest += s.Cost
			continue
		}
		title, _, _ := strings.Cut(s.Title, ":") // without what it is about
		names = model.JoinNonEmpty(", ", names, cmp.Or(strings.TrimSpace(title), "the one on "+s.Start.Date().Long())+" "+s.Cost.String())
	}
	if n := len(costly) - dearest; n > 0 {
		names += fmt.Sprintf(", and %s %s", model.Count(n, "other", "others"), rest)
	}
	return sum, names
}

// Costs says what the cost is made of: "in all: £600 in the programme (Winter gathering
// £450, Weekend workshop £150), £40 for rooms"; "for rooms" when it is for rooms alone.
func (p Proposal) Costs() string {
	var fixed []Session
	var rooms model.Money
	for _, c := range p.Sessions {
		if c.Fixed {
			fixed = append(fixed, c.Session)
		} else {
			rooms += c.Cost
		}
	}
	sum, names := there(fixed)
	switch {
	case sum == 0:
		return "for rooms"
	case rooms == 0:
		return "in the programme (" + names + "); the rooms proposed cost nothing"
	}
	return fmt.Sprintf("in all: %s in the programme (%s), %s for rooms", sum, names, rooms)
}

// OverBudget is by how much the programme costs more than is wished; 0 when it does not.
func (t Totals) OverBudget() model.Money {
	if t.Budget == nil {
		return 0
	}
	return max(0, t.Cost-*t.Budget)
}

// dear says what a programme costs at least with so much for what is proposed.
func (p *problem) dear(proposed model.Money) string {
	sum, names := there(p.fixed)
	switch {
	case sum == 0:
		return "what is proposed costs at least " + proposed.String()
	case proposed == 0:
		return fmt.Sprintf("what is there already costs %s (%s)", sum, names)
	}
	return fmt.Sprintf("what is there already costs %s (%s), and what is proposed at least %s more", sum, names, proposed)
}

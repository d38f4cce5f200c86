package plan

import (
	"errors"
	"slices"
	"strings"
)

// Why there can be no proposal at all. Each is a sentence for the coordinator.
var (
	ErrNoPeople  = errors.New("there is nobody to plan for yet: add people first")
	ErrNoVenue   = errors.New("sessions in person need a venue, and there is none that may be used: add one, or plan online only")
	ErrNobody    = errors.New("nobody can come to any of the dates these wishes allow: everyone said no, or lives too far away")
	ErrPast      = errors.New("the last day of the programme is already past")
	ErrNoRhythm  = errors.New("say how often there is to be a session")
	ErrTooLarge  = errors.New("that is more than a programme can hold: choose a shorter time or fewer sessions")
	ErrTooLittle = errors.New("the budget does not pay for a single session in person: raise it, or add a venue that costs less")
)

// Contradiction says that wishes cannot all be granted: these cannot
// together, and could be without any one of them.
type Contradiction struct {
	Rules   []string // "step-free venues only"
	Fields  []string // the JSON name of the wish behind each rule, "keptFree" for the days kept free
	Problem string   // "no venue is all three"
}

func (c *Contradiction) Error() string {
	rules := c.Rules
	if len(rules) > 1 && slices.ContainsFunc(rules, func(r string) bool { return strings.Contains(r, " and ") }) {
		rules = make([]string, len(c.Rules)) // so that it can be told where one ends
		for i, r := range c.Rules {
			rules[i] = "“" + r + "”"
		}
	}
	return upper(joinAnd(rules)) + ": " + c.Problem
}

// Sentences say what cannot be granted, why, and what to do.
func (c *Contradiction) Sentences() string {
	first, last := "These wishes cannot all be granted together.", "Change any one of them, or let it go."
	switch len(c.Rules) {
	case 1:
		first, last = "This wish cannot be granted.", "Change it, or let it go."
	case 2:
		first, last = "These two wishes cannot both be granted.", "Change either of them, or let it go."
	case 3:
		first = "These three wishes cannot all be granted together."
	}
	return first + " " + c.Error() + ". " + last
}

func upper(s string) string {
	if s == "" {
		return s
	}
	first := strings.ToUpper(string([]rune(s)[:1]))
	return first + string([]rune(s)[1:])
}

// joinAnd writes "a, b and c".
func joinAnd(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

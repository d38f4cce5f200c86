package plan

import (
	"errors"
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
// together, and without any one of them the rest can.
type Contradiction struct {
	Rules   []string // "step-free venues only"
	Fields  []string // the JSON name of the wish behind each rule, "keptFree" for the days kept free
	Problem string   // "no venue is all three"
}

func (c *Contradiction) Error() string {
	return upper(joinAnd(c.Rules)) + ": " + c.Problem
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

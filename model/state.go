package model

import (
	"fmt"
	"time"
)

// CanBeHeld is nil when s can be marked as held at now, else a ValidationError that says
// from when: a session that has not begun was not held.
func (s Session) CanBeHeld(now time.Time) error {
	if s.Start == "" || !now.Before(s.StartTime()) {
		return nil // without a date Validate says what is missing
	}
	return ValidationError{"state", fmt.Sprintf("it has not begun yet; it can be held from %s, %s", s.Start.Date().Long(), s.Start.Clock())}
}

// WhyNotYet says why s does not go forward to a date to save, or to confirmed, at now; ""
// when it does.
func (s Session) WhyNotYet(to State, now time.Time) string {
	switch {
	case s.State == to:
		return map[State]string{SaveTheDate: "its date is saved already", Confirmed: "it is confirmed already"}[to]
	case s.State == Held, s.State == Cancelled:
		return "it is " + string(s.State)
	case s.State == Confirmed:
		return "it is confirmed already"
	case s.Start == "":
		return "it has no date yet"
	case now.After(s.EndTime()):
		return "it is over"
	}
	return ""
}

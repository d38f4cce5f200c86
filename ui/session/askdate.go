package session

import (
	"convenor/model"
	"convenor/ui/frame"
)

// AskDate is the place that asks people for a date of a session.
func AskDate(id model.ID) frame.Place {
	return frame.Place{Area: frame.Programme, Tab: frame.Polls, New: true, Invite: id}
}

// whyNoPoll says why no date is to be asked for.
func (s *Screen) whyNoPoll() string {
	if start := s.now.session.Start; start != "" {
		return "The session has a date: " + s.now.session.When()
	}
	return ""
}

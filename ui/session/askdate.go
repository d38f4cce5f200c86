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

// showPoll goes to the poll that looks for a date of the session.
func (s *Screen) showPoll() {
	if p := s.now.poll; p != nil {
		s.host.Go(frame.Place{Area: frame.Programme, Tab: frame.Polls, Choose: p.ID})
	}
}

// whyNoOpenPoll says why there is no poll to go to.
func (s *Screen) whyNoOpenPoll() string {
	if s.now.poll == nil {
		return "No poll is open for this session."
	}
	return ""
}

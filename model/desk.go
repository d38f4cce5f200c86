package model

import (
	"fmt"
	"time"
)

// Door counts the people of a session as the desk at its door does.
type Door struct {
	In       int // came in person and have not left
	Online   int // joined online and have not left
	Left     int // came and left
	Expected int // said that they would come or may come; walk-ins are not among them
	ToCome   int // expected, and nothing is recorded of them yet
	Absent   int // expected, and recorded as not having come
	WalkIns  int // came without being on the list
	list     int // on the list and not declined or waiting
	waits    int // of these, nothing is recorded yet
	absent   int // of these, recorded as not having come
}

// CountDoor counts the people on a session's list. Where nobody has said that
// they will come, everyone is expected who did not decline or wait for a place.
func CountDoor(all func(yield func(Participation) bool)) (d Door) {
	all(func(p Participation) bool {
		d.add(p)
		return true
	})
	if d.Expected == 0 {
		d.Expected, d.ToCome, d.Absent = d.list, d.waits, d.absent
	}
	return d
}

func (d *Door) add(p Participation) {
	if p.Attendance == Attended {
		switch {
		case p.Out != "":
			d.Left++
		case p.ModeAttended == Online:
			d.Online++
		default:
			d.In++
		}
	}
	if p.Source == WalkIn {
		if p.Attendance == Attended {
			d.WalkIns++
		}
		return
	}
	waits, absent := 0, 0
	switch p.Attendance {
	case NotRecorded:
		waits = 1
	case NoShow, Apologies:
		absent = 1
	}
	switch p.Reply {
	case Declined, Waitlisted:
		return
	case Accepted, Tentative:
		d.Expected++
		d.ToCome += waits
		d.Absent += absent
	}
	d.list++
	d.waits += waits
	d.absent += absent
}

// ExpectedWords say what Expected counts and what became of them: "expected, 3
// still to come".
func (d Door) ExpectedWords() string {
	switch {
	case d.Expected == 0:
		return "expected"
	case d.ToCome > 0:
		return fmt.Sprintf("expected, %s still to come", Thousands(d.ToCome))
	case d.Absent > 0:
		return fmt.Sprintf("expected, %s did not come", Thousands(d.Absent))
	}
	return "expected, all came"
}

// Over warns when more people are in than the room holds; "" when they fit or
// it has no limit. It never refuses.
func (d Door) Over(capacity int) string {
	if capacity == 0 || d.In <= capacity {
		return ""
	}
	return Thousands(d.In-capacity) + " more than the room holds"
}

// ForDesk chooses the session whose desk is wanted at now: the one that is on,
// else the next of today, else the last of today that is over. Sessions are in
// the order of their start. With nothing today, next is the first to come.
// Cancelled sessions and ideas without a date are never chosen.
func ForDesk(sessions []Session, now time.Time) (today, next *Session) {
	for i := range sessions {
		s := &sessions[i]
		if s.Start == "" || s.State == Cancelled {
			continue
		}
		switch {
		case s.OnDay(now):
			if today == nil || now.After(today.EndTime()) {
				today = s
			}
		case next == nil && s.StartTime().After(now):
			next = s
		}
	}
	return today, next
}

// OnDay reports whether now is on the day of the session, in its own zone, or
// while it goes on beyond that day.
func (s Session) OnDay(now time.Time) bool {
	if s.Start == "" {
		return false
	}
	start := s.StartTime()
	return DateOf(now.In(start.Location())) == s.Start.Date() || now.After(start) && now.Before(s.EndTime())
}

// AtDoor reports whether people may be at the door at now: from an hour before
// the session starts until it ends. Nobody is at the door of one held online.
func (s Session) AtDoor(now time.Time) bool {
	return s.Mode != Online && s.Start != "" && now.After(s.StartTime().Add(-time.Hour)) && !now.After(s.EndTime())
}

// DeskWord says at the desk what a helper must know before marking anybody: that
// the session is on another day, or does not take place; "" when it is today.
func (s Session) DeskWord(now time.Time) string {
	today := DateOf(now.In(s.StartTime().Location()))
	switch day := s.Start.Date(); {
	case s.State == Cancelled:
		return "This session was cancelled. What you mark here counts all the same."
	case s.Start == "":
		return "This session has no date yet. What you mark here counts."
	case s.OnDay(now):
		return ""
	case day > today:
		return fmt.Sprintf("Set up early: the session is %s (%s). Whoever you mark now counts as having come; Enter takes it back.", InDays(day, today), day.Short())
	default:
		return fmt.Sprintf("This session was on %s. The times you record are those of now.", day.Short())
	}
}

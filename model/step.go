package model

import "time"

// Step is the one thing a session waits for: the main button of its header.
type Step string

// The steps that exist so far.
const (
	StepDate     Step = "Set a date"
	StepAnnounce Step = "Save the date"
	StepConfirm  Step = "Confirm"
	StepInvite   Step = "Invite people"
	StepTell     Step = "Announce"
	StepUpdate   Step = "Send the update"
	StepPrint    Step = "Print the sheet"
	StepDesk     Step = "Open the desk"
	StepHeld     Step = "Mark as held"
	StepTypeIn   Step = "Type in the sheet"
	StepRecord   Step = "Record who came"
	StepReport   Step = "Write it up"
	StepNone     Step = ""
)

// NextStep says what a session waits for at now, given its head count and
// whether its sheet was printed.
func NextStep(s Session, h Headcount, printed bool, now time.Time) Step {
	switch s.State {
	case Cancelled:
		if h.Outdated > 0 && now.Before(s.EndTime()) {
			return StepUpdate
		}
		return StepNone
	case Held:
		switch {
		case h.Listed == 0:
			return StepNone
		case typesIn(s, h, printed):
			return StepTypeIn
		case h.Open > 0:
			return StepRecord
		case s.WrittenUp:
			return StepNone
		}
		return StepReport
	}
	switch {
	case s.Start == "":
		return StepDate
	case now.After(s.EndTime()) && typesIn(s, h, printed):
		return StepTypeIn
	case now.After(s.EndTime()):
		return StepHeld
	case s.State == Idea:
		return StepAnnounce
	case s.State == Confirmed && s.AtDoor(now):
		return StepDesk
	case h.Listed == 0:
		return StepInvite
	case h.Outdated > 0:
		return StepUpdate
	case h.NotTold > 0:
		return StepTell
	case s.State == SaveTheDate:
		return StepConfirm
	case !printed && s.Mode != Online:
		return StepPrint
	case s.Mode != Online && s.OnDay(now):
		return StepDesk
	}
	return StepNone
}

// typesIn reports whether a sheet of a session that is over is still to be typed
// in.
func typesIn(s Session, h Headcount, printed bool) bool {
	return printed && h.Open > 0 && s.Mode != Online
}

// ReadyState is how far one line of a session's readiness is.
type ReadyState int

// The states of readiness; Attention is a warning, Open is still to do.
const (
	Open ReadyState = iota
	Attention
	Done
)

// Ready is one line of "Ready?".
type Ready struct {
	State ReadyState
	Text  string
	Other ID     // the other session that it is about; "" for none
	Title string // of the other session
}

// Readiness lists what makes a session ready, with how far each is. Clashes are what
// is in its way.
func Readiness(s Session, venue *Venue, h Headcount, printed bool, clashes []Clash) []Ready {
	var out []Ready
	add := func(state ReadyState, text string) { out = append(out, Ready{State: state, Text: text}) }
	if s.Start == "" {
		add(Attention, "No date yet")
	}
	for _, c := range clashes {
		other, title := c.otherThan(s.ID)
		out = append(out, Ready{Attention, c.Text, other, title})
	}
	if s.Mode != Online {
		switch {
		case venue == nil:
			add(Attention, "No venue yet")
		default:
			text := "Venue chosen"
			if venue.StepFree == Yes {
				text += ", step-free"
			}
			if venue.HearingLoop == Yes {
				text += ", hearing loop"
			}
			add(Done, text)
			if venue.StepFree != Yes {
				add(Attention, "Step-free access: "+venue.StepFree.Word())
			}
		}
	}
	if s.Mode != InPerson {
		if s.Link == "" {
			add(Attention, "No link to join online")
		} else {
			add(Done, "Link to join online")
		}
	}
	if len(s.Agenda) == 0 {
		add(Open, "No agenda yet")
	} else if fit := s.AgendaFit(); fit != "" {
		add(Attention, fit)
	} else {
		add(Done, "Agenda of "+Count(AgendaMinutes(s.Agenda), "minute", "minutes"))
	}
	if h.Listed == 0 {
		add(Open, "Nobody is on the list yet")
	} else {
		add(Done, h.ListWords())
	}
	if h.NotTold > 0 {
		add(Open, "Not told yet: "+Count(h.NotTold, "person", "people"))
	}
	if h.Outdated > 0 {
		add(Attention, Count(h.Outdated, "person holds", "people hold")+" the old time or place")
	}
	capacity := s.Capacity
	if capacity == 0 && venue != nil {
		capacity = venue.Capacity
	}
	if s.Mode != Online {
		if _, warning := h.Room(capacity); warning != "" && s.State != Held {
			add(Attention, warning)
		}
		if printed {
			add(Done, "Sheet printed")
		} else {
			add(Open, "Sheet not printed")
		}
	}
	return out
}

package model

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Mode is how a session is held, or how one person took part in it.
type Mode string

// The modes. Hybrid is for sessions only.
const (
	InPerson Mode = "in person"
	Online   Mode = "online"
	Hybrid   Mode = "hybrid"
)

// Modes is every mode of a session in the order the window offers them.
var Modes = []Mode{InPerson, Online, Hybrid}

// Phrase is the mode in a line of text: hybrid is "in person and online".
func (m Mode) Phrase() string {
	if m == Hybrid {
		return "in person and online"
	}
	return string(m)
}

// State is how far a session has come.
type State string

// The states of a session.
const (
	Idea        State = "idea"
	SaveTheDate State = "save the date"
	Confirmed   State = "confirmed"
	Held        State = "held"
	Cancelled   State = "cancelled"
)

// States is every state in the order a session goes through them.
var States = []State{Idea, SaveTheDate, Confirmed, Held, Cancelled}

// ICalStatus is the state in a calendar file (RFC 5545 3.8.1.11); an idea is
// not exported and has none.
func (s State) ICalStatus() string {
	switch s {
	case SaveTheDate:
		return "TENTATIVE"
	case Confirmed, Held:
		return "CONFIRMED"
	case Cancelled:
		return "CANCELLED"
	}
	return ""
}

// Announced reports whether people outside may hold the session's date.
func (s State) Announced() bool { return s == SaveTheDate || s == Confirmed || s == Cancelled }

// SessionKinds are the kinds the window suggests; any word may be used.
var SessionKinds = []string{"Gathering", "Lunchtime meet-up", "Show and tell", "Workshop", "Talk", "Steering group"}

// Session is one event of the programme.
type Session struct {
	ID             ID
	Title          string
	Kind           string
	Mode           Mode
	State          State
	Start, End     LocalTime // as promised, in Zone; empty while an idea has no date
	Zone           string    // IANA
	Venue          ID
	Room           string
	Link           string // to join online
	Capacity       int    // in person; 0 = no limit
	OnlineCapacity int    // 0 = no limit
	Description    string
	Facilitators   []ID
	Agenda         []AgendaItem
	Catering       string
	MealsOrdered   int // 0 = not known
	MealsEaten     int // 0 = not known
	Budget, Cost   Money
	FeedbackLink   string    // where people say how it was
	WrittenUp      bool      // its report was saved or printed when attendance was complete
	UID            string    // of the calendar entry, for ever
	Sequence       int       // RFC 5545 3.8.7.4
	Changed        time.Time // last change, UTC; kept by the store
	Series         ID        // it belongs to; may be empty
	SeriesDay      Date      // of the series that it stands for, wherever it was moved
}

// Format is what happens in an agenda item.
type Format string

// Formats is every format in the order the window offers them.
var Formats = []Format{"welcome", "show and tell", "talk", "workshop", "breakout", "break"}

// AgendaItem is one part of a session. Items follow each other without gaps.
type AgendaItem struct {
	ID         ID
	Minutes    int
	Title      string
	Format     Format
	Detail     string // "4 tables"
	Presenters []ID
}

// Validate reports the first thing that is wrong with s.
func (s Session) Validate() error {
	if strings.TrimSpace(s.Title) == "" {
		return ValidationError{"title", "a session needs a title"}
	}
	if !slices.Contains(Modes, s.Mode) {
		return ValidationError{"mode", "a session is in person, online or hybrid"}
	}
	if !slices.Contains(States, s.State) {
		return ValidationError{"state", "“" + string(s.State) + "” is not a state of a session"}
	}
	if _, err := LoadZone(s.Zone); err != nil {
		return err
	}
	if !s.Start.Valid() || !s.End.Valid() {
		return ValidationError{"date", "that is not a date and time"}
	}
	if s.State != Idea && s.Start == "" {
		return ValidationError{"date", "a session needs a date before it is more than an idea"}
	}
	if s.Start == "" && s.End != "" {
		return ValidationError{"start", "a session that ends must also start"}
	}
	if s.End != "" && !s.EndTime().After(s.StartTime()) {
		return ValidationError{"end", "a session must end after it starts"}
	}
	if s.Capacity < 0 || s.OnlineCapacity < 0 {
		return ValidationError{"capacity", "capacity cannot be negative"}
	}
	if s.Budget < 0 || s.Cost < 0 {
		return ValidationError{"cost", "an amount cannot be negative"}
	}
	if s.MealsOrdered < 0 || s.MealsEaten < 0 {
		return ValidationError{"meals", "a number of meals cannot be negative"}
	}
	for _, item := range s.Agenda {
		if item.Minutes < 0 || item.Minutes > 24*60 {
			return ValidationError{"minutes", "an agenda item lasts from 0 minutes to a day"}
		}
	}
	if err := validLink("feedback link", s.FeedbackLink); err != nil {
		return err
	}
	return validLink("link", s.Link)
}

// StartTime is the promised start in its zone; the zero time without a date.
func (s Session) StartTime() time.Time { return s.Start.In(s.Zone) }

// EndTime is the promised end in its zone. Without an end it is the end of the
// agenda, or an hour after the start.
func (s Session) EndTime() time.Time {
	if s.End != "" {
		return s.End.In(s.Zone)
	}
	if s.Start == "" {
		return time.Time{}
	}
	if total := AgendaMinutes(s.Agenda); total > 0 {
		return s.StartTime().Add(time.Duration(total) * time.Minute)
	}
	return s.StartTime().Add(time.Hour)
}

// Repeat is a new idea with the plan of s, as another of its series has it:
// everything but its date, its series, its people, and what was spent, eaten and
// said.
func (s Session) Repeat() Session {
	s.ID, s.UID, s.Sequence, s.Changed = "", "", 0, time.Time{}
	s.State, s.Start, s.End, s.Cost = Idea, "", "", 0
	s.Series, s.SeriesDay = "", ""
	s.MealsOrdered, s.MealsEaten, s.FeedbackLink, s.WrittenUp = 0, 0, "", false
	s.Facilitators, s.Agenda = slices.Clone(s.Facilitators), slices.Clone(s.Agenda)
	for i := range s.Agenda {
		s.Agenda[i].ID = ""
		s.Agenda[i].Presenters = slices.Clone(s.Agenda[i].Presenters)
	}
	return s
}

// Duplicate is Repeat for a session of its own: also without the link, which leads
// to the other meeting, and without who facilitates and presents.
func (s Session) Duplicate() Session {
	s = s.Repeat()
	s.Link, s.Facilitators = "", nil
	for i := range s.Agenda {
		s.Agenda[i].Presenters = nil
	}
	return s
}

// Led reports whether somebody facilitates it or presents in it.
func (s Session) Led() bool {
	return len(s.Facilitators) > 0 || slices.ContainsFunc(s.Agenda, func(a AgendaItem) bool { return len(a.Presenters) > 0 })
}

// MovedTo is s at another start, as long as it is now: on the wall when it has an end.
func (s Session) MovedTo(start LocalTime) Session {
	if s.End != "" && s.Start != "" && start != "" {
		s.End = LocalTimeOf(start.In("UTC").Add(s.End.In("UTC").Sub(s.Start.In("UTC"))))
	} else if start == "" {
		s.End = ""
	}
	s.Start = start
	return s
}

// NextSequence is the SEQUENCE of after, given what was before: it rises when
// an announced session moves in time or place, is cancelled or taken up again,
// or goes back to an idea, and stays for everything else (RFC 5546 2.1.4).
func NextSequence(before, after Session) int {
	if !before.State.Announced() {
		return before.Sequence
	}
	moved := before.Start != after.Start || before.End != after.End || before.Zone != after.Zone ||
		before.Venue != after.Venue || before.Room != after.Room || before.Link != after.Link || before.Mode != after.Mode
	turned := (before.State == Cancelled) != (after.State == Cancelled) || after.State == Idea
	if moved || turned {
		return before.Sequence + 1
	}
	return before.Sequence
}

// AgendaMinutes is the length of the whole agenda.
func AgendaMinutes(items []AgendaItem) int {
	total := 0
	for _, item := range items {
		total += item.Minutes
	}
	return total
}

// AgendaTimes returns when each item starts, and when the last one ends. It has
// one more entry than items.
func AgendaTimes(start time.Time, items []AgendaItem) []time.Time {
	times := make([]time.Time, 0, len(items)+1)
	for _, item := range items {
		times = append(times, start)
		start = start.Add(time.Duration(item.Minutes) * time.Minute)
	}
	return append(times, start)
}

// AgendaFit compares the agenda with the promised end: "" when it fits or one
// of them is missing, else a sentence.
func (s Session) AgendaFit() string {
	total := AgendaMinutes(s.Agenda)
	if total == 0 || s.Start == "" || s.End == "" {
		return ""
	}
	planned := int(s.EndTime().Sub(s.StartTime()).Minutes())
	switch {
	case total > planned:
		return fmt.Sprintf("The agenda runs %d min over the promised end.", total-planned)
	case total == planned-1:
		return "1 min is still free."
	case total < planned:
		return fmt.Sprintf("%d min are still free.", planned-total)
	}
	return ""
}

// When is the date and time in one line, "Thu 12 Jun 2025, 13:00–14:30", or
// "no date yet".
func (s Session) When() string { return FormatSpan(s.Start, s.End) }

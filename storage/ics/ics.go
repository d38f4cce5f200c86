// Package ics writes sessions as calendar files (iCalendar, RFC 5545 and 5546)
// and reads the calendar files of other programs.
//
// Writing goes through the encoder of go-ical, one component at a time, with
// the folding of long lines and the time zones that it lacks. Reading has a
// parser of its own, because one bad line of a foreign file must cost that line
// and not the file.
package ics

import (
	"errors"
	"fmt"
	"time"

	"convenor/model"
)

// Calendar is what one calendar file is to say.
type Calendar struct {
	Name           string // as calendar programs show it
	Organiser      string
	OrganiserEmail string
	Entries        []Entry
}

// Entry is a session with its place.
type Entry struct {
	Session model.Session
	Venue   *model.Venue // nil when online or not known
}

// ErrNoDates is returned by Write when there is nothing to write: a calendar
// file without an entry is not valid.
var ErrNoDates = errors.New("there is nothing to put into a calendar file yet: a session needs a date and must be more than an idea")

// File is what a calendar file says.
type File struct {
	Name     string // of the first calendar in the file
	Method   string // PUBLISH, CANCEL, REQUEST...; empty for a plain calendar
	Events   []Event
	Problems []Problem // what was left out or guessed, in file order, at most maxProblems
}

// Event is one VEVENT.
type Event struct {
	UID            string
	Title          string
	Start, End     time.Time // both in the zone of the start; End is exclusive. Zero when the file names no date
	AllDay         bool      // Start and End are midnights UTC that stand for days
	Floating       bool      // Start and End are UTC and stand for the clock on any wall
	Status         string    // TENTATIVE, CONFIRMED, CANCELLED or empty
	Sequence       int
	Changed        time.Time // UTC; zero when the file does not say
	Link           string
	Location       string
	Point          *model.Point
	Description    string
	Organiser      string
	OrganiserEmail string
	Recurrence     string    // the RRULE, RDATE, EXRULE and EXDATE lines, one a line, unfolded
	Replaces       time.Time // RECURRENCE-ID: the start of the one occurrence that this event replaces

	// Of a reply (METHOD:REPLY) only.
	Stamp     time.Time // DTSTAMP: when it was given, UTC; zero when the file does not say
	Attendees []Attendee
}

// Attendee is who replies, and how.
type Attendee struct {
	Name   string // CN
	Email  string
	Status string // PARTSTAT: ACCEPTED, DECLINED, TENTATIVE…; empty when it is missing
}

// Problem is one thing that was left out or guessed, in words.
type Problem struct {
	Line int // of the file, from 1
	Text string
}

func (p Problem) String() string { return fmt.Sprintf("Line %d: %s", p.Line, p.Text) }

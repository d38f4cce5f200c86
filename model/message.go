package model

import (
	"net/url"
	"strings"
	"time"
)

// MessageKind is what a message to the people of a session is for.
type MessageKind string

// The kinds of message.
const (
	TellSaveTheDate  MessageKind = "save the date"
	TellInvitation   MessageKind = "invitation"
	TellReminder     MessageKind = "reminder"
	TellChange       MessageKind = "change"
	TellCancellation MessageKind = "cancellation"
	TellThanks       MessageKind = "thanks"
)

// MessageKinds is every kind in the order the window offers them.
var MessageKinds = []MessageKind{TellSaveTheDate, TellInvitation, TellReminder, TellChange, TellCancellation, TellThanks}

// Title is the kind as a choice in the window.
func (k MessageKind) Title() string {
	if k == TellThanks {
		return "Thanks and write-up"
	}
	return strings.ToUpper(string(k[:1])) + string(k[1:])
}

// WithCalendar reports whether a calendar file usually goes along.
func (k MessageKind) WithCalendar() bool { return k != TellThanks && k != TellReminder }

// Promise is what people who are told of s hold free: its time and place, as
// text to compare. Two sessions with one promise are the same entry in a
// calendar.
func Promise(s Session) string {
	if s.State == Cancelled {
		return "cancelled"
	}
	return strings.Join([]string{string(s.Start), string(s.End), s.Zone, string(s.Mode), string(s.Venue), s.Room, s.Link}, "\n")
}

// Told is one message that one person got of one session.
type Told struct {
	ID       ID
	Session  ID
	Person   ID
	Kind     MessageKind
	Channel  Channel
	At       time.Time
	Sequence int    // of the calendar file that went along; -1 when none did
	Promise  string // what the session promised then
}

// Words are the message in one line: "Invitation by email on 6 May 2026, 10:03,
// with the calendar file".
func (t Told) Words(zone string) string {
	at := t.At
	if loc, err := LoadZone(zone); err == nil {
		at = at.In(loc)
	}
	words := t.Kind.Title() + " by " + string(t.Channel) + " on " + at.Format("2 January 2006, 15:04")
	if t.Sequence >= 0 {
		words += ", with the calendar file"
	}
	return words
}

// Outdated reports whether a person whom told says all about, oldest first,
// holds another time or place than s has now: in their calendar file, or in
// their head when they got none.
func Outdated(s Session, told []Told) bool {
	if len(told) == 0 || s.State == Held {
		return false
	}
	now := Promise(s)
	if told[len(told)-1].Promise != now {
		return true
	}
	for i := len(told) - 1; i >= 0; i-- {
		if told[i].Sequence >= 0 {
			return told[i].Promise != now
		}
	}
	return false
}

// NotTold reports whether a person still waits to be told of s as it stands:
// of a date to hold, or, once it is certain, of that.
func NotTold(s Session, told []Told) bool {
	for _, t := range told {
		if t.Kind != TellSaveTheDate || s.State == SaveTheDate {
			return false
		}
	}
	return s.State == SaveTheDate || s.State == Confirmed
}

// Reach says how a person is reached, and if nobody knows how, why: as they
// prefer; email, phone and post in this order when they said nothing. Who
// prefers phone or post gets no email.
func Reach(prefers Channel, email, phone, address string) (Channel, string) {
	has := map[Channel]bool{ByEmail: email != "", ByPhone: phone != "", ByPost: strings.TrimSpace(address) != ""}
	order := []Channel{ByEmail, ByPhone, ByPost}
	switch prefers {
	case ByPhone:
		order = []Channel{ByPhone, ByPost}
	case ByPost:
		order = []Channel{ByPost, ByPhone}
	}
	for _, c := range order {
		if has[c] {
			return c, ""
		}
	}
	switch prefers {
	case ByPhone:
		return "", "prefers the phone, and no number is known"
	case ByPost:
		return "", "prefers post, and no address is known"
	}
	return "", "has no email, phone or address yet"
}

// SuggestKind is the kind of message that s waits for: outdated people hold
// another time or place, untold ones were not told of it as it stands.
func SuggestKind(s Session, outdated, untold int, now time.Time) MessageKind {
	switch {
	case s.State == Cancelled:
		return TellCancellation
	case s.State == Held || s.Start != "" && now.After(s.EndTime()):
		return TellThanks
	case outdated > 0:
		return TellChange
	case untold == 0 && s.State != Idea:
		return TellReminder
	case s.State == Confirmed:
		return TellInvitation
	}
	return TellSaveTheDate
}

// WhyNot says why a message of this kind is not meant for a person on the list
// of s who replied, came and was told so; "" when it is: nobody gets the same
// one twice, a change goes to those who hold another time or place, and who
// declined is left in peace unless they hold it still.
func WhyNot(kind MessageKind, s Session, reply Reply, came Attendance, told []Told) string {
	switch kind {
	case TellChange, TellCancellation:
		switch {
		case len(told) == 0:
			return "was not told of it before"
		case !Outdated(s, told):
			return "knows how it stands"
		}
		return ""
	case TellThanks:
		if came != Attended {
			return "is not recorded as having come"
		}
	case TellSaveTheDate, TellInvitation, TellReminder:
		if reply == Declined {
			return "declined"
		}
		if reply == Waitlisted && kind == TellReminder {
			return "is on the waiting list"
		}
	}
	for _, t := range told {
		same := t.Kind == kind && kind != TellReminder
		if same || kind == TellSaveTheDate && t.Kind == TellInvitation {
			return "was told already, on " + DateOf(t.At).Long()
		}
	}
	return ""
}

// MayTell reports whether a message of this kind can be sent about s now; if
// not, a ValidationError says what to do first.
func MayTell(kind MessageKind, s Session) error {
	problem := ""
	switch {
	case s.Start == "":
		problem = "the session has no date yet; give it one before you write to people"
	case s.State == Idea:
		problem = "the session is only an idea so far; mark it as save the date before you write to people"
	case s.State == Cancelled && kind != TellCancellation:
		problem = "the session is cancelled; only a cancellation can be written"
	case s.State != Cancelled && kind == TellCancellation:
		problem = "the session is not cancelled; cancel it first"
	}
	if problem == "" {
		return nil
	}
	return ValidationError{"kind", problem}
}

// mostMailto is how long a link to the mail program may be: longer ones are cut
// short by some systems without a word.
const mostMailto = 1900

// Mailto is the link that opens a message to these addresses in the mail
// program (RFC 6068); they do not see each other. A link that would be too long
// is a ValidationError that says what to do instead.
func Mailto(to string, bcc []string, m Message) (string, error) {
	query := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	link := "mailto:" + url.PathEscape(to) + "?bcc=" + query(strings.Join(bcc, ",")) + "&subject=" + query(m.Subject) + "&body=" + query(strings.ReplaceAll(m.Body, "\n", "\r\n"))
	if len(link) > mostMailto {
		return "", ValidationError{"mail program", "with " + Count(len(bcc), "address", "addresses") +
			" and these words the link is too long for mail programs; write one draft for all, or copy the addresses"}
	}
	return link, nil
}

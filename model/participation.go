package model

import (
	"fmt"
	"time"
)

// Source is how a person came to be on a session's list.
type Source string

// The sources. A walk-in is a source, not a status.
const (
	Invited  Source = "invited"
	SignedUp Source = "signed up"
	WalkIn   Source = "walk-in"
	Imported Source = "imported"
)

// Reply is what a person answered to an invitation.
type Reply string

// The replies.
const (
	NoReply    Reply = "no reply"
	Accepted   Reply = "accepted"
	Tentative  Reply = "tentative"
	Waitlisted Reply = "waitlisted"
	Declined   Reply = "declined"
)

// Replies is every reply in the order the window offers them.
var Replies = []Reply{NoReply, Accepted, Tentative, Waitlisted, Declined}

// ReplyKeys are the keys that set a reply down the list.
var ReplyKeys = map[rune]Reply{'a': Accepted, 't': Tentative, 'd': Declined, 'w': Waitlisted, 'n': NoReply}

// Attendance is whether a person came.
type Attendance string

// The attendances. "Not recorded" is not "did not come".
const (
	NotRecorded Attendance = "not recorded"
	Attended    Attendance = "attended"
	Apologies   Attendance = "apologies"
	NoShow      Attendance = "no-show"
)

// Attendances is every attendance in the order the window offers them.
var Attendances = []Attendance{NotRecorded, Attended, Apologies, NoShow}

// Participation ties one person to one session.
type Participation struct {
	ID           ID
	Session      ID
	Person       ID
	Source       Source
	Reply        Reply
	Replied      time.Time // when the reply was recorded, UTC; kept by the store
	ModeWanted   Mode      // of a hybrid session; empty until they said
	Waiting      int       // place on the waiting list, from 1; 0 = not on it
	Attendance   Attendance
	ModeAttended Mode      // empty until known; InPerson or Online
	In, Out      LocalTime // when they came and went, in the session's zone
	Row          int       // on the newest printed sheet that people sign; 0 = on none
	AccessNeeds  string    // as they were at the time
	DietaryNeeds string
	Note         string
}

// CheckIn marks the person as having come at the local time at. The mode is
// the session's own when it has only one.
func (p Participation) CheckIn(at LocalTime, session Mode) Participation {
	p.Attendance, p.In, p.Out = Attended, at, ""
	if p.ModeAttended == "" && session != Hybrid {
		p.ModeAttended = session
	}
	return p
}

// UndoCheckIn takes a check-in back: attendance is not recorded again.
func (p Participation) UndoCheckIn() Participation {
	p.Attendance, p.In, p.Out, p.ModeAttended = NotRecorded, "", "", ""
	return p
}

// Headcount counts the people of a session.
type Headcount struct {
	Listed     int // everyone on the list
	Unasked    int // of these, who was not invited but came to it themselves: signed up, walked in, or by an attendance file
	Accepted   int
	Tentative  int
	Waitlisted int
	Declined   int
	NoReply    int
	Attended   int
	Apologies  int
	NoShow     int // had said that they would come
	NoWord     int // neither came nor had said that they would
	SaidNo     int // of those who declined, who did not come and sent no apologies after
	WalkIns    int
	NotTold    int // still to be told of the session as it stands
	Outdated   int // hold another time or place than it has now
	Open       int // neither recorded nor declined: whether they came is to be found out
	Illegible  int // of those who came: rows of a sheet that nobody can read
}

// AddIllegible counts so many rows of a sheet that nobody can read. Each is a
// signature: one more person on the list, who walked in and came, without a name
// until somebody says who it was. It is so wherever people are counted; only
// counts of different people over several sessions leave them out.
func (h *Headcount) AddIllegible(rows int) {
	for range rows {
		h.Add(WalkIn, NoReply, Attended)
		h.Illegible++
	}
}

// AddTold counts what one person knows of the session.
func (h *Headcount) AddTold(outdated, notTold bool) {
	if outdated {
		h.Outdated++
	}
	if notTold {
		h.NotTold++
	}
}

// Add counts one participation.
func (h *Headcount) Add(source Source, reply Reply, attendance Attendance) {
	h.Listed++
	if source != Invited {
		h.Unasked++
	}
	switch reply {
	case Accepted:
		h.Accepted++
	case Tentative:
		h.Tentative++
	case Waitlisted:
		h.Waitlisted++
	case Declined:
		h.Declined++
	default:
		h.NoReply++
	}
	switch OutcomeOf(source, reply, attendance) {
	case OutcomeCame:
		h.Attended++
	case OutcomeApologies:
		h.Apologies++
	case OutcomeDeclined:
		h.SaidNo++
	case OutcomeNoShow:
		h.NoShow++
	case OutcomeNoWord:
		h.NoWord++
	default:
		h.Open++
	}
	if source == WalkIn {
		h.WalkIns++
	}
}

// ListWords say how many are on the list, and how they came to it; the parts add up to the
// whole: "28 people on the list: 24 invited, 4 came to it themselves".
func (h Headcount) ListWords() string {
	words := Count(h.Listed, "person", "people") + " on the list"
	switch invited := h.Listed - h.Unasked; {
	case h.Unasked == 0 && h.Listed > 0:
		return words + ", invited"
	case invited == 0 && h.Listed > 0:
		return words + ", nobody invited"
	case h.Listed > 0:
		return fmt.Sprintf("%s: %s invited, %s came to it themselves", words, Thousands(invited), Thousands(h.Unasked))
	}
	return words
}

// NotRecorded is of how many it is open whether they came.
func (h Headcount) NotRecorded() int { return h.Open }

// Room compares accepted places with capacity: places left (never below 0) and
// a warning when there are too many. Capacity 0 has no limit. It warns; it
// never refuses.
func (h Headcount) Room(capacity int) (left int, warning string) {
	if capacity == 0 {
		return 0, ""
	}
	left = capacity - h.Accepted
	if left < 0 {
		return 0, fmt.Sprintf("%d more accepted than the room holds (%d)", -left, capacity)
	}
	if likely := h.Accepted + h.Tentative; likely > capacity {
		return left, fmt.Sprintf("%d accepted or tentative, the room holds %d", likely, capacity)
	}
	return left, ""
}

// Engagement is how a person takes part, computed from attendance.
type Engagement string

// The engagements. OnlyInvited, NeverCame and NeverAsked stand where there is no
// attendance to compute from.
const (
	Newcomer    Engagement = "newcomer"
	Core        Engagement = "core"
	Active      Engagement = "active"
	Occasional  Engagement = "occasional"
	Peripheral  Engagement = "peripheral"
	Lapsed      Engagement = "lapsed"
	OnlyInvited Engagement = "invited" // to sessions that they cannot have missed yet
	NeverCame   Engagement = "never came"
	NeverAsked  Engagement = "never asked"
)

// Engagements is every engagement, the nearest first.
var Engagements = []Engagement{Core, Active, Newcomer, Occasional, Peripheral, Lapsed, OnlyInvited, NeverCame, NeverAsked}

// AttendanceSummary is one person's attendance in short, for EngagementOf.
type AttendanceSummary struct {
	Invited   int       // sessions they were on the list of
	Past      int       // of these, sessions that took place or whose time is over
	Came      int       // sessions they attended, ever
	FirstCame time.Time // zero if never
	LastCame  time.Time
	Recent    int // attended in the community's window (LapsedMonths before now)
	Held      int // sessions held in that window
}

// EngagementOf puts a person in one of the engagements, in the manner of the
// levels of participation in Wenger, McDermott and Snyder, "Cultivating
// Communities of Practice" (2002), ch. 3 (core, active, peripheral), with the
// two ends that a coordinator acts on added: newcomer (came once, in the last
// three months) and lapsed (came, but not in the window). Core is at least two
// thirds of the sessions held in the window and at least three, active at
// least one third and at least two, occasional two or more, peripheral one. Who
// was only invited to sessions to come, or called off, has missed nothing and is
// not said to have never come.
func EngagementOf(a AttendanceSummary, now time.Time) Engagement {
	switch {
	case a.Came == 0 && a.Invited == 0:
		return NeverAsked
	case a.Came == 0 && a.Past == 0:
		return OnlyInvited
	case a.Came == 0:
		return NeverCame
	case a.Recent == 0:
		return Lapsed
	case a.Came == 1 && a.FirstCame.After(now.AddDate(0, -3, 0)):
		return Newcomer
	case a.Recent >= 3 && 3*a.Recent >= 2*a.Held:
		return Core
	case a.Recent >= 2 && 3*a.Recent >= a.Held:
		return Active
	case a.Recent >= 2:
		return Occasional
	}
	return Peripheral
}

package model

import "time"

// ClashKind is what two things are in each other's way about.
type ClashKind string

// The kinds of clashes, the most serious first.
const (
	ClashVenue       ClashKind = "same venue"
	ClashPerson      ClashKind = "same person"
	ClashClosed      ClashKind = "venue closed"
	ClashBankHoliday ClashKind = "bank holiday"
	ClashKeptFree    ClashKind = "day kept free"
	ClashTooClose    ClashKind = "too close"
)

// Clash is one thing in the way of a session.
type Clash struct {
	Kind    ClashKind
	Session ID     // the later of two sessions
	Other   ID     // the other session, the layer, or the venue that is closed
	Title   string // of the session
	With    string // of the other
	Day     Date   // of Session, in its own zone
	Person  ID     // of "same person"; the first of them
	Text    string // a sentence that names both
}

// Schedule is what clashes are looked for in.
type Schedule struct {
	Sessions   []Session // with agenda and facilitators
	Venues     map[ID]Venue
	Names      map[ID]string // of people
	Bands      []Category
	Background []BackgroundEvent
	// CloseDays is how many days must lie between two sessions that can be come to in
	// the same way: with 6, sessions on Thursday and on the next Wednesday are too
	// close and a week apart is not. 0 asks for none.
	CloseDays int
	Zone      *time.Location // the community's, for whole days
}

// DefaultCloseDays lets a weekly session be and names what comes sooner.
const DefaultCloseDays = 6

// Clashes lists what is in the way of each session that has a date and is not
// cancelled, by day, then by how serious it is. Times are compared as moments.
func Clashes(in Schedule) []Clash { return nil }

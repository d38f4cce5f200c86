package plan

import "convenor/model"

// Input is what the planner knows of the community.
type Input struct {
	Today    model.Date
	Zone     string // IANA, of the sessions
	People   []Person
	Venues   []model.Venue
	Bands    []model.Category
	Names    map[model.ID]string // of districts, sectors and seniorities, for sentences; bands and venues bring their own
	Held     []Session           // those before the horizon, held and to come, for turns and for "was"; others are let be
	Fixed    []Session           // announced, or held within the horizon: they count, take their place in the rhythm, and never move
	KeptFree []DayOff
	Priors   Priors
	LeftOut  LeftOut
}

// LeftOut is who would be planned for by their name or the words that were asked
// for, and is not. People are those who can be planned for; with LeftOut they are
// everybody.
type LeftOut struct {
	Left      int // they left
	Withdrawn int // they withdrew consent to be held or written to
}

// Count is how many are left out.
func (l LeftOut) Count() int { return l.Left + l.Withdrawn }

// Sentence says how many are left out, and why: "5 more people are in the file and
// not planned for: 3 left, 2 withdrew consent"; "" for none.
func (l LeftOut) Sentence() string {
	if l.Count() == 0 {
		return ""
	}
	return model.Count(l.Count(), "more person is in the file and is", "more people are in the file and are") + " not planned for: " + l.Why()
}

// Why is why: "3 left, 2 withdrew consent to be written to".
func (l LeftOut) Why() (why string) {
	if l.Left > 0 {
		why = model.Thousands(l.Left) + " left"
	}
	if l.Withdrawn > 0 {
		why = model.JoinNonEmpty(", ", why, model.Thousands(l.Withdrawn)+" withdrew consent to be written to")
	}
	return why
}

// Person is what matters of a person for the programme.
type Person struct {
	ID           model.ID
	Point        *model.Point // where they set out from; nil = not known: the middle of the district is taken
	District     model.ID
	Sector       model.ID
	Seniority    model.ID
	Availability []model.Availability
	Turnout      []Turnout // their own, for what they have not answered
	MaxKm        float64   // how far they come; 0 = not said
}

// Turnout is how often somebody was invited to, and came to, sessions of one
// band and mode.
type Turnout struct {
	Band     model.ID
	Mode     model.Mode // InPerson or Online
	Invited  int
	Attended int
}

// DayOff is a day on which nothing is planned, and why.
type DayOff struct {
	Day    model.Date
	Reason string // "Good Friday"
}

// Session is one date of a programme: held, announced or proposed.
type Session struct {
	ID         model.ID // empty when only proposed
	Title      string
	Mode       model.Mode
	Start, End model.LocalTime // in the zone of the input
	Band       model.ID        // that of Start when empty
	Venue      model.ID        // none online
	Cost       model.Money     // of one in the programme all of it, food too; of one proposed the room
	Fixed      bool            // in the programme: never moved
	Idea       bool            // in the programme, and not announced yet
}

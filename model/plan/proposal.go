package plan

import "convenor/model"

// Proposal is a programme with everything that speaks for and against it.
type Proposal struct {
	Sessions []Chosen // of the horizon, by start, announced ones among them
	Totals   Totals
	// Bound is a number proven: no programme of these rhythms and rules lets
	// more people make at least one session. As Reach.Count, rounded down.
	Bound     int
	Proven    bool        // no programme is better in any part of the objective
	Missing   []Missing   // periods of a rhythm for which nothing was found
	Unreached []Unreached // who has not said that they can make one, by reason, the most first
	Extra     []Extra     // further sessions that would reach the most of them
	Notes     []string    // what the coordinator should know of the whole, in sentences
	Steps     int         // of the search so far
}

// Reach is a number of people who can come. Said counts those who said yes or
// "if need be"; Expected adds the chances of those who have not answered, in
// thousandths of a person.
type Reach struct {
	Said     int
	Expected int64
}

// Count is the people who can come in whole numbers: those who said so and
// those expected, rounded down.
func (r Reach) Count() int { return int(r.Expected / 1000) }

// Words is Count in words: "4", or "about 4" where some of it is expected only.
func (r Reach) Words() string {
	if r.Expected == int64(r.Said)*1000 {
		return model.Thousands(r.Said)
	}
	return "about " + model.Thousands(r.Count())
}

// Likely is how many of Count have not said that they can.
func (r Reach) Likely() int { return max(0, r.Count()-r.Said) }

// Totals are the figures of a programme. Everybody is counted once: People is
// Once.Said, Unsaid.People and NotReached.
type Totals struct {
	People  int   // who can be planned for
	Once    Reach // can make at least one
	Unsaid  May   // who has not said that they can make one, nor that they cannot
	Several Reach // can make at least AtLeast
	AtLeast int
	Groups  []Group // by list, in the order of the names; "not known" last
	Worst   int     // index of the worst-served group that is large enough, -1 when none is
	MeanKm  float64 // from where people live to the nearest session in person; 0 when there is none
	MedKm   float64
	Waiting int64 // the smaller the fairer the turns, see docs/planning.md
	Cost    model.Money
	Budget  *model.Money
	Clashes []Clash
}

// May are people who have not said that they can come, and whose chances count in
// Once: Expected in thousandths of a person.
type May struct {
	People   int
	Expected int64
}

// NotReached is how many people can make none of the sessions.
func (t Totals) NotReached() int { return t.People - t.Once.Said - t.Unsaid.People }

// Group is how well the people of one district, sector or seniority are served.
type Group struct {
	List   model.List
	ID     model.ID // "" = not known
	Name   string
	People int
	Reach  Reach // can make at least one
	Before Reach // could make one in the time of the same length before the horizon
	Small  bool  // fewer than five: too small to say anything, and not counted for fairness
}

// Share is the part of the group that can make at least one session, 0 to 1.
func (g Group) Share() float64 { return share(g.Reach, g.People) }

// ShareBefore is Share before the horizon.
func (g Group) ShareBefore() float64 { return share(g.Before, g.People) }

func share(r Reach, people int) float64 {
	if people == 0 {
		return 0
	}
	return float64(r.Expected) / 1000 / float64(people)
}

// Chosen is one session of a programme and why it is there.
type Chosen struct {
	Session
	Rhythm   int // index in the wishes, -1 for an announced one outside of all
	Period   int // of the rhythm, from 0
	CanCome  Reach
	OnlyHere []model.ID // who said they can make this one and no other
	Turns    []Turn
	Fills    []Filled // announced ones: periods of a rhythm that need no other session
	Passed   string   // which district waited longer, and why it is not its turn; "" when none did
	Capacity int      // of the room; 0 = not known or online
	BandName string
	Place    string // the venue's name, "" online
}

// Turn is a turn that a session settles: a place or a time band comes back
// after waiting.
type Turn struct {
	List   model.List // Districts or Bands
	ID     model.ID
	Name   string
	Mode   model.Mode
	Last   model.Date // when it last had its turn, or will have; "" = never
	Idea   bool       // that turn is not announced yet
	People int        // who live there, or said they can come then
}

// Filled is a period of a rhythm that an announced session counts for.
type Filled struct {
	Rhythm, Period int
	From, To       model.Date
}

// Missing is a period without a session.
type Missing struct {
	Rhythm   int
	Period   int
	From, To model.Date
	Why      string // a sentence
}

// Reason is why a person has not said that they can make one of the sessions.
type Reason string

// The reasons. Which one holds is tried in this order; the first two are of those
// who have not said enough.
const (
	NothingKnown Reason = "have told us nothing about when they can come"
	PartlyKnown  Reason = "have said yes to none of these dates, but not told us about every time"
	SaidNo       Reason = "said no to every time"
	TooFar       Reason = "live too far from every venue, and can only come in person"
	NoVenueOpen  Reason = "can only come when no venue near enough may be used"
	OtherTimes   Reason = "can only come at times that the programme does not have"
	NotChosen    Reason = "could come to a date that is not in the programme"
)

// Unreached are people who have not said that they can make a session, for one
// reason. With Totals.Once.Said those of all reasons are everybody.
type Unreached struct {
	Reason Reason
	People []model.ID
	May    bool     // they may come all the same: they are Totals.Unsaid
	Times  []string // OtherTimes and NoVenueOpen: the times they can do, "weekend, in person"
}

// Extra is a session that would reach people whom nothing reaches.
type Extra struct {
	Mode      model.Mode
	Band      model.ID
	BandName  string
	Venue     model.ID // none online
	VenueName string
	Place     string // "St Helens", or the venue where the district is not known
	People    []model.ID
	Allowed   bool    // the wishes permit it
	Session   Session // on its first free day; without a start when there is none
}

// Clash is something that speaks against a programme moved by hand.
type Clash struct {
	Sessions []int // indexes in Proposal.Sessions or Board.Sessions
	Rule     string
	Sentence string
}

// Option is one answer to "which slot is best for these people".
type Option struct {
	Session  Session
	CanCome  Reach      // of the people asked for
	MeanKm   float64    // of those who can come
	Can      []model.ID // who said yes, and it is not too far for them
	IfNeedBe []model.ID
	Cannot   []model.ID // who said no, or for whom it is too far
	Unknown  []model.ID // who has not said
	Against  []string   // what stands against it, in words
}

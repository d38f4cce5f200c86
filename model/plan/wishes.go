package plan

import "convenor/model"

// Wishes is what the coordinator asks of a programme. It is kept as JSON; a
// field that is missing there is a wish not made.
type Wishes struct {
	From    model.Date `json:"from"`
	To      model.Date `json:"to"` // the last day
	Rhythms []Rhythm   `json:"rhythms"`

	StepFree  bool         `json:"stepFree,omitempty"`  // in person only where it is known to be step-free
	Districts []model.ID   `json:"districts,omitempty"` // in person only there; empty = anywhere
	Venues    []model.ID   `json:"venues,omitempty"`    // only these; empty = any that is not retired
	Seats     int          `json:"seats,omitempty"`     // a room holds at least so many, where its size is known
	Budget    *model.Money `json:"budget,omitempty"`    // for all sessions of the horizon, those in the programme with what they are counted with; nil = not limited
	SameVenue bool         `json:"sameVenue,omitempty"` // a venue may be used twice in a row
	Rest      int          `json:"rest,omitempty"`      // sessions in person that are elsewhere before a district hosts again, as far as there are districts
	Musts     []Must       `json:"musts,omitempty"`

	GapSame int `json:"gapSame,omitempty"` // days at least between two sessions of one mode; 0 = no wish
	GapAny  int `json:"gapAny,omitempty"`  // days at least between any two sessions
	GapMost int `json:"gapMost,omitempty"` // days at most from one session to the next of any mode

	ReachKm float64 `json:"reachKm"` // how far people come who have not said how far
	AtLeast int     `json:"atLeast"` // m: the second number is who can make at least m sessions
	Weights Weights `json:"weights"`
}

// Unit is what a rhythm counts in.
type Unit string

// The units of a rhythm.
const (
	Months Unit = "months"
	Weeks  Unit = "weeks"
)

// Rhythm is one kind of session that comes back: one in each period of Every
// months or weeks, counted from the first day of the horizon.
type Rhythm struct {
	Mode     model.Mode    `json:"mode"`
	Every    int           `json:"every"`
	Unit     Unit          `json:"unit"`
	Bands    []model.ID    `json:"bands,omitempty"`    // allowed; empty = all
	Weekdays string        `json:"weekdays,omitempty"` // ISO, "24" = Tuesday and Thursday; empty = those of the band
	Starts   []model.Clock `json:"starts,omitempty"`   // those that fit in a band take turns; empty = a usual one of the band
	Minutes  int           `json:"minutes"`
}

// Must is a number of sessions that a programme must have somewhere: at least
// Sessions (proposed or announced) for which all that is set holds.
type Must struct {
	Sessions int        `json:"sessions"`
	Mode     model.Mode `json:"mode,omitempty"`
	Band     model.ID   `json:"band,omitempty"`
	District model.ID   `json:"district,omitempty"`
	Venue    model.ID   `json:"venue,omitempty"`
}

// Weights are the numbers behind the objective that are a matter of opinion.
type Weights struct {
	IfNeedBe int `json:"ifNeedBe"` // what "if need be" counts, in thousandths of a yes
	Unknown  int `json:"unknown"`  // thousandths by which a chance that is only estimated counts
	Place    int `json:"place"`    // weight of a month that a person's district waits for its turn
	Band     int `json:"band"`     // weight of a month that a time band waits, for each who can come then
}

// DefaultWishes are online every month and in person every three, in every
// band, over the twelve months from the first of the month after today.
func DefaultWishes(today model.Date) Wishes {
	t := today.Time()
	from := model.DateOf(t.AddDate(0, 1, 1-t.Day()))
	return Wishes{
		From: from, To: from.AddMonths(12).AddDays(-1),
		Rhythms: []Rhythm{
			{Mode: model.Online, Every: 1, Unit: Months, Minutes: 60},
			{Mode: model.InPerson, Every: 3, Unit: Months, Minutes: 120},
		},
		GapSame: 14, GapAny: 5, Rest: 3,
		ReachKm: 10, AtLeast: 3,
		Weights: Weights{IfNeedBe: 1000, Unknown: 1000, Place: 1, Band: 1},
	}
}

package model

import (
	"slices"
	"strings"
	"time"
)

// LayerKind is what a calendar behind the programme is about.
type LayerKind string

// The kinds of layers.
const (
	BankHolidayLayer   LayerKind = "bank holidays"
	SchoolHolidayLayer LayerKind = "school holidays"
	ReligiousLayer     LayerKind = "religious dates"
	SomebodysLayer     LayerKind = "somebody’s calendar"
)

// LayerKinds is every kind in the order the window offers them.
var LayerKinds = []LayerKind{SchoolHolidayLayer, ReligiousLayer, BankHolidayLayer, SomebodysLayer}

// BankHolidaysID is the layer of the computed bank holidays of England and Wales,
// which is always there. It can be hidden and need not keep free, but not removed.
const BankHolidaysID ID = "bank-holidays"

// Layer is a calendar that stands behind the programme.
type Layer struct {
	ID        ID
	Name      string
	Kind      LayerKind
	KeepsFree bool   // nothing is planned on its days
	Shown     bool   // in the calendar; a hidden one still keeps free
	Source    string // name of the file it came from; empty for the computed one
	Added     time.Time
	Position  int
}

// Computed reports whether the program works the layer out itself.
func (l Layer) Computed() bool { return l.ID == BankHolidaysID }

// Validate reports the first thing that is wrong with l.
func (l Layer) Validate() error {
	if strings.TrimSpace(l.Name) == "" {
		return ValidationError{"name", "a calendar needs a name"}
	}
	if !slices.Contains(LayerKinds, l.Kind) {
		return ValidationError{"kind", "“" + string(l.Kind) + "” is not a kind of calendar"}
	}
	return nil
}

// BackgroundEvent is one event of a layer, once for each time that it repeats.
type BackgroundEvent struct {
	Layer       ID
	LayerName   string
	Kind        LayerKind
	KeepsFree   bool
	Title       string
	Place       string
	AllDay      bool
	Tentative   bool
	Start, End  LocalTime // in the community's zone; End is exclusive, for whole days a midnight
	First, Last Date      // the days it is on, both inclusive
	From, To    time.Time // the same as moments
}

// When is the event's time in one line: its days when it is for whole days.
func (e BackgroundEvent) When() string {
	switch {
	case e.AllDay && e.First == e.Last:
		return e.First.Short()
	case e.AllDay:
		return e.First.Short() + " – " + e.Last.Short()
	}
	return FormatSpan(e.Start, e.End)
}

// FreeDay is a day on which nothing is to be planned.
type FreeDay struct {
	Day    Date
	Reason string // "Good Friday", or "Easter holidays (School terms)"
	Layer  ID
}

package model

import (
	"slices"
	"strings"
)

// Venue is a place where sessions are held.
type Venue struct {
	ID               ID
	Name             string
	Host             ID // organisation
	Address          string
	Postcode         string
	District         ID
	Point            *Point
	Capacity         int // people; 0 = not known
	StepFree         Known
	HearingLoop      Known
	AccessibleToilet Known
	Wifi             Known
	Screen           Known
	Kitchen          Known
	Parking          string
	Transit          string
	Catering         string // the house's rules about food
	Cost             Money  // for a half day
	Bands            []ID   // time bands it opens in; empty = not known
	Contact          string
	Notes            string
	Retired          bool
}

// Known is a yes or a no that may not be known yet.
type Known string

// The values of Known. "Not known" is a row of its own in every report.
const (
	NotKnown Known = ""
	Yes      Known = "yes"
	No       Known = "no"
)

// Word is the value as a sentence would use it.
func (k Known) Word() string {
	if k == NotKnown {
		return "not known"
	}
	return string(k)
}

// Validate reports the first thing that is wrong with v.
func (v Venue) Validate() error {
	if strings.TrimSpace(v.Name) == "" {
		return ValidationError{"name", "a venue needs a name"}
	}
	if v.Capacity < 0 {
		return ValidationError{"capacity", "capacity cannot be negative"}
	}
	if v.Cost < 0 {
		return ValidationError{"cost", "cost cannot be negative"}
	}
	if v.Point != nil && !v.Point.Valid() {
		return ValidationError{"place", "that point is not on the map"}
	}
	return nil
}

// OpenIn reports whether the venue opens in band. A venue whose bands are not
// known might: it is not ruled out.
func (v Venue) OpenIn(band ID) bool {
	return len(v.Bands) == 0 || slices.Contains(v.Bands, band)
}

// Place is the venue in one line: name and address.
func (v Venue) Place() string {
	return JoinNonEmpty(", ", v.Name, v.Address, v.Postcode)
}

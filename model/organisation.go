package model

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Point is a place on the earth, WGS84, in degrees.
type Point struct{ Lat, Lon float64 }

// Valid reports whether p is on the earth.
func (p Point) Valid() bool {
	return p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180
}

// ExternalID is the number another system gave to a thing.
type ExternalID struct {
	System string `json:"system"`
	Value  string `json:"value"`
}

// Organisation is a body that people belong to.
type Organisation struct {
	ID          ID
	Name        string
	Label       string // 2-5 letters, for the map
	Sector      ID
	District    ID
	Postcode    string
	Point       *Point
	Website     string
	TeamSize    int // people who work with data there; 0 = not known
	Notes       string
	ExternalIDs []ExternalID
}

// Validate reports the first thing that is wrong with o.
func (o Organisation) Validate() error {
	if strings.TrimSpace(o.Name) == "" {
		return ValidationError{"name", "an organisation needs a name"}
	}
	if n := utf8.RuneCountInString(o.Label); o.Label != "" && (n < 2 || n > 5) {
		return ValidationError{"short label", "a short label has 2 to 5 letters"}
	}
	if o.TeamSize < 0 {
		return ValidationError{"data team", "the size of a team cannot be negative"}
	}
	if o.Point != nil && !o.Point.Valid() {
		return ValidationError{"place", "that point is not on the map"}
	}
	return validLink("website", o.Website)
}

// SuggestLabel makes a short label from the name: the initials of its longer
// words, or its first letters; "" when there are fewer than two.
func SuggestLabel(name string) string {
	var initials, letters []rune
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\'' }) {
		word = strings.Trim(word, "’'")
		letters = append(letters, []rune(word)...)
		switch Fold(word) {
		case "", "of", "the", "and", "for", "in", "at", "ltd", "cic":
			continue
		}
		r, _ := utf8.DecodeRuneInString(word)
		initials = append(initials, r)
	}
	if len(initials) < 2 {
		initials = letters[:min(len(letters), 3)]
	}
	if len(initials) < 2 {
		return ""
	}
	return strings.ToUpper(string(initials[:min(len(initials), 5)]))
}

// validLink accepts an empty string and web addresses.
func validLink(field, s string) error {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return ValidationError{field, "“" + s + "” is not a web address; it should start with https://"}
	}
	return nil
}

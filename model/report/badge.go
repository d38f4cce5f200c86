package report

import (
	"cmp"
	"slices"

	"convenor/model"
)

// MostBlankBadges is how many badges to write on can be asked for.
const MostBlankBadges = 500

// BadgePerson is somebody who gets a badge, as badges need to know them.
type BadgePerson struct {
	Given, Family, SortAs string
	Pronouns              string
	Organisation, Role    string
	Letter, Colour        string // of the sector: "P", "#0072B2"; may be empty
}

// BadgeInput is what badges or tents are made from.
type BadgeInput struct {
	Session  model.Session
	People   []BadgePerson
	Stock    Stock
	Start    int  // the label to begin with, from 1, on a sheet that is used already; 0 is 1
	Blank    int  // badges to write on, after the others
	Pronouns bool // print them
	Band     bool // in the sector's colour, with its letter
	Title    bool // of the session, at the foot
	Outline  bool // to cut along
}

// Badges is the content of a set of badges or tents.
type Badges struct {
	Title    string // of the session
	Stock    Stock
	First    int // the place of the first badge on the first sheet, from 0
	Badges   []Badge
	Outline  bool
	Sample   bool // nobody is on the list: the people are invented
	Language string
}

// Badge is one badge. Without a name it is one to write on.
type Badge struct {
	Name           string
	Pronouns       string
	Lines          []string // organisation and role
	Foot           string
	Letter, Colour string // of the band; empty: none
}

// samplePeople show how badges will look before anybody is on the list. They
// are invented.
var samplePeople = []BadgePerson{
	{Given: "Ada", Family: "Sample", Pronouns: "she/her", Organisation: "Example Borough Council", Role: "Data analyst", Letter: "P", Colour: "#0072B2"},
	{Given: "Bartholomew Featherstonehaugh", Family: "Longname-Example", Pronouns: "he/him", Organisation: "The Federation of Community and Neighbourhood Organisations of the Example Region", Role: "Trustee", Letter: "V", Colour: "#D55E00"},
	{Given: "Zoë", Organisation: "Example Street Group", Pronouns: "they/them", Letter: "C", Colour: "#009E73"},
}

// NewBadges lays out the content of badges, by family name. Where nobody is on
// the list, and no blank ones are asked for, it shows invented people.
func NewBadges(in BadgeInput) Badges {
	b := Badges{Title: oneLine(in.Session.Title), Stock: in.Stock, Outline: in.Outline, Language: "en-GB"}
	b.First = min(max(in.Start-1, 0), in.Stock.PerSheet()-1)
	people := slices.Clone(in.People)
	slices.SortStableFunc(people, func(a, b BadgePerson) int {
		return cmp.Compare(model.SortKey(a.Given, a.Family, a.SortAs), model.SortKey(b.Given, b.Family, b.SortAs))
	})
	blank := min(max(in.Blank, 0), MostBlankBadges)
	if len(people) == 0 && blank == 0 {
		people, b.Sample = samplePeople, true
	}
	foot := ""
	if in.Title {
		foot = b.Title
	}
	for _, p := range people {
		badge := Badge{Name: oneLine(model.DisplayName(p.Given, p.Family)), Lines: oneLines([]string{p.Organisation, p.Role}), Foot: foot}
		if in.Pronouns {
			badge.Pronouns = oneLine(p.Pronouns)
		}
		if in.Band {
			badge.Letter, badge.Colour = p.Letter, p.Colour
		}
		b.Badges = append(b.Badges, badge)
	}
	for range blank {
		b.Badges = append(b.Badges, Badge{Foot: foot})
	}
	return b
}

// Sheets is how many sheets they take.
func (b Badges) Sheets() int {
	return max((b.First+len(b.Badges)+b.Stock.PerSheet()-1)/b.Stock.PerSheet(), 1)
}

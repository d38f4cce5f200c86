package match

import (
	"strings"
	"unicode"

	"convenor/model"
)

// WalkIn is what is said or written down of somebody whom nobody knows yet, at
// the desk or on a blank row of a sheet.
type WalkIn struct {
	Given, Family    string
	OrganisationName string
	Organisation     model.ID // chosen; "" when only its name is known
	Email            string
	Consent          bool // may hold and write
}

// WalkInOf makes of what was typed what can be made of it: an address
// is an address, and everything else a name. A name in small letters, as one
// types in haste, gets its capitals.
func WalkInOf(text string) (w WalkIn) {
	var words []string
	for _, word := range strings.Fields(text) {
		if model.ValidEmail(word) == nil {
			w.Email = word
			continue
		}
		words = append(words, word)
	}
	name := strings.Join(words, " ")
	if name == strings.ToLower(name) {
		name = capitals(name)
	}
	w.Given, w.Family = SplitName(name)
	return w
}

// smallWords stay small inside a name.
var smallWords = map[string]bool{"van": true, "von": true, "der": true, "den": true, "de": true, "da": true, "di": true, "du": true, "dos": true,
	"la": true, "le": true, "bin": true, "bint": true, "ibn": true, "al": true, "el": true, "ap": true, "y": true}

func capitals(name string) string {
	words := strings.Split(name, " ")
	for i, w := range words {
		if i > 0 && smallWords[w] {
			continue
		}
		up := true
		words[i] = strings.Map(func(r rune) rune {
			if up {
				r = unicode.ToTitle(r)
			}
			up = r == '-' || r == '\'' || r == '’'
			return r
		}, w)
	}
	return strings.Join(words, " ")
}

// Person is the new person. Consent is kept with the day, and how it was given.
func (w WalkIn) Person(day model.Date, how string) model.Person {
	p := model.Person{Given: strings.TrimSpace(w.Given), Family: strings.TrimSpace(w.Family), Joined: day}
	if email := strings.TrimSpace(w.Email); email != "" {
		p.Emails = []model.Email{{Address: email}}
	}
	if name := strings.TrimSpace(w.OrganisationName); name != "" {
		p.Affiliations = []model.Affiliation{{Organisation: w.Organisation, Name: name}}
	}
	if w.Consent {
		for _, purpose := range []string{"hold details", "email"} {
			p.Consents = append(p.Consents, model.Consent{For: purpose, Basis: "consent", Given: day, How: how})
		}
	}
	return p
}

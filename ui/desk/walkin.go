package desk

import (
	"strings"
	"unicode"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
)

// walkIn is the form for somebody whom nobody knows yet.
type walkIn struct {
	Given, Family    string
	OrganisationName string
	Organisation     model.ID // chosen; "" when only its name is known
	Email            string
	Consent          bool // may hold and write
}

// walkInOf makes of what was typed at the desk what can be made of it: an address
// is an address, and everything else a name. A name in small letters, as one
// types in haste, gets its capitals.
func walkInOf(text string) (w walkIn) {
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
	w.Given, w.Family = match.SplitName(name)
	return w
}

// small stay small inside a name.
var small = map[string]bool{"van": true, "von": true, "der": true, "den": true, "de": true, "da": true, "di": true, "du": true, "dos": true,
	"la": true, "le": true, "bin": true, "bint": true, "ibn": true, "al": true, "el": true, "ap": true, "y": true}

func capitals(name string) string {
	words := strings.Split(name, " ")
	for i, w := range words {
		if i > 0 && small[w] {
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

// person is the new person as the form describes them. Consent is kept with the
// day, and how it was given.
func (w walkIn) person(today model.Date) model.Person {
	p := model.Person{Given: strings.TrimSpace(w.Given), Family: strings.TrimSpace(w.Family), Joined: today}
	if email := strings.TrimSpace(w.Email); email != "" {
		p.Emails = []model.Email{{Address: email}}
	}
	if name := strings.TrimSpace(w.OrganisationName); name != "" {
		p.Affiliations = []model.Affiliation{{Organisation: w.Organisation, Name: name}}
	}
	if w.Consent {
		for _, purpose := range []string{"hold details", "email"} {
			p.Consents = append(p.Consents, model.Consent{For: purpose, Basis: "consent", Given: today, How: "at the desk"})
		}
	}
	return p
}

// alike is somebody among the contacts who may be the one in the form.
type alike struct {
	person model.ID
	words  string // who they are, to tell by
}

// alikeShown is how many are named.
const alikeShown = 3

// alike are contacts with the same address, or the same or nearly the same name.
func (d *desk) alike(w walkIn) (all []alike) {
	seen := map[model.ID]bool{}
	add := func(h storage.DeskHit) {
		a := alike{h.Person.ID, model.JoinNonEmpty(" · ", model.DisplayName(h.Person.Given, h.Person.Family), h.Person.Organisation, h.Person.Email)}
		if h.Listed >= 0 {
			p := d.now.People[h.Listed]
			a = alike{p.Person, model.JoinNonEmpty(" · ", model.DisplayName(p.Given, p.Family), p.Organisation, p.Email, "on the list")}
		}
		if !seen[a.person] && len(all) < alikeShown {
			seen[a.person] = true
			all = append(all, a)
		}
	}
	if d.now == nil {
		return nil
	}
	for _, h := range d.now.SameEmail(w.Email) {
		add(h)
	}
	for _, h := range d.now.SameName(w.Given + " " + w.Family) {
		add(h)
	}
	return all
}

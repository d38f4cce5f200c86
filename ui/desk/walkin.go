package desk

import (
	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
)

// alike is somebody among the contacts who may be the one in the form.
type alike struct {
	person model.ID
	words  string // who they are, to tell by
}

// alikeShown is how many are named.
const alikeShown = 3

// alike are contacts with the same address, or the same or nearly the same name.
func (d *desk) alike(w match.WalkIn) (all []alike) {
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

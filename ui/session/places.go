package session

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
	"convenor/storage"
)

func participations(rows []storage.ParticipantRow) []model.Participation {
	all := make([]model.Participation, len(rows))
	for i, r := range rows {
		all[i] = r.Participation
	}
	return all
}

// places counts the places of each mode of the session.
func (d details) places() []model.Places {
	return model.PlacesOf(d.session, d.venue, participations(d.people))
}

// placesWords stand after the chips: how many places are left, of a hybrid
// session those of both modes; "" when there is nothing to say.
func (d details) placesWords() string {
	if d.over() {
		return ""
	}
	if d.session.Mode == model.Hybrid {
		line := ""
		for _, p := range d.places() {
			line = model.JoinNonEmpty(" · ", line, p.Line())
		}
		return line
	}
	p := d.places()[0]
	switch of := model.Count(p.Capacity, "place", "places"); {
	case p.Capacity == 0:
		return ""
	case p.Over() > 0:
		return model.Thousands(p.Over()) + " too many for " + of
	default:
		return model.Thousands(p.Capacity-p.Accepted) + " of " + of + " left"
	}
}

// placesWarning says of which mode more accepted, or may, than there are places;
// "" when all is well, or over.
func (d details) placesWarning() string {
	words := ""
	if !d.over() {
		for _, p := range d.places() {
			if w := p.Warning(); w != "" {
				words = model.JoinNonEmpty(" ", words, w+".")
			}
		}
	}
	return words
}

// offer is what a change of replies gives occasion to: words, and what its
// button does.
type offer struct {
	words  string
	button string
	do     func(context.Context, *storage.Store) error
	done   string // said when it was done
}

// after says what a change gives occasion to: to give the place that somebody
// gave up to the first who waits for one, or to put who accepted beyond the
// places on the waiting list. now is the session after the change.
func (d details) after(now details) offer {
	was := map[model.ID]storage.ParticipantRow{}
	for _, r := range d.people {
		was[r.ID] = r
	}
	for i, places := range now.places() {
		before := d.places()
		if len(before) != len(now.places()) { // the mode was changed meanwhile
			return offer{}
		}
		if o := now.freed(was, places); o.button != "" {
			return o
		}
		if o := now.overfull(was, before[i], places); o.button != "" {
			return o
		}
	}
	return offer{}
}

// freed offers a place that somebody gave up, by declining or by being taken off
// the list, to the first who waits for one.
func (d details) freed(was map[model.ID]storage.ParticipantRow, places model.Places) offer {
	has := map[model.ID]model.Reply{}
	var first *storage.ParticipantRow
	for i, r := range d.people {
		has[r.ID] = r.Reply
		if r.Waiting == 1 && r.Place(d.session.Mode) == places.Mode {
			first = &d.people[i]
		}
	}
	gave := false
	for id, r := range was {
		reply, on := has[id]
		gave = gave || r.Reply == model.Accepted && r.Place(d.session.Mode) == places.Mode && (!on || reply == model.Declined)
	}
	if first == nil || !gave || !places.Free() {
		return offer{}
	}
	id, name := first.ID, model.DisplayName(first.Given, first.Family)
	return offer{
		words:  name + " is first on the waiting list.",
		button: "Give " + callName(*first) + " the place",
		do:     func(ctx context.Context, s *storage.Store) error { return s.GivePlace(ctx, id) },
		done:   name + " has the place.",
	}
}

// overfull offers the waiting list to those who accepted beyond the places.
func (d details) overfull(was map[model.ID]storage.ParticipantRow, before, places model.Places) offer {
	if places.Over() == 0 || places.Accepted <= before.Accepted {
		return offer{}
	}
	var ids []model.ID
	var last storage.ParticipantRow
	for _, r := range d.people {
		if r.Reply == model.Accepted && was[r.ID].Reply != model.Accepted && r.Place(d.session.Mode) == places.Mode {
			ids, last = append(ids, r.ID), r
		}
	}
	if len(ids) == 0 {
		return offer{}
	}
	return putOff(ids[max(len(ids)-places.Over(), 0):], last, places)
}

// overbooked offers the waiting list to those who accepted last, as many as there
// are too many; nothing when there are not.
func (d details) overbooked() offer {
	if d.over() {
		return offer{}
	}
	for _, places := range d.places() {
		if places.Over() == 0 {
			continue
		}
		var all []storage.ParticipantRow
		for _, r := range d.people {
			if r.Reply == model.Accepted && r.Place(d.session.Mode) == places.Mode {
				all = append(all, r)
			}
		}
		slices.SortStableFunc(all, func(a, b storage.ParticipantRow) int { return a.Replied.Compare(b.Replied) })
		all = all[len(all)-places.Over():]
		ids := make([]model.ID, len(all))
		for i, r := range all {
			ids[i] = r.ID
		}
		return putOff(ids, all[len(all)-1], places)
	}
	return offer{}
}

// putOff is the offer to put people on the waiting list; last is one of them.
func putOff(ids []model.ID, last storage.ParticipantRow, places model.Places) offer {
	who, said := callName(last), model.DisplayName(last.Given, last.Family)+" is"
	if len(ids) > 1 {
		who, said = fmt.Sprintf("the last %d", len(ids)), fmt.Sprintf("%d people are", len(ids))
	}
	return offer{
		words:  places.Warning() + ".",
		button: "Put " + who + " on the waiting list",
		do:     func(ctx context.Context, s *storage.Store) error { return s.SetReply(ctx, model.Waitlisted, ids...) },
		done:   said + " on the waiting list.",
	}
}

// callName is what a button calls a person.
func callName(r storage.ParticipantRow) string {
	if r.Given != "" {
		return r.Given
	}
	return model.DisplayName(r.Given, r.Family)
}

// firstWaiting is who is to have the next place: of the mode that has one free,
// in person first; nil when nobody waits.
func (d details) firstWaiting() *storage.ParticipantRow {
	var first *storage.ParticipantRow
	for _, places := range d.places() {
		for i, r := range d.people {
			if r.Waiting == 1 && r.Place(d.session.Mode) == places.Mode && (first == nil || places.Free() && !d.free(*first)) {
				first = &d.people[i]
			}
		}
	}
	return first
}

func (d details) free(r storage.ParticipantRow) bool {
	for _, places := range d.places() {
		if places.Mode == r.Place(d.session.Mode) {
			return places.Free()
		}
	}
	return false
}

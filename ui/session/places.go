package session

import (
	"context"
	"fmt"

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

// placesTile is the last number over the list: places left of the mode that has
// fewest.
func (d details) placesTile() tile {
	var t tile
	least := -1
	for _, p := range d.places() {
		t.warn = model.JoinNonEmpty(". ", t.warn, p.Warning())
		if left := p.Capacity - p.Accepted; p.Capacity > 0 && (least < 0 || left < least) {
			least = max(left, 0)
			t.number, t.words = model.Thousands(least), fmt.Sprintf("of %d places left", p.Capacity)
			if p.Over() > 0 {
				t.number, t.words = model.Thousands(p.Over()), fmt.Sprintf("too many for %d places", p.Capacity)
			}
			if d.session.Mode == model.Hybrid {
				t.words += " " + string(p.Mode)
			}
		}
	}
	if t.number == "" {
		return tile{number: "–", words: "no limit set"}
	}
	return t
}

// placesLine counts the places of both modes of a hybrid session; "" for others,
// whose tiles say it.
func (d details) placesLine() string {
	if d.session.Mode != model.Hybrid || d.over() {
		return ""
	}
	line := ""
	for _, p := range d.places() {
		line = model.JoinNonEmpty(" · ", line, p.Line())
	}
	return line
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
	ids = ids[max(len(ids)-places.Over(), 0):]
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

package model

import "slices"

// OfferKind is what a person offers to the community.
type OfferKind string

// The kinds of offer.
const (
	ShowAndTell OfferKind = "show and tell"
	Talk        OfferKind = "talk"
	Facilitate  OfferKind = "facilitate"
	HostVenue   OfferKind = "host a venue"
	Mentor      OfferKind = "mentor"
	HelpOnDay   OfferKind = "help on the day"
)

// OfferKinds is every kind in the order the window offers them.
var OfferKinds = []OfferKind{ShowAndTell, Talk, Facilitate, HostVenue, Mentor, HelpOnDay}

// OnAgenda reports whether the offer is something that stands on an agenda.
func (k OfferKind) OnAgenda() bool { return k == ShowAndTell || k == Talk }

// OfferState is how far an offer has been taken up.
type OfferState string

// The states of an offer, in their order.
const (
	NotAsked   OfferState = "not yet asked"
	Asked      OfferState = "asked"
	Booked     OfferState = "booked"
	Given      OfferState = "given"
	Thanked    OfferState = "thanked"
	NotTakenUp OfferState = "not taken up"
)

// OfferStates is every state in the order the window offers them.
var OfferStates = []OfferState{NotAsked, Asked, Booked, Given, Thanked, NotTakenUp}

// Offer is something a person offered, and what became of it.
type Offer struct {
	ID         ID
	Kind       OfferKind
	Title      string
	State      OfferState
	Session    ID // it is booked into, or was given at; empty before
	AgendaItem ID // of that session
	Note       string
	// The days on which it was made, its person asked and thanked, and it was
	// given; empty where that is not known.
	Offered, Asked, Given, Thanked Date
}

// To is the offer in another state, reached on day. A date that is known already
// stays; what had not happened in that state is forgotten.
func (o Offer) To(state OfferState, day Date) Offer {
	reached := func(at OfferState, known Date) Date {
		switch {
		case state == at && known == "":
			return day
		case slices.Index(OfferStates, state) < slices.Index(OfferStates, at):
			return ""
		}
		return known
	}
	o.Asked, o.Given, o.Thanked = reached(Asked, o.Asked), reached(Given, o.Given), reached(Thanked, o.Thanked)
	if state == NotTakenUp {
		o.Given, o.Thanked = "", ""
	}
	if state == NotTakenUp || state == NotAsked || state == Asked {
		o.Session, o.AgendaItem = "", ""
	}
	o.State = state
	return o
}

// Next is the state after this one; "" when there is none.
func (o Offer) Next() OfferState {
	switch i := slices.Index(OfferStates, o.State); o.State {
	case NotAsked, Asked, Booked, Given:
		return OfferStates[i+1]
	}
	return ""
}

// Before is the state before this one; "" when there is none.
func (o Offer) Before() OfferState {
	switch i := slices.Index(OfferStates, o.State); o.State {
	case Asked, Booked, Given, Thanked:
		return OfferStates[i-1]
	case NotTakenUp:
		if o.Asked != "" {
			return Asked
		}
		return NotAsked
	}
	return ""
}

// Since is the day from which the offer waits for its next step; "" when it is
// not known or waits for nothing.
func (o Offer) Since() Date {
	switch o.State {
	case NotAsked:
		return o.Offered
	case Asked:
		return o.Asked
	case Given:
		return o.Given
	}
	return ""
}

// What is the offer in a few words: its title, or else its kind.
func (o Offer) What() string {
	if o.Title != "" {
		return o.Title
	}
	return string(o.Kind)
}

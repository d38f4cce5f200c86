package storage

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"convenor/model"
)

// Desk is what the desk of a session knows: who is on the list, what happened
// at the door, and everybody else. It does not change when the file does; the
// next one is asked for after each step. A key press is answered from it without
// waiting for anything.
type Desk struct {
	Session model.Session
	Venue   *model.Venue     // nil: none chosen
	People  []ParticipantRow // on the list, by name
	Events  []DeskEvent      // newest first
	Whole   bool             // everybody else can be found as well

	listed   []listedPerson // of People
	byPerson map[[16]byte]int32
	snap     *peopleSnapshot // nil until it has been read
	last     narrowed        // what Find found last of snap
}

// listedPerson is one of the list as searches look at them.
type listedPerson struct{ name, all, words string }

// DeskHit is one person a search at the desk found.
type DeskHit struct {
	Listed int       // position in Desk.People; -1 for somebody who is not on the list
	Person PersonRow // of somebody who is not
	Near   bool      // found by a misspelling only
	score  int
	place  int32 // of Person, whose row is made when the hit has stayed
}

const (
	deskEvents  = 60 // a desk knows; what is older stays in the history
	deskOthers  = 20 // people who are not on the list are shown at a time
	enoughExact = 5  // people found by exactly what was typed: no misspelling is looked for
)

// Desk reads what the desk of a session knows now. While everybody has not been
// read yet, it knows the people on the list alone; a Notice follows when the
// rest is there.
func (s *Store) Desk(ctx context.Context, session model.ID) (*Desk, error) {
	d := &Desk{}
	var err error
	if d.Session, err = s.Session(ctx, session); err != nil {
		return nil, err
	}
	if d.Session.Venue != "" {
		v, err := s.Venue(ctx, d.Session.Venue)
		if err != nil {
			return nil, err
		}
		d.Venue = &v
	}
	if d.People, err = s.Participants(ctx, session); err != nil {
		return nil, err
	}
	if d.Events, err = s.DeskEvents(ctx, session, deskEvents); err != nil {
		return nil, err
	}
	if s.people.snapshot.Load() == nil {
		s.people.startSoon(s)
	} else if d.snap, err = s.people.await(ctx, s); err != nil {
		return nil, err
	} else {
		d.Whole = true
		d.snap.words.of(d.snap) // ahead of the first misspelling
	}
	d.prepare()
	return d, nil
}

func (d *Desk) prepare() {
	d.listed, d.byPerson = make([]listedPerson, len(d.People)), make(map[[16]byte]int32, len(d.People))
	for i, p := range d.People {
		l := listedPerson{name: model.Fold(p.Given + " " + p.Family)}
		l.words = l.name + " " + model.Fold(p.Organisation)
		l.all = l.words + " " + model.Fold(p.Email)
		d.listed[i] = l
		d.byPerson[rawID(p.Person)] = int32(i)
	}
}

// Find returns the people meant by text: words in any order, any part of name,
// organisation or email, diacritics ignored. First come those that fit exactly,
// best first, then, when these are few, those that fit but for misspellings
// (model.Near); of both, the people on the list before everybody else, for whom
// one letter of the Latin alphabet says too little. An empty text is everybody on
// the list, by name. Find remembers what it found last: what is typed further
// needs to be looked for among those only. It must not be called from several
// goroutines at a time.
func (d *Desk) Find(text string) []DeskHit {
	words := model.Words(text)
	if len(words) == 0 {
		return d.everyone()
	}
	raw := rawWords(words)
	hits, on := d.exactListed(words, raw)
	if d.snap != nil && slices.ContainsFunc(words, func(w string) bool { return len(w) > 1 }) {
		hits = append(hits, d.exactOthers(words, raw)...)
	}
	misspelt, possible := nearWords(words)
	if !possible || len(hits) >= enoughExact {
		return hits
	}
	for i, l := range d.listed {
		if !on[i] && inText(l.words, misspelt) {
			hits = append(hits, DeskHit{Listed: i, Near: true})
		}
	}
	if d.snap != nil {
		hits = append(hits, d.nearOthers(misspelt)...)
	}
	return hits
}

func (d *Desk) everyone() []DeskHit {
	hits := make([]DeskHit, len(d.People))
	for i := range d.People {
		hits[i].Listed = i
	}
	return hits
}

func rawWords(words []string) [][]byte {
	raw := make([][]byte, len(words))
	for i, w := range words {
		raw[i] = []byte(w)
	}
	return raw
}

func (d *Desk) exactListed(words []string, raw [][]byte) (hits []DeskHit, on []bool) {
	on = make([]bool, len(d.listed))
	for i, l := range d.listed {
		if model.MatchWords(l.all, words) {
			on[i] = true
			hits = append(hits, DeskHit{Listed: i, score: score([]byte(l.name), raw)})
		}
	}
	slices.SortStableFunc(hits, func(a, b DeskHit) int { return cmp.Compare(b.score, a.score) })
	return hits, on
}

// exactOthers finds the best of everybody who is not on the list.
func (d *Desk) exactOthers(words []string, raw [][]byte) []DeskHit {
	x := d.snap
	d.last = x.narrow(d.last, words)
	var best []DeskHit
	for _, place := range d.last.places {
		e := &x.entries[place]
		h := DeskHit{Listed: -1, score: score(x.keyOf(e), raw), place: place}
		last := len(best) - 1
		if len(best) == deskOthers && h.score <= best[last].score {
			continue // later in the list of names, and no better
		}
		if _, listed := d.byPerson[e.id]; listed {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, h, func(have, h DeskHit) int {
			if have.score >= h.score {
				return -1
			}
			return 1
		})
		best = slices.Insert(best, at, h)
		best = best[:min(len(best), deskOthers)]
	}
	for i := range best {
		best[i].Person = x.row(best[i].place)
	}
	return best
}

// narrowed are the places of everybody who has all of the words.
type narrowed struct {
	words  []string
	places []int32
}

// narrow finds everybody who has all of the words: among those found last, when
// each word from then is in one of these, or else among all.
func (x *peopleSnapshot) narrow(last narrowed, words []string) narrowed {
	test := x.textTest(words)
	found := narrowed{words: words}
	if last.wider(words) {
		for _, place := range last.places {
			if test(&x.entries[place]) {
				found.places = append(found.places, place)
			}
		}
		return found
	}
	for i := range x.entries {
		if test(&x.entries[i]) {
			found.places = append(found.places, int32(i))
		}
	}
	return found
}

// wider reports whether everybody who has all of words is among the places.
func (n narrowed) wider(words []string) bool {
	for _, before := range n.words {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, before) }) {
			return false
		}
	}
	return len(n.words) > 0
}

// nearOthers finds people who are not on the list and fit but for misspellings,
// by name.
func (d *Desk) nearOthers(words []nearWord) (hits []DeskHit) {
	x := d.snap
	known := x.words.of(x)
	near := make([]nearPeople, len(words))
	for i, w := range words {
		if w.near.Possible() {
			near[i] = known.near(w.near, len(x.orgs))
		}
	}
	var places []int32
	for _, n := range near {
		places = append(places, n.places...)
	}
	slices.Sort(places)
	places = slices.Compact(places)
	exact := make([]func(*personEntry) bool, len(words))
	for i, w := range words {
		exact[i] = x.textTest([]string{w.text})
	}
	for _, at := range places {
		if len(hits) >= deskOthers {
			break
		}
		e := &x.entries[at]
		if _, listed := d.byPerson[e.id]; listed {
			continue
		}
		if d.fits(e, words, near, exact) {
			hits = append(hits, DeskHit{Listed: -1, Person: x.row(at), Near: true})
		}
	}
	return hits
}

// fits reports whether every word fits, and one of them by a misspelling.
func (d *Desk) fits(e *personEntry, words []nearWord, near []nearPeople, exact []func(*personEntry) bool) bool {
	misspelt := false
	for i, w := range words {
		if exact[i](e) {
			continue
		}
		misspelt = true
		inOrg := e.org >= 0 && near[i].orgs != nil && near[i].orgs[e.org]
		if !inOrg && !w.inWords(d.snap.nameOf(e)) {
			return false
		}
	}
	return misspelt
}

// SameName returns the people whose name has all the words of name, or words
// near them; with a single word there is nothing to tell by, and nobody is.
func (d *Desk) SameName(name string) (same []DeskHit) {
	words := model.Words(name)
	if len(words) < 2 {
		return nil
	}
	misspelt, _ := nearWords(words)
	for _, h := range d.Find(name) {
		folded := ""
		if h.Listed >= 0 {
			folded = d.listed[h.Listed].name
		} else {
			folded = model.Fold(h.Person.Given + " " + h.Person.Family)
		}
		if inText(folded, misspelt) {
			same = append(same, h)
		}
	}
	return same
}

// SameEmail returns the people who have an address as their first.
func (d *Desk) SameEmail(address string) (same []DeskHit) {
	if model.ValidEmail(address) != nil {
		return nil
	}
	for _, h := range d.Find(address) {
		if h.Listed >= 0 && strings.EqualFold(d.People[h.Listed].Email, address) || h.Listed < 0 && strings.EqualFold(h.Person.Email, address) {
			same = append(same, h)
		}
	}
	return same
}

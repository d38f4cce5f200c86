// Package desk is the desk at the door of a session: who comes is found in a few
// letters and marked with one key.
package desk

import (
	"fmt"
	"time"

	"convenor/model"
	"convenor/storage"
)

// desk is what the screen shows, and which row is chosen.
type desk struct {
	now       *storage.Desk // nil until it was read
	clock     time.Time     // when it was read
	text      string        // what is typed
	hits      []storage.DeskHit
	same      map[string]int // how many found people have a name
	chosen    int            // row, -1 for none
	hideNeeds bool
}

func newDesk() *desk { return &desk{chosen: -1} }

// deed is what Enter does with a row.
type deed int

// The deeds.
const (
	doNothing deed = iota
	doArrive
	doTakeBack
	doReturn // of somebody who had left
	doAdd    // a walk-in whom nobody knows yet
)

// row is one line of what was found; the last one offers to add a walk-in.
type row struct {
	heading      string // begins a part of the list
	person       model.ID
	name         string
	detail       string // tells people of one name apart
	organisation string
	sector       model.ID
	in           bool
	state        string // "in 09:57", "declined"
	needs        string // access and dietary needs in words
	deed         deed
	hint         string // what Enter does
}

// set shows what the desk knows now. Whoever was chosen stays chosen.
func (d *desk) set(now *storage.Desk, clock time.Time) {
	who := d.current().person
	d.now, d.clock = now, clock
	d.find()
	if who == "" {
		d.chosen = d.first()
		return
	}
	d.chosen = -1
	for i := range d.hits {
		if d.personAt(i) == who {
			d.chosen = i
			return
		}
	}
	d.chosen = d.first()
}

// longest is how many letters of what is typed, or dropped in by mistake, are
// looked at.
const longest = 200

// typed finds the people meant by text and chooses the likeliest.
func (d *desk) typed(text string) {
	if letters := []rune(text); len(letters) > longest {
		text = string(letters[:longest])
	}
	d.text = text
	d.find()
	d.chosen = d.first()
}

func (d *desk) find() {
	d.hits, d.same = nil, map[string]int{}
	if d.now == nil {
		return
	}
	d.hits = d.now.Find(d.text)
	for _, h := range d.hits {
		d.same[d.foldedName(h)]++
	}
}

func (d *desk) foldedName(h storage.DeskHit) string {
	if h.Listed >= 0 {
		p := &d.now.People[h.Listed]
		return model.Fold(p.Given + " " + p.Family)
	}
	return model.Fold(h.Person.Given + " " + h.Person.Family)
}

// first is the row that Enter is for before another is chosen: the first, but
// somebody who is to come before somebody who is in, whom Enter would send
// away again. With nothing typed it is none.
func (d *desk) first() int {
	if len(model.Words(d.text)) == 0 {
		return -1
	}
	for i, h := range d.hits {
		if h.Near || h.Listed < 0 {
			break
		}
		if d.now.People[h.Listed].Attendance != model.Attended {
			return i
		}
	}
	return min(0, d.len()-1)
}

// len is how many rows there are.
func (d *desk) len() int {
	if d.offersWalkIn() {
		return len(d.hits) + 1
	}
	return len(d.hits)
}

func (d *desk) offersWalkIn() bool { return d.now != nil && len(model.Words(d.text)) > 0 }

// move chooses another row, by so many further down.
func (d *desk) move(by int) {
	if d.chosen < 0 && by < 0 {
		return
	}
	d.choose(d.chosen + by)
}

// choose chooses row i, or the nearest there is.
func (d *desk) choose(i int) { d.chosen = min(max(i, 0), d.len()-1) }

// current is the chosen row.
func (d *desk) current() row {
	if d.chosen < 0 || d.chosen >= d.len() {
		return row{}
	}
	return d.row(d.chosen)
}

// listed is somebody as the list of the session has them.
func (d *desk) listed(person model.ID) (storage.ParticipantRow, bool) {
	if d.now == nil || person == "" {
		return storage.ParticipantRow{}, false
	}
	for _, p := range d.now.People {
		if p.Person == person {
			return p, true
		}
	}
	return storage.ParticipantRow{}, false
}

func (d *desk) personAt(i int) model.ID {
	if h := d.hits[i]; h.Listed >= 0 {
		return d.now.People[h.Listed].Person
	}
	return d.hits[i].Person.ID
}

// row makes row i.
func (d *desk) row(i int) row {
	if i == len(d.hits) {
		return row{name: fmt.Sprintf("Add “%s” as a walk-in", d.text), deed: doAdd, hint: "Ctrl+Enter"}
	}
	h := d.hits[i]
	r := row{person: d.personAt(i)}
	if h.Listed >= 0 {
		d.listedRow(&r, &d.now.People[h.Listed])
	} else {
		p := h.Person
		r.name, r.organisation, r.sector = p.Name(), p.Organisation, p.Sector
		r.detail, r.deed, r.hint = p.Email, doArrive, "Enter: arrived, not on the list"
	}
	if part := partOf(h); i == 0 && part != onTheList || i > 0 && part != partOf(d.hits[i-1]) {
		r.heading = part
	}
	return r
}

// The parts of what was found; the first needs no heading.
const (
	onTheList = "On the list"
	notOnIt   = "Not on the list"
	nearOnIt  = "On the list, spelt a little differently"
	nearOff   = "Not on the list, spelt a little differently"
)

func partOf(h storage.DeskHit) string {
	switch {
	case h.Near && h.Listed >= 0:
		return nearOnIt
	case h.Near:
		return nearOff
	case h.Listed >= 0:
		return onTheList
	}
	return notOnIt
}

func (d *desk) listedRow(r *row, p *storage.ParticipantRow) {
	r.name, r.organisation, r.sector = p.Name(), p.Organisation, p.Sector
	r.needs = needsOf(p.AccessNeeds, p.DietaryNeeds)
	if d.same[model.Fold(p.Given+" "+p.Family)] > 1 {
		r.detail = model.JoinNonEmpty(" · ", p.Role, p.Email)
	}
	switch {
	case p.Attendance == model.Attended && p.Out != "":
		r.state, r.deed, r.hint = "left "+d.clockOf(p.Out), doReturn, "Enter: is back"
	case p.Attendance == model.Attended:
		word := "in"
		if p.ModeAttended == model.Online {
			word = "online"
		}
		r.in, r.state, r.deed, r.hint = true, model.JoinNonEmpty(" ", word, d.clockOf(p.In)), doTakeBack, "Enter takes it back"
	default:
		r.deed, r.hint = doArrive, "Enter: arrived"
		r.state = notIn(p)
	}
}

// notIn says what is known of somebody who has not come.
func notIn(p *storage.ParticipantRow) string {
	switch {
	case p.Attendance == model.NoShow:
		return "did not come"
	case p.Attendance == model.Apologies:
		return "sent apologies"
	case p.Reply == model.Waitlisted:
		return "on the waiting list"
	case p.Reply == model.Declined, p.Reply == model.Tentative:
		return string(p.Reply)
	}
	return ""
}

func needsOf(access, diet string) string {
	if diet != "" {
		diet = "Diet: " + diet
	}
	return model.JoinNonEmpty(" · ", access, diet)
}

// clockOf is a time at the door: the hour, and the day when it is another.
func (d *desk) clockOf(at model.LocalTime) string {
	if at == "" {
		return ""
	}
	if day := at.Date(); day != d.now.Session.Start.Date() {
		return day.Time().Format("2 Jan") + ", " + at.Clock().String()
	}
	return at.Clock().String()
}

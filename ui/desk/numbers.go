package desk

import (
	"fmt"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/session"
)

// counter is one number over the search.
type counter struct {
	number, words string
	warn          string // what is wrong with the number; "" when nothing is
}

// counters are who is in, who is expected, and who walked in.
func (d *desk) counters() []counter {
	door := storage.Door(d.now.People)
	in := "in"
	if d.now.Session.Mode == model.Online { // there is no other way in
		door.In, door.Online = door.Online, 0
	}
	if door.Online > 0 {
		in += fmt.Sprintf(", %s online", model.Thousands(door.Online))
	}
	if door.Left > 0 {
		in += fmt.Sprintf(", %s left", model.Thousands(door.Left))
	}
	words := "walk-ins"
	if door.WalkIns == 1 {
		words = "walk-in"
	}
	return []counter{{model.Thousands(door.In), in, door.Over(session.Capacity(d.now.Session, d.now.Venue))},
		{model.Thousands(door.Expected), door.ExpectedWords(), ""}, {model.Thousands(door.WalkIns), words, ""}}
}

// title and place are the head of the screen.
func (d *desk) title() string { return "Desk · " + d.now.Session.Title }

func (d *desk) place() string {
	venue := ""
	if d.now.Venue != nil {
		venue = d.now.Venue.Name
	}
	return model.JoinNonEmpty(" · ", d.now.Session.When(), venue)
}

// word is what must be known before anybody is marked; "" when nothing must.
func (d *desk) word() string { return d.now.Session.DeskWord(d.clock) }

// empty says why there are no rows, and what to do.
func (d *desk) empty() string {
	switch {
	case d.now == nil:
		return ""
	case len(d.now.People) == 0:
		return "Nobody is on the list. Type a name: everybody among your contacts is found, and anybody else is added as a walk-in."
	}
	return "Type any part of a name, an organisation or an email address."
}

// whyNotOnline says why nobody can be marked as joined online; "" when they can.
func (d *desk) whyNotOnline() string {
	if d.now != nil && d.now.Session.Mode == model.InPerson {
		return "This session is held in person only."
	}
	return ""
}

// event is one line of what happened at the door.
type event struct {
	transaction int64
	at, words   string
	undo        bool
}

// events are the last things that happened, newest first.
func (d *desk) events() []event {
	all := make([]event, len(d.now.Events))
	for i, e := range d.now.Events {
		words := e.Name + " " + string(e.Kind)
		if e.Kind == storage.TakenBack {
			words = e.Name + ": " + string(e.Kind)
		}
		if e.Undone {
			words += " (undone)"
		}
		all[i] = event{e.Transaction, d.timeOf(e.At), words, e.CanUndo}
	}
	return all
}

func (d *desk) timeOf(at time.Time) string {
	zone, err := model.LoadZone(d.now.Session.Zone)
	if err != nil {
		zone = time.UTC
	}
	at, now := at.In(zone), d.clock.In(zone)
	if model.DateOf(at) != model.DateOf(now) {
		return at.Format("2 Jan 15:04")
	}
	return at.Format("15:04")
}

// lastEvent is what the next undo at the desk takes back; false when nothing is.
func (d *desk) lastEvent() (storage.DeskEvent, bool) {
	if d.now == nil {
		return storage.DeskEvent{}, false
	}
	for _, e := range d.now.Events {
		if e.CanUndo {
			return e, true
		}
	}
	return storage.DeskEvent{}, false
}

// undone says what was taken back, and whose it was.
func undone(e storage.DeskEvent) string {
	if e.Kind == storage.TakenBack {
		return fmt.Sprintf("Undone: %s is in again.", e.Name)
	}
	return fmt.Sprintf("Undone: %s %s.", e.Name, e.Kind)
}

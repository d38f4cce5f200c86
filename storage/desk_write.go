package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"convenor/model"
)

// Arrive records at the desk that a person is there, in person or online: they
// attended, from now on by the session's own clock. Mode may be empty when the
// session has only one. Who is not on the list comes as a walk-in; who had left
// is back, with the time they first came. Arriving twice changes nothing.
func (s *Store) Arrive(ctx context.Context, session, person model.ID, mode model.Mode) error {
	return s.atDesk(ctx, session, person, func(d *deskTx) error {
		before := d.part
		d.part.ModeAttended = mode
		d.part = d.part.CheckIn(d.now, d.session.Mode)
		if before.Attendance == model.Attended && before.In != "" {
			d.part.In = before.In
		}
		switch {
		case !d.listed:
			d.part.Source, d.part.AccessNeeds, d.part.DietaryNeeds = model.WalkIn, d.person.AccessNeeds, d.person.DietaryNeeds
			return d.save("Mark %s as arrived, not on the list")
		case before.Attendance != model.Attended && mode == model.Online:
			return d.save("Mark %s as joined online")
		case before.Attendance != model.Attended:
			return d.save("Mark %s as arrived")
		case before.Out != "":
			return d.save("Mark %s as back")
		}
		return d.save("Mark %s as " + string(d.part.ModeAttended))
	})
}

// TakeBackArrival records that a person is not there after all. A walk-in of
// whom nothing else is known leaves the list again.
func (s *Store) TakeBackArrival(ctx context.Context, session, person model.ID) error {
	return s.atDesk(ctx, session, person, func(d *deskTx) error {
		if !d.listed || d.part.Attendance != model.Attended {
			return nil
		}
		const label = "Take back the arrival of %s"
		if p := d.part; p.Source == model.WalkIn && p.Reply == model.NoReply && p.Note == "" {
			d.name(label)
			return d.remove("participation", p.ID)
		}
		d.part = d.part.UndoCheckIn()
		return d.save(label)
	})
}

// Leave records that a person who came has left.
func (s *Store) Leave(ctx context.Context, session, person model.ID) error {
	return s.atDesk(ctx, session, person, func(d *deskTx) error {
		if d.part.Attendance != model.Attended {
			return model.ValidationError{Field: "left", Problem: d.person.Name() + " has not arrived yet, and so cannot have left"}
		}
		if d.part.Out == "" {
			d.part.Out = d.now
		}
		return d.save("Mark %s as left")
	})
}

// AddWalkIn adds a person whom nobody knew yet and records their arrival, as
// one step. It returns their ID.
func (s *Store) AddWalkIn(ctx context.Context, session model.ID, p model.Person, mode model.Mode) (model.ID, error) {
	if err := p.Validate(); err != nil {
		return "", err
	}
	err := s.write(ctx, "Add a walk-in", func(t *tx) error {
		v, err := readSession(ctx, t, session)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf("Add %s as a walk-in to “%s”", p.Name(), v.Title)
		if p.ID, err = t.addPerson(p); err != nil {
			return err
		}
		part := model.Participation{Session: session, Person: p.ID, Source: model.WalkIn, ModeAttended: mode,
			AccessNeeds: p.AccessNeeds, DietaryNeeds: p.DietaryNeeds}
		return t.addParticipation(part.CheckIn(t.localTime(v), v.Mode))
	})
	return p.ID, err
}

// localTime is now by the clock of a session.
func (t *tx) localTime(v model.Session) model.LocalTime {
	zone, err := model.LoadZone(v.Zone)
	if err != nil {
		return model.LocalTimeOf(t.now.UTC())
	}
	return model.LocalTimeOf(t.now.In(zone))
}

// deskTx is one step at the desk, about one person.
type deskTx struct {
	*tx
	session model.Session
	person  model.Person
	part    model.Participation
	listed  bool // part is in the file
	now     model.LocalTime
}

func (s *Store) atDesk(ctx context.Context, session, person model.ID, do func(*deskTx) error) error {
	return s.write(ctx, "At the desk", func(t *tx) (err error) {
		d := &deskTx{tx: t}
		if d.session, err = readSession(ctx, t, session); err != nil {
			return err
		}
		if d.person, err = readPerson(ctx, t, person); err != nil {
			return err
		}
		d.part, err = scanParticipation(t.queryRow(participationSelect+` WHERE session = ? AND person = ?`, session, person))
		if d.listed = err == nil; !d.listed {
			if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			d.part = model.Participation{Session: session, Person: person}
		}
		d.now = t.localTime(d.session)
		return do(d)
	})
}

// name puts the person's name into the label of the step.
func (d *deskTx) name(label string) { d.label = fmt.Sprintf(label, d.person.Name()) }

func (d *deskTx) save(label string) error {
	d.name(label)
	if !d.listed {
		return d.addParticipation(d.part)
	}
	return d.update("participation", participationColumns, participationValues(d.part)...)
}

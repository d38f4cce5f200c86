package storage

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"time"

	"convenor/model"
)

// SetReply records one reply, and when, for participations of a session. Who is
// put on the waiting list comes last on it; who leaves it makes room for those
// behind.
func (s *Store) SetReply(ctx context.Context, reply model.Reply, ids ...model.ID) error {
	if !slices.Contains(model.Replies, reply) {
		return model.ValidationError{Field: "reply", Problem: fmt.Sprintf("“%s” is not a reply", reply)}
	}
	at := s.Now()
	if reply == model.NoReply {
		at = time.Time{}
	}
	return s.changeParticipations(ctx, "Record "+string(reply), ids, func(p model.Participation, _ model.Session) model.Participation {
		p.Reply, p.Replied = reply, at
		return p
	})
}

// SetModeWanted records how people want to take part in a hybrid session: in
// person, online, or "" when they have not said. Who waits for a place goes to
// the end of the other waiting list.
func (s *Store) SetModeWanted(ctx context.Context, mode model.Mode, ids ...model.ID) error {
	if mode != "" && mode != model.InPerson && mode != model.Online {
		return model.ValidationError{Field: "mode", Problem: fmt.Sprintf("“%s” is not a way to take part", mode)}
	}
	label := "Record that they come " + string(mode)
	if mode == "" {
		label = "Record that they have not said how they come"
	}
	return s.changeParticipations(ctx, label, ids, func(p model.Participation, v model.Session) model.Participation {
		before := p.Place(v.Mode)
		if p.ModeWanted = mode; p.Place(v.Mode) != before {
			p.Waiting = 0 // last of the other list
		}
		return p
	})
}

// MoveWaiting moves somebody by so many places on the waiting list they are on,
// as far as it goes; below 0 is towards its head.
func (s *Store) MoveWaiting(ctx context.Context, id model.ID, by int) error {
	return s.write(ctx, "Move on the waiting list", func(t *tx) error {
		l, err := t.listOf(id)
		if err != nil {
			return err
		}
		model.NumberWaiting(l.session.Mode, l.people)
		if !model.MoveWaiting(l.session.Mode, l.people, id, by) {
			return nil
		}
		if err := l.save(t); err != nil {
			return err
		}
		moved := l.get(id)
		person, err := readPerson(ctx, t, moved.Person)
		t.label = fmt.Sprintf("Move %s to %s on the waiting list", person.Name(), model.Ordinal(moved.Waiting))
		return err
	})
}

// GivePlace gives somebody on the waiting list a place.
func (s *Store) GivePlace(ctx context.Context, id model.ID) error {
	now := s.Now()
	return s.changeParticipations(ctx, "Give a place from the waiting list", []model.ID{id}, func(p model.Participation, _ model.Session) model.Participation {
		p.Reply, p.Replied = model.Accepted, now
		return p
	})
}

// changeParticipations changes participations, perhaps of several sessions, and
// keeps the waiting lists in order. With one id the label names the person.
func (s *Store) changeParticipations(ctx context.Context, label string, ids []model.ID, change func(model.Participation, model.Session) model.Participation) error {
	return s.write(ctx, label, func(t *tx) error {
		var lists []*sessionList
		for _, id := range ids {
			l, err := t.listOf(id, lists...)
			if err != nil {
				return err
			}
			if !slices.Contains(lists, l) {
				lists = append(lists, l)
			}
			p := l.get(id)
			*p = change(*p, l.session)
		}
		for _, l := range lists {
			if err := l.save(t); err != nil {
				return err
			}
		}
		if len(ids) != 1 {
			t.label = fmt.Sprintf("%s for %d people", label, len(ids))
			return nil
		}
		person, err := readPerson(ctx, t, lists[0].get(ids[0]).Person)
		t.label = fmt.Sprintf("%s for %s", label, person.Name())
		return err
	})
}

// Uninvite takes people off a session's list.
func (s *Store) Uninvite(ctx context.Context, ids ...model.ID) error {
	return s.write(ctx, "Take "+model.Count(len(ids), "person", "people")+" off the list", func(t *tx) error {
		sessions := map[model.ID]bool{}
		for _, id := range ids {
			var session model.ID
			if err := t.queryRow(`SELECT session FROM participation WHERE id = ?`, id).Scan(&session); err != nil {
				return notFound(err, "invitation")
			}
			sessions[session] = true
		}
		if err := t.remove("participation", ids...); err != nil {
			return err
		}
		for _, session := range slices.Sorted(maps.Keys(sessions)) {
			l, err := t.sessionList(session)
			if err != nil {
				return err
			}
			if err := l.save(t); err != nil {
				return err
			}
		}
		return nil
	})
}

// sessionList is everyone on a session's list, to be changed together: one
// person's place on the waiting list is another's.
type sessionList struct {
	session model.Session
	before  []model.Participation
	people  []*model.Participation
}

func (t *tx) sessionList(session model.ID) (*sessionList, error) {
	l := &sessionList{}
	var err error
	if l.session, err = readSession(t.ctx, t, session); err != nil {
		return nil, err
	}
	l.before, err = readAll(t.ctx, t, scanParticipation, participationSelect+` WHERE session = ? ORDER BY id`, session)
	for _, p := range l.before {
		l.people = append(l.people, &p)
	}
	return l, err
}

// listOf is the list that a participation is on: one of those at hand, or read.
func (t *tx) listOf(id model.ID, have ...*sessionList) (*sessionList, error) {
	for _, l := range have {
		if l.get(id) != nil {
			return l, nil
		}
	}
	var session model.ID
	if err := t.queryRow(`SELECT session FROM participation WHERE id = ?`, id).Scan(&session); err != nil {
		return nil, notFound(err, "invitation")
	}
	return t.sessionList(session)
}

func (l *sessionList) get(id model.ID) *model.Participation {
	for _, p := range l.people {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// of is the participation of a person; nil when they are not on the list.
func (l *sessionList) of(person model.ID) *model.Participation {
	for _, p := range l.people {
		if p.Person == person {
			return p
		}
	}
	return nil
}

// add puts somebody on the list.
func (l *sessionList) add(t *tx, p model.Participation) (*model.Participation, error) {
	p = t.newParticipation(p)
	l.before = append(l.before, p)
	l.people = append(l.people, &p)
	return &p, t.insert("participation", participationColumns, participationValues(p)...)
}

// save numbers the waiting lists and writes what changed.
func (l *sessionList) save(t *tx) error {
	model.NumberWaiting(l.session.Mode, l.people)
	for i, p := range l.people {
		if reflect.DeepEqual(*p, l.before[i]) {
			continue
		}
		if err := t.update("participation", participationColumns, participationValues(*p)...); err != nil {
			return err
		}
	}
	return nil
}

package storage

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
)

// AddPresenter saves a new person who presents an item of a session's agenda,
// or, when item is "", facilitates the session. It returns the person's ID.
func (s *Store) AddPresenter(ctx context.Context, session, item model.ID, p model.Person) (model.ID, error) {
	if err := p.Validate(); err != nil {
		return "", err
	}
	err := s.write(ctx, "Add "+p.Name(), func(t *tx) (err error) {
		if p.ID, err = t.addPerson(p); err != nil {
			return err
		}
		return t.changeSession(session, func(v *model.Session) error {
			t.label = fmt.Sprintf("Add %s to the agenda of “%s”", p.Name(), v.Title)
			if item == "" {
				t.label = fmt.Sprintf("Add %s as a facilitator of “%s”", p.Name(), v.Title)
				v.Facilitators = append(v.Facilitators, p.ID)
				return nil
			}
			i := slices.IndexFunc(v.Agenda, func(a model.AgendaItem) bool { return a.ID == item })
			if i < 0 {
				return fmt.Errorf("agenda item: %w", model.ErrNotFound)
			}
			v.Agenda[i].Presenters = append(v.Agenda[i].Presenters, p.ID)
			return nil
		})
	})
	return p.ID, err
}

// AddSessionAt saves a new session with its agenda, at a venue that is new too,
// and returns the session's ID.
func (s *Store) AddSessionAt(ctx context.Context, v model.Session, venue model.Venue) (model.ID, error) {
	if err := v.Validate(); err != nil {
		return "", err
	}
	if err := venue.Validate(); err != nil {
		return "", err
	}
	err := s.write(ctx, fmt.Sprintf("Plan “%s” at %s", v.Title, venue.Name), func(t *tx) (err error) {
		if v.Venue, err = t.addVenue(venue); err != nil {
			return err
		}
		v.ID, err = t.addSession(v)
		return err
	})
	return v.ID, err
}

// AddVenueOf saves a new venue as that of a session and returns its ID.
func (s *Store) AddVenueOf(ctx context.Context, session model.ID, venue model.Venue) (model.ID, error) {
	if err := venue.Validate(); err != nil {
		return "", err
	}
	err := s.write(ctx, "Add "+venue.Name, func(t *tx) (err error) {
		if venue.ID, err = t.addVenue(venue); err != nil {
			return err
		}
		return t.changeSession(session, func(v *model.Session) error {
			t.label = fmt.Sprintf("Add %s as the venue of “%s”", venue.Name, v.Title)
			v.Venue = venue.ID
			return nil
		})
	})
	return venue.ID, err
}

// changeSession makes a change to a session as it is in the file.
func (t *tx) changeSession(id model.ID, change func(*model.Session) error) error {
	before, err := readSession(t.ctx, t, id)
	if err != nil {
		return err
	}
	after := before
	after.Facilitators, after.Agenda = slices.Clone(before.Facilitators), slices.Clone(before.Agenda)
	for i := range after.Agenda {
		after.Agenda[i].Presenters = slices.Clone(before.Agenda[i].Presenters)
	}
	if err := change(&after); err != nil {
		return err
	}
	return t.saveSession(before, after)
}

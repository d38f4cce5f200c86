package storage

import (
	"context"
	"fmt"

	"convenor/model"
	"convenor/storage/ics"
)

// Calendar gathers what a calendar file of these sessions says, by start;
// without any it is the whole programme. Ideas and sessions without a date are
// among its entries: ics.Write leaves them out.
//
// Errors: model.ErrNotFound when one of the sessions is not in the file.
func (s *Store) Calendar(ctx context.Context, sessions ...model.ID) (ics.Calendar, error) {
	community, err := s.Community(ctx)
	if err != nil {
		return ics.Calendar{}, err
	}
	calendar := ics.Calendar{Name: community.Name, Organiser: community.OrganiserName, OrganiserEmail: community.OrganiserEmail}
	wanted := make(map[model.ID]bool, len(sessions))
	for _, id := range sessions {
		wanted[id] = true
	}
	all, err := readAll(ctx, s.reader, scanSession, sessionSelect+` ORDER BY start_local = '', start_local, title, id`)
	if err != nil {
		return calendar, err
	}
	agendas, err := gather(ctx, s.reader, `SELECT session, id, minutes, title, format, detail FROM agenda_item ORDER BY position, id`,
		func(row scanner, session *model.ID) (a model.AgendaItem, err error) {
			return a, row.Scan(session, &a.ID, &a.Minutes, &a.Title, &a.Format, &a.Detail)
		})
	if err != nil {
		return calendar, err
	}
	places, err := s.venuesByID(ctx)
	if err != nil {
		return calendar, err
	}
	for _, v := range all {
		if len(sessions) > 0 && !wanted[v.ID] {
			continue
		}
		delete(wanted, v.ID)
		v.Agenda = agendas[v.ID]
		calendar.Entries = append(calendar.Entries, ics.Entry{Session: v, Venue: places[v.Venue]})
	}
	if len(wanted) > 0 {
		return calendar, fmt.Errorf("that session is no longer in the file: %w", model.ErrNotFound)
	}
	return calendar, nil
}

package storage

import (
	"context"
	"strings"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage/ics"
)

// PublishedProgramme makes the programme of a span for people to read, for members or for
// the public. Errors: report.ErrNoProgramme.
func (s *Store) PublishedProgramme(ctx context.Context, span report.Span, public bool) (report.Programme, error) {
	in, err := s.programmeInput(ctx, span, public)
	if err != nil {
		return report.Programme{}, err
	}
	return report.NewProgramme(in)
}

// ProgrammeCalendar gathers one calendar file of the same sessions; for the
// public without links, and from the community by the address that its other public
// files give, not by a person's name.
func (s *Store) ProgrammeCalendar(ctx context.Context, span report.Span, public bool) (c ics.Calendar, err error) {
	in, err := s.programmeInput(ctx, span, public)
	if err != nil {
		return c, err
	}
	all, err := s.Calendar(ctx)
	if err != nil {
		return c, err
	}
	wanted := map[model.ID]bool{}
	for _, v := range in.Sessions {
		wanted[v.ID] = true
	}
	c = all
	c.Entries = nil
	if public {
		c.Organiser, c.OrganiserEmail = in.Community.Name, in.PublicContact()
	}
	for _, e := range all.Entries {
		if !wanted[e.Session.ID] || e.Session.State == model.Idea {
			continue
		}
		if public {
			e.Session = in.Public.Session(e.Session)
		}
		c.Entries = append(c.Entries, e)
	}
	if len(c.Entries) == 0 {
		return c, report.ErrNoProgramme
	}
	return c, nil
}

// programmeInput gathers the dated sessions of a span, by start.
func (s *Store) programmeInput(ctx context.Context, span report.Span, public bool) (in report.ProgrammeInput, err error) {
	if err := span.Validate(); err != nil {
		return in, err
	}
	if in.Community, err = s.Community(ctx); err != nil {
		return in, err
	}
	in.Today = s.Today(in.Community)
	ids, err := texts(ctx, s.reader, `SELECT id FROM session WHERE start_local >= ?1 AND substr(start_local, 1, 10) <= ?2 ORDER BY start_local, title, id`,
		span.From, span.Until)
	if err != nil {
		return in, err
	}
	venues, err := s.venuesByID(ctx)
	if err != nil {
		return in, err
	}
	var onStage []model.ID
	for _, id := range ids {
		v, err := s.Session(ctx, model.ID(id))
		if err != nil {
			return in, err
		}
		in.Sessions = append(in.Sessions, report.ProgrammeSession{Session: v, Venue: venues[v.Venue]})
		onStage = append(onStage, v.Facilitators...)
		for _, item := range v.Agenda {
			onStage = append(onStage, item.Presenters...)
		}
	}
	people, err := readPeople(ctx, s.reader, onStage)
	in.Names = map[model.ID]string{}
	for id, p := range people {
		in.Names[id] = p.Name()
	}
	if err == nil && public {
		err = s.publicInput(ctx, &in)
	}
	return in, err
}

func (s *Store) venuesByID(ctx context.Context) (map[model.ID]*model.Venue, error) {
	all, err := readAll(ctx, s.reader, scanVenue, venueSelect)
	byID := make(map[model.ID]*model.Venue, len(all))
	for i := range all {
		byID[all[i].ID] = &all[i]
	}
	return byID, err
}

// publicInput reads the names that the public must not see.
func (s *Store) publicInput(ctx context.Context, in *report.ProgrammeInput) error {
	single := []string{in.Community.OrganiserName}
	for _, n := range in.Names {
		single = append(single, n)
	}
	names := []string{in.Community.OrganiserName}
	email := model.Fold(in.Community.OrganiserEmail)
	_, err := readAll(ctx, s.reader, func(row scanner) (none struct{}, err error) {
		var given, family, emails string
		if err := row.Scan(&given, &family, &emails); err != nil {
			return none, err
		}
		names = append(names, model.DisplayName(given, family))
		if email != "" && strings.Contains(model.Fold(emails), `"`+email+`"`) {
			in.Owners = append(in.Owners, given+" "+family)
		}
		return none, nil
	}, `SELECT given, family, emails FROM person`)
	public := report.NewPublic(names, single)
	in.Public = &public
	return err
}

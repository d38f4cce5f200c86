package storage

import (
	"context"
	"slices"

	"convenor/model"
)

// between holds for the sessions that are on from its first to its second day. One without an end
// counts for its first day. One that lasts longer than a month is found only in its first: so the
// index of starts bounds what is looked at.
const between = `start_local >= date(?1, '-31 days') AND start_local < date(?2, '+1 day') AND max(start_local, end_local) >= ?1`

// SessionsBetween returns the sessions that are on from from to to, both inclusive, by start.
func (s *Store) SessionsBetween(ctx context.Context, from, to model.Date) ([]SessionRow, error) {
	return s.sessionRows(ctx, between, from, to)
}

// fullSessions returns the sessions that are on from from to to with agendas and facilitators.
func (s *Store) fullSessions(ctx context.Context, from, to model.Date) ([]model.Session, error) {
	all, err := readAll(ctx, s.reader, scanSession, sessionSelect+` WHERE `+between+` ORDER BY start_local, title, id`, from, to)
	if err != nil {
		return nil, err
	}
	in := ` WHERE session IN (SELECT id FROM session WHERE ` + between + `) ORDER BY position`
	type presenter struct{ item, person model.ID }
	presenters, err := gather(ctx, s.reader, `SELECT session, coalesce(agenda_item, ''), person FROM presenter`+in,
		func(row scanner, session *model.ID) (p presenter, err error) {
			return p, row.Scan(session, &p.item, &p.person)
		}, from, to)
	if err != nil {
		return nil, err
	}
	agendas, err := gather(ctx, s.reader, `SELECT session, id, minutes, title, format, detail FROM agenda_item`+in+`, id`,
		func(row scanner, session *model.ID) (a model.AgendaItem, err error) {
			return a, row.Scan(session, &a.ID, &a.Minutes, &a.Title, &a.Format, &a.Detail)
		}, from, to)
	if err != nil {
		return nil, err
	}
	for i := range all {
		v := &all[i]
		v.Agenda = agendas[v.ID]
		for _, p := range presenters[v.ID] {
			if p.item == "" {
				v.Facilitators = append(v.Facilitators, p.person)
			}
			for j := range v.Agenda {
				if v.Agenda[j].ID == p.item {
					v.Agenda[j].Presenters = append(v.Agenda[j].Presenters, p.person)
				}
			}
		}
	}
	return all, nil
}

// Clashes returns what is in the way of the sessions that start from from to to, both inclusive;
// see model.Clashes. Days count as kept free also when their layer is hidden.
func (s *Store) Clashes(ctx context.Context, from, to model.Date) ([]model.Clash, error) {
	if from == "" || to < from || !from.Valid() || !to.Valid() {
		return nil, model.ValidationError{Field: "date", Problem: "clashes are looked for from a first to a last day"}
	}
	gaps, err := s.gaps(ctx)
	if err != nil {
		return nil, err
	}
	in, err := s.schedule(ctx, from, to, gaps)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(model.Clashes(in), func(c model.Clash) bool { return c.Day < from || c.Day > to }), nil
}

// WouldClash returns what would be in the way of sessions that are planned, and they in the way of. One
// with the ID of a session in the file takes its place; the others need IDs of their own. All have a date.
func (s *Store) WouldClash(ctx context.Context, planned ...model.Session) ([]model.Clash, error) {
	if len(planned) == 0 {
		return nil, nil
	}
	mine := map[model.ID]bool{}
	from, to := planned[0].Start.Date(), planned[0].Start.Date()
	for _, v := range planned {
		mine[v.ID] = true
		from, to = min(from, v.Start.Date()), max(to, v.Start.Date())
	}
	gaps, err := s.gaps(ctx)
	if err != nil {
		return nil, err
	}
	in, err := s.schedule(ctx, from, to.AddDays(gaps.Most()), gaps)
	if err != nil {
		return nil, err
	}
	for _, v := range planned {
		people := slices.Clone(v.Facilitators)
		for _, item := range v.Agenda {
			people = append(people, item.Presenters...)
		}
		for _, id := range people {
			if _, known := in.Names[id]; known {
				continue
			}
			p, err := s.Person(ctx, id)
			if err != nil {
				return nil, err
			}
			in.Names[id] = p.Name()
		}
	}
	in.Sessions = append(slices.DeleteFunc(in.Sessions, func(v model.Session) bool { return mine[v.ID] }), planned...)
	return slices.DeleteFunc(model.Clashes(in), func(c model.Clash) bool { return !mine[c.Session] && !mine[c.Other] }), nil
}

// ClashesOf returns what is in the way of a session of the file, and it in the way of. One that has
// no date, is cancelled, held or over is in nobody's way.
func (s *Store) ClashesOf(ctx context.Context, v model.Session) ([]model.Clash, error) {
	if v.Start == "" || v.State == model.Cancelled || v.State == model.Held || !s.Now().Before(v.EndTime()) {
		return nil, nil
	}
	return s.WouldClash(ctx, v)
}

// gaps are those of the wishes for the programme, so that the calendar and the planner agree; until
// something is wished, the usual ones.
func (s *Store) gaps(ctx context.Context) (model.Gaps, error) {
	w, made, err := s.Wishes(ctx)
	if err != nil || !made {
		return model.DefaultGaps, err
	}
	return model.Gaps{Any: max(1, w.GapAny), Same: w.GapSame, Wished: true}, nil
}

// schedule gathers what is in the way of sessions that start from from to to.
func (s *Store) schedule(ctx context.Context, from, to model.Date, gaps model.Gaps) (model.Schedule, error) {
	in := model.Schedule{Gaps: gaps, Venues: map[model.ID]model.Venue{}, Names: map[model.ID]string{}}
	first, last := from.AddDays(-gaps.Most()), to.AddDays(1)
	var err error
	if in.Sessions, err = s.fullSessions(ctx, first, last); err != nil {
		return in, err
	}
	behind, err := s.background(ctx, from.AddDays(-1), to.AddDays(2), func(l model.Layer) bool { return l.Shown || l.KeepsFree })
	if err != nil {
		return in, err
	}
	in.Background = behind.Events
	venues, err := readAll(ctx, s.reader, scanVenue, venueSelect)
	if err != nil {
		return in, err
	}
	for _, v := range venues {
		in.Venues[v.ID] = v
	}
	if in.Bands, err = s.Categories(ctx); err != nil {
		return in, err
	}
	people, err := readAll(ctx, s.reader, func(row scanner) (p model.Person, err error) { return p, row.Scan(&p.ID, &p.Given, &p.Family) },
		`SELECT id, given, family FROM person WHERE id IN (SELECT person FROM presenter WHERE session IN (SELECT id FROM session WHERE `+between+`))`, first, last)
	if err != nil {
		return in, err
	}
	for _, p := range people {
		in.Names[p.ID] = p.Name()
	}
	return in, nil
}

package storage

import (
	"context"
	"fmt"
	"reflect"

	"convenor/model"
	"convenor/model/report"
)

const sessionColumns = `id, title, kind, mode, state, start_local, end_local, zone, venue, room, link, capacity, online_capacity, description, catering, meals_ordered, meals_eaten, budget, cost, feedback_link, written_up, uid, sequence, changed, series, series_day`

func sessionValues(v model.Session) []any {
	return []any{v.ID, v.Title, v.Kind, v.Mode, v.State, v.Start, v.End, v.Zone, optional(v.Venue), v.Room, v.Link, v.Capacity, v.OnlineCapacity,
		v.Description, v.Catering, v.MealsOrdered, v.MealsEaten, int64(v.Budget), int64(v.Cost), v.FeedbackLink, v.WrittenUp, v.UID, v.Sequence, stamp(v.Changed),
		optional(v.Series), v.SeriesDay}
}

const sessionSelect = `SELECT id, title, kind, mode, state, start_local, end_local, zone, coalesce(venue, ''), room, link, capacity, online_capacity,
	description, catering, meals_ordered, meals_eaten, budget, cost, feedback_link, written_up, uid, sequence, changed,
	coalesce(series, ''), series_day FROM session`

func scanSession(row scanner) (v model.Session, err error) {
	var changed string
	err = row.Scan(&v.ID, &v.Title, &v.Kind, &v.Mode, &v.State, &v.Start, &v.End, &v.Zone, &v.Venue, &v.Room, &v.Link, &v.Capacity, &v.OnlineCapacity,
		&v.Description, &v.Catering, &v.MealsOrdered, &v.MealsEaten, &v.Budget, &v.Cost, &v.FeedbackLink, &v.WrittenUp, &v.UID, &v.Sequence, &changed,
		&v.Series, &v.SeriesDay)
	v.Changed = parseStamp(changed)
	return v, err
}

// SessionRow is one line of the programme.
type SessionRow struct {
	model.Session // without its agenda and facilitators
	VenueName     string
	District      model.ID // the venue's
	Headcount     model.Headcount
	Printed       bool // a sheet to sign; the list for the house's reception is none
	Unread        int  // rows of its sheets kept as ones that nobody could read
}

// Sessions returns the whole programme by start, sessions without a date last.
func (s *Store) Sessions(ctx context.Context) ([]SessionRow, error) {
	return s.sessionRows(ctx, everySession)
}

// everySession is a condition that holds for all.
const everySession = `1`

// sessionRows returns the sessions for which a condition holds, by start.
func (s *Store) sessionRows(ctx context.Context, condition string, args ...any) ([]SessionRow, error) {
	counts, err := s.headcounts(ctx, condition, args...)
	if err != nil {
		return nil, err
	}
	if err := s.addTold(ctx, counts, condition, args...); err != nil {
		return nil, err
	}
	printed, err := texts(ctx, s.reader, `SELECT DISTINCT session FROM printing WHERE variant IN (?, ?)`, report.Circulate, report.Desk)
	if err != nil {
		return nil, err
	}
	onPaper := map[model.ID]bool{}
	for _, id := range printed {
		onPaper[model.ID(id)] = true
	}
	unread, err := texts(ctx, s.reader, `SELECT session FROM illegible`)
	if err != nil {
		return nil, err
	}
	kept := map[model.ID]int{}
	for _, id := range unread {
		kept[model.ID(id)]++
	}
	venues, err := gather(ctx, s.reader, `SELECT id, name, coalesce(district, '') FROM venue`, func(row scanner, id *model.ID) (v model.Venue, err error) {
		return v, row.Scan(id, &v.Name, &v.District)
	})
	if err != nil {
		return nil, err
	}
	return readAll(ctx, s.reader, func(row scanner) (r SessionRow, err error) {
		r.Session, err = scanSession(row)
		if v := venues[r.Venue]; len(v) > 0 {
			r.VenueName, r.District = v[0].Name, v[0].District
		}
		r.Headcount, r.Printed, r.Unread = counts[r.ID], onPaper[r.ID], kept[r.ID]
		return r, err
	}, sessionSelect+` WHERE `+condition+` ORDER BY start_local = '', start_local, title`, args...)
}

// Programme returns every session by start, those without a date last, without
// agendas, facilitators and who comes.
func (s *Store) Programme(ctx context.Context) ([]model.Session, error) {
	return readAll(ctx, s.reader, func(row scanner) (model.Session, error) { return scanSession(row) }, sessionSelect+` ORDER BY start_local = '', start_local, title`)
}

// Session returns one session with its agenda and facilitators.
func (s *Store) Session(ctx context.Context, id model.ID) (model.Session, error) {
	return readSession(ctx, s.reader, id)
}

func readSession(ctx context.Context, q queryer, id model.ID) (model.Session, error) {
	v, err := scanSession(q.QueryRowContext(ctx, sessionSelect+` WHERE id = ?`, id))
	if err != nil {
		return v, notFound(err, "session")
	}
	presenters, err := gather(ctx, q, `SELECT coalesce(agenda_item, ''), person FROM presenter WHERE session = ? ORDER BY position`,
		func(row scanner, item *model.ID) (person model.ID, err error) { return person, row.Scan(item, &person) }, id)
	if err != nil {
		return v, err
	}
	v.Facilitators = presenters[""]
	v.Agenda, err = readAll(ctx, q, func(row scanner) (a model.AgendaItem, err error) {
		err = row.Scan(&a.ID, &a.Minutes, &a.Title, &a.Format, &a.Detail)
		a.Presenters = presenters[a.ID]
		return a, err
	}, `SELECT id, minutes, title, format, detail FROM agenda_item WHERE session = ? ORDER BY position, id`, id)
	return v, err
}

// AddSession saves a new session with its agenda and returns its ID. It gets
// the UID its calendar entry keeps for ever.
func (s *Store) AddSession(ctx context.Context, v model.Session) (model.ID, error) {
	if err := v.Validate(); err != nil {
		return "", err
	}
	err := s.write(ctx, fmt.Sprintf("Plan “%s”", v.Title), func(t *tx) (err error) {
		v.ID, err = t.addSession(v)
		return err
	})
	return v.ID, err
}

func (t *tx) addSession(v model.Session) (model.ID, error) {
	v.ID = t.store.ids.New()
	v.UID = string(v.ID) + "@convenor"
	v.Changed = t.now
	if err := t.insert("session", sessionColumns, sessionValues(v)...); err != nil {
		return "", err
	}
	return v.ID, t.saveAgenda(model.Session{}, v)
}

// UpdateSession saves what was changed of a session. UID, SEQUENCE and the time
// of the last change are the store's to keep.
func (s *Store) UpdateSession(ctx context.Context, v model.Session) error {
	if err := v.Validate(); err != nil {
		return err
	}
	return s.write(ctx, fmt.Sprintf("Change “%s”", v.Title), func(t *tx) error {
		before, err := readSession(ctx, t, v.ID)
		if err != nil {
			return err
		}
		t.label = sessionLabel(before, v)
		return t.saveSession(before, v)
	})
}

// AwaitsReport reports whether a session waits for nothing but its report: from
// then on whoever saves or prints one of it has written it up (WriteUp).
func (s *Store) AwaitsReport(ctx context.Context, id model.ID) (bool, error) {
	rows, err := s.Sessions(ctx)
	for _, r := range rows {
		if r.ID == id {
			return model.NextStep(r.Session, r.Headcount, r.Printed, s.Now()) == model.StepReport, err
		}
	}
	return false, err
}

// WriteUp marks that the report of a session was saved or printed.
func (s *Store) WriteUp(ctx context.Context, id model.ID) error {
	return s.write(ctx, "Write up", func(t *tx) error {
		v, err := readSession(ctx, t, id)
		if err != nil || v.WrittenUp {
			return err
		}
		t.label = fmt.Sprintf("Write up “%s”", v.Title)
		return t.update("session", "id, written_up", id, true)
	})
}

// saveSession saves v, which was before.
func (t *tx) saveSession(before, v model.Session) error {
	if v.State == model.Held && (before.State != model.Held || before.Start != v.Start) {
		if err := v.CanBeHeld(t.now); err != nil {
			return err
		}
	}
	v.UID, v.Sequence, v.Changed = before.UID, model.NextSequence(before, v), before.Changed
	if reflect.DeepEqual(before, v) {
		return nil
	}
	v.Changed = t.now
	if err := t.update("session", sessionColumns, sessionValues(v)...); err != nil {
		return err
	}
	if err := t.giveOffers(before, v); err != nil {
		return err
	}
	return t.saveAgenda(before, v)
}

// saveAgenda writes a session's items, presenters and facilitators.
func (t *tx) saveAgenda(before, v model.Session) error {
	for i := range v.Agenda {
		if v.Agenda[i].ID == "" {
			v.Agenda[i].ID = t.store.ids.New()
		}
	}
	if err := saveRows(t, "agenda_item", `id, session, position, minutes, title, format, detail`, before.Agenda, v.Agenda,
		func(a model.AgendaItem) model.ID { return a.ID },
		func(i int, a model.AgendaItem, id model.ID) []any {
			return []any{id, v.ID, i, a.Minutes, a.Title, a.Format, a.Detail}
		}); err != nil {
		return err
	}
	if err := t.savePresenters(v.ID, "", v.Facilitators); err != nil {
		return err
	}
	for _, item := range v.Agenda {
		if err := t.savePresenters(v.ID, item.ID, item.Presenters); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) savePresenters(session, item model.ID, people []model.ID) error {
	type presenter struct{ ID, Person model.ID }
	have, err := readAll(t.ctx, t, func(row scanner) (p presenter, err error) { return p, row.Scan(&p.ID, &p.Person) },
		`SELECT id, person FROM presenter WHERE session = ? AND agenda_item IS ?`, session, optional(item))
	if err != nil {
		return err
	}
	var want []presenter
	for _, person := range people {
		p := presenter{Person: person}
		for _, h := range have {
			if h.Person == person {
				p = h
			}
		}
		want = append(want, p)
	}
	return saveRows(t, "presenter", `id, session, person, agenda_item, position`, have, want,
		func(p presenter) model.ID { return p.ID },
		func(i int, p presenter, id model.ID) []any { return []any{id, session, p.Person, optional(item), i} })
}

// RemoveSessions removes sessions with all that belongs to them.
func (s *Store) RemoveSessions(ctx context.Context, ids ...model.ID) error {
	return s.write(ctx, "Remove "+model.Count(len(ids), "session", "sessions"), func(t *tx) error {
		if len(ids) == 1 {
			if err := t.nameIn("session", ids[0]); err != nil {
				return err
			}
		}
		return t.remove("session", ids...)
	})
}

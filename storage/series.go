package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"convenor/model"
)

// MostInSeries is how many sessions one series may make.
const MostInSeries = 200

// SeriesMade is what AddSeries made.
type SeriesMade struct {
	Series   model.ID
	Sessions []model.ID
	Missing  []string // months without such a day
}

const seriesColumns = `id, title, rule, start_local, left_out`

func seriesValues(v model.Series) []any {
	return []any{v.ID, v.Title, v.Rhythm.Rule(), v.Start, asJSON(v.LeftOut)}
}

func scanSeries(row scanner) (v model.Series, err error) {
	var rule string
	if err := row.Scan(&v.ID, &v.Title, &rule, &v.Start, fromJSON(&v.LeftOut)); err != nil {
		return v, err
	}
	if v.Rhythm, err = model.ParseRule(rule, v.Start.Date()); err != nil {
		return v, fmt.Errorf("the rhythm of “%s” cannot be read: %w", v.Title, err)
	}
	return v, nil
}

// AllSeries returns every series, by title.
func (s *Store) AllSeries(ctx context.Context) ([]model.Series, error) {
	all, err := readAll(ctx, s.reader, scanSeries, `SELECT `+seriesColumns+` FROM series`)
	sortByName(all, func(v model.Series) string { return v.Title })
	return all, err
}

// Series returns one series.
func (s *Store) Series(ctx context.Context, id model.ID) (model.Series, error) {
	return readSeries(ctx, s.reader, id)
}

func readSeries(ctx context.Context, q queryer, id model.ID) (model.Series, error) {
	v, err := scanSeries(q.QueryRowContext(ctx, `SELECT `+seriesColumns+` FROM series WHERE id = ?`, id))
	return v, notFound(err, "series")
}

// SeriesSize is how many sessions a series has.
func (s *Store) SeriesSize(ctx context.Context, id model.ID) (n int, err error) {
	return n, s.reader.QueryRowContext(ctx, `SELECT count(*) FROM session WHERE series = ?`, id).Scan(&n)
}

// SeriesSessions returns the sessions of a series by the day that they stand for, with agendas and
// facilitators.
func (s *Store) SeriesSessions(ctx context.Context, id model.ID) ([]model.Session, error) {
	return seriesSessions(ctx, s.reader, id)
}

func seriesSessions(ctx context.Context, q queryer, id model.ID) ([]model.Session, error) {
	ids, err := texts(ctx, q, `SELECT id FROM session WHERE series = ? ORDER BY series_day, start_local, id`, id)
	if err != nil {
		return nil, err
	}
	var all []model.Session
	for _, id := range ids {
		v, err := readSession(ctx, q, model.ID(id))
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// AddSeries plans a session with its agenda on each day of a rhythm, as one step. Start and End of v
// give the time of day, which stays the same on the wall across clock changes, and the length; its day
// does not matter, unless v has an ID: the session with it, which is in the file already, then is the one
// of its day. State of v is the state of each. The rhythm needs an end: a last day or a count. Days
// of it can be left out from the beginning.
func (s *Store) AddSeries(ctx context.Context, v model.Session, r model.Rhythm, leftOut ...model.Date) (SeriesMade, error) {
	var made SeriesMade
	if v.Start == "" {
		return made, model.ValidationError{Field: "start", Problem: "a series needs the time of day at which its sessions start"}
	}
	if err := errors.Join(v.Validate(), r.Validate()); err != nil {
		return made, err
	}
	r.First = r.Start()
	if r.Until == "" && r.Count == 0 {
		return made, model.ValidationError{Field: "rhythm", Problem: "say when the series ends: its last day, or how many times"}
	}
	days := r.Days(r.First, lastDay)
	series := model.Series{Title: v.Title, Rhythm: r, LeftOut: slices.DeleteFunc(slices.Clone(leftOut), func(d model.Date) bool { return !slices.Contains(days, d) })}
	slices.Sort(series.LeftOut)
	days = slices.DeleteFunc(days, func(d model.Date) bool { return slices.Contains(series.LeftOut, d) })
	switch {
	case len(days) == 0:
		return made, model.ValidationError{Field: "rhythm", Problem: "the rhythm has no day before it ends"}
	case len(days) > MostInSeries:
		return made, model.ValidationError{Field: "rhythm", Problem: fmt.Sprintf("that would be %d sessions; a series has up to %d, so end it earlier", len(days), MostInSeries)}
	}
	made.Missing = r.Missing(r.First, days[len(days)-1])
	label := fmt.Sprintf("Plan the series “%s”: %s", v.Title, model.Count(len(days), "session", "sessions"))
	err := s.write(ctx, label, func(t *tx) (err error) {
		series.ID, series.Start = s.ids.New(), model.At(r.First, v.Start.Clock())
		made.Series = series.ID
		if err := t.insert("series", seriesColumns, seriesValues(series)...); err != nil {
			return err
		}
		made.Sessions, err = t.addInSeries(v, series, days)
		return err
	})
	return made, err
}

// lastDay is later than every day of a series.
const lastDay = "9999-12-31"

// addInSeries plans a session like v on each of days; v itself is that of its own day.
func (t *tx) addInSeries(v model.Session, series model.Series, days []model.Date) ([]model.ID, error) {
	var ids []model.ID
	for _, day := range days {
		if v.ID != "" && day == v.Start.Date() {
			if err := t.changeSession(v.ID, func(one *model.Session) error {
				one.Series, one.SeriesDay = series.ID, day
				return nil
			}); err != nil {
				return nil, err
			}
			continue
		}
		one := v.Repeat()
		one.State, one.Start, one.End = v.State, v.Start, v.End
		one = one.MovedTo(model.At(day, v.Start.Clock()))
		one.Series, one.SeriesDay = series.ID, day
		if err := one.Validate(); err != nil {
			return nil, fmt.Errorf("on %s: %w", day.Long(), err)
		}
		id, err := t.addSession(one)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// CopySession plans a session again, as ideas with its agenda, at other starts; one at "" has no
// date. It returns the new sessions in the order of starts.
func (s *Store) CopySession(ctx context.Context, id model.ID, starts ...model.LocalTime) ([]model.ID, error) {
	var made []model.ID
	err := s.write(ctx, "Copy a session", func(t *tx) error {
		v, err := readSession(ctx, t, id)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf("Copy “%s”", v.Title)
		if len(starts) > 1 {
			t.label += fmt.Sprintf(" to %d dates", len(starts))
		}
		if len(starts) == 1 && starts[0] != "" {
			t.label += " to " + starts[0].Date().Long()
		}
		for _, start := range starts {
			one := v.Duplicate()
			one.Start, one.End = v.Start, v.End
			one = one.MovedTo(start)
			if err := one.Validate(); err != nil {
				return err
			}
			copied, err := t.addSession(one)
			if err != nil {
				return err
			}
			made = append(made, copied)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return made, nil
}

// LeaveOut leaves a day of a series out. A session on it that is only an idea, with nobody on its
// list, is removed; one that people may know of is cancelled; one that was held is refused.
func (s *Store) LeaveOut(ctx context.Context, series model.ID, day model.Date) error {
	return s.write(ctx, "Leave a day out", func(t *tx) error {
		v, err := readSeries(ctx, t, series)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf("Leave %s out of “%s”", day.Long(), v.Title)
		if !slices.Contains(v.Rhythm.Days(day, day), day) {
			return model.ValidationError{Field: "day", Problem: fmt.Sprintf("%s is no day of “%s”", day.Long(), v.Title)}
		}
		if slices.Contains(v.LeftOut, day) {
			return nil
		}
		all, err := seriesSessions(ctx, t, series)
		if err != nil {
			return err
		}
		for _, one := range all {
			if one.SeriesDay != day {
				continue
			}
			if one.State == model.Held {
				return model.ValidationError{Field: "day", Problem: fmt.Sprintf("the session of %s was held, so it stays", day.Long())}
			}
			if _, err := t.dropFromSeries(one); err != nil {
				return err
			}
		}
		v.LeftOut = append(v.LeftOut, day)
		slices.Sort(v.LeftOut)
		return t.update("series", seriesColumns, seriesValues(v)...)
	})
}

// dropFromSeries removes a session that nobody knows of, and cancels any other.
func (t *tx) dropFromSeries(v model.Session) (removed bool, err error) {
	listed := false
	if err := t.queryRow(`SELECT EXISTS (SELECT 1 FROM participation WHERE session = ?)`, v.ID).Scan(&listed); err != nil {
		return false, err
	}
	if v.State == model.Idea && !listed {
		return true, t.remove("session", v.ID)
	}
	after := v
	after.State = model.Cancelled
	return false, t.saveSession(v, after)
}

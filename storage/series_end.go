package storage

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
)

// EndWould says what EndSeries would do, and changes nothing.
func (s *Store) EndWould(ctx context.Context, series model.ID, last model.Date, chosen ...model.ID) (SeriesChange, error) {
	_, drop, change, err := s.planEnd(ctx, s.reader, series, last, chosen)
	for _, v := range drop {
		var listed bool
		if err == nil {
			err = s.reader.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM participation WHERE session = ?)`, v.ID).Scan(&listed)
		}
		change.add(v.ID, v.State == model.Idea && !listed)
	}
	return change, err
}

func (c *SeriesChange) add(id model.ID, removed bool) {
	if removed {
		c.Removed = append(c.Removed, id)
	} else {
		c.Changed = append(c.Changed, id)
	}
}

// EndSeries ends a series after a day, as one step. What is only an idea after it, with nobody on its
// list, is removed; what was announced is left alone and named unless it is among chosen, and
// cancelled then. What was held or cancelled stays.
func (s *Store) EndSeries(ctx context.Context, series model.ID, last model.Date, chosen ...model.ID) (SeriesChange, error) {
	var change SeriesChange
	err := s.write(ctx, "End a series", func(t *tx) error {
		v, drop, planned, err := s.planEnd(ctx, t, series, last, chosen)
		if err != nil {
			return err
		}
		change = planned
		t.label = fmt.Sprintf("End the series “%s” after %s", v.Title, last.Long())
		for _, one := range drop {
			removed, err := t.dropFromSeries(one)
			if err != nil {
				return err
			}
			change.add(one.ID, removed)
		}
		return t.update("series", seriesColumns, seriesValues(v)...)
	})
	return change, err
}

func (s *Store) planEnd(ctx context.Context, q queryer, series model.ID, last model.Date, chosen []model.ID) (v model.Series, drop []model.Session, change SeriesChange, err error) {
	if v, err = readSeries(ctx, q, series); err != nil {
		return v, nil, change, err
	}
	if last == "" || !last.Valid() || last < v.Start.Date() {
		return v, nil, change, model.ValidationError{Field: "date", Problem: fmt.Sprintf("“%s” begins on %s; choose a last day that is not before it", v.Title, v.Start.Date().Long())}
	}
	if days := v.Rhythm.Days(last, lastDay); len(days) > 0 && days[len(days)-1] > last {
		v.Rhythm.Until, v.Rhythm.Count = last, 0 // one of them only (RFC 5545 3.3.10)
	}
	all, err := seriesSessions(ctx, q, series)
	if err != nil {
		return v, nil, change, err
	}
	now := s.Now()
	for _, one := range all {
		if one.SeriesDay <= last {
			continue
		}
		if left, leave := leaveAlone(one, now, "", slices.Contains(chosen, one.ID)); leave {
			change.Left = append(change.Left, left)
		} else {
			drop = append(drop, one)
		}
	}
	return v, drop, change, nil
}

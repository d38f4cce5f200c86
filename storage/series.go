package storage

import (
	"context"

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

// Scope is how much of a series a change is for.
type Scope string

// The scopes.
const (
	OnlyThis         Scope = "only this one"
	ThisAndFollowing Scope = "this and those that follow"
	WholeSeries      Scope = "the whole series"
)

// LeftAlone is a session of a series that a change passes over.
type LeftAlone struct {
	Session model.ID
	Title   string
	Start   model.LocalTime
	Reason  string // "it was announced", "it was held", "its room was changed"
}

// SeriesChange says what a change of a series does.
type SeriesChange struct {
	Changed []model.ID
	Removed []model.ID
	Left    []LeftAlone
}

// AllSeries returns every series, by title.
func (s *Store) AllSeries(ctx context.Context) ([]model.Series, error) { return nil, errUnbuilt }

// Series returns one series.
func (s *Store) Series(ctx context.Context, id model.ID) (model.Series, error) {
	return model.Series{}, errUnbuilt
}

// SeriesSessions returns the sessions of a series by start.
func (s *Store) SeriesSessions(ctx context.Context, id model.ID) ([]model.Session, error) {
	return nil, errUnbuilt
}

// AddSeries plans a session with its agenda on each day of a rhythm. Start and End
// of v give the time of day and the length.
func (s *Store) AddSeries(ctx context.Context, v model.Session, r model.Rhythm) (SeriesMade, error) {
	return SeriesMade{}, errUnbuilt
}

// LeaveOut leaves a day of a series out. Its session is removed, or cancelled when
// people may know of it.
func (s *Store) LeaveOut(ctx context.Context, series model.ID, day model.Date) error {
	return errUnbuilt
}

// SeriesWould says what ChangeSeries would do.
func (s *Store) SeriesWould(ctx context.Context, v model.Session, scope Scope, chosen ...model.ID) (SeriesChange, error) {
	return SeriesChange{}, errUnbuilt
}

// ChangeSeries saves what was changed of a session of a series, for the others in
// scope too. Sessions that were announced, held, cancelled or changed by hand in that respect are
// left alone unless they are among chosen.
func (s *Store) ChangeSeries(ctx context.Context, v model.Session, scope Scope, chosen ...model.ID) (SeriesChange, error) {
	return SeriesChange{}, errUnbuilt
}

// EndWould says what EndSeries would do.
func (s *Store) EndWould(ctx context.Context, series model.ID, last model.Date, chosen ...model.ID) (SeriesChange, error) {
	return SeriesChange{}, errUnbuilt
}

// EndSeries ends a series after a day. Its ideas after it are removed; what was announced is
// left alone unless it is among chosen, and cancelled then.
func (s *Store) EndSeries(ctx context.Context, series model.ID, last model.Date, chosen ...model.ID) (SeriesChange, error) {
	return SeriesChange{}, errUnbuilt
}

package storage

import (
	"context"

	"convenor/model"
)

// Clashes returns the clashes of the sessions from from to to, both inclusive.
func (s *Store) Clashes(ctx context.Context, from, to model.Date) ([]model.Clash, error) {
	return nil, errUnbuilt
}

// SessionsBetween returns the sessions on the days from from to to, both inclusive, by start.
func (s *Store) SessionsBetween(ctx context.Context, from, to model.Date) ([]SessionRow, error) {
	return nil, errUnbuilt
}

// CopySession plans a session again, as ideas with its agenda, at other times:
// the one at "" has no date. It returns the new sessions in the order of starts.
func (s *Store) CopySession(ctx context.Context, id model.ID, starts ...model.LocalTime) ([]model.ID, error) {
	return nil, errUnbuilt
}

package storage

import (
	"context"
	"time"

	"convenor/model"
)

// Step is one named transaction of the history.
type Step struct {
	ID     int64
	Label  string
	At     time.Time
	Kind   string // "do", "undo", "redo", or "restore" of a copy
	Undone bool
	first  int64
	last   int64
}

// A redo of no step is the restoring of a copy.
const stepQuery = `SELECT id, label, at, CASE WHEN kind = 'redo' AND target IS NULL THEN 'restore' ELSE kind END, undone, first_change, last_change FROM txn`

func readStep(row interface{ Scan(...any) error }) (Step, error) {
	var s Step
	var at string
	err := row.Scan(&s.ID, &s.Label, &at, &s.Kind, &s.Undone, &s.first, &s.last)
	s.At = parseStamp(at)
	return s, err
}

func readSteps(ctx context.Context, q queryer, query string, args ...any) ([]Step, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Step
	for rows.Next() {
		s, err := readStep(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// History returns the latest steps, newest first, at most limit.
func (s *Store) History(ctx context.Context, limit int) ([]Step, error) {
	return readSteps(ctx, s.reader, stepQuery+` ORDER BY id DESC LIMIT ?`, limit)
}

// HistoryOf returns the steps that changed one thing or what belongs to it,
// newest first, at most limit.
func (s *Store) HistoryOf(ctx context.Context, id model.ID, limit int) ([]Step, error) {
	return readSteps(ctx, s.reader, stepQuery+` WHERE id IN (
		SELECT (SELECT x.id FROM txn x WHERE x.first_change <= c.id AND x.last_change >= c.id ORDER BY x.first_change DESC LIMIT 1)
		FROM change c WHERE c.key = ?1 OR c.owner = ?1 OR c.other = ?1)
		ORDER BY id DESC LIMIT ?2`, id, limit)
}

package storage

import (
	"context"
	"errors"
	"fmt"
	"time"

	"convenor/model"
)

// FindSession returns the one session that words mean: an id, a date, or a
// unique part of the title. Errors: model.ErrNotFound, or a ValidationError
// that lists the sessions it could be.
func (s *Store) FindSession(ctx context.Context, words string) (model.Session, error) {
	if id, err := model.ParseID(words); err == nil {
		return s.Session(ctx, id)
	}
	rows, err := s.Sessions(ctx)
	if err != nil {
		return model.Session{}, err
	}
	day, err := model.ParseDate(words, model.DateOf(s.Now()))
	if err != nil {
		day = "" // no date, so words of the title
	}
	terms := model.Words(words)
	var exact, found []SessionRow
	for _, r := range rows {
		folded := model.Fold(r.Title)
		if len(terms) > 0 && folded == model.Fold(words) {
			exact = append(exact, r)
		}
		if (day != "" && r.Start.Date() == day) || (len(terms) > 0 && model.MatchWords(folded, terms)) {
			found = append(found, r)
		}
	}
	if len(exact) > 0 {
		found = exact
	}
	switch len(found) {
	case 0:
		return model.Session{}, fmt.Errorf("no session is called “%s” or is on that date: %w", words, model.ErrNotFound)
	case 1:
		return s.Session(ctx, found[0].ID)
	}
	problem := fmt.Sprintf("“%s” could be", words)
	for i, r := range found {
		if i > 0 {
			problem += ", or"
		}
		problem += fmt.Sprintf(" “%s” (%s)", r.Title, whenShort(r.Start))
	}
	return model.Session{}, model.ValidationError{Field: "session", Problem: problem + "; say more of the title, or the date"}
}

func whenShort(start model.LocalTime) string {
	if start == "" {
		return "no date yet"
	}
	return start.Date().Short()
}

// IsAmbiguous reports whether FindSession found several sessions.
func IsAmbiguous(err error) bool {
	var v model.ValidationError
	return errors.As(err, &v) && v.Field == "session"
}

// Next returns the first session that is neither cancelled nor held and ends
// after now, or ended less than an hour ago; model.ErrNotFound when there is
// none.
func (s *Store) Next(ctx context.Context) (SessionRow, error) {
	now := s.Now() // clocks differ by less than a day and a half
	rows, err := s.sessionRows(ctx, `state NOT IN ('cancelled', 'held') AND start_local <> '' AND max(start_local, end_local) >= ?`, model.DateOf(now).AddDays(-2))
	if err != nil {
		return SessionRow{}, err
	}
	for _, r := range rows {
		if r.EndTime().After(now.Add(-time.Hour)) {
			return r, nil
		}
	}
	return SessionRow{}, fmt.Errorf("no session is to come: %w", model.ErrNotFound)
}

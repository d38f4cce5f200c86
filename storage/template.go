package storage

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"convenor/model"
)

// Template returns the words for a kind of message: the community's own, or the
// program's. Own tells which.
func (s *Store) Template(ctx context.Context, kind model.MessageKind) (words model.Template, own bool, err error) {
	words = model.DefaultTemplate(kind)
	err = s.reader.QueryRowContext(ctx, `SELECT subject, body FROM template WHERE kind = ?`, kind).Scan(&words.Subject, &words.Body)
	if errors.Is(err, sql.ErrNoRows) {
		return words, false, nil
	}
	return words, err == nil, err
}

// SaveTemplate keeps the community's own words for a kind of message. The
// program's own words are not kept: they are there anyway. Errors: a
// ValidationError for a field that does not exist.
func (s *Store) SaveTemplate(ctx context.Context, words model.Template) error {
	if !slices.Contains(model.MessageKinds, words.Kind) {
		return model.ValidationError{Field: "kind", Problem: "“" + string(words.Kind) + "” is not a kind of message"}
	}
	words.Subject, words.Body = strings.TrimSpace(words.Subject), strings.TrimRight(words.Body, "\n ")+"\n"
	if _, err := model.NewRenderer(words, model.MessageFacts{}); err != nil {
		return err
	}
	if words == model.DefaultTemplate(words.Kind) {
		return s.ResetTemplate(ctx, words.Kind)
	}
	return s.write(ctx, "Change the words of the "+string(words.Kind), func(t *tx) error {
		var id model.ID
		var subject, body string
		err := t.queryRow(`SELECT id, subject, body FROM template WHERE kind = ?`, words.Kind).Scan(&id, &subject, &body)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return t.insert("template", "id, kind, subject, body", t.store.ids.New(), words.Kind, words.Subject, words.Body)
		case err != nil || subject == words.Subject && body == words.Body:
			return err
		}
		return t.update("template", "id, kind, subject, body", id, words.Kind, words.Subject, words.Body)
	})
}

// ResetTemplate goes back to the program's words for a kind of message.
func (s *Store) ResetTemplate(ctx context.Context, kind model.MessageKind) error {
	return s.write(ctx, "Go back to the program’s words of the "+string(kind), func(t *tx) error {
		_, err := t.exec(`DELETE FROM template WHERE kind = ?`, kind)
		return err
	})
}

package storage

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"convenor/model"
	"convenor/model/report"
)

// Printing is one printed sign-in sheet: which row was whom.
type Printing struct {
	Code    string
	Session model.ID
	Variant string
	At      time.Time
	Rows    []model.ID // people; row 1 first
}

// Signed reports whether people sign on it, or are ticked off: the list for the
// house's reception does not make a session ready.
func (p Printing) Signed() bool {
	return report.Variant(p.Variant) == report.Circulate || report.Variant(p.Variant) == report.Desk
}

// RecordPrinting remembers a printed sheet by its code, so that its row numbers
// mean people for good. It is a fact about paper: undo does not forget it. Subscribers
// are told with a notice of no transaction.
func (s *Store) RecordPrinting(ctx context.Context, p Printing) error {
	err := s.write(ctx, "Print a sheet", func(t *tx) error {
		if p.At.IsZero() {
			p.At = t.now
		}
		return t.addPrinting(p)
	})
	if err == nil { // the journal does not know of it
		s.tell(Notice{Tables: map[string]bool{"printing": true}, IDs: map[model.ID]bool{p.Session: true}})
	}
	return err
}

func (t *tx) addPrinting(p Printing) error {
	_, err := t.exec(`INSERT INTO printing (code, session, variant, at, rows) VALUES (?, ?, ?, ?, ?)`, p.Code, p.Session, p.Variant, stamp(p.At), asJSON(p.Rows))
	return err
}

// Printings returns the printed sheets of a session, newest first.
func (s *Store) Printings(ctx context.Context, session model.ID) ([]Printing, error) {
	return readAll(ctx, s.reader, func(row scanner) (p Printing, err error) {
		var at string
		err = row.Scan(&p.Code, &p.Session, &p.Variant, &at, fromJSON(&p.Rows))
		p.At = parseStamp(at)
		return p, err
	}, `SELECT code, session, variant, at, rows FROM printing WHERE session = ? ORDER BY at DESC, code`, session)
}

// CodeUsed reports whether a sheet with this code was printed before.
func (s *Store) CodeUsed(ctx context.Context, code string) (bool, error) {
	var n int
	err := s.reader.QueryRowContext(ctx, `SELECT count(*) FROM printing WHERE code = ?`, code).Scan(&n)
	return n > 0, err
}

// printedRows are the rows of the newest sheet that people sign.
func (s *Store) printedRows(ctx context.Context, session model.ID) ([]model.ID, error) {
	var rows []model.ID
	err := s.reader.QueryRowContext(ctx, `SELECT rows FROM printing WHERE session = ? AND variant IN (?, ?) ORDER BY at DESC LIMIT 1`, session, report.Circulate, report.Desk).Scan(fromJSON(&rows))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return rows, err
}

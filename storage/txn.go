package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"convenor/model"
)

// timeLayout is how moments are stored: fixed width, UTC, so that they sort.
const timeLayout = "2006-01-02T15:04:05.000Z"

func stamp(t time.Time) string { return t.UTC().Format(timeLayout) }

func parseStamp(s string) time.Time {
	t, _ := time.Parse(timeLayout, s) // an empty stamp is the zero time
	return t
}

// tx is one open named transaction. Helpers take it; only write makes one.
type tx struct {
	ctx   context.Context
	store *Store
	now   time.Time
	label string
	first int64 // the last change before this transaction
}

// write runs do inside one named transaction: all of it is saved, or none.
// The journal's triggers record each changed row; a transaction that changed
// nothing leaves no trace. Subscribers hear of it once, after it is saved. The
// label is in the coordinator's words, in the imperative: "Add Kasia Żukowska".
func (s *Store) write(ctx context.Context, label string, do func(*tx) error) error {
	return s.transact(ctx, label, "do", nil, do)
}

func (s *Store) transact(ctx context.Context, label, kind string, target *int64, do func(*tx) error) error {
	if s.ReadOnly() {
		return s.lookOnly()
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed {
		return FileError{Path: s.path, Err: ErrClosed}
	}
	notice, err := s.commit(ctx, label, kind, target, do)
	if err != nil || notice.Transaction == 0 {
		return fileError(s.path, err)
	}
	s.people.follow(notice)
	s.lists.follow(notice)
	s.tell(notice)
	return nil
}

func (s *Store) commit(ctx context.Context, label, kind string, target *int64, do func(*tx) error) (Notice, error) {
	if err := s.present(); err != nil {
		return Notice{}, err
	}
	// Not bound to ctx: database/sql would roll back behind our back when ctx
	// ends, and a statement under way would then be saved by itself.
	sqlTx, err := s.writing.conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return Notice{}, err
	}
	defer sqlTx.Rollback()
	t := &tx{ctx: ctx, store: s, now: s.Now(), label: label}
	if s.writing.last < 0 {
		if err := t.queryRow(`SELECT coalesce(max(id), 0) FROM change`).Scan(&s.writing.last); err != nil {
			return Notice{}, err
		}
	}
	t.first = s.writing.last
	if err := do(t); err != nil {
		return Notice{}, err
	}
	notice, end, err := t.notice()
	if err != nil || (end == t.first && kind == "do") {
		if err == nil {
			err = sqlTx.Commit() // facts that are not journalled
		}
		return Notice{}, err
	}
	res, err := t.exec(`INSERT INTO txn (label, at, kind, target, first_change, last_change) VALUES (?, ?, ?, ?, ?, ?)`,
		t.label, stamp(t.now), kind, target, t.first+1, end)
	if err != nil {
		return Notice{}, err
	}
	if notice.Transaction, err = res.LastInsertId(); err != nil {
		return Notice{}, err
	}
	if err := ctx.Err(); err != nil {
		return Notice{}, err
	}
	if err := sqlTx.Commit(); err != nil {
		s.writing.last = -1
		return Notice{}, err
	}
	s.writing.last = end
	return notice, nil
}

// writing is the one connection that writes, and its compiled statements: no
// edit compiles its SQL, with the journal's triggers, again. The lock is held
// for a whole transaction and its notice, so that notices come in order.
type writing struct {
	sync.Mutex
	conn       *sql.Conn
	statements map[string]*sql.Stmt
	restored   restored
	last       int64 // number of the last change in the journal; below 0 when it must be asked for
}

func (w *writing) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt := w.statements[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := w.conn.PrepareContext(ctx, query)
	if err == nil {
		w.statements[query] = stmt
	}
	return stmt, err
}

func (w *writing) close() error {
	var errs []error
	for _, stmt := range w.statements {
		errs = append(errs, stmt.Close())
	}
	return errors.Join(append(errs, w.conn.Close())...)
}

func (t *tx) exec(query string, args ...any) (sql.Result, error) {
	stmt, err := t.store.writing.statement(t.ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(t.ctx, args...)
}

// QueryContext and QueryRowContext make a transaction a queryer.
func (t *tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := t.store.writing.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

func (t *tx) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	stmt, err := t.store.writing.statement(ctx, query)
	if err != nil { // the row carries the error
		return t.store.writing.conn.QueryRowContext(ctx, query, args...)
	}
	return stmt.QueryRowContext(ctx, args...)
}

func (t *tx) query(query string, args ...any) (*sql.Rows, error) {
	return t.QueryContext(t.ctx, query, args...)
}

func (t *tx) queryRow(query string, args ...any) *sql.Row {
	return t.QueryRowContext(t.ctx, query, args...)
}

// insert adds one row; columns is a comma-separated list.
func (t *tx) insert(table, columns string, values ...any) error {
	_, err := t.exec(insertSQL(table, columns, 1), values...)
	return err
}

// insertSQL inserts rows of the columns at once.
func insertSQL(table, columns string, rows int) string {
	one := "(" + strings.Repeat("?,", strings.Count(columns, ",")) + "?)"
	return "INSERT INTO " + table + " (" + columns + ") VALUES " + strings.TrimSuffix(strings.Repeat(one+",", rows), ",")
}

// update writes one row; the first of columns is its id.
func (t *tx) update(table, columns string, values ...any) error {
	names := strings.Split(columns, ",")
	sets := make([]string, 0, len(names)-1)
	for _, n := range names[1:] {
		sets = append(sets, strings.TrimSpace(n)+" = ?")
	}
	res, err := t.exec("UPDATE "+table+" SET "+strings.Join(sets, ", ")+" WHERE id = ?", append(values[1:len(values):len(values)], values[0])...)
	if err != nil {
		return err
	}
	return mustChange(res, table)
}

// remove deletes the rows with ids and, through the schema, what they own.
func (t *tx) remove(table string, ids ...model.ID) error {
	for _, id := range ids {
		res, err := t.exec("DELETE FROM "+table+" WHERE id = ?", id)
		if err != nil {
			return err
		}
		if err := mustChange(res, table); err != nil {
			return err
		}
	}
	return nil
}

func mustChange(res sql.Result, table string) error {
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		return fmt.Errorf("that %s is no longer in the file: %w", table, model.ErrNotFound)
	}
	return err
}

// notFound turns the database's "no rows" into the model's.
func notFound(err error, what string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("that %s is no longer in the file: %w", what, model.ErrNotFound)
	}
	return err
}

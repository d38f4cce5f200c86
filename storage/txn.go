package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
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

// Notice tells subscribers what one transaction changed.
type Notice struct {
	Transaction int64
	Label       string
	Tables      map[string]bool
	IDs         map[model.ID]bool // rows and what they belong to; nil when Bulk
	Bulk        bool              // too many rows to name: everything may have changed
	Restored    bool              // a copy took the place of everything, the steps too; no Transaction
}

// Touches reports whether the thing called id may have changed.
func (n Notice) Touches(id model.ID) bool { return n.Bulk || n.IDs[id] }

// with is the notice of two transactions.
func (n Notice) with(next Notice) Notice {
	both := Notice{Transaction: next.Transaction, Label: next.Label, Tables: maps.Clone(n.Tables), IDs: map[model.ID]bool{}}
	maps.Copy(both.Tables, next.Tables)
	maps.Copy(both.IDs, n.IDs)
	maps.Copy(both.IDs, next.IDs)
	both.Bulk = n.Bulk || next.Bulk || len(both.IDs) > bulkLimit
	return both
}

// bulkLimit is how many changed rows a notice names one by one.
const bulkLimit = 1000

// Subscribe calls heard once after each transaction, on the goroutine that
// wrote, in order; heard must not write. The function returned ends it.
func (s *Store) Subscribe(heard func(Notice)) (end func()) {
	s.subscribers.Lock()
	defer s.subscribers.Unlock()
	n := s.subscribers.next
	s.subscribers.next++
	s.subscribers.all[n] = heard
	return func() {
		s.subscribers.Lock()
		defer s.subscribers.Unlock()
		delete(s.subscribers.all, n)
	}
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

// notice says what the transaction changed so far, and the number of its last
// change; t.first when it changed nothing.
func (t *tx) notice() (n Notice, end int64, err error) {
	n = Notice{Label: t.label, Tables: map[string]bool{}, IDs: map[model.ID]bool{}}
	rows, err := t.query(`SELECT id, tbl, key, coalesce(owner, ''), coalesce(other, '') FROM change WHERE id > ? ORDER BY id LIMIT ?`, t.first, bulkLimit+1)
	if err != nil {
		return n, 0, err
	}
	defer rows.Close()
	end, changes := t.first, 0
	for ; rows.Next(); changes++ {
		var tbl string
		var ids [3]model.ID
		if err := rows.Scan(&end, &tbl, &ids[0], &ids[1], &ids[2]); err != nil {
			return n, 0, err
		}
		n.Tables[tbl] = true
		for _, id := range ids {
			n.IDs[id] = true
		}
	}
	delete(n.IDs, "")
	if err := rows.Err(); err != nil || changes <= bulkLimit {
		return n, end, err
	}
	n.Bulk, n.IDs = true, nil
	names, err := texts(t.ctx, t, `SELECT DISTINCT tbl FROM change WHERE id > ?`, t.first)
	for _, name := range names {
		n.Tables[name] = true
	}
	if err == nil {
		err = t.queryRow(`SELECT max(id) FROM change`).Scan(&end)
	}
	return n, end, err
}

func (s *Store) tell(n Notice) {
	s.subscribers.Lock()
	heard := make([]func(Notice), 0, len(s.subscribers.all))
	for i := range s.subscribers.next {
		if f := s.subscribers.all[i]; f != nil {
			heard = append(heard, f)
		}
	}
	s.subscribers.Unlock()
	for _, f := range heard {
		f(n)
	}
}

// writing is the one connection that writes, and its compiled statements: no
// edit compiles its SQL, with the journal's triggers, again. The lock is held
// for a whole transaction and its notice, so that notices come in order.
type writing struct {
	sync.Mutex
	conn       *sql.Conn
	statements map[string]*sql.Stmt
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

package storage

import (
	"maps"

	"convenor/model"
)

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

package storage

import (
	"context"
	"maps"
	"sync"

	"convenor/model"
)

// listCounts keeps how many are on each session's list and what became of them: to count hundreds of
// thousands of rows after each change takes too long. A change only leaves word of what it touched; the
// next question counts those sessions again.
type listCounts struct {
	counting sync.Mutex // held while counts is brought up to date
	counts   map[model.ID]model.Headcount
	mu       sync.Mutex // of what follows
	known    bool       // counts holds every session, but for what was missed
	missed   map[model.ID]bool
}

// follow hears of a transaction that was saved.
func (c *listCounts) follow(n Notice) {
	if !n.Tables["participation"] {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if n.Bulk || len(c.missed)+len(n.IDs) > bulkLimit {
		c.known, c.missed = false, nil
		return
	}
	if c.missed == nil {
		c.missed = map[model.ID]bool{}
	}
	maps.Copy(c.missed, n.IDs)
}

// all returns the counts of every session that has a list. What is saved while they are
// read is counted by the next question.
func (c *listCounts) all(ctx context.Context, s *Store) (map[model.ID]model.Headcount, error) {
	c.counting.Lock()
	defer c.counting.Unlock()
	c.mu.Lock()
	known, missed := c.known, c.missed
	c.known, c.missed = true, nil
	c.mu.Unlock()
	if err := c.read(ctx, s, known, missed); err != nil { // the next question counts those too
		c.mu.Lock()
		defer c.mu.Unlock()
		c.known = c.known && known
		if c.missed == nil {
			c.missed = map[model.ID]bool{}
		}
		maps.Copy(c.missed, missed)
		return nil, err
	}
	return maps.Clone(c.counts), nil
}

func (c *listCounts) read(ctx context.Context, s *Store, known bool, missed map[model.ID]bool) error {
	switch {
	case !known: // for whoever asks next as well: it goes on when this question is given up
		ctx = context.WithoutCancel(ctx)
		counts, err := countLists(ctx, s.reader, everySession)
		c.counts = counts
		return err
	case len(missed) == 0:
		return nil
	}
	ids := make([]model.ID, 0, len(missed))
	for id := range missed {
		ids = append(ids, id)
	}
	again, err := countLists(ctx, s.reader, `id IN (SELECT value FROM json_each(?))`, asJSON(ids))
	if err != nil {
		return err
	}
	for id := range missed {
		delete(c.counts, id)
	}
	maps.Copy(c.counts, again)
	return nil
}

// headcounts counts the lists of the sessions for which a condition holds.
func (s *Store) headcounts(ctx context.Context, condition string, args ...any) (all map[model.ID]model.Headcount, err error) {
	if condition == everySession && !s.ReadOnly() { // of changes by another program nothing is heard
		all, err = s.lists.all(ctx, s)
	} else {
		all, err = countLists(ctx, s.reader, condition, args...)
	}
	if err != nil {
		return nil, err
	}
	unread, err := s.IllegibleCounts(ctx)
	for id, n := range unread {
		h := all[id]
		h.AddIllegible(n)
		all[id] = h
	}
	return all, err
}

// countLists reads the lists of the sessions for which a condition holds.
func countLists(ctx context.Context, q queryer, condition string, args ...any) (map[model.ID]model.Headcount, error) {
	of := ""
	if condition != everySession {
		of = ` WHERE session IN (SELECT id FROM session WHERE ` + condition + `)`
	}
	rows, err := q.QueryContext(ctx, `SELECT session, source, reply, attendance, count(*) FROM participation`+of+`
		GROUP BY session, source, reply, attendance`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[model.ID]model.Headcount{}
	for rows.Next() {
		var id model.ID
		var source model.Source
		var reply model.Reply
		var attendance model.Attendance
		var n int
		if err := rows.Scan(&id, &source, &reply, &attendance, &n); err != nil {
			return nil, err
		}
		h := all[id]
		for range n {
			h.Add(source, reply, attendance)
		}
		all[id] = h
	}
	return all, rows.Err()
}

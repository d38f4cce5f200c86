package storage

import (
	"context"
	"fmt"

	"convenor/model"
)

// onlyForward are columns that undo does not bring back: calendars outside may
// hold an entry with them, and take only what comes later (RFC 5545 3.8.7.4).
var onlyForward = map[string]bool{"session.sequence": true, "session.changed": true}

// carryOn makes what the temporary table net brought back of sessions a change
// like any other to calendars: it was made now, and the SEQUENCE of an announced
// session that goes to another time or place rises above every earlier one
// (RFC 5546 2.1.4). Both are told by the journal called change up to its entry last.
func (t *tx) carryOn(change string, last int64) error {
	type earlier struct {
		session model.Session // what it was before, with the highest SEQUENCE it ever had
		raised  bool          // what is taken back, or done again, raised it
	}
	all, err := readAll(t.ctx, t, func(row scanner) (e earlier, err error) {
		v := &e.session
		return e, row.Scan(&v.ID, &e.raised, &v.Sequence, &v.State, &v.Start, &v.End, &v.Zone, &v.Venue, &v.Room, &v.Link, &v.Mode)
	}, fmt.Sprintf(`SELECT key, coalesce(was->>'sequence' <> want->>'sequence', 0), coalesce(highest, 0), image->>'state', image->>'start_local', image->>'end_local',
			image->>'zone', coalesce(image->>'venue', ''), image->>'room', image->>'link', image->>'mode'
		FROM (SELECT key, was, want,
			(SELECT max(max(coalesce(c.before->>'sequence', 0), coalesce(c.after->>'sequence', 0))) FROM %[1]s c WHERE c.key = net.key AND c.id <= ?1) AS highest,
			(SELECT coalesce(c.after, c.before) FROM %[1]s c WHERE c.key = net.key AND c.id <= ?1 ORDER BY c.id DESC LIMIT 1) AS image
			FROM net WHERE tbl = 'session' AND want IS NOT NULL) WHERE image IS NOT NULL`, change), last)
	if err != nil {
		return err
	}
	for _, e := range all {
		v, err := scanSession(t.queryRow(sessionSelect+` WHERE id = ?`, e.session.ID))
		if err != nil {
			return err
		}
		sequence := model.NextSequence(e.session, v)
		if e.raised {
			sequence = e.session.Sequence + 1
		}
		if _, err := t.exec(`UPDATE session SET sequence = ?, changed = ? WHERE id = ?`, sequence, stamp(t.now), v.ID); err != nil {
			return err
		}
	}
	return nil
}

// InvitedSince counts the people who were put on the list of a session after the step
// changed its state, and are on it: taking the step back does not take them off.
func (s *Store) InvitedSince(ctx context.Context, step int64) (n int, err error) {
	v, err := readStep(s.reader.QueryRowContext(ctx, stepQuery+` WHERE id = ?`, step))
	if err != nil {
		return 0, notFound(err, "step")
	}
	return n, s.reader.QueryRowContext(ctx, `SELECT count(*) FROM participation p
		WHERE p.session IN (SELECT key FROM change WHERE id BETWEEN ?1 AND ?2 AND tbl = 'session' AND before->>'state' <> after->>'state')
		AND EXISTS (SELECT 1 FROM change WHERE key = p.id AND tbl = 'participation' AND before IS NULL AND id > ?2)`, v.first, v.last).Scan(&n)
}

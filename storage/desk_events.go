package storage

import (
	"context"
	"time"

	"convenor/model"
)

// DeskEventKind is what happened at the desk.
type DeskEventKind string

// The kinds, as the desk says them.
const (
	CameIn    DeskEventKind = "arrived"
	CameNew   DeskEventKind = "walked in"
	CameOn    DeskEventKind = "joined online"
	WentOut   DeskEventKind = "left"
	CameBack  DeskEventKind = "is back"
	ToOnline  DeskEventKind = "changed to online"
	ToRoom    DeskEventKind = "changed to in person"
	TakenBack DeskEventKind = "arrival taken back"
)

// DeskEvent is one thing that happened to one person at the door of a session.
// None is ever lost: they are read from the journal.
type DeskEvent struct {
	Transaction int64
	At          time.Time
	Kind        DeskEventKind
	Person      model.ID
	Name        string // as it is said
	Undone      bool   // taken back by undo since
	// CanUndo: the step holds nothing else, and nothing that stands was done to
	// the person since.
	CanUndo bool
	byUndo  bool
}

// DeskEvents returns what happened at the door of a session, newest first, at
// most limit: arrivals, leavings, and each of them taken back, done again.
func (s *Store) DeskEvents(ctx context.Context, session model.ID, limit int) ([]DeskEvent, error) {
	all, err := readAll(ctx, s.reader, scanDeskEvent, `SELECT x.id, x.at, x.kind <> 'do', x.undone,
			(SELECT count(*) FROM change y WHERE y.id BETWEEN x.first_change AND x.last_change AND y.tbl = 'participation'),
			c.who, coalesce(p.given, (SELECT coalesce(after, before)->>'given' FROM change WHERE key = c.who ORDER BY id DESC LIMIT 1), ''),
			coalesce(p.family, (SELECT coalesce(after, before)->>'family' FROM change WHERE key = c.who ORDER BY id DESC LIMIT 1), ''),
			c.was, c.is_now, c.was_out, c.now_out, c.mode, c.source
		FROM (SELECT id, coalesce(after, before)->>'person' AS who,
				coalesce(before->>'attendance', '') AS was, coalesce(after->>'attendance', '') AS is_now,
				coalesce(before->>'time_out', '') AS was_out, coalesce(after->>'time_out', '') AS now_out,
				coalesce(before->>'mode_attended', '') AS was_mode,
				coalesce(after->>'mode_attended', '') AS mode, coalesce(after, before)->>'source' AS source, before IS NULL AS new
			FROM change WHERE (owner = ?1 OR other = ?1) AND tbl = 'participation') c
		JOIN txn x ON x.id = (SELECT id FROM txn WHERE first_change <= c.id AND last_change >= c.id ORDER BY first_change DESC LIMIT 1)
		LEFT JOIN person p ON p.id = c.who
		WHERE (c.was = 'attended') <> (c.is_now = 'attended')
			OR c.is_now = 'attended' AND ((c.was_out = '') <> (c.now_out = '') OR c.was_mode <> c.mode)
		ORDER BY c.id DESC LIMIT ?2`, session, limit)
	later := map[model.ID]bool{} // something stands that was done since
	for i := range all {
		e := &all[i]
		e.CanUndo = e.CanUndo && !later[e.Person]
		if !e.byUndo && !e.Undone {
			later[e.Person] = true
		}
	}
	return all, err
}

func scanDeskEvent(row scanner) (e DeskEvent, err error) {
	var at, given, family, was, now, wasOut, out string
	var mode model.Mode
	var source model.Source
	var parts int
	err = row.Scan(&e.Transaction, &at, &e.byUndo, &e.Undone, &parts, &e.Person, &given, &family, &was, &now, &wasOut, &out, &mode, &source)
	e.At, e.Name = parseStamp(at), model.DisplayName(given, family)
	e.CanUndo = parts == 1 && !e.byUndo && !e.Undone
	attended := string(model.Attended)
	switch {
	case now != attended:
		e.Kind = TakenBack
	case was != attended && source == model.WalkIn:
		e.Kind = CameNew
	case was != attended && mode == model.Online:
		e.Kind = CameOn
	case was != attended:
		e.Kind = CameIn
	case wasOut == "" && out != "":
		e.Kind = WentOut
	case wasOut != "" && out == "":
		e.Kind = CameBack
	case mode == model.Online:
		e.Kind = ToOnline
	default:
		e.Kind = ToRoom
	}
	return e, err
}

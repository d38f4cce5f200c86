package storage

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"convenor/model"
)

// A file of the first edition is brought up to date, with a copy set aside;
// what it holds is as it was, and its steps can still be undone.
func TestAFileOfTheFirstEditionIsBroughtUpToDate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old"+Extension)
	firstEdition(t, path)
	s := must[*Store](t)(Open(ctx, path, Options{}))
	defer func() { ok(t, s.Close()) }()
	if _, err := os.Stat(path + ".before-2"); err != nil {
		t.Errorf("no copy was set aside: %v", err)
	}
	c := must[model.Community](t)(s.Community(ctx))
	if c.Name != "Old" || c.NeedsDays != 7 {
		t.Errorf("the community is %+v", c)
	}
	people := must[[]ParticipantRow](t)(s.Participants(ctx, "s1"))
	if len(people) != 1 || people[0].Reply != model.Accepted || !people[0].Replied.IsZero() || people[0].Waiting != 0 {
		t.Errorf("on the list are %+v", people)
	}
	if label := must[string](t)(s.Undo(ctx)); label != "Record accepted" {
		t.Errorf("undid %q", label)
	}
	if people = must[[]ParticipantRow](t)(s.Participants(ctx, "s1")); people[0].Reply != model.NoReply {
		t.Errorf("after undo: %+v", people)
	}
}

// firstEdition writes a file as the first edition of the program did.
func firstEdition(t *testing.T, path string) {
	t.Helper()
	db := must[*sql.DB](t)(sql.Open("sqlite", dsn(path, "rwc")))
	defer func() { ok(t, db.Close()) }()
	tx := must[*sql.Tx](t)(db.Begin())
	exec := func(query string) {
		t.Helper()
		_, err := tx.Exec(query)
		ok(t, err)
	}
	exec(migrations()[0].sql)
	ok(t, createTriggers(ctx, tx))
	for _, query := range []string{
		`PRAGMA application_id = 1131312754`,
		`PRAGMA user_version = 1`,
		`INSERT INTO community (id, name) VALUES ('c', 'Old')`,
		`INSERT INTO txn (label, at, kind, first_change, last_change) SELECT 'Start the community', '2026-01-01T10:00:00.000Z', 'do', 1, max(id) FROM change`,
		`INSERT INTO person (id, given) VALUES ('p1', 'Ann')`,
		`INSERT INTO session (id, title) VALUES ('s1', 'Launch')`,
		`INSERT INTO participation (id, person, session) VALUES ('n1', 'p1', 's1')`,
		`INSERT INTO txn (label, at, kind, first_change, last_change) SELECT 'Invite', '2026-01-01T10:00:00.000Z', 'do', 2, max(id) FROM change`,
		`UPDATE participation SET reply = 'accepted'`,
		`INSERT INTO txn (label, at, kind, first_change, last_change) SELECT 'Record accepted', '2026-01-01T10:00:00.000Z', 'do', max(id), max(id) FROM change`,
	} {
		exec(query)
	}
	ok(t, tx.Commit())
}

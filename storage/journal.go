package storage

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// createTriggers writes, for every journalled table, the triggers that put each
// changed row, before and after, into the journal inside the same transaction.
func createTriggers(ctx context.Context, t *sql.Tx) error {
	all, err := readSchema(ctx, t)
	if err != nil {
		return err
	}
	for _, tbl := range all {
		for _, statement := range tbl.triggers() {
			if _, err := t.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("the journal of %s: %w", tbl.name, err)
			}
		}
	}
	return nil
}

// dropTriggers takes the journal's triggers away while a migration runs: it
// changes the shape of rows, not what the coordinator wrote.
func dropTriggers(ctx context.Context, t *sql.Tx) error {
	names, err := texts(ctx, t, `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal_%'`)
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := t.ExecContext(ctx, "DROP TRIGGER "+name); err != nil {
			return err
		}
	}
	return nil
}

func (t table) triggers() []string {
	differs := make([]string, len(t.columns))
	for i, c := range t.columns {
		differs[i] = fmt.Sprintf("OLD.%[1]s IS NOT NEW.%[1]s", c.name)
	}
	record := func(event, when, row, before, after string) string {
		return fmt.Sprintf(`CREATE TRIGGER journal_%[1]s_%[2]s AFTER %[2]s ON %[1]s %[3]s BEGIN
  INSERT INTO change (tbl, key, owner, other, before, after) VALUES ('%[1]s', %[4]s.id, %[5]s, %[6]s, %[7]s);
END`, t.name, event, when, row, t.owner(row), before, after)
	}
	return []string{
		record("insert", "", "NEW", "NULL", t.image("NEW")),
		record("update", "WHEN "+strings.Join(differs, " OR "), "NEW", t.image("OLD"), t.image("NEW")),
		record("delete", "", "OLD", t.image("OLD"), "NULL"),
	}
}

// owner is the pair of SQL expressions for the things a row belongs to.
func (t table) owner(row string) string {
	pair := []string{"NULL", "NULL"}
	for i, o := range t.owners {
		pair[i] = row + "." + o
	}
	return strings.Join(pair, ", ")
}

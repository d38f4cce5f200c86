package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// schema is what the file itself says of its journalled tables: from it come
// the journal's triggers, undo and history.
type schema []table

type table struct {
	name    string
	columns []column
	owners  []string   // columns that name what a row belongs to, at most two
	inward  []incoming // references to this table
}

type column struct {
	name     string
	fallback string // SQL literal; "" when the column may be NULL
}

type incoming struct{ table, column string }

// notJournalled are the journal itself and the facts undo must not forget.
var notJournalled = map[string]bool{"txn": true, "change": true, "printing": true, "setting": true, "content": true, "layer_file": true}

func readSchema(ctx context.Context, q queryer) (schema, error) {
	names, err := texts(ctx, q, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid`)
	if err != nil {
		return nil, err
	}
	var all schema
	for _, name := range names {
		if notJournalled[name] {
			continue
		}
		t := table{name: name}
		if err := t.readColumns(ctx, q); err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	for i := range all {
		if err := all.readReferences(ctx, q, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (t *table) readColumns(ctx context.Context, q queryer) error {
	rows, err := q.QueryContext(ctx, `SELECT name, "notnull", coalesce(dflt_value, '') FROM pragma_table_info(?)`, t.name)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var c column
		var notNull bool
		if err := rows.Scan(&c.name, &notNull, &c.fallback); err != nil {
			return err
		}
		if !notNull {
			c.fallback = ""
		}
		t.columns = append(t.columns, c)
	}
	return rows.Err()
}

func (all schema) readReferences(ctx context.Context, q queryer, t *table) error {
	rows, err := q.QueryContext(ctx, `SELECT "table", "from", on_delete FROM pragma_foreign_key_list(?) ORDER BY id DESC`, t.name)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var parent, from, onDelete string
		if err := rows.Scan(&parent, &from, &onDelete); err != nil {
			return err
		}
		if p := all.find(parent); p != nil {
			p.inward = append(p.inward, incoming{t.name, from})
		}
		if onDelete == "CASCADE" && len(t.owners) < 2 {
			t.owners = append(t.owners, from)
		}
	}
	return rows.Err()
}

func (all schema) find(name string) *table {
	for i := range all {
		if all[i].name == name {
			return &all[i]
		}
	}
	return nil
}

// image is the SQL expression for one row as JSON text.
func (t table) image(alias string) string {
	parts := make([]string, len(t.columns))
	for i, c := range t.columns {
		parts[i] = fmt.Sprintf("'%s',%s.%s", c.name, alias, c.name)
	}
	return "json_object(" + strings.Join(parts, ",") + ")"
}

// from is the SQL expression for column c out of an image, with the default
// when the image is older than the column.
func (c column) from(image string) string {
	value := fmt.Sprintf("%s->>'%s'", image, c.name)
	if c.fallback != "" {
		return fmt.Sprintf("coalesce(%s,%s)", value, c.fallback)
	}
	return "(" + value + ")"
}

// broughtBack are the columns that undo and redo set to what they were.
func (t table) broughtBack() []column {
	return slices.DeleteFunc(slices.Clone(t.columns), func(c column) bool { return onlyForward[t.name+"."+c.name] })
}

func (t table) columnList() string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	return strings.Join(names, ",")
}

// texts returns the single text column of a query.
func texts(ctx context.Context, q queryer, query string, args ...any) ([]string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Backup writes a copy of the file, as it is saved now, to a new file name; a
// file that is there already is replaced in one step.
func (s *Store) Backup(ctx context.Context, to string) error {
	full, err := filepath.Abs(to)
	if err != nil {
		return err
	}
	if there, err := os.Stat(full); err == nil && os.SameFile(there, s.opened) {
		return FileError{Path: to, Err: ErrExists}
	}
	beside := full + ".part"
	// VACUUM INTO takes an empty file; making it here tells why it cannot be made.
	if err := os.WriteFile(beside, nil, 0o644); err != nil {
		return fileError(to, err)
	}
	if _, err := s.reader.ExecContext(ctx, `VACUUM INTO ?`, beside); err != nil {
		return errors.Join(s.copyError(to, beside, err), removeIfThere(beside))
	}
	if err := os.Rename(beside, full); err != nil {
		return errors.Join(fileError(to, err), removeIfThere(beside))
	}
	return nil
}

// copyError says whether the file or its copy is what went wrong.
func (s *Store) copyError(to, beside string, err error) error {
	switch known := knownFileError(beside, err); known {
	case nil:
		return err
	case ErrDamaged, ErrForeignFile:
		return FileError{s.path, known, err}
	default:
		return FileError{to, known, err}
	}
}

func removeIfThere(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// Check looks through the whole file and returns what is wrong with it, one
// sentence each; nothing means that it is sound.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	var found []string
	results, err := texts(ctx, s.reader, `PRAGMA integrity_check`)
	if err != nil {
		return nil, fileError(s.path, err)
	}
	for _, r := range results {
		if r != "ok" {
			found = append(found, "The file’s structure is damaged: "+r)
		}
	}
	rows, err := s.reader.QueryContext(ctx, `SELECT "table", count(*) FROM pragma_foreign_key_check GROUP BY "table"`)
	if err != nil {
		return nil, fileError(s.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var table string
		var n int
		if err := rows.Scan(&table, &n); err != nil {
			return nil, err
		}
		found = append(found, fmt.Sprintf("%d rows of %s point to things that are not there", n, table))
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	more, err := s.checkJournal(ctx)
	return append(found, more...), err
}

// checkJournal looks for changes outside every named transaction, for rows whose
// last recorded image is not what the row is now, and for rows that are gone
// though nothing recorded that they went.
func (s *Store) checkJournal(ctx context.Context) ([]string, error) {
	var found []string
	var stray int
	err := s.reader.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM change) - (SELECT coalesce(sum(last_change - first_change + 1), 0) FROM txn)`).Scan(&stray)
	if err != nil {
		return nil, err
	}
	if stray != 0 {
		found = append(found, fmt.Sprintf("%d changes in the journal belong to no step", stray))
	}
	for _, t := range s.schema {
		differs := make([]string, len(t.columns))
		for i, c := range t.columns {
			differs[i] = fmt.Sprintf("r.%s IS NOT %s", c.name, c.from("c.after"))
		}
		var key string
		err := s.reader.QueryRowContext(ctx, fmt.Sprintf(`SELECT r.id FROM %[1]s r LEFT JOIN change c ON c.id = (SELECT max(id) FROM change WHERE key = r.id)
			WHERE %[2]s IS NOT c.after AND (c.after IS NULL OR %[3]s) LIMIT 1`, t.name, t.image("r"), strings.Join(differs, " OR "))).Scan(&key)
		if err == nil {
			found = append(found, fmt.Sprintf("The journal does not know the present state of %s %s", t.name, key))
		} else if !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		err = s.reader.QueryRowContext(ctx, fmt.Sprintf(`SELECT c.key FROM change c WHERE c.tbl = '%[1]s' AND c.after IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM %[1]s r WHERE r.id = c.key) AND c.id = (SELECT max(id) FROM change WHERE key = c.key) LIMIT 1`, t.name)).Scan(&key)
		if err == nil {
			found = append(found, fmt.Sprintf("The journal does not know where %s %s went", t.name, key))
		} else if !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
	}
	return found, nil
}

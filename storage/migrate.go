package storage

import (
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
)

// applicationID marks a community file in SQLite's header: "Cnvr".
const applicationID = 0x436e7672

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one numbered step; its number is its place in the list, from 1.
type migration struct {
	name string
	sql  string
}

func migrations() []migration {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	slices.Sort(names)
	var all []migration
	for _, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err) // embedded
		}
		all = append(all, migration{name, string(text)})
	}
	return all
}

// inspect refuses a file that is not ours to open, without changing a byte.
func (s *Store) inspect(ctx context.Context) error {
	if ours, err := s.hasOurHeader(); err != nil || !ours {
		if err == nil {
			err = FileError{Path: s.path, Err: ErrForeignFile}
		}
		return err
	}
	app, version, err := s.fileVersion(ctx, "ro")
	if !s.options.ReadOnly && isCutOff(err) {
		// A change that was cut off half-way must be rolled back before
		// anything can be read, which takes the right to write.
		app, version, err = s.fileVersion(ctx, "rw")
	}
	if err != nil {
		return err
	}
	switch {
	case app != applicationID || version < 1:
		return FileError{Path: s.path, Err: ErrForeignFile}
	case version > len(migrations()):
		return FileError{Path: s.path, Err: ErrNewerFile}
	}
	return nil
}

// hasOurHeader reads what the file says of itself (sqlite.org/fileformat.html,
// 1.3), because SQLite leaves files beside some that it only looks at. While
// changes wait to be written into the file, its header says nothing yet.
func (s *Store) hasOurHeader() (bool, error) {
	for _, beside := range []string{"-wal", "-journal"} {
		if _, err := os.Stat(s.path + beside); err == nil {
			return true, nil
		}
	}
	f, err := os.Open(s.path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	var header [100]byte
	if _, err := io.ReadFull(f, header[:]); err != nil {
		return false, nil
	}
	return string(header[:16]) == "SQLite format 3\x00" && binary.BigEndian.Uint32(header[68:]) == applicationID, nil
}

func (s *Store) fileVersion(ctx context.Context, mode string) (app, version int, err error) {
	db, err := sql.Open("sqlite", dsn(s.path, mode))
	if err != nil {
		return 0, 0, err
	}
	defer db.Close()
	return fileVersion(ctx, db)
}

type queryer interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

func fileVersion(ctx context.Context, q queryer) (app, version int, err error) {
	if err := q.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app); err != nil {
		return 0, 0, err
	}
	err = q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return app, version, err
}

// migrate brings the file to the last of steps. Before an existing file is
// touched a copy is set aside as FILE.before-N; each step is one transaction,
// so a step that fails or is cut off leaves the file as it was before it.
func (s *Store) migrate(ctx context.Context, steps []migration) error {
	_, version, err := fileVersion(ctx, s.writing.conn)
	if err != nil || version >= len(steps) {
		return err
	}
	aside := ""
	if version > 0 {
		if aside, err = s.setAside(ctx, version+1); err != nil {
			return fmt.Errorf("a copy could not be set aside before the file is brought up to date, so it was left as it is: %w", err)
		}
	}
	for n := version + 1; n <= len(steps); n++ {
		if err := s.step(ctx, n, steps[n-1]); err != nil {
			if aside != "" {
				return fmt.Errorf("the file could not be brought up to date; it is as it was, and a copy is in “%s”: %w", aside, fileError(s.path, err))
			}
			return err
		}
	}
	return nil
}

func (s *Store) step(ctx context.Context, n int, m migration) error {
	t, err := s.writing.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer t.Rollback()
	if err := dropTriggers(ctx, t); err != nil {
		return err
	}
	if _, err := t.ExecContext(ctx, m.sql); err != nil {
		return fmt.Errorf("%s: %w", m.name, err)
	}
	if err := createTriggers(ctx, t); err != nil {
		return err
	}
	for _, pragma := range []string{
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", n),
	} {
		if _, err := t.ExecContext(ctx, pragma); err != nil {
			return err
		}
	}
	return t.Commit()
}

// setAside copies the file, which no other program has open, beside itself.
func (s *Store) setAside(ctx context.Context, n int) (string, error) {
	if _, err := s.writing.conn.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return "", err
	}
	from, err := os.Open(s.path)
	if err != nil {
		return "", err
	}
	defer from.Close()
	name := fmt.Sprintf("%s.before-%d", s.path, n)
	err = WriteFile(name, func(w io.Writer) error {
		_, err := io.Copy(w, from)
		return err
	})
	return name, err
}

package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"time"

	"convenor/model"

	"modernc.org/sqlite"
)

// Restore puts the copy at from in the place of what the file holds and returns
// the name of the dated copy that was made of that before: to go back on it,
// restore that one. The copy is tried, and brought up to date, before anything
// is touched; it then takes its place whole in one transaction, or not at all.
//
// The history is that of the copy, with a step that tells of the restoring. What
// undo must not forget is kept: what was printed, how the window is set, and
// that SEQUENCE only rises. Subscribers are told that everything changed.
//
// Errors: LookOnlyError; FileError with ErrDamagedCopy, ErrNewerFile,
// ErrForeignFile, ErrOtherCommunity, ErrItself, ErrInPlace, ErrMissing about the copy.
func (s *Store) Restore(ctx context.Context, from string) (safety string, err error) {
	if s.ReadOnly() {
		return "", s.lookOnly()
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed {
		return "", FileError{Path: s.path, Err: ErrClosed}
	}
	if err := s.present(); err != nil {
		return "", err
	}
	switch in, err := s.inPlace(ctx, from); {
	case err != nil:
		return "", err
	case in:
		return "", FileError{Path: from, Err: ErrInPlace}
	}
	own, err := s.Community(ctx)
	if err != nil {
		return "", err
	}
	prepared, err := prepareCopy(ctx, s.path, from, s.options, own.ID)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(filepath.Dir(prepared))) }()
	if safety, err = s.safetyCopy(ctx); err != nil {
		return "", fmt.Errorf("no copy could be made of what is there now, so it was left as it is: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return safety, err
	}
	s.writing.last = -1 // another journal
	if err := s.takeOver(prepared); err != nil {
		return safety, fileError(s.path, err)
	}
	notice := Notice{Label: restoreLabel(from), Tables: map[string]bool{}, Bulk: true, Restored: true}
	for _, t := range s.schema {
		notice.Tables[t.name] = true
	}
	s.people.follow(notice)
	s.lists.follow(notice)
	s.tell(notice)
	return safety, s.noteRestored(ctx, from)
}

// restored is the copy that was restored last, and the file's last step then.
type restored struct {
	from string
	step int64
}

func (s *Store) noteRestored(ctx context.Context, from string) (err error) {
	s.writing.restored.from = from
	s.writing.restored.step, err = s.lastStep(ctx)
	return err
}

// inPlace reports whether the copy at from was restored last, and nothing was
// changed since: a second press of the button is not to make a safety copy of it.
func (s *Store) inPlace(ctx context.Context, from string) (bool, error) {
	if s.writing.restored.from != from {
		return false, nil
	}
	step, err := s.lastStep(ctx)
	return step == s.writing.restored.step, err
}

func (s *Store) lastStep(ctx context.Context) (step int64, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM txn`).Scan(&step)
	return step, err
}

// RestoreDamaged puts the copy at from in the place of a file that is too
// damaged to be opened for changes, and returns under which name that one is
// kept. Nothing of it is carried over.
func RestoreDamaged(ctx context.Context, path, from string, options Options) (aside string, err error) {
	options = options.withDefaults()
	lock, err := lockFile(path, options.Holder, options.Now())
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, lock.release()) }()
	prepared, err := prepareCopy(ctx, path, from, options, "")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(filepath.Dir(prepared))) }()
	aside = freeName(options.Now(), func(at time.Time) string { return path + ".damaged-" + at.Format(backupStamp) })
	beside := []string{"-wal", "-journal", "-shm"}
	for _, end := range append([]string{""}, beside...) {
		if err := copyIfThere(path+end, aside+end); err != nil {
			return "", err
		}
	}
	for _, end := range beside { // they would be taken for the copy's
		if err := removeIfThere(path + end); err != nil {
			return aside, fileError(path, err)
		}
	}
	return aside, fileError(path, os.Rename(prepared, path))
}

// prepareCopy makes of the copy at from a sound file of this version in a folder
// of its own beside path, with the step that tells of the restoring. With the id
// of the community at path, it keeps from there what must not be forgotten.
func prepareCopy(ctx context.Context, path, from string, options Options, own model.ID) (_ string, err error) {
	if sameAs(path, from) {
		return "", FileError{Path: from, Err: ErrItself}
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".convenor-restore-*")
	if err != nil {
		return "", fileError(path, err)
	}
	prepared := filepath.Join(dir, filepath.Base(path))
	defer func() {
		if err != nil {
			err = errors.Join(copyProblem(from, err), os.RemoveAll(dir))
		}
	}()
	if err := extract(ctx, from, prepared, options, own); err != nil {
		return "", err
	}
	options.ReadOnly = false
	p, err := Open(ctx, prepared, options)
	if err != nil {
		return "", err
	}
	return prepared, errors.Join(p.beRestored(ctx, path, restoreLabel(from), own != ""), p.Close())
}

// beRestored tells the copy's history that it is restored at path, and keeps what
// must not be forgotten of the file that is there. Like redo, the step is of a
// kind that is not undone by itself.
func (s *Store) beRestored(ctx context.Context, path, label string, keep bool) error {
	if !keep {
		return s.transact(ctx, label, "redo", nil, func(*tx) error { return nil })
	}
	if _, err := s.writing.conn.ExecContext(ctx, `ATTACH DATABASE ? AS current`, dsn(path, "ro")); err != nil {
		return err
	}
	err := s.transact(ctx, label, "redo", nil, (*tx).keepFromCurrent)
	_, detachErr := s.writing.conn.ExecContext(context.WithoutCancel(ctx), `DETACH DATABASE current`)
	return errors.Join(err, detachErr)
}

// extract writes the copy at from, if it is one that can be restored, to a new
// file.
func extract(ctx context.Context, from, to string, options Options, own model.ID) error {
	options.ReadOnly = true
	c, err := Open(ctx, from, options)
	if err != nil {
		return err
	}
	defer c.Close() // it was only read
	if err := c.Sound(ctx); err != nil {
		return err
	}
	var community model.ID
	if err := c.reader.QueryRowContext(ctx, `SELECT id FROM community`).Scan(&community); err != nil {
		return err
	}
	if own != "" && community != own {
		return FileError{Path: from, Err: ErrOtherCommunity}
	}
	return c.Backup(ctx, to)
}

// keepFromCurrent takes over what restoring must not forget from the file that
// is attached as current.
func (t *tx) keepFromCurrent() error {
	session := t.store.schema.find("session")
	for _, statement := range []string{
		`INSERT OR REPLACE INTO setting (name, value) SELECT name, value FROM current.setting WHERE name <> '` + settingCleared + `'`, // of that the copy knows its own
		`INSERT OR IGNORE INTO printing (code, session, variant, at, rows) SELECT code, session, variant, at, rows FROM current.printing`,
		makeNet, emptyNet,
		`INSERT INTO net SELECT 'session', r.id, x.image, ` + session.image("r") + ` FROM session r JOIN (
			SELECT key, (SELECT coalesce(c.after, c.before) FROM current.change c WHERE c.key = k.key ORDER BY c.id DESC LIMIT 1) AS image
			FROM (SELECT DISTINCT key FROM current.change WHERE tbl = 'session') k) x ON x.key = r.id
		WHERE x.image IS NOT ` + session.image("r"),
	} {
		if _, err := t.exec(statement); err != nil {
			return err
		}
	}
	return t.carryOn("current.change", math.MaxInt64)
}

// takeOver replaces the whole content of the file in one transaction of
// SQLite's own (sqlite.org/backup.html).
func (s *Store) takeOver(prepared string) error {
	return s.writing.conn.Raw(func(driverConn any) error {
		b, err := driverConn.(interface {
			NewRestore(string) (*sqlite.Backup, error)
		}).NewRestore(dsn(prepared, "ro"))
		if err != nil {
			return err
		}
		_, err = b.Step(-1)
		return errors.Join(err, b.Finish())
	})
}

// safetyCopy makes a dated copy that replaces no other.
func (s *Store) safetyCopy(ctx context.Context) (string, error) {
	if err := os.MkdirAll(s.backupFolder(), 0o755); err != nil {
		return "", fileError(s.backupFolder(), err)
	}
	name := freeName(s.Now(), func(at time.Time) string { return s.backupPath(at, BackupBeforeRestore) })
	return name, s.Backup(ctx, name)
}

// freeName is the first name, by a moment from now on, that no file has.
func freeName(now time.Time, name func(time.Time) string) string {
	for {
		if _, err := os.Lstat(name(now)); err != nil {
			return name(now)
		}
		now = now.Add(time.Second)
	}
}

func sameAs(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

func copyIfThere(from, to string) error {
	f, err := os.Open(from)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fileError(from, err)
	}
	defer f.Close()
	return WriteFile(to, func(w io.Writer) error {
		_, err := io.Copy(w, f)
		return err
	})
}

// copyProblem says of a damaged copy what that means for restoring it.
func copyProblem(from string, err error) error {
	if errors.Is(err, ErrDamaged) {
		return FileError{Path: from, Err: ErrDamagedCopy, Cause: err}
	}
	return fileError(from, err)
}

// restoreLabel names the step of restoring a copy.
func restoreLabel(from string) string {
	base := filepath.Base(from)
	if at, _, ok := readBackupName(from, time.UTC); ok {
		return "Restore the copy of " + at.Format("2 Jan 2006, 15:04")
	}
	return "Restore the copy “" + base + "”"
}

package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// BackupReason is why a dated copy was made; it is part of the copy's name.
type BackupReason string

// The reasons. Copies of before reasons were kept in the name have none.
const (
	BackupOnClosing     BackupReason = "on closing"
	BackupByHand        BackupReason = "by hand"
	BackupBeforeRestore BackupReason = "before a restore"
	BackupBeforeUpdate  BackupReason = "before an update"
)

// BackupRow is one copy beside the file.
type BackupRow struct {
	Path   string
	At     time.Time // to the second
	Reason BackupReason
	Bytes  int64
}

// backupFolder is where dated copies go: beside the file.
func (s *Store) backupFolder() string {
	return strings.TrimSuffix(s.path, Extension) + " backups"
}

// backupStamp begins the name of a dated copy.
const backupStamp = "2006-01-02 15.04.05"

// backupPath is the name of a dated copy made at a moment.
func (s *Store) backupPath(at time.Time, why BackupReason) string {
	name := at.Format(backupStamp)
	if why != "" {
		name += " " + string(why)
	}
	return filepath.Join(s.backupFolder(), name+Extension)
}

// readBackupName takes the name of a dated copy apart; ok is false for one that
// is none.
func readBackupName(path string, zone *time.Location) (at time.Time, why BackupReason, ok bool) {
	base := strings.TrimSuffix(filepath.Base(path), Extension)
	stamp := base[:min(len(base), len(backupStamp))]
	at, err := time.ParseInLocation(backupStamp, stamp, zone)
	if err != nil {
		return at, "", false
	}
	rest := base[len(stamp):]
	for _, r := range []BackupReason{BackupOnClosing, BackupByHand, BackupBeforeRestore} {
		if rest == " "+string(r) {
			return at, r, true
		}
	}
	return at, "", rest == ""
}

// BackupDated writes a copy into the folder beside the file, named by the moment
// and the reason, and thins the older ones: all of the last two days, one a day
// for two weeks, one a week for two months, one a month before that.
func (s *Store) BackupDated(ctx context.Context, why BackupReason) (string, error) {
	dir := s.backupFolder()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fileError(dir, err)
	}
	name := s.backupPath(s.Now(), why)
	if err := s.Backup(ctx, name); err != nil {
		return "", err
	}
	return name, s.thinBackups()
}

// Backups returns the dated copies, and those that were set aside before the
// file was brought up to date, newest first.
func (s *Store) Backups() []BackupRow {
	var all []BackupRow
	zone := s.Now().Location()
	dated, _ := filepath.Glob(filepath.Join(globbed(s.backupFolder()), "*"+Extension)) // the only error is a bad pattern
	for _, path := range dated {
		if at, why, ok := readBackupName(path, zone); ok {
			all = append(all, BackupRow{Path: path, At: at, Reason: why, Bytes: sizeOf(path)})
		}
	}
	aside, _ := filepath.Glob(globbed(s.path) + ".before-*")
	for _, path := range aside {
		if info, err := os.Stat(path); err == nil {
			all = append(all, BackupRow{path, info.ModTime().In(zone).Truncate(time.Second), BackupBeforeUpdate, info.Size()})
		}
	}
	slices.SortStableFunc(all, func(a, b BackupRow) int { return b.At.Compare(a.At) })
	return all
}

// globbed is a path in a pattern of its own letters.
func globbed(path string) string {
	if filepath.Separator == '\\' {
		return path // there is no escape on Windows, where names hold no * or ? anyway
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

func sizeOf(path string) int64 {
	if info, err := os.Stat(path); err == nil {
		return info.Size()
	}
	return 0
}

// ChangedSinceBackup reports whether a step was made after the last dated copy.
func (s *Store) ChangedSinceBackup(ctx context.Context) (bool, error) {
	var at string
	if err := s.reader.QueryRowContext(ctx, `SELECT at FROM txn ORDER BY id DESC LIMIT 1`).Scan(&at); err != nil {
		return false, fileError(s.path, err)
	}
	for _, b := range s.Backups() {
		if b.Reason != BackupBeforeUpdate {
			return parseStamp(at).After(b.At), nil
		}
	}
	return true, nil
}

func (s *Store) thinBackups() error {
	dated := slices.DeleteFunc(s.Backups(), func(b BackupRow) bool { return b.Reason == BackupBeforeUpdate })
	var errs []error
	for _, b := range thin(dated, func(b BackupRow) time.Time { return b.At }, s.Now()) {
		errs = append(errs, os.Remove(b.Path))
	}
	return errors.Join(errs...)
}

// thin returns the copies to remove of all, which is newest first.
func thin[T any](all []T, made func(T) time.Time, now time.Time) (remove []T) {
	taken := map[string]bool{}
	for _, copied := range all {
		at := made(copied)
		year, week := at.ISOWeek()
		slot := ""
		switch age := now.Sub(at); {
		case age < 48*time.Hour:
			continue
		case age < 14*24*time.Hour:
			slot = at.Format(time.DateOnly)
		case age < 61*24*time.Hour:
			slot = fmt.Sprint(year, " week ", week)
		default:
			slot = at.Format("2006-01")
		}
		if taken[slot] {
			remove = append(remove, copied)
		}
		taken[slot] = true
	}
	return remove
}

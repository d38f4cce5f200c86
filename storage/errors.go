package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can be wrong with a community file. Each is one sentence for a person;
// errors.Is finds them behind the sentence that names the file.
var (
	ErrNewerFile      = errors.New("was written by a newer Convenor; install the newer version to open it. Nothing was changed")
	ErrForeignFile    = errors.New("is not a community file, so it was left as it is")
	ErrDamaged        = errors.New("is damaged and was not opened, so that nothing more is lost; open a backup copy of it instead")
	ErrReadOnly       = errors.New("cannot be written to: the file or its folder is read-only. The last change was not saved; everything before it was")
	ErrFull           = errors.New("could not be saved because the disk is full. Everything saved before is safe; free some space and try again")
	ErrGone           = errors.New("cannot be reached any more: the disk or stick it is on has gone. Everything saved before is on it; bring it back and open the file again")
	ErrExists         = errors.New("already exists and was not overwritten")
	ErrCutOff         = errors.New("was being saved when the program or the computer stopped; open it for writing once and it is whole again")
	ErrMissing        = errors.New("is not there; check the name and the folder")
	ErrDamagedCopy    = errors.New("is damaged, so it was not restored. Nothing was changed; choose another copy")
	ErrOtherCommunity = errors.New("is a copy of another community, so it was not restored. Nothing was changed; open that one by itself")
	ErrItself         = errors.New("is the file itself; choose a copy of it. Nothing was changed")
	ErrInPlace        = errors.New("is in place already: nothing was changed since it was restored. Nothing was done")
	ErrClosed         = errors.New("was closed; open it again to go on")
)

// LockedError says that another program holds the file.
type LockedError struct {
	Path   string
	Holder string // "Ann on ann-laptop"
	Since  time.Time
}

func (e LockedError) Error() string {
	s := fmt.Sprintf("“%s” is open elsewhere", filepath.Base(e.Path))
	if e.Holder != "" {
		s += ": by " + e.Holder
	}
	if !e.Since.IsZero() {
		s += " since " + e.Since.Local().Format("2 Jan 2006, 15:04")
	}
	return s
}

// LookOnlyError says that the file was opened to look only (Options.ReadOnly)
// and names who has it now, if anybody is known to.
type LookOnlyError LockedError

func (e LookOnlyError) Error() string {
	name := filepath.Base(e.Path)
	if e.Holder == "" {
		return fmt.Sprintf("“%s” was opened to look only, so nothing was changed; close it and open it again to make changes", name)
	}
	since := ""
	if !e.Since.IsZero() {
		since = " since " + e.Since.Local().Format("2 Jan 2006, 15:04")
	}
	return fmt.Sprintf("“%s” was opened to look only, so nothing was changed; %s has it open for changes%s. When it is closed there, open it here again", name, e.Holder, since)
}

// FileError names the file and what is wrong with it.
type FileError struct {
	Path  string
	Err   error // one of the sentences above
	Cause error // what the disk or the database said; may be nil
}

func (e FileError) Error() string   { return "“" + filepath.Base(e.Path) + "” " + e.Err.Error() }
func (e FileError) Unwrap() []error { return []error{e.Err, e.Cause} }

// fileError turns what the disk or the database said about path into one of
// the sentences above; an error that is none of them is passed on.
func fileError(path string, err error) error {
	var already FileError
	if err == nil || errors.As(err, &already) {
		return err
	}
	if isBusy(err) {
		return LockedError{Path: path}
	}
	if errors.Is(err, ErrClosed) {
		return FileError{Path: path, Err: ErrClosed}
	}
	if known := knownFileError(path, err); known != nil {
		return FileError{path, known, err}
	}
	return err
}

func knownFileError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrMissing
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return ErrFull
	}
	var sq *sqlite.Error
	if !errors.As(err, &sq) {
		return nil
	}
	switch sq.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return ErrForeignFile
	case sqlite3.SQLITE_CORRUPT:
		return ErrDamaged
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		switch {
		case isCutOff(err):
			return ErrCutOff
		case sq.Code() == sqlite3.SQLITE_READONLY_DBMOVED:
			return ErrGone
		}
		return ErrReadOnly
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN:
		if _, statErr := os.Stat(path); statErr != nil {
			return ErrGone
		}
		switch {
		case sq.Code()&0xff == sqlite3.SQLITE_CANTOPEN:
			return ErrReadOnly
		case sq.Code() == sqlite3.SQLITE_IOERR_READ, sq.Code() == sqlite3.SQLITE_IOERR_SHORT_READ, sq.Code() == sqlite3.SQLITE_IOERR_CORRUPTFS:
			return ErrDamaged
		}
		return ErrFull
	}
	return nil
}

// isConstraint reports whether err is a broken constraint of the schema.
func isConstraint(err error) bool {
	var sq *sqlite.Error
	return errors.As(err, &sq) && sq.Code()&0xff == sqlite3.SQLITE_CONSTRAINT
}

// isBusy reports whether err says that a program that does not know the lock
// beside the file, such as another database program, is at work on it.
func isBusy(err error) bool {
	var sq *sqlite.Error
	return errors.As(err, &sq) && sq.Code()&0xff == sqlite3.SQLITE_BUSY
}

// isCutOff reports whether err says that a change was cut off half-way and
// that it takes a writer to roll it back.
func isCutOff(err error) bool {
	var sq *sqlite.Error
	return errors.As(err, &sq) && (sq.Code() == sqlite3.SQLITE_READONLY_ROLLBACK || sq.Code() == sqlite3.SQLITE_READONLY_RECOVERY)
}

package storage

import "os"

// present refuses to write when the file that is open is no longer the one at
// its path: SQLite writes to a log beside the file, does not notice that both
// were removed, and would save to nowhere.
func (s *Store) present() error {
	now, err := os.Stat(s.path)
	if err == nil && os.SameFile(now, s.opened) {
		return nil
	}
	return FileError{Path: s.path, Err: ErrGone, Cause: err}
}

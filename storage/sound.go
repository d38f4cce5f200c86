package storage

import (
	"context"
	"errors"
	"strings"
)

// Sound looks through the structure of the file, in a second for a large one:
// FileError with ErrDamaged when it must not be written to.
func (s *Store) Sound(ctx context.Context) error {
	results, err := texts(ctx, s.reader, `PRAGMA quick_check(1)`)
	if err == nil && (len(results) != 1 || results[0] != "ok") {
		err = FileError{Path: s.path, Err: ErrDamaged, Cause: errors.New(strings.Join(results, "; "))}
	}
	return fileError(s.path, err)
}

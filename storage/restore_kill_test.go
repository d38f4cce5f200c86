package storage

import (
	"os"
	"path/filepath"
	"testing"
)

// restoreCopyVariable names the copy that restoreBeside restores.
const restoreCopyVariable = "CONVENOR_TEST_COPY"

func restoreBeside(path string) error {
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	if _, err := s.Restore(ctx, os.Getenv(restoreCopyVariable)); err != nil {
		return err
	}
	return s.Close()
}

// TestKilledRestore kills the program at 40 random moments of restoring a copy:
// the file then holds all of the old or all of the copy, and is sound; and the
// safety copy is whole before anything is replaced.
func TestKilledRestore(t *testing.T) {
	const people = 300
	s := newStore(t)
	addPerson(t, s, "Only", "In the copy")
	copied := filepath.Join(t.TempDir(), "copy"+Extension)
	ok(t, s.Backup(ctx, copied))
	restored := dump(t, s)
	must[string](t)(s.Undo(ctx))
	for range people {
		addPerson(t, s, "Only", "In the old")
	}
	old := dump(t, s)
	ok(t, s.Close())
	base := must[[]byte](t)(os.ReadFile(s.Path()))
	t.Setenv(restoreCopyVariable, copied)
	kept := map[bool]int{}
	killed(t, restoreVariable, base, func(path string) {
		s := must[*Store](t)(Open(ctx, path, testOptions()))
		want, isOld := restored, dump(t, s) == old
		kept[isOld]++
		if isOld {
			want = old
		}
		restoredTo(t, s, want)
		copies := s.Backups()
		ok(t, s.Close())
		if isOld {
			return
		}
		c := must[*Store](t)(Open(ctx, copies[0].Path, testOptions()))
		restoredTo(t, c, old)
		ok(t, c.Close())
	})
	t.Logf("%d were as before, %d restored", kept[true], kept[false])
}

package storage

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// beside is what is in the folder of a file.
func beside(t testing.TB, path string) (names []string) {
	t.Helper()
	for _, e := range must[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(path))) {
		names = append(names, e.Name())
	}
	return names
}

func TestASecondOpenerIsToldWhoHasTheFile(t *testing.T) {
	s := newStore(t)
	id := addPerson(t, s, "Siân", "Evans")
	_, err := Open(ctx, s.Path(), Options{Holder: "Ben on ben-laptop"})
	var locked LockedError
	if !errors.As(err, &locked) || locked.Holder != "Ann on ann-laptop" || locked.Since.Day() != 6 || locked.Since.Year() != 2026 {
		t.Fatalf("opening it twice: %v", err)
	}
	if want := "“test.convenor” is open elsewhere: by Ann on ann-laptop since " + locked.Since.Local().Format("2 Jan 2006, 15:04"); err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}

	look := must[*Store](t)(Open(ctx, s.Path(), Options{ReadOnly: true}))
	must[model.Person](t)(look.Person(ctx, id))
	later := addPerson(t, s, "Mai", "Tran") // and it sees what is saved while it looks
	must[model.Person](t)(look.Person(ctx, later))
	_, err = look.AddPerson(ctx, model.Person{Given: "A"})
	want := "“test.convenor” was opened to look only, so nothing was changed; Ann on ann-laptop has it open for changes since " +
		locked.Since.Local().Format("2 Jan 2006, 15:04") + ". When it is closed there, open it here again"
	if !look.ReadOnly() || errors.Is(err, ErrReadOnly) || err.Error() != want {
		t.Errorf("writing while looking: %v", err)
	}
	if _, err := look.Undo(ctx); !errors.As(err, new(LookOnlyError)) {
		t.Errorf("undoing while looking: %v", err)
	}
	ok(t, s.Close())
	_, err = look.AddPerson(ctx, model.Person{Given: "A"})
	if want := "“test.convenor” was opened to look only, so nothing was changed; close it and open it again to make changes"; err.Error() != want {
		t.Errorf("writing when nobody has it any more: %v", err)
	}
	ok(t, look.Close())

	again := must[*Store](t)(Open(ctx, s.Path(), Options{Holder: "Ben on ben-laptop"}))
	ok(t, again.Close())
}

func TestALockThatNobodyHoldsIsTakenOver(t *testing.T) {
	s := newStore(t)
	ok(t, s.Close())
	left := must[[]byte](t)(json.Marshal(lockHolder{"Ben on ben-laptop", time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}))
	for _, text := range [][]byte{append([]byte("\n"), left...), nil, []byte("not ours")} {
		ok(t, os.WriteFile(s.Path()+".lock", text, 0o644))
		again := must[*Store](t)(Open(ctx, s.Path(), testOptions()))
		if who := readHolder(s.Path() + ".lock"); who.Holder != "Ann on ann-laptop" {
			t.Errorf("after %q the lock names %q", text, who.Holder)
		}
		ok(t, again.Close())
		if diff := cmp.Diff([]string{"test.convenor"}, beside(t, s.Path())); diff != "" {
			t.Error(diff)
		}
	}
}

func TestOneFileRemainsAfterClose(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Siân", "Evans")
	if diff := cmp.Diff([]string{"test.convenor", "test.convenor-shm", "test.convenor-wal", "test.convenor.lock"}, beside(t, s.Path())); diff != "" {
		t.Errorf("while it is open: %s", diff)
	}
	ok(t, s.Close())
	one := func(when string) {
		t.Helper()
		if diff := cmp.Diff([]string{"test.convenor"}, beside(t, s.Path())); diff != "" {
			t.Errorf("%s: %s", when, diff)
		}
	}
	one("after close")
	ok(t, s.Close()) // twice is once
	look := must[*Store](t)(Open(ctx, s.Path(), Options{ReadOnly: true}))
	must[Counts](t)(look.Counts(ctx))
	one("while somebody looks")
	ok(t, look.Close())
	one("after looking")
}

// Closing writes all into the one file even while somebody else looks at it,
// and is no error.
func TestClosingWhileSomebodyLooks(t *testing.T) {
	s := newStore(t)
	look := must[*Store](t)(Open(ctx, s.Path(), Options{ReadOnly: true}))
	must[Counts](t)(look.Counts(ctx))
	addPerson(t, s, "Siân", "Evans")
	ok(t, s.Close())
	copied := filepath.Join(t.TempDir(), "copy"+Extension) // as a person copies it to a stick
	ok(t, os.WriteFile(copied, must[[]byte](t)(os.ReadFile(s.Path())), 0o644))
	c := must[*sql.DB](t)(sql.Open("sqlite", dsn(copied, "rw")))
	var n int
	ok(t, c.QueryRow(`SELECT count(*) FROM person`).Scan(&n))
	ok(t, c.Close())
	if seen := must[Counts](t)(look.Counts(ctx)); n != 1 || seen.People != 1 {
		t.Errorf("%d people in the copy, %d seen", n, seen.People)
	}
	ok(t, look.Close())
	again := must[*Store](t)(Open(ctx, s.Path(), testOptions()))
	ok(t, again.Close())
	if diff := cmp.Diff([]string{"test.convenor"}, beside(t, s.Path())); diff != "" {
		t.Errorf("after the next close: %s", diff)
	}
}

func TestAClosedStoreAnswersWithAnError(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Siân", "Evans")
	ok(t, s.Close())
	if _, err := s.AddPerson(ctx, model.Person{Given: "A"}); !errors.Is(err, ErrClosed) {
		t.Errorf("adding: %v", err)
	}
	if _, err := s.FindPeople(ctx, PeopleFilter{Text: "evans"}, ByName, false); !errors.Is(err, ErrClosed) {
		t.Errorf("finding: %v", err)
	}
	if _, err := s.Counts(ctx); err == nil {
		t.Error("counting worked")
	}
}

func TestFilesThatAreNotOpened(t *testing.T) {
	good := must[[]byte](t)(emptyFile())
	change := func(do func(b []byte)) []byte {
		b := bytes.Clone(good)
		do(b)
		return b
	}
	for _, test := range []struct {
		name     string
		content  []byte
		err      error
		sentence string
	}{
		{"empty", []byte{}, ErrForeignFile, "“x.convenor” is not a community file, so it was left as it is"},
		{"short", []byte("hello"), ErrForeignFile, "“x.convenor” is not a community file, so it was left as it is"},
		{"text", bytes.Repeat([]byte("Dear all, "), 1000), ErrForeignFile, "“x.convenor” is not a community file, so it was left as it is"},
		{"another program's", change(func(b []byte) { b[68] = 0 }), ErrForeignFile, "“x.convenor” is not a community file, so it was left as it is"},
		{"no version", change(func(b []byte) { clear(b[60:64]) }), ErrForeignFile, "“x.convenor” is not a community file, so it was left as it is"},
		{"newer", change(func(b []byte) { b[63]++ }), ErrNewerFile, "“x.convenor” was written by a newer Convenor; install the newer version to open it. Nothing was changed"},
		{"cut short", good[:len(good)/2], ErrDamaged, "“x.convenor” is damaged and was not opened, so that nothing more is lost; open a backup copy of it instead"},
		{"first page", change(func(b []byte) { clear(b[100:4096]) }), ErrDamaged, "“x.convenor” is damaged and was not opened, so that nothing more is lost; open a backup copy of it instead"},
		{"missing", nil, ErrMissing, "“x.convenor” is not there; check the name and the folder"},
	} {
		for _, options := range []Options{testOptions(), {ReadOnly: true}} {
			path := filepath.Join(t.TempDir(), "x"+Extension)
			if test.content != nil {
				ok(t, os.WriteFile(path, test.content, 0o644))
			}
			s, err := Open(ctx, path, options)
			if !errors.Is(err, test.err) || err.Error() != test.sentence {
				t.Errorf("%s: %v", test.name, err)
			}
			if s != nil {
				ok(t, s.Close())
			}
			if left, _ := filepath.Glob(path + "?*"); len(left) > 0 {
				t.Errorf("%s: left beside it %v", test.name, left)
			}
			if now, _ := os.ReadFile(path); !bytes.Equal(now, test.content) {
				t.Errorf("%s: the file was changed", test.name)
			}
		}
	}
	if _, err := Open(ctx, t.TempDir(), testOptions()); !errors.Is(err, ErrForeignFile) {
		t.Errorf("a folder: %v", err)
	}
}

func TestCreateOverwritesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x"+Extension)
	ok(t, os.WriteFile(path, []byte("mine"), 0o644))
	if _, err := Create(ctx, path, model.NewCommunity("X"), testOptions()); !errors.Is(err, ErrExists) || !strings.HasPrefix(err.Error(), "“x.convenor” already exists") {
		t.Errorf("over a file: %v", err)
	}
	if now := must[[]byte](t)(os.ReadFile(path)); string(now) != "mine" {
		t.Errorf("the file holds %q", now)
	}
	if _, err := Create(ctx, filepath.Join(path, "..", "nowhere", "x"+Extension), model.NewCommunity("X"), testOptions()); !errors.Is(err, ErrMissing) {
		t.Errorf("in no folder: %v", err)
	}
	if _, err := Create(ctx, filepath.Join(t.TempDir(), "y"+Extension), model.NewCommunity(" "), testOptions()); !errors.As(err, new(model.ValidationError)) {
		t.Errorf("without a name: %v", err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	dir := t.TempDir()
	if _, err := Create(stopped, filepath.Join(dir, "y"+Extension), model.NewCommunity("Y"), testOptions()); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	refused := errors.New("no sample today")
	if _, err := Create(ctx, filepath.Join(dir, "y"+Extension), model.NewCommunity("Y"), testOptions(), func(*Store) error { return refused }); !errors.Is(err, refused) {
		t.Errorf("not filled: %v", err)
	}
	if left := must[[]os.DirEntry](t)(os.ReadDir(dir)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Another database program that is at work on the file is named as such, not as
// a fault of SQLite's.
func TestAnotherProgramIsAtWorkOnTheFile(t *testing.T) {
	s := newStore(t)
	other := must[*sql.DB](t)(sql.Open("sqlite", dsn(s.Path(), "rw", "_txlock=immediate")))
	defer other.Close()
	work := must[*sql.Tx](t)(other.Begin())
	_, err := s.writing.conn.ExecContext(ctx, "PRAGMA busy_timeout = 1")
	ok(t, err)
	_, err = s.AddPerson(ctx, model.Person{Given: "A"})
	if !errors.As(err, new(LockedError)) || err.Error() != "“test.convenor” is open elsewhere" {
		t.Errorf("got %v", err)
	}
	ok(t, work.Rollback())
	addPerson(t, s, "B", "")
}

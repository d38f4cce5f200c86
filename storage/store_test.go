package storage

import (
	"context"
	"errors"
	"math/rand"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"convenor/model"

	"pgregory.net/rapid"
)

var ctx = context.Background()

// fixedClock is a clock that moves on by a second at each look.
func fixedClock() func() time.Time {
	start := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	var looks atomic.Int64
	return func() time.Time { return start.Add(time.Duration(looks.Add(1)) * time.Second) }
}

func testOptions() Options {
	return Options{Now: fixedClock(), Random: rand.New(rand.NewSource(1)), Holder: "Ann on ann-laptop"}
}

func newStore(t testing.TB) *Store {
	t.Helper()
	s := openCopy(t, filepath.Join(t.TempDir(), "test"+Extension))
	t.Cleanup(func() {
		if s.closed {
			return // the test closed it
		}
		if found, err := s.Check(ctx); err != nil || len(found) > 0 {
			t.Errorf("the file is not sound after the test: %v %v", found, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// emptyFile is a new community file with the default lists.
var emptyFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "convenor")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, err := Create(ctx, filepath.Join(dir, "empty"+Extension), model.NewCommunity("Test community"), testOptions())
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(s.Path())
})

// openCopy opens a copy of the empty file.
func openCopy(t rapid.TB, path string) *Store {
	t.Helper()
	data, err := emptyFile()
	if err == nil {
		err = os.WriteFile(path, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	options := testOptions()
	options.Random = rand.New(rand.NewSource(2)) // the file's own ids are of seed 1
	s, err := Open(ctx, path, options)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// quickStore is a store for one of many runs of a property, in dir: its writes
// do not wait for the disk. The caller closes it.
func quickStore(r *rapid.T, dir string) *Store {
	r.Helper()
	f, err := os.CreateTemp(dir, "*"+Extension)
	if err = errors.Join(err, f.Close()); err != nil {
		r.Fatal(err)
	}
	s := openCopy(r, f.Name())
	if _, err := s.writing.conn.ExecContext(ctx, "PRAGMA synchronous = OFF"); err != nil {
		r.Fatal(err)
	}
	return s
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func addPerson(t testing.TB, s *Store, given, family string) model.ID {
	t.Helper()
	return must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: given, Family: family}))
}

func addSession(t testing.TB, s *Store, title string) model.ID {
	t.Helper()
	return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: model.Confirmed,
		Start: "2026-06-12T13:00", End: "2026-06-12T14:30", Zone: "Europe/London"}))
}

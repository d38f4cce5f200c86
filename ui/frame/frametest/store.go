package frametest

import (
	"context"
	"errors"
	"math/rand"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"convenor/assets"
	"convenor/model"
	"convenor/storage"
)

// Store makes a community file in a folder of the test's own, with a clock
// that moves on by a second at each look.
func Store(t testing.TB) *storage.Store {
	t.Helper()
	return copyOf(t, emptyFile)
}

// Sample is Store with the sample community in it.
func Sample(t testing.TB) *storage.Store {
	t.Helper()
	return copyOf(t, sampleFile)
}

func copyOf(t testing.TB, file func() (made, error)) *storage.Store {
	t.Helper()
	m, err := file()
	OK(t, err)
	path := filepath.Join(t.TempDir(), "test"+storage.Extension)
	OK(t, os.WriteFile(path, m.content, 0o600))
	s, err := storage.Open(context.Background(), path, options(m.at, 2)) // the file's own ids are of seed 1
	OK(t, err)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func options(at time.Time, seed int64) storage.Options {
	var mu sync.Mutex
	clock := func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		at = at.Add(time.Second)
		return at
	}
	return storage.Options{Now: clock, Random: rand.New(rand.NewSource(seed)), Holder: "Ann on ann-laptop"}
}

// made is a file, and when it was finished.
type made struct {
	content []byte
	at      time.Time
}

// The files are made once for all tests of a package.
var (
	emptyFile  = sync.OnceValues(func() (made, error) { return newFile(func(*storage.Store) error { return nil }) })
	sampleFile = sync.OnceValues(func() (made, error) {
		return newFile(func(s *storage.Store) error {
			return s.LoadSample(context.Background(), assets.Sample, model.DateOf(Now))
		})
	})
)

// newFile makes a community file and fills it.
func newFile(fill func(*storage.Store) error) (m made, err error) {
	dir, err := os.MkdirTemp("", "convenor")
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(dir)
	o := options(Now, 1)
	s, err := storage.Create(context.Background(), filepath.Join(dir, "empty"+storage.Extension), model.NewCommunity("Test community"), o)
	if err != nil {
		return m, err
	}
	if err := errors.Join(fill(s), s.Close()); err != nil {
		return m, err
	}
	m.at = o.Now()
	m.content, err = os.ReadFile(s.Path())
	return m, err
}

package frametest

import (
	"context"
	"math/rand"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
)

// Store makes a community file in a folder of the test's own, with a clock
// that moves on by a second at each look.
func Store(t testing.TB) *storage.Store {
	t.Helper()
	empty, err := emptyFile()
	OK(t, err)
	path := filepath.Join(t.TempDir(), "test"+storage.Extension)
	OK(t, os.WriteFile(path, empty.content, 0o600))
	s, err := storage.Open(context.Background(), path, options(empty.at, 2)) // the file's own ids are of seed 1
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

// emptyFile is a new community file, which is made once for all tests of a package.
var emptyFile = sync.OnceValues(func() (m made, err error) {
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
	if err := s.Close(); err != nil {
		return m, err
	}
	m.at = o.Now()
	m.content, err = os.ReadFile(s.Path())
	return m, err
})

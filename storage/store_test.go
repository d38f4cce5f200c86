package storage

import (
	"context"
	"math/rand"
	"path/filepath"
	"testing"
	"time"

	"convenor/model"
)

var ctx = context.Background()

// fixedClock is a clock that moves on by a second at each look.
func fixedClock() func() time.Time {
	at := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

func testOptions() Options {
	return Options{Now: fixedClock(), Random: rand.New(rand.NewSource(1)), Holder: "Ann on ann-laptop"}
}

func newStore(t testing.TB) *Store {
	t.Helper()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "test"+Extension), model.NewCommunity("Test community"), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.reader == nil {
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

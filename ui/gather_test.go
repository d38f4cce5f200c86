package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"convenor/storage"
)

func TestTheFileAloneIsWholeAfterAPause(t *testing.T) {
	path := newFile(t)
	d, h := atWork(t, path)
	clock := &clockwork{}
	d.later = clock.later
	d.addPerson("Ann")
	h.all()
	clock.ring()
	h.all()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	alone := filepath.Join(t.TempDir(), "copy.convenor")
	if err := os.WriteFile(alone, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := storage.Open(context.Background(), alone, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	people, err := s.FindPeople(context.Background(), storage.PeopleFilter{}, storage.ByName, false)
	if err != nil || people.Whole != 3 {
		t.Errorf("the copy has %d people, %v", people.Whole, err)
	}
}

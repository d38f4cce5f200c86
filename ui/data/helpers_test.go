package data

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"
)

var ctx = context.Background()

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

var ok = frametest.OK

// shared is the path of a file of the test material beside the repository.
func shared(t testing.TB, name string) string {
	t.Helper()
	dir := must[string](t)(os.Getwd())
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("there is no go.mod above this test")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "..", "shared", "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("the test material is missing: %v", err)
	}
	return path
}

// file writes a contact list.
func file(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	ok(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// open shows the area at one of its tabs.
func open(t *testing.T, store *storage.Store, tab string) *frametest.Host {
	t.Helper()
	h := frametest.New(t, store)
	h.Use(New(h), frame.Place{Area: frame.Data, Tab: tab})
	return h
}

func addPerson(t testing.TB, s *storage.Store, given, family, email string) model.ID {
	t.Helper()
	p := model.Person{Given: given, Family: family}
	if email != "" {
		p.Emails = []model.Email{{Address: email}}
	}
	return must[model.ID](t)(s.AddPerson(ctx, p))
}

func people(t testing.TB, s *storage.Store) int {
	t.Helper()
	return must[storage.Counts](t)(s.Counts(ctx)).People
}

// failed fails the test unless the last error that was shown says text.
func failed(t *testing.T, h *frametest.Host, text string) {
	t.Helper()
	if len(h.Errors) == 0 || !strings.Contains(h.Errors[len(h.Errors)-1].Error(), text) {
		t.Errorf("the errors are %v, want %q", h.Errors, text)
	}
}

func told(t *testing.T, h *frametest.Host, text string) {
	t.Helper()
	if len(h.Told) == 0 || !strings.Contains(h.Told[len(h.Told)-1], text) {
		t.Errorf("the messages are %q, want %q", h.Told, text)
	}
}

func noErrors(t *testing.T, h *frametest.Host) {
	t.Helper()
	if err := errors.Join(h.Errors...); err != nil {
		t.Error(err)
	}
}

func field(h *frametest.Host, label string) *widgets.TextField {
	return frametest.Find[*widgets.TextField](h, label)
}

func kinds(all []match.Verdict) string {
	var words []string
	for _, v := range all {
		words = append(words, string(v.Kind))
	}
	return strings.Join(words, " ")
}

package ics

import (
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// sharedData is a file of the test material beside the repository.
func sharedData(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(filepath.Dir(dir), "shared", "data", filepath.FromSlash(name))
		}
	}
	t.Fatal("no go.mod above this test")
	return ""
}

// TestCorpus reads calendar files of many programs, good and bad. What is in
// them and what should become of it is in EXPECTED.tsv.
func TestCorpus(t *testing.T) {
	root := sharedData(t, "calendar")
	list, err := os.Open(filepath.Join(root, "EXPECTED.tsv"))
	if err != nil {
		t.Fatalf("the test material is missing: %v", err)
	}
	defer list.Close()
	table := csv.NewReader(list)
	table.Comma = '\t'
	rows, err := table.ReadAll()
	if err != nil || len(rows) < 100 {
		t.Fatalf("%d rows in EXPECTED.tsv: %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		name, class := row[0], row[1]
		t.Run(name, func(t *testing.T) {
			f, err := os.Open(filepath.Join(root, filepath.FromSlash(name)))
			if err != nil {
				t.Fatalf("the test material is missing: %v", err)
			}
			defer f.Close()
			got, err := Read(f)
			if err != nil {
				t.Fatal(err)
			}
			t.Run("behind a programme", func(t *testing.T) { corpusBehind(t, f, got) })
			events, _ := strconv.Atoi(row[2])
			replacing, _ := strconv.Atoi(row[3])
			cancelled, _ := strconv.Atoi(row[4])
			switch class {
			case "must-import", "no-events", "fragment":
				expect(t, "events", len(got.Events), events)
				expect(t, "occurrences replaced", count(got.Events, func(e Event) bool { return !e.Replaces.IsZero() }), replacing)
				expect(t, "cancelled", count(got.Events, func(e Event) bool { return e.Status == "CANCELLED" }), cancelled)
			case "should-import-or-explain", "must-not-crash":
				if len(got.Events) != events && len(got.Problems) == 0 {
					t.Errorf("%d of %d events, and no explanation", len(got.Events), events)
				}
			default:
				t.Fatalf("no class %q", class)
			}
			dated := count(got.Events, func(e Event) bool { return !e.Start.IsZero() })
			if dated < len(got.Events) && len(got.Problems) == 0 {
				t.Errorf("%d events have no date, and no explanation", len(got.Events)-dated)
			}
			for _, e := range got.Events {
				if e.End.Before(e.Start) {
					t.Errorf("“%s” ends before it starts", e.Title)
				}
			}
			for _, p := range got.Problems {
				if p.Line < 1 || p.Text == "" || strings.ContainsAny(p.Text, "\r\n") {
					t.Errorf("not a sentence: %q", p)
				}
			}
		})
	}
}

// corpusBehind shows a file behind a programme: every event that has a date and is not called off,
// or a sentence for each that is not.
func corpusBehind(t *testing.T, f io.ReadSeeker, got File) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	b, err := ReadBackground(f)
	if err != nil {
		t.Fatal(err)
	}
	due := count(got.Events, func(e Event) bool { return !e.Start.IsZero() && e.Status != "CANCELLED" })
	more := len(b.Problems) - len(got.Problems)
	if b.Events > due || b.Events+more < due && len(b.Problems) < maxProblems || more < 0 {
		t.Errorf("%d of %d events, %d sentences and %d more", b.Events, due, len(got.Problems), more)
	}
	on, _ := b.Between("1990-01-01", "2035-12-31", london)
	excepted := count(got.Events, func(e Event) bool { return strings.Contains(e.Recurrence, "EXDATE") })
	if b.Events > 0 && len(on) == 0 && due == len(got.Events) && excepted == 0 {
		t.Error("nothing is on in half a century")
	}
	for i, e := range on {
		if e.To.Before(e.From) || e.Last < e.First || i > 0 && e.From.Before(on[i-1].From) {
			t.Errorf("%+v", e)
		}
	}
	for _, p := range b.Problems {
		if p.Line < 1 || p.Text == "" || strings.ContainsAny(p.Text, "\r\n") {
			t.Errorf("not a sentence: %q", p)
		}
	}
}

func count(events []Event, is func(Event) bool) (n int) {
	for _, e := range events {
		if is(e) {
			n++
		}
	}
	return n
}

func expect(t *testing.T, what string, got, want int) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %d, want %d", what, got, want)
	}
}

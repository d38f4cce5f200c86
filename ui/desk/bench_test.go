package desk

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"convenor/assets/federation"
	"convenor/model"
	"convenor/storage"
)

// typedAtDesk is what a helper types at the door, letter by letter: names of
// people who are expected and who are not, an organisation, an address, names
// as they were heard, and what nobody is called.
var typedAtDesk = []string{"anna marsh", "kasha", "oneil sian", "halton carers", "person5", "lucas woycik", "fairclouhg", "zzz", "e", "jonson liverpol"}

const seenRows = 12

// BenchmarkKey measures a key press at the desk until the rows that are seen are
// made, at 100,000 people with 2,000 on the list, and reports the time that one
// in a hundred takes longer than.
func BenchmarkKey(b *testing.B) {
	d := bigDesk(b)
	var texts []string
	for _, whole := range typedAtDesk {
		for i := range whole {
			texts = append(texts, whole[:i+1])
		}
	}
	for range 5 {
		b.Run("press", func(b *testing.B) {
			took := make([]time.Duration, b.N)
			for i := range b.N {
				began := time.Now()
				d.typed(texts[i%len(texts)])
				for row := range min(d.len(), seenRows) {
					d.row(row)
				}
				took[i] = time.Since(began)
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

func bigDesk(b *testing.B) *desk {
	b.Helper()
	ok := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	s, err := storage.Create(ctx, filepath.Join(b.TempDir(), "x"+storage.Extension), model.NewCommunity("x"), storage.Options{})
	ok(err)
	b.Cleanup(func() { ok(s.Close()) })
	ok(s.LoadSample(ctx, federation.Files(100_000, 2_000), model.DateOf(s.Now())))
	found, err := s.FindPeople(ctx, storage.PeopleFilter{Text: "a"}, storage.ByName, false)
	ok(err)
	id, err := s.AddSession(ctx, model.Session{Title: "Congress", Mode: model.InPerson, State: model.Confirmed, Start: "2026-05-06T13:00", Zone: "Europe/London"})
	ok(err)
	var expected []model.ID
	for i := range 2000 {
		expected = append(expected, found.Row(i*found.Len()/2000).ID)
	}
	_, _, err = s.Invite(ctx, id, expected...)
	ok(err)
	for _, person := range expected[:500] {
		ok(s.Arrive(ctx, id, person, model.InPerson))
	}
	now, err := s.Desk(ctx, id)
	ok(err)
	d := newDesk()
	d.set(now, s.Now())
	return d
}

package storage

import (
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whoever closes last, one file is left, and all is in it.
func TestOneFileRemainsWhoeverClosesLast(t *testing.T) {
	for _, order := range [][]string{
		{"writer", "looker"}, {"looker", "writer"},
		{"writer", "looker", "another"}, {"looker", "writer", "another"}, {"looker", "another", "writer"},
	} {
		t.Run(fmt.Sprint(order), func(t *testing.T) {
			s := newStore(t)
			open := map[string]*Store{"writer": s}
			for _, name := range order {
				if name != "writer" {
					open[name] = must[*Store](t)(Open(ctx, s.Path(), Options{ReadOnly: true}))
					must[Counts](t)(open[name].Counts(ctx))
				}
			}
			addPerson(t, s, "Siân", "Evans")
			for _, name := range order {
				ok(t, open[name].Close())
				delete(open, name)
				for _, o := range open {
					if n := must[Counts](t)(o.Counts(ctx)); n.People != 1 {
						t.Errorf("after the %s closed %d people are seen", name, n.People)
					}
				}
			}
			if diff := cmp.Diff([]string{"test.convenor"}, beside(t, s.Path())); diff != "" {
				t.Error(diff)
			}
			again := must[*Store](t)(Open(ctx, s.Path(), Options{ReadOnly: true}))
			if n := must[Counts](t)(again.Counts(ctx)); n.People != 1 {
				t.Errorf("%d people are in it", n.People)
			}
			ok(t, again.Close())
		})
	}
}

// What is at the path now may be another file, whose log is not ours to touch.
func TestTheLogOfAnotherFileIsLeftAlone(t *testing.T) {
	s := newStore(t)
	look := must[*Store](t)(Open(ctx, s.Path(), Options{ReadOnly: true}))
	must[Counts](t)(look.Counts(ctx))
	ok(t, s.Close())
	ok(t, os.Rename(s.Path(), s.Path()+".old"))
	ok(t, os.WriteFile(s.Path(), must[[]byte](t)(emptyFile()), 0o644))
	ok(t, look.Close())
	if diff := cmp.Diff([]string{"test.convenor", "test.convenor-shm", "test.convenor-wal", "test.convenor.old"}, beside(t, s.Path())); diff != "" {
		t.Error(diff)
	}
}

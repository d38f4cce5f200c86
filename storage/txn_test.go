package storage

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// hear collects the notices of a store.
func hear(s *Store) *[]Notice {
	var all []Notice
	s.Subscribe(func(n Notice) { all = append(all, n) })
	return &all
}

func keysOf[K ~string](m map[K]bool) (keys []K) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func TestOneNoticeForEachTransaction(t *testing.T) {
	s := newStore(t)
	heard := hear(s)
	check := func(label string, tables []string, ids ...model.ID) {
		t.Helper()
		if len(*heard) != 1 {
			t.Fatalf("%d notices of %q", len(*heard), label)
		}
		n := (*heard)[0]
		*heard = nil
		if diff := cmp.Diff(tables, keysOf(n.Tables)); diff != "" || n.Label != label || n.Bulk || n.Transaction == 0 {
			t.Errorf("%q as %d, bulk %v: %s", n.Label, n.Transaction, n.Bulk, diff)
		}
		for _, id := range ids {
			if !n.Touches(id) {
				t.Errorf("the notice of %q does not name %s", label, id)
			}
		}
		if n.Touches("") || n.Touches("else") {
			t.Errorf("the notice of %q names what was not touched", label)
		}
	}
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "O"}))
	check("Add O", []string{"organisation"}, org)
	person := must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "P", Affiliations: []model.Affiliation{{Organisation: org}}, Offers: []model.Offer{{Kind: model.Talk}}}))
	check("Add P", []string{"affiliation", "offer", "person"}, person, org)
	id := addSession(t, s, "Launch")
	check("Plan “Launch”", []string{"session"}, id)
	_, _, err := s.Invite(ctx, id, person)
	ok(t, err)
	check("Invite 1 person to “Launch”", []string{"participation"}, id, person)
	ok(t, s.RemovePeople(ctx, person))
	check("Remove P", []string{"affiliation", "offer", "participation", "person"}, id, person, org)
	must[string](t)(s.Undo(ctx))
	check("Undo: Remove P", []string{"affiliation", "offer", "participation", "person"}, id, person, org)
	must[string](t)(s.Redo(ctx))
	check("Redo: Remove P", []string{"affiliation", "offer", "participation", "person"}, id, person, org)

	o := must[model.Organisation](t)(s.Organisation(ctx, org))
	ok(t, s.UpdateOrganisation(ctx, o)) // changes nothing
	if _, err := s.AddPerson(ctx, model.Person{}); err == nil || len(*heard) != 0 {
		t.Errorf("%v; %d notices of nothing", err, len(*heard))
	}
}

func TestABigTransactionIsToldAsAWhole(t *testing.T) {
	s := newStore(t)
	heard := hear(s)
	add := func(n int) {
		ok(t, s.write(ctx, fmt.Sprint("Add ", n), func(t *tx) error {
			for range n {
				if _, err := t.addPerson(model.Person{Given: "A"}); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	add(bulkLimit)
	add(bulkLimit + 1)
	small, big := (*heard)[0], (*heard)[1]
	if small.Bulk || len(small.IDs) != bulkLimit {
		t.Errorf("of %d rows %d are named", bulkLimit, len(small.IDs))
	}
	if !big.Bulk || len(big.IDs) != 0 || !big.Touches("anything") || !big.Tables["person"] || len(big.Tables) != 1 {
		t.Errorf("bulk %v, %d ids, tables %v", big.Bulk, len(big.IDs), big.Tables)
	}
}

func TestSubscribersComeAndGo(t *testing.T) {
	s := newStore(t)
	var heard []string
	end := s.Subscribe(func(n Notice) { heard = append(heard, "first "+n.Label) })
	s.Subscribe(func(n Notice) { heard = append(heard, "second "+n.Label) })
	addPerson(t, s, "A", "")
	end()
	end()
	addPerson(t, s, "B", "")
	if diff := cmp.Diff([]string{"first Add A", "second Add A", "second Add B"}, heard); diff != "" {
		t.Error(diff)
	}
}

func TestACancelledChangeKeepsNothing(t *testing.T) {
	s := newStore(t)
	heard := hear(s)
	for name, stopAt := range map[string]int{"at once": 0, "half-way": 3, "at the end": 6} {
		stopped, cancel := context.WithCancel(ctx)
		err := s.write(stopped, "Add many", func(t *tx) error {
			for i := range 6 {
				if i == stopAt {
					cancel()
				}
				if _, err := t.addPerson(model.Person{Given: "A"}); err != nil {
					return err
				}
			}
			cancel()
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		if n := must[Counts](t)(s.Counts(ctx)); n.People != 0 {
			t.Errorf("%s: %d people were kept", name, n.People)
		}
	}
	if steps := must[[]Step](t)(s.History(ctx, 10)); len(steps) != 1 || len(*heard) != 0 {
		t.Errorf("%d steps, %d notices", len(steps), len(*heard))
	}
	addPerson(t, s, "B", "") // and the next one is saved
	if n := must[Counts](t)(s.Counts(ctx)); n.People != 1 {
		t.Errorf("%d people", n.People)
	}
}

// A subscriber may ask what it is told of, also when the index of people
// becomes ready.
func TestASubscriberMayAsk(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Siân", "Evans")
	limited, cancel := context.WithTimeout(ctx, time.Minute) // only against waiting for ever
	defer cancel()
	ready := make(chan error, 1)
	defer s.Subscribe(func(n Notice) {
		found, err := s.FindPeople(limited, PeopleFilter{Text: "sian"}, ByName, false)
		if err == nil && (found.Len() != 1 || !found.Indexed) {
			err = fmt.Errorf("found %d", found.Len())
		}
		ready <- err
	})()
	first := must[*People](t)(s.FindPeople(ctx, PeopleFilter{}, ByName, false))
	if first.Len() != 1 || first.Row(0).Name() != "Evans, Siân" {
		t.Errorf("at once: %d, %+v", first.Len(), first.Row(0))
	}
	ok(t, <-ready)
	_ = must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Mai"}))
	ok(t, <-ready)
}

// While the index of people is still being read the first rows are shown, and
// everyone else is counted.
func TestFirstRowsBeforeTheIndexIsReady(t *testing.T) {
	s := newStore(t)
	ok(t, s.write(ctx, "Add many", func(t *tx) error {
		for i := range firstPeople + 50 {
			if _, err := t.addPerson(model.Person{Given: fmt.Sprintf("%04d", i), Emails: []model.Email{{Address: "a@example.org"}}}); err != nil {
				return err
			}
		}
		return nil
	}))
	p := must[*People](t)(s.firstPeople(ctx))
	if p.Indexed || p.Len() != firstPeople+50 || p.Whole != firstPeople+50 || len(p.IDs()) != firstPeople {
		t.Errorf("indexed %v, %d of %d, %d ids", p.Indexed, p.Len(), p.Whole, len(p.IDs()))
	}
	last, beyond := p.Row(firstPeople-1), p.Row(firstPeople)
	if last.Name() != fmt.Sprintf("%04d", firstPeople-1) || last.Email != "a@example.org" || last.Engagement != model.NeverAsked || beyond.ID != "" {
		t.Errorf("row %d is %+v, the next %+v", firstPeople-1, last, beyond)
	}
	if p.Index(last.ID) != firstPeople-1 || p.Index("none") != -1 {
		t.Errorf("the last is at %d", p.Index(last.ID))
	}
	all := must[*People](t)(s.FindPeople(ctx, PeopleFilter{Text: fmt.Sprintf("%04d", firstPeople+49)}, ByName, false)) // waits for the index
	if !all.Indexed || all.Len() != 1 || all.Whole != firstPeople+50 {
		t.Errorf("indexed %v, %d of %d", all.Indexed, all.Len(), all.Whole)
	}
}

// What was read ahead answers the first question, unless something was saved in
// between.
func TestReadAheadIsNeverOutOfDate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x"+Extension)
	s := must[*Store](t)(Create(ctx, path, model.NewCommunity("x"), Options{}))
	_ = must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Ann"}))
	ok(t, s.Close())
	for _, added := range []int{0, 1} {
		s = must[*Store](t)(Open(ctx, path, Options{}))
		ok(t, s.ReadAhead(ctx))
		for range added {
			_ = must[model.ID](t)(s.AddPerson(ctx, model.Person{Given: "Bea"}))
		}
		if p := must[*People](t)(s.FindPeople(ctx, PeopleFilter{}, ByName, false)); p.Len() != 1+added || p.Row(added).ID == "" {
			t.Errorf("%d were added: %d people, the last %+v", added, p.Len(), p.Row(added))
		}
		ok(t, s.Close())
	}
}

// Writers, readers and undo at once, and a close in the middle of it: nothing
// is torn, and what was saved is there.
func TestEverythingAtOnce(t *testing.T) {
	s := newStore(t)
	var wg sync.WaitGroup
	saved := make([]int, 3)
	for w := range saved {
		wg.Go(func() {
			for i := range 15 {
				if _, err := s.AddPerson(ctx, model.Person{Given: fmt.Sprint(w), Family: fmt.Sprint(i)}); err == nil {
					saved[w]++
				} else if !errors.Is(err, ErrClosed) {
					t.Error(err)
				}
			}
		})
		wg.Go(func() {
			for range 15 {
				if p, err := s.FindPeople(ctx, PeopleFilter{Text: "1"}, ByCame, true); err == nil {
					for i := range p.Len() {
						p.Row(i)
					}
				}
				_, _, _ = s.Steps(ctx) // an error once it is closed
				_, _ = s.Search(ctx, "2", 5)
			}
		})
	}
	wg.Go(func() {
		for saved := 0; saved < 20; {
			c, err := s.Counts(ctx)
			if err != nil {
				t.Error(err)
				return
			}
			saved = c.People
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	wg.Wait()
	again := must[*Store](t)(Open(ctx, s.Path(), testOptions()))
	defer again.Close()
	if n := must[Counts](t)(again.Counts(ctx)); n.People != saved[0]+saved[1]+saved[2] {
		t.Errorf("%d people are there, %v were saved", n.People, saved)
	}
	if found := must[[]string](t)(again.Check(ctx)); len(found) > 0 {
		t.Error(found)
	}
}

// Two presses of undo at the same moment take back two steps, not one twice.
func TestUndoTwiceAtOnce(t *testing.T) {
	s := newStore(t)
	for i := range 6 {
		addPerson(t, s, fmt.Sprint(i), "")
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if _, err := s.Undo(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := must[Counts](t)(s.Counts(ctx)); n.People != 2 {
		t.Errorf("%d people after taking back four of six", n.People)
	}
}

package model

import (
	"bytes"
	"errors"
	"math/rand"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
)

// idsAt makes ids from a clock that the caller sets and a fixed seed.
func idsAt(at *time.Time) *IDSource {
	return NewIDSource(func() time.Time { return *at }, rand.New(rand.NewSource(1)))
}

func TestIDsAreVersion7AndHoldTheTime(t *testing.T) {
	at := time.Date(2026, 5, 6, 10, 0, 0, 123e6, time.UTC)
	u, err := uuid.Parse(string(idsAt(&at).New()))
	if err != nil {
		t.Fatal(err)
	}
	if u.Version() != 7 || u.Variant() != uuid.RFC4122 {
		t.Errorf("version %d, variant %v", u.Version(), u.Variant())
	}
	if sec, nsec := u.Time().UnixTime(); !time.Unix(sec, nsec).Equal(at) {
		t.Errorf("the id says %v, the clock said %v", time.Unix(sec, nsec).UTC(), at)
	}
}

func TestIDsAlwaysIncrease(t *testing.T) {
	at := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	ids := idsAt(&at)
	last := ID("")
	for i := range 20_000 { // more than the counter under a millisecond holds
		switch i {
		case 10_000:
			at = at.Add(-time.Hour)
		case 15_000:
			at = at.Add(2 * time.Hour)
		}
		id := ids.New()
		if id <= last {
			t.Fatalf("id %d is %s after %s", i, id, last)
		}
		last = id
	}
}

func TestIDsAreReproducible(t *testing.T) {
	at := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	a, b := idsAt(&at), idsAt(&at)
	for range 100 {
		if x, y := a.New(), b.New(); x != y {
			t.Fatalf("%s and %s from one clock and seed", x, y)
		}
	}
}

func TestIDsOfSeveralGoroutinesDiffer(t *testing.T) {
	at := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	ids := idsAt(&at)
	var seen sync.Map
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 500 {
				if _, twice := seen.LoadOrStore(ids.New(), true); twice {
					t.Error("an id was given twice")
				}
			}
		})
	}
	wg.Wait()
}

func TestIDsAreNotMadeWithoutChance(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an id was made from a random source that had run dry")
		}
	}()
	NewIDSource(time.Now, bytes.NewReader([]byte{1, 2, 3})).New()
}

func TestParseID(t *testing.T) {
	const id = ID("0196a4f0-1234-7abc-8def-0123456789ab")
	for _, spelled := range []string{string(id), strings.ToUpper(string(id)), strings.ReplaceAll(string(id), "-", ""), "{" + string(id) + "}", "urn:uuid:" + string(id)} {
		if got, err := ParseID(spelled); err != nil || got != id {
			t.Errorf("ParseID(%q) = %s, %v", spelled, got, err)
		}
	}
	for _, bad := range []string{"", "launch", string(id) + "0", strings.Replace(string(id), "a", "g", 1)} {
		var v ValidationError
		if got, err := ParseID(bad); !errors.As(err, &v) || got != "" {
			t.Errorf("ParseID(%q) = %s, %v", bad, got, err)
		}
	}
}

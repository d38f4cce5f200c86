package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"convenor/model"
)

// arriveAll lets everybody on the list of the one session arrive, each followed
// by somebody who walks in, and prints "shown NAME" for each when the desk that
// was read after the write shows them in, as the screen does.
func arriveAll(path string) error {
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	all, err := s.Programme(ctx)
	if err != nil {
		return err
	}
	id := all[0].ID
	d, err := s.Desk(ctx, id)
	if err != nil {
		return err
	}
	for i, p := range d.People {
		guest := model.Person{Given: "Guest", Family: fmt.Sprint(i)}
		if err := s.Arrive(ctx, id, p.Person, model.InPerson); err != nil {
			return err
		}
		if err := showIn(s, id, p.Name()); err != nil {
			return err
		}
		if _, err := s.AddWalkIn(ctx, id, guest, model.InPerson); err != nil {
			return err
		}
		if err := showIn(s, id, guest.ListName()); err != nil {
			return err
		}
	}
	return s.Close()
}

func showIn(s *Store, id model.ID, name string) error {
	d, err := s.Desk(ctx, id)
	if err != nil {
		return err
	}
	for _, p := range d.People {
		if p.Name() == name && p.Attendance == model.Attended {
			_, err = fmt.Printf("shown %s\n", name)
			return err
		}
	}
	return errors.New(name + " is not in")
}

// TestKilledAtTheDesk kills the program 100 times while people arrive: whoever
// was shown to be in is in, and a walk-in is there with their arrival or not at
// all.
func TestKilledAtTheDesk(t *testing.T) {
	const kills, people = 100, 12
	s := newStore(t)
	id := addSession(t, s, "Launch")
	for i := range people {
		_, _, err := s.Invite(ctx, id, addPerson(t, s, "Person", fmt.Sprint(i)))
		ok(t, err)
	}
	ok(t, s.Close())
	base := must[[]byte](t)(os.ReadFile(s.Path()))
	random := rand.New(rand.NewPCG(3, 4))
	var took time.Duration
	shown, cut := 0, 0
	for i := range kills + 1 {
		path := filepath.Join(t.TempDir(), "desk"+Extension)
		ok(t, os.WriteFile(path, base, 0o644))
		run := context.Background()
		if i > 0 { // the first is not disturbed, and says how long it takes
			var cancel context.CancelFunc
			run, cancel = context.WithTimeout(run, time.Duration(random.Int64N(int64(took))))
			defer cancel()
		}
		began := time.Now()
		c := exec.CommandContext(run, os.Args[0])
		c.Env = append(os.Environ(), arriveVariable+"="+path)
		var stderr bytes.Buffer
		c.Stderr = &stderr
		out, err := c.Output()
		if err != nil && run.Err() == nil {
			t.Fatalf("%v: %s", err, &stderr)
		}
		if err != nil {
			cut++
		}
		if took == 0 {
			took = time.Since(began)
		}
		shown += checkArrived(t, path, id, string(out))
	}
	if cut < kills/4 || shown < kills {
		t.Errorf("only %d were cut off, and %d arrivals shown: that proves nothing", cut, shown)
	}
	t.Logf("%d of %d were cut off, %d arrivals were shown before; undisturbed it takes %v", cut, kills, shown, took.Round(time.Millisecond))
}

// checkArrived opens what a killed program left, and returns how many arrivals it
// had shown.
func checkArrived(t *testing.T, path string, id model.ID, printed string) (shown int) {
	t.Helper()
	s := must[*Store](t)(Open(ctx, path, Options{}))
	if faults, err := s.Check(ctx); err != nil || len(faults) > 0 {
		t.Fatalf("the file is not sound: %v %v", faults, err)
	}
	there := list(t, s, id)
	for line := range strings.Lines(printed) {
		name, whole := strings.CutSuffix(line, "\n")
		if !whole {
			continue // cut off inside the line
		}
		shown++
		if p := there[strings.TrimPrefix(name, "shown ")]; p.Attendance != model.Attended || p.In == "" {
			t.Fatalf("%s, and is not in: %+v", name, p)
		}
	}
	guests := must[[]string](t)(texts(ctx, s.reader, `SELECT id FROM person WHERE given = 'Guest' AND id NOT IN (SELECT person FROM participation WHERE attendance = 'attended')`))
	if len(guests) > 0 {
		t.Fatalf("%d walk-ins were added without their arrival", len(guests))
	}
	ok(t, s.Close())
	return shown
}

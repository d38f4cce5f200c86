package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
)

// deed is something that the program is killed in the middle of.
type deed struct {
	name    string
	kills   int
	prepare func(t *testing.T, file string)                      // makes the file; nil when the deed makes it
	command func(file string) []string                           // the process that is killed
	whole   func(t *testing.T, s *storage.Store, printed string) // the deed is there whole, or not at all
}

// TestKilled kills the program at random moments, 160 times, as a power cut or
// an impatient person does. (package storage does it to migrations.) Whatever
// the moment: the file opens, is sound, takes the next change, and holds each
// transaction whole or not at all.
func TestKilled(t *testing.T) {
	for _, d := range []deed{
		{"import", 50, makeSample, importMany, importedWhole},
		{"edit", 50, makeSample, editSomebody, editedWhole},
		{"undo", 40, makeImported, undoCommand, importedWhole},
		{"new", 20, nil, newSample, filledWhole},
	} {
		t.Run(d.name, func(t *testing.T) {
			killOften(t, d)
		})
	}
}

func killOften(t *testing.T, d deed) {
	base := filepath.Join(t.TempDir(), "base"+storage.Extension)
	if d.prepare != nil {
		d.prepare(t, base)
	}
	place := func(i int) string {
		file := filepath.Join(t.TempDir(), fmt.Sprintf("%d%s", i, storage.Extension))
		if d.prepare != nil {
			copyFile(t, base, file)
		}
		return file
	}
	random := rand.New(rand.NewPCG(1, uint64(d.kills)))
	took, cut := time.Duration(math.MaxInt64), 0
	for i := range d.kills + 1 {
		delay := time.Duration(0) // the first is not disturbed, and says how long it takes
		if i > 0 {
			delay = time.Duration(random.Int64N(int64(took)))
		}
		file, began := place(i), time.Now()
		printed, finished := runFor(t, delay, d.command(file))
		if finished {
			took = min(took, time.Since(began))
		} else {
			cut++
		}
		if !checkAfter(t, d, file, printed) {
			t.Fatalf("kill %d, after %v of %v", i, delay, took)
		}
	}
	t.Logf("%d of %d were cut off before their end, which takes %v", cut, d.kills, took.Round(time.Millisecond))
}

// runFor starts a process, kills it after a delay other than 0, and returns
// what it printed and whether it came to its end.
func runFor(t *testing.T, delay time.Duration, args []string) (printed string, finished bool) {
	t.Helper()
	ctx := context.Background()
	if delay > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, delay)
		defer cancel()
	}
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil && ctx.Err() == nil {
		t.Fatalf("%v: %v: %s", args, err, &stderr)
	}
	return string(out), err == nil
}

// checkAfter opens the file that a killed program left.
func checkAfter(t *testing.T, d deed, file, printed string) bool {
	if _, err := os.Stat(file); d.prepare == nil && errors.Is(err, fs.ErrNotExist) {
		return true // not made at all
	}
	ctx := context.Background()
	s, err := storage.Open(ctx, file, storage.Options{})
	if err != nil {
		t.Errorf("the file does not open: %v", err)
		return false
	}
	if faults, err := s.Check(ctx); err != nil || len(faults) > 0 {
		t.Errorf("the file is not sound: %v %v", faults, err)
	}
	d.whole(t, s, printed)
	if _, err := s.AddPerson(ctx, model.Person{Given: "Next"}); err != nil {
		t.Errorf("the file does not take the next change: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if beside, _ := filepath.Glob(file + "?*"); len(beside) > 0 {
		t.Errorf("after closing there is more than one file: %v", beside)
	}
	return !t.Failed()
}

func makeSample(t *testing.T, file string) {
	runFor(t, 0, newSample(file))
}

func newSample(file string) []string { return []string{"convenor", "new", file, "--sample"} }

func makeImported(t *testing.T, file string) {
	makeSample(t, file)
	runFor(t, 0, importMany(file))
}

func undoCommand(file string) []string { return []string{"convenor", "undo", file} }

// imported is how many people importMany brings in.
const imported = 1500

// importMany imports a contact list that it writes beside the file.
func importMany(file string) []string {
	list := filepath.Join(filepath.Dir(file), "contacts.csv")
	var b bytes.Buffer
	b.WriteString("Given name,Family name,Email,Organisation\r\n")
	for i := range imported {
		fmt.Fprintf(&b, "Person%d,Number%d,person%d@contacts.example,Organisation %d\r\n", i, i, i, i%50)
	}
	if err := os.WriteFile(list, b.Bytes(), 0o644); err != nil {
		panic(err) // a test's own folder
	}
	return []string{"convenor", "import", file, list}
}

// sample is what the sample community holds.
var sample = storage.Counts{People: 122, Organisations: 42, Venues: 9, Sessions: 9}

func counts(t *testing.T, s *storage.Store) storage.Counts {
	c, err := s.Counts(context.Background())
	if err != nil {
		t.Error(err)
	}
	return c
}

func importedWhole(t *testing.T, s *storage.Store, _ string) {
	undo, _, err := s.Steps(context.Background())
	if err != nil || undo == nil {
		t.Errorf("the last step: %v %v", undo, err)
		return
	}
	want := sample
	if strings.HasPrefix(undo.Label, "Import") {
		want.People += imported
		want.Organisations += 50
	}
	if got := counts(t, s); got != want {
		t.Errorf("the last step is “%s”, but there are %+v", undo.Label, got)
	}
}

func filledWhole(t *testing.T, s *storage.Store, _ string) {
	if got := counts(t, s); got != sample {
		t.Errorf("a new sample has %+v", got)
	}
}

// rounds is how often editPerson changes somebody.
const rounds = 25

// editSomebody is a process that edits one person again and again, as the
// window does, and prints the number of each round once it is saved. After the
// first it waits for the end of its input.
func editSomebody(file string) []string { return []string{"edit-somebody", file} }

func editMain() {
	ctx := context.Background()
	s, err := storage.Open(ctx, os.Args[1], storage.Options{})
	for round := 1; round <= rounds && err == nil; round++ {
		if err = edit(ctx, s, round); err == nil {
			fmt.Println(round)
		}
		if round == 1 {
			io.Copy(io.Discard, os.Stdin)
		}
	}
	if err = errors.Join(err, s.Close()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// edit changes a field, a list and rows of the first person, in one step.
func edit(ctx context.Context, s *storage.Store, round int) error {
	p, err := firstPerson(ctx, s)
	if err != nil {
		return err
	}
	word := fmt.Sprint("round ", round)
	p.Notes, p.Tags = word, []string{word}
	p.Offers = append(p.Offers, model.Offer{Kind: model.Talk, Title: word, State: model.NotAsked})
	return s.UpdatePerson(ctx, p)
}

func firstPerson(ctx context.Context, s *storage.Store) (model.Person, error) {
	var id model.ID
	enough := errors.New("enough")
	err := s.EachPerson(ctx, func(p model.Person) error {
		id = p.ID
		return enough
	})
	if !errors.Is(err, enough) {
		return model.Person{}, err
	}
	return s.Person(ctx, id)
}

// editedWhole wants all that was printed as saved, at most one round more, and
// every part of each round.
func editedWhole(t *testing.T, s *storage.Store, printed string) {
	p, err := firstPerson(context.Background(), s)
	if err != nil {
		t.Error(err)
		return
	}
	round := 0
	if p.Notes != "" {
		if _, err := fmt.Sscanf(p.Notes, "round %d", &round); err != nil {
			t.Errorf("the notes are %q", p.Notes)
		}
	}
	if saved := len(strings.Fields(printed)); round < saved || round > saved+1 {
		t.Errorf("%d rounds were saved, and round %d is there", saved, round)
	}
	made := slices.DeleteFunc(p.Offers, func(o model.Offer) bool { return !strings.HasPrefix(o.Title, "round ") })
	if len(made) != round || (round > 0 && !slices.Equal(p.Tags, []string{p.Notes})) {
		t.Errorf("round %d is there with %d offers and the tags %v", round, len(made), p.Tags)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	if err := os.WriteFile(to, readFile(t, from), 0o644); err != nil {
		t.Fatal(err)
	}
}

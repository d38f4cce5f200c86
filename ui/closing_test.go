package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
)

// names are the files and folders beside a file, its own first.
func names(t *testing.T, path string) []string {
	t.Helper()
	var all []string
	for _, e := range must[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(path))) {
		all = append(all, e.Name())
	}
	slices.Reverse(all) // "x.convenor" after "x backups"
	return all
}

func backupsOf(t *testing.T, path string) int {
	t.Helper()
	s := must[*storage.Store](t)(storage.Open(ctx, path, storage.Options{ReadOnly: true}))
	defer s.Close()
	return len(s.Backups())
}

func TestLeavingMakesABackupAndLeavesOneFile(t *testing.T) {
	path := newFile(t)
	d := open(t, path)
	d.addPerson("Ann")
	d.leave()
	if d.closed != 1 || d.store != nil {
		t.Fatal("the window was not closed")
	}
	if got, want := names(t, path), []string{"Wirral data.convenor", "Wirral data backups"}; !slices.Equal(got, want) {
		t.Errorf("%v is left, want %v", got, want)
	}
	if backupsOf(t, path) != 1 {
		t.Error("there is no backup")
	}
	d = open(t, path)
	d.sees("Backup")
	d.Go(frame.Place{Area: frame.Venues})
	d.leave()
	if n := backupsOf(t, path); n != 1 {
		t.Errorf("%d backups, though nothing was changed", n)
	}
	d = open(t, path)
	d.SetSetting(settingBackup, "no")
	d.addPerson("Bo")
	d.leave()
	if n := backupsOf(t, path); n != 1 {
		t.Errorf("%d backups, though they are switched off", n)
	}
	d = open(t, path)
	d.sees("4 people")
}

func TestLeavingTheFirstStartClosesTheWindow(t *testing.T) {
	d := sit(t, atOnce())
	d.shortcut(closeKey)
	if d.closed != 1 {
		t.Error("the window is still open")
	}
}

func TestWithoutABackupOneMayStay(t *testing.T) {
	path := newFile(t)
	ok(t, os.WriteFile(filepath.Join(filepath.Dir(path), "Wirral data backups"), nil, 0o600)) // no folder can be made there
	d := open(t, path)
	d.leave()
	d.sees("No backup was made")
	d.tap("Stay")
	if d.closed > 0 || d.store == nil {
		t.Fatal("the window was closed")
	}
	d.leave()
	d.tap("Close all the same")
	if d.closed != 1 || d.store != nil {
		t.Error("the window was not closed")
	}
}

// atWork starts the program with a file whose work waits until h runs it.
func atWork(t *testing.T, path string) (*desk, *hand) {
	t.Helper()
	h := newHand()
	d := sit(t, h)
	d.openFile(path, false)
	h.all()
	d.settle() // the index of people tells that it is there
	h.all()
	return d, h
}

func TestWhatIsStillToBeWrittenIsWrittenBeforeTheFileIsClosed(t *testing.T) {
	path := newFile(t)
	d, h := atWork(t, path)
	for _, name := range []string{"Ann", "Bo", "Cy"} {
		d.addPerson(name)
	}
	d.sees("Saving…")
	d.leave()
	if d.closed > 0 || d.store == nil {
		t.Fatal("the file was closed under its writes")
	}
	h.all()
	if d.closed != 1 || d.store != nil {
		t.Fatal("the window was not closed after the last write")
	}
	s := must[*storage.Store](t)(storage.Open(ctx, path, storage.Options{ReadOnly: true}))
	defer s.Close()
	if counts := must[storage.Counts](t)(s.Counts(ctx)); counts.People != 5 {
		t.Errorf("%d people were saved, want 5", counts.People)
	}
	if steps := must[[]storage.Step](t)(s.History(ctx, 3)); steps[0].Label != "Add Cy" || steps[2].Label != "Add Ann" {
		t.Errorf("saved in another order: %v", steps)
	}
}

func TestAnotherFileWaitsForTheWritesOfTheOpenOne(t *testing.T) {
	first, second := newFile(t), newFile(t)
	d, h := atWork(t, first)
	d.addPerson("Ann")
	d.openFile(second, false)
	if d.store.Path() != first {
		t.Fatal("the file was closed under its writes")
	}
	h.all()
	if d.store.Path() != second {
		t.Fatal("the second file was not opened")
	}
	d.sees("2 people")
	s := must[*storage.Store](t)(storage.Open(ctx, first, testOptions()))
	defer s.Close()
	if len(must[[]storage.Hit](t)(s.Search(ctx, "ann", 5))) != 1 {
		t.Error("the write was lost")
	}
}

func TestTypingIsSavedByLeaving(t *testing.T) {
	path := newFile(t)
	d, h := atWork(t, path)
	d.Go(frame.Place{Area: frame.Data, Tab: "Settings"})
	h.all()
	d.fill("Purpose", "Data for all")
	d.leave()
	h.all()
	s := must[*storage.Store](t)(storage.Open(ctx, path, storage.Options{ReadOnly: true}))
	defer s.Close()
	if c := must[model.Community](t)(s.Community(ctx)); c.Purpose != "Data for all" {
		t.Errorf("the purpose is %q", c.Purpose)
	}
}

func TestThereIsOneWorkAtATime(t *testing.T) {
	d, h := atWork(t, newFile(t))
	var first, second error = errDisk, nil
	d.Work("Importing…", func(_ context.Context, progress func(float64)) error { progress(0.5); return nil }, func(err error) { first = err })
	d.sees("Importing…")
	d.Work("Exporting…", func(context.Context, func(float64)) error { t.Error("it ran"); return nil }, func(err error) { second = err })
	if second == nil || second.Error() != "“Importing” is still going on. Nothing was done; try again when it has finished, or cancel it at the foot of the window" {
		t.Errorf("the second was told %v", second)
	}
	d.sees("Importing…")
	h.all()
	if first != nil {
		t.Errorf("the first ended with %v", first)
	}
	d.seesNot("Importing…")
}

func TestAWriteThatTakesLongDoesNotHideTheWork(t *testing.T) {
	d, h := atWork(t, newFile(t))
	clock := &clockwork{}
	d.writes.later = clock.later
	d.addPerson("Ann")
	clock.ring()
	d.pump()
	d.sees("Cancel") // beside “Saving…”
	d.Work("Importing…", func(context.Context, func(float64)) error { return nil }, func(error) {})
	d.sees("Importing…")
	h.next() // the write
	d.sees("Importing…")
	h.all()
	d.seesNot("Cancel", "Importing…")
	d.sees("3 people")
}

func TestLeavingAsksBeforeItStopsWork(t *testing.T) {
	path := newFile(t)
	d, h := atWork(t, path)
	var ended error
	work := func() {
		d.Work("Importing list.csv…", func(c context.Context, _ func(float64)) error { return c.Err() }, func(err error) {
			if ended = err; err != nil {
				d.Failed(err)
			}
		})
	}
	work()
	d.leave()
	d.sees("Importing list.csv goes on")
	d.tap("Wait")
	h.all()
	if d.closed > 0 || ended != nil {
		t.Fatalf("closed %d, work ended with %v", d.closed, ended)
	}
	work()
	d.leave()
	d.tap("Stop it")
	if d.closed > 0 {
		t.Fatal("the file was closed under the work")
	}
	h.all()
	if d.closed != 1 || !errors.Is(ended, context.Canceled) {
		t.Errorf("closed %d, work ended with %v", d.closed, ended)
	}
}

func TestWorkCanBeCancelled(t *testing.T) {
	d, h := atWork(t, newFile(t))
	d.Work("Checking…", func(c context.Context, _ func(float64)) error { return c.Err() }, d.Failed)
	d.tap("Cancel")
	h.all()
	d.says("Cancelled. Nothing was changed.")
}

func TestAProgramEndedFromOutsideSavesAndClosesTheFile(t *testing.T) {
	path := newFile(t)
	d, h := atWork(t, path)
	d.Go(frame.Place{Area: frame.Data, Tab: "Settings"})
	h.all()
	h.start = func(work func()) { go work() } // and there is no UI goroutine any more that takes answers
	d.fill("Purpose", "Data for all")
	d.addPerson("Ann")
	d.addPerson("Bo")
	ok(t, d.stopped())
	if got := names(t, path); !slices.Equal(got, []string{"Wirral data.convenor"}) {
		t.Errorf("%v is left", got)
	}
	s := must[*storage.Store](t)(storage.Open(ctx, path, storage.Options{ReadOnly: true}))
	defer s.Close()
	if counts := must[storage.Counts](t)(s.Counts(ctx)); counts.People != 4 {
		t.Errorf("%d people were saved, want 4", counts.People)
	}
	if c := must[model.Community](t)(s.Community(ctx)); c.Purpose != "Data for all" {
		t.Errorf("what was being typed is lost: %q", c.Purpose)
	}
}

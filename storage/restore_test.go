package storage

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// restoredTo checks that the file is sound and holds what dump said.
func restoredTo(t *testing.T, s *Store, want string) {
	t.Helper()
	if diff := cmp.Diff(want, dump(t, s)); diff != "" {
		t.Error(diff)
	}
	if found := must[[]string](t)(s.Check(ctx)); len(found) > 0 {
		t.Errorf("it is not sound: %q", found)
	}
}

func TestRestoreAndGoingBackOnIt(t *testing.T) {
	at := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	s := withClock(t, &at)
	person := addPerson(t, s, "Siân", "Evans")
	session := addSession(t, s, "Launch")
	then := dump(t, s)
	taken := must[string](t)(s.BackupDated(ctx, BackupByHand))
	at = at.Add(time.Hour)

	// Since then: a move that may have gone out, a sheet, a setting, more people.
	v := must[model.Session](t)(s.Session(ctx, session))
	v.Start, v.End = "2026-06-19T13:00", "2026-06-19T14:30"
	ok(t, s.UpdateSession(ctx, v))
	_, err := s.writing.conn.ExecContext(ctx, `INSERT INTO printing (code, session, variant, at, rows) VALUES ('AB12', ?, 'desk', '', '[]')`, session)
	ok(t, err)
	ok(t, s.SetSetting(ctx, "theme", "dark"))
	later := addPerson(t, s, "Mai", "Tran")
	now := dump(t, s)
	must[*People](t)(s.FindPeople(ctx, PeopleFilter{Text: "mai"}, ByName, false)) // the index is read

	var heard []Notice // but for the one that people can be searched, which comes when it comes
	s.Subscribe(func(n Notice) {
		if n.Label != "People are ready" {
			heard = append(heard, n)
		}
	})
	safety := must[string](t)(s.Restore(ctx, taken))
	restoredTo(t, s, then)
	copies := len(s.Backups())
	if _, err := s.Restore(ctx, taken); !errors.Is(err, ErrInPlace) || len(s.Backups()) != copies {
		t.Errorf("restored twice: %v, %d copies and then %d", err, copies, len(s.Backups()))
	}
	if len(heard) != 1 || !heard[0].Restored || !heard[0].Bulk || heard[0].Transaction != 0 || !heard[0].Tables["person"] || !heard[0].Tables["session"] {
		t.Errorf("told %+v", heard)
	}
	if found := must[*People](t)(s.FindPeople(ctx, PeopleFilter{Text: "mai"}, ByName, false)); found.Len() != 0 {
		t.Error("the index of people still knows who is gone")
	}
	if _, err := s.Person(ctx, later); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("who came later: %v", err)
	}
	if v := must[model.Session](t)(s.Session(ctx, session)); v.Sequence != 2 || !v.Changed.Equal(at) {
		t.Errorf("calendars will not follow: SEQUENCE %d of %v", v.Sequence, v.Changed)
	}
	for query, want := range map[string]string{
		`SELECT value FROM setting WHERE name = 'theme'`: "dark",
		`SELECT variant FROM printing`:                   "desk",
		`SELECT label FROM txn ORDER BY id DESC LIMIT 1`: "Restore the copy of 6 May 2026, 10:00",
	} {
		if got := must[[]string](t)(texts(ctx, s.reader, query)); !cmp.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	if want := filepath.Join(filepath.Dir(taken), "2026-05-06 11.00.00 before a restore.convenor"); safety != want || len(s.Backups()) != 2 {
		t.Errorf("the copy of what was before is %s of %v", safety, s.Backups())
	}

	// The journal is of use: the copy's own steps can be undone, and new ones made.
	if label := must[string](t)(s.Undo(ctx)); label != "Plan “Launch”" {
		t.Errorf("undid %q", label)
	}
	must[string](t)(s.Redo(ctx))
	addPerson(t, s, "Dev", "Sharma")
	must[string](t)(s.Undo(ctx))
	restoredTo(t, s, then)

	again := must[string](t)(s.Restore(ctx, safety))
	if again == safety || len(s.Backups()) != 3 {
		t.Errorf("the copy made of that is %s of %v", again, s.Backups())
	}
	restoredTo(t, s, now)
	if v := must[model.Session](t)(s.Session(ctx, session)); v.Sequence != 3 || v.Start != "2026-06-19T13:00" {
		t.Errorf("SEQUENCE %d at %s", v.Sequence, v.Start)
	}
	ok(t, s.Close())
	s = must[*Store](t)(Open(ctx, s.Path(), testOptions()))
	restoredTo(t, s, now)
	must[model.Person](t)(s.Person(ctx, person))
	ok(t, s.Close())
	if diff := cmp.Diff([]string{"test backups", "test.convenor"}, beside(t, s.Path())); diff != "" {
		t.Error(diff)
	}
}

// Who looks meanwhile sees what was restored, and is in nobody's way.
func TestRestoreWhileSomebodyLooks(t *testing.T) {
	s := newStore(t)
	taken := must[string](t)(s.BackupDated(ctx, BackupByHand))
	addPerson(t, s, "Siân", "Evans")
	look := must[*Store](t)(Open(ctx, s.Path(), Options{ReadOnly: true}))
	defer look.Close()
	must[Counts](t)(look.Counts(ctx))
	must[string](t)(s.Restore(ctx, taken))
	if n := must[Counts](t)(look.Counts(ctx)); n.People != 0 {
		t.Errorf("%d people are seen", n.People)
	}
	if _, err := look.Restore(ctx, taken); !errors.As(err, new(LookOnlyError)) {
		t.Errorf("by who looks: %v", err)
	}
}

func TestRestoreIsRefused(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Siân", "Evans")
	dir := t.TempDir()
	good := filepath.Join(dir, "good"+Extension)
	ok(t, s.Backup(ctx, good))
	data := must[[]byte](t)(os.ReadFile(good))
	put := func(name string, change func(b []byte) []byte) string {
		path := filepath.Join(dir, name+Extension)
		ok(t, os.WriteFile(path, change(bytes.Clone(data)), 0o644))
		return path
	}
	other := must[*Store](t)(Create(ctx, filepath.Join(dir, "other"+Extension), model.NewCommunity("Other"), Options{}))
	ok(t, other.Close())
	before, files := dump(t, s), beside(t, s.Path())
	for _, tt := range []struct {
		path string
		err  error
		want string
	}{
		{put("newer", func(b []byte) []byte { b[63]++; return b }), ErrNewerFile, "“newer.convenor” was written by a newer Convenor"},
		{put("foreign", func(b []byte) []byte { return []byte("Dear all, there is nothing here that could be restored") }), ErrForeignFile, "“foreign.convenor” is not a community file"},
		{put("cut", func(b []byte) []byte { return b[:len(b)/2] }), ErrDamagedCopy, "“cut.convenor” is damaged, so it was not restored. Nothing was changed; choose another copy"},
		{put("torn", func(b []byte) []byte {
			for at := 4096; at < len(b); at += 3 * 4096 {
				clear(b[at : at+100])
			}
			return b
		}), ErrDamagedCopy, "“torn.convenor” is damaged, so it was not restored"},
		{other.Path(), ErrOtherCommunity, "“other.convenor” is a copy of another community"},
		{s.Path(), ErrItself, "“test.convenor” is the file itself"},
		{filepath.Join(dir, "none"+Extension), ErrMissing, "“none.convenor” is not there"},
	} {
		_, err := s.Restore(ctx, tt.path)
		if !errors.Is(err, tt.err) || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.path, err)
		}
		if diff := cmp.Diff(files, beside(t, s.Path())); diff != "" || dump(t, s) != before {
			t.Errorf("%s: something changed: %s", tt.path, diff)
		}
	}
	must[string](t)(s.Restore(ctx, good))
}

func TestRestoreOfADamagedFile(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Siân", "Evans")
	copied := filepath.Join(t.TempDir(), "copy"+Extension)
	ok(t, s.Backup(ctx, copied))
	then := dump(t, s)
	ok(t, s.Close())
	broken := must[[]byte](t)(os.ReadFile(s.Path()))
	clear(broken[100:4096])
	ok(t, os.WriteFile(s.Path(), broken, 0o644))
	ok(t, os.WriteFile(s.Path()+"-wal", []byte("what was not saved"), 0o644))
	if _, err := RestoreDamaged(ctx, s.Path(), s.Path(), testOptions()); !errors.Is(err, ErrItself) {
		t.Errorf("of itself: %v", err)
	}
	aside := must[string](t)(RestoreDamaged(ctx, s.Path(), copied, testOptions()))
	if kept := must[[]byte](t)(os.ReadFile(aside)); !bytes.Equal(kept, broken) {
		t.Error("the damaged file was not kept as it was")
	}
	if kept := must[[]byte](t)(os.ReadFile(aside + "-wal")); string(kept) != "what was not saved" {
		t.Errorf("its log is %q", kept)
	}
	s = must[*Store](t)(Open(ctx, s.Path(), testOptions()))
	restoredTo(t, s, then)
	ok(t, s.Close())
	if left := beside(t, s.Path()); len(left) != 3 {
		t.Errorf("left: %q", left)
	}
}

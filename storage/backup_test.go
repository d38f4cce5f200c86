package storage

import (
	"database/sql"
	"errors"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// withClock is a store whose clock the test sets.
func withClock(t testing.TB, at *time.Time) *Store {
	s := newStore(t)
	s.options.Now = func() time.Time { return *at }
	return s
}

func TestBackupIsACommunityFile(t *testing.T) {
	s := newStore(t)
	id := addPerson(t, s, "Siân", "Evans")
	to := filepath.Join(t.TempDir(), "copy"+Extension)
	ok(t, os.WriteFile(to, []byte("an older copy"), 0o644))
	ok(t, s.Backup(ctx, to))
	addPerson(t, s, "After", "")
	c := must[*Store](t)(Open(ctx, to, testOptions()))
	must[model.Person](t)(c.Person(ctx, id))
	if n := must[Counts](t)(c.Counts(ctx)); n.People != 1 {
		t.Errorf("%d people in the copy", n.People)
	}
	if found := must[[]string](t)(c.Check(ctx)); len(found) > 0 {
		t.Error(found)
	}
	if label := must[string](t)(c.Undo(ctx)); label != "Add Siân Evans" {
		t.Errorf("in the copy %q was undone", label)
	}
	ok(t, c.Close())
	if diff := cmp.Diff([]string{"copy.convenor"}, beside(t, to)); diff != "" {
		t.Error(diff)
	}
}

func TestBackupIsRefused(t *testing.T) {
	s := newStore(t)
	link := filepath.Join(t.TempDir(), "link"+Extension)
	ok(t, os.Symlink(s.Path(), link))
	for name, to := range map[string]string{"onto itself": s.Path(), "by another name": link, "by another way": filepath.Join(filepath.Dir(s.Path()), ".", "test"+Extension)} {
		if err := s.Backup(ctx, to); !errors.Is(err, ErrExists) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.Backup(ctx, filepath.Join(t.TempDir(), "no", "copy"+Extension)); !errors.Is(err, ErrMissing) || strings.Contains(err.Error(), ".part") {
		t.Errorf("into no folder: %v", err)
	}
	if err := s.Backup(ctx, t.TempDir()); err == nil {
		t.Error("a folder was replaced by a copy")
	}
	addPerson(t, s, "A", "")
}

func TestDatedBackups(t *testing.T) {
	at := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	s := withClock(t, &at)
	changed := func(want bool) {
		t.Helper()
		if got := must[bool](t)(s.ChangedSinceBackup(ctx)); got != want {
			t.Errorf("changed since the last copy: %v", got)
		}
	}
	changed(true)
	if all := s.Backups(); len(all) != 0 {
		t.Errorf("copies before the first: %v", all)
	}
	at = at.Add(time.Hour)
	name := must[string](t)(s.BackupDated(ctx, BackupByHand))
	if want := filepath.Join(filepath.Dir(s.Path()), "test backups", "2026-05-06 11.00.00 by hand.convenor"); name != want {
		t.Errorf("the copy is %s", name)
	}
	changed(false)
	at = at.Add(time.Minute)
	ok(t, s.SetSetting(ctx, "theme", "dark")) // no step
	changed(false)
	addPerson(t, s, "A", "")
	changed(true)
	at = at.Add(time.Minute)
	must[string](t)(s.BackupDated(ctx, BackupByHand))
	changed(false)
	at = at.Add(time.Minute)
	must[string](t)(s.Undo(ctx))
	changed(true)

	folder := filepath.Dir(name)
	ok(t, os.WriteFile(filepath.Join(folder, "mine"+Extension), nil, 0o644))
	ok(t, os.WriteFile(filepath.Join(folder, "notes.txt"), nil, 0o644))
	at = at.AddDate(1, 0, 0)
	must[string](t)(s.BackupDated(ctx, BackupByHand)) // thins the older ones
	var got []string
	for _, b := range s.Backups() {
		got = append(got, b.At.Format(time.RFC3339)+" "+string(b.Reason))
	}
	if diff := cmp.Diff([]string{"2027-05-06T11:03:00Z by hand", "2026-05-06T11:02:00Z by hand"}, got); diff != "" {
		t.Error(diff)
	}
	for _, kept := range []string{"mine" + Extension, "notes.txt"} {
		if _, err := os.Stat(filepath.Join(folder, kept)); err != nil {
			t.Errorf("what is not a dated copy was removed: %v", err)
		}
	}
}

func TestThin(t *testing.T) {
	now := time.Date(2026, 5, 6, 12, 0, 0, 0, time.UTC) // a Wednesday
	for _, test := range []struct {
		name   string
		copies []string // newest first
		remove []string
	}{
		{"none", nil, nil},
		{"all of two days", []string{"2026-05-06 11:00", "2026-05-06 10:59", "2026-05-05 09:00", "2026-05-04 12:01"}, nil},
		{"one a day for two weeks", []string{"2026-05-04 12:00", "2026-05-04 09:00", "2026-05-01 18:00", "2026-05-01 08:00", "2026-04-22 12:01"}, []string{"2026-05-04 09:00", "2026-05-01 08:00"}},
		{"one a week for two months", []string{"2026-04-19 10:00", "2026-04-18 10:00", "2026-04-13 10:00", "2026-04-12 10:00", "2026-03-09 10:00"}, []string{"2026-04-18 10:00", "2026-04-13 10:00"}},
		{"one a month before", []string{"2026-02-27 10:00", "2026-02-01 10:00", "2026-01-31 10:00", "2025-02-27 10:00", "2025-02-26 10:00"}, []string{"2026-02-01 10:00", "2025-02-26 10:00"}},
		{"a week over the turn of the year", []string{"2026-05-06 11:00", "2026-01-02 10:00", "2025-12-30 10:00"}, nil},
		{"the clock was set back", []string{"2026-08-01 10:00", "2026-08-01 09:00"}, nil},
	} {
		var all []time.Time
		for _, c := range test.copies {
			all = append(all, must[time.Time](t)(time.Parse("2006-01-02 15:04", c)))
		}
		var got []string
		for _, at := range thin(all, moment, now) {
			got = append(got, at.Format("2006-01-02 15:04"))
		}
		if diff := cmp.Diff(test.remove, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func moment(at time.Time) time.Time { return at }

func TestACopySaysWhyAndHowLarge(t *testing.T) {
	at := time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)
	s := withClock(t, &at)
	hand := must[string](t)(s.BackupDated(ctx, BackupByHand))
	closing := must[string](t)(s.BackupDated(ctx, BackupOnClosing)) // in the same second
	old := filepath.Join(filepath.Dir(hand), "2026-05-05 09.00.00"+Extension)
	ok(t, os.WriteFile(old, []byte("12345"), 0o644)) // of before reasons were kept
	ok(t, os.WriteFile(filepath.Join(filepath.Dir(hand), "2026-05-05 09.00.00 for Ann"+Extension), nil, 0o644))
	aside := s.Path() + ".before-2"
	ok(t, os.WriteFile(aside, []byte("1"), 0o644))
	ok(t, os.Chtimes(aside, at, at.AddDate(0, 0, -3)))
	at = at.Add(time.Minute)
	safety := must[string](t)(s.Restore(ctx, hand))
	got := map[string]BackupReason{}
	for _, b := range s.Backups() {
		got[b.Path] = b.Reason
		if info := must[os.FileInfo](t)(os.Stat(b.Path)); b.Bytes != info.Size() {
			t.Errorf("%s has %d bytes", b.Path, b.Bytes)
		}
	}
	if diff := cmp.Diff(map[string]BackupReason{hand: BackupByHand, closing: BackupOnClosing, old: "", safety: BackupBeforeRestore, aside: BackupBeforeUpdate}, got); diff != "" {
		t.Error(diff)
	}
	if s.Backups()[0].Path != safety {
		t.Errorf("the first is %v", s.Backups()[0])
	}
}

// Of copies made day by day over years and thinned each time, some of every age
// are there, and never many.
func TestThinningKeepsSomeOfEveryAge(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		now := time.Date(2024, 1, 1, 9, 0, 0, 0, time.UTC)
		var all []time.Time
		days := rapid.IntRange(1, 800).Draw(r, "days")
		random := rand.New(rand.NewSource(rapid.Int64().Draw(r, "seed")))
		for range days {
			now = now.Add(time.Duration(20+random.Intn(9)) * time.Hour)
			all = slices.Insert(all, 0, now)
			gone := thin(all, moment, now)
			all = slices.DeleteFunc(all, func(at time.Time) bool { return slices.Contains(gone, at) })
		}
		if !all[0].Equal(now) || len(all) > 4+15+9+days/28+2 {
			r.Fatalf("%d copies after %d days, the last of %v", len(all), days, all[0])
		}
		for i := 1; i < len(all); i++ {
			most := 62 * 24 * time.Hour // no gap is wider than two of its slots, and a bit
			switch age := now.Sub(all[i-1]); {
			case age < 13*24*time.Hour:
				most = 56 * time.Hour
			case age < 50*24*time.Hour:
				most = 15 * 24 * time.Hour
			}
			if gap := all[i-1].Sub(all[i]); gap > most {
				r.Fatalf("after %d days there is nothing between %v and %v", days, all[i], all[i-1])
			}
		}
	})
}

func TestCheckFindsPlantedDamage(t *testing.T) {
	for _, test := range []struct {
		name string
		sql  string
		want string
	}{
		{"a row changed behind the journal's back", `DROP TRIGGER journal_person_update; UPDATE person SET role = 'Mayor'`, "The journal does not know the present state of person "},
		{"a row made so", `DROP TRIGGER journal_organisation_insert; INSERT INTO organisation (id, name) VALUES ('o', 'O')`, "The journal does not know the present state of organisation o"},
		{"a row removed so", `DROP TRIGGER journal_person_delete; DELETE FROM person`, "The journal does not know where person "},
		{"a change of no step", `UPDATE person SET role = 'Mayor'`, "1 changes in the journal belong to no step"},
		{"a dangling reference", `PRAGMA foreign_keys = 0; DROP TRIGGER journal_person_update; UPDATE person SET sector = 'none'`, "1 rows of person point to things that are not there"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newStore(t)
			addPerson(t, s, "Siân", "Evans")
			ok(t, s.Close())
			db := must[*sql.DB](t)(sql.Open("sqlite", "file:"+s.Path()))
			db.SetMaxOpenConns(1)
			_, err := db.Exec(test.sql)
			ok(t, err)
			ok(t, db.Close())
			s = must[*Store](t)(Open(ctx, s.Path(), testOptions()))
			defer s.Close()
			found := must[[]string](t)(s.Check(ctx))
			if !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, test.want) }) {
				t.Errorf("found %q", found)
			}
		})
	}
}

package data

import (
	"testing"
	"time"

	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"

	"fyne.io/fyne/v2"
)

func TestCopiesOfOneMinuteAreToldApart(t *testing.T) {
	at := time.Date(2026, 5, 6, 10, 0, 5, 0, time.UTC)
	all := []storage.BackupRow{{Path: "d", At: at.AddDate(0, 0, 1), Reason: storage.BackupBeforeRestore}, {Path: "c", At: at.Add(2 * time.Minute)},
		{Path: "b", At: at.Add(9 * time.Second)}, {Path: "a", At: at, Reason: storage.BackupBeforeRestore}}
	for i, want := range []string{"Thu 7 May 2026, 10:00", "Wed 6 May 2026, 10:02", "Wed 6 May 2026, 10:00:14", "Wed 6 May 2026, 10:00:05"} {
		if got := copyName(all[i], all); got != want {
			t.Errorf("%s is called %q, want %q", all[i].Path, got, want)
		}
	}
	if got := lastSafety(all); got != "d" {
		t.Errorf("what was there before is %q", got)
	}
	if got := lastSafety(all[1:3]); got != "" {
		t.Errorf("without a restoring it is %q", got)
	}
	for bytes, want := range map[int64]string{0: "1 KB", 1024: "1 KB", 1025: "2 KB", 1 << 20: "1.0 MB", 5<<20 + 1<<19: "5.5 MB"} {
		if got := sizeWords(bytes); got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}

func TestWhatWasThereBeforeIsOfferedAfterARestart(t *testing.T) {
	store := frametest.Store(t)
	h := open(t, store, Backups)
	addPerson(t, store, "Ann", "Lęcka", "")
	h.Do("Back up now")
	page := h.Screen.(*Screen).page(Backups).(*backups)
	if r, ok := page.table.CurrentRow(); !ok || r.Reason != storage.BackupByHand {
		t.Errorf("the copy just made is not the current one: %v", r)
	}
	addPerson(t, store, "Bo", "Dean", "")
	h.Press(fyne.KeyReturn)
	if n := people(t, store); n != 1 {
		t.Fatalf("restored, %d people", n)
	}
	h.Use(New(h), frame.Place{Area: frame.Data, Tab: Backups}) // as after a restart
	h.Sees("before a restore", "by hand", "what was there before", "KB")
	h.Tap("Put back what was there before")
	if n := people(t, store); n != 2 {
		t.Errorf("put back, %d people", n)
	}
	noErrors(t, h)
}

package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// openFile opens a community file in the place of the one that is open, or says
// why not and keeps what is open.
func (w *window) openFile(path string, readOnly bool) {
	if w.store == nil {
		w.openNow(path, readOnly)
		return
	}
	if !w.store.ReadOnly() && sameFile(w.store.Path(), path) {
		w.Tell("“"+filepath.Base(path)+"” is open already.", "", nil)
		return
	}
	w.finish(func() { w.openNow(path, readOnly) }, nil)
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

func (w *window) openNow(path string, readOnly bool) {
	options := w.options
	options.ReadOnly = readOnly
	s, err := storage.Open(context.Background(), path, options)
	w.opened(path, s, err)
}

// opened shows a file that was opened, or says why it was not.
func (w *window) opened(path string, s *storage.Store, err error) {
	if err == nil {
		w.replace(s)
		return
	}
	var locked storage.LockedError
	isLocked := errors.As(err, &locked)
	if !isLocked {
		w.forgetRecent(path)
	}
	if w.store == nil {
		w.showFirstStart()
	}
	if isLocked {
		w.offerReadOnly(path, locked)
		return
	}
	w.showProblem("This file was not opened", err)
}

// offerReadOnly says who has the file open and offers to look only.
func (w *window) offerReadOnly(path string, locked storage.LockedError) {
	words := widgets.NewParagraph(locked.Error()+". Two programs must not write to one file. You can look around without changing anything, and open it again when it is free.", widgets.Body)
	widgets.ShowDialog(w.win, widgets.Options{Title: "The file is in use", Content: words, Confirm: "Look only", Cancel: "Cancel", Width: 460,
		OnConfirm: func() error { w.openFile(path, true); return nil }})
}

func (w *window) showProblem(title string, err error) {
	widgets.ShowDialog(w.win, widgets.Options{Title: title, Content: widgets.NewParagraph(sentence(err), widgets.Body), Cancel: "Close", Width: 460})
}

// replace puts s in the place of the file that is open, after its backup.
func (w *window) replace(s *storage.Store) {
	if w.store == nil {
		w.useStore(s)
		return
	}
	use := func() {
		err := w.letGo()
		w.useStore(s)
		if err != nil {
			w.Failed(err)
		}
	}
	stay := func() {
		if err := s.Close(); err != nil {
			w.Failed(err)
		}
	}
	w.finish(func() { w.backUpBefore(use, stay) }, stay)
}

// useStore makes s the open file; none is open before.
func (w *window) useStore(s *storage.Store) {
	w.store, w.savedTo = s, ""
	w.newest, w.offered, w.ways = storage.Notice{}, 0, map[int64]way{}
	w.unheard = s.Subscribe(func(n storage.Notice) {
		w.runner.Do(func() {
			if w.store == s {
				w.heard(n)
			}
		})
	})
	w.writes = writeQueue{runner: w.runner, later: w.later, changed: w.status.refresh}
	w.screens, w.missed, w.journey = map[frame.Area]frame.Screen{}, map[frame.Area]bool{}, journey{}
	if err := errors.Join(w.readLists(), w.readSettings()); err != nil {
		err = errors.Join(err, w.letGo())
		w.showFirstStart()
		w.showProblem("This file was not opened", err)
		return
	}
	w.applyLook()
	w.messages.Clear() // they are of another file
	w.remember(s.Path())
	w.win.SetTitle(filepath.Base(s.Path()) + " – " + Title)
	w.showShell()
	w.refreshSteps()
	w.status.recount()
	w.Go(w.lastPlace())
	if s.ReadOnly() {
		w.Tell("This file is open to look only. Nothing you do here is saved.", "", nil)
		return
	}
	w.runner.Do(func() { w.keepPromises(s) }) // not before the first picture
}

// keepPromises clears what was promised to go by now, and says so once.
func (w *window) keepPromises(s *storage.Store) {
	w.runner.Start(func() {
		done, err := s.KeepPromises(context.Background())
		w.runner.Do(func() {
			switch {
			case w.store != s:
			case err != nil:
				w.Failed(err)
			case done.Words() != "":
				w.Tell(done.Words(), "", nil)
			}
		})
	})
}

// letGo closes the file that is open. Nothing may read or write it any more.
func (w *window) letGo() error {
	w.unheard()
	s := w.store
	w.store = nil
	return s.Close()
}

// leave saves what is still being typed and written, makes the backup, closes
// the file and then the window.
func (w *window) leave() {
	w.rememberSize()
	if w.store == nil {
		w.win.Close()
		return
	}
	w.finish(func() { w.backUpBefore(w.close, nil) }, nil)
}

func (w *window) close() {
	if err := w.letGo(); err != nil {
		widgets.ShowDialog(w.win, widgets.Options{Title: "The file was not closed as it should be", Content: widgets.NewParagraph(sentence(err), widgets.Body),
			Cancel: "Close the window", OnCancel: w.win.Close, Width: 460})
		return
	}
	w.win.Close()
}

// stopped saves what is still to be written and closes the file when the
// program was told to end from outside, so that leave was never called.
func (w *window) stopped() error {
	if w.store == nil {
		return nil
	}
	w.runner.over.Store(true)
	w.win.Canvas().Unfocus()
	if w.task != nil {
		w.task.cancel()
	}
	w.runner.all.Wait()
	return errors.Join(w.writes.flush(), w.letGo())
}

// backUpBefore makes a dated copy, unless nothing changed since the last one,
// and calls then when nothing reads or writes the file any more. If no copy can
// be made, the coordinator may stay, and stay is called.
func (w *window) backUpBefore(then, stay func()) {
	s := w.store
	if s.ReadOnly() || w.Setting(settingBackup) == "no" {
		w.runner.whenQuiet(then)
		return
	}
	if w.leaving {
		if stay != nil {
			stay()
		}
		return
	}
	w.leaving = true
	w.runner.Start(func() {
		changed, err := s.ChangedSinceBackup(context.Background())
		if err == nil && changed {
			_, err = s.BackupDated(context.Background(), storage.BackupOnClosing)
		}
		w.runner.Do(func() {
			w.leaving = false
			if err == nil {
				w.runner.whenQuiet(then)
				return
			}
			widgets.ShowDialog(w.win, widgets.Options{Title: "No backup was made", Content: widgets.NewParagraph(sentence(err), widgets.Body),
				Confirm: "Close all the same", Cancel: "Stay", Width: 460, OnCancel: stay,
				OnConfirm: func() error { w.runner.whenQuiet(then); return nil }})
		})
	})
}

// Package ui is the window: the shell around the areas of work, and what they
// ask of it (frame.Host).
package ui

import (
	"context"
	"errors"
	"path/filepath"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Title is the program's name, and the window's while no file is open.
const Title = "Convenor"

// window is the one window of the program. Everything in it belongs to the UI
// goroutine.
type window struct {
	app    fyne.App
	win    fyne.Window
	runner widgets.Runner
	open   func(context.Context, string, storage.Options) (*storage.Store, error)

	store    *storage.Store
	unheard  func() // ends the subscription
	lists    frame.Lists
	settings map[string]string
	writes   writeQueue

	screens map[frame.Area]frame.Screen
	missed  map[frame.Area]bool
	journey journey
	crumbs  []string

	rail     *rail
	bar      *bar
	status   *status
	messages *widgets.Messages
	body     *fyne.Container
	bound    []fyne.Shortcut // keys of the screen that is shown
}

// Run opens the window on the community file at path, or on the first start
// when path is empty, and returns when it is closed.
func Run(app fyne.App, path string) {
	w := newWindow(app, app.NewWindow(Title), widgets.Background)
	w.win.SetMaster()
	w.win.Resize(w.rememberedSize())
	w.win.SetCloseIntercept(w.leave)
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	if path == "" {
		w.showFirstStart()
	} else {
		w.openFile(path, false)
	}
	w.win.ShowAndRun()
}

func newWindow(app fyne.App, win fyne.Window, runner widgets.Runner) *window {
	app.Settings().SetTheme(look.Theme(look.System, false, 1))
	app.SetIcon(look.AppIcon())
	w := &window{app: app, win: win, runner: runner, open: storage.Open}
	w.messages = widgets.NewMessages()
	w.rail, w.bar, w.status = newRail(w), newBar(w), newStatus(w)
	w.body = container.NewStack()
	w.writes = writeQueue{runner: runner, changed: func() {}}
	w.bindKeys()
	return w
}

// showShell puts rail, bar, status line and the screens into the window.
func (w *window) showShell() {
	shell := container.New(shellLayout{}, w.rail, w.bar, w.body, w.messages, w.status)
	w.messages.OnChanged = func() { shell.Layout.Layout(shell.Objects, shell.Size()) }
	w.win.SetContent(widgets.NewTipHost(shell))
}

// openFile opens a community file in the window, or says why not.
func (w *window) openFile(path string, readOnly bool) {
	s, err := w.open(context.Background(), path, storage.Options{ReadOnly: readOnly})
	var locked storage.LockedError
	switch {
	case errors.As(err, &locked):
		w.showFirstStart()
		w.offerReadOnly(path, locked)
		return
	case err != nil:
		w.forgetRecent(path)
		w.showFirstStart()
		w.showProblem("This file was not opened", err)
		return
	}
	w.useStore(s)
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

// useStore makes s the open file.
func (w *window) useStore(s *storage.Store) {
	w.letGo()
	w.store = s
	w.writes = writeQueue{runner: w.runner, changed: w.status.refresh}
	w.screens, w.missed, w.journey = map[frame.Area]frame.Screen{}, map[frame.Area]bool{}, journey{}
	if err := w.readLists(); err != nil {
		w.showFirstStart()
		w.showProblem("This file was not opened", err)
		return
	}
	w.applyLook()
	w.unheard = s.Subscribe(func(n storage.Notice) { w.runner.Do(func() { w.heard(n) }) })
	w.remember(s.Path())
	w.win.SetTitle(filepath.Base(s.Path()) + " – " + Title)
	w.showShell()
	w.refreshSteps()
	w.status.recount()
	w.Go(w.lastPlace())
	if s.ReadOnly() {
		w.Tell("This file is open to look only. Nothing you do here is saved.", "", nil)
	}
}

// letGo closes the file that is open, if any.
func (w *window) letGo() {
	if w.store == nil {
		return
	}
	w.unheard()
	if err := w.store.Close(); err != nil {
		w.messages.Error(err)
	}
	w.store = nil
}

// leave saves what is still being typed and written, makes the backup, closes
// the file and then the window.
func (w *window) leave() {
	w.rememberSize()
	w.win.Canvas().Unfocus() // a field saves what was typed when the keyboard leaves it
	if w.store == nil {
		w.win.Close()
		return
	}
	w.writes.whenEmpty(func() {
		w.backupOnClose(func() {
			w.letGo()
			w.win.Close()
		})
	})
}

// backupOnClose makes a dated copy unless nothing changed since the last one.
func (w *window) backupOnClose(then func()) {
	s := w.store
	if s.ReadOnly() || w.Setting("backup on close") == "no" {
		then()
		return
	}
	w.runner.Start(func() {
		changed, err := s.ChangedSinceBackup(context.Background())
		if err == nil && changed {
			_, err = s.BackupDated(context.Background())
		}
		w.runner.Do(func() {
			if err == nil {
				then()
				return
			}
			widgets.ShowDialog(w.win, widgets.Options{Title: "No backup was made", Content: widgets.NewParagraph(sentence(err), widgets.Body),
				Confirm: "Close all the same", Cancel: "Stay", OnConfirm: func() error { then(); return nil }, Width: 460})
		})
	})
}

func (w *window) readLists() error {
	ctx := context.Background()
	c, err := w.store.Community(ctx)
	if err != nil {
		return err
	}
	categories, err := w.store.Categories(ctx)
	if err != nil {
		return err
	}
	w.lists = frame.Lists{Community: c, Categories: categories}
	w.settings, err = w.store.Settings(ctx)
	return err
}

// heard passes a saved transaction on: to the lists, the bar, the status line,
// the screen that is shown, and to the others when they are shown next.
func (w *window) heard(n storage.Notice) {
	if w.store == nil {
		return
	}
	if n.Bulk || n.Tables["category"] || n.Tables["community"] {
		if err := w.readLists(); err != nil {
			w.Failed(err)
		}
	}
	w.refreshSteps()
	w.status.recount()
	for area := range w.screens {
		w.missed[area] = true
	}
	here := w.journey.here().Area
	if screen := w.screens[here]; screen != nil {
		delete(w.missed, here)
		screen.Heard(n)
		w.Retitle()
	}
}

// lastPlace is where the coordinator was when the file was closed.
func (w *window) lastPlace() frame.Place {
	for _, a := range frame.Areas {
		if w.Setting("area") == string(a) {
			return frame.Place{Area: a}
		}
	}
	return frame.Place{Area: frame.Today}
}

// today is the day in the community's zone.
func (w *window) today() model.Date { return w.store.Today(w.lists.Community) }

// Package ui is the window: the shell around the areas of work, and what they
// ask of it (frame.Host).
package ui

import (
	"context"
	"runtime/debug"
	"sync"
	"time"

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
	app     fyne.App
	win     fyne.Window
	runner  *background
	options storage.Options // how files are opened
	later   func(time.Duration, func()) (stop func())

	store    *storage.Store
	unheard  func()         // ends the subscription
	newest   storage.Notice // the last transaction heard of
	offered  int64          // the transaction that was offered to be undone last
	lists    frame.Lists
	settings map[string]string
	seen     frame.Area // the area that is shown
	failed   string     // the work that failed last, whose error may still be shown
	savedTo  string     // the folder last saved to since the file was opened
	writes   writeQueue
	task     *task // the piece of work that goes on
	saving   *task // the write that takes long
	leaving  bool
	idle     func() // stops waiting for a pause in which the file is made whole
	worn     appearance

	screens map[frame.Area]frame.Screen
	missed  map[frame.Area]bool
	journey journey
	ways    map[int64]way // of the steps that led elsewhere, by their transaction

	rail     *rail
	bar      *bar
	status   *status
	messages *widgets.Messages
	body     *fyne.Container
	relay    func() // lays rail, bar, body and messages out again
	steps    *widgets.Async[steps]
	filed    steps           // of the file, as they were asked for last
	bound    []fyne.Shortcut // keys of the screen that is shown
}

// Run opens the window on the community file at path, or on the first start
// when path is empty, and returns when it is closed. The window is never larger
// than room, in pixels; 0 is no limit.
func Run(app fyne.App, path string, room func() (width, height int)) {
	debug.SetGCPercent(-1) // nothing is worth collecting before the first picture
	begin := newBeginning()
	w := newWindow(app, app.NewWindow(Title), begin)
	w.win.SetMaster()
	w.win.Resize(w.rememberedSize())
	w.win.SetCloseIntercept(w.leave)
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	show := w.prepare(path)
	w.win.Show()
	w.fit(room())
	show()
	begin.settle(firstPicture)
	w.win.Show() // once more: draws what was put into it
	begin.begin()
	debug.SetGCPercent(garbage)
	app.Run()
	if err := w.stopped(); err != nil {
		fyne.LogError("the file was not closed", err)
	}
}

// garbage is how much the memory in use may grow, in per cent, before what is
// no longer used is collected. With Go's own 100 a window on a large file takes
// a fifth more memory; the time that 30 costs cannot be felt.
const garbage = 30

// firstPicture is how long the first picture may wait for what it is to show.
const firstPicture = 60 * time.Millisecond

// prepare begins to open the file and to read the fonts, which takes as long as
// the system takes to make a window; the function returned waits for them and
// shows what is to be seen.
func (w *window) prepare(path string) (show func()) {
	var ready sync.WaitGroup
	var s *storage.Store
	var err error
	ready.Go(widgets.ReadFonts)
	if path != "" {
		ready.Go(func() {
			if s, err = storage.Open(context.Background(), path, w.options); err == nil {
				_ = s.ReadAhead(context.Background()) // what is wrong is said when it is asked for
			}
		})
	}
	return func() {
		ready.Wait()
		if path == "" {
			w.showFirstStart()
		} else {
			w.opened(path, s, err)
		}
	}
}

func newWindow(app fyne.App, win fyne.Window, runner widgets.Runner) *window {
	app.SetIcon(look.AppIcon())
	win.SetPadded(false)
	w := &window{app: app, win: win, runner: &background{Runner: runner}, later: afterwards}
	w.wear(appearance{look.System, false, 1})
	w.messages = widgets.NewMessages()
	w.rail, w.bar, w.status = newRail(w), newBar(w), newStatus(w)
	w.body = container.NewStack()
	w.steps = widgets.NewAsync[steps](w.runner)
	w.bindKeys()
	return w
}

// showShell puts rail, bar, status line and the screens into the window.
func (w *window) showShell() {
	shell := container.New(shellLayout{w.status.working, w.focused}, w.rail, w.bar, w.body, w.status, w.messages)
	w.relay = func() { shell.Layout.Layout(shell.Objects, shell.Size()) }
	w.messages.OnChanged = w.relay
	w.win.SetContent(widgets.NewTipHost(shell))
}

// focused is where the control is that has the keyboard; not one that fills
// the page, such as a list.
func (w *window) focused() (at fyne.Position, size fyne.Size, ok bool) {
	o, ok := w.win.Canvas().Focused().(fyne.CanvasObject)
	if !ok || w.messages.HasFocus() {
		return at, size, false
	}
	size = o.Size()
	return w.app.Driver().AbsolutePositionForObject(o), size, size.Height < w.body.Size().Height/2
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
	return nil
}

// heard passes a saved transaction on: to the lists, the bar, the status line,
// the screen that is shown, and to the others when they are shown next.
func (w *window) heard(n storage.Notice) {
	if n.Restored { // what was heard of before is gone
		w.newest, w.offered, w.ways = storage.Notice{}, 0, map[int64]way{}
		w.keepPromises(w.store) // the copy may hold what had gone by now
	}
	if n.Transaction != 0 { // else the file only tells that people can be searched
		w.newest = n
		w.gatherSoon()
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

// pause is how long nothing is saved before the file is made whole.
const pause = 2 * time.Second

// gatherSoon makes the one file whole when nothing was saved for a while, so that
// it can be copied while it is open. That it could not be done loses nothing: what
// is saved is in the log beside it, and closing tries again.
func (w *window) gatherSoon() {
	if w.idle != nil {
		w.idle()
	}
	s := w.store
	w.idle = w.later(pause, func() {
		w.runner.Do(func() {
			if w.store == s {
				w.runner.Start(func() { _ = s.Gather(context.Background()) })
			}
		})
	})
}

// lastPlace is where the coordinator was when the file was closed.
func (w *window) lastPlace() frame.Place {
	for _, a := range frame.Areas {
		if w.Setting(settingArea) == string(a) {
			return frame.Place{Area: a}
		}
	}
	return frame.Place{Area: frame.Today}
}

// Package frametest is the window for tests of screens: a frame.Host that
// works at once, on the test's goroutine, and remembers what it was asked.
package frametest

import (
	"context"
	"sync"
	"testing"
	"time"

	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Now is when the tests happen: a Wednesday.
var Now = time.Date(2026, 5, 6, 10, 0, 0, 0, time.UTC)

// OK fails the test on an error.
func OK(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Must returns what a call returned, or fails the test on its error:
//
//	id := frametest.Must[model.ID](t)(s.AddPerson(ctx, p))
func Must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		OK(t, err)
		return v
	}
}

// Host is a frame.Host. Paths that are asked for are answered with Open and
// Save.
type Host struct {
	Went     []frame.Place
	Said     []string // by Done
	Told     []string // by Tell
	Errors   []error  // by Failed and failed writes
	Viewed   []string
	Settings map[string]string
	Open     string // the path OpenFile chooses; "" is none
	Save     string // the path SaveFile chooses
	Folder   string // the path ChooseFolder chooses
	Button   func() // of the last Tell
	Screen   frame.Screen
	At       frame.Place // where the window is; Use sets it

	t     testing.TB
	store *storage.Store
	win   fyne.Window

	acting  bool
	waiting []func()

	mu      sync.Mutex
	notices []storage.Notice
}

var _ frame.Host = (*Host)(nil)

// New makes a window of 1280 by 800 over store, in the light theme.
func New(t testing.TB, store *storage.Store) *Host {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme(look.Light, false, 1))
	h := &Host{t: t, store: store, Settings: map[string]string{}}
	h.win = test.NewTempWindow(t, nil)
	h.win.SetPadded(false)
	h.win.Resize(fyne.NewSize(1280, 800))
	t.Cleanup(store.Subscribe(func(n storage.Notice) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.notices = append(h.notices, n)
	}))
	return h
}

// Use puts a screen into the window and shows a place of it.
func (h *Host) Use(s frame.Screen, p frame.Place) {
	h.Screen, h.At = s, p
	h.win.SetContent(widgets.NewTipHost(s.Object()))
	s.Show(p)
	s.Focus()
	h.Settle()
}

// Settle waits until the index of people has been read and lets the screen
// hear of everything that was saved.
func (h *Host) Settle() {
	h.t.Helper()
	// A filter waits for the index, and its notice comes before it is there.
	if _, err := h.store.FindPeople(context.Background(), storage.PeopleFilter{NeverCame: true}, storage.ByName, false); err != nil {
		h.t.Fatal(err)
	}
	for {
		h.mu.Lock()
		all := h.notices
		h.notices = nil
		h.mu.Unlock()
		if len(all) == 0 {
			return
		}
		for _, n := range all {
			if h.Screen != nil {
				h.Screen.Heard(n)
			}
		}
	}
}

func (h *Host) Store() *storage.Store  { return h.store }
func (h *Host) Window() fyne.Window    { return h.win }
func (h *Host) Runner() widgets.Runner { return widgets.Inline }

func (h *Host) Lists() frame.Lists {
	c, err := h.store.Community(context.Background())
	if err != nil {
		h.t.Fatal(err)
	}
	categories, err := h.store.Categories(context.Background())
	if err != nil {
		h.t.Fatal(err)
	}
	return frame.Lists{Community: c, Categories: categories}
}

func (h *Host) Go(p frame.Place)  { h.Went = append(h.Went, p) }
func (h *Host) Here() frame.Place { return h.At }
func (h *Host) Retitle()          {}

// Write writes at once; while a key or a click is being worked on, right after
// it, as the window does.
func (h *Host) Write(do func(context.Context) error, after func()) {
	if h.acting {
		h.waiting = append(h.waiting, func() { h.write(do, after) })
		return
	}
	h.write(do, after)
}

func (h *Host) write(do func(context.Context) error, after func()) {
	err := do(context.Background())
	h.Settle()
	switch {
	case err != nil:
		h.Failed(err)
	case after != nil:
		after()
	}
}

func (h *Host) Done(text string)              { h.Said = append(h.Said, text) }
func (h *Host) Failed(err error)              { h.Errors = append(h.Errors, err) }
func (h *Host) View(path string)              { h.Viewed = append(h.Viewed, path) }
func (h *Host) Setting(n string) string       { return h.Settings[n] }
func (h *Host) SetSetting(name, value string) { h.Settings[name] = value }

func (h *Host) Tell(text, _ string, do func()) {
	h.Told = append(h.Told, text)
	h.Button = do
}

func (h *Host) Work(_ string, work func(context.Context, func(float64)) error, after func(error)) {
	err := work(context.Background(), func(float64) {})
	h.Settle()
	after(err)
}

func (h *Host) OpenFile(_ string, _ []string, chosen func(string)) {
	if h.Open != "" {
		chosen(h.Open)
	}
}

func (h *Host) SaveFile(_, _ string, chosen func(string)) {
	if h.Save != "" {
		chosen(h.Save)
	}
}

func (h *Host) ChooseFolder(_, _ string, chosen func(string)) {
	if h.Folder != "" {
		chosen(h.Folder)
	}
}

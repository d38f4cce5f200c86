package ui

import (
	"context"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

var ctx = context.Background()

func must[T any](t testing.TB) func(T, error) T { return frametest.Must[T](t) }

var ok = frametest.OK

// never stands in for a timer that does not ring.
func never(time.Duration, func()) func() { return func() {} }

// testOptions are of a clock that moves on by a second at each look.
func testOptions() storage.Options {
	var mu sync.Mutex
	at := frametest.Now
	return storage.Options{Random: rand.New(rand.NewSource(1)), Holder: "Ann on ann-laptop", Now: func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		at = at.Add(time.Second)
		return at
	}}
}

// newFile is a community file with two people in it.
func newFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Wirral data"+storage.Extension)
	ok(t, os.WriteFile(path, twoPeople(t), 0o600))
	return path
}

var made []byte // the file, once it was made

func twoPeople(t testing.TB) []byte {
	t.Helper()
	if made != nil {
		return made
	}
	path := filepath.Join(t.TempDir(), "made"+storage.Extension)
	s := must[*storage.Store](t)(storage.Create(ctx, path, model.NewCommunity("Wirral data"), testOptions()))
	for _, p := range []model.Person{{Given: "Kasia", Family: "Żukowska"}, {Given: "Siân", Family: "Evans"}} {
		must[model.ID](t)(s.AddPerson(ctx, p))
	}
	ok(t, s.Close())
	made = must[[]byte](t)(os.ReadFile(path))
	return made
}

// desk is a person at the window.
type desk struct {
	t testing.TB
	*window
	app    fyne.App
	pump   func()
	closed int // how often the window was closed
	folder string
}

// sit starts the program without a file.
func sit(t testing.TB, runner interface {
	widgets.Runner
	pump()
}) *desk {
	t.Helper()
	app := test.NewTempApp(t)
	win := test.NewWindow(nil)
	win.SetPadded(false)
	d := &desk{t: t, app: app, pump: runner.pump, folder: t.TempDir()}
	app.Preferences().SetString(preferFolder, d.folder)
	d.window = newWindow(app, win, runner)
	d.options, d.later, d.messages.Later = testOptions(), never, never
	win.Resize(fyne.NewSize(1280, 800))
	win.SetOnClosed(func() { d.closed++ })
	d.showFirstStart()
	t.Cleanup(func() {
		if err := d.stopped(); err != nil {
			t.Error(err)
		}
		if d.closed == 0 {
			win.Close()
		}
	})
	return d
}

// open starts the program with a file.
func open(t testing.TB, path string) *desk {
	t.Helper()
	d := sit(t, atOnce())
	d.openFile(path, false)
	d.settle()
	if d.store == nil {
		t.Fatalf("the file was not opened:\n%s", d.texts())
	}
	return d
}

// settle waits until the index of people was read and everything was answered.
func (d *desk) settle() {
	d.t.Helper()
	d.pump()
	if d.store != nil {
		// A filter waits for the index, and its notice comes before it is there.
		if _, err := d.store.FindPeople(ctx, storage.PeopleFilter{NeverCame: true}, storage.ByName, false); err != nil {
			d.t.Fatal(err)
		}
	}
	d.pump()
}

// The window's own, and then everything is answered.

func (d *desk) Go(p frame.Place) { d.window.Go(p); d.settle() }
func (d *desk) leave()           { d.window.leave(); d.settle() }

func (d *desk) openFile(path string, readOnly bool) {
	d.window.openFile(path, readOnly)
	d.settle()
}

func (d *desk) Write(do func(context.Context) error, after func()) {
	d.window.Write(do, after)
	d.settle()
}

// objects is what is drawn: of the dialog on top, if there is one.
func (d *desk) objects() []fyne.CanvasObject {
	top := d.win.Content()
	if dialog := d.win.Canvas().Overlays().Top(); dialog != nil {
		top = dialog
	}
	var seen []fyne.CanvasObject
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		seen = append(seen, o)
		var inside []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			inside = o.Objects
		case fyne.Widget:
			inside = test.WidgetRenderer(o).Objects()
		}
		for _, o := range inside {
			look(o)
		}
	}
	look(top)
	return seen
}

func (d *desk) texts() string {
	var b strings.Builder
	for _, o := range d.objects() {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			b.WriteString(text.Text + "\n")
		}
	}
	return b.String()
}

func (d *desk) sees(words ...string) {
	d.t.Helper()
	texts := strings.Join(strings.Fields(d.texts()), " ") // sentences wrap
	for _, w := range words {
		if !strings.Contains(texts, w) {
			d.t.Errorf("%q cannot be read. What can:\n%s", w, d.texts())
		}
	}
}

func (d *desk) seesNot(words ...string) {
	d.t.Helper()
	texts := strings.Join(strings.Fields(d.texts()), " ")
	for _, w := range words {
		if strings.Contains(texts, w) {
			d.t.Errorf("%q can be read:\n%s", w, d.texts())
		}
	}
}

// says fails the test unless the message that is shown begins so.
func (d *desk) says(begin string) {
	d.t.Helper()
	if m, _ := d.messages.Current(); !strings.HasPrefix(m.Text, begin) {
		d.t.Errorf("the message is %q, want %q", m.Text, begin)
	}
}

func (d *desk) button(text string) *widgets.Button {
	d.t.Helper()
	for _, o := range d.objects() {
		if b, ok := o.(*widgets.Button); ok && b.Text() == text {
			return b
		}
	}
	d.t.Fatalf("there is no button “%s”. What can be read:\n%s", text, d.texts())
	return nil
}

func (d *desk) tap(text string) {
	d.t.Helper()
	b := d.button(text)
	if b.Disabled() {
		d.t.Fatalf("“%s” is disabled: %s", text, b.Tip())
	}
	d.win.Canvas().Focus(b)
	b.Tapped(nil)
	d.settle()
}

// fill replaces what stands in the field whose label begins so.
func (d *desk) fill(label, text string) {
	d.t.Helper()
	for _, o := range d.objects() {
		if f, ok := o.(*widgets.TextField); ok && strings.HasPrefix(f.Label(), label) {
			d.win.Canvas().Focus(f.Entry)
			f.Entry.SetText(text)
			return
		}
	}
	d.t.Fatalf("there is no field “%s”. What can be read:\n%s", label, d.texts())
}

// press sends keys to what has the keyboard, or to the window.
func (d *desk) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		e := &fyne.KeyEvent{Name: k}
		if f := d.win.Canvas().Focused(); f != nil {
			f.TypedKey(e)
		} else {
			d.win.Canvas().OnTypedKey()(e)
		}
		d.settle()
	}
}

// shortcut sends a shortcut the way the driver does.
func (d *desk) shortcut(s fyne.Shortcut) {
	defer d.settle()
	if f, ok := d.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	d.win.Canvas().(fyne.Shortcutable).TypedShortcut(s)
}

func (d *desk) typeIn(text string) {
	d.t.Helper()
	for _, r := range text {
		f := d.win.Canvas().Focused()
		if f == nil {
			d.t.Fatalf("nothing has the keyboard to type %q", text)
		}
		f.TypedRune(r)
		d.settle()
	}
}

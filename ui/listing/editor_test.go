package listing

import (
	"context"
	"errors"
	"strings"
	"testing"

	"convenor/model"
	"convenor/ui/frame/frametest"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2/test"
)

// later is a host whose writes wait until the test lets them happen.
type later struct {
	*frametest.Host
	waiting []func()
}

func (l *later) Write(do func(context.Context) error, after func()) {
	l.waiting = append(l.waiting, func() {
		if err := do(context.Background()); err != nil {
			l.Failed(err)
			return
		}
		after()
	})
}

func (l *later) next() {
	first := l.waiting[0]
	l.waiting = l.waiting[1:]
	first()
}

// file is where the organisations of these tests are kept.
type file struct {
	kept   map[model.ID]model.Organisation
	broken error
}

func (f *file) read(_ context.Context, id model.ID) (model.Organisation, error) {
	return f.kept[id], nil
}

func (f *file) write(_ context.Context, o model.Organisation) error {
	if f.broken != nil {
		return f.broken
	}
	f.kept[o.ID] = o
	return nil
}

func newEditor(t *testing.T) (*later, *file, *Editor[model.Organisation]) {
	h := &later{Host: frametest.New(t, frametest.Store(t))}
	f := &file{kept: map[model.ID]model.Organisation{
		"a": {ID: "a", Name: "Halton Carers Link", Postcode: "WA7", TeamSize: 2},
		"b": {ID: "b", Name: "Dingle Growers"},
	}}
	e := NewEditor(h, f.read, f.write, func(o model.Organisation) string { return o.Name })
	return h, f, e
}

// typeIn puts text into a field and takes the keyboard out of it again.
func typeIn(h *later, f *widgets.TextField, text string) {
	c := h.Window().Canvas()
	c.Focus(f.Entry)
	f.Entry.SetText(text)
	c.Unfocus()
}

func TestQuickEditsDoNotUndoEachOther(t *testing.T) {
	h, file, e := newEditor(t)
	name := e.Text("Name", func(o *model.Organisation) *string { return &o.Name })
	code := e.Text("Postcode", func(o *model.Organisation) *string { return &o.Postcode })
	h.Window().SetContent(widgets.Form(name, code))
	e.Open("a", file.kept["a"])
	typeIn(h, name, "Halton Carers")
	typeIn(h, code, "WA8")
	h.next()
	e.Open("a", file.kept["a"]) // what was read after the first write lacks the second
	if code.Text() != "WA8" || e.Value().Postcode != "WA8" {
		t.Errorf("the second edit went away: %q", code.Text())
	}
	h.next()
	if o := file.kept["a"]; o.Name != "Halton Carers" || o.Postcode != "WA8" {
		t.Errorf("kept %+v", o)
	}
}

func TestAnEditWaitsForNoneOfAnotherRecord(t *testing.T) {
	h, file, e := newEditor(t)
	name := e.Text("Name", func(o *model.Organisation) *string { return &o.Name })
	h.Window().SetContent(name)
	e.Open("a", file.kept["a"])
	typeIn(h, name, "Renamed")
	e.Open("b", file.kept["b"])
	h.next()
	if file.kept["a"].Name != "Renamed" || file.kept["b"].Name != "Dingle Growers" || name.Text() != "Dingle Growers" {
		t.Errorf("kept %+v, shown %q", file.kept, name.Text())
	}
}

func TestWhatCouldNotBeSavedStaysInTheField(t *testing.T) {
	h, file, e := newEditor(t)
	name := e.Text("Name", func(o *model.Organisation) *string { return &o.Name })
	size := e.Number("Data team", func(o *model.Organisation) *int { return &o.TeamSize })
	h.Window().SetContent(widgets.Form(name, size))
	e.Open("a", file.kept["a"])
	file.broken = errors.New("the disk is full")
	typeIn(h, name, "Renamed")
	typeIn(h, &size.TextField, "1200")
	h.next()
	h.next()
	if name.Text() != "Renamed" || !strings.Contains(name.Problem(), "disk is full") || size.Text() != "1,200" || size.Problem() == "" {
		t.Errorf("shown %q (%s), %q (%s)", name.Text(), name.Problem(), size.Text(), size.Problem())
	}
	if e.Value().Name != "Halton Carers Link" {
		t.Errorf("the record counts as saved: %+v", e.Value())
	}
	file.broken = nil
	typeIn(h, name, "Renamed") // leaving the field again tries again
	h.next()
	if file.kept["a"].Name != "Renamed" || name.Problem() != "" {
		t.Errorf("kept %+v, problem %q", file.kept["a"], name.Problem())
	}
	e.Open("b", file.kept["b"])
	if last := h.Errors[len(h.Errors)-1].Error(); !strings.Contains(last, "“1,200” was not saved as the data team of Renamed") {
		t.Errorf("told %q", last)
	}
}

func TestAWrongValueIsRefusedAtOnce(t *testing.T) {
	h, file, e := newEditor(t)
	name := e.Text("Name", func(o *model.Organisation) *string { return &o.Name })
	h.Window().SetContent(name)
	e.Open("a", file.kept["a"])
	typeIn(h, name, " ")
	if name.Problem() != "An organisation needs a name." || len(h.waiting) != 0 {
		t.Errorf("problem %q, %d writes", name.Problem(), len(h.waiting))
	}
}

func TestAnotherEditIsShownWithoutTouchingTheTyping(t *testing.T) {
	h, file, e := newEditor(t)
	name := e.Text("Name", func(o *model.Organisation) *string { return &o.Name })
	code := e.Text("Postcode", func(o *model.Organisation) *string { return &o.Postcode })
	sector := e.Choice("Sector", model.Sectors, func(o *model.Organisation) *model.ID { return &o.Sector })
	h.Window().SetContent(widgets.Form(name, code, sector))
	e.Open("a", file.kept["a"])
	h.Window().Canvas().Focus(name.Entry)
	name.Entry.SetText("half ty")
	o := file.kept["a"]
	o.Postcode, o.Sector = "L1", h.Lists().Of(model.Sectors)[0].ID
	e.Open("a", o) // undone, or imported, meanwhile
	if name.Text() != "half ty" || code.Text() != "L1" || sector.Value() != string(o.Sector) {
		t.Errorf("shown %q, %q, %q", name.Text(), code.Text(), sector.Value())
	}
}

func TestTickSaves(t *testing.T) {
	h, file, e := newEditor(t)
	chip := e.Tick("Big", func(o model.Organisation) bool { return o.TeamSize > 100 }, func(o *model.Organisation, on bool) {
		if o.TeamSize = 1; on {
			o.TeamSize = 1000
		}
	})
	h.Window().SetContent(chip)
	e.Open("a", file.kept["a"])
	test.Tap(chip)
	h.next()
	if chip.Text() != "✓ Big" || file.kept["a"].TeamSize != 1000 {
		t.Errorf("chip %q, kept %+v", chip.Text(), file.kept["a"])
	}
	file.broken = errors.New("no")
	test.Tap(chip)
	h.next()
	if chip.Text() != "✓ Big" {
		t.Errorf("after a failure the chip says %q", chip.Text())
	}
}

package people

import (
	"reflect"

	"convenor/model"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// section is a part of the pane that is made anew when what it shows changed,
// such as a list of addresses.
type section struct {
	details *details
	box     *fyne.Container
	of      func() any // a slice: what it shows
	build   func() []fyne.CanvasObject
	shown   any
	follow  []func() // bring lines and pills in step with a change made here
	known   map[model.ID]bool
	opening bool   // an entry was added here: its fields are to be shown
	first   func() // moves the keyboard into the fields made last, where there is a place for it to begin
	begin   func() // that of an entry that has just been added, once it has its place
}

// section makes one; it is filled when a person is shown.
func (d *details) section(of func() any, build func(s *section) []fyne.CanvasObject) *section {
	s := &section{details: d, box: listing.Under(0), of: of, known: map[model.ID]bool{}}
	s.build = func() []fyne.CanvasObject { return build(s) }
	d.sections = append(d.sections, s)
	return s
}

// show makes the section anew if what it shows changed, or in any case.
func (s *section) show(anyway bool) {
	now := s.of()
	if !anyway && reflect.DeepEqual(now, s.shown) {
		return
	}
	s.details.Editor.Unwatch(s)
	s.shown, s.follow, s.first = now, nil, nil
	s.box.Objects = s.build()
	s.box.Refresh()
}

// keep takes a change that was made in the section's own fields as shown, so
// that they are not made anew while one types; unless entries came or went.
func (s *section) keep() {
	now := s.of()
	if reflect.ValueOf(now).Len() != reflect.ValueOf(s.shown).Len() {
		return
	}
	s.shown = now
	for _, f := range s.follow {
		f()
	}
}

// change makes a change from one of the section's fields and saves it.
func (s *section) change(change func(*model.Person), failed func(now model.Person, err error)) error {
	err := s.details.Editor.Change(change, func(now model.Person, err error) {
		s.keep()
		if failed != nil {
			failed(now, err)
		}
	})
	if err == nil {
		s.keep()
	}
	return err
}

// text is a field of one entry. Get reads the value, set makes the change.
func (s *section) text(label string, get func(model.Person) string, set func(*model.Person, string)) *widgets.TextField {
	e := s.details.Editor
	var f *widgets.TextField
	f = widgets.NewTextField(label, get(e.Value()), func(v string) error {
		return s.change(func(p *model.Person) { set(p, v) }, func(now model.Person, err error) { listing.Keep(f, get(now), v, err) })
	})
	f.Entry.SetPlaceHolder("add…")
	e.WatchText(s, f)
	return f
}

// date is a day of one entry.
func (s *section) date(label string, get func(model.Person) model.Date, set func(*model.Person, model.Date)) *widgets.DateField {
	e := s.details.Editor
	var f *widgets.DateField
	f = widgets.NewDateField(label, get(e.Value()), s.details.screen.today, func(v model.Date) error {
		return s.change(func(p *model.Person) { set(p, v) }, func(now model.Person, err error) {
			f.SetDate(get(now))
			f.SetProblem(listing.ProblemOf(err))
		})
	})
	e.Watch(s, func() (string, string, bool) { return label, f.Entry.Text, !f.Valid() })
	return f
}

// choice is one of some words of one entry.
func (s *section) choice(label string, options []string, get func(model.Person) string, set func(*model.Person, string)) *widgets.SelectField {
	all := make([]widgets.Option, len(options))
	for i, o := range options {
		all[i] = widgets.Option{Value: o, Text: capital(o)}
	}
	var f *widgets.SelectField
	f = widgets.NewSelectField(label, all, get(s.details.Editor.Value()), func(v string) error {
		return s.change(func(p *model.Person) { set(p, v) }, func(now model.Person, err error) {
			f.SetValue(get(now))
			f.SetProblem(listing.ProblemOf(err))
		})
	})
	return f
}

// words are what a line says.
type words struct {
	pill         string
	weight       weight
	text, detail string
}

// entry is one thing of a list in one line; pressing it shows its fields
// beneath, and hides them again.
func (s *section) entry(id model.ID, say func() words, fields func() []fyne.CanvasObject) fyne.CanvasObject {
	d := s.details
	line := widgets.NewLine("", widgets.ToneNone, "", "", nil)
	tell := func() {
		w := say()
		line.Set(w.pill, toneOf(w.weight), w.text, w.detail)
	}
	tell()
	s.follow = append(s.follow, tell)
	fresh := false
	if s.opening && id != "" && !s.known[id] {
		d.unfolded[id], s.opening = true, false
		fresh = true
	}
	s.known[id] = true
	box := listing.Under(0, line)
	unfold := func() {
		box.Objects = box.Objects[:1]
		if d.unfolded[id] {
			box.Add(widgets.Facts(fields()...))
		}
		box.Refresh()
	}
	line.OnTapped = func() {
		d.unfolded[id] = !d.unfolded[id]
		unfold()
		d.Pane.Fill(false)
	}
	unfold()
	if fresh {
		s.begin = s.first
	}
	return box
}

// remover is the button under the fields of an entry; done says afterwards
// what was removed.
func (s *section) remover(label, done string, change func(*model.Person)) fyne.CanvasObject {
	return listing.Actions(widgets.NewButton(label, widgets.Quiet, func() {
		if err := s.change(change, nil); err != nil {
			s.details.screen.host.Failed(err)
			return
		}
		s.details.screen.host.Done(done)
	}))
}

// adder is the button under a list of entries.
func (s *section) adder(label string, change func(*model.Person)) fyne.CanvasObject {
	return listing.Actions(widgets.NewButton(label, widgets.Quiet, func() { s.make(change) }))
}

// make adds an entry. Its fields are shown once it has been saved.
func (s *section) make(change func(*model.Person)) {
	s.opening = true
	if err := s.change(change, nil); err != nil {
		s.details.screen.host.Failed(err)
	}
}

func toneOf(w weight) widgets.Tone {
	switch w {
	case good:
		return widgets.ToneGood
	case promised:
		return widgets.ToneAccent
	case warning:
		return widgets.ToneWarning
	}
	return widgets.TonePlain
}

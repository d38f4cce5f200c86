package planner

import (
	"slices"
	"strconv"

	"convenor/model"
	"convenor/model/plan"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// mustRow is the line of one must-have in the form of the wishes.
type mustRow struct {
	sessions *widgets.ValueField[int]
	choices  []*widgets.SelectField
	away     *widgets.Button
}

// mustGone is a must-have that was removed, and where it stood.
type mustGone struct {
	at   int
	must plan.Must
}

// removeKey removes the must-have that the keyboard is in.
var removeKey = alt(fyne.KeyDelete)

// mustList is what the programme must have somewhere.
func (f *wishForm) mustList() fyne.CanvasObject {
	f.musts = listing.Under(8)
	f.showMusts()
	add := widgets.NewButton("Add a must-have", widgets.Quiet, func() {
		d := f.draft
		d.planning.Musts = append(d.planning.Musts, plan.Must{Sessions: 1})
		f.showMusts()
		f.mustRows[len(f.mustRows)-1].sessions.Focus()
	})
	f.putBack = widgets.NewButton("", widgets.Quiet, f.backMust)
	f.sayGone()
	return listing.Under(8, f.musts, listing.Actions(add, f.putBack))
}

// showMusts draws the must-haves anew after one was added or has gone.
func (f *wishForm) showMusts() {
	f.musts.Objects, f.mustRows = nil, nil
	for i := range f.draft.planning.Musts {
		f.musts.Add(f.must(i))
	}
	if f.dialog != nil {
		f.dialog.Refresh()
	}
}

func (f *wishForm) must(i int) fyne.CanvasObject {
	at := func() *plan.Must { return &f.draft.planning.Musts[i] }
	row := &mustRow{sessions: widgets.NewNumberField("Sessions at least", at().Sessions, nil)}
	row.sessions.Entry.OnChanged = follow(row.sessions, func(v int) { at().Sessions = v })
	if i == 0 {
		f.fields["musts"] = row.sessions.Entry
	}
	choice := func(label string, options []widgets.Option, value string, set func(string)) {
		field := widgets.NewSelectField(label, append([]widgets.Option{{Value: "", Text: "any"}}, options...), value, nil)
		field.Select.OnChanged = set
		row.choices = append(row.choices, field)
	}
	choice("Mode", modeOptions(), string(at().Mode), func(v string) { at().Mode = model.Mode(v) })
	choice("Time", f.list(model.Bands)(), string(at().Band), func(v string) { at().Band = model.ID(v) })
	choice("District", f.list(model.Districts)(), string(at().District), func(v string) { at().District = model.ID(v) })
	row.away = widgets.NewIconButton(look.Icon(look.IconClose, look.Dim), "Remove must-have "+strconv.Itoa(i+1)+" (Alt+Del)", func() { f.removeMust(i) })
	f.mustRows = append(f.mustRows, row)
	fields := []fyne.CanvasObject{row.sessions}
	for _, c := range row.choices {
		fields = append(fields, c)
	}
	return widgets.Toolbar(widgets.Columns(108, fields...), row.away)
}

// removeMust takes a must-have out; it can be put back.
func (f *wishForm) removeMust(i int) {
	d := f.draft
	d.gone = append(d.gone, mustGone{i, d.planning.Musts[i]})
	d.planning.Musts = slices.Delete(d.planning.Musts, i, i+1)
	f.sayGone()
	f.showMusts()
	next := f.putBack
	if n := len(f.mustRows); n > 0 {
		next = f.mustRows[min(i, n-1)].away
	}
	f.host.Window().Canvas().Focus(next)
}

// backMust puts the must-have that was removed last back where it stood.
func (f *wishForm) backMust() {
	d := f.draft
	if len(d.gone) == 0 {
		return
	}
	last := d.gone[len(d.gone)-1]
	d.gone = d.gone[:len(d.gone)-1]
	at := min(last.at, len(d.planning.Musts))
	d.planning.Musts = slices.Insert(d.planning.Musts, at, last.must)
	f.sayGone()
	f.showMusts()
	f.host.Window().Canvas().Focus(f.mustRows[at].away)
}

// sayGone offers to put back what was removed.
func (f *wishForm) sayGone() {
	f.putBack.Hidden = len(f.draft.gone) == 0
	if n := len(f.draft.gone); n > 0 {
		f.putBack.SetText("Put back: " + f.mustWords(f.draft.gone[n-1].must) + " (Ctrl+Z)")
	}
}

// mustWords is a must-have in short: "2 sessions in person, Knowsley".
func (f *wishForm) mustWords(m plan.Must) string {
	words := model.Count(m.Sessions, "session", "sessions")
	if m.Mode != "" {
		words += " " + m.Mode.Phrase()
	}
	lists := f.host.Lists()
	return model.JoinNonEmpty(", ", words, lists.Name(m.Band), lists.Name(m.District))
}

// shortcut removes the must-have that the keyboard is in, and puts it back.
func (f *wishForm) shortcut(s fyne.Shortcut) {
	switch s.ShortcutName() {
	case undoKey.ShortcutName():
		f.backMust()
	case removeKey.ShortcutName():
		focused := f.host.Window().Canvas().Focused()
		for i, row := range f.mustRows {
			in := focused == fyne.Focusable(row.sessions.Entry) || focused == fyne.Focusable(row.away)
			for _, c := range row.choices {
				in = in || focused == fyne.Focusable(c.Select)
			}
			if in {
				f.removeMust(i)
				return
			}
		}
	}
}

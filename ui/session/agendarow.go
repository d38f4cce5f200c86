package session

import (
	"strings"

	"convenor/model"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// agendaRow edits one agenda item.
type agendaRow struct {
	agenda     *agenda
	id         model.ID
	minutesNow int

	clock      *widgets.Words
	minutes    *widgets.ValueField[int]
	unit       *widgets.Words
	title      *widgets.TextField
	format     *widgets.SelectField
	detail     *widgets.TextField
	presenters *personField
	remove     *widgets.Button
	problem    *widgets.Words // what is wrong in any of the fields
	object     *fyne.Container
}

func newAgendaRow(a *agenda, id model.ID) *agendaRow {
	r := &agendaRow{agenda: a, id: id, minutesNow: -1}
	edit := func(change func(*model.AgendaItem)) error { return a.screen.edit(editItem(id, change)) }
	r.clock = widgets.NewWords("", widgets.Dim)
	r.minutes = widgets.NewNumberField("", 0, func(n int) error {
		return edit(func(i *model.AgendaItem) { i.Minutes = n })
	})
	r.minutes.Entry.SetPlaceHolder("0")
	r.unit = widgets.NewWords("min", widgets.Dim)
	r.title = widgets.NewTextField("", "", func(v string) error { return edit(func(i *model.AgendaItem) { i.Title = v }) })
	r.title.Entry.SetPlaceHolder("What happens")
	r.format = widgets.NewSelectField("", options(model.Formats), "", func(v string) error {
		return edit(func(i *model.AgendaItem) { i.Format = model.Format(v) })
	})
	r.detail = widgets.NewTextField("", "", func(v string) error { return edit(func(i *model.AgendaItem) { i.Detail = v }) })
	r.detail.Entry.SetPlaceHolder("add a detail")
	r.presenters = newPersonField(a.screen.host, "", func(ids []model.ID) error {
		return edit(func(i *model.AgendaItem) { i.Presenters = ids })
	}, func(name string) { a.screen.addPresenter(id, name) })
	r.presenters.Entry.SetPlaceHolder("add a presenter")
	r.presenters.OnNext = func() { a.next(r) }
	r.remove = widgets.NewIconButton(look.Icon(look.IconClose, look.Dim), "Remove this item (Alt+Delete)", func() { a.removeRow(r) })
	for _, e := range []*widgets.Entry{r.minutes.Entry, r.title.Entry, r.detail.Entry} {
		e.OnSubmitted = func(string) { a.next(r) } // leaving the field saves it
	}
	r.problem = widgets.NewParagraph("", widgets.Problem)
	r.problem.Hide()
	for _, f := range []troubled{r.minutes, r.title, r.format, r.detail, r.presenters} {
		f.ShowProblems(r.showProblem)
	}
	r.object = &fyne.Container{Layout: &agendaLayout{}, Objects: []fyne.CanvasObject{
		r.clock, r.minutes, r.unit, r.title, r.format, r.remove, r.detail, r.presenters, r.problem}}
	return r
}

// troubled is a field that something can be wrong with.
type troubled interface {
	Problem() string
	ShowProblems(func())
}

// showProblem says under the row what is wrong in its fields.
func (r *agendaRow) showProblem() {
	words := ""
	for _, f := range []troubled{r.minutes, r.title, r.format, r.detail, r.presenters} {
		words = model.JoinNonEmpty(" ", words, f.Problem())
	}
	r.problem.SetText(words)
	r.problem.Hidden = words == ""
	r.agenda.resized()
}

func (r *agendaRow) show(item model.AgendaItem, at string, names map[model.ID]string) {
	r.clock.SetText(at)
	if item.Minutes != r.minutesNow {
		r.minutes.SetText(numberText(item.Minutes))
		r.minutesNow = item.Minutes
	}
	r.title.SetText(item.Title)
	r.format.Select.SetValue(string(item.Format))
	r.detail.SetText(item.Detail)
	r.presenters.show(item.Presenters, names)
}

// has reports whether the keyboard is in this row.
func (r *agendaRow) has(f fyne.Focusable) bool {
	for _, own := range []fyne.Focusable{r.minutes.Entry, r.title.Entry, r.format.Select, r.remove, r.detail.Entry, r.presenters.Entry} {
		if f == own {
			return true
		}
	}
	return false
}

// agendaLayout sets a row in two lines: clock, minutes, title, format and the
// way to remove it; under the title its detail and who presents; and under both,
// while something is wrong, what.
type agendaLayout struct{ width float32 }

const (
	clockWide   = 50
	minutesWide = 36
	unitWide    = 34
	formatWide  = 140
	lineHigh    = 34
	rowGap      = 10 // between the rows of an agenda
)

func (l *agendaLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	high := look.Px(lineHigh)
	middle := func(w fyne.CanvasObject, x, wide float32) {
		h := w.MinSize().Height
		put(w, x, (high-h)/2, wide, h)
	}
	x := look.Px(clockWide)
	middle(o[0], 0, x)
	middle(o[1], x+8, look.Px(minutesWide))
	x += look.Px(minutesWide)
	middle(o[2], x+4, look.Px(unitWide))
	x += look.Px(unitWide) + 16
	remove := o[5].MinSize().Width
	middle(o[5], size.Width-remove, remove)
	right := size.Width - remove - 4 - look.Px(formatWide)
	middle(o[4], right, look.Px(formatWide))
	middle(o[3], x, right-x-8)
	wide := (size.Width - x) / 2
	put(o[6], x, high, wide-8, high)
	put(o[7], x+wide, high, wide, o[7].MinSize().Height)
	if problem := o[8]; problem.Visible() {
		left := look.Px(clockWide) + 8
		problem.Resize(fyne.NewSize(size.Width-left, problem.Size().Height)) // it wraps to this width
		put(problem, left, high+max(high, o[7].MinSize().Height)+2, size.Width-left, problem.MinSize().Height)
	}
}

func (l *agendaLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	high := look.Px(lineHigh)
	tall := high + max(high, o[7].MinSize().Height) + rowGap
	if problem := o[8]; problem.Visible() {
		if l.width > 0 {
			problem.Resize(fyne.NewSize(l.width-look.Px(clockWide)-8, problem.Size().Height))
		}
		tall += problem.MinSize().Height + 2
	}
	return fyne.NewSize(look.Px(clockWide+minutesWide+unitWide+formatWide+200), tall)
}

// itemName is what a message calls an agenda item.
func itemName(title string) string {
	if strings.TrimSpace(title) == "" {
		return "The item"
	}
	return "“" + title + "”"
}

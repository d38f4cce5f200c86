package widgets

import (
	"convenor/model"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// DateField takes a day in many forms and says beside it which day it
// understood. It may be empty. Up and Down step a day, the calendar opens with
// Alt+Down or its button.
type DateField struct {
	frame
	Entry     *Entry
	OnChanged func(model.Date) // when another valid day, or none, is understood
	Ends      bool             // it is a last day: a month alone is its last day

	today func() model.Date
	date  model.Date // the last one understood
	saved model.Date
	err   error
	save  func(model.Date) error
	pop   *popover
	brief bool // which day it is is not said
	short bool // it is said as “Tue”, and not how far away
}

// NewDateField makes a date field. Today is asked for each time something is
// read relative to it. Save is called when the keyboard leaves the field and
// on Enter; it may be nil.
func NewDateField(label string, value model.Date, today func() model.Date, save func(model.Date) error) *DateField {
	f := &DateField{Entry: NewEntry(), today: today, date: value, saved: value, save: save}
	f.Entry.ActionItem = newTapIcon(look.IconCalendar, f.openMonth)
	f.Entry.SetPlaceHolder("day month year")
	f.Entry.calm, f.calm = save != nil, save != nil
	f.Entry.SetText(write(value))
	f.Entry.OnChanged = func(string) { f.read() }
	f.Entry.OnFocus = func(gained bool) {
		if !gained {
			f.commit()
		}
	}
	if save != nil {
		f.Entry.OnSubmitted = func(string) { f.commit() }
	}
	f.Entry.OnEscape = f.restore
	f.Entry.OnKey = f.key
	f.Entry.onOpen = f.openMonth
	f.set(label, container.New(&atWidth{176}, f.Entry))
	f.beside = true
	f.ExtendBaseWidget(f)
	f.echo()
	return f
}

// write is how a day stands in its entry: a form that is read back the same.
func write(d model.Date) string {
	if d == "" {
		return ""
	}
	return d.Time().Format("2 Jan 2006")
}

// Date is the day understood, or "".
func (f *DateField) Date() model.Date { return f.date }

// Valid reports whether the text is empty or a day.
func (f *DateField) Valid() bool { return f.err == nil }

// SetDate shows another day as the saved one.
func (f *DateField) SetDate(d model.Date) {
	f.date, f.saved, f.err = d, d, nil
	f.put(d)
}

// Focus moves the keyboard into the field.
func (f *DateField) Focus() { takeFocus(f.Entry) }

func (f *DateField) put(d model.Date) {
	f.Entry.SetText(write(d))
	f.Entry.CursorColumn = len(f.Entry.Text)
	f.Entry.Refresh()
}

func (f *DateField) read() {
	parse := model.ParseDate
	if f.Ends {
		parse = model.ParseUntil
	}
	d, err := parse(f.Entry.Text, f.today())
	f.err = err
	f.SetProblem(nil)
	if err == nil && d != f.date {
		f.date = d
		if f.OnChanged != nil {
			f.OnChanged(d)
		}
	}
	f.echo()
}

// WithoutDay leaves out which day of the week it is and how far away, of a field
// that stands in a row of others, where there is no room for it.
func (f *DateField) WithoutDay() *DateField {
	f.brief = true
	f.echo()
	return f
}

// ShortDay says the day of the week alone, as “Tue”, of a field in a narrow panel.
func (f *DateField) ShortDay() *DateField {
	f.short = true
	f.echo()
	return f
}

// echo says which day was understood, and how far away it is.
func (f *DateField) echo() {
	switch {
	case f.err != nil:
		f.SetNote("not a date yet")
	case f.date == "" || f.brief:
		f.SetNote("")
	case f.short:
		f.SetNote(f.date.Time().Format("Mon"))
	default:
		f.SetNote(f.date.Time().Format("Monday") + ", " + model.InDays(f.date, f.today()))
	}
}

func (f *DateField) commit() {
	if f.err != nil {
		f.SetProblem(f.err)
		return
	}
	if f.Entry.Text != write(f.date) {
		f.put(f.date)
	}
	if f.save == nil || f.date == f.saved {
		return
	}
	if err := f.save(f.date); err != nil {
		f.SetProblem(err)
		return
	}
	f.saved = f.date
}

func (f *DateField) restore() bool {
	if f.save == nil || f.Entry.Text == write(f.saved) {
		return false
	}
	f.err = nil
	f.put(f.saved)
	return true
}

func (f *DateField) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyUp:
		f.step(1)
	case fyne.KeyDown:
		f.step(-1)
	case fyne.KeyF4:
		f.openMonth()
	default:
		return false
	}
	return true
}

func (f *DateField) step(days int) {
	from := f.date
	if from == "" {
		from, days = f.today(), 0
	}
	f.put(model.DateOf(from.Time().AddDate(0, 0, days)))
}

func (f *DateField) openMonth() {
	shown := f.date
	if shown == "" {
		shown = f.today()
	}
	m := newMonth(shown, f.today(), func(d model.Date) {
		f.pop.hide()
		f.put(d)
		f.Focus()
		f.commit()
	}, func() { f.pop.hide() })
	f.pop = showPopover(f.Entry, m, 0)
	if f.pop != nil {
		f.pop.canvas.Focus(m)
	}
}

package widgets

import (
	"strings"

	"convenor/model"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// TimeField takes a time of day in many forms and says beside it which it
// understood. It may be empty. Up and Down step a quarter of an hour.
type TimeField struct {
	frame
	Entry     *Entry
	OnChanged func(model.Clock, bool) // bool: false when empty

	clock model.Clock
	given bool
	saved string
	err   error
	save  func(model.Clock, bool) error
}

// NewTimeField makes a time field; given is false for an empty one. Save is
// called when the keyboard leaves the field and on Enter; it may be nil.
func NewTimeField(label string, value model.Clock, given bool, save func(c model.Clock, given bool) error) *TimeField {
	f := &TimeField{Entry: NewEntry(), save: save}
	f.Entry.SetPlaceHolder("00:00")
	f.Entry.calm, f.calm = save != nil, save != nil
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
	f.set(label, container.New(&atWidth{92}, f.Entry))
	f.beside = true
	f.SetClock(value, given)
	f.ExtendBaseWidget(f)
	return f
}

// Clock is the time understood, and whether there is one.
func (f *TimeField) Clock() (model.Clock, bool) { return f.clock, f.given }

// Valid reports whether the text is empty or a time of day.
func (f *TimeField) Valid() bool { return f.err == nil }

// SetClock shows another time as the saved one.
func (f *TimeField) SetClock(c model.Clock, given bool) {
	f.clock, f.given, f.err = c, given, nil
	f.saved = f.words()
	f.put(f.saved)
}

// Focus moves the keyboard into the field.
func (f *TimeField) Focus() { takeFocus(f.Entry) }

func (f *TimeField) words() string {
	if !f.given {
		return ""
	}
	return f.clock.String()
}

func (f *TimeField) put(text string) {
	f.Entry.SetText(text)
	f.Entry.CursorColumn = len(text)
	f.Entry.Refresh()
}

func (f *TimeField) read() {
	text := strings.TrimSpace(f.Entry.Text)
	c, err := model.Clock(0), error(nil)
	if text != "" {
		c, err = model.ParseClock(text)
	}
	f.err = err
	f.SetProblem(nil)
	if err == nil && (c != f.clock || f.given != (text != "")) {
		f.clock, f.given = c, text != ""
		if f.OnChanged != nil {
			f.OnChanged(f.clock, f.given)
		}
	}
	f.echo(text)
}

// echo says how the text was understood when it is written another way.
func (f *TimeField) echo(text string) {
	switch {
	case f.err != nil:
		f.SetNote("not a time yet")
	case f.given && text != f.clock.String():
		f.SetNote("= " + f.clock.String())
	default:
		f.SetNote("")
	}
}

func (f *TimeField) commit() {
	if f.err != nil {
		f.SetProblem(f.err)
		return
	}
	words := f.words()
	if f.Entry.Text != words {
		f.put(words)
	}
	if f.save == nil || words == f.saved {
		return
	}
	if err := f.save(f.clock, f.given); err != nil {
		f.SetProblem(err)
		return
	}
	f.saved = words
}

func (f *TimeField) restore() bool {
	if f.save == nil || f.Entry.Text == f.saved {
		return false
	}
	f.put(f.saved)
	return true
}

const quarter = 15

func (f *TimeField) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyUp:
		f.step(quarter)
	case fyne.KeyDown:
		f.step(-quarter)
	default:
		return false
	}
	return true
}

// step goes to the next quarter of an hour in the direction of by, and stays
// within the day. From an empty field it begins at noon.
func (f *TimeField) step(by int) {
	const day = 24 * 60
	if !f.given {
		f.put(model.Clock(12 * 60).String())
		return
	}
	at := int(f.clock)
	if rest := at % quarter; rest != 0 && by > 0 {
		by -= rest
	} else if rest != 0 {
		by = -rest
	}
	f.put(model.Clock(min(max(at+by, 0), day-quarter)).String())
}

package widgets

import (
	"strconv"
	"strings"

	"convenor/model"

	"fyne.io/fyne/v2"
)

// TextField is text under a label that is saved as it is made: when the
// keyboard leaves it and on Enter. If saving fails, the reason is shown
// beneath and the typing kept; Esc brings back what was saved last. With no
// save function it is part of a form, which asks for Text.
type TextField struct {
	frame
	Entry *Entry

	saved string
	save  func(string) error
	tidy  func(string) string // how a saved text is shown
}

// NewTextField makes a field of one line.
func NewTextField(label, value string, save func(string) error) *TextField {
	f := &TextField{}
	f.init(f, label, value, NewEntry(), save)
	return f
}

// NewMultiLineField makes a field of several lines.
func NewMultiLineField(label, value string, save func(string) error) *TextField {
	f := &TextField{}
	f.init(f, label, value, NewMultiLineEntry(), save)
	return f
}

func (f *TextField) init(self fyne.Widget, label, value string, e *Entry, save func(string) error) {
	f.Entry, f.saved, f.save = e, value, save
	f.set(label, e)
	e.calm, f.calm = save != nil, save != nil
	e.SetText(value)
	e.OnFocus = func(gained bool) {
		if !gained {
			f.commit()
		}
	}
	if save != nil && !e.MultiLine {
		e.OnSubmitted = func(string) { f.commit() }
	}
	e.OnEscape = f.restore
	e.OnChanged = func(string) { f.SetProblem(nil) }
	f.ExtendBaseWidget(self)
}

// Text is what stands in the field, without spaces around it.
func (f *TextField) Text() string { return strings.TrimSpace(f.Entry.Text) }

// SetText shows another value as the saved one. What is being typed stays.
func (f *TextField) SetText(text string) {
	typing := f.Entry.focused && f.Entry.Text != f.saved
	f.saved = text
	if !typing && f.Entry.Text != text {
		f.Entry.SetText(text)
	}
}

// Unsaved reports whether the field holds typing that is not saved.
func (f *TextField) Unsaved() bool { return f.save != nil && f.Text() != strings.TrimSpace(f.saved) }

// Focus moves the keyboard into the field.
func (f *TextField) Focus() { takeFocus(f.Entry) }

func (f *TextField) commit() {
	if !f.Unsaved() {
		return
	}
	text := f.Text()
	if err := f.save(text); err != nil {
		f.SetProblem(err)
		return
	}
	if f.tidy != nil {
		text = f.tidy(text)
	}
	f.saved = text
	if f.Entry.Text != text {
		f.Entry.SetText(text)
	}
	f.SetProblem(nil)
}

// restore brings back what was saved; false if nothing was changed.
func (f *TextField) restore() bool {
	if f.save == nil || f.Entry.Text == f.saved {
		return false
	}
	f.Entry.SetText(f.saved)
	f.SetProblem(nil)
	return true
}

// ValueField is a TextField whose text stands for a value, such as an amount
// of money.
type ValueField[T any] struct {
	TextField
	parse func(string) (T, error)
}

// Value is what stands in the field; an error, which is also shown beneath,
// when it cannot be read.
func (f *ValueField[T]) Value() (T, error) {
	v, err := f.parse(f.Text())
	f.SetProblem(err)
	return v, err
}

func newValueField[T any](label string, value T, parse func(string) (T, error), write func(T) string, save func(T) error) *ValueField[T] {
	f := &ValueField[T]{parse: parse}
	var saveText func(string) error
	if save != nil {
		saveText = func(s string) error {
			v, err := parse(s)
			if err != nil {
				return err
			}
			return save(v)
		}
	}
	f.init(f, label, write(value), NewEntry(), saveText)
	f.tidy = func(s string) string {
		v, err := parse(s)
		if err != nil {
			return s
		}
		return write(v)
	}
	return f
}

// NewMoneyField makes a field for an amount; empty is 0.
func NewMoneyField(label string, value model.Money, save func(model.Money) error) *ValueField[model.Money] {
	write := func(m model.Money) string {
		if m == 0 {
			return ""
		}
		return m.String()
	}
	return newValueField(label, value, model.ParseMoney, write, save)
}

// NewNumberField makes a field for a whole number that is not negative; empty
// is 0.
func NewNumberField(label string, value int, save func(int) error) *ValueField[int] {
	write := func(n int) string {
		if n == 0 {
			return ""
		}
		return model.Thousands(n)
	}
	return newValueField(label, value, parseNumber, write, save)
}

func parseNumber(s string) (int, error) {
	digits := strings.NewReplacer(",", "", " ", "").Replace(s)
	if digits == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(digits, 10, 31)
	if err != nil {
		return 0, model.ValidationError{Field: "number", Problem: "“" + s + "” is not a whole number; write it like 40"}
	}
	return int(n), nil
}

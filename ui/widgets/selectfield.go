package widgets

import (
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"convenor/model"
	"convenor/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Option is one of the values of a Select.
type Option struct {
	Value string // what is saved
	Text  string // what is read
	Why   string // a Select greys it, and says why it cannot be chosen now; "" when it can
}

// Select shows one of several values. Space, Up and Down open the list, and Enter
// where no dialog has it for its main button; letters typed in quick succession go to the next value that
// begins with them, Home and End to the first and the last.
type Select struct {
	control
	OnChanged func(value string)
	OnOpen    func()           // before the options are offered, to bring them up to date
	onRefused func(why string) // an option was chosen that cannot be

	now     func() time.Time
	jump    jump
	options []Option
	value   string
	empty   string // shown when no option has the value
	calm    bool
	list    *choices
	pop     *popover
}

// NewSelect makes a select; empty is what it says while nothing is chosen.
func NewSelect(empty string, options []Option, value string, changed func(string)) *Select {
	s := &Select{options: options, value: value, empty: empty, OnChanged: changed, now: time.Now}
	s.extend(s)
	s.list = newChoices(s, s.choose, s.close)
	s.list.refused = s.choose
	return s
}

// Value is the value chosen.
func (s *Select) Value() string { return s.value }

// SetValue shows another value without calling OnChanged.
func (s *Select) SetValue(v string) { s.value = v; s.Refresh() }

// SetOptions changes what can be chosen.
func (s *Select) SetOptions(options []Option) { s.options = options; s.Refresh() }

func (s *Select) index() int {
	for i, o := range s.options {
		if o.Value == s.value {
			return i
		}
	}
	return -1
}

func (s *Select) choose(i int) {
	s.close()
	if why := s.options[i].Why; why != "" {
		if s.onRefused != nil {
			s.onRefused(why)
		}
		return
	}
	changed := s.options[i].Value != s.value
	s.value = s.options[i].Value
	s.Refresh()
	if changed && s.OnChanged != nil {
		s.OnChanged(s.value)
	}
}

func (s *Select) close() {
	s.pop.hide()
	s.pop = nil
}

// Tapped opens the list.
func (s *Select) Tapped(*fyne.PointEvent) {
	takeFocus(s)
	s.ready()
	if len(s.options) == 0 {
		return
	}
	items := make([]choice, len(s.options))
	for i, o := range s.options {
		items[i] = choice{text: o.Text, detail: o.Why, refused: o.Why != ""}
	}
	s.list.set(items, max(s.index(), 0))
	if s.pop = showPopover(s, s.list, s.Size().Width); s.pop != nil {
		s.pop.canvas.Focus(s.list)
		s.list.reveal()
	}
}

// ready brings the options up to date.
func (s *Select) ready() {
	if s.OnOpen != nil {
		s.OnOpen()
	}
}

// TypedKey opens the list.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if confirmable(s) {
			passKey(s, e)
			return
		}
		fallthrough
	case fyne.KeySpace, fyne.KeyDown, fyne.KeyUp:
		if s.pop == nil || !s.pop.shown {
			s.Tapped(nil)
		}
	case fyne.KeyHome:
		s.goTo(0)
	case fyne.KeyEnd:
		s.goTo(len(s.options) - 1)
	default:
		if !isLetter(e) {
			passKey(s, e)
		}
	}
}

// FocusGained begins a new word: what was typed here before one was elsewhere is over.
func (s *Select) FocusGained() {
	s.jump = jump{}
	s.control.FocusGained()
}

// TypedRune goes to the next value that begins with what is being typed: "we"
// to "weekend" and not to "evening". One letter again and again goes through the
// values that begin with it.
func (s *Select) TypedRune(r rune) {
	if r == ' ' && !s.jump.going(s.now()) || !unicode.IsPrint(r) {
		return
	}
	from := s.index()
	if s.pop != nil && s.pop.shown {
		from = s.list.current
	}
	text := model.Fold(s.jump.typed(r, s.now()))
	if text == "" {
		return
	}
	if first, size := utf8.DecodeRuneInString(text); strings.Trim(text, string(first)) == "" {
		// a word that begins like this, such as "Aaron", comes before the next one with this letter
		if len(text) == size || s.beginning(text, from, 0) < 0 {
			s.goTo(s.beginning(string(first), from, 1))
			return
		}
	}
	s.goTo(s.beginning(text, from, 0)) // the value one is at may be it
}

// beginning is the first value that begins with what was typed, from so many
// after the one at from; -1 when there is none.
func (s *Select) beginning(text string, from, after int) int {
	for step := range s.options {
		i := (max(from, -after) + after + step) % len(s.options)
		if strings.HasPrefix(model.Fold(s.options[i].Text), text) {
			return i
		}
	}
	return -1
}

// goTo marks a value in the open list, or chooses it.
func (s *Select) goTo(i int) {
	switch {
	case i < 0 || i >= len(s.options):
	case s.pop != nil && s.pop.shown:
		s.list.move(i - s.list.current)
	default:
		s.ready()
		s.choose(i)
	}
}

// CreateRenderer draws the select.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	const pad = 8
	box := newBox(look.RadiusControl)
	word := canvas.NewText("", nil)
	arrow := canvas.NewImageFromResource(look.Icon(look.IconDown, look.Dim))
	r := &drawn{objects: []fyne.CanvasObject{box, word, arrow}}
	r.min = func() fyne.Size {
		widest := Body.measure(s.empty).Width
		for _, o := range s.options {
			widest = max(widest, Body.measure(o.Text).Width)
		}
		return fyne.NewSize(min(widest, look.Px(220))+2*pad+look.Px(20), controlHeight())
	}
	r.layout = func(size fyne.Size) {
		side := look.Px(14)
		place(box, 0, 0, size.Width, size.Height)
		room := size.Width - 2*pad - side
		word.Text = fit(s.shown(), room, word.TextSize, word.TextStyle)
		placeText(word, pad, 0, room, size.Height)
		place(arrow, size.Width-side-8, (size.Height-side)/2, side, side)
	}
	r.refresh = func() {
		Body.apply(word)
		if s.index() < 0 {
			Dim.apply(word)
		}
		active := s.hovered || s.focused
		arrow.Hidden = s.calm && !active
		switch {
		case s.focused:
			paint(box, look.Panel, look.Accent)
			box.StrokeWidth = 2
		case s.calm && !s.hovered:
			paint(box, "", "")
		default:
			paint(box, look.Panel, look.Frame)
		}
		r.layout(s.Size())
	}
	r.refresh()
	return r
}

func (s *Select) shown() string {
	if i := s.index(); i >= 0 {
		return s.options[i].Text
	}
	return s.empty
}

// SelectField is a Select under a label, saved when another value is chosen.
type SelectField struct {
	frame
	Select *Select
	saved  string
}

// NewSelectField makes a select field. When save fails, the value goes back to
// what it was and the reason is shown beneath.
func NewSelectField(label string, options []Option, value string, save func(string) error) *SelectField {
	f := &SelectField{saved: value}
	f.Select = NewSelect("not set", options, value, func(v string) {
		if save == nil {
			return
		}
		err := save(v)
		if err != nil {
			f.Select.SetValue(f.saved)
		} else {
			f.saved = v
		}
		f.SetProblem(err)
	})
	f.Select.onRefused = func(why string) { f.SetProblem(errors.New(why)) }
	f.Select.calm, f.calm = save != nil, save != nil
	f.set(label, f.Select)
	f.ExtendBaseWidget(f)
	return f
}

// SetValue shows another value as the saved one.
func (f *SelectField) SetValue(v string) {
	f.saved = v
	f.Select.SetValue(v)
}

// Value is the value chosen.
func (f *SelectField) Value() string { return f.Select.Value() }

// Focus moves the keyboard into the field.
func (f *SelectField) Focus() { takeFocus(f.Select) }

// NewKnownField makes a field for yes, no or not known.
func NewKnownField(label string, value model.Known, save func(model.Known) error) *SelectField {
	var options []Option
	for _, k := range []model.Known{model.NotKnown, model.Yes, model.No} {
		options = append(options, Option{Value: string(k), Text: k.Word()})
	}
	var saveText func(string) error
	if save != nil {
		saveText = func(v string) error { return save(model.Known(v)) }
	}
	return NewSelectField(label, options, string(value), saveText)
}

package listing

import (
	"slices"
	"strings"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/widgets"
)

// Text is a field of one line of the record.
func (e *Editor[T]) Text(label string, at func(*T) *string) *widgets.TextField {
	return e.text(label, at, widgets.NewTextField)
}

// Lines is a field of several lines.
func (e *Editor[T]) Lines(label string, at func(*T) *string) *widgets.TextField {
	return e.text(label, at, widgets.NewMultiLineField)
}

func (e *Editor[T]) text(label string, at func(*T) *string, make func(string, string, func(string) error) *widgets.TextField) *widgets.TextField {
	var f *widgets.TextField
	f = make(label, "", func(v string) error {
		return e.Change(func(r *T) { *at(r) = v }, func(now T, err error) { Keep(f, *at(&now), v, err) })
	})
	f.Entry.SetPlaceHolder("add…")
	e.bind(func(r T) any { return *at(&r) }, func(r T) {
		f.SetText(*at(&r))
		f.SetProblem(nil)
	})
	e.WatchText(e, f)
	return f
}

// WatchText has a field's unsaved typing noticed.
func (e *Editor[T]) WatchText(group any, f *widgets.TextField) {
	e.Watch(group, func() (string, string, bool) { return strings.ToLower(f.Label()), f.Text(), f.Unsaved() })
}

// Keep shows in a field that typing was not saved, and keeps it; saved is what
// the file holds.
func Keep(f *widgets.TextField, saved, typed string, err error) {
	f.SetText(saved)
	f.Entry.SetText(typed)
	f.SetProblem(ProblemOf(err))
}

// Number is a field for a count.
func (e *Editor[T]) Number(label string, at func(*T) *int) *widgets.ValueField[int] {
	return value(e, label, at, "add a number…", widgets.NewNumberField, func(n int) string {
		if n == 0 {
			return ""
		}
		return model.Thousands(n)
	})
}

// Money is a field for an amount.
func (e *Editor[T]) Money(label string, at func(*T) *model.Money) *widgets.ValueField[model.Money] {
	return value(e, label, at, "add an amount…", widgets.NewMoneyField, func(m model.Money) string {
		if m == 0 {
			return ""
		}
		return m.String()
	})
}

func value[T Record, V any](e *Editor[T], label string, at func(*T) *V, hint string, make func(string, V, func(V) error) *widgets.ValueField[V], write func(V) string) *widgets.ValueField[V] {
	var f *widgets.ValueField[V]
	var none V
	f = make(label, none, func(v V) error {
		return e.Change(func(r *T) { *at(r) = v }, func(now T, err error) { Keep(&f.TextField, write(*at(&now)), write(v), err) })
	})
	f.Entry.SetPlaceHolder(hint)
	e.bind(func(r T) any { return *at(&r) }, func(r T) {
		f.SetText(write(*at(&r)))
		f.SetProblem(nil)
	})
	e.WatchText(e, &f.TextField)
	return f
}

// Date is a field for a day.
func (e *Editor[T]) Date(label string, today func() model.Date, at func(*T) *model.Date) *widgets.DateField {
	var f *widgets.DateField
	show := func(r T) {
		f.SetDate(*at(&r))
		f.SetProblem(nil)
	}
	f = widgets.NewDateField(label, "", today, func(d model.Date) error {
		return e.Change(func(r *T) { *at(r) = d }, func(now T, err error) {
			show(now)
			f.SetProblem(ProblemOf(err))
		})
	})
	e.bind(func(r T) any { return *at(&r) }, show)
	e.Watch(e, func() (string, string, bool) { return strings.ToLower(label), f.Entry.Text, !f.Valid() })
	return f
}

// Select is a field that has one of some values. Options are asked for anew
// whenever another value is shown.
func (e *Editor[T]) Select(label string, options func(current string) []widgets.Option, get func(T) string, set func(*T, string)) *widgets.SelectField {
	var f *widgets.SelectField
	show := func(r T) {
		f.Select.SetOptions(options(get(r)))
		f.SetValue(get(r))
		f.SetProblem(nil)
	}
	f = widgets.NewSelectField(label, nil, "", func(v string) error {
		return e.Change(func(r *T) { set(r, v) }, func(now T, err error) {
			show(now)
			f.SetProblem(ProblemOf(err))
		})
	})
	e.bind(func(r T) any { return get(r) }, show)
	return f
}

// Choice is a field whose values are one of the community's lists.
func (e *Editor[T]) Choice(label string, list model.List, at func(*T) *model.ID) *widgets.SelectField {
	return e.Select(label, func(current string) []widgets.Option { return ListOptions(e.host.Lists(), list, model.ID(current)) },
		func(r T) string { return string(*at(&r)) },
		func(r *T, v string) { *at(r) = model.ID(v) })
}

// ListOptions is "not known", every entry of a list that is still offered, and
// the current one even if it is not.
func ListOptions(lists frame.Lists, list model.List, current model.ID) []widgets.Option {
	all := []widgets.Option{{Value: "", Text: "not known"}}
	for _, c := range lists.Categories {
		if c.List == list && (!c.Retired || c.ID == current) {
			all = append(all, widgets.Option{Value: string(c.ID), Text: c.Name})
		}
	}
	return all
}

// Known is a field for yes, no or not known.
func (e *Editor[T]) Known(label string, at func(*T) *model.Known) *widgets.SelectField {
	var options []widgets.Option
	for _, k := range []model.Known{model.NotKnown, model.Yes, model.No} {
		options = append(options, widgets.Option{Value: string(k), Text: k.Word()})
	}
	return e.Select(label, func(string) []widgets.Option { return options },
		func(r T) string { return string(*at(&r)) },
		func(r *T, v string) { *at(r) = model.Known(v) })
}

// Tags is a field for a list of words.
func (e *Editor[T]) Tags(label string, suggest func(string) []string, at func(*T) *[]string) *widgets.TagField {
	var f *widgets.TagField
	show := func(r T) {
		f.SetTags(*at(&r))
		f.SetProblem(nil)
	}
	f = widgets.NewTagField(label, nil, suggest, func(tags []string) error {
		return e.Change(func(r *T) { *at(r) = slices.Clone(tags) }, func(now T, err error) {
			show(now)
			f.SetProblem(ProblemOf(err))
		})
	})
	e.bind(func(r T) any { return *at(&r) }, show)
	return f
}

// Tick is a chip that is ticked or not.
func (e *Editor[T]) Tick(words string, get func(T) bool, set func(*T, bool)) *widgets.Chip {
	chip := widgets.NewChip(words, nil)
	show := func(r T) { SetTick(chip, words, get(r)) }
	chip.OnTapped = func() {
		on := !get(e.value)
		err := e.Change(func(r *T) { set(r, on) }, func(now T, _ error) { show(now) })
		if err != nil {
			e.host.Failed(err)
			return
		}
		show(e.value)
	}
	e.bind(func(r T) any { return get(r) }, show)
	return chip
}

// SetTick shows a chip with or without its tick.
func SetTick(chip *widgets.Chip, words string, on bool) {
	if on {
		words = "✓ " + words
	}
	chip.Set(words, on)
}

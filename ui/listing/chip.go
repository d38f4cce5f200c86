package listing

import (
	"convenor/model"
	"convenor/ui/widgets"
)

// Chip is a filter: a chip that opens a list of values to tick. While some are
// ticked it says which, and its × takes them away.
type Chip struct {
	*widgets.Chip
	name    string
	single  bool
	options func() []widgets.Option
	phrase  func(names []string) string
	changed func(picked []string)
	picked  []string
}

// NewChip makes a filter chip. Phrase says in words what is ticked.
func NewChip(name string, single bool, options func() []widgets.Option, phrase func([]string) string, changed func([]string)) *Chip {
	c := &Chip{Chip: widgets.NewChip(name, nil), name: name, single: single, options: options, phrase: phrase, changed: changed}
	c.Chip.OnTapped = c.open
	return c
}

func (c *Chip) open() {
	widgets.ShowPicker(c.Chip, c.options(), c.picked, c.single, c.pick)
}

func (c *Chip) pick(picked []string) {
	c.Show(picked)
	c.changed(picked)
}

// Show ticks exactly these values, without calling changed.
func (c *Chip) Show(picked []string) {
	c.picked = picked
	if len(picked) == 0 {
		c.OnRemove = nil
		c.Set(c.name, false)
		return
	}
	c.OnRemove = func() { c.pick(nil) }
	names := make([]string, len(picked))
	for i, v := range picked {
		names[i] = "not known"
		for _, o := range c.options() {
			if o.Value == v {
				names[i] = o.Text
			}
		}
	}
	c.Set(c.phrase(names), true)
}

// Toggle is a filter that is on or off.
func Toggle(name string, changed func(on bool)) *widgets.Chip {
	c := widgets.NewChip(name, nil)
	c.OnTapped = func() {
		SetTick(c, name, !c.On())
		changed(c.On())
	}
	return c
}

// IDs is a filter by any of some entries, such as districts.
func IDs(name string, options func() []widgets.Option, changed func([]model.ID)) *Chip {
	return NewChip(name, false, options, func(names []string) string { return Phrase(name+":", names) }, func(picked []string) {
		ids := make([]model.ID, len(picked))
		for i, p := range picked {
			ids[i] = model.ID(p)
		}
		changed(ids)
	})
}

// Clearer takes all filters away.
func Clearer(clear func()) *widgets.Chip {
	c := widgets.NewChip("Clear all", clear)
	c.SetTip("Clear the filters")
	return c
}

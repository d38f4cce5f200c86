package handouts

import (
	"fmt"

	"convenor/model"
	"convenor/model/report"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// stockForm chooses paper, the label to begin with, and what is printed as
// well. The paper chosen last is remembered under a setting.
type stockForm struct {
	host    frame.Host
	setting string
	stock   *widgets.SelectField
	start   *widgets.ValueField[int]
	chips   map[string]*widgets.Chip
	names   []string
	changed func()
}

// newStockForm makes the form for tents, or for labels and badges; usual is the
// paper at first. Chips are what can be printed or not; those in on are at
// first.
func newStockForm(host frame.Host, setting, usual string, tents bool, chips []string, on map[string]bool) *stockForm {
	f := &stockForm{host: host, setting: setting, chips: map[string]*widgets.Chip{}, names: chips, changed: func() {}}
	var options []widgets.Option
	for _, s := range report.StocksFor(tents) {
		options = append(options, widgets.Option{Value: s.Name, Text: s.Name + ": " + s.Title})
		if s.Name == host.Setting(setting) {
			usual = s.Name
		}
	}
	f.stock = widgets.NewSelectField("Paper", options, usual, nil)
	f.stock.Select.OnChanged = func(string) { f.changed() }
	f.start = widgets.NewNumberField("Begin at label", 1, nil)
	f.start.Entry.OnChanged = func(string) { f.changed() }
	for _, name := range chips {
		chip := listing.Toggle(name, func(bool) { f.changed() })
		chip.Set(name, on[name])
		f.chips[name] = chip
	}
	return f
}

// show is the row of what can be printed as well.
func (f *stockForm) show(label string) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, name := range f.names {
		chips = append(chips, f.chips[name])
	}
	return widgets.NewLabelled(label, widgets.NewWrap(chips...))
}

func (f *stockForm) on(name string) bool { return f.chips[name].On() }

// paper is the paper chosen.
func (f *stockForm) paper() report.Stock {
	s, err := report.FindStock(f.stock.Value())
	if err != nil {
		return report.Stocks[0] // the field offers only those there are
	}
	return s
}

// first is the label to begin with, or 1 while what is typed is none.
func (f *stockForm) first() int {
	n, err := f.start.Value()
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// check says what is wrong with the label to begin with.
func (f *stockForm) check() error {
	n, err := f.start.Value()
	if err != nil {
		return err
	}
	if most := f.paper().PerSheet(); n < 1 || n > most {
		err = model.ValidationError{Field: "start", Problem: fmt.Sprintf("a sheet of %s has the labels 1 to %d", f.paper().Name, most)}
		f.start.SetProblem(err)
	}
	return err
}

// remember keeps the paper chosen for the next time.
func (f *stockForm) remember() { f.host.SetSetting(f.setting, f.paper().Name) }

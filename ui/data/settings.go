package data

import (
	"context"
	"strconv"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// settings is the page of the community's own details and of how the window
// looks.
type settings struct {
	host   frame.Host
	editor *listing.Editor[details]
	first  *widgets.TextField
	window []setting
	all    fyne.CanvasObject
}

// details are the community's own, as this page checks them.
type details struct{ model.Community }

func (d details) Validate() error {
	if err := d.Community.Validate(); err != nil || d.OrganiserEmail == "" {
		return err
	}
	return model.ValidEmail(d.OrganiserEmail)
}

// setting is one setting of the window and its field.
type setting struct {
	name, fallback string
	field          *widgets.SelectField
}

func newSettings(host frame.Host) *settings {
	s := &settings{host: host}
	store := host.Store()
	s.editor = listing.NewEditor(host, func(ctx context.Context, _ model.ID) (details, error) {
		c, err := store.Community(ctx)
		return details{c}, err
	}, func(ctx context.Context, d details) error {
		return store.UpdateCommunity(ctx, d.Community)
	}, func(d details) string { return d.Name })
	e := s.editor
	s.first = e.Text("Name", func(d *details) *string { return &d.Name })
	community := widgets.Form(s.first,
		e.Text("Purpose", func(d *details) *string { return &d.Purpose }),
		e.Text("Time zone", func(d *details) *string { return &d.TimeZone }),
		widgets.Columns(200,
			e.Text("Organiser", func(d *details) *string { return &d.OrganiserName }),
			e.Text("Organiser’s email", func(d *details) *string { return &d.OrganiserEmail }),
			e.Text("Organiser’s phone", func(d *details) *string { return &d.OrganiserPhone })),
		e.Text("Privacy notice, one line at the foot of every sheet", func(d *details) *string { return &d.PrivacyNotice }),
		widgets.Columns(250,
			e.Number("Days signed paper is kept", func(d *details) *int { return &d.PaperDays }),
			e.Number("Days needs are kept after a session", func(d *details) *int { return &d.NeedsDays }),
			e.Number("Months until people count as lapsed", func(d *details) *int { return &d.LapsedMonths })))
	window := widgets.Form(widgets.Columns(180,
		s.choice("Theme", "theme", "system", [][2]string{{"system", "As the computer’s"}, {"light", "Light"}, {"dark", "Dark"}}),
		s.choice("Text size", "text scale", "1", scales()),
		s.choice("Contrast", "contrast", "", [][2]string{{"", "Calm"}, {"high", "High"}}),
		s.choice("Backup when the window closes", "backup on close", "", [][2]string{{"", "Yes"}, {"no", "No"}})))
	s.all = column(widgets.Stack(widgets.NewCard("This community", community), widgets.NewCard("This window", window)))
	return s
}

func (s *settings) object() fyne.CanvasObject { return s.all }
func (s *settings) focus()                    { s.first.Focus() }
func (s *settings) commands() []frame.Command { return nil }

func (s *settings) heard(n storage.Notice) {
	if n.Bulk || n.Tables["community"] {
		s.show(frame.Place{})
	}
}

func (s *settings) show(frame.Place) {
	c := s.host.Lists().Community
	s.editor.Open(c.ID, details{c})
	for _, w := range s.window {
		w.field.SetValue(s.value(w.name, w.fallback))
	}
}

// Scales are the text sizes there are, in per cent.
var Scales = []int{100, 110, 125, 150, 175, 200}

// scales are the text sizes offered.
func scales() [][2]string {
	var all [][2]string
	for _, percent := range Scales {
		all = append(all, [2]string{strconv.FormatFloat(float64(percent)/100, 'f', -1, 64), strconv.Itoa(percent) + " %"})
	}
	return all
}

func (s *settings) value(name, fallback string) string {
	if v := s.host.Setting(name); v != "" {
		return v
	}
	return fallback
}

// choice is a setting of the window: value and word of each option.
func (s *settings) choice(label, name, fallback string, options [][2]string) fyne.CanvasObject {
	list := make([]widgets.Option, len(options))
	for i, o := range options {
		list[i] = widgets.Option{Value: o[0], Text: o[1]}
	}
	field := widgets.NewSelectField(label, list, "", func(v string) error {
		s.host.SetSetting(name, v)
		return nil
	})
	s.window = append(s.window, setting{name, fallback, field})
	return field
}

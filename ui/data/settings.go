package data

import (
	"context"
	"strconv"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// settings is the page of the community's own details and of how the window
// looks.
type settings struct {
	host frame.Host
	body *fyne.Container
	all  fyne.CanvasObject
}

func newSettings(host frame.Host) *settings {
	s := &settings{host: host, body: widgets.Stack()}
	s.all = column(s.body)
	return s
}

func (s *settings) object() fyne.CanvasObject { return s.all }
func (s *settings) focus()                    {}
func (s *settings) commands() []frame.Command { return nil }

func (s *settings) heard(n storage.Notice) {
	if n.Bulk || n.Tables["community"] {
		s.show(frame.Place{})
	}
}

func (s *settings) show(frame.Place) {
	c := s.host.Lists().Community
	text := func(label, value string, set func(*model.Community, string)) fyne.CanvasObject {
		return widgets.NewTextField(label, value, func(v string) error {
			return s.save(func(c *model.Community) { set(c, v) })
		})
	}
	number := func(label string, value int, set func(*model.Community, int)) fyne.CanvasObject {
		return widgets.NewNumberField(label, value, func(v int) error {
			return s.save(func(c *model.Community) { set(c, v) })
		})
	}
	community := widgets.Form(
		text("Name", c.Name, func(c *model.Community, v string) { c.Name = v }),
		text("Purpose", c.Purpose, func(c *model.Community, v string) { c.Purpose = v }),
		text("Time zone", c.TimeZone, func(c *model.Community, v string) { c.TimeZone = v }),
		widgets.Columns(200,
			text("Organiser", c.OrganiserName, func(c *model.Community, v string) { c.OrganiserName = v }),
			text("Organiser’s email", c.OrganiserEmail, func(c *model.Community, v string) { c.OrganiserEmail = v }),
			text("Organiser’s phone", c.OrganiserPhone, func(c *model.Community, v string) { c.OrganiserPhone = v })),
		text("Privacy notice, one line at the foot of every sheet", c.PrivacyNotice, func(c *model.Community, v string) { c.PrivacyNotice = v }),
		widgets.Columns(200,
			number("Days until signed paper is destroyed", c.PaperDays, func(c *model.Community, v int) { c.PaperDays = v }),
			number("Months without coming that count as lapsed", c.LapsedMonths, func(c *model.Community, v int) { c.LapsedMonths = v })))
	window := widgets.Form(widgets.Columns(180,
		s.choice("Theme", "theme", "system", [][2]string{{"system", "As the computer’s"}, {"light", "Light"}, {"dark", "Dark"}}),
		s.choice("Text size", "text scale", "1", scales()),
		s.choice("Contrast", "contrast", "", [][2]string{{"", "Calm"}, {"high", "High"}}),
		s.choice("Backup when the window closes", "backup on close", "", [][2]string{{"", "Yes"}, {"no", "No"}})))
	s.body.Objects = []fyne.CanvasObject{widgets.NewCard("This community", community), widgets.NewCard("This window", window)}
	s.body.Refresh()
}

// scales are the text sizes offered.
func scales() [][2]string {
	var all [][2]string
	for _, percent := range []int{100, 110, 125, 150, 175, 200} {
		value := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(float64(percent)/100, 'f', 2, 64), "0"), ".")
		all = append(all, [2]string{value, strconv.Itoa(percent) + " %"})
	}
	return all
}

// choice is a setting of the window: value and word of each option.
func (s *settings) choice(label, name, fallback string, options [][2]string) fyne.CanvasObject {
	value := s.host.Setting(name)
	if value == "" {
		value = fallback
	}
	list := make([]widgets.Option, len(options))
	for i, o := range options {
		list[i] = widgets.Option{Value: o[0], Text: o[1]}
	}
	return widgets.NewSelectField(label, list, value, func(v string) error {
		s.host.SetSetting(name, v)
		return nil
	})
}

// save changes the community as it is now.
func (s *settings) save(change func(*model.Community)) error {
	c := s.host.Lists().Community
	change(&c)
	if err := c.Validate(); err != nil {
		return err
	}
	if c.OrganiserEmail != "" {
		if err := model.ValidEmail(c.OrganiserEmail); err != nil {
			return err
		}
	}
	store := s.host.Store()
	s.host.Write(func(ctx context.Context) error {
		now, err := store.Community(ctx)
		if err != nil {
			return err
		}
		change(&now)
		return store.UpdateCommunity(ctx, now)
	}, nil)
	return nil
}

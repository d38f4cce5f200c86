package data

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// lists is the page of the community's own lists.
type lists struct {
	host  frame.Host
	list  model.List
	chips []*widgets.Chip
	table *widgets.Table[model.Category]
	rows  []model.Category
	all   fyne.CanvasObject
}

func newLists(host frame.Host) *lists {
	l := &lists{host: host, list: model.Sectors}
	chips := widgets.NewWrap()
	for _, list := range model.Lists {
		chip := widgets.NewChip(list.Title(), func() { l.choose(list) })
		l.chips = append(l.chips, chip)
		chips.Add(chip)
	}
	l.table = widgets.NewTable([]widgets.Column[model.Category]{
		{Key: "name", Title: "Name", Width: 260, Cell: func(c model.Category) widgets.Cell {
			cell := widgets.Cell{Text: c.Name, Badge: c.Letter}
			if c.Colour != "" {
				cell.BadgeColour = look.Hex(c.Colour)
			}
			if c.Retired {
				cell.Style = widgets.Dim
			}
			return cell
		}},
		{Key: "detail", Title: "", Width: 260, Cell: func(c model.Category) widgets.Cell {
			return widgets.Cell{Text: bandWords(c), Style: widgets.Dim}
		}},
		{Key: "state", Title: "", Width: 100, Fixed: true, Cell: func(c model.Category) widgets.Cell {
			if c.Retired {
				return widgets.Cell{Text: "retired", Pill: widgets.TonePlain}
			}
			return widgets.Cell{}
		}},
	}, func(c model.Category) string { return string(c.ID) })
	l.table.OnOpen = func(int) { l.edit() }
	l.table.Empty = widgets.EmptyState("This list is empty.", "New entry", func() { l.ask(model.Category{List: l.list}) })
	buttons := widgets.Row(
		widgets.NewButton("New entry", widgets.Primary, func() { l.ask(model.Category{List: l.list}) }),
		widgets.NewButton("Change", widgets.Plain, l.edit),
		widgets.NewButton("Up", widgets.Plain, func() { l.move(-1) }),
		widgets.NewButton("Down", widgets.Plain, func() { l.move(1) }),
		widgets.NewButton("Retire", widgets.Plain, l.retire),
		widgets.NewButton("Remove", widgets.Plain, l.remove))
	top := widgets.Form(widgets.NewParagraph("These lists are the community’s own. An entry that is in use can be renamed, or retired so that it is no longer offered.", widgets.Dim), chips, buttons)
	l.all = container.NewBorder(container.New(&below{10}, top), nil, nil, nil, l.table)
	return l
}

// bandWords says when a time band is.
func bandWords(c model.Category) string {
	if c.List != model.Bands {
		return ""
	}
	var days []string
	names := []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
	for _, d := range c.Days {
		if d >= '1' && d <= '7' {
			days = append(days, names[d-'1'])
		}
	}
	return strings.Join(days, " ") + ", " + c.From.String() + "–" + c.To.String()
}

func (l *lists) object() fyne.CanvasObject { return l.all }
func (l *lists) show(frame.Place)          { l.reload() }
func (l *lists) focus()                    { l.table.Focus() }

func (l *lists) heard(n storage.Notice) {
	if n.Bulk || n.Tables["category"] {
		l.reload()
	}
}

func (l *lists) commands() []frame.Command {
	return []frame.Command{
		{Name: "New entry", Key: key(fyne.KeyN), Do: func() { l.ask(model.Category{List: l.list}) }},
		{Name: "Move the entry up", Do: func() { l.move(-1) }},
		{Name: "Move the entry down", Do: func() { l.move(1) }},
		{Name: "Retire the entry", Do: l.retire},
		{Name: "Remove the entry", Do: l.remove, Takes: true},
	}
}

func (l *lists) choose(list model.List) {
	l.list = list
	l.reload()
	l.table.Focus()
}

func (l *lists) reload() {
	for i, chip := range l.chips {
		chip.Set(model.Lists[i].Title(), model.Lists[i] == l.list)
	}
	l.rows = slices.DeleteFunc(slices.Clone(l.host.Lists().Categories), func(c model.Category) bool { return c.List != l.list })
	l.table.SetSource(widgets.Rows[model.Category](l.rows))
}

func (l *lists) current() (model.Category, bool) {
	i := l.table.Current()
	if i < 0 || i >= len(l.rows) {
		l.host.Tell("Choose an entry first.", "", nil)
		return model.Category{}, false
	}
	return l.rows[i], true
}

func (l *lists) edit() {
	if c, ok := l.current(); ok {
		l.ask(c)
	}
}

// ask shows the form of an entry, new or not.
func (l *lists) ask(c model.Category) {
	name := widgets.NewTextField("Name", c.Name, nil)
	form := widgets.Form(name)
	letter := widgets.NewTextField("Letter, to tell it apart without colour", c.Letter, nil)
	colour := widgets.NewTextField("Colour, like #0072B2", c.Colour, nil)
	days := widgets.NewTextField("Days, 1 for Monday to 7 for Sunday", c.Days, nil)
	from := widgets.NewTimeField("From", c.From, c.ID != "", nil)
	to := widgets.NewTimeField("To", c.To, c.ID != "", nil)
	switch l.list {
	case model.Sectors:
		form.Add(widgets.Columns(180, letter, colour))
	case model.Bands:
		form.Add(widgets.Columns(150, days, from, to))
	}
	title := "New entry in " + l.list.Title()
	confirm := "Add"
	if c.ID != "" {
		title, confirm = "Change “"+c.Name+"”", "Save"
	}
	widgets.ShowDialog(l.host.Window(), widgets.Options{Title: title, Confirm: confirm, Content: form, Width: 460, OnConfirm: func() error {
		c.Name, c.Letter, c.Colour = name.Text(), letter.Text(), colour.Text()
		if l.list == model.Sectors && c.Colour != "" && !validColour(c.Colour) {
			return model.ValidationError{Field: "colour", Problem: fmt.Sprintf("“%s” is not a colour; write it like #0072B2", c.Colour)}
		}
		if l.list == model.Bands {
			if !from.Valid() || !to.Valid() {
				return model.ValidationError{Field: "time", Problem: "a time cannot be read; write it like 17:30"}
			}
			c.Days = days.Text()
			c.From, _ = from.Clock()
			c.To, _ = to.Clock()
		}
		if err := c.Validate(); err != nil {
			return err
		}
		l.write(func(ctx context.Context, s *storage.Store) error {
			_, err := s.SaveCategory(ctx, c)
			return err
		}, "Saved “"+c.Name+"”.")
		return nil
	}})
}

func validColour(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

func (l *lists) move(by int) {
	if c, ok := l.current(); ok {
		l.write(func(ctx context.Context, s *storage.Store) error { return s.MoveCategory(ctx, c.ID, by) }, "")
	}
}

func (l *lists) retire() {
	c, ok := l.current()
	if !ok {
		return
	}
	c.Retired = !c.Retired
	said := "“" + c.Name + "” is no longer offered."
	if !c.Retired {
		said = "“" + c.Name + "” is offered again."
	}
	l.write(func(ctx context.Context, s *storage.Store) error {
		_, err := s.SaveCategory(ctx, c)
		return err
	}, said)
}

func (l *lists) remove() {
	if c, ok := l.current(); ok {
		l.write(func(ctx context.Context, s *storage.Store) error { return s.RemoveCategory(ctx, c) }, "Removed “"+c.Name+"”.")
	}
}

func (l *lists) write(do func(context.Context, *storage.Store) error, said string) {
	store := l.host.Store()
	l.host.Write(func(ctx context.Context) error { return do(ctx, store) }, func() {
		if said != "" {
			l.host.Done(said)
		}
	})
}

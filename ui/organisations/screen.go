// Package organisations is the area of organisations: the bodies that people
// belong to.
package organisations

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Screen is the area Organisations.
type Screen struct {
	host    frame.Host
	page    *listing.Page
	table   *widgets.Table[storage.OrganisationRow]
	details *details

	asked *widgets.Async[[]storage.OrganisationRow]
	all   []storage.OrganisationRow
	shown []storage.OrganisationRow

	filter           filter
	sort             string
	desc             bool
	sector, district *listing.Chip
	never            *widgets.Chip
	clear            *widgets.Chip
	draft            draft
}

const settingWidth = "organisations details width"

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, sort: byName, asked: widgets.NewAsync[[]storage.OrganisationRow](host.Runner())}
	s.details = newDetails(s)
	s.table = s.newTable()
	width, _ := strconv.ParseFloat(host.Setting(settingWidth), 32)
	s.page = listing.NewPage(listing.Parts{
		Hint:    "Filter by name or postcode…",
		Buttons: []fyne.CanvasObject{widgets.NewButton("New organisation", widgets.Primary, s.newOrganisation)},
		List:    s.table, Details: s.details.pane.Object, Width: float32(width), Back: string(frame.Organisations),
		OnFilter: func(text string) { s.filter.text = text; s.arrangeFromTop() },
		ToList:   s.table.Focus,
		OnBack:   func() { host.Retitle(); s.table.Focus() },
	})
	s.page.Split.OnDivider = func(width float32) { host.SetSetting(settingWidth, strconv.FormatFloat(float64(width), 'f', 0, 32)) }
	s.makeChips()
	s.showChips()
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page.Object }

// Show goes to the list, an organisation or the form for a new one.
func (s *Screen) Show(p frame.Place) {
	if p.ID != "" {
		s.details.open(p.ID)
		s.selectShown()
		s.page.ShowDetails()
	} else {
		s.page.Back()
	}
	s.load()
	if p.New {
		s.newOrganisation()
	}
}

// Heard follows what was saved.
func (s *Screen) Heard(n storage.Notice) {
	for _, table := range []string{"organisation", "affiliation", "participation", "session", "category"} {
		if n.Bulk || n.Tables[table] {
			s.load()
			break
		}
	}
	if n.Touches(s.details.id) || n.Tables["session"] || n.Tables["venue"] {
		s.details.read()
	}
}

// Title is the place in words.
func (s *Screen) Title() []string {
	if s.page.InDetails() && s.details.id != "" {
		return []string{string(frame.Organisations), s.details.editor.Value().Name}
	}
	return []string{string(frame.Organisations)}
}

// Focus moves the keyboard to the list, or to the details that hide it.
func (s *Screen) Focus() {
	switch {
	case s.host.Window().Canvas().Overlays().Top() != nil: // a form is open
	case s.page.InDetails(), s.details.shown() && s.all != nil && s.table.Current() < 0:
		s.details.focus()
	default:
		s.table.Focus()
	}
}

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	none := ""
	if s.details.id == "" {
		none = "Choose an organisation in the list first."
	}
	return append([]frame.Command{
		{Name: "New organisation", Key: key(fyne.KeyN), Do: s.newOrganisation},
		{Name: "Filter organisations", Key: key(fyne.KeyF), Do: func() { s.host.Window().Canvas().Focus(s.page.Filter) }},
		{Name: "Clear the filters", Do: s.clearFilter},
		{Name: "Edit the organisation", Key: &desktop.CustomShortcut{KeyName: fyne.KeyF2}, Do: s.edit, Why: none},
		{Name: "People of the organisation", Do: s.details.showPeople, Why: none},
		{Name: "Export the people of the organisation", Key: key(fyne.KeyE), Do: s.export, Why: none},
		{Name: "Remove the organisation", Key: &desktop.CustomShortcut{KeyName: fyne.KeyDelete}, Do: s.remove, Why: none},
	}, s.page.BackCommands()...)
}

func key(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault}
}

func (s *Screen) edit() {
	s.page.ShowDetails()
	s.host.Retitle()
	s.details.name.Focus()
}

func (s *Screen) export() {
	s.host.Go(frame.Place{Area: frame.Data, Tab: "Export", Filter: &storage.PeopleFilter{Organisation: s.details.id}})
}

// remove removes the organisation that is shown; undo brings it back.
func (s *Screen) remove() {
	store, id, name := s.host.Store(), s.details.id, s.details.editor.Value().Name
	s.host.Write(func(ctx context.Context) error { return store.RemoveOrganisations(ctx, id) }, func() {
		s.host.Done("Removed " + name + ". Its people stay, without an organisation.")
	})
}

// load reads all organisations again.
func (s *Screen) load() {
	store := s.host.Store()
	s.asked.Run(store.Organisations, func(all []storage.OrganisationRow, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.all = all
		s.arrange()
	})
}

// arrangeFromTop shows the beginning of another list.
func (s *Screen) arrangeFromTop() {
	s.table.ScrollToTop()
	s.arrange()
}

// arrange shows those the filter lets pass, sorted.
func (s *Screen) arrange() {
	lists := s.host.Lists()
	s.shown = arrange(s.all, s.filter, s.sort, s.desc, lists.Name)
	s.table.Empty = s.emptyWords()
	s.table.SetSource(widgets.Rows[storage.OrganisationRow](s.shown))
	s.selectShown()
	s.page.SetCount(listing.CountOf(len(s.shown), len(s.all), "organisation", "organisations"))
}

// selectShown makes the row whose details are shown the current one; none when
// the filter leaves it out.
func (s *Screen) selectShown() {
	if s.details.id != "" {
		s.table.SetCurrent(slices.IndexFunc(s.shown, func(o storage.OrganisationRow) bool { return o.ID == s.details.id }))
	}
}

func (s *Screen) emptyWords() fyne.CanvasObject {
	if len(s.all) > 0 {
		return listing.Empty("No organisation fits these filters.", widgets.NewButton("Clear the filters", widgets.Plain, s.clearFilter))
	}
	return listing.Empty("The organisations your people belong to are listed here. They also come with a contact list, and with each new person.",
		widgets.NewButton("New organisation", widgets.Primary, s.newOrganisation))
}

func (s *Screen) newTable() *widgets.Table[storage.OrganisationRow] {
	number := func(key, title string, width float32, priority int, of func(storage.OrganisationRow) int) widgets.Column[storage.OrganisationRow] {
		return widgets.Column[storage.OrganisationRow]{Key: key, Title: title, Width: width, Fixed: true, Priority: priority, Sortable: true, Align: fyne.TextAlignTrailing,
			Text: func(o storage.OrganisationRow) string { return listing.Number(of(o)) }}
	}
	columns := []widgets.Column[storage.OrganisationRow]{
		{Key: byName, Title: "Name", Width: 200, Sortable: true, Cell: func(o storage.OrganisationRow) widgets.Cell {
			sector := s.host.Lists().Get(o.Sector)
			return widgets.Cell{Text: o.Name, Badge: sector.Letter, BadgeColour: look.Hex(sector.Colour), Tip: model.JoinNonEmpty(" · ", o.Name, sector.Name)}
		}},
		{Key: byDistrict, Title: "District", Width: 76, Priority: 2, Sortable: true, Text: func(o storage.OrganisationRow) string { return s.host.Lists().Name(o.District) }},
		number(byPeople, "People", 56, 0, func(o storage.OrganisationRow) int { return o.People }),
		number(byTeam, "Data team", 76, 3, func(o storage.OrganisationRow) int { return o.TeamSize }),
		number(byCame, "Came", 54, 1, func(o storage.OrganisationRow) int { return o.Came }),
		{Key: byLast, Title: "Last came", Width: 92, Priority: 1, Sortable: true, Cell: func(o storage.OrganisationRow) widgets.Cell {
			return widgets.Cell{Text: listing.Day(o.LastCame), Style: widgets.Dim}
		}},
	}
	t := widgets.NewTable(columns, func(o storage.OrganisationRow) string { return string(o.ID) })
	t.SetSort(s.sort, false)
	t.OnCurrent = func(i int) { s.details.open(s.shown[i].ID) }
	t.OnOpen = func(i int) { s.host.Go(frame.Place{Area: frame.Organisations, ID: s.shown[i].ID}) }
	t.OnSort = func(key string, desc bool) { s.sort, s.desc = key, desc; s.arrangeFromTop() }
	t.OnJump = func(prefix string) int {
		for i, o := range s.shown {
			if strings.HasPrefix(model.Fold(o.Name), model.Fold(prefix)) {
				return i
			}
		}
		return -1
	}
	return t
}

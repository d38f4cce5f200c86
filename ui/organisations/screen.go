// Package organisations is the area of organisations: the bodies that people
// belong to.
package organisations

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Screen is the area Organisations.
type Screen struct {
	*listing.Area[storage.OrganisationRow]
	host    frame.Host
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

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, sort: byName, asked: widgets.NewAsync[[]storage.OrganisationRow](host.Runner())}
	s.details = newDetails(s)
	s.Area = listing.NewArea(host, frame.Organisations, s.newTable(), func(o storage.OrganisationRow) model.ID { return o.ID }, s.details, listing.Parts{
		Hint:     "Filter by name or postcode…",
		Buttons:  []fyne.CanvasObject{widgets.NewButton("New organisation", widgets.Primary, s.newOrganisation)},
		OnFilter: func(text string) { s.filter.text = text; s.arrangeFromTop() },
	})
	s.makeChips()
	s.showChips()
	return s
}

// Show goes to the list, an organisation or the form for a new one.
func (s *Screen) Show(p frame.Place) {
	s.Open(p.ID)
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
	if n.Touches(s.details.ID()) || n.Tables["session"] || n.Tables["venue"] {
		s.details.Read()
	}
}

// nameRemove is the name of a command that is in the menu too.
const nameRemove = "Remove the organisation"

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	none := ""
	if s.details.ID() == "" {
		none = "Choose an organisation in the list first."
	}
	return append([]frame.Command{
		{Name: "New organisation", Key: listing.Ctrl(fyne.KeyN), Do: s.newOrganisation},
		s.Filtering("Filter organisations"),
		{Name: "Clear the filters", Do: s.clearFilter},
		{Name: "Edit the organisation", Key: listing.Bare(fyne.KeyF2), Do: s.edit, Why: none},
		{Name: "People of the organisation", Do: s.details.showPeople, Why: none},
		{Name: "Export the people of the organisation", Key: listing.Ctrl(fyne.KeyE), Do: s.export, Why: none},
		{Name: nameRemove, Key: listing.Bare(fyne.KeyDelete), Do: s.remove, Why: none, Takes: true},
	}, s.Page.BackCommands()...)
}

func (s *Screen) edit() { s.Edit(s.details.name) }

func (s *Screen) export() {
	s.host.Go(frame.Place{Area: frame.Data, Tab: "Export", Filter: &storage.PeopleFilter{Organisation: s.details.ID()}})
}

// remove removes the organisation that is shown; undo brings it back.
func (s *Screen) remove() {
	store, id, name := s.host.Store(), s.details.ID(), s.details.Editor.Value().Name
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
	s.Table.ScrollToTop()
	s.arrange()
}

// arrange shows those the filter lets pass, sorted.
func (s *Screen) arrange() {
	s.shown = arrange(s.all, s.filter, s.sort, s.desc, s.host.Lists().Name)
	s.Fill(widgets.Rows[storage.OrganisationRow](s.shown), s.emptyWords(), listing.CountOf(len(s.shown), len(s.all), "organisation", "organisations"))
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
	t.OnSort = func(key string, desc bool) { s.sort, s.desc = key, desc; s.arrangeFromTop() }
	t.OnJump = func(prefix string) int {
		return listing.Jump(s.shown, func(o storage.OrganisationRow) string { return o.Name }, prefix)
	}
	return t
}

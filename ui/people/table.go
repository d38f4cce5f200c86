package people

import (
	"slices"
	"sort"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// rows is what was found, as the table asks for it.
type rows struct{ *storage.People }

// IndexOf is the position of a person.
func (r rows) IndexOf(key string) int { return r.Index(model.ID(key)) }

// Keys is everyone.
func (r rows) Keys() []string { return texts(r.IDs()) }

// jump is the first row whose name begins with a prefix, -1 for none. In a
// long list that is not sorted by name only its beginning is looked at.
func (r rows) jump(prefix string, byName bool) int {
	const looked = 2000
	prefix = model.Fold(prefix)
	begins := func(i int) bool {
		row := r.Row(i)
		return strings.HasPrefix(model.SortKey(row.Given, row.Family, ""), prefix)
	}
	if byName {
		at := sort.Search(r.Len(), func(i int) bool {
			row := r.Row(i)
			return model.SortKey(row.Given, row.Family, "") >= prefix
		})
		if at < r.Len() && begins(at) {
			return at
		}
	}
	for i := range min(r.Len(), looked) {
		if begins(i) {
			return i
		}
	}
	return -1
}

func (s *Screen) columns() []widgets.Column[storage.PersonRow] {
	lists := func() frame.Lists { return s.host.Lists() }
	return []widgets.Column[storage.PersonRow]{
		{Key: string(storage.ByName), Title: "Name", Width: 124, Sortable: true, Cell: func(p storage.PersonRow) widgets.Cell {
			if p.Left {
				return widgets.Cell{Text: p.Name(), Style: widgets.Dim, Tip: "Has left the community."}
			}
			return widgets.Cell{Text: p.Name()}
		}},
		{Key: string(storage.ByRole), Title: "Role", Width: 96, Priority: 3, Sortable: true, Cell: func(p storage.PersonRow) widgets.Cell {
			return widgets.Cell{Text: p.Role, Style: widgets.Dim}
		}},
		{Key: string(storage.ByOrganisation), Title: "Organisation", Width: 140, Sortable: true, Cell: func(p storage.PersonRow) widgets.Cell {
			sector := lists().Get(p.Sector)
			return widgets.Cell{Text: p.Organisation, Badge: sector.Letter, BadgeColour: look.Hex(sector.Colour), Tip: model.JoinNonEmpty(" · ", p.Organisation, sector.Name)}
		}},
		{Key: string(storage.ByDistrict), Title: "District", Width: 68, Priority: 2, Sortable: true, Text: func(p storage.PersonRow) string { return lists().Name(p.District) }},
		{Key: string(storage.ByCame), Title: "Came", Width: 52, Fixed: true, Align: fyne.TextAlignTrailing, Sortable: true, Cell: func(p storage.PersonRow) widgets.Cell {
			return widgets.Cell{Text: came(p), Tip: lastCame(p)}
		}},
		{Key: string(storage.ByEngagement), Title: "Engagement", Width: 82, Priority: 1, Sortable: true, Cell: func(p storage.PersonRow) widgets.Cell {
			return widgets.Cell{Text: string(p.Engagement), Style: widgets.Dim}
		}},
	}
}

func (s *Screen) newTable() *widgets.Table[storage.PersonRow] {
	t := widgets.NewTable(s.columns(), func(p storage.PersonRow) string { return string(p.ID) })
	t.ShowTicks(true)
	t.SetSort(string(s.sort), false)
	t.OnTicked = s.tickedChanged
	t.OnSort = func(key string, desc bool) {
		s.sort, s.desc = storage.PeopleSort(key), desc
		s.loadFromTop()
	}
	t.OnJump = func(prefix string) int {
		if s.found == nil {
			return -1
		}
		return rows{s.found}.jump(prefix, s.sort == storage.ByName && !s.desc)
	}
	return t
}

// emptyWords stands in the list when it is empty.
func (s *Screen) emptyWords() fyne.CanvasObject {
	if s.found.Whole > 0 {
		return listing.Empty("Nobody fits these filters.", widgets.NewButton("Clear the filters", widgets.Plain, s.clearFilter))
	}
	return listing.Empty("The people your community knows are listed here. Add the first, or bring in a contact list you have.",
		widgets.NewButton("Import a contact list", widgets.Primary, func() { s.host.Go(frame.Place{Area: frame.Data, Tab: "Import"}) }),
		widgets.NewButton("New person", widgets.Plain, s.newPerson))
}

// ticked are the people who are ticked.
func (s *Screen) ticked() []model.ID { return values[model.ID](s.Table.Ticked()) }

// chosen are the people who are ticked, or else the current one.
func (s *Screen) chosen() []model.ID {
	if all := s.ticked(); len(all) > 0 {
		return all
	}
	if s.details.ID() != "" {
		return []model.ID{s.details.ID()}
	}
	return nil
}

// untick takes the ticks of people away who are no longer there; nil takes all
// away. The buttons for the ticked go too: the keyboard goes back to the list.
func (s *Screen) untick(gone []model.ID) {
	before := s.Table.Ticked()
	kept := slices.DeleteFunc(slices.Clone(before), func(key string) bool { return gone == nil || slices.Contains(gone, model.ID(key)) })
	s.Table.SetTicked(kept)
	s.tickedChanged()
	if len(kept) < len(before) && s.host.Here().Area == frame.People {
		s.Table.Focus()
	}
}

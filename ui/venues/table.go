package venues

import (
	"convenor/model"
	"convenor/storage"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func (s *Screen) columns() []widgets.Column[storage.VenueRow] {
	right := fyne.TextAlignTrailing
	return []widgets.Column[storage.VenueRow]{
		{Key: byName, Title: "Name", Width: 150, Sortable: true, Cell: func(v storage.VenueRow) widgets.Cell {
			if v.Retired {
				return widgets.Cell{Text: v.Name + " (retired)", Style: widgets.Dim, Tip: "No longer offered for new sessions."}
			}
			return widgets.Cell{Text: v.Name}
		}},
		{Key: byDistrict, Title: "District", Width: 72, Priority: 1, Sortable: true, Text: func(v storage.VenueRow) string { return s.host.Lists().Name(v.District) }},
		{Key: byCapacity, Title: "Capacity", Width: 66, Fixed: true, Align: right, Sortable: true, Text: func(v storage.VenueRow) string { return listing.Number(v.Capacity) }},
		{Key: byStepFree, Title: "Step-free", Width: 74, Priority: 2, Sortable: true, Cell: func(v storage.VenueRow) widgets.Cell {
			switch v.StepFree {
			case model.Yes:
				return widgets.Cell{Text: "yes", Pill: widgets.ToneGood}
			case model.No:
				return widgets.Cell{Text: "no", Pill: widgets.ToneWarning}
			}
			return widgets.Cell{Text: v.StepFree.Word(), Style: widgets.Dim}
		}},
		{Key: byCost, Title: "Cost", Width: 54, Fixed: true, Priority: 3, Align: right, Sortable: true, Cell: func(v storage.VenueRow) widgets.Cell {
			return widgets.Cell{Text: cost(v.Cost), Tip: "For a half day."}
		}},
		{Key: bySessions, Title: "Sessions", Width: 66, Fixed: true, Priority: 1, Align: right, Sortable: true, Text: func(v storage.VenueRow) string { return listing.Number(v.Sessions) }},
		{Key: byLast, Title: "Last", Width: 84, Priority: 4, Sortable: true, Cell: func(v storage.VenueRow) widgets.Cell {
			return widgets.Cell{Text: listing.Day(v.Last), Style: widgets.Dim}
		}},
		{Key: byNext, Title: "Next", Width: 84, Priority: 2, Sortable: true, Text: func(v storage.VenueRow) string { return listing.Day(v.Next) }},
	}
}

func (s *Screen) newTable() *widgets.Table[storage.VenueRow] {
	t := widgets.NewTable(s.columns(), func(v storage.VenueRow) string { return string(v.ID) })
	t.SetSort(s.sort, false)
	t.OnSort = func(key string, desc bool) { s.sort, s.desc = key, desc; s.arrangeFromTop() }
	t.OnJump = func(prefix string) int {
		return listing.Jump(s.shown, func(v storage.VenueRow) string { return v.Name }, prefix)
	}
	return t
}

// chips are the filters over the list.
type chips struct {
	district, band    *listing.Chip
	stepFree, retired *widgets.Chip
	clear             *widgets.Chip
}

const (
	stepFreeWords = "Step-free"
	retiredWords  = "Retired too"
)

func (s *Screen) newChips() chips {
	list := func(name string, options func() []widgets.Option, set func([]model.ID)) *listing.Chip {
		return listing.IDs(name, options, func(ids []model.ID) {
			set(ids)
			s.filterChanged()
		})
	}
	c := chips{
		district: list("District", func() []widgets.Option { return listing.ListOptions(s.host.Lists(), model.Districts, "") },
			func(ids []model.ID) { s.filter.districts = ids }),
		band: list("Opens in", func() []widgets.Option { return listing.ListOptions(s.host.Lists(), model.Bands, "")[1:] },
			func(ids []model.ID) { s.filter.bands = ids }),
		stepFree: listing.Toggle(stepFreeWords, func(on bool) { s.filter.stepFree = on; s.filterChanged() }),
		retired:  listing.Toggle(retiredWords, func(on bool) { s.filter.retired = on; s.filterChanged() }),
		clear:    listing.Clearer(s.clearFilter),
	}
	return c
}

func (s *Screen) filterChanged() {
	s.showChips()
	s.arrangeFromTop()
}

func (s *Screen) showChips() {
	c := s.chips
	all := []fyne.CanvasObject{c.district.Chip, c.band.Chip, c.stepFree}
	if anyRetired(s.all) {
		all = append(all, c.retired)
	}
	if !s.filter.isZero() {
		all = append(all, c.clear)
	}
	s.Page.SetChips(all...)
}

func (s *Screen) clearFilter() {
	s.filter = filter{}
	s.chips.district.Show(nil)
	s.chips.band.Show(nil)
	listing.SetTick(s.chips.stepFree, stepFreeWords, false)
	listing.SetTick(s.chips.retired, retiredWords, false)
	s.Page.Filter.SetText("")
	s.filterChanged()
}

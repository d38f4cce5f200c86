package organisations

import (
	"convenor/model"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

func (s *Screen) makeChips() {
	list := func(name string, of model.List, set func([]model.ID)) *listing.Chip {
		return listing.IDs(name, func() []widgets.Option { return listing.ListOptions(s.host.Lists(), of, "") }, func(ids []model.ID) {
			set(ids)
			s.filterChanged()
		})
	}
	s.sector = list("Sector", model.Sectors, func(ids []model.ID) { s.filter.sectors = ids })
	s.district = list("District", model.Districts, func(ids []model.ID) { s.filter.districts = ids })
	s.never = listing.Toggle("Nobody came yet", func(on bool) { s.filter.neverCame = on; s.filterChanged() })
	s.clear = listing.Clearer(s.clearFilter)
}

func (s *Screen) filterChanged() {
	s.showChips()
	s.arrangeFromTop()
}

func (s *Screen) showChips() {
	all := []fyne.CanvasObject{s.sector.Chip, s.district.Chip, s.never}
	if !s.filter.isZero() {
		all = append(all, s.clear)
	}
	s.Page.SetChips(all...)
}

func (s *Screen) clearFilter() {
	s.filter = filter{}
	s.sector.Show(nil)
	s.district.Show(nil)
	listing.SetTick(s.never, "Nobody came yet", false)
	s.Page.Filter.SetText("")
	s.filterChanged()
}

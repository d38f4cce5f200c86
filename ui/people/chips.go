package people

import (
	"convenor/model"
	"convenor/storage"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// chips are the filters over the list.
type chips struct {
	district, sector, seniority, engagement, tag *listing.Chip
	offer, cameTo, notInvited                    *listing.Chip
	never                                        *widgets.Chip
	clear                                        *widgets.Chip
}

func (s *Screen) newChips() chips {
	list := func(name string, of model.List, set func([]model.ID)) *listing.Chip {
		return listing.IDs(name, func() []widgets.Option { return listing.ListOptions(s.host.Lists(), of, "") }, func(ids []model.ID) {
			set(ids)
			s.filterChanged()
		})
	}
	c := chips{
		district:  list("District", model.Districts, func(ids []model.ID) { s.filter.Districts = ids }),
		sector:    list("Sector", model.Sectors, func(ids []model.ID) { s.filter.Sectors = ids }),
		seniority: list("Seniority", model.Seniorities, func(ids []model.ID) { s.filter.Seniorities = ids }),
	}
	c.engagement = listing.NewChip("Engagement", false, engagementOptions, func(names []string) string { return listing.Phrase("Engagement:", names) }, func(picked []string) {
		s.filter.Engagements = values[model.Engagement](picked)
		s.filterChanged()
	})
	c.tag = listing.NewChip("Tag", false, s.tagOptions, func(names []string) string { return listing.Phrase("Tag:", names) }, func(picked []string) {
		s.filter.Tags = picked
		s.filterChanged()
	})
	c.offer = listing.NewChip("Offers", false, offerOptions, func(names []string) string { return listing.Phrase("Offers:", names) }, func(picked []string) {
		s.filter.Offers = values[model.OfferKind](picked)
		s.filterChanged()
	})
	c.cameTo = listing.NewChip("Came to…", true, func() []widgets.Option { return sessionOptions(held(s.near.sessions, s.today())) },
		func(names []string) string { return cameTo(names[0]) },
		func(picked []string) { s.filter.CameTo = first(picked); s.filterChanged() })
	c.notInvited = listing.NewChip("Not invited to…", true, func() []widgets.Option { return sessionOptions(invitable(s.near.sessions, s.today())) },
		func(names []string) string { return notInvitedTo(names[0]) },
		func(picked []string) { s.filter.NotInvitedTo = first(picked); s.filterChanged() })
	c.never = listing.Toggle("Never came", func(on bool) { s.filter.NeverCame = on; s.filterChanged() })
	c.clear = listing.Clearer(s.clearFilter)
	return c
}

func engagementOptions() []widgets.Option {
	var out []widgets.Option
	for _, e := range model.Engagements {
		out = append(out, widgets.Option{Value: string(e), Text: string(e)})
	}
	return out
}

// offerOptions are the kinds of offer; the filter finds those that are open.
func offerOptions() []widgets.Option {
	var out []widgets.Option
	for _, k := range model.OfferKinds {
		out = append(out, widgets.Option{Value: string(k), Text: string(k)})
	}
	return out
}

// tagOptions are the tags in use, and those the filter asks for.
func (s *Screen) tagOptions() []widgets.Option {
	var out []widgets.Option
	for _, t := range s.near.tags {
		out = append(out, widgets.Option{Value: t, Text: t})
	}
	return out
}

func sessionOptions(all []model.Session) []widgets.Option {
	out := make([]widgets.Option, len(all))
	for i, v := range all {
		out[i] = widgets.Option{Value: string(v.ID), Text: sessionName(v)}
	}
	return out
}

// showChips shows the filter in its chips.
func (s *Screen) showChips() {
	c, f := s.chips, s.filter
	c.district.Show(texts(f.Districts))
	c.sector.Show(texts(f.Sectors))
	c.seniority.Show(texts(f.Seniorities))
	c.engagement.Show(texts(f.Engagements))
	c.tag.Show(f.Tags)
	c.offer.Show(texts(f.Offers))
	c.cameTo.Show(one(f.CameTo))
	c.notInvited.Show(one(f.NotInvitedTo))
	listing.SetTick(c.never, "Never came", f.NeverCame)
	all := []fyne.CanvasObject{c.district.Chip, c.sector.Chip, c.seniority.Chip, c.engagement.Chip, c.tag.Chip, c.offer.Chip, c.cameTo.Chip, c.never, c.notInvited.Chip}
	if f.InvitedTo != "" {
		all = append(all, s.setChip(invitedTo(sessionName(s.session(f.InvitedTo))), func() { s.filter.InvitedTo = "" }))
	}
	if f.Organisation != "" {
		all = append(all, s.setChip("At "+s.organisationName(f.Organisation), func() { s.filter.Organisation = "" }))
	}
	if f.People != nil {
		all = append(all, s.setChip(model.Count(len(f.People), "chosen person", "chosen people"), func() { s.filter.People = nil }))
	}
	if isFiltered(f) {
		all = append(all, c.clear)
	}
	s.Page.SetChips(all...)
}

// setChip is a filter that another place has set: it can only be taken away.
func (s *Screen) setChip(words string, away func()) *widgets.Chip {
	chip := widgets.NewChip(words, nil)
	chip.Set(words, true)
	chip.OnRemove = func() { away(); s.filterChanged() }
	return chip
}

func (s *Screen) organisationName(id model.ID) string {
	for _, o := range s.near.organisations {
		if o.ID == id {
			return o.Name
		}
	}
	return "…"
}

// filterChanged shows and uses a filter that was changed by its chips.
func (s *Screen) filterChanged() {
	s.Another()
	s.showChips()
	s.loadFromTop()
}

// setFilter uses another filter.
func (s *Screen) setFilter(f storage.PeopleFilter) {
	s.filter = f
	if s.Page.Filter.Text != f.Text {
		s.Page.Filter.SetText(f.Text)
	}
	s.filterChanged()
}

func (s *Screen) clearFilter() { s.setFilter(storage.PeopleFilter{}) }

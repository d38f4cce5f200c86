package organisations

import (
	"context"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// draft is what was typed into the form for a new organisation. It is kept
// when the form is closed before it was added.
type draft struct {
	name, label      string
	sector, district model.ID
}

// newOrganisation opens the form, with what was typed before if it was closed
// half filled.
func (s *Screen) newOrganisation() {
	name, label := widgets.NewTextField("Name", s.draft.name, nil), widgets.NewTextField("Short label", s.draft.label, nil)
	sector := widgets.NewSelectField("Sector", listing.ListOptions(s.host.Lists(), model.Sectors, ""), string(s.draft.sector), nil)
	district := widgets.NewSelectField("District", listing.ListOptions(s.host.Lists(), model.Districts, ""), string(s.draft.district), nil)
	label.SetNote("2 to 5 letters, for maps")
	suggested := s.draft.label
	name.Entry.OnChanged = func(text string) {
		if label.Text() == suggested { // not typed over
			suggested = model.SuggestLabel(text)
			label.Entry.SetText(suggested)
		}
	}
	typed := func() draft {
		return draft{name.Text(), label.Text(), model.ID(sector.Value()), model.ID(district.Value())}
	}
	listing.Ask(s.host, listing.Form{
		Title: "New organisation", Width: 460, Again: s.draft != (draft{}), Reopen: s.newOrganisation,
		Fields: []fyne.CanvasObject{name, label, widgets.Columns(170, sector, district)},
		Add:    func() error { return s.add(typed()) },
		Keep: func() bool {
			s.draft = typed()
			return s.draft != (draft{})
		},
	})
}

func (s *Screen) add(d draft) error {
	o := model.Organisation{Name: d.name, Label: d.label, Sector: d.sector, District: d.district}
	if err := o.Validate(); err != nil {
		return err
	}
	for _, other := range s.all {
		if model.Fold(other.Name) == model.Fold(o.Name) {
			return model.ValidationError{Field: "name", Problem: "“" + other.Name + "” is in the list already"}
		}
	}
	s.draft = d // until it is saved
	store := s.host.Store()
	listing.Add(s.host, o.Name, frame.Place{Area: frame.Organisations}, func(ctx context.Context) (model.ID, error) { return store.AddOrganisation(ctx, o) },
		func() { s.draft = draft{} })
	return nil
}

package venues

import (
	"context"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// draft is what was typed into the form for a new venue. It is kept when the
// form is closed before it was added.
type draft struct {
	name, address, postcode, capacity string
	district                          model.ID
	stepFree                          model.Known
}

// newVenue opens the form, with what was typed before if it was closed half
// filled.
func (s *Screen) newVenue() {
	d := s.draft
	name, address := widgets.NewTextField("Name", d.name, nil), widgets.NewTextField("Address", d.address, nil)
	postcode := widgets.NewTextField("Postcode", d.postcode, nil)
	capacity := widgets.NewNumberField("Capacity", 0, nil)
	capacity.SetText(d.capacity)
	district := widgets.NewSelectField("District", listing.ListOptions(s.host.Lists(), model.Districts, ""), string(d.district), nil)
	stepFree := widgets.NewKnownField("Step-free", d.stepFree, nil)
	typed := func() draft {
		return draft{name.Text(), address.Text(), postcode.Text(), capacity.Text(), model.ID(district.Value()), model.Known(stepFree.Value())}
	}
	listing.Ask(s.host, listing.Form{
		Title: "New venue", Width: 460, Again: d != (draft{}), Reopen: s.newVenue,
		Fields: []fyne.CanvasObject{name, address, widgets.Columns(170, postcode, district), widgets.Columns(170, capacity, stepFree)},
		Add: func() error {
			people, err := capacity.Value()
			if err != nil {
				return err
			}
			return s.add(typed(), people)
		},
		Keep: func() bool {
			s.draft = typed()
			return s.draft != (draft{})
		},
	})
}

func (s *Screen) add(d draft, capacity int) error {
	v := model.Venue{Name: d.name, Address: d.address, Postcode: d.postcode, District: d.district, Capacity: capacity, StepFree: d.stepFree}
	if err := v.Validate(); err != nil {
		return err
	}
	s.draft = d // until it is saved
	store := s.host.Store()
	listing.Add(s.host, v.Name, frame.Place{Area: frame.Venues}, func(ctx context.Context) (model.ID, error) { return store.AddVenue(ctx, v) },
		func() { s.draft = draft{} })
	return nil
}

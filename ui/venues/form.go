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
	content := []fyne.CanvasObject{name, address, widgets.Columns(170, postcode, district), widgets.Columns(170, capacity, stepFree)}
	if d != (draft{}) {
		content = append([]fyne.CanvasObject{widgets.NewParagraph("This is what you had typed before. Change it, or add it as it is.", widgets.Dim)}, content...)
	}
	widgets.ShowDialog(s.host.Window(), widgets.Options{
		Title: "New venue", Content: widgets.Form(content...), Confirm: "Add", Width: 460,
		OnConfirm: func() error {
			people, err := capacity.Value()
			if err != nil {
				return err
			}
			return s.add(typed(), people)
		},
		OnCancel: func() {
			if s.draft = typed(); s.draft != (draft{}) {
				s.host.Tell("What you typed is kept until you come back to it.", "Go on", s.newVenue)
			}
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
	var id model.ID
	s.host.Write(func(ctx context.Context) (err error) {
		id, err = store.AddVenue(ctx, v)
		return err
	}, func() {
		s.draft = draft{}
		s.host.Done("Added " + v.Name + ".")
		s.host.Go(frame.Place{Area: frame.Venues, ID: id})
	})
	return nil
}

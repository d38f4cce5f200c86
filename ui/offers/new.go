package offers

import (
	"context"

	"convenor/model"
	"convenor/ui/listing"
	"convenor/ui/widgets"
)

// askNew asks who offers what, and notes it.
func (s *Screen) askNew() {
	who := listing.NewPersonEntry(s.host, "Who offers it")
	kinds := make([]widgets.Option, len(model.OfferKinds))
	for i, k := range model.OfferKinds {
		kinds[i] = widgets.Option{Value: string(k), Text: capital(string(k))}
	}
	kind := widgets.NewSelectField("Offer", kinds, string(model.OfferKinds[0]), nil)
	title := widgets.NewTextField("Title", "", nil)
	title.Entry.SetPlaceHolder("what it is about, if you know")
	note := widgets.NewTextField("Note", "", nil)
	widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "New offer", Confirm: "Add", Width: 460, Content: widgets.Form(who.Field, kind, title, note), OnConfirm: func() error {
		person, given, err := who.Chosen()
		if err != nil {
			return err
		}
		if !given {
			return model.ValidationError{Field: "person", Problem: "say who offers it: type a name and choose one of your people"}
		}
		s.add(person, model.Offer{Kind: model.OfferKind(kind.Value()), Title: title.Text(), Note: note.Text()})
		return nil
	}})
}

// add notes an offer and shows it.
func (s *Screen) add(person model.ID, o model.Offer) {
	store := s.host.Store()
	var id model.ID
	s.host.Write(func(ctx context.Context) (err error) {
		id, err = store.AddOffer(ctx, person, o)
		return err
	}, func() {
		s.stage, s.chose, s.await = string(model.NotAsked), true, id
		s.filter.SetText("")
		s.reload()
		s.host.Done("The offer is noted.")
	})
}

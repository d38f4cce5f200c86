package offers

import (
	"cmp"
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/look"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// booking is the dialog that books an offer into a session.
type booking struct {
	screen  *Screen
	offer   row
	can     []storage.SessionRow
	load    *widgets.Async[model.Session]
	session model.Session // that is chosen, once it has been read

	into, before *widgets.SelectField
	minutes      *widgets.ValueField[int]
	fits         *widgets.Words
	form         *fyne.Container
}

// askSession asks into which session an offer is booked, and where on its agenda.
func (s *Screen) askSession(r row, can []storage.SessionRow) {
	b := &booking{screen: s, offer: r, can: can, load: widgets.NewAsync[model.Session](s.host.Runner())}
	options := make([]widgets.Option, len(can))
	for i, v := range can {
		day := v.Start.Date().Short()
		if day == "" {
			day = "no date yet"
		}
		options[i] = widgets.Option{Value: string(v.ID), Text: day + ", " + v.Title}
	}
	b.into = widgets.NewSelectField("Session", options, string(can[0].ID), nil)
	b.minutes = widgets.NewNumberField("Minutes on the agenda", usualMinutes[r.Kind], nil)
	b.before = widgets.NewSelectField("Place on the agenda", nil, "", nil)
	b.fits = widgets.NewParagraph("", widgets.Small)
	parts := []fyne.CanvasObject{widgets.NewParagraph(r.Name()+": "+r.What(), widgets.Body), b.into}
	if r.Kind.OnAgenda() {
		parts = append(parts, widgets.Columns(200, b.minutes, b.before), b.fits, widgets.NewParagraph("It stands on the agenda with the person as its presenter.", widgets.Small))
		b.into.Select.OnChanged = func(string) { b.read() }
		b.minutes.Entry.OnChanged = func(string) { b.weigh() }
	}
	b.form = widgets.Form(parts...)
	widgets.ShowDialog(s.host.Window(), widgets.Options{Title: "Book into a session", Content: b.form, Confirm: "Book", Width: 460, OnConfirm: b.book})
	if r.Kind.OnAgenda() {
		b.read()
	}
}

// read reads the agenda of the session that is chosen.
func (b *booking) read() {
	store, id := b.screen.host.Store(), model.ID(b.into.Value())
	b.session = model.Session{}
	b.weigh()
	b.load.Run(func(ctx context.Context) (model.Session, error) { return store.Session(ctx, id) }, func(v model.Session, err error) {
		if err != nil {
			b.screen.host.Failed(err)
			return
		}
		b.session = v
		b.before.Select.SetOptions(agendaPlaces(v.Agenda))
		b.before.SetValue(string(model.Closing(v.Agenda)))
		b.before.Hidden = len(v.Agenda) == 0 || b.offer.ItemOf(v.Agenda, b.offer.Person) >= 0
		b.weigh()
	})
}

// weigh says how the agenda fits with what is booked.
func (b *booking) weigh() {
	n, err := b.minutes.Value()
	words, over := "", false
	if err == nil {
		words, over = bookedFit(b.session, b.offer, n)
	}
	b.fits.SetStyle(widgets.Small)
	if over {
		b.fits.SetStyle(widgets.Style{Size: look.SizeSmall, Colour: look.Warning})
	}
	b.fits.SetText(words)
	b.fits.Hidden = words == ""
	b.form.Refresh()
}

func (b *booking) book() error {
	n, err := b.minutes.Value()
	if err != nil {
		return err
	}
	if n < 0 || n > 24*60 {
		return model.ValidationError{Field: "minutes", Problem: "an agenda item lasts from 0 minutes to a day"}
	}
	s, r, id, title := b.screen, b.offer, model.ID(b.into.Value()), ""
	for _, v := range b.can {
		if v.ID == id {
			title = v.Title
		}
	}
	store, before := s.host.Store(), model.ID(b.before.Value())
	s.keepPlace()
	s.host.Write(func(ctx context.Context) error { return store.BookOffer(ctx, r.ID, id, n, before) }, func() {
		s.host.Done(r.Name() + " is booked into “" + title + "”.")
	})
	return nil
}

// agendaPlaces are where an item can be put on an agenda: before each of its items, or
// at the end.
func agendaPlaces(agenda []model.AgendaItem) []widgets.Option {
	all := make([]widgets.Option, 0, len(agenda)+1)
	for _, a := range agenda {
		all = append(all, widgets.Option{Value: string(a.ID), Text: "before “" + cmp.Or(a.Title, string(a.Format), "an item without a title") + "”"})
	}
	return append(all, widgets.Option{Value: "", Text: "at the end"})
}

package venues

import (
	"context"
	"slices"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// details is the pane with one venue, to be edited in place.
type details struct {
	*listing.Details[model.Venue, answer]
	screen *Screen

	title, line     *widgets.Words
	state           *widgets.Pill
	name            *widgets.TextField
	host            *widgets.CompletionEntry
	bands, sessions *fyne.Container
	retiring        *widgets.Button
}

// answer is what the pane shows of a venue.
type answer struct {
	venue    model.Venue
	sessions []storage.SessionRow
}

func newDetails(s *Screen) *details {
	d := &details{screen: s}
	store := s.host.Store()
	editor := listing.NewEditor(s.host, store.Venue, store.UpdateVenue, func(v model.Venue) string { return v.Name })
	editor.Opened = d.showHead
	d.Details = listing.NewDetails(s.host, editor, d.read, func(a answer) (model.ID, model.Venue) { return a.venue.ID, a.venue }, d.show)
	d.Pane = listing.NewPane(d.build(), "Choose a venue in the list to see what you know of it.")
	return d
}

func (d *details) read(ctx context.Context, id model.ID) (a answer, err error) {
	store := d.screen.host.Store()
	if a.venue, err = store.Venue(ctx, id); err != nil {
		return a, err
	}
	sessions, err := store.Sessions(ctx)
	a.sessions = heldAt(sessions, id)
	return a, err
}

func (d *details) show(a answer, _ bool) {
	d.showHead()
	listing.ShowSessions(d.sessions, d.screen.host, a.sessions, func(v storage.SessionRow) string {
		return model.JoinNonEmpty(" · ", listing.Day(v.Start.Date()), string(v.State))
	}, "No session was held here yet.")
}

// showHead shows the name and what goes with it.
func (d *details) showHead() {
	v := d.Editor.Value()
	d.title.SetText(v.Name)
	d.line.SetText(subtitle(v, d.screen.host.Lists().Name))
	d.line.Hidden = d.line.Text() == ""
	d.state.Hidden = !v.Retired
	d.retiring.SetText("Retire")
	d.retiring.SetTip("Stop offering it for new sessions, and keep its history")
	if v.Retired {
		d.retiring.SetText("Bring back")
		d.retiring.SetTip("Offer it for new sessions again")
	}
	d.showHost()
	d.showBands()
}

// retire takes the venue out of use, or back into it.
func (d *details) retire() {
	on := !d.Editor.Value().Retired
	if err := d.Editor.Change(func(v *model.Venue) { v.Retired = on }, nil); err != nil {
		d.screen.host.Failed(err)
		return
	}
	words := "Retired " + d.Editor.Value().Name + ". It is no longer offered for new sessions."
	if !on {
		words = "Brought " + d.Editor.Value().Name + " back."
	}
	d.screen.host.Done(words)
}

// showBands makes a tick for each time band of the community.
func (d *details) showBands() {
	d.bands.Objects = nil
	bands := d.screen.host.Lists().Of(model.Bands)
	for _, band := range bands {
		chip := widgets.NewChip(band.Name, nil)
		tell := func() { listing.SetTick(chip, band.Name, slices.Contains(d.Editor.Value().Bands, band.ID)) }
		chip.OnTapped = func() {
			on := !slices.Contains(d.Editor.Value().Bands, band.ID)
			err := d.Editor.Change(func(v *model.Venue) { v.Bands = withBand(v.Bands, band.ID, on, bands) }, func(model.Venue, error) { tell() })
			if err != nil {
				d.screen.host.Failed(err)
			}
			tell()
		}
		tell()
		d.bands.Add(chip)
	}
}

// showHost shows who runs the venue, unless somebody is typing there.
func (d *details) showHost() {
	if d.screen.host.Window().Canvas().Focused() != fyne.Focusable(d.host) && !d.host.Open() {
		d.host.Fill(d.screen.organisation(d.Editor.Value().Host))
	}
}

// setHost saves who runs the venue.
func (d *details) setHost(id model.ID) {
	if id == d.Editor.Value().Host {
		return
	}
	if err := d.Editor.Change(func(v *model.Venue) { v.Host = id }, nil); err != nil {
		d.screen.host.Failed(err)
	}
}

// newHost adds an organisation and makes it the host.
func (d *details) newHost(name string) {
	store, venue := d.screen.host.Store(), d.ID()
	d.screen.host.Write(func(ctx context.Context) error {
		_, err := store.AddHost(ctx, venue, model.Organisation{Name: name, Label: model.SuggestLabel(name)})
		return err
	}, func() { d.screen.host.Done("“" + name + "” was added to your organisations.") })
}

func (d *details) showMenu() {
	widgets.ShowMenu(d.Menu, frame.Item(d.screen.Commands(), nameRemove, "Remove "+d.Editor.Value().Name))
}

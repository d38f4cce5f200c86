package venues

import (
	"context"
	"errors"
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
	screen *Screen
	pane   *listing.Pane
	editor *listing.Editor[model.Venue]
	asked  *widgets.Async[answer]
	id     model.ID

	title, line     *widgets.Words
	state           *widgets.Pill
	name            *widgets.TextField
	host            *widgets.CompletionEntry
	bands, sessions *fyne.Container
	retiring, menu  *widgets.Button
}

// answer is what the pane shows of a venue.
type answer struct {
	venue    model.Venue
	sessions []storage.SessionRow
}

func newDetails(s *Screen) *details {
	d := &details{screen: s, asked: widgets.NewAsync[answer](s.host.Runner())}
	store := s.host.Store()
	d.editor = listing.NewEditor(s.host, store.Venue, store.UpdateVenue, func(v model.Venue) string { return v.Name })
	d.editor.Opened = func() { d.showHead() }
	d.pane = listing.NewPane(d.build(), "Choose a venue in the list to see what you know of it.")
	return d
}

func (d *details) open(id model.ID) {
	d.id = id
	d.read()
}

// read asks for the venue again.
func (d *details) read() {
	if d.id == "" {
		return
	}
	store, id := d.screen.host.Store(), d.id
	d.asked.Run(func(ctx context.Context) (a answer, err error) {
		if a.venue, err = store.Venue(ctx, id); err != nil {
			return a, err
		}
		sessions, err := store.Sessions(ctx)
		a.sessions = heldAt(sessions, id)
		return a, err
	}, func(a answer, err error) {
		switch {
		case errors.Is(err, model.ErrNotFound):
			d.close()
		case err != nil:
			d.screen.host.Failed(err)
		default:
			d.show(a)
		}
	})
}

// close shows nothing: the venue is gone.
func (d *details) close() {
	d.id = ""
	d.pane.Clear()
	d.screen.page.Back()
	d.screen.host.Retitle()
}

func (d *details) show(a answer) {
	another := d.editor.ID() != a.venue.ID
	d.editor.Open(a.venue.ID, a.venue)
	d.showHead()
	d.showSessions(a.sessions)
	d.pane.Fill(another)
	d.screen.host.Retitle()
}

// showHead shows the name and what goes with it.
func (d *details) showHead() {
	v := d.editor.Value()
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
	on := !d.editor.Value().Retired
	if err := d.editor.Change(func(v *model.Venue) { v.Retired = on }, nil); err != nil {
		d.screen.host.Failed(err)
		return
	}
	words := "Retired " + d.editor.Value().Name + ". It is no longer offered for new sessions."
	if !on {
		words = "Brought " + d.editor.Value().Name + " back."
	}
	d.screen.host.Done(words)
}

// showBands makes a tick for each time band of the community.
func (d *details) showBands() {
	d.bands.Objects = nil
	bands := d.screen.host.Lists().Of(model.Bands)
	for _, band := range bands {
		chip := widgets.NewChip(band.Name, nil)
		tell := func() { listing.SetTick(chip, band.Name, slices.Contains(d.editor.Value().Bands, band.ID)) }
		chip.OnTapped = func() {
			on := !slices.Contains(d.editor.Value().Bands, band.ID)
			err := d.editor.Change(func(v *model.Venue) { v.Bands = withBand(v.Bands, band.ID, on, bands) }, func(model.Venue, error) { tell() })
			if err != nil {
				d.screen.host.Failed(err)
			}
			tell()
		}
		tell()
		d.bands.Add(chip)
	}
}

func (d *details) showSessions(sessions []storage.SessionRow) {
	d.sessions.Objects = nil
	for _, v := range sessions {
		d.sessions.Add(widgets.NewLine("", widgets.ToneNone, v.Title, model.JoinNonEmpty(" · ", listing.Day(v.Start.Date()), string(v.State)), func() {
			d.screen.host.Go(frame.Place{Area: frame.Programme, ID: v.ID})
		}))
	}
	if len(sessions) == 0 {
		d.sessions.Add(widgets.NewParagraph("No session was held here yet.", widgets.Dim))
	}
	d.sessions.Refresh()
}

// showHost shows who runs the venue, unless somebody is typing there.
func (d *details) showHost() {
	if d.screen.host.Window().Canvas().Focused() != fyne.Focusable(d.host) && !d.host.Open() {
		d.host.Fill(d.screen.organisation(d.editor.Value().Host))
	}
}

// setHost saves who runs the venue.
func (d *details) setHost(id model.ID) {
	if id == d.editor.Value().Host {
		return
	}
	if err := d.editor.Change(func(v *model.Venue) { v.Host = id }, nil); err != nil {
		d.screen.host.Failed(err)
	}
}

// newHost adds an organisation and makes it the host.
func (d *details) newHost(name string) {
	store, venue := d.screen.host.Store(), d.id
	d.screen.host.Write(func(ctx context.Context) error {
		_, err := store.AddHost(ctx, venue, model.Organisation{Name: name, Label: model.SuggestLabel(name)})
		return err
	}, nil)
}

func (d *details) showMenu() {
	widgets.ShowMenu(d.menu, []string{"Remove " + d.editor.Value().Name}, func(int) { d.screen.remove() })
}

// shown reports whether something can be seen in the pane.
func (d *details) shown() bool { return d.id != "" && d.id == d.editor.ID() }

func (d *details) focus() { d.screen.host.Window().Canvas().Focus(d.menu) }

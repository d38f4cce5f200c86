// Package venues is the area of venues: the places where sessions are held.
package venues

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Screen is the area Venues.
type Screen struct {
	*listing.Area[storage.VenueRow]
	host    frame.Host
	details *details
	chips   chips

	asked         *widgets.Async[around]
	all           []storage.VenueRow
	organisations []storage.OrganisationRow
	shown         []storage.VenueRow
	filter        filter
	sort          string
	desc          bool
	draft         draft
}

// around is what the list shows and what hosts are chosen from.
type around struct {
	venues        []storage.VenueRow
	organisations []storage.OrganisationRow
}

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, sort: byName, asked: widgets.NewAsync[around](host.Runner())}
	s.details = newDetails(s)
	s.Area = listing.NewArea(host, frame.Venues, s.newTable(), func(v storage.VenueRow) model.ID { return v.ID }, s.details, listing.Parts{
		Hint:     "Filter by name or address…",
		Buttons:  []fyne.CanvasObject{widgets.NewButton("New venue", widgets.Primary, s.newVenue)},
		OnFilter: func(text string) { s.filter.text = text; s.arrangeFromTop() },
	})
	s.chips = s.newChips()
	s.showChips()
	return s
}

// Show goes to the list, a venue or the form for a new one.
func (s *Screen) Show(p frame.Place) {
	s.Open(p.ID)
	s.load()
	if p.New {
		s.newVenue()
	}
}

// Heard follows what was saved.
func (s *Screen) Heard(n storage.Notice) {
	for _, table := range []string{"venue", "organisation", "session", "category"} {
		if n.Bulk || n.Tables[table] {
			s.load()
			break
		}
	}
	if n.Touches(s.details.ID()) || n.Tables["session"] || n.Tables["organisation"] {
		s.details.Read()
	}
}

// nameRemove is the name of a command that is in the menu too.
const nameRemove = "Remove the venue"

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	none, retire := "", "Retire the venue"
	if s.details.ID() == "" {
		none = "Choose a venue in the list first."
	} else if s.details.Editor.Value().Retired {
		retire = "Bring the venue back"
	}
	return append([]frame.Command{
		{Name: "New venue", Key: listing.Ctrl(fyne.KeyN), Do: s.newVenue},
		s.Filtering("Filter venues"),
		{Name: "Clear the filters", Do: s.clearFilter},
		{Name: "Edit the venue", Key: listing.Bare(fyne.KeyF2), Do: s.edit, Why: none},
		{Name: retire, Do: s.details.retire, Why: none},
		{Name: nameRemove, Key: listing.Bare(fyne.KeyDelete), Do: s.remove, Why: none, Takes: true},
	}, s.Page.BackCommands()...)
}

func (s *Screen) edit() { s.Edit(s.details.name) }

// remove removes the venue that is shown; undo brings it back.
func (s *Screen) remove() {
	store, id, name := s.host.Store(), s.details.ID(), s.details.Editor.Value().Name
	s.host.Write(func(ctx context.Context) error { return store.RemoveVenues(ctx, id) }, func() {
		s.host.Done("Removed " + name + ". Sessions held there stay, without a venue.")
	})
}

// load reads all venues again.
func (s *Screen) load() {
	store := s.host.Store()
	s.asked.Run(func(ctx context.Context) (a around, err error) {
		if a.venues, err = store.Venues(ctx); err != nil {
			return a, err
		}
		a.organisations, err = store.Organisations(ctx)
		return a, err
	}, func(a around, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.all, s.organisations = a.venues, a.organisations
		s.showChips()
		s.arrange()
		s.details.showHost()
	})
}

// arrangeFromTop shows the beginning of another list.
func (s *Screen) arrangeFromTop() {
	s.Table.ScrollToTop()
	s.arrange()
}

// arrange shows those the filter lets pass, sorted.
func (s *Screen) arrange() {
	s.shown = arrange(s.all, s.filter, s.sort, s.desc, s.host.Lists().Name)
	s.Fill(widgets.Rows[storage.VenueRow](s.shown), s.emptyWords(), listing.CountOf(len(s.shown), len(s.all), "venue", "venues"))
}

func (s *Screen) emptyWords() fyne.CanvasObject {
	if len(s.all) > 0 {
		return listing.Empty("No venue fits these filters.", widgets.NewButton("Clear the filters", widgets.Plain, s.clearFilter))
	}
	return listing.Empty("The places you can meet in are listed here, with their room, access and cost.",
		widgets.NewButton("New venue", widgets.Primary, s.newVenue))
}

// suggestOrganisations are those that hold every word of text.
func (s *Screen) suggestOrganisations(text string) []widgets.Suggestion {
	const most = 20
	var out []widgets.Suggestion
	words := model.Words(text)
	for _, o := range s.organisations {
		if len(words) > 0 && len(out) < most && model.MatchWords(model.Fold(o.Name), words) {
			out = append(out, widgets.Suggestion{Text: o.Name, Detail: s.host.Lists().Name(o.District), Value: o.ID})
		}
	}
	return out
}

// organisation is the name of one, "" for none.
func (s *Screen) organisation(id model.ID) string {
	for _, o := range s.organisations {
		if o.ID == id && id != "" {
			return o.Name
		}
	}
	return ""
}

// Package venues is the area of venues: the places where sessions are held.
package venues

import (
	"context"
	"slices"
	"strconv"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Screen is the area Venues.
type Screen struct {
	host    frame.Host
	page    *listing.Page
	table   *widgets.Table[storage.VenueRow]
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

const settingWidth = "venues details width"

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, sort: byName, asked: widgets.NewAsync[around](host.Runner())}
	s.details = newDetails(s)
	s.table = s.newTable()
	width, _ := strconv.ParseFloat(host.Setting(settingWidth), 32)
	s.page = listing.NewPage(listing.Parts{
		Hint:    "Filter by name or address…",
		Buttons: []fyne.CanvasObject{widgets.NewButton("New venue", widgets.Primary, s.newVenue)},
		List:    s.table, Details: s.details.pane.Object, Width: float32(width), Back: string(frame.Venues),
		OnFilter: func(text string) { s.filter.text = text; s.arrangeFromTop() },
		ToList:   s.table.Focus,
		OnBack:   func() { host.Retitle(); s.table.Focus() },
	})
	s.page.Split.OnDivider = func(width float32) { host.SetSetting(settingWidth, strconv.FormatFloat(float64(width), 'f', 0, 32)) }
	s.chips = s.newChips()
	s.showChips()
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page.Object }

// Show goes to the list, a venue or the form for a new one.
func (s *Screen) Show(p frame.Place) {
	if p.ID != "" {
		s.details.open(p.ID)
		s.selectShown()
		s.page.ShowDetails()
	} else {
		s.page.Back()
	}
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
	if n.Touches(s.details.id) || n.Tables["session"] || n.Tables["organisation"] {
		s.details.read()
	}
}

// Title is the place in words.
func (s *Screen) Title() []string {
	if s.page.InDetails() && s.details.id != "" {
		return []string{string(frame.Venues), s.details.editor.Value().Name}
	}
	return []string{string(frame.Venues)}
}

// Focus moves the keyboard to the list, or to the details that hide it.
func (s *Screen) Focus() {
	switch {
	case s.host.Window().Canvas().Overlays().Top() != nil: // a form is open
	case s.page.InDetails(), s.details.shown() && s.all != nil && s.table.Current() < 0:
		s.details.focus()
	default:
		s.table.Focus()
	}
}

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	none, retire := "", "Retire the venue"
	if s.details.id == "" {
		none = "Choose a venue in the list first."
	} else if s.details.editor.Value().Retired {
		retire = "Bring the venue back"
	}
	return append([]frame.Command{
		{Name: "New venue", Key: key(fyne.KeyN), Do: s.newVenue},
		{Name: "Filter venues", Key: key(fyne.KeyF), Do: func() { s.host.Window().Canvas().Focus(s.page.Filter) }},
		{Name: "Clear the filters", Do: s.clearFilter},
		{Name: "Edit the venue", Key: &desktop.CustomShortcut{KeyName: fyne.KeyF2}, Do: s.edit, Why: none},
		{Name: retire, Do: s.details.retire, Why: none},
		{Name: "Remove the venue", Key: &desktop.CustomShortcut{KeyName: fyne.KeyDelete}, Do: s.remove, Why: none},
	}, s.page.BackCommands()...)
}

func key(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault}
}

func (s *Screen) edit() {
	s.page.ShowDetails()
	s.host.Retitle()
	s.details.name.Focus()
}

// remove removes the venue that is shown; undo brings it back.
func (s *Screen) remove() {
	store, id, name := s.host.Store(), s.details.id, s.details.editor.Value().Name
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
	s.table.ScrollToTop()
	s.arrange()
}

// arrange shows those the filter lets pass, sorted.
func (s *Screen) arrange() {
	s.shown = arrange(s.all, s.filter, s.sort, s.desc, s.host.Lists().Name)
	s.table.Empty = s.emptyWords()
	s.table.SetSource(widgets.Rows[storage.VenueRow](s.shown))
	s.selectShown()
	s.page.SetCount(listing.CountOf(len(s.shown), len(s.all), "venue", "venues"))
}

// selectShown makes the row whose details are shown the current one; none when
// the filter leaves it out.
func (s *Screen) selectShown() {
	if s.details.id != "" {
		s.table.SetCurrent(slices.IndexFunc(s.shown, func(v storage.VenueRow) bool { return v.ID == s.details.id }))
	}
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

// Package people is the area of people: the list of everyone the community
// knows, and what it knows of each.
package people

import (
	"context"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/handouts"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// Screen is the area People.
type Screen struct {
	*listing.Area[storage.PersonRow]
	host    frame.Host
	chips   chips
	details *details

	list   *widgets.Async[*storage.People]
	found  *storage.People
	filter storage.PeopleFilter
	sort   storage.PeopleSort
	desc   bool

	around *widgets.Async[around]
	near   around
	asked  bool     // for what is around
	invite model.ID // choosing whom to invite to this session
	draft  draft
}

// around is what filters and forms choose from.
type around struct {
	sessions      []model.Session // without agendas
	tags          []string
	organisations []model.Organisation // by name; no more than the form shows
}

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, sort: storage.ByName}
	s.list = widgets.NewAsync[*storage.People](host.Runner())
	s.around = widgets.NewAsync[around](host.Runner())
	s.details = newDetails(s)
	s.Area = listing.NewArea(host, frame.People, s.newTable(), func(p storage.PersonRow) model.ID { return p.ID }, s.details, listing.Parts{
		Hint: "Filter by name, email, tag…",
		Buttons: []fyne.CanvasObject{
			widgets.NewButton("Invite…", widgets.Plain, func() { s.inviteSome() }),
			widgets.NewButton("New person", widgets.Primary, s.newPerson),
		},
		OnFilter: func(text string) { s.filter.Text = text; s.loadFromTop() },
	})
	s.Table.OnOpen = func(i int) { s.host.Go(frame.Place{Area: frame.People, ID: s.found.Row(i).ID, Invite: s.invite}) }
	s.chips = s.newChips()
	s.showChips()
	return s
}

// Show goes to the list, a person, the form for a new one, or the choice of
// whom to invite.
func (s *Screen) Show(p frame.Place) {
	s.setInvite(p.Invite)
	if p.Filter != nil {
		s.setFilter(clone(*p.Filter))
	}
	if p.Invite != "" && p.Filter == nil {
		s.setFilter(storage.PeopleFilter{NotInvitedTo: p.Invite})
	}
	s.Open(p.ID)
	s.load()
	if p.New {
		s.newPerson()
	}
}

// Heard follows what was saved.
func (s *Screen) Heard(n storage.Notice) {
	for _, table := range []string{"person", "affiliation", "organisation", "participation", "session", "category", "community"} {
		if n.Bulk || n.Tables[table] {
			s.load()
			break
		}
	}
	if n.Bulk || n.Tables["session"] || n.Tables["person"] || n.Tables["organisation"] {
		s.readAround()
	}
	if n.Touches(s.details.ID()) {
		s.details.Read()
	}
}

// The names of commands that are in the menu of a person too.
const (
	nameChanges = "All changes of the person"
	nameRemove  = "Remove people"
)

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	nobody, nobodyTicked := "", ""
	if s.details.ID() == "" {
		nobody = "Choose a person in the list first."
	}
	if len(s.chosen()) == 0 {
		nobodyTicked = "Tick the people first, or choose one in the list."
	}
	return append([]frame.Command{
		{Name: "New person", Key: listing.Ctrl(fyne.KeyN), Do: s.newPerson},
		s.Filtering("Filter people"),
		{Name: "Clear the filters", Do: s.clearFilter},
		{Name: "Edit the person", Key: listing.Bare(fyne.KeyF2), Do: s.edit, Why: nobody},
		{Name: "Invite people to a session", Key: listing.Ctrl(fyne.KeyI), Do: s.inviteSome},
		{Name: "Tag people", Key: listing.Ctrl(fyne.KeyT), Do: func() { s.tag(s.chosen()) }, Why: nobodyTicked},
		{Name: "Print address labels…", Do: func() { handouts.ShowLabels(s.host, s.chosen()) }, Why: nobodyTicked},
		{Name: "Export people", Key: listing.Ctrl(fyne.KeyE), Do: func() { s.Export(s.ticked()) }},
		{Name: "Write to the person", Do: s.details.write, Why: nobody},
		{Name: nameChanges, Do: s.details.showChanges, Why: nobody},
		{Name: nameRemove, Key: listing.Bare(fyne.KeyDelete), Do: func() { s.remove(s.chosen()) }, Why: nobodyTicked, Takes: true},
	}, s.Page.BackCommands()...)
}

func (s *Screen) edit() { s.Edit(s.details.given) }

// Export goes to the export of these people, or of everyone the filter shows
// when there are none.
func (s *Screen) Export(ids []model.ID) {
	f := clone(s.filter)
	if len(ids) > 0 {
		f = storage.PeopleFilter{People: ids}
	}
	s.host.Go(frame.Place{Area: frame.Data, Tab: "Export", Filter: &f})
}

// loadFromTop shows the beginning of another list.
func (s *Screen) loadFromTop() {
	s.Table.ScrollToTop()
	s.load()
}

// load asks for the people the filter lets pass.
func (s *Screen) load() {
	store, filter, sort, desc := s.host.Store(), clone(s.filter), s.sort, s.desc
	s.list.Run(func(ctx context.Context) (*storage.People, error) {
		return store.FindPeople(ctx, filter, sort, desc)
	}, func(p *storage.People, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.found = p
		if p.Indexed && !s.asked { // else it can wait until the first rows are drawn
			s.readAround()
		}
		s.Fill(rows{p}, s.emptyWords(), listing.CountOf(p.Len(), p.Whole, "person", "people"))
		if s.invite != "" || len(s.Table.Ticked()) > 0 {
			s.tickedChanged() // of the ticked ones others are shown now
		}
	})
}

// readAround reads what filters and forms choose from.
func (s *Screen) readAround() {
	store := s.host.Store()
	s.asked = true
	s.around.Run(func(ctx context.Context) (a around, err error) {
		if a.sessions, err = store.Programme(ctx); err != nil {
			return a, err
		}
		if a.tags, err = store.Tags(ctx); err != nil {
			return a, err
		}
		a.organisations, err = store.OrganisationNames(ctx)
		return a, err
	}, func(a around, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.near = a
		s.showChips()
		s.showBanner()
	})
}

func (s *Screen) today() model.Date { return s.host.Store().Today(s.host.Lists().Community) }

// session is one of the sessions by its id; the zero row for none.
func (s *Screen) session(id model.ID) model.Session {
	for _, v := range s.near.sessions {
		if v.ID == id {
			return v
		}
	}
	return model.Session{}
}

// suggestTags are the tags in use that hold what was typed.
func (s *Screen) suggestTags(text string) []string {
	var out []string
	for _, t := range s.near.tags {
		if strings.Contains(model.Fold(t), model.Fold(text)) {
			out = append(out, t)
		}
	}
	return out
}

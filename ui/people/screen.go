// Package people is the area of people: the list of everyone the community
// knows, and what it knows of each.
package people

import (
	"context"
	"strconv"
	"strings"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Screen is the area People.
type Screen struct {
	host    frame.Host
	page    *listing.Page
	table   *widgets.Table[storage.PersonRow]
	chips   chips
	details *details

	list   *widgets.Async[*storage.People]
	found  *storage.People
	filter storage.PeopleFilter
	sort   storage.PeopleSort
	desc   bool

	around *widgets.Async[around]
	near   around
	invite model.ID // choosing whom to invite to this session
	draft  draft
}

// around is what filters and forms choose from.
type around struct {
	sessions      []storage.SessionRow
	tags          []string
	organisations []storage.OrganisationRow
}

const settingWidth = "people details width"

// New makes the area.
func New(host frame.Host) *Screen {
	s := &Screen{host: host, sort: storage.ByName}
	s.list = widgets.NewAsync[*storage.People](host.Runner())
	s.around = widgets.NewAsync[around](host.Runner())
	s.details = newDetails(s)
	s.table = s.newTable()
	width, _ := strconv.ParseFloat(host.Setting(settingWidth), 32)
	s.page = listing.NewPage(listing.Parts{
		Hint: "Filter by name, email, tag…",
		Buttons: []fyne.CanvasObject{
			widgets.NewButton("Invite…", widgets.Plain, func() { s.inviteSome() }),
			widgets.NewButton("New person", widgets.Primary, s.newPerson),
		},
		List: s.table, Details: s.details.pane.Object, Width: float32(width), Back: string(frame.People),
		OnFilter: func(text string) { s.filter.Text = text; s.loadFromTop() },
		ToList:   s.table.Focus,
		OnBack:   func() { host.Retitle(); s.table.Focus() },
	})
	s.page.Split.OnDivider = func(width float32) {
		host.SetSetting(settingWidth, strconv.FormatFloat(float64(width), 'f', 0, 32))
	}
	s.chips = s.newChips()
	s.showChips()
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.page.Object }

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
	s.readAround()
	if p.ID != "" {
		s.details.open(p.ID)
		s.selectShown()
		s.page.ShowDetails()
	} else {
		s.page.Back()
	}
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
	if n.Touches(s.details.id) {
		s.details.read()
	}
}

// Title is the place in words.
func (s *Screen) Title() []string {
	if s.page.InDetails() && s.details.id != "" {
		return []string{string(frame.People), s.details.editor.Value().Name()}
	}
	return []string{string(frame.People)}
}

// Focus moves the keyboard to the list, or to the details that hide it.
func (s *Screen) Focus() {
	switch {
	case s.host.Window().Canvas().Overlays().Top() != nil: // a form is open
	case s.page.InDetails(), s.details.shown() && s.found != nil && s.table.Current() < 0:
		s.details.focus()
	default:
		s.table.Focus()
	}
}

// Commands are what can be done here.
func (s *Screen) Commands() []frame.Command {
	nobody, nobodyTicked := "", ""
	if s.details.id == "" {
		nobody = "Choose a person in the list first."
	}
	if len(s.chosen()) == 0 {
		nobodyTicked = "Tick the people first, or choose one in the list."
	}
	return append([]frame.Command{
		{Name: "New person", Key: key(fyne.KeyN), Do: s.newPerson},
		{Name: "Filter people", Key: key(fyne.KeyF), Do: func() { s.host.Window().Canvas().Focus(s.page.Filter) }},
		{Name: "Clear the filters", Do: s.clearFilter},
		{Name: "Edit the person", Key: &desktop.CustomShortcut{KeyName: fyne.KeyF2}, Do: s.edit, Why: nobody},
		{Name: "Invite people to a session", Key: key(fyne.KeyI), Do: s.inviteSome},
		{Name: "Tag people", Key: key(fyne.KeyT), Do: func() { s.tag(s.chosen()) }, Why: nobodyTicked},
		{Name: "Export people", Key: key(fyne.KeyE), Do: func() { s.Export(s.ticked()) }},
		{Name: "Write to the person", Do: s.details.write, Why: nobody},
		{Name: "All changes of the person", Do: s.details.showChanges, Why: nobody},
		{Name: "Remove people", Key: &desktop.CustomShortcut{KeyName: fyne.KeyDelete}, Do: func() { s.remove(s.chosen()) }, Why: nobodyTicked},
	}, s.page.BackCommands()...)
}

func key(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault}
}

// edit moves the keyboard into the first field of the person.
func (s *Screen) edit() {
	s.page.ShowDetails()
	s.host.Retitle()
	s.details.edit()
}

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
	s.table.ScrollToTop()
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
		s.table.Empty = s.emptyWords()
		s.table.SetSource(rows{p})
		s.showCount()
		s.selectShown()
		s.tickedChanged() // of the ticked ones others are shown now
	})
}

// selectShown makes the person whose details are shown the current row; none
// when the filter leaves them out.
func (s *Screen) selectShown() {
	if s.found == nil || s.details.id == "" {
		return
	}
	if row, ok := s.table.CurrentRow(); !ok || row.ID != s.details.id {
		s.table.SetCurrent(s.found.Index(s.details.id))
	}
}

// readAround reads what filters and forms choose from.
func (s *Screen) readAround() {
	store := s.host.Store()
	s.around.Run(func(ctx context.Context) (a around, err error) {
		if a.sessions, err = store.Sessions(ctx); err != nil {
			return a, err
		}
		if a.tags, err = store.Tags(ctx); err != nil {
			return a, err
		}
		a.organisations, err = store.Organisations(ctx)
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
func (s *Screen) session(id model.ID) storage.SessionRow {
	for _, v := range s.near.sessions {
		if v.ID == id {
			return v
		}
	}
	return storage.SessionRow{}
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

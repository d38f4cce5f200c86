package organisations

import (
	"context"
	"errors"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// details is the pane with one organisation, to be edited in place.
type details struct {
	screen *Screen
	pane   *listing.Pane
	editor *listing.Editor[model.Organisation]
	asked  *widgets.Async[answer]
	id     model.ID
	known  int // people there

	title, line      *widgets.Words
	name, label      *widgets.TextField
	people, sessions *fyne.Container
	menu, website    *widgets.Button
}

// answer is what the pane shows of an organisation.
type answer struct {
	organisation model.Organisation
	people       *storage.People
	hosted       []storage.SessionRow
}

func newDetails(s *Screen) *details {
	d := &details{screen: s, asked: widgets.NewAsync[answer](s.host.Runner())}
	store := s.host.Store()
	d.editor = listing.NewEditor(s.host, store.Organisation, store.UpdateOrganisation, func(o model.Organisation) string { return o.Name })
	d.editor.Opened = func() { d.showHead() }
	d.pane = listing.NewPane(d.build(), "Choose an organisation in the list to see what you know of it.")
	return d
}

func (d *details) open(id model.ID) {
	d.id = id
	d.read()
}

// read asks for the organisation again.
func (d *details) read() {
	if d.id == "" {
		return
	}
	store, id := d.screen.host.Store(), d.id
	d.asked.Run(func(ctx context.Context) (a answer, err error) {
		if a.organisation, err = store.Organisation(ctx, id); err != nil {
			return a, err
		}
		if a.people, err = store.FindPeople(ctx, storage.PeopleFilter{Organisation: id}, storage.ByName, false); err != nil {
			return a, err
		}
		sessions, err := store.Sessions(ctx)
		if err != nil {
			return a, err
		}
		venues, err := store.Venues(ctx)
		a.hosted = hosted(sessions, venues, id)
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

// close shows nothing: the organisation is gone.
func (d *details) close() {
	d.id = ""
	d.pane.Clear()
	d.screen.page.Back()
	d.screen.host.Retitle()
}

func (d *details) show(a answer) {
	another := d.editor.ID() != a.organisation.ID
	d.editor.Open(a.organisation.ID, a.organisation)
	d.known = a.people.Len()
	d.showHead()
	d.showPeopleOf(a.people)
	d.showSessions(a.hosted)
	d.pane.Fill(another)
	d.screen.host.Retitle()
}

// showHead shows the name and what goes with it.
func (d *details) showHead() {
	o := d.editor.Value()
	d.title.SetText(o.Name)
	d.line.SetText(subtitle(o, d.known, d.screen.host.Lists().Name))
	d.label.SetNote("")
	if suggestion := model.SuggestLabel(o.Name); o.Label == "" && suggestion != "" {
		d.label.SetNote("for maps, such as " + suggestion)
	}
	d.website.DisableBecause("")
	if o.Website == "" {
		d.website.DisableBecause("No website is known yet.")
	}
}

const peopleShown = 25

func (d *details) showPeopleOf(people *storage.People) {
	d.people.Objects = nil
	for i := range min(people.Len(), peopleShown) {
		p := people.Row(i)
		d.people.Add(widgets.NewLine("", widgets.ToneNone, model.DisplayName(p.Given, p.Family), p.Role, func() {
			d.screen.host.Go(frame.Place{Area: frame.People, ID: p.ID})
		}))
	}
	switch {
	case people.Len() == 0:
		d.people.Add(widgets.NewParagraph("Nobody you know belongs to it today. Give a person this organisation on their own page.", widgets.Dim))
	case people.Len() > peopleShown:
		d.people.Add(listing.Actions(widgets.NewButton("All "+model.Count(people.Len(), "person", "people"), widgets.Quiet, d.showPeople)))
	}
	d.people.Refresh()
}

func (d *details) showSessions(sessions []storage.SessionRow) {
	d.sessions.Objects = nil
	for _, v := range sessions {
		d.sessions.Add(widgets.NewLine("", widgets.ToneNone, v.Title, listing.Day(v.Start.Date()), func() {
			d.screen.host.Go(frame.Place{Area: frame.Programme, ID: v.ID})
		}))
	}
	if len(sessions) == 0 {
		d.sessions.Add(widgets.NewParagraph("No session was held in its rooms.", widgets.Dim))
	}
	d.sessions.Refresh()
}

// showPeople goes to the list of its people.
func (d *details) showPeople() {
	d.screen.host.Go(frame.Place{Area: frame.People, Filter: &storage.PeopleFilter{Organisation: d.id}})
}

// build makes the pane's content, once.
func (d *details) build() fyne.CanvasObject {
	e := d.editor
	d.title, d.line = widgets.NewParagraph("", widgets.Title), widgets.NewParagraph("", widgets.Dim)
	d.people, d.sessions = listing.Under(0), listing.Under(0)
	d.website = widgets.NewButton("Website", widgets.Plain, func() { d.screen.host.View(e.Value().Website) })
	d.menu = widgets.NewButton("More", widgets.Plain, d.showMenu)
	d.name = e.Text("Name", func(o *model.Organisation) *string { return &o.Name })
	d.label = e.Text("Short label", func(o *model.Organisation) *string { return &o.Label })
	facts := widgets.Facts(d.name, d.label,
		e.Choice("Sector", model.Sectors, func(o *model.Organisation) *model.ID { return &o.Sector }),
		e.Choice("District", model.Districts, func(o *model.Organisation) *model.ID { return &o.District }),
		e.Text("Postcode", func(o *model.Organisation) *string { return &o.Postcode }),
		e.Text("Website", func(o *model.Organisation) *string { return &o.Website }),
		e.Number("Data team", func(o *model.Organisation) *int { return &o.TeamSize }))
	return listing.Under(18,
		listing.Under(2, d.title, d.line),
		widgets.NewWrap(widgets.NewButton("Its people", widgets.Primary, d.showPeople), d.website, d.menu),
		listing.Titled("About", facts),
		listing.Titled("People", d.people),
		listing.Titled("Sessions hosted", d.sessions),
		listing.Titled("Notes", e.Lines("", func(o *model.Organisation) *string { return &o.Notes })))
}

func (d *details) showMenu() {
	widgets.ShowMenu(d.menu, []string{"Remove " + d.editor.Value().Name}, func(int) { d.screen.remove() })
}

// shown reports whether something can be seen in the pane.
func (d *details) shown() bool { return d.id != "" && d.id == d.editor.ID() }

func (d *details) focus() { d.screen.host.Window().Canvas().Focus(d.menu) }

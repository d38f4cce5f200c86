package organisations

import (
	"context"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// details is the pane with one organisation, to be edited in place.
type details struct {
	*listing.Details[model.Organisation, answer]
	screen *Screen
	known  int // people there

	title, line      *widgets.Words
	name, label      *widgets.TextField
	people, sessions *fyne.Container
	website          *widgets.Button
}

// answer is what the pane shows of an organisation.
type answer struct {
	organisation model.Organisation
	people       *storage.People
	hosted       []storage.SessionRow
}

func newDetails(s *Screen) *details {
	d := &details{screen: s}
	store := s.host.Store()
	editor := listing.NewEditor(s.host, store.Organisation, store.UpdateOrganisation, func(o model.Organisation) string { return o.Name })
	editor.Opened = d.showHead
	d.Details = listing.NewDetails(s.host, editor, d.read, func(a answer) (model.ID, model.Organisation) { return a.organisation.ID, a.organisation }, d.show)
	d.Pane = listing.NewPane(d.build(), "Choose an organisation in the list to see what you know of it.")
	return d
}

func (d *details) read(ctx context.Context, id model.ID) (a answer, err error) {
	store := d.screen.host.Store()
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
}

func (d *details) show(a answer, _ bool) {
	d.known = a.people.Len()
	d.showHead()
	d.showPeopleOf(a.people)
	listing.ShowSessions(d.sessions, d.screen.host, a.hosted, func(v storage.SessionRow) string { return listing.Day(v.Start.Date()) },
		"No session was held in its rooms.")
}

// showHead shows the name and what goes with it.
func (d *details) showHead() {
	o := d.Editor.Value()
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

// showPeople goes to the list of its people.
func (d *details) showPeople() {
	d.screen.host.Go(frame.Place{Area: frame.People, Filter: &storage.PeopleFilter{Organisation: d.ID()}})
}

// build makes the pane's content, once.
func (d *details) build() fyne.CanvasObject {
	e := d.Editor
	d.title, d.line = widgets.NewParagraph("", widgets.Title), widgets.NewParagraph("", widgets.Dim)
	d.people, d.sessions = listing.Under(0), listing.Under(0)
	d.website = widgets.NewButton("Website", widgets.Plain, func() { d.screen.host.View(e.Value().Website) })
	d.Menu = widgets.NewButton("More", widgets.Plain, d.showMenu)
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
		widgets.NewWrap(widgets.NewButton("Its people", widgets.Primary, d.showPeople), d.website, d.Menu),
		listing.Titled("About", facts),
		listing.Titled("People", d.people),
		listing.Titled("Sessions hosted", d.sessions),
		listing.Titled("Notes", e.Lines("", func(o *model.Organisation) *string { return &o.Notes })))
}

func (d *details) showMenu() {
	widgets.ShowMenu(d.Menu, frame.Item(d.screen.Commands(), nameRemove, "Remove "+d.Editor.Value().Name))
}

package people

import (
	"context"
	"net/url"

	"convenor/model"
	"convenor/storage"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/look"
	"convenor/ui/paper"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// details is the pane with one person: what the community knows of them, to be
// edited in place.
type details struct {
	*listing.Details[model.Person, answer]
	screen *Screen
	more   answer

	name, line, standing *widgets.Words
	boxes                *widgets.Words
	installed            func(rune) bool
	writeTo              *widgets.Button
	given                *widgets.TextField
	sections             []*section
	unfolded             map[model.ID]bool // entries whose fields are shown
}

// answer is what the pane shows of a person.
type answer struct {
	person  model.Person
	history []storage.PersonSession
	told    []storage.ToldPerson
	changes []storage.Step
	boxes   string // what to do about letters that no font has
}

const changesShown = 5

func newDetails(s *Screen) *details {
	d := &details{screen: s, unfolded: map[model.ID]bool{}, installed: paper.Installed}
	store := s.host.Store()
	editor := listing.NewEditor(s.host, store.Person, store.UpdatePerson, model.Person.Name)
	editor.Opened = func() { d.refresh(false) }
	d.Details = listing.NewDetails(s.host, editor, d.read, func(a answer) (model.ID, model.Person) { return a.person.ID, a.person }, d.show)
	d.Pane = listing.NewPane(d.build(), "Choose someone in the list to see what you know of them.")
	return d
}

func (d *details) read(ctx context.Context, id model.ID) (a answer, err error) {
	store := d.screen.host.Store()
	if a.person, err = store.Person(ctx, id); err != nil {
		return a, err
	}
	a.boxes = look.BoxWords(written(a.person), d.installed)
	if a.history, err = store.SessionsOf(ctx, id); err != nil {
		return a, err
	}
	if a.told, err = store.ToldOf(ctx, id); err != nil {
		return a, err
	}
	a.changes, err = store.HistoryOf(ctx, id, changesShown+1)
	return a, err
}

func (d *details) show(a answer, another bool) {
	d.more = a
	if another {
		d.unfolded = map[model.ID]bool{}
	}
	d.refresh(another)
}

// refresh shows what has changed; everything when it is another person.
func (d *details) refresh(another bool) {
	d.showHead()
	for _, s := range d.sections {
		s.show(another)
	}
	d.Pane.Fill(another)
	for _, s := range d.sections {
		if begin := s.begin; begin != nil {
			s.begin = nil
			begin()
		}
	}
	d.screen.host.Retitle()
}

// showHead shows the name and what one must know before writing.
func (d *details) showHead() {
	p, today := d.Editor.Value(), d.screen.today()
	d.name.SetText(p.Name())
	d.line.SetText(subtitle(p, today))
	d.line.Hidden = d.line.Text() == ""
	d.standing.SetText(standing(p, today))
	d.standing.Hidden = d.standing.Text() == ""
	d.boxes.SetText(d.more.boxes)
	d.boxes.Hidden = d.more.boxes == ""
	d.writeTo.DisableBecause("")
	if p.Email() == "" {
		d.writeTo.DisableBecause("No email address is known yet.")
	}
}

// build makes the pane's content, once.
func (d *details) build() fyne.CanvasObject {
	d.name = widgets.NewParagraph("", widgets.Title)
	d.line = widgets.NewParagraph("", widgets.Dim)
	d.standing = widgets.NewParagraph("", widgets.Small)
	d.boxes = widgets.NewParagraph("", widgets.Small)
	invite := widgets.NewButton("Invite to…", widgets.Primary, func() { d.screen.askSession([]model.ID{d.ID()}) })
	d.writeTo = widgets.NewButton("Write", widgets.Plain, d.write)
	d.Menu = widgets.NewButton("More", widgets.Plain, d.showMenu)
	head := listing.Under(2, d.name, d.line, d.standing, d.boxes)
	parts := []fyne.CanvasObject{head, widgets.NewWrap(invite, d.writeTo, d.Menu)}
	return listing.Under(18, append(parts, d.buildSections()...)...)
}

func (d *details) showMenu() {
	remove := frame.Item(d.screen.Commands(), nameRemove, "Remove "+d.Editor.Value().Name())
	remove.Do = func() { d.screen.remove([]model.ID{d.ID()}) } // others may be ticked
	widgets.ShowMenu(d.Menu, frame.Item(d.screen.Commands(), nameChanges, "All changes"), remove)
}

// write opens the mail program with a letter to the person.
func (d *details) write() {
	address := d.Editor.Value().Email()
	if address == "" {
		d.screen.host.Tell("No email address is known of "+d.Editor.Value().Name()+" yet.", "", nil)
		return
	}
	d.screen.host.View("mailto:" + url.PathEscape(address))
}

const changesListed = 200

// showChanges lists everything that was done to the person.
func (d *details) showChanges() {
	store, id, name := d.screen.host.Store(), d.ID(), d.Editor.Value().Name()
	widgets.NewAsync[[]storage.Step](d.screen.host.Runner()).Run(func(ctx context.Context) ([]storage.Step, error) {
		return store.HistoryOf(ctx, id, changesListed)
	}, func(steps []storage.Step, err error) {
		if err != nil {
			d.screen.host.Failed(err)
			return
		}
		list := listing.Under(6)
		for _, step := range steps {
			list.Add(d.changeLine(step))
		}
		widgets.ShowDialog(d.screen.host.Window(), widgets.Options{Title: "Changes of " + name, Content: list, Width: 560})
	})
}

func (d *details) changeLine(step storage.Step) fyne.CanvasObject {
	return widgets.NewParagraph(changeWords(step, d.screen.host.Lists().Community.TimeZone), widgets.Style{Size: look.SizeSmall, Colour: look.Text})
}

// goTo opens a place.
func (d *details) goTo(p frame.Place) func() { return func() { d.screen.host.Go(p) } }

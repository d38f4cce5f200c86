package data

import (
	"context"
	"fmt"
	"io"

	"convenor/model"
	"convenor/storage"
	"convenor/storage/ics"
	"convenor/ui/frame"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// exporter is the page where files go out.
type exporter struct {
	host   frame.Host
	filter *storage.PeopleFilter // the people chosen on their screen; nil = everyone
	people *widgets.Button
	whole  *widgets.Button // everyone, instead of those that are filtered
	words  *widgets.Words
	all    fyne.CanvasObject
}

func newExporter(host frame.Host) *exporter {
	e := &exporter{host: host, words: widgets.NewParagraph("", widgets.Body)}
	e.people = widgets.NewButton("Save as CSV…", widgets.Primary, e.savePeople)
	e.whole = widgets.NewButton("Everyone instead", widgets.Quiet, func() { e.show(frame.Place{Filter: &storage.PeopleFilter{}}) })
	calendar := widgets.NewButton("Save the calendar file…", widgets.Plain, e.saveCalendar)
	e.all = column(widgets.Stack(
		widgets.NewCard("People", widgets.Form(e.words,
			widgets.NewParagraph("A CSV file that spreadsheets open and that Convenor reads again. It holds personal details: keep it where you keep such things.", widgets.Dim),
			widgets.Row(e.people, e.whole))),
		widgets.NewCard("Programme", widgets.Form(
			widgets.NewParagraph("One calendar file (.ics) with every session that has a date. Ideas stay out. It holds no names of those who come.", widgets.Dim),
			widgets.Row(calendar)))))
	return e
}

func (e *exporter) object() fyne.CanvasObject { return e.all }
func (e *exporter) heard(storage.Notice)      {}
func (e *exporter) focus()                    { e.host.Window().Canvas().Focus(e.people) }

func (e *exporter) commands() []frame.Command {
	return []frame.Command{
		{Name: "Export people", Key: key(fyne.KeyE), Do: e.savePeople},
		{Name: "Export the programme’s calendar file", Do: e.saveCalendar},
	}
}

func (e *exporter) show(p frame.Place) {
	if p.Filter != nil {
		e.filter = p.Filter
	}
	filter, store := e.chosen(), e.host.Store()
	widgets.NewAsync[*storage.People](e.host.Runner()).Run(func(ctx context.Context) (*storage.People, error) {
		return store.FindPeople(ctx, filter, storage.ByName, false)
	}, func(found *storage.People, err error) {
		if err != nil {
			e.host.Failed(err)
			return
		}
		e.whole.Hidden = found.Len() == found.Whole
		if e.whole.Hidden {
			e.words.SetText("Everyone: " + model.Count(found.Whole, "person", "people") + ".")
		} else {
			e.words.SetText(fmt.Sprintf("%s of %s, as filtered under People.", model.Thousands(found.Len()), model.Count(found.Whole, "person", "people")))
		}
		e.all.Refresh()
	})
}

func (e *exporter) chosen() storage.PeopleFilter {
	if e.filter == nil {
		return storage.PeopleFilter{}
	}
	return *e.filter
}

func (e *exporter) savePeople() {
	store, filter := e.host.Store(), e.chosen()
	e.host.SaveFile("Save people as CSV", e.host.Lists().Community.Name+" people.csv", func(path string) {
		e.host.Work("Exporting…", func(ctx context.Context, _ func(float64)) error {
			ids, err := store.PeopleIDs(ctx, filter)
			if err != nil {
				return err
			}
			return storage.WriteFile(path, func(w io.Writer) error { return store.ExportPeople(ctx, w, ids) })
		}, func(err error) { e.said(path, err) })
	})
}

func (e *exporter) saveCalendar() {
	store := e.host.Store()
	e.host.SaveFile("Save the calendar file", e.host.Lists().Community.Name+".ics", func(path string) {
		e.host.Work("Writing the calendar…", func(ctx context.Context, _ func(float64)) error {
			c, err := store.Calendar(ctx)
			if err != nil {
				return err
			}
			return storage.WriteFile(path, func(w io.Writer) error { return ics.Write(w, c) })
		}, func(err error) { e.said(path, err) })
	})
}

func (e *exporter) said(path string, err error) {
	if err != nil {
		e.host.Failed(err)
		return
	}
	e.host.Tell(widgets.SavedAs(path), "Show", func() { e.host.View(path) })
}

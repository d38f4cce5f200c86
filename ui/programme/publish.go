package programme

import (
	"context"
	"io"

	"convenor/model"
	"convenor/model/report"
	"convenor/storage"
	"convenor/storage/ics"
	"convenor/storage/publish"
	"convenor/ui/paper"
	"convenor/ui/printing"
	"convenor/ui/session"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// The choices of publishing.
const (
	forMembers, forPublic = "members", "public"
	asHandout, asPoster   = "handout", "poster"
)

// publication is what to publish.
type publication struct {
	span           report.Span
	public, poster bool
}

// programme makes it from what is in the file now.
func (p publication) programme(ctx context.Context, store *storage.Store) (report.Programme, error) {
	made, err := store.PublishedProgramme(ctx, p.span, p.public)
	if err == nil && p.poster {
		made, err = made.ToCome()
	}
	return made, err
}

// paper makes it ready to print.
func (p publication) paper(ctx context.Context, store *storage.Store) (printing.Paper, error) {
	made, err := p.programme(ctx, store)
	if err != nil {
		return printing.Paper{}, err
	}
	out := printing.Paper{Document: paper.Programme(made), Name: made.Name + ".pdf", Note: model.Count(made.Count(), "session", "sessions") + "."}
	if made.Ideas > 0 {
		out.Note += " " + model.Count(made.Ideas, "idea with a date is", "ideas with a date are") + " left out: save the date of what may be announced."
	}
	if p.poster {
		out.Document, out.Name = paper.Poster(made), made.Name+" poster.pdf"
	}
	if p.public {
		out.Note += " Names, links and phone numbers are left out; read it once all the same: a nickname in a text is not found."
	}
	out.Meta = paper.Meta{Title: made.Title, Author: made.Community, Language: made.Language, Created: store.Now()}
	return out, nil
}

// publishing is the dialog that prints and saves the programme.
type publishing struct {
	view        *listView
	from, until *widgets.DateField
	who, form   *widgets.SelectField
	dialog      *printing.Dialog
}

// publish opens it.
func (s *listView) publish() {
	host := s.host
	today := func() model.Date { return host.Store().Today(host.Lists().Community) }
	season := report.Season(today())
	p := &publishing{view: s}
	p.from = widgets.NewDateField("From", season.From, today, nil).WithoutDay()
	p.until = widgets.NewDateField("Until", season.Until, today, nil).WithoutDay()
	p.who = widgets.NewSelectField("For", []widgets.Option{{Value: forMembers, Text: "members"}, {Value: forPublic, Text: "the public"}}, forMembers, nil)
	p.form = widgets.NewSelectField("As", []widgets.Option{{Value: asHandout, Text: "handout"}, {Value: asPoster, Text: "poster"}}, asHandout, nil)
	p.from.OnChanged, p.until.OnChanged = func(model.Date) { p.dialog.Refresh() }, func(model.Date) { p.dialog.Refresh() }
	p.who.Select.OnChanged, p.form.Select.OnChanged = func(string) { p.dialog.Refresh() }, func(string) { p.dialog.Refresh() }
	save := func(words, ending string) *widgets.Button {
		return widgets.NewButton(words, widgets.Plain, func() { p.save(ending) })
	}
	p.dialog = printing.Show(host, printing.Job{Title: "Publish the programme",
		Form: []fyne.CanvasObject{widgets.Columns(160, p.from, p.until), widgets.Columns(110, p.who, p.form),
			widgets.NewLabelled("Or save it as", widgets.NewWrap(save("Web page…", ".html"), save("Markdown…", ".md"), save("Calendar file…", ".ics")))},
		Check: func() error {
			if !p.from.Valid() || !p.until.Valid() {
				return model.ValidationError{Field: "date", Problem: "that date cannot be read; write it like 12 June 2026"}
			}
			return p.chosen().span.Validate()
		},
		Prepare: func() func(context.Context) (printing.Paper, error) {
			store, chosen := host.Store(), p.chosen()
			return func(ctx context.Context) (printing.Paper, error) { return chosen.paper(ctx, store) }
		}})
}

func (p *publishing) chosen() publication {
	return publication{report.Span{From: p.from.Date(), Until: p.until.Date()}, p.who.Value() == forPublic, p.form.Value() == asPoster}
}

// save asks where and writes the programme in another form than paper.
func (p *publishing) save(ending string) {
	host, store, chosen := p.view.host, p.view.host.Store(), p.chosen()
	chosen.poster = false
	type content struct {
		made     report.Programme
		calendar ics.Calendar
	}
	widgets.NewAsync[content](host.Runner()).Run(func(ctx context.Context) (c content, err error) {
		if c.made, err = chosen.programme(ctx, store); err == nil && ending == ".ics" {
			c.calendar, err = store.ProgrammeCalendar(ctx, chosen.span, chosen.public)
		}
		return c, err
	}, func(c content, err error) {
		if err != nil {
			p.dialog.SetProblem(err)
			return
		}
		p.dialog.Close()
		host.SaveFile("Save the programme", c.made.Name+ending, func(path string) {
			host.Write(func(context.Context) error {
				return storage.WriteFile(path, func(w io.Writer) error {
					if ending == ".ics" {
						return ics.Write(w, c.calendar)
					}
					return publish.Programme(w, c.made, ending)
				})
			}, func() {
				words := widgets.SavedAs(path)
				if ending == ".ics" {
					words += " " + session.CalendarWords(c.calendar)
				}
				host.Tell(words, "Open it", func() { host.View(path) })
			})
		})
	})
}

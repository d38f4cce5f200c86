package typein

import (
	"context"
	"fmt"
	"strings"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/listing"
	"convenor/ui/widgets"
)

// walkInForm asks who is on a blank row, or on a row that could not be read.
type walkInForm struct {
	panel   *Panel
	row     int
	resolve model.ID // the illegible row it is about; "" for a walk-in

	name, organisation *widgets.CompletionEntry
	email              *widgets.TextField
	who                *widgets.Words // says whether the person is known
	chosen             storage.Hit    // ID is "" for somebody new
	dialog             *widgets.Dialog
}

// askWalkIn asks who is on a blank row, the next one when row is 0, and goes on
// to the one after it. Said is what is to be read over the fields.
func (p *Panel) askWalkIn(row int, name, said string) {
	if p.now.sheet == nil || !p.now.started {
		p.say("Walk-ins are typed in from the day of the session on.", true)
		return
	}
	if row == 0 {
		row = p.nextRow()
	}
	f := &walkInForm{panel: p, row: row}
	f.ask(fmt.Sprintf("Walk-in, row %d", row), name, said)
}

// askResolve asks who an illegible row was.
func (p *Panel) askResolve(r storage.IllegibleRow) {
	f := &walkInForm{panel: p, row: r.Row, resolve: r.ID}
	f.ask("Who was it? ("+r.Words()+")", "", r.Note)
}

func (f *walkInForm) ask(title, name, said string) {
	host := f.panel.host
	f.who = widgets.NewParagraph("Type any part of the name: who is among your people already is offered.", widgets.Dim)
	f.name = listing.NewCompleter(host, func(ctx context.Context, text string) ([]storage.Hit, error) {
		return host.Store().FindContacts(ctx, text, listing.Suggested)
	})
	f.name.OnChosen = func(s widgets.Suggestion) { f.choose(s.Value.(storage.Hit)) }
	f.name.OnNew = func(text string) { f.choose(storage.Hit{Title: text}) }
	f.name.NewLine = func(text string) string { return "“" + text + "” is somebody new" }
	f.organisation = listing.NewCompleter(host, listing.HitsOf(host.Store(), storage.OrganisationHit))
	f.email = widgets.NewTextField("Email, if they left one", "", nil)
	fields := widgets.Form()
	if said != "" {
		fields.Add(widgets.NewParagraph(said, widgets.Strong))
	}
	fields.Add(widgets.NewLabelled("Name", f.name))
	fields.Add(f.who)
	fields.Add(widgets.NewLabelled("Organisation", f.organisation))
	fields.Add(f.email)
	if f.resolve == "" {
		fields.Add(widgets.Row(widgets.NewButton("This row cannot be read…", widgets.Quiet, func() {
			f.dialog.Close()
			f.panel.askIllegible(f.row)
		})))
	}
	f.dialog = widgets.ShowDialog(host.Window(), widgets.Options{Title: title, Content: fields, Confirm: "They came", Cancel: "Close", OnConfirm: f.confirm})
	f.name.OnSubmitted = func(string) { f.dialog.Confirm() }
	f.organisation.OnSubmitted = f.name.OnSubmitted
	f.name.Fill(name)
}

// choose takes somebody known, or somebody new by that name.
func (f *walkInForm) choose(h storage.Hit) {
	f.chosen = h
	f.name.Fill(h.Title)
	words := "Somebody new: they are added to your people."
	if h.ID != "" {
		words = model.JoinNonEmpty(" · ", "Among your people", h.Detail) + ". Press Enter."
	}
	f.who.SetText(words)
	f.dialog.Refresh()
}

// confirm records the person. Who was not chosen from the list is looked for
// once more, so that nobody is added twice.
func (f *walkInForm) confirm() error {
	name := strings.TrimSpace(f.name.Text)
	if name == "" {
		return model.ValidationError{Field: "name", Problem: "a name is needed, or keep the row as one that cannot be read"}
	}
	if f.chosen.ID != "" && f.chosen.Title == name {
		f.record(storage.PaperWalkIn{Person: f.chosen.ID}, name)
		return nil
	}
	p, err := newPerson(name, f.organisation.Text, f.email.Text())
	if err != nil {
		return err
	}
	store, email := f.panel.host.Store(), f.email.Text()
	declared := f.chosen.Title == name // somebody new, by choice
	widgets.NewAsync[[]storage.Hit](f.panel.host.Runner()).Run(
		func(ctx context.Context) ([]storage.Hit, error) {
			if !declared { // Enter was faster than the offers
				if hits, err := store.FindContacts(ctx, name, listing.Suggested); len(hits) > 0 || err != nil {
					return hits, err
				}
			}
			return store.SimilarContacts(ctx, name, email, listing.Suggested)
		},
		func(hits []storage.Hit, err error) {
			switch {
			case err != nil:
				f.panel.host.Failed(err)
			case len(hits) == 0:
				f.record(storage.PaperWalkIn{New: p}, name)
			default:
				f.askWhich(hits, p)
			}
		})
	return nil
}

// askWhich asks whether somebody new is one of those known after all.
func (f *walkInForm) askWhich(hits []storage.Hit, p model.Person) {
	words := widgets.NewParagraph(fmt.Sprintf("“%s” is much like somebody among your people, or part of their name. Choose them, or add somebody new.", p.Name()), widgets.Body)
	content := widgets.Form(words)
	var dialog *widgets.Dialog
	for _, h := range hits {
		content.Add(widgets.NewLine("", widgets.ToneNone, h.Title, h.Detail, func() {
			dialog.Close()
			f.record(storage.PaperWalkIn{Person: h.ID}, h.Title)
		}))
	}
	dialog = widgets.ShowDialog(f.panel.host.Window(), widgets.Options{Title: "Is it the same person?", Content: content, Confirm: "Add somebody new", OnConfirm: func() error {
		f.record(storage.PaperWalkIn{New: p}, p.Name())
		return nil
	}})
}

// record writes it down and asks for the next row.
func (f *walkInForm) record(w storage.PaperWalkIn, name string) {
	p, store := f.panel, f.panel.host.Store()
	w.Session, w.Row = p.id, f.row
	if p.now.sheet != nil {
		w.Sheet = p.now.sheet.Code
	}
	if f.resolve != "" {
		p.host.Write(func(ctx context.Context) error { _, err := store.ResolveIllegible(ctx, f.resolve, w); return err },
			func() { p.host.Done(name + " came.") })
		return
	}
	p.host.Write(func(ctx context.Context) error { _, err := store.AddPaperWalkIn(ctx, w); return err }, func() {
		said := fmt.Sprintf("Row %d: %s came.", f.row, name)
		p.reach(f.row)
		p.say(said, false)
		p.askWalkIn(f.row+1, "", said)
	})
}

// newPerson is somebody new from what is on paper. An address among the words of
// the name is an address; nothing on the paper is a consent.
func newPerson(name, organisation, email string) (model.Person, error) {
	w := match.WalkInOf(name)
	w.OrganisationName = organisation
	if email != "" {
		w.Email = email
	}
	p := w.Person("", "") // the store knows the day
	return p, p.Validate()
}

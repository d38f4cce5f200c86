package desk

import (
	"context"
	"errors"

	"convenor/model"
	"convenor/model/match"
	"convenor/storage"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// form asks for a walk-in: what was typed at the desk is in it already.
type form struct {
	screen               *Screen
	dialog               *widgets.Dialog
	given, family, email *widgets.TextField
	organisation         *widgets.CompletionEntry
	consent              *widgets.Check
	alike                *fyne.Container // of contacts who may be the same person
	chosen               model.ID        // the organisation
	chosenName           string
	known                []storage.OrganisationRow
	shownAlike           []alike
}

const organisationsShown = 8

// addWalkIn opens the form.
func (s *Screen) addWalkIn() {
	if s.desk.now == nil {
		return
	}
	w := match.WalkInOf(s.desk.text)
	f := &form{screen: s, given: widgets.NewTextField("Given name", w.Given, nil), family: widgets.NewTextField("Family name", w.Family, nil),
		email: widgets.NewTextField("Email, if they like", w.Email, nil), alike: widgets.Facts()}
	f.organisation = widgets.NewCompletionEntry(f.suggest)
	f.organisation.OnChosen = func(v widgets.Suggestion) { f.chosen, f.chosenName = v.Value.(model.ID), v.Text }
	f.organisation.OnNew = func(text string) {
		f.organisation.Fill(text)
		f.chosen, f.chosenName = "", text
	}
	f.organisation.NewLine = func(text string) string { return "“" + text + "” is a new organisation" }
	f.consent = widgets.NewCheck("They agree: we may hold these details and write to them", nil)
	for _, field := range []*widgets.TextField{f.given, f.family, f.email} {
		field.Entry.OnChanged = func(string) {
			field.SetProblem(nil)
			f.compare()
		}
	}
	f.compare()
	f.readOrganisations()
	f.dialog = widgets.ShowDialog(s.host.Window(), widgets.Options{
		Title: "Walk-in", Confirm: "Add and mark as arrived", Width: 560, OnConfirm: f.add, OnCancel: s.Focus,
		Content: widgets.Form(widgets.Columns(170, f.given, f.family), f.alike,
			widgets.NewLabelled("Organisation", f.organisation), f.email, f.consent,
			widgets.NewParagraph("The consent is kept with today’s date, as given at the desk. Space ticks it; Enter adds.", widgets.Small))})
}

func (f *form) walkIn() match.WalkIn {
	w := match.WalkIn{Given: f.given.Text(), Family: f.family.Text(), Email: f.email.Text(), Consent: f.consent.On(),
		OrganisationName: f.organisation.Text, Organisation: f.chosen}
	if w.OrganisationName != f.chosenName {
		w.Organisation = "" // typed over
	}
	return w
}

// compare names contacts who may be the person in the form, each with a way to
// take them instead.
func (f *form) compare() {
	all := f.screen.desk.alike(f.walkIn())
	if same := len(all) == len(f.shownAlike); same {
		for i := range all {
			same = same && all[i] == f.shownAlike[i]
		}
		if same {
			return
		}
	}
	f.shownAlike = all
	f.alike.Objects = nil
	if len(all) > 0 {
		f.alike.Add(widgets.NewParagraph("Is it somebody you know already? Choose them, and nobody is in your file twice.", widgets.Small))
	}
	for _, a := range all {
		f.alike.Add(container.New(&indented{}, widgets.NewLine("known", widgets.ToneWarning, a.words, "", func() { f.take(a.person) })))
	}
	f.alike.Refresh()
	if f.dialog != nil {
		f.dialog.Refresh()
	}
}

// take marks somebody who is known already as arrived.
func (f *form) take(person model.ID) {
	f.dialog.Close()
	s := f.screen
	mode := model.InPerson
	if s.desk.now.Session.Mode == model.Online {
		mode = model.Online
	}
	s.write(func(ctx context.Context, store *storage.Store, id model.ID) error {
		return store.Arrive(ctx, id, person, mode)
	})
	s.Focus()
}

// add saves the walk-in and their arrival as one step; an error says what is
// wrong, at its field.
func (f *form) add() error {
	s := f.screen
	p := f.walkIn().Person(s.host.Store().Today(s.host.Lists().Community), "at the desk")
	if err := p.Validate(); err != nil {
		var v model.ValidationError
		if errors.As(err, &v) && v.Field == "email" {
			f.email.SetProblem(v)
			f.email.Focus()
			return errors.New("the email address needs another look; it may also stay empty")
		}
		f.given.Focus()
		return err
	}
	mode := model.InPerson
	if s.desk.now.Session.Mode == model.Online {
		mode = model.Online
	}
	store, id := s.host.Store(), s.id
	s.host.Write(func(ctx context.Context) error {
		_, err := store.AddWalkIn(ctx, id, p, mode)
		return err
	}, s.clear)
	s.host.Window().Canvas().Unfocus()
	s.Focus()
	return nil
}

func (f *form) readOrganisations() {
	store := f.screen.host.Store()
	widgets.NewAsync[[]storage.OrganisationRow](f.screen.host.Runner()).Run(store.Organisations, func(all []storage.OrganisationRow, err error) {
		if err == nil { // else it is only not completed
			f.known = all
		}
	})
}

func (f *form) suggest(text string) (out []widgets.Suggestion) {
	words := model.Words(text)
	for _, o := range f.known {
		if len(words) > 0 && len(out) < organisationsShown && model.MatchWords(model.Fold(o.Name), words) {
			out = append(out, widgets.Suggestion{Text: o.Name, Detail: f.screen.host.Lists().Name(o.Sector), Value: o.ID})
		}
	}
	return out
}

// indented leaves room at both sides for the frame of a line that has the
// keyboard.
type indented struct{}

func (indented) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], 8, 2, size.Width-16, size.Height-4)
}

func (indented) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().AddWidthHeight(16, 4) }

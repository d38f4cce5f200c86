package people

import (
	"context"
	"errors"

	"convenor/model"
	"convenor/ui/frame"
	"convenor/ui/listing"
	"convenor/ui/widgets"

	"fyne.io/fyne/v2"
)

// form is the form for a new person.
type form struct {
	given, family, email, phone, role *widgets.TextField
	organisation                      *widgets.CompletionEntry
	seniority, district               *widgets.SelectField

	chosen     model.ID // the organisation that was chosen
	chosenName string
}

// newPerson opens the form, with what was typed before if it was closed half
// filled.
func (s *Screen) newPerson() {
	f := s.newForm(s.draft)
	listing.Ask(s.host, listing.Form{
		Title: "New person", Width: 520, Again: !s.draft.isEmpty(), Reopen: s.newPerson,
		Fields: []fyne.CanvasObject{
			widgets.Columns(170, f.given, f.family),
			widgets.Columns(170, f.email, f.phone),
			widgets.NewLabelled("Organisation", f.organisation),
			f.role,
			widgets.Columns(170, f.seniority, f.district)},
		Add: func() error { return s.add(f) },
		Keep: func() bool {
			s.draft = f.draft()
			return !s.draft.isEmpty()
		},
	})
}

func (s *Screen) newForm(d draft) *form {
	f := &form{
		given: widgets.NewTextField("Given name", d.Given, nil), family: widgets.NewTextField("Family name", d.Family, nil),
		email: widgets.NewTextField("Email", d.Email, nil), phone: widgets.NewTextField("Phone", d.Phone, nil),
		role:      widgets.NewTextField("Role", d.Role, nil),
		seniority: widgets.NewSelectField("Seniority", listing.ListOptions(s.host.Lists(), model.Seniorities, ""), string(d.Seniority), nil),
		district:  widgets.NewSelectField("District", listing.ListOptions(s.host.Lists(), model.Districts, ""), string(d.District), nil),
		chosen:    d.Organisation, chosenName: d.OrganisationName,
	}
	f.organisation = s.organisationEntry(func(id model.ID, name string) { f.chosen, f.chosenName = id, name })
	f.organisation.Fill(d.OrganisationName)
	return f
}

// organisationEntry completes organisations; one that is not known yet is
// chosen with its name alone.
func (s *Screen) organisationEntry(chosen func(id model.ID, name string)) *widgets.CompletionEntry {
	e := widgets.NewCompletionEntry(s.suggestOrganisations)
	e.OnChosen = func(v widgets.Suggestion) { chosen(v.Value.(model.ID), v.Text) }
	e.OnNew = func(text string) {
		e.Fill(text)
		chosen("", text)
	}
	e.NewLine = func(text string) string { return "add “" + text + "” as a new organisation" }
	return e
}

const suggested = 20

func (s *Screen) suggestOrganisations(text string) []widgets.Suggestion {
	var out []widgets.Suggestion
	words := model.Words(text)
	lists := s.host.Lists()
	for _, o := range s.near.organisations {
		if len(words) > 0 && model.MatchWords(model.Fold(o.Name), words) && len(out) < suggested {
			out = append(out, widgets.Suggestion{Text: o.Name, Detail: model.JoinNonEmpty(", ", lists.Name(o.Sector), lists.Name(o.District)), Value: o.ID})
		}
	}
	return out
}

// draft is what stands in the form.
func (f *form) draft() draft {
	d := draft{Given: f.given.Text(), Family: f.family.Text(), Email: f.email.Text(), Phone: f.phone.Text(), Role: f.role.Text(),
		Organisation: f.chosen, OrganisationName: f.organisation.Text,
		Seniority: model.ID(f.seniority.Value()), District: model.ID(f.district.Value())}
	if d.OrganisationName != f.chosenName {
		d.Organisation = "" // typed over
	}
	return d
}

// add adds the person; an error says what is wrong, at its field.
func (s *Screen) add(f *form) error {
	f.email.SetProblem(nil)
	d := f.draft()
	p := d.person(s.today())
	if err := p.Validate(); err != nil {
		var v model.ValidationError
		if errors.As(err, &v) && v.Field == "email" {
			f.email.SetProblem(v)
			f.email.Focus()
			return errors.New("the email address needs another look")
		}
		f.given.Focus()
		return err
	}
	s.draft = d // until it is saved
	store := s.host.Store()
	listing.Add(s.host, p.Name(), frame.Place{Area: frame.People, Invite: s.invite}, func(ctx context.Context) (model.ID, error) { return store.AddPerson(ctx, p) },
		func() { s.draft = draft{} })
	return nil
}

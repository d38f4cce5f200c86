package storage

import (
	"convenor/model"
	"convenor/model/match"
)

// judge says what a row does, and does it.
func (im *importer) judge(c match.Contact) (match.Verdict, error) {
	v := match.Verdict{Line: c.Line, Name: c.Name()}
	if v.Name == "" && len(c.Emails) > 0 {
		v.Name = c.Emails[0]
	}
	if c.Blank() {
		v.Kind, v.Reason, v.Warnings = match.Error, "The row has no name and no email address", c.Warnings
		return v, nil
	}
	found := im.index.Find(c)
	v.Person, v.Reason = found.Person, found.Reason
	if choice, chosen := im.options.Choices[c.Line]; chosen && len(found.Candidates) > 0 {
		found = im.settle(choice)
		v.Person, v.Reason = found.Person, found.Reason
	}
	switch {
	case len(found.Candidates) > 0:
		v.Kind, v.Warnings, v.Candidates = match.Ambiguous, c.Warnings, found.Candidates
		return v, nil
	case found.Person != "" && im.options.Mode == match.Skip:
		v.Kind, v.Reason = match.Same, found.Reason+"; left as it is"
		return v, nil
	case found.Person != "":
		return v, im.update(&v, c)
	}
	return v, im.add(&v, c)
}

// settle is what a person chose for an ambiguous row.
func (im *importer) settle(choice Choice) match.Found {
	person := choice.Person
	if choice.Line > 0 {
		person = im.byLine[choice.Line]
	}
	if person == "" {
		return match.Found{Reason: "Your choice: somebody new"}
	}
	return match.Found{Person: person, Reason: "Your choice"}
}

func (im *importer) add(v *match.Verdict, c match.Contact) error {
	if c.Given == "" && c.Family == "" {
		if len(c.Emails) == 0 {
			v.Kind, v.Reason = match.Error, "The row names nobody who is in the file"
			return nil
		}
		c.Given = c.Emails[0] // better than a person without a name
		c.Warnings = append(c.Warnings, "The row has no name; the email address stands in for it")
	}
	if err := im.organisation(c); err != nil {
		return err
	}
	p, _ := match.Merge(model.Person{}, &c, match.Update, im.names)
	v.Kind, v.Warnings = match.New, c.Warnings
	if err := p.Validate(); err != nil {
		v.Kind, v.Reason = match.Error, err.Error()
		return nil
	}
	p.ID = im.t.store.ids.New()
	v.Person = p.ID
	if len(im.options.Choices) > 0 {
		im.byLine[c.Line] = p.ID
	}
	if err := im.people.add(personValues(p)...); err != nil {
		return err
	}
	for i, a := range p.Affiliations {
		if im.belongs.waiting()+1 == im.belongs.rows { // it must not be written before its person
			if err := im.people.flush(); err != nil {
				return err
			}
		}
		if err := im.belongs.add(im.t.store.ids.New(), p.ID, a.Organisation, a.Role, a.From, a.To, i); err != nil {
			return err
		}
	}
	im.know(p, c.Organisation, c.Line)
	return nil
}

func (im *importer) update(v *match.Verdict, c match.Contact) error {
	before, err := im.person(v.Person)
	if err != nil {
		return err
	}
	if len(before.Affiliations) == 0 || im.options.Mode == match.Update {
		if err := im.organisation(c); err != nil {
			return err
		}
	}
	after, changes := match.Merge(before, &c, im.options.Mode, im.names)
	v.Changes, v.Warnings = changes, c.Warnings
	if len(changes) == 0 {
		v.Kind = match.Same
		return nil
	}
	if err := after.Validate(); err != nil {
		v.Kind, v.Reason, v.Changes = match.Error, err.Error(), nil
		return nil
	}
	v.Kind = match.Updated
	v.Reason += "; changes " + match.Describe(changes)
	org := ""
	if len(after.Affiliations) > 0 {
		org = after.Affiliations[0].Name
	}
	im.know(after, org, 0)
	delete(im.near, after.ID)
	if err := im.written(); err != nil {
		return err
	}
	return im.t.savePerson(before, after)
}

// organisation makes sure that there is the one the row names. A new one takes
// the row's sector.
func (im *importer) organisation(c match.Contact) error {
	folded := model.Fold(c.Organisation)
	if folded == "" || im.names.Organisations[folded] != "" {
		return nil
	}
	if err := im.inserts.settle(); err != nil {
		return err
	}
	sector := im.names.Sector(c)
	id, err := im.t.addOrganisation(model.Organisation{Name: c.Organisation, Sector: sector})
	im.names.Organisations[folded] = id
	im.names.Sectors[id] = sector
	return err
}

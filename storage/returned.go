package storage

import (
	"context"
	"errors"
	"fmt"

	"convenor/model"
	"convenor/model/match"
)

// Missing says what happens to people in a file who are not on the session's
// list.
type Missing string

// What can happen to them. Nobody is put on a list who is not known, or is left
// out who is, without one of these words.
const (
	LeaveOut Missing = "leave" // they stay off it
	PutOn    Missing = "list"  // who is among the contacts is put on the list
	AddNew   Missing = "add"   // and the others become new contacts
)

// Missings is every choice in the order the window offers them.
var Missings = []Missing{LeaveOut, PutOn, AddNew}

// ReturnOptions say how what came back of a session is recorded.
type ReturnOptions struct {
	Session model.ID
	Name    string // of the file, for the history
	Missing Missing
	// Choices settle rows by their line, whatever Missing says.
	Choices map[int]Choice
	DryRun  bool // do everything, tell the verdicts, and keep nothing
}

// returned matches the rows of a file with a session's list and everybody.
type returned struct {
	importer
	options ReturnOptions
	list    *sessionList
	listed  *match.Index // the people on the list
	today   model.Date
	changed map[model.ID]bool // people something was recorded of
}

// recordReturned runs do in one named transaction, which a dry run takes back.
func (s *Store) recordReturned(ctx context.Context, label string, o ReturnOptions, do func(*returned) error) error {
	err := s.write(ctx, label, func(t *tx) error {
		r := &returned{importer: importer{t: t, options: ImportOptions{Mode: match.Fill}}, options: o, today: model.DateOf(t.now), changed: map[model.ID]bool{}}
		if err := r.prepare(); err != nil {
			return err
		}
		if err := errors.Join(do(r), r.written()); err != nil {
			return err
		}
		if err := r.list.save(t); err != nil {
			return err
		}
		t.label = fmt.Sprintf("%s of %s from %s", label, model.Count(len(r.changed), "person", "people"), o.Name)
		if o.DryRun {
			return errDryRun
		}
		return nil
	})
	if errors.Is(err, errDryRun) {
		return nil
	}
	return err
}

func (r *returned) prepare() error {
	if err := r.importer.prepare(); err != nil {
		return err
	}
	var err error
	if r.list, err = r.t.sessionList(r.options.Session); err != nil {
		return err
	}
	var ids []model.ID
	for _, p := range r.list.people {
		ids = append(ids, p.Person)
	}
	return r.listPeople(ids)
}

// listPeople makes people those whom rows are about first.
func (r *returned) listPeople(ids []model.ID) error {
	people, err := readPeople(r.t.ctx, r.t, ids)
	if err != nil {
		return err
	}
	r.listed = match.NewIndex(len(ids))
	for _, id := range ids {
		p, org := people[id], ""
		if len(p.Affiliations) > 0 {
			org = r.orgs[p.Affiliations[0].Organisation]
		}
		r.listed.Add(id, contactOf(p, org), 0)
	}
	return nil
}

// find says whom a row is about: somebody on the list first, else any contact.
func (r *returned) find(c match.Contact) match.Found {
	listed := r.listed.Find(c)
	if listed.Person != "" {
		return listed
	}
	all := r.index.Find(c)
	if all.Person != "" {
		return all
	}
	if named := r.listed.FindListed(c); named.Person != "" || len(named.Candidates) > 0 {
		return named
	}
	return all
}

// named says in a verdict whom its row names.
func named(v *match.Verdict, c match.Contact) {
	v.Name = c.Name()
	if len(c.Emails) > 0 {
		v.Email = c.Emails[0]
	}
	if v.Name == "" {
		v.Name = v.Email
	}
}

// unknown is the verdict on a row about nobody who is known. Names a slip away are
// looked for among those whom the file is about: among everybody there is always one.
func (r *returned) unknown(v *match.Verdict, c match.Contact) {
	v.Kind, v.Reason = match.Nobody, "No contact has this name or email address"
	v.Candidates = r.listed.Slips(c)
	var names []string
	for _, like := range v.Candidates {
		names = append(names, like.Name)
	}
	if len(names) > 0 {
		v.Reason += "; a slip away: " + model.AndList(names)
	}
}

// returnedRow is whom one row of a file is about.
type returnedRow struct {
	*model.Participation      // nil: not to be recorded
	added                bool // put on the list by this row
}

// place says whom a row is about and finds, or makes, the person's participation.
// When there is none to record, v says why.
func (r *returned) place(v *match.Verdict, c match.Contact, source model.Source) (row returnedRow, err error) {
	named(v, c)
	if c.Blank() {
		v.Kind, v.Reason = match.Error, "The row has no name and no email address"
		return row, nil
	}
	found := r.find(c)
	choice, chosen := r.options.Choices[c.Line]
	v.Candidates = found.Candidates
	if chosen && choice.Leave {
		v.Kind, v.Reason, v.Person = match.Unlisted, "Your choice: left out", found.Person
		switch {
		case len(found.Candidates) > 0:
			v.Kind = match.Ambiguous
		case found.Person == "":
			v.Kind = match.Nobody
		}
		return row, nil
	}
	if chosen {
		found = match.Found{Person: choice.Person, Reason: "Your choice"}
	}
	v.Person, v.Reason = found.Person, found.Reason
	switch {
	case len(found.Candidates) > 0:
		v.Kind = match.Ambiguous
		return row, nil
	case found.Person == "" && !chosen && r.options.Missing != AddNew:
		r.unknown(v, c)
		return row, nil
	case found.Person == "":
		if err := r.add(v, c); err != nil || v.Kind == match.Error {
			return row, err
		}
		v.Reason = "Added as a new contact"
		if source == model.Imported && match.Guessed(c.Given, c.Family) { // meeting programs have one name for all of it
			v.Warnings = append(v.Warnings, "Filed under “"+c.Family+"”, the last word: if they have two family names, say so in their record")
		}
	}
	if p := r.list.of(v.Person); p != nil {
		return returnedRow{Participation: p}, nil
	}
	return r.putOn(v, source, chosen)
}

// putOn puts somebody who is known on the list, if that was asked for.
func (r *returned) putOn(v *match.Verdict, source model.Source, chosen bool) (row returnedRow, err error) {
	p, err := r.person(v.Person)
	if err != nil {
		return row, err
	}
	may, why := p.MayInvite(r.today)
	came := source == model.Imported // what happened is recorded whatever they agreed to
	switch {
	case !may && !chosen && !came:
		v.Kind, v.Reason, v.Barred = match.Unlisted, v.Reason+"; "+p.Name()+" "+why, true
		return row, nil
	case r.options.Missing == LeaveOut && !chosen:
		v.Kind, v.Reason = match.Unlisted, v.Reason+", who is not on the list of this session"
		return row, nil
	}
	if err := r.written(); err != nil {
		return row, err
	}
	on, err := r.list.add(r.t, model.Participation{Session: r.options.Session, Person: p.ID, Source: source, AccessNeeds: p.AccessNeeds, DietaryNeeds: p.DietaryNeeds})
	v.Reason += "; put on the list"
	return returnedRow{on, true}, err
}

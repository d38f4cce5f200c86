package storage

import (
	"context"

	"convenor/model"
)

const personFields = `id, given, family, sort_as, pronouns, role, coalesce(seniority, ''), coalesce(sector, ''), coalesce(district, ''), postcode, address, emails, phones, channel,
	availability, interests, access_needs, dietary_needs, keep_needs, tags, notes, joined, left_on, external_ids`

const personSelect = `SELECT ` + personFields + ` FROM person`

// scanPerson scans personFields, and what else was selected after them.
func scanPerson(row scanner, more ...any) (p model.Person, err error) {
	err = row.Scan(append([]any{&p.ID, &p.Given, &p.Family, &p.SortAs, &p.Pronouns, &p.Role, &p.Seniority, &p.Sector, &p.District, &p.Postcode, &p.Address,
		fromJSON(&p.Emails), fromJSON(&p.Phones), &p.Channel, fromJSON(&p.Availability), fromJSON(&p.Interests), &p.AccessNeeds, &p.DietaryNeeds,
		&p.KeepNeeds, fromJSON(&p.Tags), &p.Notes, &p.Joined, &p.Left, fromJSON(&p.ExternalIDs)}, more...)...)
	return p, err
}

const affiliationSelect = `SELECT a.person, a.id, a.organisation, o.name, a.role, a.from_day, a.to_day FROM affiliation a JOIN organisation o ON o.id = a.organisation`

func scanAffiliation(row scanner, person *model.ID) (a model.Affiliation, err error) {
	return a, row.Scan(person, &a.ID, &a.Organisation, &a.Name, &a.Role, &a.From, &a.To)
}

func scanConsent(row scanner, person *model.ID) (c model.Consent, err error) {
	return c, row.Scan(person, &c.ID, &c.For, &c.Basis, &c.Given, &c.Withdrawn, &c.How, &c.Evidence)
}

// Person returns one person with affiliations, offers and consents.
func (s *Store) Person(ctx context.Context, id model.ID) (model.Person, error) {
	return readPerson(ctx, s.reader, id)
}

// readPerson asks for the parts of a person only where there are any: most have
// neither offers nor consents, and every edit reads the person first.
func readPerson(ctx context.Context, q queryer, id model.ID) (model.Person, error) {
	var has personParts
	p, err := scanPerson(q.QueryRowContext(ctx, `SELECT `+personFields+`, EXISTS (SELECT 1 FROM affiliation WHERE person = ?1),
		EXISTS (SELECT 1 FROM offer WHERE person = ?1), EXISTS (SELECT 1 FROM consent WHERE person = ?1) FROM person WHERE id = ?1`, id),
		&has.affiliations, &has.offers, &has.consents)
	if err != nil {
		return p, notFound(err, "person")
	}
	people := []model.Person{p}
	err = readParts(ctx, q, people, has, `= ?`, id)
	return people[0], err
}

// readPeople returns those of the people with ids who are in the file.
func readPeople(ctx context.Context, q queryer, ids []model.ID) (map[model.ID]model.Person, error) {
	const among = `IN (SELECT value FROM json_each(?))`
	list := asJSON(ids)
	people, err := readAll(ctx, q, func(row scanner) (model.Person, error) { return scanPerson(row) }, personSelect+` WHERE id `+among, list)
	if err != nil {
		return nil, err
	}
	if err := readParts(ctx, q, people, personParts{true, true, true}, among, list); err != nil {
		return nil, err
	}
	byID := make(map[model.ID]model.Person, len(people))
	for _, p := range people {
		byID[p.ID] = p
	}
	return byID, nil
}

// personParts are the kinds of rows that people own.
type personParts struct{ affiliations, offers, consents bool }

// readParts gives people the rows they own; which is the end of the condition
// on their id.
func readParts(ctx context.Context, q queryer, people []model.Person, has personParts, which string, arg any) (err error) {
	var affiliations map[model.ID][]model.Affiliation
	var offers map[model.ID][]model.Offer
	var consents map[model.ID][]model.Consent
	if has.affiliations {
		affiliations, err = gather(ctx, q, affiliationSelect+` WHERE a.person `+which+` ORDER BY a.position, a.id`, scanAffiliation, arg)
	}
	if has.offers && err == nil {
		offers, err = gather(ctx, q, offerSelect+` WHERE o.person `+which+` ORDER BY o.id`, scanOffer, arg)
	}
	if has.consents && err == nil {
		consents, err = gather(ctx, q, `SELECT person, id, purpose, basis, given_on, withdrawn_on, how, evidence FROM consent
			WHERE person `+which+` ORDER BY given_on, id`, scanConsent, arg)
	}
	for i := range people {
		p := &people[i]
		p.Affiliations, p.Offers, p.Consents = affiliations[p.ID], offers[p.ID], consents[p.ID]
	}
	return err
}

// EachPerson streams every person in list order, with affiliations but without
// offers and consents; it stops at the first error that each returns.
func (s *Store) EachPerson(ctx context.Context, each func(model.Person) error) error {
	affiliations, err := gather(ctx, s.reader, affiliationSelect+` ORDER BY a.position, a.id`, scanAffiliation)
	if err != nil {
		return err
	}
	rows, err := s.reader.QueryContext(ctx, personSelect+` ORDER BY sort_key, id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		p, err := scanPerson(rows)
		if err != nil {
			return err
		}
		p.Affiliations = affiliations[p.ID]
		if err := each(p); err != nil {
			return err
		}
	}
	return rows.Err()
}

// readAll runs a query and scans each row.
func readAll[T any](ctx context.Context, q queryer, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// gather collects rows by the thing they belong to.
func gather[T any](ctx context.Context, q queryer, query string, scan func(scanner, *model.ID) (T, error), args ...any) (map[model.ID][]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[model.ID][]T{}
	for rows.Next() {
		var owner model.ID
		v, err := scan(rows, &owner)
		if err != nil {
			return nil, err
		}
		all[owner] = append(all[owner], v)
	}
	return all, rows.Err()
}

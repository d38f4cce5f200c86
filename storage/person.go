package storage

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"convenor/model"
)

const personColumns = `id, given, family, sort_as, sort_key, pronouns, role, seniority, sector, district, postcode, address, emails, phones, channel, availability, interests, access_needs, dietary_needs, keep_needs, tags, notes, joined, left_on, external_ids`

func personValues(p model.Person) []any {
	return []any{p.ID, p.Given, p.Family, p.SortAs, p.SortKey(), p.Pronouns, p.Role, optional(p.Seniority), optional(p.Sector), optional(p.District),
		model.TidyPostcode(p.Postcode), p.Address, asJSON(p.Emails), asJSON(p.Phones), p.Channel, asJSON(p.Availability), asJSON(p.Interests),
		p.AccessNeeds, p.DietaryNeeds, p.KeepNeeds, asJSON(p.Tags), p.Notes, p.Joined, p.Left, asJSON(p.ExternalIDs)}
}

const affiliationColumns = `id, person, organisation, role, from_day, to_day, position`

// AddPerson saves a new person and returns the ID.
func (s *Store) AddPerson(ctx context.Context, p model.Person) (model.ID, error) {
	if err := p.Validate(); err != nil {
		return "", err
	}
	err := s.write(ctx, "Add "+p.Name(), func(t *tx) (err error) {
		p.ID, err = t.addPerson(p)
		return err
	})
	return p.ID, err
}

func (t *tx) addPerson(p model.Person) (model.ID, error) {
	p.ID = t.store.ids.New()
	if err := t.insert("person", personColumns, personValues(p)...); err != nil {
		return "", err
	}
	return p.ID, t.saveParts(model.Person{}, p)
}

// UpdatePerson saves what was changed of a person: the named columns and, row
// by row, the affiliations, offers and consents. Rows without an ID are new. An
// affiliation without an Organisation is with the one of that Name, which is
// added if there is none.
func (s *Store) UpdatePerson(ctx context.Context, p model.Person) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return s.write(ctx, "Change "+p.Name(), func(t *tx) error {
		before, err := readPerson(ctx, t, p.ID)
		if err != nil {
			return err
		}
		t.label = changeLabel(before, p)
		return t.savePerson(before, p)
	})
}

func (t *tx) savePerson(before, p model.Person) error {
	if err := t.update("person", personColumns, personValues(p)...); err != nil {
		return err
	}
	return t.saveParts(before, p)
}

// saveParts writes the rows a person owns.
func (t *tx) saveParts(before, p model.Person) error {
	var err error
	if p.Affiliations, err = t.findOrganisations(p.Affiliations); err != nil {
		return err
	}
	if err := saveRows(t, "affiliation", affiliationColumns, before.Affiliations, p.Affiliations,
		func(a model.Affiliation) model.ID { return a.ID },
		func(i int, a model.Affiliation, id model.ID) []any {
			return []any{id, p.ID, a.Organisation, a.Role, a.From, a.To, i}
		}); err != nil {
		return err
	}
	if p.Offers, err = t.datedOffers(before.Offers, p.Offers); err != nil {
		return err
	}
	if err := saveRows(t, "offer", offerColumns, before.Offers, p.Offers,
		func(o model.Offer) model.ID { return o.ID },
		func(_ int, o model.Offer, id model.ID) []any { return offerValues(id, p.ID, o) }); err != nil {
		return err
	}
	return saveRows(t, "consent", `id, person, purpose, basis, given_on, withdrawn_on, how, evidence`, before.Consents, p.Consents,
		func(c model.Consent) model.ID { return c.ID },
		func(_ int, c model.Consent, id model.ID) []any {
			return []any{id, p.ID, c.For, c.Basis, c.Given, c.Withdrawn, c.How, c.Evidence}
		})
}

// findOrganisations fills in the organisation of affiliations that have only
// its name; one that is not in the file yet is added.
func (t *tx) findOrganisations(all []model.Affiliation) ([]model.Affiliation, error) {
	all = slices.Clone(all)
	for i, a := range all {
		if a.Organisation != "" || model.Fold(a.Name) == "" {
			continue
		}
		rows, err := readAll(t.ctx, t, func(row scanner) (o model.Organisation, err error) { return o, row.Scan(&o.ID, &o.Name) }, `SELECT id, name FROM organisation`)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(rows, func(o model.Organisation) bool { return model.Fold(o.Name) == model.Fold(a.Name) })
		if at >= 0 {
			all[i].Organisation = rows[at].ID
			continue
		}
		if all[i].Organisation, err = t.addOrganisation(model.Organisation{Name: a.Name, Label: model.SuggestLabel(a.Name)}); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// saveRows brings the rows one thing owns from before to after.
func saveRows[T any](t *tx, table, columns string, before, after []T, id func(T) model.ID, values func(int, T, model.ID) []any) error {
	kept := map[model.ID]bool{}
	for _, row := range after {
		kept[id(row)] = true
	}
	for _, row := range before {
		if !kept[id(row)] {
			if err := t.remove(table, id(row)); err != nil {
				return err
			}
		}
	}
	for i, row := range after {
		if i < len(before) && reflect.DeepEqual(before[i], row) {
			continue
		}
		key := id(row)
		save := t.update
		if !slices.ContainsFunc(before, func(b T) bool { return id(b) == key }) {
			save = t.insert
			if key == "" {
				key = t.store.ids.New()
			}
		}
		if err := save(table, columns, values(i, row, key)...); err != nil {
			return err
		}
	}
	return nil
}

// fieldWords name a person's fields in a label.
var fieldWords = map[string]string{
	"Given": "name", "Family": "name", "SortAs": "sorting", "Pronouns": "pronouns", "Role": "role", "Seniority": "seniority",
	"Affiliations": "organisation", "Sector": "sector", "District": "district", "Postcode": "postcode", "Address": "address",
	"Emails": "email", "Phones": "phone", "Channel": "preferred channel", "Availability": "availability", "Interests": "interests",
	"Offers": "offers", "AccessNeeds": "access needs", "DietaryNeeds": "dietary needs", "KeepNeeds": "needs", "Consents": "consent",
	"Tags": "tags", "Notes": "notes", "Joined": "joining date", "Left": "leaving date", "ExternalIDs": "other systems’ numbers",
}

// changeLabel names the one field that changed, or the person.
func changeLabel(before, after model.Person) string {
	words := map[string]bool{}
	b, a := reflect.ValueOf(before), reflect.ValueOf(after)
	word := ""
	for i := range b.NumField() {
		if !reflect.DeepEqual(b.Field(i).Interface(), a.Field(i).Interface()) {
			word = fieldWords[b.Type().Field(i).Name]
			words[word] = true
		}
	}
	if len(words) == 1 {
		return fmt.Sprintf("Change the %s of %s", word, after.Name())
	}
	return "Change " + after.Name()
}

// RemovePeople removes people with all that belongs to them.
func (s *Store) RemovePeople(ctx context.Context, ids ...model.ID) error {
	return s.write(ctx, "Remove "+model.Count(len(ids), "person", "people"), func(t *tx) error {
		if len(ids) == 1 {
			p, err := readPerson(ctx, t, ids[0])
			if err != nil {
				return err
			}
			t.label = "Remove " + p.Name()
		}
		return t.remove("person", ids...)
	})
}

// TagPeople gives people a tag (or takes it away when on is false).
func (s *Store) TagPeople(ctx context.Context, tag string, on bool, ids ...model.ID) error {
	tag = strings.TrimSpace(tag)
	if model.Fold(tag) == "" {
		return model.ValidationError{Field: "tag", Problem: "a tag needs a word"}
	}
	label := fmt.Sprintf("Tag %s “%s”", model.Count(len(ids), "person", "people"), tag)
	if !on {
		label = fmt.Sprintf("Take the tag “%s” off %s", tag, model.Count(len(ids), "person", "people"))
	}
	return s.write(ctx, label, func(t *tx) error {
		for _, id := range ids {
			var tags []string
			if err := t.queryRow(`SELECT tags FROM person WHERE id = ?`, id).Scan(fromJSON(&tags)); err != nil {
				return notFound(err, "person")
			}
			same := func(have string) bool { return model.Fold(have) == model.Fold(tag) }
			if slices.ContainsFunc(tags, same) == on {
				continue
			}
			if tags = slices.DeleteFunc(tags, same); on {
				tags = append(tags, tag)
			}
			if _, err := t.exec(`UPDATE person SET tags = ? WHERE id = ?`, asJSON(tags), id); err != nil {
				return err
			}
		}
		return nil
	})
}

// Tags returns every tag in use, by name.
func (s *Store) Tags(ctx context.Context) ([]string, error) {
	tags, err := texts(ctx, s.reader, `SELECT DISTINCT value FROM person, json_each(person.tags)`)
	sortByName(tags, func(tag string) string { return tag })
	return tags, err
}

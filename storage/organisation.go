package storage

import (
	"context"
	"fmt"

	"convenor/model"
)

const organisationColumns = `id, name, label, sector, district, postcode, lat, lon, website, team_size, notes, external_ids`

func organisationValues(o model.Organisation) []any {
	lat, lon := pointValues(o.Point)
	return []any{o.ID, o.Name, o.Label, optional(o.Sector), optional(o.District), model.TidyPostcode(o.Postcode), lat, lon, o.Website, o.TeamSize, o.Notes, asJSON(o.ExternalIDs)}
}

// OrganisationRow is one line of the list of organisations.
type OrganisationRow struct {
	ID       model.ID
	Name     string
	Label    string
	Sector   model.ID
	District model.ID
	Postcode string
	TeamSize int
	People   int        // affiliated today
	Came     int        // attendances of people who were affiliated then
	LastCame model.Date // the last session one of them attended
}

// Organisations returns every organisation, by name.
func (s *Store) Organisations(ctx context.Context) ([]OrganisationRow, error) {
	rows, err := s.reader.QueryContext(ctx, `
		WITH members AS (
			SELECT organisation, count(DISTINCT person) AS people FROM affiliation
			WHERE (from_day = '' OR from_day <= ?1) AND (to_day = '' OR to_day >= ?1) GROUP BY organisation),
		came AS (
			SELECT a.organisation, count(*) AS times, max(s.start_local) AS last
			FROM participation p JOIN session s ON s.id = p.session JOIN affiliation a ON a.person = p.person
			WHERE p.attendance = 'attended' AND (a.from_day = '' OR a.from_day <= s.start_local) AND (a.to_day = '' OR a.to_day >= substr(s.start_local, 1, 10))
			GROUP BY a.organisation)
		SELECT o.id, o.name, o.label, coalesce(o.sector, ''), coalesce(o.district, ''), o.postcode, o.team_size,
			coalesce(m.people, 0), coalesce(c.times, 0), coalesce(c.last, '')
		FROM organisation o LEFT JOIN members m ON m.organisation = o.id LEFT JOIN came c ON c.organisation = o.id`,
		model.DateOf(s.Now()))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []OrganisationRow
	for rows.Next() {
		var o OrganisationRow
		var last model.LocalTime
		if err := rows.Scan(&o.ID, &o.Name, &o.Label, &o.Sector, &o.District, &o.Postcode, &o.TeamSize, &o.People, &o.Came, &last); err != nil {
			return nil, err
		}
		o.LastCame = last.Date()
		all = append(all, o)
	}
	sortByName(all, func(o OrganisationRow) string { return o.Name })
	return all, rows.Err()
}

// OrganisationNames returns every organisation, by name, with its sector and
// district and nothing else.
func (s *Store) OrganisationNames(ctx context.Context) ([]model.Organisation, error) {
	all, err := readAll(ctx, s.reader, func(row scanner) (o model.Organisation, err error) {
		return o, row.Scan(&o.ID, &o.Name, &o.Sector, &o.District)
	}, `SELECT id, name, coalesce(sector, ''), coalesce(district, '') FROM organisation`)
	sortByName(all, func(o model.Organisation) string { return o.Name })
	return all, err
}

// Organisation returns one organisation.
func (s *Store) Organisation(ctx context.Context, id model.ID) (model.Organisation, error) {
	o, err := scanOrganisation(s.reader.QueryRowContext(ctx, `SELECT id, name, label, coalesce(sector, ''), coalesce(district, ''), postcode, lat, lon, website, team_size, notes, external_ids
		FROM organisation WHERE id = ?`, id))
	return o, notFound(err, "organisation")
}

func scanOrganisation(row scanner) (o model.Organisation, err error) {
	var at pointColumns
	err = row.Scan(&o.ID, &o.Name, &o.Label, &o.Sector, &o.District, &o.Postcode, &at.lat, &at.lon, &o.Website, &o.TeamSize, &o.Notes, fromJSON(&o.ExternalIDs))
	o.Point = at.point()
	return o, err
}

// AddOrganisation saves a new organisation and returns its ID.
func (s *Store) AddOrganisation(ctx context.Context, o model.Organisation) (model.ID, error) {
	if err := o.Validate(); err != nil {
		return "", err
	}
	err := s.write(ctx, "Add "+o.Name, func(t *tx) (err error) {
		o.ID, err = t.addOrganisation(o)
		return err
	})
	return o.ID, err
}

// AddHost saves a new organisation as the host of a venue and returns its ID.
func (s *Store) AddHost(ctx context.Context, venue model.ID, o model.Organisation) (model.ID, error) {
	if err := o.Validate(); err != nil {
		return "", err
	}
	err := s.write(ctx, "Add "+o.Name, func(t *tx) error {
		v, err := scanVenue(t.queryRow(venueSelect+` WHERE id = ?`, venue))
		if err != nil {
			return notFound(err, "venue")
		}
		if o.ID, err = t.addOrganisation(o); err != nil {
			return err
		}
		t.label = fmt.Sprintf("Add %s as the host of %s", o.Name, v.Name)
		v.Host = o.ID
		return t.update("venue", venueColumns, venueValues(v)...)
	})
	return o.ID, err
}

func (t *tx) addOrganisation(o model.Organisation) (model.ID, error) {
	o.ID = t.store.ids.New()
	return o.ID, t.insert("organisation", organisationColumns, organisationValues(o)...)
}

// UpdateOrganisation saves what was changed of an organisation.
func (s *Store) UpdateOrganisation(ctx context.Context, o model.Organisation) error {
	if err := o.Validate(); err != nil {
		return err
	}
	return s.write(ctx, "Change "+o.Name, func(t *tx) error {
		return t.update("organisation", organisationColumns, organisationValues(o)...)
	})
}

// RemoveOrganisations removes organisations; their people stay, unaffiliated.
func (s *Store) RemoveOrganisations(ctx context.Context, ids ...model.ID) error {
	return s.write(ctx, "Remove "+model.Count(len(ids), "organisation", "organisations"), func(t *tx) error {
		if len(ids) == 1 {
			if err := t.nameIn("organisation", ids[0]); err != nil {
				return err
			}
		}
		return t.remove("organisation", ids...)
	})
}

// nameIn makes the label of a removal name the one thing that goes.
func (t *tx) nameIn(table string, id model.ID) error {
	column := "name"
	if table == "session" {
		column = "title"
	}
	var name string
	if err := t.queryRow(fmt.Sprintf(`SELECT %s FROM %s WHERE id = ?`, column, table), id).Scan(&name); err != nil {
		return notFound(err, table)
	}
	t.label = "Remove " + name
	return nil
}

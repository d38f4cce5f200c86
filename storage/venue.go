package storage

import (
	"context"
	"slices"
	"strings"

	"convenor/model"
)

const venueColumns = `id, name, host, address, postcode, district, lat, lon, capacity, step_free, hearing_loop, accessible_toilet, wifi, screen, kitchen, parking, transit, catering, cost, bands, contact, notes, retired`

func venueValues(v model.Venue) []any {
	lat, lon := pointValues(v.Point)
	return []any{v.ID, v.Name, optional(v.Host), v.Address, model.TidyPostcode(v.Postcode), optional(v.District), lat, lon, v.Capacity, v.StepFree, v.HearingLoop,
		v.AccessibleToilet, v.Wifi, v.Screen, v.Kitchen, v.Parking, v.Transit, v.Catering, int64(v.Cost), asJSON(v.Bands), v.Contact, v.Notes, v.Retired}
}

const venueSelect = `SELECT id, name, coalesce(host, ''), address, postcode, coalesce(district, ''), lat, lon, capacity, step_free, hearing_loop,
	accessible_toilet, wifi, screen, kitchen, parking, transit, catering, cost, bands, contact, notes, retired FROM venue`

func scanVenue(row scanner) (v model.Venue, err error) {
	var at pointColumns
	err = row.Scan(&v.ID, &v.Name, &v.Host, &v.Address, &v.Postcode, &v.District, &at.lat, &at.lon, &v.Capacity, &v.StepFree, &v.HearingLoop,
		&v.AccessibleToilet, &v.Wifi, &v.Screen, &v.Kitchen, &v.Parking, &v.Transit, &v.Catering, &v.Cost, fromJSON(&v.Bands), &v.Contact, &v.Notes, &v.Retired)
	v.Point = at.point()
	return v, err
}

// VenueRow is one line of the list of venues.
type VenueRow struct {
	model.Venue
	Sessions int        // held or to come here, cancelled ones left out
	Last     model.Date // of the last session held or before today
	Next     model.Date // of the first session from today on that is not held yet
}

// Venues returns every venue, by name, retired ones last.
func (s *Store) Venues(ctx context.Context) ([]VenueRow, error) {
	use, err := s.venueUse(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := s.reader.QueryContext(ctx, venueSelect)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []VenueRow
	for rows.Next() {
		v, err := scanVenue(rows)
		if err != nil {
			return nil, err
		}
		row := use[v.ID]
		row.Venue = v
		all = append(all, row)
	}
	sortByName(all, func(v VenueRow) string { return v.Name })
	slices.SortStableFunc(all, func(a, b VenueRow) int {
		if a.Retired == b.Retired {
			return 0
		}
		if a.Retired {
			return 1
		}
		return -1
	})
	return all, rows.Err()
}

func (s *Store) venueUse(ctx context.Context) (map[model.ID]VenueRow, error) {
	today := model.DateOf(s.Now())
	rows, err := s.reader.QueryContext(ctx, `SELECT venue, count(*), coalesce(max(CASE WHEN start_local < ?1 OR state = ?2 THEN start_local END), ''),
		coalesce(min(CASE WHEN start_local >= ?1 AND state <> ?2 THEN start_local END), '')
		FROM session WHERE venue IS NOT NULL AND state <> 'cancelled' GROUP BY venue`, today, model.Held)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	use := map[model.ID]VenueRow{}
	for rows.Next() {
		var id model.ID
		var row VenueRow
		var last, next model.LocalTime
		if err := rows.Scan(&id, &row.Sessions, &last, &next); err != nil {
			return nil, err
		}
		row.Last, row.Next = last.Date(), next.Date()
		use[id] = row
	}
	return use, rows.Err()
}

// Venue returns one venue.
func (s *Store) Venue(ctx context.Context, id model.ID) (model.Venue, error) {
	v, err := scanVenue(s.reader.QueryRowContext(ctx, venueSelect+` WHERE id = ?`, id))
	return v, notFound(err, "venue")
}

// AddVenue saves a new venue and returns its ID.
func (s *Store) AddVenue(ctx context.Context, v model.Venue) (model.ID, error) {
	if err := v.Validate(); err != nil {
		return "", err
	}
	err := s.write(ctx, "Add "+v.Name, func(t *tx) (err error) {
		v.ID, err = t.addVenue(v)
		return err
	})
	return v.ID, err
}

func (t *tx) addVenue(v model.Venue) (model.ID, error) {
	v.ID = t.store.ids.New()
	return v.ID, t.insert("venue", venueColumns, venueValues(v)...)
}

// UpdateVenue saves what was changed of a venue. A new name or address is a
// new place for the announced sessions to come there: their SEQUENCE rises.
func (s *Store) UpdateVenue(ctx context.Context, v model.Venue) error {
	if err := v.Validate(); err != nil {
		return err
	}
	return s.write(ctx, "Change "+v.Name, func(t *tx) error {
		before, err := scanVenue(t.queryRow(venueSelect+` WHERE id = ?`, v.ID))
		if err != nil {
			return notFound(err, "venue")
		}
		if err := t.update("venue", venueColumns, venueValues(v)...); err != nil {
			return err
		}
		if before.Place() == v.Place() {
			return nil
		}
		return t.moveSessionsAt(v.ID)
	})
}

// moveSessionsAt raises the SEQUENCE of the announced sessions to come at a
// venue: their place is another.
func (t *tx) moveSessionsAt(venue model.ID) error {
	_, err := t.exec(`UPDATE session SET sequence = sequence + 1, changed = ? WHERE venue = ? AND state IN ('save the date', 'confirmed') AND start_local >= ?`,
		stamp(t.now), venue, model.DateOf(t.now))
	return err
}

// RemoveVenues removes venues. Sessions there stay, without a venue: the
// SEQUENCE of announced ones to come rises.
func (s *Store) RemoveVenues(ctx context.Context, ids ...model.ID) error {
	return s.write(ctx, "Remove "+model.Count(len(ids), "venue", "venues"), func(t *tx) error {
		if len(ids) == 1 {
			if err := t.nameIn("venue", ids[0]); err != nil {
				return err
			}
		}
		for _, id := range ids {
			if err := t.moveSessionsAt(id); err != nil {
				return err
			}
		}
		return t.remove("venue", ids...)
	})
}

// sortByName sorts rows by folded name, so that Ósk stands with O.
func sortByName[T any](rows []T, name func(T) string) {
	slices.SortStableFunc(rows, func(a, b T) int {
		if c := strings.Compare(model.Fold(name(a)), model.Fold(name(b))); c != 0 {
			return c
		}
		return strings.Compare(name(a), name(b))
	})
}

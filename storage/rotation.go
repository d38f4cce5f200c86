package storage

import (
	"context"
	"encoding/json"

	"convenor/model"
	"convenor/model/place"
	"convenor/model/rotation"
)

// Rotation makes the ledger of turns from what is in the file now. m is the base map
// that districts are looked for on.
func (s *Store) Rotation(ctx context.Context, m place.Map) (*rotation.Ledger, error) {
	c, err := s.Community(ctx)
	if err != nil {
		return nil, err
	}
	zone, err := model.LoadZone(c.TimeZone)
	if err != nil {
		return nil, err
	}
	in := rotation.Input{Now: s.Now().In(zone)}
	sites, err := s.readSites(ctx, m)
	if err != nil {
		return nil, err
	}
	in.Categories, in.Districts = sites.categories, map[model.ID]place.Place{}
	for _, c := range in.Categories {
		if c.List == model.Districts {
			in.Districts[c.ID] = sites.finder.District(c.ID)
		}
	}
	if in.Venues, err = s.rotationVenues(ctx, &sites); err != nil {
		return nil, err
	}
	if in.Sessions, err = readAll(ctx, s.reader, func(row scanner) (v rotation.Session, err error) {
		return v, row.Scan(&v.ID, &v.Title, &v.Mode, &v.State, &v.Start, &v.End, &v.Zone, &v.Venue)
	}, `SELECT id, title, mode, state, start_local, end_local, zone, coalesce(venue, '') FROM session WHERE state <> 'cancelled' ORDER BY start_local, id`); err != nil {
		return nil, err
	}
	if in.People, err = s.rotationPeople(ctx, &sites, model.DateOf(in.Now)); err != nil {
		return nil, err
	}
	return rotation.New(in), nil
}

// rotationVenues reads the venues by name, the sector of each host with it.
func (s *Store) rotationVenues(ctx context.Context, sites *sites) ([]rotation.VenueAt, error) {
	all, err := readAll(ctx, s.reader, func(row scanner) (v rotation.VenueAt, err error) {
		err = row.Scan(&v.ID, &v.Name, &v.District, &v.Sector, &v.Retired)
		v.Place = sites.finder.Site(sites.venues[v.ID])
		return v, err
	}, `SELECT v.id, v.name, coalesce(v.district, ''), coalesce(o.sector, ''), v.retired FROM venue v LEFT JOIN organisation o ON o.id = v.host`)
	sortByName(all, func(v rotation.VenueAt) string { return v.Name })
	return all, err
}

// rotationPeople reads who has not left, those who are alike together.
func (s *Store) rotationPeople(ctx context.Context, sites *sites, today model.Date) ([]rotation.People, error) {
	employers, err := s.employers(ctx, today)
	if err != nil {
		return nil, err
	}
	of, err := s.OrganisationNames(ctx)
	if err != nil {
		return nil, err
	}
	organisations := make(map[model.ID]model.Organisation, len(of))
	for _, o := range of {
		organisations[o.ID] = o
	}
	var all []rotation.People
	at, can := map[rotation.People]int{}, map[string]string{}
	_, err = readAll(ctx, s.reader, func(row scanner) (_ struct{}, err error) {
		var id model.ID
		var postcode, availability string
		var p rotation.People
		if err := row.Scan(&id, &postcode, &p.District, &p.Sector, &availability); err != nil {
			return struct{}{}, err
		}
		if p.CanInBands, err = canIn(can, sites.categories, availability); err != nil {
			return struct{}{}, err
		}
		p.Start, p.Work = sites.person(postcode, p.District, employers[id])
		if o, ok := organisations[employers[id]]; ok {
			p.WorksIn = o.District
			p.District = orElse(p.District, o.District)
			p.Sector = orElse(o.Sector, p.Sector)
		}
		i, known := at[p]
		if !known {
			i = len(all)
			at[p], all = i, append(all, p)
		}
		all[i].N++
		return struct{}{}, nil
	}, `SELECT id, postcode, coalesce(district, ''), coalesce(sector, ''), availability FROM person WHERE left_on = '' OR left_on > ?`, today)
	return all, err
}

func orElse(id, other model.ID) model.ID {
	if id == "" {
		return other
	}
	return id
}

// canIn is rotation.Can of what the file has; many people have the same.
func canIn(known map[string]string, categories []model.Category, availability string) (string, error) {
	if can, ok := known[availability]; ok {
		return can, nil
	}
	var answers []model.Availability
	if err := json.Unmarshal([]byte(availability), &answers); err != nil {
		return "", err
	}
	can := rotation.Can(categories, answers)
	known[availability] = can
	return can, nil
}

package storage

import (
	"context"

	"convenor/model"
	"convenor/model/place"
)

// PersonPlace is where a person who has not left starts from, as far as is known.
type PersonPlace struct {
	ID model.ID
	place.Place
	Work place.Place // where their current organisation is
}

// PeoplePlaces returns where everyone is who has not left, in no particular order; who
// cannot be placed is among them, without a point. m is the base map the districts
// are looked for on.
func (s *Store) PeoplePlaces(ctx context.Context, m place.Map) ([]PersonPlace, error) {
	c, err := s.Community(ctx)
	if err != nil {
		return nil, err
	}
	sites, err := s.readSites(ctx, m)
	if err != nil {
		return nil, err
	}
	today := s.Today(c)
	employers, err := s.employers(ctx, today)
	if err != nil {
		return nil, err
	}
	return readAll(ctx, s.reader, func(row scanner) (p PersonPlace, err error) {
		var postcode string
		var district model.ID
		if err := row.Scan(&p.ID, &postcode, &district); err != nil {
			return p, err
		}
		p.Place, p.Work = sites.person(postcode, district, employers[p.ID])
		return p, nil
	}, `SELECT id, postcode, coalesce(district, '') FROM person WHERE left_on = '' OR left_on > ?`, today)
}

// sites is every organisation and venue as a place, with the finder that learnt from
// them.
type sites struct {
	finder        *place.Finder
	categories    []model.Category
	organisations map[model.ID]place.Site
	venues        map[model.ID]place.Site
	works         map[model.ID]place.Place // of organisations
}

func (s *Store) readSites(ctx context.Context, m place.Map) (x sites, err error) {
	if x.categories, err = s.Categories(ctx); err != nil {
		return x, err
	}
	var all []place.Site
	read := func(query string) (map[model.ID]place.Site, error) {
		found := map[model.ID]place.Site{}
		_, err := readAll(ctx, s.reader, func(row scanner) (_ struct{}, err error) {
			var id model.ID
			var v place.Site
			var at pointColumns
			err = row.Scan(&id, &v.Postcode, &v.District, &at.lat, &at.lon)
			v.Point = at.point()
			found[id] = v
			all = append(all, v)
			return struct{}{}, err
		}, query)
		return found, err
	}
	if x.organisations, err = read(`SELECT id, postcode, coalesce(district, ''), lat, lon FROM organisation ORDER BY id`); err != nil {
		return x, err
	}
	if x.venues, err = read(`SELECT id, postcode, coalesce(district, ''), lat, lon FROM venue ORDER BY id`); err != nil {
		return x, err
	}
	x.finder = place.NewFinder(m, x.categories, all)
	x.works = make(map[model.ID]place.Place, len(x.organisations))
	for id, site := range x.organisations {
		x.works[id] = x.finder.Site(site)
	}
	return x, nil
}

// person is where somebody starts from and where they work.
func (x *sites) person(postcode string, district, organisation model.ID) (start, work place.Place) {
	site, ok := x.organisations[organisation]
	if !ok {
		return x.finder.Person(postcode, district, nil), place.Place{}
	}
	return x.finder.Person(postcode, district, &site), x.works[organisation]
}

// employers returns everyone's organisation today: the first that holds.
func (s *Store) employers(ctx context.Context, today model.Date) (map[model.ID]model.ID, error) {
	of := map[model.ID]model.ID{}
	_, err := readAll(ctx, s.reader, func(row scanner) (_ struct{}, err error) {
		var person, organisation model.ID
		err = row.Scan(&person, &organisation)
		if _, taken := of[person]; !taken {
			of[person] = organisation
		}
		return struct{}{}, err
	}, `SELECT person, organisation FROM affiliation WHERE (from_day = '' OR from_day <= ?1) AND (to_day = '' OR to_day >= ?1) ORDER BY position, id`, today)
	return of, err
}

package main

import (
	"context"
	"strconv"

	"convenor/model"
	"convenor/storage"
)

// The rows of list --json. Their keys are promised in docs/command-line.md:
// they are added to, never renamed. A list is never null.

type personRow struct {
	ID           model.ID           `json:"id"`
	Given        string             `json:"given"`
	Family       string             `json:"family"`
	Emails       []string           `json:"emails"`
	Phones       []string           `json:"phones"`
	Organisation string             `json:"organisation"`
	Role         string             `json:"role"`
	Sector       string             `json:"sector"`
	Seniority    string             `json:"seniority"`
	District     string             `json:"district"`
	Postcode     string             `json:"postcode"`
	Tags         []string           `json:"tags"`
	Joined       model.Date         `json:"joined"`
	Left         model.Date         `json:"left"`
	ExternalIDs  []model.ExternalID `json:"externalIds"`
}

type organisationRow struct {
	ID       model.ID `json:"id"`
	Name     string   `json:"name"`
	Label    string   `json:"label"`
	Sector   string   `json:"sector"`
	District string   `json:"district"`
	Postcode string   `json:"postcode"`
	TeamSize int      `json:"teamSize"`
	People   int      `json:"people"`
}

type venueRow struct {
	ID       model.ID `json:"id"`
	Name     string   `json:"name"`
	Address  string   `json:"address"`
	Postcode string   `json:"postcode"`
	District string   `json:"district"`
	Capacity int      `json:"capacity"`
	StepFree string   `json:"stepFree"`
	Sessions int      `json:"sessions"`
	Retired  bool     `json:"retired"`
}

type sessionRow struct {
	ID       model.ID        `json:"id"`
	Title    string          `json:"title"`
	Kind     string          `json:"kind"`
	Mode     model.Mode      `json:"mode"`
	State    model.State     `json:"state"`
	Start    model.LocalTime `json:"start"`
	End      model.LocalTime `json:"end"`
	Zone     string          `json:"zone"`
	Venue    string          `json:"venue"`
	Room     string          `json:"room"`
	Link     string          `json:"link"`
	Capacity int             `json:"capacity"`
	Invited  int             `json:"invited"`
	Accepted int             `json:"accepted"`
	Attended int             `json:"attended"`
	UID      string          `json:"uid"`
	Sequence int             `json:"sequence"`
}

// names are the words of the community's lists.
func names(ctx context.Context, s *storage.Store) (map[model.ID]string, error) {
	all, err := s.Categories(ctx)
	words := make(map[model.ID]string, len(all))
	for _, c := range all {
		words[c.ID] = c.Name
	}
	return words, err
}

func listPeople(ctx context.Context, s *storage.Store, l *listing) error {
	words, err := names(ctx, s)
	if err != nil {
		return err
	}
	organisations, err := s.Organisations(ctx)
	if err != nil {
		return err
	}
	byID := make(map[model.ID]storage.OrganisationRow, len(organisations))
	for _, o := range organisations {
		byID[o.ID] = o
	}
	community, err := s.Community(ctx)
	if err != nil {
		return err
	}
	today := s.Today(community)
	return s.EachPerson(ctx, func(p model.Person) error {
		r := personRow{ID: p.ID, Given: p.Given, Family: p.Family, Role: p.Role, Seniority: words[p.Seniority], Postcode: p.Postcode,
			Emails: []string{}, Phones: []string{}, Tags: some(p.Tags), Joined: p.Joined, Left: p.Left, ExternalIDs: some(p.ExternalIDs)}
		for _, e := range p.Emails {
			r.Emails = append(r.Emails, e.Address)
		}
		for _, n := range p.Phones {
			r.Phones = append(r.Phones, n.Number)
		}
		sector, district := p.Sector, p.District
		if at, ok := p.CurrentAffiliation(today); ok {
			r.Organisation = at.Name
			o := byID[at.Organisation]
			sector = first(o.Sector, sector)
			district = first(district, o.District)
			r.Role = first(r.Role, at.Role)
		}
		r.Sector, r.District = words[sector], words[district]
		return l.add(r, p.ListName(), r.Organisation, r.Role, p.Email())
	})
}

// first is the first of two values that is not empty.
func first[T ~string](a, b T) T {
	if a != "" {
		return a
	}
	return b
}

func listOrganisations(ctx context.Context, s *storage.Store, l *listing) error {
	words, err := names(ctx, s)
	if err != nil {
		return err
	}
	all, err := s.Organisations(ctx)
	if err != nil {
		return err
	}
	for _, o := range all {
		r := organisationRow{o.ID, o.Name, o.Label, words[o.Sector], words[o.District], o.Postcode, o.TeamSize, o.People}
		if err := l.add(r, r.Name, r.Sector, r.District, model.Count(o.People, "person", "people")); err != nil {
			return err
		}
	}
	return nil
}

func listVenues(ctx context.Context, s *storage.Store, l *listing) error {
	words, err := names(ctx, s)
	if err != nil {
		return err
	}
	all, err := s.Venues(ctx)
	if err != nil {
		return err
	}
	for _, v := range all {
		r := venueRow{v.ID, v.Name, v.Address, v.Postcode, words[v.District], v.Capacity, v.StepFree.Word(), v.Sessions, v.Retired}
		holds, retired := "", ""
		if v.Capacity > 0 {
			holds = "holds " + strconv.Itoa(v.Capacity)
		}
		if v.Retired {
			retired = "retired"
		}
		if err := l.add(r, r.Name, r.District, holds, model.Count(v.Sessions, "session", "sessions"), retired); err != nil {
			return err
		}
	}
	return nil
}

func listSessions(ctx context.Context, s *storage.Store, l *listing) error {
	all, err := s.Sessions(ctx)
	if err != nil {
		return err
	}
	for _, v := range all {
		r := sessionRow{v.ID, v.Title, v.Kind, v.Mode, v.State, v.Start, v.End, v.Zone, v.VenueName, v.Room, v.Link, v.Capacity,
			v.Headcount.Listed, v.Headcount.Accepted, v.Headcount.Attended, v.UID, v.Sequence}
		if err := l.add(r, v.When(), string(v.State), v.Title, v.VenueName, strconv.Itoa(r.Invited)+" on the list"); err != nil {
			return err
		}
	}
	return nil
}

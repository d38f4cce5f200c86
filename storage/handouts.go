package storage

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"

	"convenor/model"
	"convenor/model/report"
)

// SessionInput gathers what every handout of a session is made from.
func (s *Store) SessionInput(ctx context.Context, session model.ID) (in report.SessionInput, err error) {
	if in.Session, err = s.Session(ctx, session); err != nil {
		return in, err
	}
	if in.Community, err = s.Community(ctx); err != nil {
		return in, err
	}
	if in.Session.Venue != "" {
		venue, err := s.Venue(ctx, in.Session.Venue)
		if err != nil {
			return in, err
		}
		in.Venue = &venue
	}
	ids := in.Session.Facilitators
	for _, item := range in.Session.Agenda {
		ids = append(ids[:len(ids):len(ids)], item.Presenters...)
	}
	people, err := readPeople(ctx, s.reader, ids)
	in.Names = map[model.ID]string{}
	for id, p := range people {
		in.Names[id] = p.Name()
	}
	for _, id := range in.Session.Facilitators {
		in.Facilitators = append(in.Facilitators, in.Names[id])
	}
	return in, err
}

// BadgeOptions are what a person chooses about badges and tents.
type BadgeOptions struct {
	Stock                          report.Stock
	Start, Blank                   int
	Pronouns, Band, Title, Outline bool
	Everyone                       bool // also those who have not replied
}

// BadgeInput gathers what the badges of a session are made from: those who
// accepted, are tentative or have come, and with Everyone those who have not
// replied. Who joins online or waits for a place gets none.
func (s *Store) BadgeInput(ctx context.Context, session model.ID, o BadgeOptions) (in report.BadgeInput, err error) {
	in = report.BadgeInput{Stock: o.Stock, Start: o.Start, Blank: o.Blank, Pronouns: o.Pronouns, Band: o.Band, Title: o.Title, Outline: o.Outline}
	if in.Session, err = s.Session(ctx, session); err != nil {
		return in, err
	}
	rows, people, err := s.mayCome(ctx, session)
	if err != nil {
		return in, err
	}
	sectors, err := s.categoriesByID(ctx)
	for _, r := range rows {
		if !o.Everyone && !firm(r.Participation) {
			continue
		}
		p, sector := people[r.Person], sectors[r.Sector]
		in.People = append(in.People, report.BadgePerson{
			Given: p.Given, Family: p.Family, SortAs: p.SortAs, Pronouns: p.Pronouns,
			Organisation: r.Organisation, Role: r.Role, Letter: sector.Letter, Colour: sector.Colour,
		})
	}
	return in, err
}

// mayCome are the people of a session who may come to the place: who declined,
// sent apologies, waits or joins online is left out.
func (s *Store) mayCome(ctx context.Context, session model.ID) (rows []ParticipantRow, people map[model.ID]model.Person, err error) {
	all, people, err := s.onList(ctx, session)
	for _, r := range all {
		if !waits(r.Participation) && r.ModeWanted != model.Online && r.ModeAttended != model.Online {
			rows = append(rows, r)
		}
	}
	return rows, people, err
}

// waits reports whether somebody waits for a place, and has not come all the
// same.
func waits(p model.Participation) bool {
	return p.Reply == model.Waitlisted && p.Attendance != model.Attended
}

// firm reports whether somebody said that they come, might come, or is there.
func firm(p model.Participation) bool {
	return p.Reply == model.Accepted || p.Reply == model.Tentative || p.Attendance == model.Attended
}

func (s *Store) categoriesByID(ctx context.Context) (map[model.ID]model.Category, error) {
	all, err := s.Categories(ctx)
	byID := map[model.ID]model.Category{}
	for _, c := range all {
		byID[c.ID] = c
	}
	return byID, err
}

// PhoneList gathers who of a session is told by phone: who has no email address
// or prefers the phone. Who left or withdrew consent is left out, with the
// reason.
func (s *Store) PhoneList(ctx context.Context, session model.ID) (list report.PhoneList, err error) {
	in, err := s.SessionInput(ctx, session)
	if err != nil {
		return list, err
	}
	rows, people, err := s.onList(ctx, session)
	if err != nil {
		return list, err
	}
	today := s.Today(in.Community)
	var found []report.PhonePerson
	var left []string
	for _, r := range rows {
		p, why := people[r.Person], ""
		switch {
		case p.Channel == model.ByPhone:
			why = "prefers the phone"
		case p.Email() == "" && p.Channel != model.ByPost:
			why = "no email"
		default:
			continue
		}
		if may, because := p.MayInvite(today); !may {
			left = append(left, p.Name()+" "+because)
			continue
		}
		found = append(found, report.PhonePerson{Given: p.Given, Family: p.Family, SortAs: p.SortAs, Organisation: r.Organisation, Phone: r.Phone, Why: why, Reply: r.Reply})
	}
	return report.NewPhoneList(in, found, left), nil
}

// onList are the people of a session who have not said that they will not come.
func (s *Store) onList(ctx context.Context, session model.ID) (rows []ParticipantRow, people map[model.ID]model.Person, err error) {
	all, err := s.Participants(ctx, session)
	var ids []model.ID
	for _, r := range all {
		if expected(r.Participation) {
			rows, ids = append(rows, r), append(ids, r.Person)
		}
	}
	if err != nil {
		return nil, nil, err
	}
	people, err = readPeople(ctx, s.reader, ids)
	return rows, people, err
}

// PostPeople are the people of a session who prefer post, in list order.
func (s *Store) PostPeople(ctx context.Context, session model.ID) (ids []model.ID, err error) {
	rows, people, err := s.onList(ctx, session)
	for _, r := range rows {
		if people[r.Person].Channel == model.ByPost {
			ids = append(ids, r.Person)
		}
	}
	return ids, err
}

// Addresses gathers the postal addresses of people, in list order. Who left or
// withdrew consent is left out, with the reason.
func (s *Store) Addresses(ctx context.Context, ids []model.ID) (found []report.AddressPerson, left []LeftOut, err error) {
	people, err := readPeople(ctx, s.reader, ids)
	if err != nil {
		return nil, nil, err
	}
	community, err := s.Community(ctx)
	today := s.Today(community)
	inOrder := slices.SortedFunc(maps.Values(people), func(a, b model.Person) int {
		return cmp.Or(cmp.Compare(a.SortKey(), b.SortKey()), cmp.Compare(a.ID, b.ID))
	})
	for _, p := range inOrder {
		if may, why := p.MayInvite(today); !may {
			left = append(left, LeftOut{p.ID, p.Name(), why})
			continue
		}
		a, _ := p.CurrentAffiliation(today)
		found = append(found, report.AddressPerson{Name: p.Name(), Organisation: a.Name, Address: p.Address, Postcode: p.Postcode})
	}
	return found, left, err
}

// SettingLogo is the setting that keeps the logo for badges: a PNG file in
// base 64, so that it goes where the file goes.
const SettingLogo = "logo"

// Logo is the picture kept for badges; nil when there is none.
func (s *Store) Logo(ctx context.Context) ([]byte, error) {
	settings, err := s.Settings(ctx)
	if err != nil || settings[SettingLogo] == "" {
		return nil, err
	}
	picture, err := base64.StdEncoding.DecodeString(settings[SettingLogo])
	if err != nil {
		return nil, fmt.Errorf("reading the logo kept in the file: %w", err)
	}
	return picture, nil
}

package storage

import (
	"cmp"
	"context"
	"slices"

	"convenor/model"
	"convenor/model/report"
)

// reported is a person as reports need them. Everyone is read table by table, in
// the order of the file, and put together here: in a file of 100,000 people one
// query with all of it takes longer.
type reported struct {
	id, organisation            model.ID
	given, family, sortKey      string
	role, email, phone          string
	body                        string // the organisation's name
	sector, seniority, district model.ID
	left                        model.Date
}

// reportPeople reads people as they were on a day, in list order: those with
// ids, or everyone when ids is nil.
func (s *Store) reportPeople(ctx context.Context, ids []model.ID, day model.Date) ([]reported, error) {
	bodies, err := gather(ctx, s.reader, `SELECT id, name, coalesce(sector, ''), coalesce(district, '') FROM organisation`, func(row scanner, id *model.ID) (o model.Organisation, err error) {
		return o, row.Scan(id, &o.Name, &o.Sector, &o.District)
	})
	if err != nil {
		return nil, err
	}
	only, people, args := ``, ``, []any{day}
	if ids != nil {
		only, people, args = ` AND person IN (SELECT value FROM json_each(?2))`, ` WHERE id IN (SELECT value FROM json_each(?1))`, append(args, asJSON(ids))
	}
	with, err := gather(ctx, s.reader, `SELECT person, organisation FROM affiliation
		WHERE (from_day = '' OR from_day <= ?1) AND (to_day = '' OR to_day >= ?1)`+only+` ORDER BY position, id`, func(row scanner, person *model.ID) (organisation model.ID, err error) {
		return organisation, row.Scan(person, &organisation)
	}, args...)
	if err != nil {
		return nil, err
	}
	all, err := readAll(ctx, s.reader, func(row scanner) (p reported, err error) {
		err = row.Scan(&p.id, &p.given, &p.family, &p.sortKey, &p.role, &p.seniority, &p.sector, &p.district, &p.email, &p.phone, &p.left)
		if list := with[p.id]; len(list) > 0 {
			if o := bodies[list[0]]; len(o) > 0 {
				p.organisation, p.body = list[0], o[0].Name
				p.sector, p.district = cmp.Or(o[0].Sector, p.sector), cmp.Or(p.district, o[0].District)
			}
		}
		return p, err
	}, `SELECT id, given, family, sort_key, role, coalesce(seniority, ''), coalesce(sector, ''), coalesce(district, ''),
		coalesce(emails->>'$[0].address', ''), coalesce(phones->>'$[0].number', ''), left_on FROM person`+people, args[1:]...)
	slices.SortFunc(all, func(a, b reported) int { return cmp.Or(cmp.Compare(a.sortKey, b.sortKey), cmp.Compare(a.id, b.id)) })
	return all, err
}

// readPlaces reads who was on the lists of the sessions of in, as they were on
// a day.
func (s *Store) readPlaces(ctx context.Context, in *report.SessionsInput, day model.Date) error {
	sessions, ids := make(map[model.ID]int, len(in.Sessions)), make([]model.ID, len(in.Sessions))
	for i, v := range in.Sessions {
		sessions[v.ID], ids[i] = i, v.ID
	}
	var order []model.ID // the person of each place
	seen := map[model.ID]bool{}
	people := []model.ID{}
	var err error
	in.Places, err = readAll(ctx, s.reader, func(row scanner) (p report.Participation, err error) {
		var session, person model.ID
		err = row.Scan(&session, &person, &p.Source, &p.Reply, &p.Attendance, &p.Wanted, &p.Mode)
		p.Session = sessions[session]
		order = append(order, person)
		if !seen[person] {
			seen[person] = true
			people = append(people, person)
		}
		return p, err
	}, `SELECT session, person, source, reply, attendance, mode_wanted, mode_attended FROM participation WHERE session IN (SELECT value FROM json_each(?)) ORDER BY session, person`, asJSON(ids))
	if err != nil {
		return err
	}
	first, err := s.firstCame(ctx, people)
	if err != nil {
		return err
	}
	found, err := s.reportPeople(ctx, people, day)
	at := make(map[model.ID]int, len(found))
	for i, p := range found {
		at[p.id] = i
		in.People = append(in.People, report.Attendee{Given: p.given, Family: p.family, Organisation: p.body, OrganisationID: p.organisation,
			Sector: p.sector, Seniority: p.seniority, District: p.district, First: first[p.id]})
	}
	kept := in.Places[:0]
	for i, p := range in.Places {
		if person, ok := at[order[i]]; ok { // not removed since
			p.Person = person
			kept = append(kept, p)
		}
	}
	in.Places = kept
	if err != nil {
		return err
	}
	return s.readIllegible(ctx, in, sessions)
}

// readIllegible adds the rows of sheets that nobody can read, as people without
// a name who walked in, at their place in sessions.
func (s *Store) readIllegible(ctx context.Context, in *report.SessionsInput, sessions map[model.ID]int) error {
	rows, err := readAll(ctx, s.reader, scanIllegible, illegibleSelect+` i WHERE `+unlistedRow+` ORDER BY session, printing, row, id`)
	for _, r := range rows {
		if at, ok := sessions[r.Session]; ok {
			mode := model.InPerson // paper is signed in the room
			in.Places = append(in.Places, report.Participation{Session: at, Person: len(in.People), Source: model.WalkIn, Attendance: model.Attended, Wanted: mode, Mode: mode})
			in.People = append(in.People, report.Attendee{Family: r.Words(), Illegible: true})
		}
	}
	return err
}

// firstCame is when the first session started that each of these people came
// to.
func (s *Store) firstCame(ctx context.Context, people []model.ID) (map[model.ID]model.LocalTime, error) {
	starts, err := gather(ctx, s.reader, `SELECT id, start_local FROM session WHERE start_local <> ''`, func(row scanner, id *model.ID) (start model.LocalTime, err error) {
		return start, row.Scan(id, &start)
	})
	if err != nil {
		return nil, err
	}
	first := make(map[model.ID]model.LocalTime, len(people))
	_, err = readAll(ctx, s.reader, func(row scanner) (none struct{}, err error) {
		var person, session model.ID
		err = row.Scan(&person, &session)
		for _, start := range starts[session] {
			if before := first[person]; before == "" || start < before {
				first[person] = start
			}
		}
		return none, err
	}, `SELECT person, session FROM participation WHERE attendance = 'attended' AND person IN (SELECT value FROM json_each(?))`, asJSON(people))
	return first, err
}

// ContactsReport gathers the contact list: everyone but those who left or
// withdrew consent.
func (s *Store) ContactsReport(ctx context.Context) (in report.ContactsInput, err error) {
	head, err := s.reportHead(ctx)
	if err != nil {
		return in, err
	}
	in.Community, in.Categories, in.Today = head.Community, head.Categories, head.Today
	consents, err := gather(ctx, s.reader, `SELECT person, purpose, given_on, withdrawn_on FROM consent`, func(row scanner, person *model.ID) (c model.Consent, err error) {
		return c, row.Scan(person, &c.For, &c.Given, &c.Withdrawn)
	})
	if err != nil {
		return in, err
	}
	people, err := s.reportPeople(ctx, nil, in.Today)
	for _, p := range people {
		if may, _ := model.MayInvite(p.left, consents[p.id], in.Today); !may {
			in.LeftOut++
			continue
		}
		in.People = append(in.People, report.Contact{Given: p.given, Family: p.family, Organisation: p.body, Role: p.role, Email: p.email, Phone: p.phone,
			Sector: p.sector, Seniority: p.seniority, District: p.district})
	}
	return in, err
}

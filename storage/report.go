package storage

import (
	"context"
	"slices"

	"convenor/model"
	"convenor/model/report"
)

// SessionReport gathers what the report of one session is made from.
func (s *Store) SessionReport(ctx context.Context, id model.ID) (in report.SessionsInput, err error) {
	session, err := s.Session(ctx, id)
	if err != nil {
		return in, err
	}
	if in, err = s.reportHead(ctx); err != nil {
		return in, err
	}
	day := session.Start.Date()
	if day == "" {
		day = in.Today
	}
	if in.Sessions, err = s.reportSessions(ctx, `WHERE s.id = ?`, id); err != nil {
		return in, err
	}
	return in, s.readPlaces(ctx, &in, day)
}

// SpanReport gathers what the reports of a span are made from: the sessions
// held in it, and, when it reaches to today, those to come.
func (s *Store) SpanReport(ctx context.Context, span report.Span) (in report.SessionsInput, err error) {
	if err := span.Validate(); err != nil {
		return in, err
	}
	if in, err = s.reportHead(ctx); err != nil {
		return in, err
	}
	in.Span = span
	if in.Sessions, err = s.reportSessions(ctx, `WHERE s.state = 'held' AND s.start_local >= ?1 AND substr(s.start_local, 1, 10) <= ?2`, span.From, span.Until); err != nil {
		return in, err
	}
	if span.Until >= in.Today {
		if in.Planned, err = s.reportSessions(ctx, `WHERE s.state IN ('idea', 'save the date', 'confirmed') AND (s.start_local = '' OR s.start_local >= ?)`, in.Today); err != nil {
			return in, err
		}
	}
	if err := s.reader.QueryRowContext(ctx, `SELECT count(*) FROM session WHERE state IN ('save the date', 'confirmed') AND start_local >= ?1
		AND substr(start_local, 1, 10) <= ?2 AND start_local < ?3`, span.From, span.Until, in.Today).Scan(&in.Unmarked); err != nil {
		return in, err
	}
	return in, s.readPlaces(ctx, &in, min(span.Until, in.Today))
}

func (s *Store) reportHead(ctx context.Context) (in report.SessionsInput, err error) {
	if in.Community, err = s.Community(ctx); err != nil {
		return in, err
	}
	in.Today = s.Today(in.Community)
	in.Categories, err = s.Categories(ctx)
	return in, err
}

// reportSessions reads sessions with their places, by start, those without a
// date last.
func (s *Store) reportSessions(ctx context.Context, where string, args ...any) ([]report.ReportSession, error) {
	return readAll(ctx, s.reader, func(row scanner) (v report.ReportSession, err error) {
		err = row.Scan(&v.ID, &v.Title, &v.Kind, &v.Mode, &v.State, &v.Start, &v.End, &v.Zone, &v.Venue, &v.Room, &v.Catering,
			&v.MealsOrdered, &v.MealsEaten, &v.Budget, &v.Cost, &v.VenueName, &v.District, &v.Capacity)
		return v, err
	}, `SELECT s.id, s.title, s.kind, s.mode, s.state, s.start_local, s.end_local, s.zone, coalesce(s.venue, ''), s.room, s.catering,
		s.meals_ordered, s.meals_eaten, s.budget, s.cost, coalesce(v.name, ''), coalesce(v.district, ''),
		CASE WHEN s.capacity > 0 THEN s.capacity ELSE coalesce(v.capacity, 0) END
		FROM session s LEFT JOIN venue v ON v.id = s.venue `+where+` ORDER BY s.start_local = '', s.start_local, s.title, s.id`, args...)
}

// readPlaces reads who was on the lists of the sessions of in, as they were on
// a day.
func (s *Store) readPlaces(ctx context.Context, in *report.SessionsInput, day model.Date) error {
	sessions := make(map[model.ID]int, len(in.Sessions))
	ids := make([]model.ID, len(in.Sessions))
	for i, v := range in.Sessions {
		sessions[v.ID], ids[i] = i, v.ID
	}
	people := map[model.ID]int{}
	rows, err := s.reader.QueryContext(ctx, `WITH listed AS (SELECT DISTINCT person FROM participation WHERE session IN (SELECT value FROM json_each(?1)))
		SELECT p.id, p.given, p.family, coalesce(p.seniority, ''), coalesce(p.district, o.district, ''), coalesce(o.sector, p.sector, ''),
		coalesce(o.id, ''), coalesce(o.name, ''),
		coalesce((SELECT min(s.start_local) FROM participation n JOIN session s ON s.id = n.session WHERE n.person = p.id AND n.attendance = 'attended' AND s.start_local <> ''), '')
		FROM listed l JOIN person p ON p.id = l.person
		LEFT JOIN organisation o ON o.id = (SELECT organisation FROM affiliation a WHERE a.person = p.id
			AND (a.from_day = '' OR a.from_day <= ?2) AND (a.to_day = '' OR a.to_day >= ?2) ORDER BY a.position, a.id LIMIT 1)
		ORDER BY p.sort_key, p.id`, asJSON(ids), day)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id model.ID
		var a report.Attendee
		if err := rows.Scan(&id, &a.Given, &a.Family, &a.Seniority, &a.District, &a.Sector, &a.OrganisationID, &a.Organisation, &a.First); err != nil {
			return err
		}
		people[id] = len(in.People)
		in.People = append(in.People, a)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	in.Places, err = readAll(ctx, s.reader, func(row scanner) (p report.Participation, err error) {
		var session, person model.ID
		err = row.Scan(&session, &person, &p.Source, &p.Attendance, &p.Mode)
		at, ok := people[person]
		if !ok { // put on a list since
			at = -1
		}
		p.Session, p.Person = sessions[session], at
		return p, err
	}, `SELECT session, person, source, attendance, mode_attended FROM participation WHERE session IN (SELECT value FROM json_each(?)) ORDER BY session, person`, asJSON(ids))
	in.Places = slices.DeleteFunc(in.Places, func(p report.Participation) bool { return p.Person < 0 })
	return err
}

// ContactsReport gathers the contact list: everyone but those who left or
// withdrew consent.
func (s *Store) ContactsReport(ctx context.Context) (in report.ContactsInput, err error) {
	head, err := s.reportHead(ctx)
	if err != nil {
		return in, err
	}
	in.Community, in.Categories, in.Today = head.Community, head.Categories, head.Today
	consents, err := gather(ctx, s.reader, `SELECT person, purpose, basis, given_on, withdrawn_on FROM consent`, func(row scanner, person *model.ID) (c model.Consent, err error) {
		return c, row.Scan(person, &c.For, &c.Basis, &c.Given, &c.Withdrawn)
	})
	if err != nil {
		return in, err
	}
	rows, err := s.reader.QueryContext(ctx, `SELECT p.id, p.given, p.family, p.role, coalesce(p.seniority, ''), coalesce(p.district, o.district, ''), coalesce(o.sector, p.sector, ''),
		coalesce(o.name, ''), coalesce(p.emails->>'$[0].address', ''), coalesce(p.phones->>'$[0].number', ''), p.left_on
		FROM person p LEFT JOIN organisation o ON o.id = (SELECT organisation FROM affiliation a WHERE a.person = p.id
			AND (a.from_day = '' OR a.from_day <= ?1) AND (a.to_day = '' OR a.to_day >= ?1) ORDER BY a.position, a.id LIMIT 1)
		ORDER BY p.sort_key, p.id`, in.Today)
	if err != nil {
		return in, err
	}
	defer rows.Close()
	for rows.Next() {
		var id model.ID
		var left model.Date
		var c report.Contact
		if err := rows.Scan(&id, &c.Given, &c.Family, &c.Role, &c.Seniority, &c.District, &c.Sector, &c.Organisation, &c.Email, &c.Phone, &left); err != nil {
			return in, err
		}
		if may, _ := model.MayInvite(left, consents[id], in.Today); !may {
			in.LeftOut++
			continue
		}
		in.People = append(in.People, c)
	}
	return in, rows.Err()
}

// VenuesReport gathers the venue list: every venue that is not retired.
func (s *Store) VenuesReport(ctx context.Context) (in report.VenuesInput, err error) {
	head, err := s.reportHead(ctx)
	if err != nil {
		return in, err
	}
	in.Community, in.Categories, in.Today = head.Community, head.Categories, head.Today
	venues, err := s.Venues(ctx)
	for _, v := range venues {
		if !v.Retired {
			in.Venues = append(in.Venues, report.VenueUse{Venue: v.Venue, Sessions: v.Sessions, Last: v.Last, Next: v.Next})
		}
	}
	return in, err
}

// OrganisationsReport gathers the organisation list.
func (s *Store) OrganisationsReport(ctx context.Context) (in report.OrganisationsInput, err error) {
	head, err := s.reportHead(ctx)
	if err != nil {
		return in, err
	}
	in.Community, in.Categories, in.Today = head.Community, head.Categories, head.Today
	organisations, err := s.Organisations(ctx)
	for _, o := range organisations {
		in.Organisations = append(in.Organisations, report.OrganisationUse{Name: o.Name, Label: o.Label, Sector: o.Sector, District: o.District,
			TeamSize: o.TeamSize, People: o.People, Came: o.Came, LastCame: o.LastCame})
	}
	return in, err
}

// ReportKind is which report.
type ReportKind string

// The reports.
const (
	AttendanceReport   ReportKind = "attendance"
	ContactReport      ReportKind = "contacts"
	VenueReport        ReportKind = "venues"
	OrganisationReport ReportKind = "organisations"
	YearReport         ReportKind = "year"
)

// ReportChoice says which report is meant.
type ReportChoice struct {
	Kind      ReportKind
	Session   model.ID    // attendance: of this one; "": of the span
	Span      report.Span // attendance and year
	Anonymous bool        // without names
}

// Report makes a report of what is in the file now.
func (s *Store) Report(ctx context.Context, c ReportChoice) (r report.Report, err error) {
	switch c.Kind {
	case ContactReport:
		in, err := s.ContactsReport(ctx)
		return report.NewContacts(in, c.Anonymous), err
	case VenueReport:
		in, err := s.VenuesReport(ctx)
		return report.NewVenueList(in, c.Anonymous), err
	case OrganisationReport:
		in, err := s.OrganisationsReport(ctx)
		return report.NewOrganisationList(in, c.Anonymous), err
	case YearReport:
		in, err := s.SpanReport(ctx, c.Span)
		if err != nil {
			return r, err
		}
		return report.NewYear(in, c.Anonymous), nil
	}
	if c.Session == "" {
		in, err := s.SpanReport(ctx, c.Span)
		if err != nil {
			return r, err
		}
		return report.NewAttendance(in, c.Anonymous), nil
	}
	in, err := s.SessionReport(ctx, c.Session)
	if err != nil {
		return r, err
	}
	return report.NewAttendance(in, c.Anonymous), nil
}

package storage

import (
	"context"

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
			in.Venues = append(in.Venues, report.VenueUse{Venue: v.Venue, Sessions: v.Sessions, Last: v.Last})
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
		in.Organisations = append(in.Organisations, report.OrganisationUse{Name: o.Name, Sector: o.Sector, District: o.District,
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

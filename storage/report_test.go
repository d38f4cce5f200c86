package storage

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"convenor/assets/federation"
	"convenor/model"
	"convenor/model/report"
)

// heldSession adds a session that was held on a day.
func heldSession(t *testing.T, s *Store, title string, day model.Date, state model.State) model.ID {
	t.Helper()
	return must[model.ID](t)(s.AddSession(ctx, model.Session{Title: title, Mode: model.InPerson, State: state, Zone: "Europe/London", Start: model.At(day, 780), End: model.At(day, 870)}))
}

// came invites people to a session and records an attendance for them.
func came(t *testing.T, s *Store, session model.ID, attendance model.Attendance, people ...model.ID) {
	t.Helper()
	_, _, err := s.Invite(ctx, session, people...)
	ok(t, err)
	var ids []model.ID
	for _, r := range must[[]ParticipantRow](t)(s.Participants(ctx, session)) {
		for _, p := range people {
			if r.Person == p {
				ids = append(ids, r.ID)
			}
		}
	}
	ok(t, s.SetAttendance(ctx, attendance, ids...))
}

func TestTheReportOfASpanCountsWhatWasHeldInIt(t *testing.T) {
	s := newStore(t)
	today := model.DateOf(s.Now())
	on := func(days int) model.Date { return model.DateOf(today.Time().AddDate(0, 0, days)) }
	ann, bo, cy := addPerson(t, s, "Ann", "Lee"), addPerson(t, s, "Bo", "Dean"), addPerson(t, s, "Cy", "Ash")
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Halton Carers Link"}))
	p := must[model.Person](t)(s.Person(ctx, ann))
	p.Affiliations = []model.Affiliation{{Organisation: org, From: on(-60)}}
	ok(t, s.UpdatePerson(ctx, p))

	before, first, last := heldSession(t, s, "Before", on(-31), model.Held), heldSession(t, s, "First day", on(-30), model.Held), heldSession(t, s, "Last day", on(-1), model.Held)
	heldSession(t, s, "Forgotten", on(-2), model.Confirmed)
	heldSession(t, s, "To come", on(9), model.SaveTheDate)
	heldSession(t, s, "Off", on(-3), model.Cancelled)
	came(t, s, before, model.Attended, bo)
	came(t, s, first, model.Attended, ann, bo)
	came(t, s, last, model.Attended, ann)
	came(t, s, last, model.NoShow, cy)

	in := must[report.SessionsInput](t)(s.SpanReport(ctx, report.Span{From: on(-30), Until: on(-1)}))
	if sessionTitles(in.Sessions) != "First day, Last day" || len(in.Planned) != 0 || in.Unmarked != 1 {
		t.Errorf("%s, %d planned, %d not marked", sessionTitles(in.Sessions), len(in.Planned), in.Unmarked)
	}
	in = must[report.SessionsInput](t)(s.SpanReport(ctx, report.LastYear(today)))
	if sessionTitles(in.Sessions) != "Before, First day, Last day" || sessionTitles(in.Planned) != "To come" {
		t.Errorf("%s; planned %s", sessionTitles(in.Sessions), sessionTitles(in.Planned))
	}
	if len(in.People) != 3 || len(in.Places) != 5 || in.People[2].Family != "Lee" || in.People[2].Organisation != "Halton Carers Link" || in.People[2].First.Date() != on(-30) || in.People[0].First != "" {
		t.Errorf("%+v", in.People)
	}
	in = must[report.SessionsInput](t)(s.SessionReport(ctx, last))
	if sessionTitles(in.Sessions) != "Last day" || in.Span != (report.Span{}) || len(in.People) != 2 || len(in.Places) != 2 {
		t.Errorf("%+v", in)
	}
	for _, c := range []ReportChoice{{Kind: YearReport}, {Kind: AttendanceReport, Span: report.Span{From: on(0), Until: on(-1)}}} {
		if _, err := s.Report(ctx, c); !errors.As(err, new(model.ValidationError)) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := s.Report(ctx, ReportChoice{Kind: AttendanceReport, Session: org}); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a session that is not there: %v", err)
	}
}

func sessionTitles(all []report.ReportSession) string {
	var t []string
	for _, s := range all {
		t = append(t, s.Title)
	}
	return strings.Join(t, ", ")
}

func TestTheContactListLeavesOutWhoIsNotWrittenTo(t *testing.T) {
	s := newStore(t)
	today := model.DateOf(s.Now())
	for _, p := range []model.Person{
		{Given: "Ann", Family: "Lee", Emails: []model.Email{{Address: "ann@example.org"}, {Address: "second@example.org"}}, Phones: []model.Phone{{Number: "0151 496 0001"}}, Role: "Chair"},
		{Given: "Bo", Family: "Gone", Left: today},
		{Given: "Cy", Family: "Quiet", Consents: []model.Consent{{For: "email", Given: "2025-01-01", Withdrawn: today}}},
	} {
		must[model.ID](t)(s.AddPerson(ctx, p))
	}
	in := must[report.ContactsInput](t)(s.ContactsReport(ctx))
	if diff := cmp.Diff([]report.Contact{{Given: "Ann", Family: "Lee", Role: "Chair", Email: "ann@example.org", Phone: "0151 496 0001"}}, in.People); diff != "" || in.LeftOut != 2 {
		t.Errorf("%d left out; %s", in.LeftOut, diff)
	}
}

func TestTheVenueListLeavesOutRetiredVenues(t *testing.T) {
	s := newStore(t)
	must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Attic", Retired: true}))
	hall := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Hall"}))
	day := model.DateOf(s.Now().AddDate(0, 0, -7))
	must[model.ID](t)(s.AddSession(ctx, model.Session{Title: "x", Mode: model.InPerson, State: model.Held, Zone: "Europe/London", Start: model.At(day, 600), Venue: hall}))
	in := must[report.VenuesInput](t)(s.VenuesReport(ctx))
	if len(in.Venues) != 1 || in.Venues[0].Name != "Hall" || in.Venues[0].Sessions != 1 || in.Venues[0].Last != day {
		t.Errorf("%+v", in.Venues)
	}
}

// BenchmarkReports makes each report of 100,000 people and 2,000 sessions.
func BenchmarkReports(b *testing.B) {
	s := benchStore(b)
	ok(b, s.LoadSample(ctx, federation.Files(manyPeople, manySessions), model.DateOf(s.Now())))
	all := report.Span{From: "2000-01-01", Until: model.DateOf(s.Now())}
	for name, c := range map[string]ReportChoice{
		"Year":          {Kind: YearReport, Span: report.LastYear(all.Until)},
		"EverySession":  {Kind: AttendanceReport, Span: all},
		"Anonymous":     {Kind: AttendanceReport, Span: all, Anonymous: true},
		"Contacts":      {Kind: ContactReport},
		"Organisations": {Kind: OrganisationReport},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				must[report.Report](b)(s.Report(ctx, c))
			}
		})
	}
}

package storage

import (
	"bytes"
	"errors"
	"testing"

	"convenor/model"
	"convenor/model/report"

	"github.com/google/go-cmp/cmp"
)

func TestSheetInputHoldsWhoMayStillComeWithMarks(t *testing.T) {
	s := newStore(t)
	org := must[model.ID](t)(s.AddOrganisation(ctx, model.Organisation{Name: "Halton Carers Link"}))
	venue := must[model.ID](t)(s.AddVenue(ctx, model.Venue{Name: "Ropewalk Hall", Address: "12 Example Street"}))
	session := addSession(t, s, "Launch")
	people := map[string]model.ID{}
	for _, p := range []model.Person{
		{Given: "Kasia", Family: "Żukowska", Role: "Analyst", Affiliations: []model.Affiliation{{Organisation: org}},
			Emails: []model.Email{{Address: "kasia@example.org"}}, Phones: []model.Phone{{Number: "0151 496 0000"}}, DietaryNeeds: "vegan"},
		{Given: "Came", Family: "Declined"}, {Given: "Only", Family: "Declined"}, {Given: "Sent", Family: "Apologies"}, {Given: "Maybe", Family: "Later"},
	} {
		people[p.Given] = must[model.ID](t)(s.AddPerson(ctx, p))
		_, _, err := s.Invite(ctx, session, people[p.Given])
		ok(t, err)
	}
	row := map[string]model.ID{}
	for _, r := range must[[]ParticipantRow](t)(s.Participants(ctx, session)) {
		row[r.Given] = r.ID
	}
	ok(t, s.SetReply(ctx, model.Declined, row["Came"], row["Only"]))
	ok(t, s.SetReply(ctx, model.Waitlisted, row["Maybe"]))
	ok(t, s.SetAttendance(ctx, model.Attended, row["Came"]))
	ok(t, s.SetAttendance(ctx, model.Apologies, row["Sent"]))
	v := must[model.Session](t)(s.Session(ctx, session))
	v.Venue, v.Facilitators = venue, []model.ID{people["Kasia"]}
	ok(t, s.UpdateSession(ctx, v))

	in := must[report.SheetInput](t)(s.SheetInput(ctx, session, SheetOptions{Variant: report.Desk, BlankRows: 4, ExtraColumns: []string{"Email"}, Code: "K7-2F"}))
	want := []report.SheetPerson{
		{ID: people["Came"], Given: "Came", Family: "Declined", In: true, Source: model.Invited, Reply: model.Declined, Attendance: model.Attended},
		{ID: people["Maybe"], Given: "Maybe", Family: "Later", Source: model.Invited, Reply: model.Waitlisted, Attendance: model.NotRecorded},
		{ID: people["Kasia"], Given: "Kasia", Family: "Żukowska", Organisation: "Halton Carers Link", Role: "Analyst",
			Email: "kasia@example.org", Phone: "0151 496 0000", Source: model.Invited, Reply: model.NoReply, Attention: true, Attendance: model.NotRecorded},
	}
	if diff := cmp.Diff(want, in.People); diff != "" {
		t.Error(diff)
	}
	if in.Venue == nil || in.Venue.Name != "Ropewalk Hall" || in.Session.Title != "Launch" || in.Community.Name != "Test community" {
		t.Errorf("head of the sheet: %+v", in)
	}
	if diff := cmp.Diff([]string{"Kasia Żukowska"}, in.Facilitators); diff != "" {
		t.Error(diff)
	}
	if in.Variant != report.Desk || in.BlankRows != 4 || in.Code != "K7-2F" || len(in.ExtraColumns) != 1 {
		t.Errorf("options: %+v", in)
	}
	// The attendance record has everyone, and what could not be read.
	must[model.ID](t)(s.AddIllegible(ctx, IllegibleRow{Session: session, Sheet: "K7-2F", Row: 9, Note: "Mc"}))
	record := must[report.SheetInput](t)(s.SheetInput(ctx, session, SheetOptions{Variant: report.Record}))
	if len(record.People) != 5 || len(record.Illegible) != 1 || record.Illegible[0] != (report.IllegibleRow{Words: "illegible, row 9", Note: "Mc"}) {
		t.Errorf("the attendance record: %+v, %+v", record.People, record.Illegible)
	}
	if _, err := s.SheetInput(ctx, people["Kasia"], SheetOptions{}); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a sheet of no session: %v", err)
	}
}

func TestNewSheetCodeIsNeverOneThatWasPrinted(t *testing.T) {
	s := newStore(t)
	session := addSession(t, s, "Launch")
	s.options.Random = bytes.NewReader([]byte{1, 2, 3, 1, 2, 3, 4, 5, 6})
	first := must[string](t)(s.NewSheetCode(ctx))
	var heard []Notice
	s.Subscribe(func(n Notice) { heard = append(heard, n) })
	ok(t, s.RecordPrinting(ctx, Printing{Code: first, Session: session}))
	if len(heard) != 1 || !heard[0].Touches(session) {
		t.Errorf("the screens were told %+v of the printing", heard)
	}
	if second := must[string](t)(s.NewSheetCode(ctx)); second == first {
		t.Errorf("the code %s was drawn twice", first)
	}
	if _, err := s.NewSheetCode(ctx); err == nil {
		t.Error("a code was drawn from a random source that had run dry")
	}
}

func TestTheListForTheReceptionIsNoSheet(t *testing.T) {
	s := newStore(t)
	id := addSession(t, s, "Launch")
	for _, c := range []struct {
		variant report.Variant
		printed bool
	}{{report.Security, false}, {report.Desk, true}} {
		ok(t, s.RecordPrinting(ctx, Printing{Code: string(c.variant), Session: id, Variant: string(c.variant)}))
		if row := must[[]SessionRow](t)(s.Sessions(ctx))[0]; row.Printed != c.printed {
			t.Errorf("with the variant %s the sheet counts as printed: %v", c.variant, row.Printed)
		}
	}
}

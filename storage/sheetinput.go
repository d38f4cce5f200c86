package storage

import (
	"context"
	"errors"
	"fmt"

	"convenor/model"
	"convenor/model/report"
)

// SheetOptions are what a person chooses about a sign-in sheet.
type SheetOptions struct {
	Variant      report.Variant // empty: Circulate
	Sort         report.Sort    // empty: ByFamily
	BlankRows    int
	ExtraColumns []string
	Code         string // from NewSheetCode; empty: none is printed
}

// SheetInput gathers what a session's sign-in sheet is made from: everyone on
// the list who may still come or has come. Who declined or sent apologies is
// not on paper, unless they came after all; an attendance record has everyone.
func (s *Store) SheetInput(ctx context.Context, session model.ID, o SheetOptions) (report.SheetInput, error) {
	in := report.SheetInput{Variant: o.Variant, Sort: o.Sort, BlankRows: o.BlankRows, ExtraColumns: o.ExtraColumns, Code: o.Code}
	var err error
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
	for _, id := range in.Session.Facilitators {
		p, err := s.Person(ctx, id)
		if err != nil {
			return in, err
		}
		in.Facilitators = append(in.Facilitators, p.Name())
	}
	people, err := s.Participants(ctx, session)
	for _, p := range people {
		if o.Variant == report.Record || expected(p.Participation) {
			in.People = append(in.People, sheetPerson(p, in.Session))
		}
	}
	if err != nil || o.Variant != report.Record {
		return in, err
	}
	rows, err := s.Illegible(ctx, session)
	for _, r := range rows {
		p, err := s.FindPrinting(ctx, r.Sheet)
		if err != nil && !errors.Is(err, model.ErrNotFound) {
			return in, err
		}
		in.Illegible = append(in.Illegible, report.IllegibleRow{Words: r.Words(), Note: r.Note, Listed: r.Row > 0 && r.Row <= len(p.Rows)})
	}
	return in, err
}

func expected(p model.Participation) bool {
	return p.Attendance == model.Attended || (p.Reply != model.Declined && p.Attendance != model.Apologies)
}

func sheetPerson(p ParticipantRow, v model.Session) report.SheetPerson {
	return report.SheetPerson{
		ID: p.Person, Given: p.Given, Family: p.Family, SortAs: p.SortAs,
		Organisation: p.Organisation, Role: p.Role, Email: p.Email, Phone: p.Phone,
		In: p.Attendance == model.Attended, Attention: p.Attention(),
		Source: p.Source, Reply: p.Reply, Attendance: p.Attendance, WalkIn: p.Source == model.WalkIn, TimeIn: p.In, Left: p.Out,
		CameOnline: v.Mode == model.Hybrid && p.ModeAttended == model.Online,
	}
}

// NewSheetCode draws a code that no printed sheet of this file has.
func (s *Store) NewSheetCode(ctx context.Context) (string, error) {
	s.writing.Lock() // ids are drawn from the same random source
	defer s.writing.Unlock()
	const tries = 1000
	for range tries {
		code, err := report.NewCode(s.options.Random)
		if err != nil {
			return "", err
		}
		if used, err := s.CodeUsed(ctx, code); err != nil || !used {
			return code, err
		}
	}
	return "", fmt.Errorf("no free code for the sheet was found after %d tries; nothing was printed", tries)
}

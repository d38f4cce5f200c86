package storage

import (
	"context"
	"fmt"
	"time"

	"convenor/model"
	"convenor/model/match"
)

// ImportVisits records who was in the online meeting of a session as one named
// transaction, and returns a verdict on each visit, in order. A dry run is the
// same import, taken back at its end. A meeting of another day is refused with a
// model.ValidationError.
func (s *Store) ImportVisits(ctx context.Context, m match.Meeting, o ReturnOptions) ([]match.Verdict, error) {
	var verdicts []match.Verdict
	err := s.recordReturned(ctx, "Record attendance online", o, func(r *returned) error {
		if err := r.fits(m); err != nil {
			return err
		}
		verdicts = nil
		seen := map[model.ID]match.Visit{}
		for _, visit := range m.Visits {
			if err := ctx.Err(); err != nil {
				return err
			}
			v, err := r.visit(visit, seen)
			if err != nil {
				return fmt.Errorf("line %d: %w", visit.Line, err)
			}
			if v.Kind == match.Came {
				r.changed[v.Person] = true
			}
			verdicts = append(verdicts, v)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return verdicts, nil
}

// near is how far from a session's own time somebody may have been in its
// meeting.
const near = 8 * time.Hour

func (r *returned) near(at model.LocalTime) bool {
	s := r.list.session
	t := at.In(s.Zone)
	return at == "" || t.After(s.StartTime().Add(-near)) && t.Before(s.EndTime().Add(near))
}

// fits refuses the report of another meeting.
func (r *returned) fits(m match.Meeting) error {
	s := r.list.session
	if s.Start == "" {
		return model.ValidationError{Field: "date", Problem: fmt.Sprintf("“%s” has no date yet, so nobody can have come; set its date first. Nothing was recorded", s.Title)}
	}
	if r.near(m.Start) {
		return nil
	}
	for _, v := range m.Visits {
		if v.In != "" && r.near(v.In) {
			return nil
		}
	}
	problem := fmt.Sprintf("this report is of a meeting on %s, %s, and “%s” is on %s", m.Start.Date().Short(), m.Start.Clock(), s.Title, s.When())
	var title string
	if r.t.queryRow(`SELECT title FROM session WHERE substr(start_local, 1, 10) = ? ORDER BY id LIMIT 1`, m.Start.Date()).Scan(&title) == nil {
		problem += fmt.Sprintf(". On that day there is “%s”: import it there", title)
	}
	return model.ValidationError{Field: "date", Problem: problem + ". Nothing was recorded"}
}

// visit records one person's time in the meeting, or says why not. seen holds the
// visits of this report by person.
func (r *returned) visit(visit match.Visit, seen map[model.ID]match.Visit) (match.Verdict, error) {
	v := match.Verdict{Line: visit.Line, Name: visit.Name(), Warnings: visit.Warnings}
	switch {
	case visit.Problem != "":
		v.Kind, v.Reason = match.Error, visit.Problem
		return v, nil
	case !r.near(visit.In):
		v.Kind, v.Reason = match.Error, "They were in the meeting on "+visit.In.Date().Short()+", which is another day than the session’s"
		return v, nil
	}
	if short := visit.Short(); short != "" {
		v.Warnings = append(v.Warnings, short)
	}
	row, err := r.place(&v, visit.Contact, model.Imported)
	if err != nil || row.Participation == nil {
		v.Reason = model.JoinNonEmpty(". ", visit.Words(), v.Reason)
		return v, err
	}
	if first, again := seen[v.Person]; again {
		visit = first.Join(visit)
		v.Warnings = append(v.Warnings, fmt.Sprintf("Also in line %d: the times were taken together", first.Line))
	}
	seen[v.Person] = visit
	r.came(&v, row.Participation, visit)
	v.Reason = model.JoinNonEmpty(". ", visit.Words(), v.Reason)
	return v, nil
}

// came marks a participation as attended online.
func (r *returned) came(v *match.Verdict, p *model.Participation, visit match.Visit) {
	before := *p
	if p.Attendance == model.Attended && p.ModeAttended == model.InPerson {
		v.Kind, v.Reason = match.Same, v.Reason+"; recorded already as having come in person"
		return
	}
	p.Attendance, p.ModeAttended = model.Attended, model.Online
	if visit.In != "" && (before.ModeAttended != model.Online || p.In == "" || visit.In < p.In) { // of two reports the whole time
		p.In = visit.In
	}
	if visit.Out != "" && (before.ModeAttended != model.Online || visit.Out > p.Out) {
		p.Out = visit.Out
	}
	switch {
	case before == *p:
		v.Kind, v.Reason = match.Same, v.Reason+"; recorded already"
		return
	case before.Attendance == model.Apologies || before.Attendance == model.NoShow:
		v.Warnings = append(v.Warnings, "Was recorded as "+string(before.Attendance))
	}
	v.Kind = match.Came
}

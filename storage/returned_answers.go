package storage

import (
	"context"
	"errors"
	"fmt"

	"convenor/model"
	"convenor/model/match"
)

// ImportAnswers records the replies of a file as one named transaction and
// returns a verdict on each, in order. A dry run is the same import, taken back
// at its end.
func (s *Store) ImportAnswers(ctx context.Context, answers []match.Answer, o ReturnOptions) ([]match.Verdict, error) {
	var verdicts []match.Verdict
	err := s.recordReturned(ctx, "Record replies", o, func(r *returned) error {
		verdicts = nil
		for _, a := range answers {
			if err := ctx.Err(); err != nil {
				return err
			}
			v, err := r.answer(a)
			if err != nil {
				return fmt.Errorf("line %d: %w", a.Line, err)
			}
			if v.Kind == match.NewReply || v.Kind == match.ChangedReply {
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

// answer records one reply, or says why not.
func (r *returned) answer(a match.Answer) (match.Verdict, error) {
	v := match.Verdict{Line: a.Line, Name: a.Name(), Warnings: a.Warnings}
	problem, err := r.refuse(a)
	if err != nil {
		return v, err
	}
	if problem != "" {
		v.Kind, v.Reason = match.Error, problem
		return v, nil
	}
	row, err := r.place(&v, a.Contact, model.SignedUp)
	if err != nil || row.Participation == nil {
		v.Reason = model.JoinNonEmpty(". ", "They say: "+said(a), v.Reason)
		return v, err
	}
	if a.UID != "" && a.Sequence < r.list.session.Sequence {
		v.Warnings = append(v.Warnings, "It answers the invitation as it was before the session was moved")
	}
	r.take(&v, row, a)
	return v, nil
}

// refuse says why a reply cannot be one to this session; "" when it can.
func (r *returned) refuse(a match.Answer) (string, error) {
	session := r.list.session
	switch {
	case a.Problem != "":
		return a.Problem, nil
	case a.UID != "" && a.UID != session.UID:
		var id model.ID
		err := r.t.queryRow(`SELECT id FROM session WHERE uid = ?`, a.UID).Scan(&id)
		if err != nil {
			if err = notFound(err, "session"); errors.Is(err, model.ErrNotFound) {
				return "It answers an invitation that did not come from this community", nil
			}
			return "", err
		}
		other, err := readSession(r.t.ctx, r.t, id)
		return fmt.Sprintf("It is a reply to “%s” (%s); import it there", other.Title, whenShort(other.Start)), err
	case a.Mode != "" && session.Mode != model.Hybrid && a.Mode != session.Mode && a.Reply != model.Declined:
		return fmt.Sprintf("They want to take part %s, and the session is %s; ask them, and record the reply by its key", a.Mode, session.Mode.Phrase()), nil
	}
	return "", nil
}

// said is an answer in words.
func said(a match.Answer) string {
	words := string(a.Reply)
	if a.Mode != "" {
		words += ", " + string(a.Mode)
	}
	return words
}

// take records what a reply says that is not recorded yet.
func (r *returned) take(v *match.Verdict, row returnedRow, a match.Answer) {
	p := row.Participation
	before := *p
	if !a.Said.IsZero() && a.Said.After(r.t.now) {
		a.Said = r.t.now // a clock that is ahead must not outdo every later reply
	}
	wants := a.Reply
	if wants == model.Accepted && p.Reply == model.Waitlisted {
		wants = model.Waitlisted
		v.Warnings = append(v.Warnings, "They want to come and are "+model.Ordinal(max(p.Waiting, 1))+" on the waiting list")
	}
	if !a.Said.IsZero() && a.Said.Before(p.Replied) && wants != p.Reply {
		v.Kind = match.Older
		v.Reason = fmt.Sprintf("%s; they said %s on %s, and %s was recorded after that, on %s", v.Reason, said(a), r.moment(model.Participation{Replied: a.Said}), p.Reply, r.moment(*p))
		return
	}
	if wants != p.Reply {
		p.Reply, p.Replied = wants, r.t.now
		if !a.Said.IsZero() {
			p.Replied = a.Said
		}
	}
	if mode := a.Mode; mode != "" && r.list.session.Mode == model.Hybrid && mode != p.ModeWanted {
		place := p.Place(model.Hybrid)
		if p.ModeWanted = mode; p.Place(model.Hybrid) != place {
			p.Waiting = 0
		}
	}
	setNeed(&p.AccessNeeds, a.AccessNeeds)
	setNeed(&p.DietaryNeeds, a.DietaryNeeds)
	v.Changes = changesOf(before, *p)
	switch {
	case row.added || before.Reply == model.NoReply && p.Reply != model.NoReply:
		v.Kind = match.NewReply
	case len(v.Changes) > 0:
		v.Kind = match.ChangedReply
	default:
		v.Kind = match.Same
		v.Reason += "; recorded already: " + string(p.Reply)
	}
}

// moment is when a reply was given, in the session's zone.
func (r *returned) moment(p model.Participation) string {
	loc, err := model.LoadZone(r.list.session.Zone)
	if err != nil {
		return p.Replied.Format("2 Jan 2006, 15:04")
	}
	return p.Replied.In(loc).Format("2 Jan 2006, 15:04")
}

// setNeed takes what was said of a need; a blank says nothing.
func setNeed(need *string, said string) {
	if said != "" && model.Fold(said) != model.Fold(*need) {
		*need = said
	}
}

func changesOf(before, after model.Participation) (all []match.FieldChange) {
	for _, c := range []match.FieldChange{
		{Field: "reply", Before: string(before.Reply), After: string(after.Reply)},
		{Field: "takes part", Before: string(before.ModeWanted), After: string(after.ModeWanted)},
		{Field: "access", Before: before.AccessNeeds, After: after.AccessNeeds},
		{Field: "diet", Before: before.DietaryNeeds, After: after.DietaryNeeds},
	} {
		if c.Before != c.After {
			all = append(all, c)
		}
	}
	return all
}

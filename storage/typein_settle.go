package storage

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
)

// SheetTally is the outcome of a sheet that was typed in.
type SheetTally struct {
	Came   int  // to the session, as model.Headcount counts it: walk-ins and illegible rows too
	NoShow int  // of this sheet, as model.OutcomeOf says
	NoWord int  // of this sheet: neither replied nor came
	Others int  // of this sheet: declined, sent apologies or not recorded
	Held   bool // the session was marked as held by it
	Early  bool // the session has not begun, so it was not marked as held
}

// FinishSheet settles the rows of a sheet that were not ticked, as one step. It
// marks the session as held in the same step: when it is over, for its paper shows
// that it took place, and from its start on when attendance is known of everyone.
func (s *Store) FinishSheet(ctx context.Context, code string, how model.Unticked) (tally SheetTally, err error) {
	if !slices.Contains(model.UntickedChoices, how) {
		return tally, model.ValidationError{Field: "the unticked", Problem: fmt.Sprintf("“%s” is not something to record of them", how)}
	}
	err = s.write(ctx, "Type in sheet "+code, func(t *tx) error {
		p, err := readPrinting(ctx, t, code)
		if err != nil {
			return err
		}
		v, err := readSession(ctx, t, p.Session)
		if err != nil {
			return err
		}
		head, err := t.settleRows(p, how, &tally)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf("Type in sheet %s: %d came, %d did not", code, tally.Came, tally.NoShow+tally.NoWord+tally.Others)
		return t.holdAfter(v, head, &tally)
	})
	return tally, err
}

// settleRows fills in the tally, and returns how the session stands then.
func (t *tx) settleRows(p Printing, how model.Unticked, tally *SheetTally) (head model.Headcount, err error) {
	*tally = SheetTally{}
	all, err := readAll(t.ctx, t, scanParticipation, participationSelect+` WHERE session = ?`, p.Session)
	if err != nil {
		return head, err
	}
	for _, before := range all {
		listed := slices.Contains(p.Rows, before.Person)
		after := before
		// Who declined early is on no paper, and sends apologies all the same.
		if listed || how == model.UntickedApologies && before.Reply == model.Declined {
			after = how.Settle(before)
		}
		head.Add(after.Source, after.Reply, after.Attendance)
		switch outcome := model.OutcomeOf(after.Source, after.Reply, after.Attendance); {
		case !listed || outcome == model.OutcomeCame:
		case outcome == model.OutcomeNoShow:
			tally.NoShow++
		case outcome == model.OutcomeNoWord:
			tally.NoWord++
		default:
			tally.Others++
		}
		if after != before {
			if err := t.update("participation", participationColumns, participationValues(after)...); err != nil {
				return head, err
			}
		}
	}
	unread, err := illegibleCounts(t.ctx, t)
	head.AddIllegible(unread[p.Session])
	tally.Came = head.Attended
	return head, err
}

func (t *tx) holdAfter(v model.Session, head model.Headcount, tally *SheetTally) error {
	if v.State != model.SaveTheDate && v.State != model.Confirmed {
		return nil
	}
	if over := !t.now.Before(v.EndTime()); !over && head.Open > 0 {
		return nil
	}
	if tally.Early = t.now.Before(v.StartTime()); tally.Early {
		return nil
	}
	before := v
	v.State, tally.Held = model.Held, true
	return t.saveSession(before, v)
}

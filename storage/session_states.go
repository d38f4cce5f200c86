package storage

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
)

// StatesChange says what became of several sessions.
type StatesChange struct {
	Changed []model.ID
	Left    []LeftAlone // those that stay as they are, and why
}

// SaveDates makes dates to save of ideas, as one step. What has no date yet, is over, or
// is more than an idea already is left alone and named. Nothing to change is a
// ValidationError that says why.
func (s *Store) SaveDates(ctx context.Context, ids ...model.ID) (StatesChange, error) {
	return s.setStates(ctx, model.SaveTheDate, "Save the date of", ids)
}

// ConfirmSessions confirms ideas and dates to save, as SaveDates saves the dates of ideas.
func (s *Store) ConfirmSessions(ctx context.Context, ids ...model.ID) (StatesChange, error) {
	return s.setStates(ctx, model.Confirmed, "Confirm", ids)
}

func (s *Store) setStates(ctx context.Context, to model.State, verb string, ids []model.ID) (StatesChange, error) {
	var change StatesChange
	err := s.write(ctx, verb, func(t *tx) error {
		title := ""
		for _, id := range ids {
			v, err := readSession(ctx, t, id)
			if err != nil {
				return err
			}
			if why := v.WhyNotYet(to, t.now); why != "" {
				change.Left = append(change.Left, LeftAlone{Session: v.ID, Title: v.Title, Start: v.Start, Reason: why})
				continue
			}
			after := v
			after.State, title = to, v.Title
			if err := t.saveSession(v, after); err != nil {
				return err
			}
			change.Changed = append(change.Changed, id)
		}
		t.label = verb + " " + model.Count(len(change.Changed), "session", "sessions")
		if len(change.Changed) == 1 {
			t.label = fmt.Sprintf("%s “%s”", verb, title)
		}
		if len(change.Changed) == 0 {
			return nothingToChange(change.Left)
		}
		return nil
	})
	if err != nil {
		return StatesChange{}, err
	}
	return change, nil
}

// nothingToChange says why none of the sessions changes.
func nothingToChange(left []LeftAlone) error {
	if len(left) == 0 {
		return model.ValidationError{Field: "session", Problem: "tick the sessions first"}
	}
	return model.ValidationError{Field: "state", Problem: "nothing is to be done: " + LeftWords(left)}
}

// LeftWords name what is left alone, by reason: “A” and “B” have no date yet.
func LeftWords(left []LeftAlone) string {
	var reasons []string
	titles := map[string][]string{}
	for _, l := range left {
		if !slices.Contains(reasons, l.Reason) {
			reasons = append(reasons, l.Reason)
		}
		titles[l.Reason] = append(titles[l.Reason], "“"+l.Title+"”")
	}
	const named = 4
	words := ""
	for i, reason := range reasons {
		if i > 0 {
			words += "; "
		}
		all := titles[reason]
		if more := len(all) - named; more > 0 {
			all = append(slices.Clone(all[:named]), model.Count(more, "other", "others"))
		}
		words += model.AndList(all) + ": " + reason
	}
	return words
}

// sessionLabel names a change of a session by what was changed.
func sessionLabel(before, after model.Session) string {
	switch {
	case before.State != after.State && after.State == model.Cancelled:
		return fmt.Sprintf("Cancel “%s”", after.Title)
	case before.State != after.State:
		return fmt.Sprintf("Mark “%s” as %s", after.Title, after.State)
	case before.Start != after.Start || before.End != after.End:
		return fmt.Sprintf("Move “%s” to %s", after.Title, after.When())
	case before.Venue != after.Venue:
		return fmt.Sprintf("Change the venue of “%s”", after.Title)
	}
	return fmt.Sprintf("Change “%s”", after.Title)
}

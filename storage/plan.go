package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"convenor/model"
	"convenor/model/plan"
)

// Planning is what the planner was asked for.
type Planning struct {
	plan.Wishes
	People string `json:"people,omitempty"` // plan for those whom these words find, as PeopleFilter.Text; "" = everyone
}

// Filter is the people to plan for: those who have all words of People in what the
// list finds them by, or in the name of their district, sector or seniority.
func (p Planning) Filter() PeopleFilter { return PeopleFilter{Text: p.People, Lists: true} }

// ErrNobodyFits says that there are people, and that nobody who has the words of
// Planning.People can be planned for.
var ErrNobodyFits = errors.New("nobody to plan for has these words")

// Nobody is why there is nobody to plan for although there may be people: an
// ErrNobodyFits; nil when there is somebody, or nobody in the file.
func (p Planning) Nobody(in plan.Input) error {
	words, out := strings.TrimSpace(p.People), in.LeftOut
	switch {
	case len(in.People) > 0 || words == "" && out.Count() == 0:
		return nil
	case words == "":
		return nobodyFits("nobody in the file can be planned for: " + out.Why())
	case out.Count() > 0:
		return nobodyFits("nobody who fits “" + words + "” can be planned for: " + out.Why())
	}
	return nobodyFits("nobody fits “" + words + "”: plan for other people, or for everyone")
}

// nobodyFits is an ErrNobodyFits in words of its own.
type nobodyFits string

func (e nobodyFits) Error() string   { return string(e) }
func (nobodyFits) Is(err error) bool { return err == ErrNobodyFits }

// wishesID is the id of the one row of wishes.
const wishesID model.ID = "programme"

// Wishes returns what the planner was asked for last; made is false while
// nothing was.
func (s *Store) Wishes(ctx context.Context) (w Planning, made bool, err error) {
	var text string
	err = s.reader.QueryRowContext(ctx, `SELECT content FROM wishes WHERE id = ?`, wishesID).Scan(&text)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Planning{}, false, nil
	case err != nil:
		return w, false, err
	}
	if err := json.Unmarshal([]byte(text), &w); err != nil {
		return Planning{}, false, fmt.Errorf("the wishes for the programme cannot be read: %w", err)
	}
	return w, true, nil
}

// SaveWishes keeps what the planner is asked for. The errors are those of
// plan.Wishes.Validate.
func (s *Store) SaveWishes(ctx context.Context, w Planning) error {
	if err := w.Validate(); err != nil {
		return err
	}
	content, err := json.Marshal(w)
	if err != nil {
		return err
	}
	return s.write(ctx, "Change the wishes for the programme", func(t *tx) error {
		var before string
		err := t.queryRow(`SELECT content FROM wishes WHERE id = ?`, wishesID).Scan(&before)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return t.insert("wishes", "id, content", wishesID, string(content))
		case err != nil || before == string(content):
			return err
		}
		return t.update("wishes", "id, content", wishesID, string(content))
	})
}

// Taken is what became of a proposal that was taken into the programme.
type Taken struct {
	Added   []model.ID
	Already []model.Session // in the programme before, on that day, at that time, in that mode and venue; not added again
}

// AcceptPlan takes proposed sessions into the programme, as ideas or with their
// dates saved, in one step. A session that is there already is not added again.
func (s *Store) AcceptPlan(ctx context.Context, sessions []model.Session, state model.State) (done Taken, err error) {
	for _, v := range sessions {
		v.State = state
		if err := v.Validate(); err != nil {
			return done, fmt.Errorf("“%s”: %w", v.Title, err)
		}
		if v.Start == "" {
			return done, model.ValidationError{Field: "date", Problem: fmt.Sprintf("“%s” has no date yet", v.Title)}
		}
	}
	err = s.write(ctx, "Take sessions into the programme", func(t *tx) error {
		there, err := readAll(ctx, t, func(row scanner) (k slotKey, err error) {
			return k, row.Scan(&k.start, &k.mode, &k.venue)
		}, `SELECT start_local, mode, coalesce(venue, '') FROM session WHERE start_local <> '' AND state <> 'cancelled'`)
		if err != nil {
			return err
		}
		taken := map[slotKey]bool{}
		for _, k := range there {
			taken[k] = true
		}
		for _, v := range sessions {
			key := slotKey{v.Start, v.Mode, v.Venue}
			if taken[key] {
				done.Already = append(done.Already, v)
				continue
			}
			taken[key] = true
			v.State = state
			id, err := t.addSession(v)
			if err != nil {
				return err
			}
			done.Added = append(done.Added, id)
		}
		t.label = fmt.Sprintf("Take %s into the programme", model.Count(len(done.Added), "session", "sessions"))
		return nil
	})
	if err != nil {
		return Taken{}, err
	}
	return done, nil
}

// slotKey is by what a session that is in the programme already is known.
type slotKey struct {
	start model.LocalTime
	mode  model.Mode
	venue model.ID
}

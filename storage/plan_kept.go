package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"convenor/model"
	"convenor/model/plan"
)

// KeptPlan is a proposal as the coordinator left it: what was wished for, what was
// proposed, and what she made of it by hand.
type KeptPlan struct {
	Planning  Planning
	Base      []plan.Session // as proposed; those of Base and Now that are the same have the same ID
	Now       []plan.Session
	Locked    []model.ID          // of Now
	Places    map[model.ID]string // the venues of Base and Now that could be used, by name
	Programme []plan.Session      // what was in the programme in that time
	Bound     int                 // proven: no plan reaches more; 0 when nothing is, or the file has changed since
}

// What a kept proposal cannot be brought back for. Each is a sentence.
var (
	ErrKeptDamaged = errors.New("the proposal that was kept here cannot be read any more; propose a programme again")
	ErrKeptNewer   = errors.New("the proposal that was kept here is of a newer version of Convenor; open it there, or propose a programme again")
)

const (
	// settingPlan is the setting that keeps the proposal. Settings are no part of the
	// history, and nobody is told of them (docs/decisions/0020).
	settingPlan = "proposal"
	// keptVersion is that of the form in which it is written.
	keptVersion = 1
	// keptBytes is the most that is read: ten times a proposal of the largest size.
	keptBytes = 4 << 20
	// keptSessions is the most sessions that are read of each list.
	keptSessions = 2000
)

// keptPlan is a KeptPlan as it is written.
type keptPlan struct {
	Version   int                 `json:"version"`
	Step      int64               `json:"step"` // the last step of the file when it was written
	Planning  Planning            `json:"planning"`
	Base      []keptSession       `json:"base"`
	Now       []keptSession       `json:"now"`
	Programme []keptSession       `json:"programme"`
	Places    map[model.ID]string `json:"places"`
	Bound     int                 `json:"bound,omitempty"`
}

type keptSession struct {
	ID     model.ID        `json:"id"`
	Title  string          `json:"title,omitempty"`
	Mode   model.Mode      `json:"mode"`
	Start  model.LocalTime `json:"start"`
	End    model.LocalTime `json:"end,omitempty"`
	Venue  model.ID        `json:"venue,omitempty"`
	Cost   model.Money     `json:"cost,omitempty"`
	Locked bool            `json:"locked,omitempty"`
}

// KeepPlan keeps a proposal in the place of the one before. It is no step of the
// history, and no subscriber hears of it.
func (s *Store) KeepPlan(ctx context.Context, p KeptPlan) error {
	k := keptPlan{Version: keptVersion, Planning: p.Planning, Bound: p.Bound, Places: p.Places,
		Base: kept(p.Base, nil), Now: kept(p.Now, p.Locked), Programme: kept(p.Programme, nil)}
	return s.write(ctx, "Keep the proposal", func(t *tx) error {
		if err := t.queryRow(lastStep).Scan(&k.Step); err != nil {
			return err
		}
		text, err := json.Marshal(k)
		if err != nil {
			return err
		}
		_, err = t.exec(`INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, settingPlan, string(text))
		return err
	})
}

const lastStep = `SELECT coalesce(max(id), 0) FROM txn`

func kept(sessions []plan.Session, locked []model.ID) []keptSession {
	all := make([]keptSession, len(sessions))
	for i, v := range sessions {
		all[i] = keptSession{v.ID, v.Title, v.Mode, v.Start, v.End, v.Venue, v.Cost, slices.Contains(locked, v.ID)}
	}
	return all
}

// KeptPlan returns the proposal that was kept last; found is false while none was.
// The errors are ErrKeptDamaged, ErrKeptNewer and those of reading the file.
func (s *Store) KeptPlan(ctx context.Context) (p KeptPlan, found bool, err error) {
	var size int
	var text sql.NullString
	err = s.reader.QueryRowContext(ctx, `SELECT octet_length(value), CASE WHEN octet_length(value) <= ? THEN value END FROM setting WHERE name = ?`, keptBytes, settingPlan).Scan(&size, &text)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return p, false, nil
	case err != nil:
		return p, false, err
	case !text.Valid:
		return p, false, ErrKeptDamaged
	}
	p, step, err := readKept([]byte(text.String))
	if err != nil {
		return KeptPlan{}, false, err
	}
	var last int64
	if err := s.reader.QueryRowContext(ctx, lastStep).Scan(&last); err != nil {
		return KeptPlan{}, false, err
	}
	if last != step {
		p.Bound = 0 // it was proven of another file
	}
	return p, true, nil
}

// readKept reads what KeepPlan wrote, of this version.
func readKept(text []byte) (p KeptPlan, step int64, err error) {
	var version struct {
		Version int `json:"version"`
	}
	if json.Unmarshal(text, &version) != nil {
		return p, 0, ErrKeptDamaged
	}
	if version.Version > keptVersion {
		return p, 0, ErrKeptNewer
	}
	var k keptPlan
	if json.Unmarshal(text, &k) != nil || k.Version != keptVersion || k.Bound < 0 || k.Planning.Validate() != nil {
		return p, 0, ErrKeptDamaged
	}
	p = KeptPlan{Planning: k.Planning, Bound: k.Bound, Places: k.Places}
	for _, list := range []struct {
		from []keptSession
		to   *[]plan.Session
	}{{k.Base, &p.Base}, {k.Now, &p.Now}, {k.Programme, &p.Programme}} {
		if *list.to, err = sessionsKept(list.from); err != nil {
			return KeptPlan{}, 0, err
		}
	}
	for _, v := range k.Now {
		if v.Locked {
			p.Locked = append(p.Locked, v.ID)
		}
	}
	return p, k.Step, nil
}

// sessionsKept are sessions that could be in a proposal: each with an ID of its own, a
// date, a mode, and an end after its start.
func sessionsKept(from []keptSession) ([]plan.Session, error) {
	if len(from) > keptSessions {
		return nil, ErrKeptDamaged
	}
	seen := map[model.ID]bool{}
	all := make([]plan.Session, 0, len(from))
	for _, v := range from {
		if v.ID == "" || seen[v.ID] || v.Start == "" || v.Cost < 0 || !v.Start.Valid() || v.End != "" && (!v.End.Valid() || v.End < v.Start) || !slices.Contains(model.Modes, v.Mode) {
			return nil, ErrKeptDamaged
		}
		seen[v.ID] = true
		all = append(all, plan.Session{ID: v.ID, Title: v.Title, Mode: v.Mode, Start: v.Start, End: v.End, Venue: v.Venue, Cost: v.Cost})
	}
	return all, nil
}

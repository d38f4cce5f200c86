package storage

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"convenor/model"
)

// attendance is what the sessions of one person come to.
type attendance struct {
	invited, past, came, recent uint16
	first, last                 uint32 // days since 1970; 0 is not known
}

// sessionDay is when a session was.
type sessionDay struct {
	day    uint32 // since 1970; 0 is not known
	recent bool   // not so long ago that people count as lapsed
	past   bool   // it took place, or its time is over and it was not called off
}

// readAttendance fills in what is computed from attendance, for the entries at
// these places, or for all.
func (x *peopleSnapshot) readAttendance(ctx context.Context, s *Store, only []int) error {
	c, err := s.Community(ctx)
	if err != nil {
		return err
	}
	now := s.Now()
	sessions, held, err := readSessionDays(ctx, s, now, model.DateOf(now.AddDate(0, -c.LapsedMonths, 0)))
	if err != nil {
		return err
	}
	if only == nil {
		only = make([]int, len(x.entries))
		for i := range only {
			only[i] = i
		}
	}
	at := make(map[[16]byte]int32, len(only))
	for i, entry := range only {
		at[x.entries[entry].id] = int32(i)
	}
	where, args := "", []any(nil)
	if len(only) <= bulkLimit {
		ids := make([]model.ID, len(only))
		for i, entry := range only {
			ids[i] = textID(x.entries[entry].id)
		}
		where, args = "WHERE person IN (SELECT value FROM json_each(?))", []any{asJSON(ids)}
	}
	rows, err := s.reader.QueryContext(ctx, `SELECT person, session, attendance = 'attended' FROM participation `+where, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	sums := make([]attendance, len(only))
	var person, session sql.RawBytes
	var came bool
	for rows.Next() {
		if err := rows.Scan(&person, &session, &came); err != nil {
			return err
		}
		if i, ok := at[rawBytes(person)]; ok {
			sums[i].add(sessions[rawBytes(session)], came)
		}
	}
	for i, entry := range only {
		x.entries[entry].attend(sums[i], held, now)
	}
	return rows.Err()
}

// readSessionDays returns when each session was, seen from now, and how many were
// held since a day.
func readSessionDays(ctx context.Context, s *Store, now time.Time, since model.Date) (days map[[16]byte]sessionDay, held int, err error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT id, coalesce(unixepoch(substr(start_local, 1, 10)), 0) / 86400, start_local >= ?, state, start_local, end_local, zone FROM session`, since)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	days = map[[16]byte]sessionDay{}
	var id sql.RawBytes
	var v model.Session
	for rows.Next() {
		var d sessionDay
		if err := rows.Scan(&id, &d.day, &d.recent, &v.State, &v.Start, &v.End, &v.Zone); err != nil {
			return nil, 0, err
		}
		d.past = v.State == model.Held || v.State != model.Cancelled && v.Start != "" && now.After(v.EndTime())
		if v.State == model.Held && d.recent {
			held++
		}
		days[rawBytes(id)] = d
	}
	return days, held, rows.Err()
}

func (a *attendance) add(s sessionDay, came bool) {
	a.invited = min(a.invited, 1<<16-2) + 1
	if s.past {
		a.past = min(a.past, 1<<16-2) + 1
	}
	if !came {
		return
	}
	a.came = min(a.came, 1<<16-2) + 1
	if a.came == 1 || s.day < a.first {
		a.first = s.day
	}
	a.last = max(a.last, s.day)
	if s.recent {
		a.recent++
	}
}

// attend sets what is computed from attendance; held is how many sessions were
// held lately.
func (e *personEntry) attend(a attendance, held int, now time.Time) {
	e.invited, e.came, e.lastCame = a.invited, a.came, a.last
	e.engagement = uint8(slices.Index(model.Engagements, model.EngagementOf(model.AttendanceSummary{
		Invited: int(a.invited), Past: int(a.past), Came: int(a.came), Recent: int(a.recent), Held: held, FirstCame: dayTime(a.first), LastCame: dayTime(a.last)}, now)))
}

func dayTime(day uint32) time.Time {
	if day == 0 {
		return time.Time{}
	}
	return time.Unix(int64(day)*86400, 0).UTC()
}

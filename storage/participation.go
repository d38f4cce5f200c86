package storage

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
)

const participationColumns = `id, person, session, source, reply, replied, mode_wanted, waiting, attendance, mode_attended, time_in, time_out, access_needs, dietary_needs, note`

func participationValues(p model.Participation) []any {
	return []any{p.ID, p.Person, p.Session, p.Source, p.Reply, momentText(p.Replied), p.ModeWanted, p.Waiting, p.Attendance, p.ModeAttended, p.In, p.Out, p.AccessNeeds, p.DietaryNeeds, p.Note}
}

const participationSelect = `SELECT ` + participationColumns + ` FROM participation`

func scanParticipation(row scanner) (p model.Participation, err error) {
	return p, row.Scan(participationInto(&p)...)
}

// participationInto is where the participationColumns of one row go.
func participationInto(p *model.Participation) []any {
	return []any{&p.ID, &p.Person, &p.Session, &p.Source, &p.Reply, momentColumn{&p.Replied}, &p.ModeWanted, &p.Waiting, &p.Attendance,
		&p.ModeAttended, &p.In, &p.Out, &p.AccessNeeds, &p.DietaryNeeds, &p.Note}
}

// ParticipantRow is one person on a session's list.
type ParticipantRow struct {
	model.Participation
	Given, Family, SortAs string
	Role                  string
	Organisation          string
	Sector                model.ID
	Email, Phone          string
	Seniority, District   model.ID
	Unread                bool // their row on a sheet is kept as one that nobody could read
}

// Name is the name as lists show it.
func (r ParticipantRow) Name() string { return model.ListName(r.Given, r.Family) }

// Attention reports whether the person has access or dietary needs at the time.
func (r ParticipantRow) Attention() bool { return r.AccessNeeds != "" || r.DietaryNeeds != "" }

// Participants returns everyone on a session's list, in list order, with the
// row number of the newest sheet that people sign. Who waits for a place has a number from 1
// without gaps.
func (s *Store) Participants(ctx context.Context, session model.ID) ([]ParticipantRow, error) {
	printed, err := s.printedRows(ctx, session)
	if err != nil {
		return nil, err
	}
	unread, err := s.unreadPeople(ctx, session)
	if err != nil {
		return nil, err
	}
	var mode model.Mode
	rows, err := readAll(ctx, s.reader, func(row scanner) (r ParticipantRow, err error) {
		err = row.Scan(append(participationInto(&r.Participation), &r.Given, &r.Family, &r.SortAs, &r.Role, &r.Seniority, &r.District, &r.Email, &r.Phone, &r.Organisation, &r.Sector, &mode)...)
		r.Row, r.Unread = slices.Index(printed, r.Person)+1, unread[r.Person]
		return r, err
	}, `SELECT `+prefixed("n.", participationColumns)+`,
		p.given, p.family, p.sort_as, p.role, coalesce(p.seniority, ''), coalesce(p.district, o.district, ''),
		coalesce(p.emails->>'$[0].address', ''), coalesce(p.phones->>'$[0].number', ''),
		coalesce(o.name, ''), coalesce(o.sector, p.sector, ''), s.mode
		FROM participation n JOIN person p ON p.id = n.person JOIN session s ON s.id = n.session
		LEFT JOIN organisation o ON o.id = (SELECT organisation FROM affiliation a WHERE a.person = p.id
			AND (a.from_day = '' OR a.from_day <= ?2) AND (a.to_day = '' OR a.to_day >= ?2) ORDER BY a.position, a.id LIMIT 1)
		WHERE n.session = ?1 ORDER BY p.sort_key, p.id`, session, model.DateOf(s.Now()))
	all := make([]*model.Participation, len(rows))
	for i := range rows {
		all[i] = &rows[i].Participation
	}
	model.NumberWaiting(mode, all) // an undone step may have left a gap
	return rows, err
}

// Door counts the people of a session's list as its desk does.
func Door(people []ParticipantRow) model.Door {
	return model.CountDoor(func(yield func(model.Participation) bool) {
		for i := range people {
			if !yield(people[i].Participation) {
				return
			}
		}
	})
}

// LeftOut is a person who was not invited, and why.
type LeftOut struct {
	Person model.ID
	Name   string
	Why    string
}

// OnTheList is why a person who is on the list already is not invited again.
const OnTheList = "is on the list already"

// Invite puts people on a session's list as invited, with the needs they told
// us. Who is on it already stays as they are; who left or withdrew consent is
// not invited. It returns how many were invited and who was left out.
func (s *Store) Invite(ctx context.Context, session model.ID, people ...model.ID) (invited int, left []LeftOut, err error) {
	err = s.write(ctx, "Invite people", func(t *tx) error {
		v, err := readSession(ctx, t, session)
		if err != nil {
			return err
		}
		invited, left, err = t.invite(session, people)
		t.label = fmt.Sprintf("Invite %s to “%s”", model.Count(invited, "person", "people"), v.Title)
		return err
	})
	return invited, left, err
}

func (t *tx) invite(session model.ID, people []model.ID) (invited int, left []LeftOut, err error) {
	already, err := texts(t.ctx, t, `SELECT person FROM participation WHERE session = ?`, session)
	if err != nil {
		return 0, nil, err
	}
	on := map[model.ID]bool{}
	for _, id := range already {
		on[model.ID(id)] = true
	}
	today := model.DateOf(t.now)
	for _, id := range people {
		p, err := readPerson(t.ctx, t, id)
		if err != nil {
			return 0, nil, err
		}
		if on[id] {
			left = append(left, LeftOut{id, p.Name(), OnTheList})
			continue
		}
		if may, why := p.MayInvite(today); !may {
			left = append(left, LeftOut{id, p.Name(), why})
			continue
		}
		on[id] = true
		invited++
		if err := t.addParticipation(model.Participation{Session: session, Person: id, AccessNeeds: p.AccessNeeds, DietaryNeeds: p.DietaryNeeds}); err != nil {
			return 0, nil, err
		}
	}
	return invited, left, nil
}

// addParticipation saves a participation; empty words get their first value.
func (t *tx) addParticipation(p model.Participation) error {
	return t.insert("participation", participationColumns, participationValues(t.newParticipation(p))...)
}

// newParticipation gives p an id, and empty words their first value.
func (t *tx) newParticipation(p model.Participation) model.Participation {
	p.ID = t.store.ids.New()
	if p.Source == "" {
		p.Source = model.Invited
	}
	if p.Reply == "" {
		p.Reply = model.NoReply
	}
	if p.Attendance == "" {
		p.Attendance = model.NotRecorded
	}
	return p
}

// SetAttendance records whether people came. The mode attended is the
// session's own when it has only one.
func (s *Store) SetAttendance(ctx context.Context, attendance model.Attendance, ids ...model.ID) error {
	if !slices.Contains(model.Attendances, attendance) {
		return model.ValidationError{Field: "attendance", Problem: fmt.Sprintf("“%s” is not an attendance", attendance)}
	}
	return s.changeParticipations(ctx, "Record "+string(attendance), ids, func(p model.Participation, v model.Session) model.Participation {
		if attendance == model.Attended {
			out := p.Out
			p = p.CheckIn(p.In, v.Mode)
			p.Out = out
			return p
		}
		p = p.UndoCheckIn()
		p.Attendance = attendance
		return p
	})
}

// PersonSession is one line of a person's history.
type PersonSession struct {
	Session    model.ID
	Title      string
	Start      model.LocalTime
	State      model.State
	Source     model.Source
	Reply      model.Reply
	Attendance model.Attendance
	Mode       model.Mode // attended, or the session's
}

// SessionsOf returns the sessions a person was on the list of, newest first.
func (s *Store) SessionsOf(ctx context.Context, person model.ID) ([]PersonSession, error) {
	return readAll(ctx, s.reader, func(row scanner) (h PersonSession, err error) {
		return h, row.Scan(&h.Session, &h.Title, &h.Start, &h.State, &h.Source, &h.Reply, &h.Attendance, &h.Mode)
	}, `SELECT s.id, s.title, s.start_local, s.state, n.source, n.reply, n.attendance, CASE WHEN n.mode_attended = '' THEN s.mode ELSE n.mode_attended END
		FROM participation n JOIN session s ON s.id = n.session WHERE n.person = ? ORDER BY s.start_local DESC, s.id`, person)
}

package storage

import (
	"context"
	"strings"

	"convenor/model"
	"convenor/model/report"
)

// CateringInput gathers what the catering order of a session is made from: how
// many of those who may come to the place are expected to, by this community's
// own record, and what they eat.
func (s *Store) CateringInput(ctx context.Context, session model.ID) (in report.CateringInput, err error) {
	if in.SessionInput, err = s.SessionInput(ctx, session); err != nil {
		return in, err
	}
	rows, _, err := s.mayCome(ctx, session)
	if err != nil || in.Session.Mode == model.Online {
		return in, err
	}
	record, err := s.attendanceRecord(ctx, in.Session)
	if err != nil {
		return in, err
	}
	replies := map[model.Reply]int{}
	for _, r := range rows {
		in.People = append(in.People, needPerson(r))
		replies[r.Reply]++
	}
	in.Expected = model.Expect(replies, record)
	return in, nil
}

// AccessPeople are those who may take part in a session, with their needs at the
// time: also online, where captions are a need like any other.
func (s *Store) AccessPeople(ctx context.Context, session model.ID) (people []report.NeedPerson, err error) {
	rows, _, err := s.onList(ctx, session)
	for _, r := range rows {
		if !waits(r.Participation) {
			people = append(people, needPerson(r))
		}
	}
	return people, err
}

func needPerson(r ParticipantRow) report.NeedPerson {
	return report.NeedPerson{Name: model.DisplayName(r.Given, r.Family), Dietary: r.DietaryNeeds, Access: r.AccessNeeds, Expected: firm(r.Participation)}
}

// attendanceRecord counts who came after which reply at the sessions held
// before: those like v, by mode and time band, and all. Who came online to a
// hybrid session, or meant to, took no place in the room. Walk-ins had not been
// asked.
func (s *Store) attendanceRecord(ctx context.Context, v model.Session) (record model.Record, err error) {
	categories, err := s.Categories(ctx)
	if err != nil {
		return record, err
	}
	var bands []model.Category
	for _, c := range categories {
		if c.List == model.Bands {
			bands = append(bands, c)
		}
	}
	record = model.Record{Like: v.Mode.Phrase(), Near: map[model.Reply]model.Came{}, All: map[model.Reply]model.Came{}}
	band := model.BandOf(bands, v.StartTime())
	for _, b := range bands {
		if b.ID == band && v.Start != "" {
			record.Like += ", " + strings.ToLower(b.Name)
		}
	}
	type group struct {
		session model.Session
		reply   model.Reply
		came    model.Came
	}
	groups, err := readAll(ctx, s.reader, func(row scanner) (g group, err error) {
		return g, row.Scan(&g.session.ID, &g.session.Mode, &g.session.Start, &g.session.Zone, &g.reply, &g.came.Came, &g.came.Of)
	}, `SELECT s.id, s.mode, s.start_local, s.zone, n.reply, sum(n.attendance = 'attended'), count(*)
		FROM participation n JOIN session s ON s.id = n.session
		WHERE s.state = 'held' AND s.id <> ? AND n.attendance <> 'not recorded' AND n.source <> 'walk-in'
			AND (s.mode = 'online' OR (n.mode_wanted <> 'online' AND n.mode_attended <> 'online'))
		GROUP BY s.id, n.reply`, v.ID)
	for _, g := range groups {
		add(record.All, g.reply, g.came)
		if g.session.Mode == v.Mode && (v.Start == "" || model.BandOf(bands, g.session.StartTime()) == band) {
			add(record.Near, g.reply, g.came)
		}
	}
	return record, err
}

func add(to map[model.Reply]model.Came, reply model.Reply, more model.Came) {
	c := to[reply]
	to[reply] = model.Came{Came: c.Came + more.Came, Of: c.Of + more.Of}
}

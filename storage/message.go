package storage

import (
	"context"
	"fmt"
	"strings"
	"time"

	"convenor/model"
)

const messageColumns = `id, session, person, kind, channel, at, sequence, promise`

func scanTold(row scanner) (m model.Told, err error) {
	return m, row.Scan(&m.ID, &m.Session, &m.Person, &m.Kind, &m.Channel, momentColumn{&m.At}, &m.Sequence, &m.Promise)
}

// Recipient is one person on a session's list: how they are reached, and what
// they were told.
type Recipient struct {
	Participation, Person model.ID
	Given, Family         string
	Organisation          string
	Email, Phone          string
	Address               string // with the postcode
	Source                model.Source
	Reply                 model.Reply
	Attendance            model.Attendance
	Channel               model.Channel // how they are reached; "" when nobody knows how, or they must not be
	Why                   string        // why there is no channel: "has no email, phone or address yet"
	MayNot                bool          // left or withdrew consent: never written to
	Told                  []model.Told  // oldest first
	Outdated              bool          // holds another time or place than the session has now
	NotTold               bool          // still to be told of the session as it stands
}

// Name is the name as lists show it.
func (r Recipient) Name() string { return model.ListName(r.Given, r.Family) }

// WhyNot says why a message of this kind about v is not meant for the person;
// "" when it is.
func (r Recipient) WhyNot(kind model.MessageKind, v model.Session) string {
	if r.Channel == "" {
		return r.Why
	}
	return model.WhyNot(kind, v, r.Reply, r.Attendance, r.Told)
}

// History says what the person was told, one message a line, oldest first.
func (r Recipient) History(zone string) string {
	lines := make([]string, len(r.Told))
	for i, t := range r.Told {
		lines[i] = t.Words(zone)
	}
	return strings.Join(lines, "\n")
}

// Held are the promises that people hold in the place of the one v makes now.
func Held(v model.Session, people ...Recipient) (held []string) {
	for _, r := range people {
		if p := model.HeldPromise(v, r.Told); p != "" {
			held = append(held, p)
		}
	}
	return held
}

// Recipients returns everyone on a session's list, in list order, with how each
// is reached: by email, by phone, by post, or nobody knows how.
func (s *Store) Recipients(ctx context.Context, session model.ID) ([]Recipient, error) {
	v, err := s.Session(ctx, session)
	if err != nil {
		return nil, err
	}
	all, err := s.recipients(ctx, s.reader, v)
	return all[session], err
}

// recipients are those of several sessions.
func (s *Store) recipients(ctx context.Context, q queryer, sessions ...model.Session) (map[model.ID][]Recipient, error) {
	byID := make(map[model.ID]model.Session, len(sessions))
	ids := make([]model.ID, 0, len(sessions))
	for _, v := range sessions {
		byID[v.ID] = v
		ids = append(ids, v.ID)
	}
	these := asJSON(ids)
	type pair struct{ session, person model.ID }
	told := map[pair][]model.Told{}
	messages, err := readAll(ctx, q, scanTold, `SELECT `+messageColumns+` FROM message WHERE session IN (SELECT value FROM json_each(?)) ORDER BY at, id`, these)
	if err != nil {
		return nil, err
	}
	for _, m := range messages {
		at := pair{m.Session, m.Person}
		told[at] = append(told[at], m)
	}
	withdrawn, err := gather(ctx, q, `SELECT person, id, purpose, basis, given_on, withdrawn_on, how, evidence FROM consent WHERE person IN (SELECT c.person FROM consent c
		JOIN participation n ON n.person = c.person WHERE c.withdrawn_on <> '' AND n.session IN (SELECT value FROM json_each(?))) ORDER BY given_on, id`, scanConsent, these)
	if err != nil {
		return nil, err
	}
	today := model.DateOf(s.Now())
	return gather(ctx, q, `SELECT n.session, n.id, p.id, p.given, p.family, coalesce(p.emails->>'$[0].address', ''), coalesce(p.phones->>'$[0].number', ''),
		p.address, p.postcode, p.channel, p.left_on, n.source, n.reply, n.attendance, coalesce(o.name, '')
		FROM participation n JOIN person p ON p.id = n.person
		LEFT JOIN organisation o ON o.id = (SELECT organisation FROM affiliation a WHERE a.person = p.id
			AND (a.from_day = '' OR a.from_day <= ?2) AND (a.to_day = '' OR a.to_day >= ?2) ORDER BY a.position, a.id LIMIT 1)
		WHERE n.session IN (SELECT value FROM json_each(?1)) ORDER BY p.sort_key, p.id`,
		func(row scanner, session *model.ID) (r Recipient, err error) {
			var address, postcode string
			var prefers model.Channel
			var left model.Date
			if err := row.Scan(session, &r.Participation, &r.Person, &r.Given, &r.Family, &r.Email, &r.Phone, &address, &postcode, &prefers, &left,
				&r.Source, &r.Reply, &r.Attendance, &r.Organisation); err != nil {
				return r, err
			}
			r.Address = model.JoinNonEmpty(", ", address, postcode)
			if may, why := model.MayInvite(left, withdrawn[r.Person], today); may {
				r.Channel, r.Why = model.Reach(prefers, r.Email, r.Phone, address)
			} else {
				r.MayNot, r.Why = true, why
			}
			v := byID[*session]
			r.Told = told[pair{*session, r.Person}]
			r.Outdated = r.Channel != "" && model.Outdated(v, r.Told)
			r.NotTold = r.Channel != "" && r.Source == model.Invited && r.Reply != model.Declined && model.NotTold(v, r.Told)
			return r, nil
		}, these, today)
}

// addTold puts into counts who is still to be told of the sessions that are to
// come, and who holds another time or place than they have now.
func (s *Store) addTold(ctx context.Context, counts map[model.ID]model.Headcount) error {
	coming, err := readAll(ctx, s.reader, scanSession, sessionSelect+` WHERE state IN (?, ?, ?) AND start_local >= ?`,
		model.SaveTheDate, model.Confirmed, model.Cancelled, model.DateOf(s.Now()))
	if err != nil || len(coming) == 0 {
		return err
	}
	lists, err := s.recipients(ctx, s.reader, coming...)
	for id, list := range lists {
		h := counts[id]
		for _, r := range list {
			h.AddTold(r.Outdated, r.NotTold)
		}
		counts[id] = h
	}
	return err
}

// Telling is what is remembered when people are told of a session.
type Telling struct {
	Session  model.ID
	Kind     model.MessageKind
	Channel  model.Channel
	Calendar bool // a calendar file went along
	People   []model.ID
}

// RecordTold remembers that people were told.
func (s *Store) RecordTold(ctx context.Context, all ...Telling) error {
	return s.write(ctx, "Tell people", func(t *tx) error {
		n := 0
		for _, telling := range all {
			v, err := readSession(ctx, t, telling.Session)
			if err != nil {
				return err
			}
			if err := t.addTold(v, telling, t.now); err != nil {
				return err
			}
			n += len(telling.People)
			t.label = toldLabel(v, telling, n)
		}
		return nil
	})
}

func toldLabel(v model.Session, telling Telling, n int) string {
	return fmt.Sprintf("Tell %s of “%s” (%s)", model.Count(n, "person", "people"), v.Title, telling.Kind)
}

func (t *tx) addTold(v model.Session, telling Telling, at time.Time) error {
	sequence := -1
	if telling.Calendar {
		sequence = v.Sequence
	}
	promise := model.Promise(v)
	for _, person := range telling.People {
		if err := t.insert("message", messageColumns, t.store.ids.New(), v.ID, person, telling.Kind, telling.Channel, stamp(at), sequence, promise); err != nil {
			return err
		}
	}
	return nil
}

// ToldPerson is one line of what a person was told.
type ToldPerson struct {
	model.Told
	Title string // of the session
}

// ToldOf returns what a person was told of all sessions, newest first.
func (s *Store) ToldOf(ctx context.Context, person model.ID) ([]ToldPerson, error) {
	return readAll(ctx, s.reader, func(row scanner) (p ToldPerson, err error) {
		m := &p.Told
		return p, row.Scan(&p.Title, &m.ID, &m.Session, &m.Person, &m.Kind, &m.Channel, momentColumn{&m.At}, &m.Sequence, &m.Promise)
	}, `SELECT s.title, `+prefixed("m.", messageColumns)+` FROM message m JOIN session s ON s.id = m.session WHERE m.person = ? ORDER BY m.at DESC, m.id DESC`, person)
}

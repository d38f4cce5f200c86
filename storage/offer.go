package storage

import (
	"context"
	"fmt"
	"slices"

	"convenor/model"
)

const offerColumns = `id, person, kind, title, state, session, agenda_item, note, offered_on, asked_on, given_on, thanked_on`

func offerValues(id, person model.ID, o model.Offer) []any {
	return []any{id, person, o.Kind, o.Title, o.State, optional(o.Session), optional(o.AgendaItem), o.Note, o.Offered, o.Asked, o.Given, o.Thanked}
}

const (
	offerFields = `o.person, o.id, o.kind, o.title, o.state, coalesce(o.session, ''), coalesce(o.agenda_item, ''), o.note,
	o.offered_on, o.asked_on, o.given_on, o.thanked_on`
	offerSelect = `SELECT ` + offerFields + ` FROM offer o`
)

func scanOffer(row scanner, person *model.ID) (o model.Offer, err error) {
	return o, row.Scan(person, &o.ID, &o.Kind, &o.Title, &o.State, &o.Session, &o.AgendaItem, &o.Note, &o.Offered, &o.Asked, &o.Given, &o.Thanked)
}

// OfferRow is one offer with who made it and the session it is for.
type OfferRow struct {
	model.Offer
	Person        model.ID
	Given, Family string
	Email         string
	Organisation  string
	Gone          bool // left, or withdrew consent: not to be asked
	SessionTitle  string
	SessionStart  model.LocalTime
	SessionZone   string
	SessionState  model.State
}

// Name is the person's name as it is said.
func (r OfferRow) Name() string { return model.DisplayName(r.Given, r.Family) }

// Adrift reports whether the session that the offer was booked into is cancelled
// or was removed.
func (r OfferRow) Adrift() bool {
	return r.State == model.Booked && (r.Session == "" || r.SessionState == model.Cancelled)
}

// Offers returns every offer, in the order in which they were made.
func (s *Store) Offers(ctx context.Context) ([]OfferRow, error) {
	community, err := s.Community(ctx)
	if err != nil {
		return nil, err
	}
	today := s.Today(community)
	withdrawn, err := s.offerersWithdrawn(ctx)
	if err != nil {
		return nil, err
	}
	return readAll(ctx, s.reader, func(row scanner) (r OfferRow, err error) {
		var left model.Date
		if err := row.Scan(&r.Person, &r.ID, &r.Kind, &r.Title, &r.State, &r.Session, &r.AgendaItem, &r.Note, &r.Offered, &r.Asked, &r.Offer.Given, &r.Thanked,
			&r.Given, &r.Family, &r.Email, &left, &r.Organisation, &r.SessionTitle, &r.SessionStart, &r.SessionZone, &r.SessionState); err != nil {
			return r, err
		}
		may, _ := model.MayInvite(left, withdrawn[r.Person], today)
		r.Gone = !may
		return r, nil
	}, `SELECT `+offerFields+`, p.given, p.family, coalesce(p.emails->>'$[0].address', ''), p.left_on, coalesce(g.name, ''),
		coalesce(s.title, ''), coalesce(s.start_local, ''), coalesce(s.zone, ''), coalesce(s.state, '')
		FROM offer o JOIN person p ON p.id = o.person LEFT JOIN session s ON s.id = o.session
		LEFT JOIN organisation g ON g.id = (SELECT organisation FROM affiliation a WHERE a.person = o.person
			AND (a.from_day = '' OR a.from_day <= ?1) AND (a.to_day = '' OR a.to_day >= ?1) ORDER BY a.position, a.id LIMIT 1)
		ORDER BY o.id`, today)
}

// OpenOffers is how many offers wait for the coordinator. Those of people who left or withdrew
// consent do not.
type OpenOffers struct {
	ToAsk   int // not yet asked
	Adrift  int // booked into no session that is to be held
	ToThank int // given
}

// OpenOffers counts the offers that wait.
func (s *Store) OpenOffers(ctx context.Context) (n OpenOffers, err error) {
	community, err := s.Community(ctx)
	if err != nil {
		return n, err
	}
	today := s.Today(community)
	withdrawn, err := s.offerersWithdrawn(ctx)
	if err != nil {
		return n, err
	}
	gone := []model.ID{}
	for person, consents := range withdrawn {
		if may, _ := model.MayInvite("", consents, today); !may {
			gone = append(gone, person)
		}
	}
	return n, s.reader.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE o.state = ?1), count(*) FILTER (WHERE o.state = ?2 AND (v.id IS NULL OR v.state = ?6)),
		count(*) FILTER (WHERE o.state = ?3) FROM offer o LEFT JOIN session v ON v.id = o.session
		WHERE o.state IN (?1, ?2, ?3) AND o.person NOT IN (SELECT value FROM json_each(?4))
		AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = o.person AND p.left_on <> '' AND p.left_on <= ?5)`,
		model.NotAsked, model.Booked, model.Given, asJSON(gone), today, model.Cancelled).Scan(&n.ToAsk, &n.Adrift, &n.ToThank)
}

// offerersWithdrawn are the consents of those who offered something and withdrew one.
func (s *Store) offerersWithdrawn(ctx context.Context) (map[model.ID][]model.Consent, error) {
	return gather(ctx, s.reader, `SELECT person, id, purpose, basis, given_on, withdrawn_on, how, evidence FROM consent WHERE person IN
		(SELECT person FROM consent WHERE withdrawn_on <> '' INTERSECT SELECT person FROM offer) ORDER BY given_on, id`, scanConsent)
}

// offerLabels say what a new state of an offer means, of whom and what.
var offerLabels = map[model.OfferState]string{
	model.NotAsked: "Take back that %s was asked for “%s”", model.Asked: "Note that %s was asked for “%s”", model.Booked: "Book %s for “%s”",
	model.Given: "Note that %s gave “%s”", model.Thanked: "Note that %s was thanked for “%s”", model.NotTakenUp: "Leave the offer of %s: “%s”",
}

// AddOffer notes that a person offers something, today, and returns its ID. It is not
// yet asked for.
func (s *Store) AddOffer(ctx context.Context, person model.ID, o model.Offer) (id model.ID, err error) {
	err = s.write(ctx, "Add an offer", func(t *tx) error {
		if !slices.Contains(model.OfferKinds, o.Kind) {
			return model.ValidationError{Field: "offer", Problem: "say what kind of offer it is"}
		}
		p, err := readPerson(ctx, t, person)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf("Note that %s offers “%s”", p.Name(), o.What())
		if o.Offered, err = t.today(); err != nil {
			return err
		}
		id, o.State = t.store.ids.New(), model.NotAsked
		return t.insert("offer", offerColumns, offerValues(id, person, o)...)
	})
	return id, err
}

// MoveOffer takes an offer to another state, today. An offer that goes back from
// booked leaves its agenda item in the session's plan.
func (s *Store) MoveOffer(ctx context.Context, id model.ID, to model.OfferState) error {
	return s.changeOffer(ctx, id, to, func(*tx, model.Offer, model.ID) (session, item model.ID, err error) { return "", "", nil })
}

// BookOffer books an offer into a session. One that stands on an agenda gets an
// item of so many minutes, before the one called before or else at the end of it,
// unless the session has one that nobody else presents and that has its title.
func (s *Store) BookOffer(ctx context.Context, id, session model.ID, minutes int, before model.ID) error {
	return s.changeOffer(ctx, id, model.Booked, func(t *tx, o model.Offer, person model.ID) (_, item model.ID, err error) {
		if !o.Kind.OnAgenda() {
			return session, "", t.changeSession(session, func(v *model.Session) error {
				if o.Kind == model.Facilitate && !slices.Contains(v.Facilitators, person) {
					v.Facilitators = append(v.Facilitators, person)
				}
				return nil
			})
		}
		err = t.changeSession(session, func(v *model.Session) error {
			if i := o.ItemOf(v.Agenda, person); i >= 0 {
				v.Agenda[i].Presenters, item = []model.ID{person}, v.Agenda[i].ID
				return nil
			}
			item = t.store.ids.New()
			v.Agenda = model.WithItem(v.Agenda, model.AgendaItem{ID: item, Minutes: minutes, Title: o.What(), Format: model.Format(o.Kind), Presenters: []model.ID{person}}, before)
			return v.Validate()
		})
		return session, item, err
	})
}

func (s *Store) changeOffer(ctx context.Context, id model.ID, to model.OfferState, book func(*tx, model.Offer, model.ID) (session, item model.ID, err error)) error {
	return s.write(ctx, "Change an offer", func(t *tx) error {
		var person model.ID
		o, err := scanOffer(t.queryRow(offerSelect+` WHERE o.id = ?`, id), &person)
		if err != nil {
			return notFound(err, "offer")
		}
		p, err := readPerson(ctx, t, person)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf(offerLabels[to], p.Name(), o.What())
		session, item, err := book(t, o, person)
		if err != nil {
			return err
		}
		today, err := t.today()
		if err != nil {
			return err
		}
		o = o.To(to, today)
		if session != "" {
			o.Session, o.AgendaItem = session, item
		}
		return t.update("offer", offerColumns, offerValues(o.ID, person, o)...)
	})
}

// today is the day it is for the community.
func (t *tx) today() (model.Date, error) {
	var c model.Community
	if err := t.queryRow(`SELECT time_zone FROM community`).Scan(&c.TimeZone); err != nil {
		return "", err
	}
	return t.store.Today(c), nil
}

// datedOffers are a person's offers with the days on which they were made and
// came to their states.
func (t *tx) datedOffers(before, after []model.Offer) ([]model.Offer, error) {
	if len(after) == 0 {
		return nil, nil
	}
	today, err := t.today()
	if err != nil {
		return nil, err
	}
	after = slices.Clone(after)
	for i, o := range after {
		at := slices.IndexFunc(before, func(b model.Offer) bool { return b.ID == o.ID })
		switch {
		case at < 0 && o.Offered == "" && o.State == model.NotAsked:
			after[i].Offered = today
		case at >= 0 && before[at].State != o.State:
			after[i] = o.To(o.State, today)
		}
	}
	return after, nil
}

// giveOffers marks what was booked into a session that is held now as given, and
// takes that back when it is no longer held.
func (t *tx) giveOffers(before, v model.Session) error {
	from, to := model.Booked, model.Given
	switch {
	case before.State != model.Held && v.State == model.Held:
	case before.State == model.Held && v.State != model.Held:
		from, to = to, from
	default:
		return nil
	}
	type owned struct {
		model.Offer
		person model.ID
	}
	all, err := readAll(t.ctx, t, func(row scanner) (o owned, err error) {
		o.Offer, err = scanOffer(row, &o.person)
		return o, err
	}, offerSelect+` WHERE o.session = ? AND o.state = ?`, v.ID, from)
	if err != nil {
		return err
	}
	for _, o := range all {
		if err := t.update("offer", offerColumns, offerValues(o.ID, o.person, o.To(to, v.Start.Date()))...); err != nil {
			return err
		}
	}
	return nil
}

// ThemesWanted names the themes people asked for, in their interests or in what is
// noted of them, that were never on the programme. People who left do not count.
func (s *Store) ThemesWanted(ctx context.Context) ([]model.AskedTheme, error) {
	themes, err := texts(ctx, s.reader, `SELECT name FROM category WHERE list = 'theme' AND retired = 0 ORDER BY position, name`)
	if err != nil {
		return nil, err
	}
	wishes, err := readAll(ctx, s.reader, func(row scanner) (w model.Wish, err error) {
		return w, row.Scan(&w.Person, fromJSON(&w.Interests), &w.Notes)
	}, `SELECT id, interests, notes FROM person WHERE left_on = '' AND (interests <> '[]' OR notes <> '') ORDER BY id`)
	if err != nil {
		return nil, err
	}
	programme, err := texts(ctx, s.reader, `SELECT title FROM session WHERE state <> 'cancelled'
		UNION ALL SELECT a.title || ' ' || a.detail FROM agenda_item a JOIN session s ON s.id = a.session WHERE s.state <> 'cancelled'`)
	if err != nil {
		return nil, err
	}
	descriptions, err := texts(ctx, s.reader, `SELECT description FROM session WHERE state <> 'cancelled' AND description <> ''`)
	for _, d := range descriptions {
		programme = append(programme, model.Sentences(d)...)
	}
	return model.NeverOnProgramme(themes, wishes, programme), err
}

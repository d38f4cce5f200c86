package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"convenor/model"
	"convenor/model/report"
)

const (
	pollColumns   = `id, title, session, words, code, made, closed`
	optionColumns = `id, poll, position, start_local, end_local, mode, venue`
	askedColumns  = `id, poll, person, position`
	answerColumns = `id, option, person, answer`
)

func pollValues(p model.Poll) []any {
	return []any{p.ID, p.Title, optional(p.Session), p.Words, p.Code, p.Made, p.Closed}
}

// AddPoll asks people which of a poll's dates they could make, and returns the
// poll's ID and who is not asked, and why: who left or withdrew consent. A poll for
// a session has its title unless it has one of its own.
//
// Errors: a ValidationError, also for a session that has a date.
func (s *Store) AddPoll(ctx context.Context, p model.Poll, people []model.ID) (id model.ID, left []LeftOut, err error) {
	err = s.write(ctx, "Ask for a date", func(t *tx) (err error) {
		if p.Session != "" {
			v, err := readSession(ctx, t, p.Session)
			if err != nil {
				return err
			}
			if v.Start != "" {
				return model.ValidationError{Field: "session", Problem: fmt.Sprintf("“%s” has a date already: %s", v.Title, v.When())}
			}
			if strings.TrimSpace(p.Title) == "" {
				p.Title = v.Title
			}
		}
		if p.Made, err = t.today(); err != nil {
			return err
		}
		if p.Code, err = t.freeCode(); err != nil {
			return err
		}
		p.ID, p.Closed = t.store.ids.New(), ""
		if id, err = t.addPoll(p); err != nil {
			return err
		}
		t.label = fmt.Sprintf("Ask for a date for “%s”", p.Title)
		_, left, err = t.askPeople(p, people)
		return err
	})
	return id, left, err
}

func (t *tx) addPoll(p model.Poll) (model.ID, error) {
	if err := p.Validate(); err != nil {
		return "", err
	}
	if err := t.insert("poll", pollColumns, pollValues(p)...); err != nil {
		return "", err
	}
	return p.ID, t.saveOptions(p.ID, nil, p.Options)
}

// freeCode draws a code that is on no paper yet.
func (t *tx) freeCode() (string, error) {
	for {
		code, err := report.NewCode(t.store.options.Random)
		if err != nil {
			return "", err
		}
		var n int
		if err := t.queryRow(`SELECT (SELECT count(*) FROM printing WHERE code = ?1) + (SELECT count(*) FROM poll WHERE code = ?1)`, code).Scan(&n); err != nil || n == 0 {
			return code, err
		}
	}
}

func (t *tx) saveOptions(poll model.ID, before, after []model.PollOption) error {
	return saveRows(t, "poll_option", optionColumns, before, after, func(o model.PollOption) model.ID { return o.ID },
		func(i int, o model.PollOption, id model.ID) []any {
			return []any{id, poll, i, o.Start, o.End, o.Mode, optional(o.Venue)}
		})
}

// askPeople puts people at the end of those who are asked, by name.
func (t *tx) askPeople(p model.Poll, people []model.ID) (added int, left []LeftOut, err error) {
	byID, err := readPeople(t.ctx, t, people)
	if err != nil {
		return 0, nil, err
	}
	there, err := gather(t.ctx, t, `SELECT person, position FROM poll_person WHERE poll = ?`, func(row scanner, id *model.ID) (n int, err error) { return n, row.Scan(id, &n) }, p.ID)
	if err != nil {
		return 0, nil, err
	}
	today, err := t.today()
	if err != nil {
		return 0, nil, err
	}
	last := 0
	for _, rows := range there {
		last = max(last, rows[0])
	}
	all := make([]model.Person, 0, len(byID))
	for _, person := range byID {
		if there[person.ID] == nil {
			all = append(all, person)
		}
	}
	slices.SortFunc(all, func(a, b model.Person) int {
		return strings.Compare(a.SortKey()+"\x00"+string(a.ID), b.SortKey()+"\x00"+string(b.ID))
	})
	for _, person := range all {
		if may, why := person.MayInvite(today); !may {
			left = append(left, LeftOut{person.ID, person.Name(), why})
			continue
		}
		last++
		added++
		if err := t.addAsked(p.ID, person.ID, last); err != nil {
			return 0, nil, err
		}
	}
	return added, left, nil
}

func (t *tx) addAsked(poll, person model.ID, row int) error {
	return t.insert("poll_person", askedColumns, t.store.ids.New(), poll, person, row)
}

// UpdatePoll saves the title, the words and the dates of a poll. The answers to a
// date that is no longer offered go with it.
func (s *Store) UpdatePoll(ctx context.Context, p model.Poll) error {
	return s.changePoll(ctx, p.ID, "Change the poll “%s”", func(t *tx, before model.Poll) error {
		p.Session, p.Code, p.Made, p.Closed = before.Session, before.Code, before.Made, before.Closed
		if err := p.Validate(); err != nil {
			return err
		}
		if before.Title != p.Title || before.Words != p.Words {
			if err := t.update("poll", pollColumns, pollValues(p)...); err != nil {
				return err
			}
		}
		return t.saveOptions(p.ID, before.Options, p.Options)
	})
}

// changePoll opens a named transaction on a poll; label takes its title.
func (s *Store) changePoll(ctx context.Context, id model.ID, label string, change func(*tx, model.Poll) error) error {
	return s.write(ctx, "Change a poll", func(t *tx) error {
		p, err := readPoll(ctx, t, id)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf(label, p.Title)
		return change(t, p)
	})
}

// AskPeople asks more people in a poll: they get the next rows on its paper.
func (s *Store) AskPeople(ctx context.Context, poll model.ID, people []model.ID) (added int, left []LeftOut, err error) {
	err = s.changePoll(ctx, poll, "Ask more people in “%s”", func(t *tx, p model.Poll) (err error) {
		if err := whileOpen(p); err != nil {
			return err
		}
		added, left, err = t.askPeople(p, people)
		if added > 0 {
			t.label = fmt.Sprintf("Ask %s in “%s”", model.Count(added, "person", "people"), p.Title)
		}
		return err
	})
	return added, left, err
}

// StopAsking takes somebody out of a poll, with what they answered. The numbers of
// the other rows stay.
func (s *Store) StopAsking(ctx context.Context, poll, person model.ID) error {
	return s.changePoll(ctx, poll, "Take somebody out of “%s”", func(t *tx, p model.Poll) error {
		who, err := readPerson(ctx, t, person)
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf("Take %s out of “%s”", who.Name(), p.Title)
		if _, err := t.exec(`DELETE FROM poll_answer WHERE person = ? AND option IN (SELECT id FROM poll_option WHERE poll = ?)`, person, poll); err != nil {
			return err
		}
		_, err = t.exec(`DELETE FROM poll_person WHERE poll = ? AND person = ?`, poll, person)
		return err
	})
}

// RemovePoll removes a poll with its answers.
func (s *Store) RemovePoll(ctx context.Context, id model.ID) error {
	return s.changePoll(ctx, id, "Remove the poll “%s”", func(t *tx, p model.Poll) error { return t.remove("poll", p.ID) })
}

// ReopenPoll takes answers to a closed poll again. What was decided stays.
func (s *Store) ReopenPoll(ctx context.Context, id model.ID) error {
	return s.changePoll(ctx, id, "Open the poll “%s” again", func(t *tx, p model.Poll) error { return t.update("poll", "id, closed", p.ID, "") })
}

func whileOpen(p model.Poll) error {
	if p.Closed == "" {
		return nil
	}
	return model.ValidationError{Field: "poll", Problem: fmt.Sprintf("the poll “%s” was closed on %s; open it again first", p.Title, p.Closed.Long())}
}

// Decision is what became of a poll.
type Decision struct {
	Session model.ID
	Invited int
	Left    []LeftOut // who is not invited, and why
}

// PollInvite says whom a decision puts on the session's list.
type PollInvite struct {
	Can    bool // who answered yes or if need be to the date
	Silent bool // who is asked and did not answer to it
}

// DecidePoll closes a poll with one of its dates: the session that it is for gets
// date, mode and venue, one without a session becomes one, an idea. Those whom
// invite names are put on its list, without a reply: a yes among other dates says
// that one could come, not that one does.
//
// Errors: a ValidationError for a session that is held or cancelled.
func (s *Store) DecidePoll(ctx context.Context, poll, option model.ID, invite PollInvite) (d Decision, err error) {
	err = s.changePoll(ctx, poll, "Decide on a date for “%s”", func(t *tx, p model.Poll) error {
		d = Decision{}
		o, ok := p.Option(option)
		if !ok {
			return fmt.Errorf("date of the poll: %w", model.ErrNotFound)
		}
		t.label = fmt.Sprintf("Decide on %s for “%s”", o.Start.Date().Short(), p.Title)
		var c model.Community
		if err := t.queryRow(`SELECT time_zone FROM community`).Scan(&c.TimeZone); err != nil {
			return err
		}
		p.Closed = s.Today(c)
		if p.Session == "" {
			v := model.Session{Title: p.Title, Mode: o.Mode, State: model.Idea, Start: o.Start, End: o.End, Zone: c.TimeZone, Venue: o.Venue}
			if err := v.Validate(); err != nil {
				return err
			}
			if p.Session, err = t.addSession(v); err != nil {
				return err
			}
		} else if err := t.changeSession(p.Session, func(v *model.Session) error { return onDate(v, o, c.TimeZone) }); err != nil {
			return err
		}
		d.Session = p.Session
		if invite != (PollInvite{}) {
			if err := t.inviteDecided(&d, option, invite); err != nil {
				return err
			}
		}
		return t.update("poll", pollColumns, pollValues(p)...)
	})
	return d, err
}

// inviteDecided invites people to the date that was decided on, in the order of the
// paper.
func (t *tx) inviteDecided(d *Decision, option model.ID, invite PollInvite) error {
	people, err := texts(t.ctx, t, `SELECT p.person FROM poll_option o JOIN poll_person p ON p.poll = o.poll
		LEFT JOIN poll_answer a ON a.option = o.id AND a.person = p.person
		WHERE o.id = ?1 AND (?2 AND a.answer IN (?4, ?5) OR ?3 AND a.id IS NULL) ORDER BY p.position, p.person`,
		option, invite.Can, invite.Silent, model.CanCome, model.CanIfNeedBe)
	if err != nil {
		return err
	}
	ids := make([]model.ID, len(people))
	for i, id := range people {
		ids[i] = model.ID(id)
	}
	d.Invited, d.Left, err = t.invite(d.Session, ids)
	if d.Invited > 0 {
		t.label += ", and invite " + model.Count(d.Invited, "person", "people")
	}
	return err
}

// onDate gives a session the date that was decided on.
func onDate(v *model.Session, o model.PollOption, zone string) error {
	if v.State == model.Held || v.State == model.Cancelled {
		return model.ValidationError{Field: "session", Problem: fmt.Sprintf("“%s” is %s and takes no new date", v.Title, v.State)}
	}
	v.Start, v.End, v.Zone, v.Mode = o.Start, o.End, zone, o.Mode
	if o.Mode == model.Online || o.Venue != "" {
		if v.Venue != o.Venue {
			v.Room = ""
		}
		v.Venue = o.Venue
	}
	return v.Validate()
}

package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"convenor/model"
	"convenor/model/plan"
)

// PollPage is a poll with all that its page shows.
type PollPage struct {
	model.Poll
	SessionTitle string
	Places       map[model.ID]string // of options: "in person, Ropewalk Hall"
	Holds        map[model.ID]int    // people, at the venue of an option; none: no limit is known
	People       []PollPerson        // by row
	Ranking      []plan.PollRow      // the best option first
}

// PollPerson is one person who is asked, or who answered.
type PollPerson struct {
	Row           int // on the paper
	Person        model.ID
	Given, Family string
	Organisation  string
	Email         string
	Channel       model.Channel             // how they are reached; "" when nobody knows how, or they must not be
	Why           string                    // why there is no channel
	Gone          bool                      // left or withdrew consent: not to be written to
	Answers       map[model.ID]model.Answer // by option
	Known         map[model.ID]model.Answer // what they said before of its band and mode, where they did not answer
}

// Name is the name as lists show it.
func (p PollPerson) Name() string { return model.ListName(p.Given, p.Family) }

// Answered is how many people answered at least one of the dates.
func (p PollPage) Answered() (n int) {
	for _, person := range p.People {
		if len(person.Answers) > 0 {
			n++
		}
	}
	return n
}

// Place says how and where an option is.
func (p PollPage) Place(o model.PollOption) string { return p.Places[o.ID] }

// Polls returns every poll: those that are open first, then the newest.
func (s *Store) Polls(ctx context.Context) ([]PollPage, error) {
	all, err := readPolls(ctx, s.reader, "")
	if err != nil {
		return nil, err
	}
	pages, err := s.pollPages(ctx, all)
	slices.SortStableFunc(pages, func(a, b PollPage) int {
		return cmp.Or(cmp.Compare(min(len(a.Closed), 1), min(len(b.Closed), 1)), cmp.Compare(b.Made, a.Made), cmp.Compare(b.ID, a.ID))
	})
	return pages, err
}

// OpenPoll is a poll that still takes answers.
type OpenPoll struct {
	ID              model.ID
	Title           string
	Session         model.ID // that it is for; empty: none is planned yet
	Asked, Answered int      // people; who answered one date has answered
}

// OpenPolls returns the polls that take answers, the newest first, without reading
// who answered what.
func (s *Store) OpenPolls(ctx context.Context) ([]OpenPoll, error) {
	return readAll(ctx, s.reader, func(row scanner) (p OpenPoll, err error) {
		return p, row.Scan(&p.ID, &p.Title, &p.Session, &p.Asked, &p.Answered)
	}, `SELECT id, title, coalesce(session, ''), (SELECT count(*) FROM poll_person a WHERE a.poll = p.id),
		(SELECT count(*) FROM poll_person a WHERE a.poll = p.id AND EXISTS (SELECT 1 FROM poll_answer x JOIN poll_option o ON o.id = x.option WHERE o.poll = p.id AND x.person = a.person))
		FROM poll p WHERE closed = '' ORDER BY made DESC, id DESC`)
}

// Poll returns one poll, and reads no other.
func (s *Store) Poll(ctx context.Context, id model.ID) (PollPage, error) {
	one, err := readPoll(ctx, s.reader, id)
	if err != nil {
		return PollPage{}, err
	}
	pages, err := s.pollPages(ctx, []model.Poll{one})
	if err != nil {
		return PollPage{}, err
	}
	return pages[0], nil
}

// pollPages completes polls to what their pages show.
func (s *Store) pollPages(ctx context.Context, all []model.Poll) ([]PollPage, error) {
	if len(all) == 0 {
		return nil, nil
	}
	community, err := s.Community(ctx)
	if err != nil {
		return nil, err
	}
	categories, err := s.Categories(ctx)
	if err != nil {
		return nil, err
	}
	return fillPolls(ctx, s.reader, all, s.Today(community), categories)
}

func readPoll(ctx context.Context, q queryer, id model.ID) (model.Poll, error) {
	all, err := readPolls(ctx, q, ` WHERE id = ?`, id)
	if err == nil && len(all) == 0 {
		err = notFound(sql.ErrNoRows, "poll")
	}
	if err != nil {
		return model.Poll{}, err
	}
	return all[0], nil
}

func readPolls(ctx context.Context, q queryer, where string, args ...any) ([]model.Poll, error) {
	all, err := readAll(ctx, q, func(row scanner) (p model.Poll, err error) {
		return p, row.Scan(&p.ID, &p.Title, &p.Session, &p.Words, &p.Code, &p.Made, &p.Closed)
	}, `SELECT id, title, coalesce(session, ''), words, code, made, closed FROM poll`+where, args...)
	if err != nil {
		return nil, err
	}
	options, err := gather(ctx, q, `SELECT poll, id, start_local, end_local, mode, coalesce(venue, '') FROM poll_option WHERE poll IN (SELECT value FROM json_each(?)) ORDER BY position, id`,
		func(row scanner, poll *model.ID) (o model.PollOption, err error) {
			return o, row.Scan(poll, &o.ID, &o.Start, &o.End, &o.Mode, &o.Venue)
		}, pollIDs(all))
	for i := range all {
		all[i].Options = options[all[i].ID]
	}
	return all, err
}

// pollIDs are the ids of polls as SQL takes them.
func pollIDs(all []model.Poll) string {
	ids := make([]model.ID, len(all))
	for i, p := range all {
		ids[i] = p.ID
	}
	return asJSON(ids)
}

// fillPolls reads who is asked and what they answered, and ranks the options.
func fillPolls(ctx context.Context, q queryer, all []model.Poll, today model.Date, categories []model.Category) ([]PollPage, error) {
	venues, err := gather(ctx, q, `SELECT id, name, capacity FROM venue WHERE id IN (SELECT venue FROM poll_option WHERE poll IN (SELECT value FROM json_each(?)))`,
		func(row scanner, id *model.ID) (v model.Venue, err error) {
			return v, row.Scan(id, &v.Name, &v.Capacity)
		}, pollIDs(all))
	if err != nil {
		return nil, err
	}
	titles, err := gather(ctx, q, `SELECT id, title FROM session WHERE id IN (SELECT session FROM poll WHERE id IN (SELECT value FROM json_each(?)))`,
		func(row scanner, id *model.ID) (title string, err error) { return title, row.Scan(id, &title) }, pollIDs(all))
	if err != nil {
		return nil, err
	}
	asked, err := gather(ctx, q, `SELECT poll, person, position FROM poll_person WHERE poll IN (SELECT value FROM json_each(?)) ORDER BY position, id`,
		func(row scanner, poll *model.ID) (p PollPerson, err error) {
			return p, row.Scan(poll, &p.Person, &p.Row)
		}, pollIDs(all))
	if err != nil {
		return nil, err
	}
	answers, err := gather(ctx, q, `SELECT o.poll, a.option, a.person, a.answer FROM poll_option o JOIN poll_answer a ON a.option = o.id WHERE o.poll IN (SELECT value FROM json_each(?))`,
		func(row scanner, poll *model.ID) (a plan.PollAnswer, err error) {
			return a, row.Scan(poll, &a.Option, &a.Person, &a.Answer)
		}, pollIDs(all))
	if err != nil {
		return nil, err
	}
	people, err := askedPeople(ctx, q, asked)
	if err != nil {
		return nil, err
	}
	known := knownAnswers(people, categories)
	pages := make([]PollPage, len(all))
	for i, p := range all {
		page := PollPage{Poll: p, Places: map[model.ID]string{}, Holds: map[model.ID]int{}, People: asked[p.ID]}
		if title := titles[p.Session]; len(title) > 0 {
			page.SessionTitle = title[0]
		}
		for _, o := range p.Options {
			page.Places[o.ID] = o.Mode.Phrase()
			if v := venues[o.Venue]; len(v) > 0 {
				page.Places[o.ID] += ", " + v[0].Name
				page.Holds[o.ID] = v[0].Capacity
			}
		}
		page.name(people, answers[p.ID], today)
		page.rank(answers[p.ID], known)
		pages[i] = page
	}
	return pages, nil
}

func askedPeople(ctx context.Context, q queryer, asked map[model.ID][]PollPerson) (map[model.ID]model.Person, error) {
	var ids []model.ID
	for _, all := range asked {
		for _, p := range all {
			ids = append(ids, p.Person)
		}
	}
	return readPeople(ctx, q, ids)
}

// name says who the people of the page are and what they answered.
func (p *PollPage) name(people map[model.ID]model.Person, answers []plan.PollAnswer, today model.Date) {
	said := map[model.ID]map[model.ID]model.Answer{}
	for _, a := range answers {
		if said[a.Person] == nil {
			said[a.Person] = map[model.ID]model.Answer{}
		}
		said[a.Person][a.Option] = a.Answer
	}
	for i := range p.People {
		r := &p.People[i]
		who := people[r.Person]
		r.Given, r.Family, r.Email, r.Answers = who.Given, who.Family, who.Email(), said[r.Person]
		if a, ok := who.CurrentAffiliation(today); ok {
			r.Organisation = a.Name
		}
		phone := ""
		if len(who.Phones) > 0 {
			phone = who.Phones[0].Number
		}
		if may, why := who.MayInvite(today); may {
			r.Channel, r.Why = model.Reach(who.Channel, r.Email, phone, who.Address)
		} else {
			r.Gone, r.Why = true, why
		}
	}
}

// rank reads the answers together with what is known of those who may still be
// asked.
func (p *PollPage) rank(answers []plan.PollAnswer, known func(model.ID, plan.PollOption) model.Answer) {
	options := make([]plan.PollOption, len(p.Options))
	for i, o := range p.Options {
		options[i] = plan.PollOption(o)
	}
	var ask []model.ID
	for i := range p.People {
		r := &p.People[i]
		if r.Gone {
			continue
		}
		ask = append(ask, r.Person)
		r.Known = map[model.ID]model.Answer{}
		for _, o := range options {
			if before := known(r.Person, o); before != model.CanUnknown && r.Answers[o.ID] == model.CanUnknown {
				r.Known[o.ID] = before
			}
		}
	}
	p.Ranking = plan.ReadPoll(options, answers, ask, known)
}

// knownAnswers is what people said of their time before, by band and mode.
func knownAnswers(people map[model.ID]model.Person, categories []model.Category) func(model.ID, plan.PollOption) model.Answer {
	in := plan.Input{}
	for _, p := range people {
		in.People = append(in.People, plan.Person{ID: p.ID, Availability: p.Availability})
	}
	for _, c := range categories {
		if c.List == model.Bands {
			in.Bands = append(in.Bands, c)
		}
	}
	return plan.KnownAnswer(in)
}

package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"convenor/model"
	"convenor/model/report"
)

// LoadSample fills a new community file with the sample community in files
// (assets.Sample), dated from today so that its sessions to come are to come.
// It is one transaction; a file that has people already is refused.
func (s *Store) LoadSample(ctx context.Context, files fs.FS, today model.Date) error {
	data, err := readSample(files)
	if err != nil {
		return err
	}
	return s.write(ctx, "Load the sample community", func(t *tx) error {
		var filled bool
		if err := t.queryRow(`SELECT EXISTS (SELECT 1 FROM person)`).Scan(&filled); err != nil {
			return err
		}
		if filled {
			return model.ValidationError{Field: "sample", Problem: "this community has people already; the sample needs a file of its own"}
		}
		l := sampleLoader{t: t, today: today, ids: map[model.ID]model.ID{}, people: map[model.ID]model.Person{}, days: map[model.ID]model.Date{}}
		if err := l.load(data); l.err == nil {
			return err
		}
		return l.err // says more than what it led to
	})
}

// sampleLoader turns keys into ids, names into categories and numbers of days
// into dates while it writes.
type sampleLoader struct {
	t          *tx
	today      model.Date
	zone       string
	categories []model.Category
	ids        map[model.ID]model.ID     // by key
	people     map[model.ID]model.Person // by id
	days       map[model.ID]model.Date   // of sessions, by key
	err        error                     // keys and names that are not in the sample
}

func (l *sampleLoader) load(data sampleData) (err error) {
	if l.categories, err = readCategories(l.t.ctx, l.t); err != nil {
		return err
	}
	l.zone = data.community.TimeZone
	for _, v := range data.sessions {
		l.days[v.Key] = v.day(l.today)
	}
	if err := l.community(data.community); err != nil {
		return err
	}
	if err := each(data.organisations, l.organisation); err != nil {
		return err
	}
	if err := each(data.people, l.person); err != nil {
		return err
	}
	if err := each(data.venues, l.venue); err != nil {
		return err
	}
	lists := map[model.ID]sampleList{}
	for _, list := range data.lists {
		lists[list.Session] = list
	}
	for _, v := range data.sessions {
		if err := l.session(v, lists[v.Key]); err != nil {
			return err
		}
		delete(lists, v.Key)
	}
	for key := range lists {
		l.id(key)
	}
	return each(data.polls, l.poll)
}

func each[T any](all []T, do func(T) error) error {
	for _, v := range all {
		if err := do(v); err != nil {
			return err
		}
	}
	return nil
}

func (l *sampleLoader) community(c model.Community) error {
	before, err := readCommunity(l.t.ctx, l.t)
	if err != nil {
		return err
	}
	c.ID = before.ID
	if err := c.Validate(); err != nil {
		return err
	}
	return l.t.update("community", communityColumns, communityValues(c)...)
}

func (l *sampleLoader) organisation(o sampleOrganisation) error {
	o.Sector, o.District = l.category(model.Sectors, o.Sector), l.category(model.Districts, o.District)
	return l.add(o.Key, o.Validate, func() (model.ID, error) { return l.t.addOrganisation(o.Organisation) })
}

func (l *sampleLoader) person(p samplePerson) error {
	v := p.Person
	v.Seniority, v.Sector, v.District = l.category(model.Seniorities, v.Seniority), l.category(model.Sectors, v.Sector), l.category(model.Districts, v.District)
	v.Joined, v.Left = l.day(p.Joined), l.day(p.Left)
	for _, a := range p.Affiliations {
		a.Organisation = l.id(a.Organisation)
		a.Affiliation.From, a.Affiliation.To = l.day(a.From), l.day(a.To)
		v.Affiliations = append(v.Affiliations, a.Affiliation)
	}
	for _, c := range p.Consents {
		c.Consent.Given, c.Consent.Withdrawn = l.day(c.Given), l.day(c.Withdrawn)
		v.Consents = append(v.Consents, c.Consent)
	}
	v.Offers = slices.Clone(v.Offers)
	for i := range v.Offers {
		v.Offers[i].Offered = v.Joined
	}
	for _, mode := range []model.Mode{model.InPerson, model.Online} {
		for _, c := range l.categories {
			if answer := p.Availability[mode][c.Name]; c.List == model.Bands && answer != "" {
				v.Availability = append(v.Availability, model.Availability{Band: c.ID, Mode: mode, Answer: answer})
			}
		}
	}
	return l.add(p.Key, v.Validate, func() (model.ID, error) {
		id, err := l.t.addPerson(v)
		l.people[id] = v
		return id, err
	})
}

func (l *sampleLoader) venue(v sampleVenue) error {
	v.Venue.Host, v.Venue.District = l.id(v.Host), l.category(model.Districts, v.District)
	v.Venue.Cost = v.Cost.Money
	for _, name := range v.Bands {
		v.Venue.Bands = append(v.Venue.Bands, l.category(model.Bands, model.ID(name)))
	}
	return l.add(v.Key, v.Validate, func() (model.ID, error) { return l.t.addVenue(v.Venue) })
}

func (l *sampleLoader) session(v sampleSession, list sampleList) error {
	day := l.days[v.Key]
	w := v.Session
	w.Title = strings.ReplaceAll(w.Title, "{Season}", season(day))
	w.Zone, w.Start, w.End = l.zone, v.Start.on(day), v.End.on(day)
	w.Budget, w.Cost = v.Budget.Money, v.Cost.Money
	w.Venue, w.Facilitators = l.id(w.Venue), l.idsOf(w.Facilitators)
	for i := range w.Agenda {
		w.Agenda[i].Presenters = l.idsOf(w.Agenda[i].Presenters)
	}
	if err := l.add(v.Key, w.Validate, func() (id model.ID, err error) {
		w.ID, err = l.t.addSession(w)
		return w.ID, err
	}); err != nil {
		return err
	}
	if err := l.offers(w); err != nil {
		return err
	}
	for _, p := range list.People {
		if err := l.participation(w, p); err != nil {
			return err
		}
	}
	if err := l.told(w, list.People); err != nil {
		return err
	}
	if v.Sheet == "" {
		return nil
	}
	return l.t.addPrinting(l.printing(w, v.Sheet, list.People))
}

// offers says of the offers that were taken up at a session that they were.
func (l *sampleLoader) offers(v model.Session) error {
	give := func(person, item model.ID, which string, args ...any) error {
		_, err := l.t.exec(`UPDATE offer SET session = ?, agenda_item = ?, asked_on = offered_on, given_on = iif(state = 'booked', '', ?)
			WHERE person = ? AND session IS NULL AND state IN ('booked', 'given', 'thanked') AND `+which,
			append([]any{v.ID, optional(item), v.Start.Date(), person}, args...)...)
		return err
	}
	for _, item := range v.Agenda {
		for _, person := range item.Presenters {
			if err := give(person, item.ID, `title = ?`, item.Title); err != nil {
				return err
			}
		}
	}
	for _, person := range v.Facilitators {
		if err := give(person, "", `kind = 'facilitate' AND (state = 'booked') = ?`, v.State != model.Held); err != nil {
			return err
		}
	}
	return nil
}

func (l *sampleLoader) participation(v model.Session, p sampleParticipation) error {
	w := p.Participation
	w.Session, w.Person = v.ID, l.id(w.Person)
	if w.Attendance == model.Attended {
		w = w.CheckIn(p.In.on(v.Start.Date()), v.Mode)
		w.Out = p.Out.on(v.Start.Date())
	}
	// Needs are cleared after the session they were given for.
	if person := l.people[w.Person]; v.State != model.Held || person.KeepNeeds {
		w.AccessNeeds, w.DietaryNeeds = person.AccessNeeds, person.DietaryNeeds
	}
	return l.t.addParticipation(w)
}

// printing is the sheet as it was printed the day before: everyone who was
// expected then, by name.
func (l *sampleLoader) printing(v model.Session, code string, people []sampleParticipation) Printing {
	eve := model.DateOf(v.Start.Date().Time().AddDate(0, 0, -1))
	sheet := Printing{Code: code, Session: v.ID, Variant: string(report.Circulate), At: model.At(eve, 16*60).In(v.Zone)}
	for _, p := range people {
		if p.Source != model.WalkIn && p.Reply != model.Declined {
			sheet.Rows = append(sheet.Rows, l.id(p.Person))
		}
	}
	slices.SortStableFunc(sheet.Rows, func(a, b model.ID) int {
		return strings.Compare(l.people[a].SortKey(), l.people[b].SortKey())
	})
	return sheet
}

// add checks and saves one thing and remembers its id under key.
func (l *sampleLoader) add(key model.ID, valid func() error, save func() (model.ID, error)) error {
	if _, twice := l.ids[key]; twice || key == "" {
		return fmt.Errorf("the sample has the key “%s” twice, or none", key)
	}
	err := valid()
	if err == nil {
		l.ids[key], err = save()
	}
	if err != nil {
		return fmt.Errorf("the sample’s %s: %w", key, err)
	}
	return nil
}

// id is the id of the thing with key; no key is no id.
func (l *sampleLoader) id(key model.ID) model.ID {
	id, ok := l.ids[key]
	if key != "" && !ok {
		l.err = errors.Join(l.err, fmt.Errorf("the sample names “%s”, which is not in it", key))
	}
	return id
}

func (l *sampleLoader) idsOf(keys []model.ID) (ids []model.ID) {
	for _, key := range keys {
		ids = append(ids, l.id(key))
	}
	return ids
}

// category is the id of the entry called name; no name is no id.
func (l *sampleLoader) category(list model.List, name model.ID) model.ID {
	if name == "" {
		return ""
	}
	for _, c := range l.categories {
		if c.List == list && c.Name == string(name) {
			return c.ID
		}
	}
	l.err = errors.Join(l.err, fmt.Errorf("the sample names “%s”, which is not in %s", name, list.Title()))
	return ""
}

func (l *sampleLoader) day(d sampleDay) model.Date {
	if d.days != nil {
		return model.DateOf(l.today.Time().AddDate(0, 0, *d.days))
	}
	day, ok := l.days[d.session]
	if d.session != "" && !ok {
		l.err = errors.Join(l.err, fmt.Errorf("the sample names “%s”, which is not in it", d.session))
	}
	return day
}

// day is the session's weekday nearest to so many days from today.
func (v sampleSession) day(today model.Date) model.Date {
	for shift := -3; shift <= 3; shift++ {
		if t := today.Time().AddDate(0, 0, v.Days+shift); t.Weekday().String() == v.Weekday {
			return model.DateOf(t)
		}
	}
	return ""
}

// season is the meteorological season of a day in the northern hemisphere.
func season(day model.Date) string {
	switch day.Time().Month() {
	case time.December, time.January, time.February:
		return "Winter"
	case time.March, time.April, time.May:
		return "Spring"
	case time.June, time.July, time.August:
		return "Summer"
	}
	return "Autumn"
}

package storage

import (
	"context"
	"slices"

	"convenor/model"
)

// PersonRow is one line of the list of people.
type PersonRow struct {
	ID            model.ID
	Given, Family string
	Role          string
	Email         string
	Organisation  string
	Sector        model.ID // the organisation's, else their own
	District      model.ID // their own, else the organisation's
	Seniority     model.ID
	Invited       int // sessions they were on the list of
	Came          int // sessions they attended
	LastCame      model.Date
	Engagement    model.Engagement
	Left          bool
}

// Name is the name as lists show it.
func (r PersonRow) Name() string { return model.ListName(r.Given, r.Family) }

// PeopleFilter says which people a list shows; the zero value is everyone.
// Within one field any value will do, and all fields that are set must hold.
type PeopleFilter struct {
	Text         string     // words in any order, any part, diacritics ignored
	Lists        bool       // Text also finds the names of district, sector and seniority
	Sectors      []model.ID // "" finds those whose sector is not known; so for the next two
	Seniorities  []model.ID
	Districts    []model.ID
	Tags         []string
	Offers       []model.OfferKind // has an offer of one of these kinds that was not given yet
	Engagements  []model.Engagement
	Organisation model.ID
	CameTo       model.ID // a session
	InvitedTo    model.ID
	NotInvitedTo model.ID
	NeverCame    bool
	People       []model.ID // these alone, such as the ticked ones; nil is everyone
}

// isZero reports whether the filter lets everyone pass.
func (f PeopleFilter) isZero() bool {
	return f.Text == "" && len(f.Sectors)+len(f.Seniorities)+len(f.Districts)+len(f.Tags)+len(f.Offers)+len(f.Engagements) == 0 &&
		f.Organisation == "" && f.CameTo == "" && f.InvitedTo == "" && f.NotInvitedTo == "" && !f.NeverCame && f.People == nil
}

// PeopleSort is the column a list of people is sorted by.
type PeopleSort string

// The columns. ByName is the order of the file and costs nothing.
const (
	ByName         PeopleSort = "name"
	ByRole         PeopleSort = "role"
	ByOrganisation PeopleSort = "organisation"
	ByDistrict     PeopleSort = "district"
	ByCame         PeopleSort = "came"
	ByEngagement   PeopleSort = "engagement"
)

// People is the answer to a filter: a list whose rows are made when they are
// looked at. It does not change when the file does.
type People struct {
	snap    *peopleSnapshot
	found   []int32     // positions in snap; nil when rows holds the answer
	rows    []PersonRow // the first rows, while the index is still being read
	total   int
	Whole   int  // people in the file
	Indexed bool // false while only the first rows can be shown
}

// Len is how many people the filter lets pass.
func (p *People) Len() int { return p.total }

// Row is the i-th person. While the list is not Indexed, rows after the first
// hundreds are empty.
func (p *People) Row(i int) PersonRow {
	switch {
	case p.found != nil:
		return p.snap.row(p.found[i])
	case i < len(p.rows):
		return p.rows[i]
	}
	return PersonRow{}
}

// IDs returns everyone the filter lets pass; while the list is not Indexed,
// those of its first rows.
func (p *People) IDs() []model.ID {
	ids := make([]model.ID, 0, p.total)
	for i := range p.total {
		if id := p.Row(i).ID; id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// Index returns the position of a person, or -1.
func (p *People) Index(id model.ID) int {
	key := rawID(id)
	for i, at := range p.found {
		if p.snap.entries[at].id == key {
			return i
		}
	}
	return slices.IndexFunc(p.rows, func(r PersonRow) bool { return r.ID == id })
}

// firstPeople is how many rows are shown while the index is read: more than a
// window has room for.
const firstPeople = 80

// FindPeople returns the people a filter lets pass. The first question after
// the file was opened leads to the index of people being read; until it is there
// an empty filter is answered at once with the first rows (Indexed is false,
// and a Notice follows when the rest is there), any other waits.
func (s *Store) FindPeople(ctx context.Context, filter PeopleFilter, sort PeopleSort, descending bool) (*People, error) {
	if s.people.snapshot.Load() == nil && filter.isZero() && sort == ByName && !descending {
		first, err := s.people.ahead.Swap(nil), error(nil)
		if first == nil {
			first, err = s.firstPeople(ctx)
		}
		s.people.startSoon(s)
		return first, err
	}
	snap, err := s.people.await(ctx, s)
	if err != nil {
		return nil, fileError(s.path, err)
	}
	test, err := s.peopleTest(ctx, snap, filter)
	if err != nil {
		return nil, err
	}
	found := make([]int32, 0, len(snap.entries))
	for _, at := range snap.order(sort, descending) {
		if test(at) {
			found = append(found, at)
		}
	}
	return &People{snap: snap, found: found, total: len(found), Whole: len(snap.entries), Indexed: true}, nil
}

// ReadAhead reads the first people, so that FindPeople can answer its first
// question at once.
func (s *Store) ReadAhead(ctx context.Context) error {
	first, err := s.firstPeople(ctx)
	if err == nil {
		s.people.ahead.Store(first)
	}
	return err
}

// PeopleIDs returns everyone a filter lets pass, by name; nil for the empty
// filter, which means everyone.
func (s *Store) PeopleIDs(ctx context.Context, filter PeopleFilter) ([]model.ID, error) {
	if filter.isZero() {
		return nil, nil
	}
	found, err := s.FindPeople(ctx, filter, ByName, false)
	if err != nil {
		return nil, err
	}
	return found.IDs(), nil
}

func (s *Store) firstPeople(ctx context.Context) (*People, error) {
	snap := &peopleSnapshot{}
	first, err := texts(ctx, s.reader, `SELECT id FROM person ORDER BY sort_key, id LIMIT ?`, firstPeople)
	if err != nil {
		return nil, err
	}
	ids := make([]model.ID, len(first))
	for i, id := range first {
		ids[i] = model.ID(id)
	}
	if err := snap.readLists(ctx, s, ids); err != nil {
		return nil, err
	}
	if err := snap.readPeople(ctx, s, ids); err != nil {
		return nil, err
	}
	if err := snap.readAttendance(ctx, s, nil); err != nil {
		return nil, err
	}
	p := &People{}
	for at := range snap.entries {
		p.rows = append(p.rows, snap.row(int32(at)))
	}
	err = s.reader.QueryRowContext(ctx, `SELECT count(*) FROM person`).Scan(&p.total)
	p.Whole = p.total
	return p, err
}

// peopleTest turns a filter into a test of one entry.
func (s *Store) peopleTest(ctx context.Context, snap *peopleSnapshot, f PeopleFilter) (func(int32) bool, error) {
	if f.isZero() {
		return func(int32) bool { return true }, nil
	}
	var tests []func(*personEntry) bool
	add := func(test func(*personEntry) bool) { tests = append(tests, test) }
	for _, list := range []struct {
		ids []model.ID
		of  func(*personEntry) uint16
	}{
		{f.Sectors, snap.sectorOf},
		{f.Districts, snap.districtOf},
		{f.Seniorities, func(e *personEntry) uint16 { return e.seniority }},
	} {
		if len(list.ids) > 0 {
			wanted := snap.categoryNumbers(list.ids)
			of := list.of
			add(func(e *personEntry) bool { return slices.Contains(wanted, of(e)) })
		}
	}
	if len(f.Engagements) > 0 {
		add(func(e *personEntry) bool { return slices.Contains(f.Engagements, model.Engagements[e.engagement]) })
	}
	if f.NeverCame {
		add(func(e *personEntry) bool { return e.came == 0 && model.Engagements[e.engagement] != model.OnlyInvited })
	}
	if f.People != nil {
		wanted := make(map[[16]byte]bool, len(f.People))
		for _, id := range f.People {
			wanted[rawID(id)] = true
		}
		add(func(e *personEntry) bool { return wanted[e.id] })
	}
	if f.Organisation != "" {
		org := snap.orgNumber(f.Organisation)
		add(func(e *personEntry) bool { return e.org == org && org >= 0 })
	}
	if len(f.Tags) > 0 {
		ids, err := s.taggedPeople(ctx, f.Tags)
		if err != nil {
			return nil, err
		}
		add(func(e *personEntry) bool { return ids[e.id] })
	}
	if len(f.Offers) > 0 {
		ids, err := s.idSet(ctx, `SELECT person FROM offer WHERE kind IN (SELECT value FROM json_each(?)) AND state NOT IN (?, ?, ?)`,
			asJSON(f.Offers), model.Given, model.Thanked, model.NotTakenUp)
		if err != nil {
			return nil, err
		}
		add(func(e *personEntry) bool { return ids[e.id] })
	}
	for _, list := range []struct {
		session model.ID
		where   string
		inside  bool
	}{{f.CameTo, ` AND attendance = 'attended'`, true}, {f.InvitedTo, ``, true}, {f.NotInvitedTo, ``, false}} {
		if list.session == "" {
			continue
		}
		ids, err := s.idSet(ctx, `SELECT person FROM participation WHERE session = ?`+list.where, list.session)
		if err != nil {
			return nil, err
		}
		inside := list.inside
		add(func(e *personEntry) bool { return ids[e.id] == inside })
	}
	if words := model.Words(f.Text); len(words) > 0 {
		add(snap.wordsTest(words, f.Lists))
	} else if f.Text != "" && len(tests) == 0 {
		return func(int32) bool { return true }, nil
	}
	return func(at int32) bool {
		e := &snap.entries[at]
		for _, test := range tests {
			if !test(e) {
				return false
			}
		}
		return true
	}, nil
}

func (s *Store) taggedPeople(ctx context.Context, tags []string) (map[[16]byte]bool, error) {
	all := map[[16]byte]bool{}
	for _, tag := range tags {
		ids, err := s.idSet(ctx, `SELECT person.id FROM person, json_each(person.tags) WHERE tags <> '[]' AND value = ?`, tag)
		if err != nil {
			return nil, err
		}
		for id := range ids {
			all[id] = true
		}
	}
	return all, nil
}

func (s *Store) idSet(ctx context.Context, query string, args ...any) (map[[16]byte]bool, error) {
	ids, err := texts(ctx, s.reader, query, args...)
	set := make(map[[16]byte]bool, len(ids))
	for _, id := range ids {
		set[rawID(model.ID(id))] = true
	}
	return set, err
}

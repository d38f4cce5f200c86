package storage

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"time"

	"convenor/model"
)

// peopleSnapshot holds what filters and search need of everyone, compactly and
// without pointers: about 200 bytes a person. Entries are in list order. It is
// never changed; a write makes the next one (see with).
type peopleSnapshot struct {
	entries    []personEntry
	shown      []byte // given, family, role, email of every entry
	folded     []byte // what text filters look in
	orgs       []orgEntry
	orgAt      map[model.ID]int32
	categories []model.Category // number n is categories[n-1]; 0 is "not known"
	others     []otherEntry     // venues and sessions, for search

	orders struct {
		sync.Mutex
		by map[PeopleSort][]int32
	}
}

// keyEnd stands between the sort key and the rest of the folded text; it sorts
// before every character a key can hold.
const keyEnd = 1

type personEntry struct {
	id                          [16]byte
	shown, folded               uint32
	given, family, role, email  uint16 // lengths in shown
	text                        uint16 // length in folded
	org                         int32  // -1 for none
	sector, district, seniority uint16 // own, as category numbers
	invited, came               uint16
	lastCame                    uint32 // days since 1970
	engagement                  uint8  // position in model.Engagements
	left                        bool
}

type orgEntry struct {
	id               model.ID
	name, folded     string
	sector, district uint16
}

// otherEntry is a venue or a session as search knows it.
type otherEntry struct {
	kind          HitKind
	id            model.ID
	title, detail string
	folded        string // the title, keyEnd, and what else may be searched
}

func rawID(id model.ID) (raw [16]byte) {
	_, _ = hex.Decode(raw[:], []byte(strings.ReplaceAll(string(id), "-", ""))) // an id that is none matches nobody
	return raw
}

func textID(raw [16]byte) model.ID {
	var b [36]byte
	hex.Encode(b[:8], raw[:4])
	hex.Encode(b[9:13], raw[4:6])
	hex.Encode(b[14:18], raw[6:8])
	hex.Encode(b[19:23], raw[8:10])
	hex.Encode(b[24:], raw[10:])
	b[8], b[13], b[18], b[23] = '-', '-', '-', '-'
	return model.ID(b[:])
}

func readSnapshot(ctx context.Context, s *Store) (*peopleSnapshot, error) {
	snap := &peopleSnapshot{}
	if err := snap.readLists(ctx, s); err != nil {
		return nil, err
	}
	if err := snap.readPeople(ctx, s, ` ORDER BY p.sort_key, p.id`); err != nil {
		return nil, err
	}
	if err := snap.readOthers(ctx, s); err != nil {
		return nil, err
	}
	return snap, snap.readAttendance(ctx, s, nil)
}

func (x *peopleSnapshot) readOthers(ctx context.Context, s *Store) (err error) {
	x.others, err = readAll(ctx, s.reader, func(row scanner) (o otherEntry, err error) {
		var more string
		var start, end model.LocalTime
		err = row.Scan(&o.kind, &o.id, &o.title, &more, &start, &end)
		o.detail = strings.TrimSpace(more)
		if o.kind == SessionHit {
			o.detail = model.FormatSpan(start, end)
		}
		o.folded = model.Fold(o.title) + string(rune(keyEnd)) + model.Fold(more+" "+start.Date().Short())
		return o, err
	}, `SELECT 'venue', id, name, address || ' ' || postcode, '', '' FROM venue
		UNION ALL SELECT 'session', id, title, kind || ' ' || description, start_local, end_local FROM session`)
	return err
}

func (x *peopleSnapshot) readLists(ctx context.Context, s *Store) (err error) {
	if x.categories, err = s.Categories(ctx); err != nil {
		return err
	}
	x.orgAt = map[model.ID]int32{}
	rows, err := s.reader.QueryContext(ctx, `SELECT id, name, coalesce(sector, ''), coalesce(district, '') FROM organisation`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var o orgEntry
		var sector, district model.ID
		if err := rows.Scan(&o.id, &o.name, &sector, &district); err != nil {
			return err
		}
		o.folded, o.sector, o.district = model.Fold(o.name), x.categoryNumber(sector), x.categoryNumber(district)
		x.orgAt[o.id] = int32(len(x.orgs))
		x.orgs = append(x.orgs, o)
	}
	return rows.Err()
}

func (x *peopleSnapshot) readPeople(ctx context.Context, s *Store, where string, args ...any) error {
	rows, err := s.reader.QueryContext(ctx, `SELECT p.id, p.given, p.family, p.role, p.sort_key, coalesce(p.emails->>'$[0].address', ''), p.emails, p.phones, p.tags, p.left_on,
		coalesce(p.seniority, ''), coalesce(p.sector, ''), coalesce(p.district, ''),
		coalesce((SELECT organisation FROM affiliation a WHERE a.person = p.id AND (a.from_day = '' OR a.from_day <= ?1) AND (a.to_day = '' OR a.to_day >= ?1)
			ORDER BY a.position, a.id LIMIT 1), '')
		FROM person p`+where, append([]any{model.DateOf(s.Now())}, args...)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var r struct {
		id, given, family, role, key, email, emails, phones, tags sql.RawBytes
		left                                                      model.Date
		seniority, sector, district, org                          model.ID
	}
	today := model.DateOf(s.Now())
	var text bytes.Buffer
	for rows.Next() {
		if err := rows.Scan(&r.id, &r.given, &r.family, &r.role, &r.key, &r.email, &r.emails, &r.phones, &r.tags, &r.left, &r.seniority, &r.sector, &r.district, &r.org); err != nil {
			return err
		}
		text.Reset()
		text.Write(r.key)
		text.WriteByte(keyEnd)
		for _, part := range append([]string{string(r.given), string(r.family), string(r.role)}, wordsOf(r.email, r.emails, r.tags)...) {
			if part != "" {
				text.WriteString(model.Fold(part))
				text.WriteByte(' ')
			}
		}
		for _, c := range r.phones {
			if c >= '0' && c <= '9' {
				text.WriteByte(c)
			}
		}
		e := personEntry{id: rawID(model.ID(r.id)), shown: uint32(len(x.shown)), folded: uint32(len(x.folded)), org: -1,
			sector: x.categoryNumber(r.sector), district: x.categoryNumber(r.district), seniority: x.categoryNumber(r.seniority),
			engagement: uint8(slices.Index(model.Engagements, model.NeverAsked)), left: r.left != "" && r.left <= today}
		if at, ok := x.orgAt[r.org]; ok {
			e.org = at
		}
		for _, field := range []struct {
			length *uint16
			text   []byte
			into   *[]byte
		}{{&e.given, r.given, &x.shown}, {&e.family, r.family, &x.shown}, {&e.role, r.role, &x.shown}, {&e.email, r.email, &x.shown}, {&e.text, text.Bytes(), &x.folded}} {
			kept := field.text[:min(len(field.text), 1<<16-1)]
			*field.length = uint16(len(kept))
			*field.into = append(*field.into, kept...)
		}
		x.entries = append(x.entries, e)
	}
	return rows.Err()
}

// wordsOf is every address and tag of a person, out of the lists' JSON. One
// address without a label, the usual case, needs no decoding.
func wordsOf(first, emails, tags []byte) (words []string) {
	if len(emails) == len(`[{"address":""}]`)+len(first) {
		words = append(words, string(first))
	} else if string(emails) != "[]" {
		var all []model.Email
		_ = json.Unmarshal(emails, &all) // the schema holds valid JSON; what is no list has no words
		for _, e := range all {
			words = append(words, e.Address)
		}
	}
	if string(tags) != "[]" {
		var all []string
		_ = json.Unmarshal(tags, &all) // as above
		words = append(words, all...)
	}
	return words
}

// readAttendance fills in what is computed from attendance, for the entries at
// these places, or for all.
func (x *peopleSnapshot) readAttendance(ctx context.Context, s *Store, only []int) error {
	c, err := s.Community(ctx)
	if err != nil {
		return err
	}
	now := s.Now()
	since := model.DateOf(now.AddDate(0, -c.LapsedMonths, 0))
	var held int
	if err := s.reader.QueryRowContext(ctx, `SELECT count(*) FROM session WHERE state = 'held' AND start_local >= ?`, since).Scan(&held); err != nil {
		return err
	}
	if only == nil {
		only = make([]int, len(x.entries))
		for i := range only {
			only[i] = i
		}
	}
	at := make(map[[16]byte]int, len(only))
	ids := make([]model.ID, 0, len(only))
	for _, i := range only {
		e := &x.entries[i]
		at[e.id] = i
		e.invited, e.came, e.lastCame, e.engagement = 0, 0, 0, uint8(slices.Index(model.Engagements, model.NeverAsked))
		if len(only) <= bulkLimit {
			ids = append(ids, textID(e.id))
		}
	}
	query, args := attendanceQuery(since, ids)
	rows, err := s.reader.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id model.ID
		var first, last model.LocalTime
		a := model.AttendanceSummary{Held: held}
		if err := rows.Scan(&id, &a.Invited, &a.Came, &first, &last, &a.Recent); err != nil {
			return err
		}
		i, ok := at[rawID(id)]
		if !ok {
			continue
		}
		a.FirstCame, a.LastCame = first.Date().Time(), last.Date().Time()
		e := &x.entries[i]
		e.invited, e.came = uint16(min(a.Invited, 1<<16-1)), uint16(min(a.Came, 1<<16-1))
		if !a.LastCame.IsZero() {
			e.lastCame = uint32(a.LastCame.Unix() / 86400)
		}
		e.engagement = uint8(slices.Index(model.Engagements, model.EngagementOf(a, now)))
	}
	return rows.Err()
}

// attendanceQuery sums up the attendance of the people with ids, or of all when
// there are none.
func attendanceQuery(since model.Date, ids []model.ID) (string, []any) {
	where, args := "", []any{since}
	if len(ids) > 0 {
		where, args = "WHERE n.person IN (SELECT value FROM json_each(?2)) ", append(args, asJSON(ids))
	}
	return `SELECT n.person, count(*), sum(n.attendance = 'attended'),
		coalesce(min(CASE WHEN n.attendance = 'attended' THEN s.start_local END), ''), coalesce(max(CASE WHEN n.attendance = 'attended' THEN s.start_local END), ''),
		sum(n.attendance = 'attended' AND s.start_local >= ?1)
		FROM participation n JOIN session s ON s.id = n.session ` + where + `GROUP BY n.person`, args
}

// after returns the snapshot after a transaction. Only what the transaction
// touched is read again.
func (x *peopleSnapshot) after(ctx context.Context, s *Store, n Notice) (*peopleSnapshot, error) {
	if n.Bulk {
		return readSnapshot(ctx, s)
	}
	next := &peopleSnapshot{categories: x.categories, orgs: x.orgs, orgAt: x.orgAt, others: x.others,
		shown: x.shown[:len(x.shown):len(x.shown)], folded: x.folded[:len(x.folded):len(x.folded)], entries: slices.Clone(x.entries)}
	if n.Tables["organisation"] || n.Tables["category"] {
		if err := next.renumber(ctx, s); err != nil {
			return nil, err
		}
	}
	if n.Tables["venue"] || n.Tables["session"] {
		if err := next.readOthers(ctx, s); err != nil {
			return nil, err
		}
	}
	fresh, err := next.replace(ctx, s, n.IDs)
	if err != nil {
		return nil, err
	}
	switch {
	case n.Tables["session"] || n.Tables["community"]:
		err = next.readAttendance(ctx, s, nil)
	case len(fresh) > 0:
		err = next.readAttendance(ctx, s, fresh)
	}
	return next, err
}

// renumber reads organisations and categories again and gives every entry
// their new numbers.
func (x *peopleSnapshot) renumber(ctx context.Context, s *Store) error {
	oldOrgs, oldCategories := x.orgs, x.categories
	x.orgs = nil
	if err := x.readLists(ctx, s); err != nil {
		return err
	}
	orgs := make([]int32, len(oldOrgs))
	for i, o := range oldOrgs {
		orgs[i] = x.orgNumber(o.id)
	}
	categories := make([]uint16, len(oldCategories)+1)
	for i, c := range oldCategories {
		categories[i+1] = x.categoryNumber(c.ID)
	}
	for i := range x.entries {
		e := &x.entries[i]
		if e.org >= 0 {
			e.org = orgs[e.org]
		}
		e.sector, e.district, e.seniority = categories[e.sector], categories[e.district], categories[e.seniority]
	}
	return nil
}

// replace reads the people among ids again and puts them where they belong; it
// returns where they are now.
func (x *peopleSnapshot) replace(ctx context.Context, s *Store, ids map[model.ID]bool) (places []int, err error) {
	gone := make(map[[16]byte]bool, len(ids))
	list := make([]model.ID, 0, len(ids))
	for id := range ids {
		gone[rawID(id)] = true
		list = append(list, id)
	}
	old := x.entries
	x.entries = nil
	if err := x.readPeople(ctx, s, ` WHERE p.id IN (SELECT value FROM json_each(?2)) ORDER BY p.sort_key, p.id`, asJSON(list)); err != nil {
		return nil, err
	}
	fresh := x.entries
	x.entries = make([]personEntry, 0, len(old)+len(fresh))
	take := func() {
		places = append(places, len(x.entries))
		x.entries = append(x.entries, fresh[0])
		fresh = fresh[1:]
	}
	for i := range old {
		if gone[old[i].id] {
			continue
		}
		for len(fresh) > 0 && x.before(&fresh[0], &old[i]) {
			take()
		}
		x.entries = append(x.entries, old[i])
	}
	for len(fresh) > 0 {
		take()
	}
	return places, nil
}

// before reports whether a stands before b in the list: by sort key, which
// begins the folded text, then by id.
func (x *peopleSnapshot) before(a, b *personEntry) bool {
	if c := bytes.Compare(x.foldedOf(a), x.foldedOf(b)); c != 0 {
		return c < 0
	}
	return bytes.Compare(a.id[:], b.id[:]) < 0
}

func (x *peopleSnapshot) foldedOf(e *personEntry) []byte {
	return x.folded[e.folded : e.folded+uint32(e.text)]
}

func (x *peopleSnapshot) row(at int32) PersonRow {
	e := &x.entries[at]
	rest := x.shown[e.shown:]
	take := func(n uint16) string {
		s := string(rest[:n])
		rest = rest[n:]
		return s
	}
	r := PersonRow{ID: textID(e.id), Given: take(e.given), Family: take(e.family), Role: take(e.role), Email: take(e.email),
		Sector: x.categoryID(x.sectorOf(e)), District: x.categoryID(x.districtOf(e)), Seniority: x.categoryID(e.seniority),
		Invited: int(e.invited), Came: int(e.came), Engagement: model.Engagements[e.engagement], Left: e.left}
	if e.org >= 0 {
		r.Organisation = x.orgs[e.org].name
	}
	if e.lastCame > 0 {
		r.LastCame = model.DateOf(time.Unix(int64(e.lastCame)*86400, 0).UTC())
	}
	return r
}

func (x *peopleSnapshot) sectorOf(e *personEntry) uint16 {
	if e.org >= 0 && x.orgs[e.org].sector != 0 {
		return x.orgs[e.org].sector
	}
	return e.sector
}

func (x *peopleSnapshot) districtOf(e *personEntry) uint16 {
	if e.district == 0 && e.org >= 0 {
		return x.orgs[e.org].district
	}
	return e.district
}

func (x *peopleSnapshot) categoryNumber(id model.ID) uint16 {
	if id == "" {
		return 0
	}
	return uint16(slices.IndexFunc(x.categories, func(c model.Category) bool { return c.ID == id }) + 1)
}

func (x *peopleSnapshot) categoryNumbers(ids []model.ID) []uint16 {
	var numbers []uint16
	for _, id := range ids {
		if n := x.categoryNumber(id); n > 0 || id == "" {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

func (x *peopleSnapshot) categoryID(n uint16) model.ID {
	if n == 0 {
		return ""
	}
	return x.categories[n-1].ID
}

func (x *peopleSnapshot) orgNumber(id model.ID) int32 {
	if at, ok := x.orgAt[id]; ok {
		return at
	}
	return -1
}

// textTest finds every word in a person's own text or in the organisation's
// name. Organisations are tested once for all their people.
func (x *peopleSnapshot) textTest(words []string) func(*personEntry) bool {
	type wanted struct {
		word []byte
		orgs []bool
	}
	list := make([]wanted, len(words))
	for i, w := range words {
		list[i] = wanted{[]byte(w), make([]bool, len(x.orgs))}
		for j, o := range x.orgs {
			list[i].orgs[j] = strings.Contains(o.folded, w)
		}
	}
	return func(e *personEntry) bool {
		text := x.foldedOf(e)
		for _, w := range list {
			if !(e.org >= 0 && w.orgs[e.org]) && !bytes.Contains(text, w.word) {
				return false
			}
		}
		return true
	}
}

// order returns every position in the order of a column; the name order breaks
// ties. It is made once for each column and kept.
func (x *peopleSnapshot) order(by PeopleSort, descending bool) []int32 {
	x.orders.Lock()
	defer x.orders.Unlock()
	key := by
	if descending {
		key += " descending"
	}
	if all, ok := x.orders.by[key]; ok {
		return all
	}
	all := make([]int32, len(x.entries))
	for i := range all {
		all[i] = int32(i)
	}
	if compare := x.comparison(by); compare != nil {
		slices.SortStableFunc(all, func(a, b int32) int {
			if descending {
				a, b = b, a
			}
			return compare(&x.entries[a], &x.entries[b])
		})
	} else if descending {
		slices.Reverse(all)
	}
	if x.orders.by == nil {
		x.orders.by = map[PeopleSort][]int32{}
	}
	x.orders.by[key] = all
	return all
}

func (x *peopleSnapshot) comparison(by PeopleSort) func(a, b *personEntry) int {
	switch by {
	case ByRole:
		role := func(e *personEntry) []byte {
			start := e.shown + uint32(e.given) + uint32(e.family)
			return bytes.ToLower(x.shown[start : start+uint32(e.role)])
		}
		return func(a, b *personEntry) int { return bytes.Compare(role(a), role(b)) }
	case ByOrganisation:
		rank := make([]int, len(x.orgs)+1)
		sorted := make([]int, len(x.orgs))
		for i := range sorted {
			sorted[i] = i
		}
		slices.SortFunc(sorted, func(a, b int) int { return strings.Compare(x.orgs[a].folded, x.orgs[b].folded) })
		for i, o := range sorted {
			rank[o+1] = i + 1
		}
		return func(a, b *personEntry) int { return rank[a.org+1] - rank[b.org+1] }
	case ByDistrict:
		return func(a, b *personEntry) int { return int(x.districtOf(a)) - int(x.districtOf(b)) }
	case ByCame:
		return func(a, b *personEntry) int { return int(a.came) - int(b.came) }
	case ByEngagement:
		return func(a, b *personEntry) int { return int(a.engagement) - int(b.engagement) }
	}
	return nil
}

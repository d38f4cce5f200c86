package storage

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"convenor/model"
)

// readSnapshot reads everyone, in the order of the file, which takes a tenth of
// the time that the order of the list would; the entries are sorted afterwards.
func readSnapshot(ctx context.Context, s *Store) (*peopleSnapshot, error) {
	snap := &peopleSnapshot{words: &peopleWords{}}
	if err := snap.readLists(ctx, s, nil); err != nil {
		return nil, err
	}
	if err := snap.readPeople(ctx, s, nil); err != nil {
		return nil, err
	}
	snap.pack()
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

// readLists reads categories and organisations: those of the people with ids,
// or all when ids is nil.
func (x *peopleSnapshot) readLists(ctx context.Context, s *Store, ids []model.ID) (err error) {
	if x.categories, err = s.Categories(ctx); err != nil {
		return err
	}
	x.orgAt = map[model.ID]int32{}
	where, args := "", []any(nil)
	if ids != nil {
		where, args = "WHERE id IN (SELECT organisation FROM affiliation WHERE person IN (SELECT value FROM json_each(?)))", []any{asJSON(ids)}
	}
	rows, err := s.reader.QueryContext(ctx, `SELECT id, name, coalesce(sector, ''), coalesce(district, '') FROM organisation `+where, args...)
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

// readPeople makes the entries of the people with ids, or of everyone when ids
// is nil, in list order, without what is computed from attendance.
func (x *peopleSnapshot) readPeople(ctx context.Context, s *Store, ids []model.ID) error {
	where, args := "", []any(nil)
	if ids != nil {
		where, args = "WHERE id IN (SELECT value FROM json_each(?))", []any{asJSON(ids)}
	}
	rows, err := s.reader.QueryContext(ctx, `SELECT id, given, family, role, sort_key, sort_as = '', emails, phones, tags, left_on, seniority, sector, district
		FROM person `+where+` ORDER BY id`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	today := model.DateOf(s.Now())
	var r personRecord
	for rows.Next() {
		if err := r.scan(rows); err != nil {
			return err
		}
		x.add(&r, today)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := x.readOrganisations(ctx, s, today, ids); err != nil {
		return err
	}
	slices.SortFunc(x.entries, func(a, b personEntry) int { return x.compare(&a, &b) })
	return nil
}

// personRecord is one person as the file has them. Its parts last until the
// next is scanned.
type personRecord struct {
	id, given, family, role, key, emails, phones, tags, left, seniority, sector, district sql.RawBytes
	asKey                                                                                 bool // the key is family and given name
	text                                                                                  bytes.Buffer
}

func (r *personRecord) scan(row scanner) error {
	return row.Scan(&r.id, &r.given, &r.family, &r.role, &r.key, &r.asKey, &r.emails, &r.phones, &r.tags, &r.left, &r.seniority, &r.sector, &r.district)
}

// add makes an entry of r at the end.
func (x *peopleSnapshot) add(r *personRecord, today model.Date) {
	first, words := wordsOf(r.emails, r.tags)
	e := personEntry{id: rawBytes(r.id), shown: uint32(len(x.shown)), folded: uint32(len(x.folded)), org: -1,
		sector: x.categoryNumber(model.ID(r.sector)), district: x.categoryNumber(model.ID(r.district)), seniority: x.categoryNumber(model.ID(r.seniority)),
		engagement: uint8(slices.Index(model.Engagements, model.NeverAsked)), left: len(r.left) > 0 && string(r.left) <= string(today)}
	r.fold(words)
	for _, field := range []struct {
		length *uint16
		text   []byte
		into   *[]byte
	}{{&e.given, r.given, &x.shown}, {&e.family, r.family, &x.shown}, {&e.role, r.role, &x.shown}, {&e.email, first, &x.shown}, {&e.text, r.text.Bytes(), &x.folded}} {
		kept := field.text[:min(len(field.text), 1<<16-1)]
		*field.length = uint16(len(kept))
		*field.into = append(*field.into, kept...)
	}
	e.key = uint16(min(len(r.key), int(e.text)))
	x.entries = append(x.entries, e)
}

// fold puts into text what filters look in: the sort key, keyEnd, and what else
// is known.
func (r *personRecord) fold(words []string) {
	r.text.Reset()
	r.text.Write(r.key)
	r.text.WriteByte(keyEnd)
	add := func(part string) {
		if part != "" {
			r.text.WriteString(model.Fold(part))
			r.text.WriteByte(' ')
		}
	}
	if !r.asKey {
		add(string(r.given))
		add(string(r.family))
	}
	add(string(r.role))
	for _, w := range words {
		add(w)
	}
	for _, c := range r.phones {
		if c >= '0' && c <= '9' {
			r.text.WriteByte(c)
		}
	}
}

// wordsOf is the first address of a person, and every address and tag, out of
// the lists' JSON.
func wordsOf(emails, tags []byte) (first []byte, words []string) {
	if address, ok := onlyAddress(emails); ok {
		first, words = address, []string{string(address)}
	} else if string(emails) != "[]" {
		var all []model.Email
		_ = json.Unmarshal(emails, &all) // the schema holds valid JSON; what is no list has no words
		for _, e := range all {
			words = append(words, e.Address)
		}
		if len(all) > 0 {
			first = []byte(all[0].Address)
		}
	}
	if string(tags) != "[]" {
		var all []string
		_ = json.Unmarshal(tags, &all) // as above
		words = append(words, all...)
	}
	return first, words
}

// onlyAddress is the one address of a list that holds no more, the usual case,
// which needs no decoding.
func onlyAddress(emails []byte) ([]byte, bool) {
	address, ok := bytes.CutPrefix(emails, []byte(`[{"address":"`))
	if !ok {
		return nil, false
	}
	address, ok = bytes.CutSuffix(address, []byte(`"}]`))
	return address, ok && !bytes.ContainsAny(address, `"\\`)
}

// readOrganisations gives the entries, which are in order of their ids, the
// organisations that the people are with today.
func (x *peopleSnapshot) readOrganisations(ctx context.Context, s *Store, today model.Date, ids []model.ID) error {
	where, args := "", []any{today}
	if ids != nil {
		where, args = "AND person IN (SELECT value FROM json_each(?2))", append(args, asJSON(ids))
	}
	rows, err := s.reader.QueryContext(ctx, `SELECT person, organisation, position FROM affiliation
		WHERE (from_day = '' OR from_day <= ?1) AND (to_day = '' OR to_day >= ?1) `+where+` ORDER BY id`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	positions := make([]int, len(x.entries))
	var person, org sql.RawBytes
	var position int
	for rows.Next() {
		if err := rows.Scan(&person, &org, &position); err != nil {
			return err
		}
		key := rawBytes(person)
		at, ok := slices.BinarySearchFunc(x.entries, key, func(e personEntry, key [16]byte) int { return bytes.Compare(e.id[:], key[:]) })
		if ok && (x.entries[at].org < 0 || position < positions[at]) {
			x.entries[at].org, positions[at] = x.orgNumber(model.ID(org)), position
		}
	}
	return rows.Err()
}

// pack brings the texts into the order of the entries, so that a walk through
// the list is a walk through memory.
func (x *peopleSnapshot) pack() {
	shown, folded := x.shown, x.folded
	x.entries = slices.Clip(x.entries)
	x.shown, x.folded = make([]byte, 0, len(shown)), make([]byte, 0, len(folded))
	for i := range x.entries {
		e := &x.entries[i]
		n := uint32(e.given) + uint32(e.family) + uint32(e.role) + uint32(e.email)
		e.shown, x.shown = uint32(len(x.shown)), append(x.shown, shown[e.shown:e.shown+n]...)
		e.folded, x.folded = uint32(len(x.folded)), append(x.folded, folded[e.folded:e.folded+uint32(e.text)]...)
	}
}

package storage

import (
	"bytes"
	"context"
	"encoding/hex"
	"slices"
	"sync"
	"time"

	"convenor/model"
)

// peopleSnapshot holds what filters and search need of everyone, compactly and
// without pointers: about 200 bytes a person. Entries are in list order. It is
// never changed; a write makes the next one (see after).
type peopleSnapshot struct {
	entries    []personEntry
	shown      []byte // given, family, role, email of every entry
	folded     []byte // what text filters look in; it and shown only grow from one snapshot to the next
	orgs       []orgEntry
	orgAt      map[model.ID]int32
	categories []model.Category // number n is categories[n-1]; 0 is "not known"
	others     []otherEntry     // venues and sessions, for search
	words      *peopleWords     // shared with the next snapshot while no name changes

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
	key, text                   uint16 // lengths in folded: of the sort key, and of all
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

func rawID(id model.ID) [16]byte { return rawBytes([]byte(id)) }

// rawBytes is rawID of an id's text. One that is no id matches nobody.
func rawBytes(text []byte) (raw [16]byte) {
	var digits [32]byte
	n := 0
	for _, c := range text {
		if c != '-' && n < len(digits) {
			digits[n] = c
			n++
		}
	}
	_, _ = hex.Decode(raw[:], digits[:n])
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

// after returns the snapshot after a transaction. Only what the transaction
// touched is read again.
func (x *peopleSnapshot) after(ctx context.Context, s *Store, n Notice) (*peopleSnapshot, error) {
	if n.Bulk {
		return readSnapshot(ctx, s)
	}
	next := &peopleSnapshot{categories: x.categories, orgs: x.orgs, orgAt: x.orgAt, others: x.others,
		shown: x.shown, folded: x.folded, entries: slices.Clone(x.entries), words: x.words}
	if n.Tables["person"] || n.Tables["organisation"] {
		next.words = &peopleWords{}
	}
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
	if err := x.readLists(ctx, s, nil); err != nil {
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
	if err := x.readPeople(ctx, s, list); err != nil {
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
		for len(fresh) > 0 && x.compare(&fresh[0], &old[i]) < 0 {
			take()
		}
		x.entries = append(x.entries, old[i])
	}
	for len(fresh) > 0 {
		take()
	}
	return places, nil
}

// compare orders entries as the list does: by sort key, then by id.
func (x *peopleSnapshot) compare(a, b *personEntry) int {
	if c := bytes.Compare(x.keyOf(a), x.keyOf(b)); c != 0 {
		return c
	}
	return bytes.Compare(a.id[:], b.id[:])
}

func (x *peopleSnapshot) keyOf(e *personEntry) []byte {
	return x.folded[e.folded : e.folded+uint32(e.key)]
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

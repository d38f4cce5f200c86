package storage

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"convenor/model"
)

// HitKind is what a search found.
type HitKind string

// The kinds, in the order they stand when all else is equal.
const (
	PersonHit       HitKind = "person"
	OrganisationHit HitKind = "organisation"
	VenueHit        HitKind = "venue"
	SessionHit      HitKind = "session"
)

// Hit is one thing a search found.
type Hit struct {
	Kind   HitKind
	ID     model.ID
	Title  string
	Detail string // a person's organisation, a session's date
	score  int
}

// Search finds people, organisations, venues and sessions that hold every word
// of query somewhere, in any order, diacritics ignored; the best come first, at
// most limit. A word that begins a word of the name counts more than one inside
// it, and one in the name more than one elsewhere.
func (s *Store) Search(ctx context.Context, query string, limit int) ([]Hit, error) {
	words := model.Words(query)
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	snap, raw, err := s.searched(ctx, words)
	if err != nil {
		return nil, err
	}
	best := bestHits{limit: limit}
	searchPeople(snap, raw, &best, snap.textTest(words))
	for _, o := range snap.orgs {
		if model.MatchWords(o.folded, words) {
			best.add(Hit{OrganisationHit, o.id, o.name, "", score([]byte(o.folded), raw)})
		}
	}
	for _, o := range snap.others {
		if model.MatchWords(o.folded, words) {
			title, _, _ := strings.Cut(o.folded, string(rune(keyEnd)))
			best.add(Hit{o.kind, o.id, o.title, o.detail, score([]byte(title), raw)})
		}
	}
	return best.hits, nil
}

func searchPeople(snap *peopleSnapshot, raw [][]byte, best *bestHits, test func(*personEntry) bool) {
	for i := range snap.entries {
		e := &snap.entries[i]
		if !test(e) {
			continue
		}
		text := snap.foldedOf(e)
		name := text[:bytes.IndexByte(text, keyEnd)]
		points := score(name, raw)
		if best.full() && points <= best.hits[len(best.hits)-1].score {
			continue // later in the list of names, and no better
		}
		row := snap.row(int32(i))
		best.add(Hit{PersonHit, row.ID, model.DisplayName(row.Given, row.Family), model.JoinNonEmpty(" · ", row.Role, row.Organisation), points})
	}
}

// score says how well words fit a folded title: for each word 3 points when it
// is a word of the title, 2 when it begins one, 1 when it is inside one.
func score(title []byte, words [][]byte) int {
	points := 0
	for _, w := range words {
		best := 0
		for from := 0; best < 3; {
			i := bytes.Index(title[from:], w)
			if i < 0 {
				break
			}
			i += from
			begins := i == 0 || title[i-1] == ' '
			ends := i+len(w) == len(title) || title[i+len(w)] == ' '
			switch {
			case begins && ends:
				best = 3
			case begins:
				best = 2
			default:
				best = max(best, 1)
			}
			from = i + 1
		}
		points += best
	}
	return points
}

// bestHits keeps the best few, best first; of equals the earlier stays first.
type bestHits struct {
	limit int
	hits  []Hit
}

func (b *bestHits) full() bool { return len(b.hits) == b.limit }

func (b *bestHits) add(h Hit) {
	at, _ := slices.BinarySearchFunc(b.hits, h, func(have, h Hit) int {
		if have.score >= h.score {
			return -1
		}
		return cmp.Compare(h.score, have.score)
	})
	b.hits = slices.Insert(b.hits, at, h)
	if len(b.hits) > b.limit {
		b.hits = b.hits[:b.limit]
	}
}

// Counts is how many there are of each.
type Counts struct{ People, Organisations, Venues, Sessions int }

// Counts returns how many people, organisations, venues and sessions there are.
func (s *Store) Counts(ctx context.Context) (c Counts, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM organisation), (SELECT count(*) FROM venue), (SELECT count(*) FROM session)`).
		Scan(&c.People, &c.Organisations, &c.Venues, &c.Sessions)
	return c, fileError(s.path, err)
}

// searched is what is searched, and the words as they are looked for in it.
func (s *Store) searched(ctx context.Context, words []string) (snap *peopleSnapshot, raw [][]byte, err error) {
	if snap, err = s.people.await(ctx, s); err != nil {
		return nil, nil, fileError(s.path, err)
	}
	raw = make([][]byte, len(words))
	for i, w := range words {
		raw[i] = []byte(w)
	}
	return snap, raw, nil
}

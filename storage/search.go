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
	s.people.start(s)
	snap, err := s.people.await(ctx)
	if err != nil {
		return nil, fileError(s.path, err)
	}
	best := bestHits{limit: limit}
	s.searchPeople(snap, words, &best)
	for _, o := range snap.orgs {
		if model.MatchWords(o.folded, words) {
			best.add(Hit{OrganisationHit, o.id, o.name, "", score(o.folded, words)})
		}
	}
	for _, table := range []struct {
		kind  HitKind
		query string
	}{
		{VenueHit, `SELECT id, name, address || ' ' || postcode, '', '' FROM venue`},
		{SessionHit, `SELECT id, title, kind || ' ' || description, start_local, end_local FROM session`},
	} {
		if err := s.searchTable(ctx, table.kind, table.query, words, &best); err != nil {
			return nil, err
		}
	}
	return best.hits, nil
}

func (s *Store) searchPeople(snap *peopleSnapshot, words []string, best *bestHits) {
	test := snap.textTest(words)
	for i := range snap.entries {
		e := &snap.entries[i]
		if !test(e) {
			continue
		}
		text := snap.foldedOf(e)
		points := score(string(text[:bytes.IndexByte(text, keyEnd)]), words)
		if best.full() && points <= best.hits[len(best.hits)-1].score {
			continue // later in the list of names, and no better
		}
		row := snap.row(int32(i))
		best.add(Hit{PersonHit, row.ID, model.DisplayName(row.Given, row.Family), model.JoinNonEmpty(" · ", row.Role, row.Organisation), points})
	}
}

func (s *Store) searchTable(ctx context.Context, kind HitKind, query string, words []string, best *bestHits) error {
	rows, err := s.reader.QueryContext(ctx, query)
	if err != nil {
		return fileError(s.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		h := Hit{Kind: kind}
		var more string
		var start, end model.LocalTime
		if err := rows.Scan(&h.ID, &h.Title, &more, &start, &end); err != nil {
			return err
		}
		title := model.Fold(h.Title)
		if !model.MatchWords(title+" "+model.Fold(more+" "+string(start.Date().Short())), words) {
			continue
		}
		h.Detail = strings.TrimSpace(more)
		if kind == SessionHit {
			h.Detail = model.FormatSpan(start, end)
		}
		h.score = score(title, words)
		best.add(h)
	}
	return rows.Err()
}

// score says how well words fit a folded title: for each word 3 points when it
// is a word of the title, 2 when it begins one, 1 when it is inside one; and
// one more when the title begins with the first word.
func score(title string, words []string) int {
	points := 0
	padded := " " + title + " "
	for _, w := range words {
		switch {
		case strings.Contains(padded, " "+w+" "):
			points += 3
		case strings.Contains(padded, " "+w):
			points += 2
		case strings.Contains(title, w):
			points++
		}
	}
	if strings.HasPrefix(title, words[0]) {
		points++
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

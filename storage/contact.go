package storage

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"unicode"

	"convenor/model"
)

// FindContacts finds the people that text could mean, best first, at most
// limit: those who hold every word of it in name, organisation or email, in any
// order, diacritics ignored; then those whose name holds every word but for one
// slip of the pen in each. A text that looks like a phone number is looked for in
// phones too.
func (s *Store) FindContacts(ctx context.Context, text string, limit int) ([]Hit, error) {
	words := model.Words(text)
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	snap, raw, err := s.searched(ctx, words)
	if err != nil {
		return nil, err
	}
	best := bestHits{limit: limit}
	test := snap.textTest(words)
	if !looksLikePhone(text) {
		anywhere := test
		test = func(e *personEntry) bool { return anywhere(e) && snap.introduced(e, words) }
	}
	searchPeople(snap, raw, &best, test)
	hits := best.hits
	for i := range snap.entries {
		if len(hits) >= limit {
			break
		}
		text := snap.foldedOf(&snap.entries[i])
		if !nearName(string(text[:bytes.IndexByte(text, keyEnd)]), words) {
			continue
		}
		row := snap.row(int32(i))
		if !slices.ContainsFunc(hits, func(h Hit) bool { return h.ID == row.ID }) {
			hits = append(hits, Hit{Kind: PersonHit, ID: row.ID, Title: model.DisplayName(row.Given, row.Family), Detail: model.JoinNonEmpty(" · ", row.Role, row.Organisation)})
		}
	}
	return hits, nil
}

// leastPhone is how many digits a text needs to be looked for in phones: "30" is
// a row, a house or a year.
const leastPhone = 5

func looksLikePhone(text string) bool {
	digits := 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			return false
		}
	}
	return digits >= leastPhone
}

// introduced reports whether every word is in what people say of themselves at a
// door: name, organisation and email.
func (x *peopleSnapshot) introduced(e *personEntry, words []string) bool {
	text := x.foldedOf(e)
	said := string(text[:bytes.IndexByte(text, keyEnd)]) + " " + x.nameOf(e) + " " + x.emailOf(e)
	if e.org >= 0 {
		said += " " + x.orgs[e.org].folded
	}
	return model.MatchWords(said, words)
}

// emailOf is the folded address of an entry.
func (x *peopleSnapshot) emailOf(e *personEntry) string {
	at := e.shown + uint32(e.given) + uint32(e.family) + uint32(e.role)
	return model.Fold(string(x.shown[at : at+uint32(e.email)]))
}

// SimilarContacts finds the people that somebody new could be after all: of the
// same email, or of the same name but for a slip of the pen. At most limit.
func (s *Store) SimilarContacts(ctx context.Context, name, email string, limit int) (hits []Hit, err error) {
	if email = strings.TrimSpace(email); email != "" {
		byEmail, err := readAll(ctx, s.reader, func(row scanner) (id model.ID, err error) { return id, row.Scan(&id) },
			`SELECT DISTINCT p.id FROM person p, json_each(p.emails) e WHERE lower(e.value->>'address') = lower(?) LIMIT ?`, email, limit)
		if err != nil {
			return nil, err
		}
		for _, id := range byEmail {
			p, err := s.Person(ctx, id)
			if err != nil {
				return nil, err
			}
			hits = append(hits, Hit{Kind: PersonHit, ID: id, Title: p.Name(), Detail: "same email"})
		}
	}
	byName, err := s.FindContacts(ctx, name, 10*limit)
	words := model.Words(name)
	for _, h := range byName {
		// More than one word must agree, or the one that is all there is.
		has := model.Words(h.Title)
		if len(hits) < limit && nearName(strings.Join(has, " "), words) && (len(words) > 1 || len(has) == 1) &&
			!slices.ContainsFunc(hits, func(have Hit) bool { return have.ID == h.ID }) {
			hits = append(hits, h)
		}
	}
	return hits, err
}

// nearName reports whether each of words is a word of the folded name, but for
// one slip.
func nearName(name string, words []string) bool {
	has := strings.Fields(name)
	for _, w := range words {
		if !slices.ContainsFunc(has, func(h string) bool { return oneSlip(h, w) }) {
			return false
		}
	}
	return true
}

// shortWord is the length below which a slip makes another word.
const shortWord = 4

// oneSlip reports whether a and b are the same word but for one letter left out,
// put in or mistaken, or two exchanged.
func oneSlip(a, b string) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < shortWord || len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(y) > len(x) {
		return slices.Equal(x[i:], y[i+1:])
	}
	if slices.Equal(x[i+1:], y[i+1:]) {
		return true
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
}

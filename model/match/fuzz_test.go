package match

import (
	"maps"
	"reflect"
	"strings"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// FuzzVerdicts judges any cells under any headings, with some of the columns
// made to hold any field, twice over: as nobody and then as somebody who is
// known already. Lines end with \n, cells with \x1f.
func FuzzVerdicts(f *testing.F) {
	for _, list := range []string{
		"Name\x1fEmail\nAnn Lee\x1fa@x.org\nAnn Lee\x1f\n\x1f\n",
		"First name\x1fLast name\x1fEmail\x1fPhone\x1fOrganisation\x1fTags\x1fNotes\nŁukasz\x1fŻak\x1fl@x.org\x1f+44 (0)7700 900123\x1fN/A\x1fa; \"b, c\"\x1fx",
		"Contact ID\x1fExternal Identifier\x1fFirst Name\x1fLast Name\n5\x1f9\x1fAnn\x1fLee\n9\x1f5\x1fBob\x1fHope\n5\x1f\x1f\x1f",
		"Convenor id\x1fGiven name\x1fNumbers in other systems\n019dfcba-fc70-7000-bbbb-0407d1e2c649\x1f李\x1fZoom: 4; \"a:b\": \"c;d\"\nnone\x1f🦊\x1f12",
		"Name (original name)\x1fUser Email\nBob (Bob Smith)\x1fbob@x.org\nBob\x1fmailto:bob@x.org; B@x.org\n(\x1f<>",
		"E-mail 1 - Value\x1fFirst Name\x1fLabels\na@x.org ::: b@x.org\x1fAnn\x1f* myContacts ::: CoP\n\x1fAnn\x1f",
		"\x1f\n\x1f\x1f\x1f", "Email\nli@x.org\nli@x.org", "a@x.org\x1fAnn Lee\nb@x.org\x1fBo Ng\nc@x.org", "\xff\x1f\x00\nJoined\x1f2026-13-45",
		"Sector\x1fSeniority\x1fDistrict\x1fJoined\x1fName\nVoluntary\x1fBoss\x1fNowhere\x1f06/05/2026\x1fCllr Dr Ann Lee, MBE",
	} {
		for i := range Modes {
			f.Add(list, list, uint8(i), []byte{})
		}
		f.Add(list, "Name\x1fEmail\nLee Ann\x1fA@X.org\n\x1f", uint8(0), []byte{3, 1, 20, 13, 0, 7})
	}
	f.Fuzz(func(t *testing.T, first, second string, mode uint8, fields []byte) {
		b := newBook()
		for _, list := range []string{first, second, second} {
			var rows [][]string
			for _, line := range strings.Split(list, "\n") {
				rows = append(rows, strings.Split(line, "\x1f"))
			}
			rows = rows[:min(len(rows), 30)]
			m := Guess(rows[0], rows[1:])
			for i, n := range fields[:min(len(fields), len(m.Columns))] {
				m.Columns[i] = Fields[int(n)%len(Fields)]
			}
			_ = m.Validate() // a list that is refused is judged all the same
			b.judgeAll(t, m, Modes[int(mode)%len(Modes)], rows[1:])
		}
	})
}

// judgeAll judges rows and checks what every verdict must hold to.
func (b *book) judgeAll(t *testing.T, m Mapping, mode Mode, rows [][]string) {
	x := NewIndex(len(b.people))
	for i := range len(b.people) {
		b.know(x, b.people[personID(i)], 0)
	}
	var tally Tally
	for i, cells := range rows {
		before := maps.Clone(b.people)
		c := m.Read(i+2, cells)
		v := b.judge(x, c, mode)
		tally.Add(v.Kind)
		switch v.Kind {
		case Same, Ambiguous, Error:
			if diff := cmp.Diff(before, b.people); diff != "" {
				t.Fatalf("the verdict “%s” on %q changed something: %s", v.Kind, cells, diff)
			}
		case New:
			if len(b.people) != len(before)+1 || b.people[v.Person].Name() == "" {
				t.Fatalf("%q made %d people into %d, of them %+v", cells, len(before), len(b.people), b.people[v.Person])
			}
		case Updated:
			if len(v.Changes) == 0 || len(b.people) != len(before) {
				t.Fatalf("%q updates %d people to %d with %+v", cells, len(before), len(b.people), v.Changes)
			}
			blanksKeep(t, c, before[v.Person], b.people[v.Person])
			for id, was := range before {
				if id != v.Person && !reflect.DeepEqual(was, b.people[id]) {
					t.Fatalf("%q is about %s and changed %s", cells, v.Person, id)
				}
			}
		default:
			t.Fatalf("%q got the verdict %q", cells, v.Kind)
		}
	}
	if tally.Rows != len(rows) || tally.New+tally.Update+tally.Same+tally.Ambiguous+tally.Error != len(rows) {
		t.Fatalf("of %d rows the tally is %+v", len(rows), tally)
	}
}

// blanksKeep checks that what a row does not say stays, and that nothing that
// is a list, nor the notes, loses anything.
func blanksKeep(t *testing.T, c Contact, was, is model.Person) {
	t.Helper()
	for _, one := range []struct {
		field         Field
		said, was, is string
	}{
		{Given, c.Given + c.Family, was.Given, is.Given}, {Family, c.Given + c.Family, was.Family, is.Family},
		{Pronouns, c.Pronouns, was.Pronouns, is.Pronouns}, {Role, c.Role, was.Role, is.Role}, {Postcode, c.Postcode, was.Postcode, is.Postcode},
		{Address, c.Address, was.Address, is.Address}, {Joined, string(c.Joined), string(was.Joined), string(is.Joined)},
		{Seniority, c.Seniority, string(was.Seniority), string(is.Seniority)}, {District, c.District, string(was.District), string(is.District)},
		{Sector, c.Sector, string(was.Sector), string(is.Sector)}, {Notes, c.Notes, was.Notes, is.Notes},
	} {
		if one.said == "" && one.was != one.is || one.was != "" && one.is == "" {
			t.Fatalf("the %s was %q, the row says %q, and it became %q", one.field, one.was, one.said, one.is)
		}
	}
	keeps(t, Email, was.Emails, is.Emails)
	keeps(t, Phone, was.Phones, is.Phones)
	keeps(t, Tags, was.Tags, is.Tags)
	keeps(t, Interests, was.Interests, is.Interests)
	keeps(t, ExternalID, was.ExternalIDs, is.ExternalIDs)
	if len(is.Affiliations) < len(was.Affiliations) || !strings.HasPrefix(is.Notes, was.Notes) {
		t.Fatalf("%+v became %+v", was, is)
	}
}

func keeps[T comparable](t *testing.T, field Field, was, is []T) {
	t.Helper()
	if len(is) < len(was) || !reflect.DeepEqual(was, is[:len(was):len(was)]) && len(was) > 0 {
		t.Fatalf("%s: %v became %v", field, was, is)
	}
}

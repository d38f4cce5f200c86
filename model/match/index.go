package match

import (
	"iter"
	"slices"
	"strings"

	"convenor/model"
)

// Index knows people by what tells them apart. It holds about 300 bytes for
// each.
type Index struct {
	people []known
	byID   map[model.ID]int32
	keys   map[string]int32   // the first person with a key
	more   map[string][]int32 // the others
}

type known struct {
	id       model.ID
	name     string // as it is said
	words    string // the name for comparing; "" when an address stands in for it
	org      string // folded; "" for those that stand for nothing
	postcode string
	emails   bool
	line     int // of the row that made the person in this import; 0 = in the file before
}

// NewIndex returns an index with room for about so many people.
func NewIndex(people int) *Index {
	return &Index{people: make([]known, 0, people), byID: make(map[model.ID]int32, people), keys: make(map[string]int32, 2*people), more: map[string][]int32{}}
}

// Add makes a person known, or known better. The contact holds what the file
// has of them now; line is 0 for people who were in the file before.
func (x *Index) Add(id model.ID, c Contact, line int) {
	n, again := x.byID[id]
	if !again {
		n = int32(len(x.people))
		x.people = append(x.people, known{id: id, line: line})
		x.byID[id] = n
	}
	p := &x.people[n]
	p.name = c.Name()
	p.words = ""
	p.org = says(c.Organisation)
	p.postcode = postcodeKey(c.Postcode)
	p.emails = len(c.Emails) > 0
	if !standsIn(c.Given, c.Family, c.Emails) {
		p.words = nameWords(c.Given, c.Family)
		for _, k := range nameKeys(p.words, c.Given, c.Family) {
			x.key(k, n, again)
		}
	}
	for _, e := range c.Emails {
		x.key("e"+emailKey(e), n, again)
	}
	for _, ph := range c.Phones {
		if k := phoneKey(ph); tells(k) {
			x.key("p"+p.words+"|"+k, n, again)
		}
	}
	for _, e := range c.ExternalIDs {
		x.key("x"+e.System+"|"+e.Value, n, again)
	}
}

// key remembers that person n has a key; known says that n may have it already.
func (x *Index) key(key string, n int32, known bool) {
	have, ok := x.keys[key]
	switch {
	case !ok:
		x.keys[key] = n
	case have != n && !(known && slices.Contains(x.more[key], n)):
		x.more[key] = append(x.more[key], n)
	}
}

// find gives everybody who has, or had, a key.
func (x *Index) find(key string) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		first, ok := x.keys[key]
		if !ok || !yield(first) {
			return
		}
		for _, n := range x.more[key] {
			if !yield(n) {
				return
			}
		}
	}
}

func (x *Index) has(key string, n int32) bool {
	for m := range x.find(key) {
		if m == n {
			return true
		}
	}
	return false
}

// nameWords is a name for comparing: its folded words in order of the
// alphabet, so that neither order nor the place of the split matters.
func nameWords(given, family string) string {
	words := strings.Fields(model.Fold(given + " " + family))
	slices.Sort(words)
	return strings.Join(words, " ")
}

// nameKeys are what a name is looked up by: all of its words, and those
// without the given names after the first, which half of all lists leave out.
func nameKeys(words, given, family string) []string {
	if words == "" {
		return nil
	}
	first, more, _ := strings.Cut(strings.TrimSpace(given), " ")
	if more == "" || family == "" {
		return []string{"n" + words}
	}
	return []string{"n" + words, "n" + nameWords(first, family)}
}

// standsIn reports whether an email address stands in for a missing name.
func standsIn(given, family string, emails []string) bool {
	return family == "" && slices.ContainsFunc(emails, func(e string) bool { return strings.EqualFold(e, given) })
}

// tells reports whether a phone's key is long enough to tell people apart; an
// extension is not.
func tells(phoneKey string) bool { return len(phoneKey) >= 6 }

func postcodeKey(s string) string { return strings.ToUpper(strings.ReplaceAll(s, " ", "")) }

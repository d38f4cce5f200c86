package model

import (
	"cmp"
	"slices"
	"strings"
)

// Wish is what one person is interested in, and what is noted of them.
type Wish struct {
	Person    ID
	Interests []string
	Notes     string
}

// AskedTheme is a theme that people asked for and that was never on the programme.
type AskedTheme struct {
	Name   string
	People []ID // who asked, in the order of the wishes
}

// NeverOnProgramme names the themes people asked for that no session was about,
// most wanted first. A theme is an entry of the community's list or any interest;
// someone asks for it when it is among their interests or all its words are in
// one sentence of what is noted of them. It was on the programme when one of the
// texts (titles, items, sentences of descriptions) has all its words.
func NeverOnProgramme(themes []string, wishes []Wish, programme []string) []AskedTheme {
	byName := map[string]*AskedTheme{}
	var order []*AskedTheme
	theme := func(name string) *AskedTheme {
		key := strings.Join(Words(name), " ")
		if key == "" {
			return nil
		}
		if byName[key] == nil {
			byName[key] = &AskedTheme{Name: strings.TrimSpace(name)}
			order = append(order, byName[key])
		}
		return byName[key]
	}
	listed := make([]*AskedTheme, 0, len(themes))
	for _, name := range themes {
		if t := theme(name); t != nil {
			listed = append(listed, t)
		}
	}
	for _, w := range wishes {
		for _, name := range w.Interests {
			theme(name).ask(w.Person)
		}
		if w.Notes == "" {
			continue
		}
		for _, sentence := range Sentences(w.Notes) {
			for _, t := range listed {
				if holdsWords(sentence, Words(t.Name)) {
					t.ask(w.Person)
				}
			}
		}
	}
	folded := make([]string, len(programme))
	for i, text := range programme {
		folded[i] = Fold(text)
	}
	var never []AskedTheme
	for _, t := range order {
		words := Words(t.Name)
		if len(t.People) > 0 && !slices.ContainsFunc(folded, func(text string) bool { return holdsWords(text, words) }) {
			never = append(never, *t)
		}
	}
	slices.SortStableFunc(never, func(a, b AskedTheme) int {
		return cmp.Or(cmp.Compare(len(b.People), len(a.People)), cmp.Compare(Fold(a.Name), Fold(b.Name)))
	})
	return never
}

func (t *AskedTheme) ask(person ID) {
	if t != nil && (len(t.People) == 0 || t.People[len(t.People)-1] != person) {
		t.People = append(t.People, person)
	}
}

// Sentences are the folded sentences and lines of a text.
func Sentences(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?;\n", r) })
	for i := range parts {
		parts[i] = Fold(parts[i])
	}
	return parts
}

// holdsWords reports whether each word begins a word of folded: “standard” is in
// “data standards”, “art” is not in “charts”.
func holdsWords(folded string, words []string) bool {
	for _, w := range words {
		if !strings.HasPrefix(folded, w) && !strings.Contains(folded, " "+w) {
			return false
		}
	}
	return true
}

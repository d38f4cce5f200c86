package report

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"convenor/model"
)

// Public takes out of words what must not go to everybody: links, addresses,
// phone numbers, and the names of people the file knows.
//
// A name is found when all its words follow each other, in either order and
// whatever their diacritics and case. A name of one word is a common word as
// often as not, so only those given to NewPublic as such are looked for, and
// exactly as they are written. Nicknames are not found.
type Public struct {
	names  map[string]bool // folded words with a space between
	most   int             // words of the longest name
	single map[string]bool // as written
}

// someone stands for a name that is left out.
const someone = "a member of the community"

// NewPublic takes the names of everyone the file knows, as they are said, and the
// names of one word that may appear as such.
func NewPublic(names, single []string) Public {
	p := Public{names: make(map[string]bool, 2*len(names)), single: map[string]bool{}}
	for _, n := range names {
		words := model.Words(strings.Map(separator, n))
		if len(words) < 2 {
			continue
		}
		p.most = max(p.most, len(words))
		p.names[strings.Join(words, " ")] = true
		last := len(words) - 1 // "Family, Given"
		p.names[strings.Join(append([]string{words[last]}, words[:last]...), " ")] = true
	}
	for _, n := range single {
		if n = oneLine(n); n != "" && !strings.Contains(n, " ") {
			p.single[n] = true
		}
	}
	return p
}

// separator makes a blank of what stands between the words of a name.
func separator(r rune) rune {
	if r == ',' || r == ';' || r == '(' || r == ')' {
		return ' '
	}
	return r
}

// private is a link, an email address or a phone number: an international or
// national one of 9 digits or more, since times and dates begin otherwise.
var private = regexp.MustCompile(`(?i)[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|\b[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}/\S*|\S+@\S+\.\S+|(\+|\b0|\(0)(\d[ ()-]{0,2}){8,}\d`)

// Text is words without names, and without the sentences that hold a link, an
// address or a number: with a hole in it, a sentence misleads.
func (p Public) Text(s string) string {
	var lines []string
	for _, line := range strings.Split(s, "\n") {
		var kept []string
		for _, sentence := range sentences(line) {
			if !private.MatchString(sentence) {
				kept = append(kept, p.unnamed(sentence))
			}
		}
		if line = strings.Join(kept, " "); line != "" || len(kept) == 0 && len(lines) > 0 && lines[len(lines)-1] != "" {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// Title is one line of words without names, links, addresses and numbers.
func (p Public) Title(s string) string {
	return strings.Trim(oneLine(p.unnamed(private.ReplaceAllString(oneLine(s), ""))), " :,;–-")
}

// Session is a session as everybody may read it.
func (p Public) Session(s model.Session) model.Session {
	s.Title, s.Description = p.Title(s.Title), p.Text(s.Description)
	if s.Title == "" {
		s.Title = "Session"
	}
	s.Link, s.FeedbackLink, s.Facilitators = "", "", nil
	s.Agenda = slices.Clone(s.Agenda)
	for i, item := range s.Agenda {
		s.Agenda[i].Title, s.Agenda[i].Detail, s.Agenda[i].Presenters = p.Title(item.Title), p.Title(item.Detail), nil
	}
	return s
}

// sentences splits a line after a stop that a blank follows.
func sentences(line string) (out []string) {
	words := strings.Fields(line)
	from := 0
	for i, w := range words {
		if strings.ContainsAny(w[len(w)-1:], ".!?") || i == len(words)-1 {
			out = append(out, strings.Join(words[from:i+1], " "))
			from = i + 1
		}
	}
	return out
}

// unnamed puts someone in the place of each name in a line.
func (p Public) unnamed(line string) string {
	words := strings.Fields(line)
	var out []string
	for i := 0; i < len(words); {
		n := p.nameAt(words[i:])
		if n == 0 {
			out = append(out, words[i])
			i++
			continue
		}
		before, _ := edges(words[i])
		_, after := edges(words[i+n-1])
		out = append(out, before+who(len(out) == 0)+after)
		i += n
	}
	return strings.Join(out, " ")
}

func who(first bool) string {
	if first {
		return strings.ToUpper(someone[:1]) + someone[1:]
	}
	return someone
}

// nameAt is how many of the first words are a name; 0: none.
func (p Public) nameAt(words []string) int {
	name := ""
	found := 0
	for n := 1; n <= len(words) && n <= p.most; n++ {
		before, after := edges(words[n-1])
		if n > 1 && before != "" {
			break
		}
		core := words[n-1][len(before) : len(words[n-1])-len(after)]
		folded := strings.Join(model.Words(core), " ")
		if folded == "" {
			break
		}
		name = model.JoinNonEmpty(" ", name, folded)
		if n > 1 && p.names[name] {
			found = n
		}
		if after != "" && after != "," {
			break
		}
	}
	if found == 0 {
		before, after := edges(words[0])
		if p.single[words[0][len(before):len(words[0])-len(after)]] {
			return 1
		}
	}
	return found
}

// edges are the signs before and after the letters of a word; a possessive
// belongs to them.
func edges(word string) (before, after string) {
	letters := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	from := strings.IndexFunc(word, letters)
	if from < 0 {
		return word, ""
	}
	until := strings.LastIndexFunc(word, letters)
	_, size := utf8.DecodeRuneInString(word[until:])
	core := word[from : until+size]
	for _, s := range []string{"’s", "'s"} {
		core = strings.TrimSuffix(core, s)
	}
	return word[:from], word[from+len(core):]
}

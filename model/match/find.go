package match

import (
	"slices"
	"strings"

	"convenor/model"
)

// Candidate is somebody a row could be about.
type Candidate struct {
	Person model.ID
	Name   string
	Line   int // of the row of this import that made them; 0 = in the file before
}

// Found is whom a row is about. With no Person and no Candidates it is somebody
// new; with Candidates it could be any of them, and is not guessed.
type Found struct {
	Person     model.ID
	Reason     string // "Same email as Kasia Żukowska"
	Candidates []Candidate
}

// Find says whom c is about. The evidence, strongest first: Convenor's own id,
// another system's number or an email address with a name that agrees, the whole
// name with the organisation, phone or postcode. Anything weaker, or evidence
// that points at several people, is ambiguous.
func (x *Index) Find(c Contact) Found {
	if n, ok := x.byID[c.ID]; ok && c.ID != "" {
		return x.one(n, "Same Convenor id as ")
	}
	words := nameWords(c.Given, c.Family)
	for _, e := range c.ExternalIDs {
		all := slices.Collect(x.find("x" + e.System + "|" + e.Value))
		agree := x.agreeing(all, words, c.Emails)
		switch {
		case len(agree) == 1:
			return x.one(agree[0], "Same "+e.System+" number as ")
		case len(all) > 0:
			return x.several(all, "Same "+e.System+" number, but another name: ")
		}
	}
	if found, ok := x.byEmail(c, words); ok {
		return found
	}
	if words == "" {
		return Found{}
	}
	return x.byName(c, words)
}

// SecondLook finds again the rows that were ambiguous when their turn came, once
// the list is through, and has judge decide those that no longer are, until
// nothing more can be decided. The rows after them may have said what tells people
// apart; without a second look it would tell only when the list comes again, and
// make somebody new then.
func (x *Index) SecondLook(ambiguous []Contact, judge func(i int) error) error {
	decided := make([]bool, len(ambiguous))
	for again := true; again; {
		again = false
		for i, c := range ambiguous {
			if decided[i] || len(x.Find(c).Candidates) > 0 {
				continue
			}
			if err := judge(i); err != nil {
				return err
			}
			decided[i], again = true, true
		}
	}
	return nil
}

// agreeing returns those of all whose name agrees with words, or who have one
// of the emails.
func (x *Index) agreeing(all []int32, words string, emails []string) (agree []int32) {
	for _, n := range all {
		shares := func(e string) bool { return x.has("e"+emailKey(e), n) }
		if namesAgree(x.people[n].words, words) || slices.ContainsFunc(emails, shares) {
			agree = append(agree, n)
		}
	}
	return agree
}

func (x *Index) byEmail(c Contact, words string) (Found, bool) {
	var all []int32
	for _, e := range c.Emails {
		for n := range x.find("e" + emailKey(e)) {
			if !slices.Contains(all, n) {
				all = append(all, n)
			}
		}
	}
	if len(all) == 0 {
		return Found{}, false
	}
	var agree []int32
	for _, n := range all {
		if x.people[n].words == words {
			agree = append(agree, n)
		}
	}
	if len(agree) == 0 {
		agree = x.agreeing(all, words, nil)
	}
	switch {
	case len(agree) == 1:
		return x.one(agree[0], "Same email as "), true
	case len(agree) > 1:
		return x.several(agree, "The email belongs to several people: "), true
	}
	return x.several(all, "Same email, but another name: "), true
}

// namesAgree reports whether two names could be one person's: one of them is
// missing, or all words of the shorter are in the longer, an initial standing
// for a word. A word of one name answers for one word of the other: Ann Ann is not
// Ann Żak. A family name in common is no agreement, however many words it has: Ann
// and Tom Smith-Jones share a letter box.
func namesAgree(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	short, long := strings.Fields(a), strings.Fields(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(leftOf(short, long)) == 0
}

// leftOf is what is left of a name's words when each word of another has answered
// for one of them, whole words before initials.
func leftOf(words, other []string) []string {
	rest, left := without(other, words, func(w, o string) bool { return w == o })
	_, left = without(rest, left, func(w, o string) bool { return (len(w) == 1 || len(o) == 1) && w[0] == o[0] })
	return left
}

// without takes from all one word for each of words that is the same. It returns
// what is left of both.
func without(all, words []string, same func(w, o string) bool) (rest, left []string) {
	rest = slices.Clone(all)
	for _, w := range words {
		i := slices.IndexFunc(rest, func(o string) bool { return same(w, o) })
		if i < 0 {
			left = append(left, w)
			continue
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return rest, left
}

const shown = 5 // candidates of an ambiguous row

func (x *Index) byName(c Contact, words string) Found {
	org, postcode := says(c.Organisation), postcodeKey(c.Postcode)
	if !strings.Contains(words, " ") { // half a name needs a phone beside it
		org, postcode = "", ""
	}
	var sure, possible []int32
	var why string
	for _, k := range nameKeys(words, c.Given, c.Family) {
		for n := range x.find(k) {
			p := &x.people[n]
			if !namesAgree(p.words, words) || slices.Contains(sure, n) || slices.Contains(possible, n) { // renamed since, or seen
				continue
			}
			otherEmail := p.emails && len(c.Emails) > 0
			switch {
			case x.samePhone(c, words, n):
				sure, why = append(sure, n), "Same name and phone as "
			case org != "" && p.org == org && !otherEmail:
				sure, why = append(sure, n), "Same name and organisation as "
			case postcode != "" && p.postcode == postcode && !otherEmail:
				sure, why = append(sure, n), "Same name and postcode as "
			case org != "" && p.org != "" && p.org != org && otherEmail:
				// somebody else of that name
			case len(possible) <= shown:
				possible = append(possible, n)
			}
			if len(sure) > shown {
				return x.several(sure, "Several people fit: ")
			}
		}
	}
	switch {
	case len(sure) == 1:
		return x.one(sure[0], why)
	case len(sure) > 1:
		return x.several(sure, "Several people fit: ")
	case len(possible) > 0:
		return x.several(possible, "Same name, and nothing else to tell by: ")
	}
	return Found{}
}

func (x *Index) samePhone(c Contact, words string, n int32) bool {
	for _, p := range c.Phones {
		if k := phoneKey(p); tells(k) && x.has("p"+words+"|"+k, n) {
			return true
		}
	}
	return false
}

func (x *Index) one(n int32, why string) Found {
	return Found{Person: x.people[n].id, Reason: why + x.say(n)}
}

// several names the first of the candidates in the reason.
func (x *Index) several(all []int32, why string) Found {
	f := Found{}
	var names []string
	for _, n := range all[:min(len(all), shown)] {
		names = append(names, x.say(n))
		f.Candidates = append(f.Candidates, Candidate{x.people[n].id, x.people[n].name, x.people[n].line})
	}
	f.Reason = why + strings.Join(names, ", ")
	if len(all) > shown {
		f.Reason += " and others"
	}
	return f
}

// say names a person, with the line for one from this import.
func (x *Index) say(n int32) string {
	p := &x.people[n]
	name := p.name
	if name == "" {
		name = "a person without a name"
	}
	if p.line > 0 {
		return name + " (" + lineWords(p.line) + ")"
	}
	return name
}

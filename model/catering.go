package model

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Came counts, over sessions held, the people who had given one reply and whose
// attendance was recorded, and those among them who came. Who sent apologies
// after all did not come; who is not recorded is not counted.
type Came struct{ Came, Of int }

// Record is what a community knows of who comes after which reply: at sessions
// like the one in question (the same mode and time band), and at all of them.
type Record struct {
	Like string // the sessions alike, in words: "in person, weekday daytime"
	Near map[Reply]Came
	All  map[Reply]Came
}

// FewestRecords is how many records a share is taken from at the least. The
// standard error of a share of one half from ten records is 16 points, which on
// thirty meals is five: from fewer, a guess that says it is one serves better.
const FewestRecords = 10

// assumedShares stand in until a community has records of its own. They are
// assumptions, not measurements, and are said to be so wherever they are used:
// on the careful side for food, as a plate too many is cheaper than a guest
// without one.
var assumedShares = map[Reply]float64{Accepted: 0.8, Tentative: 0.5, NoReply: 0.1}

// Share is how many of those who gave a reply are expected to come, and why.
type Share struct {
	Reply   Reply
	People  int     // who gave it
	Rate    float64 // 0 to 1
	Because string  // "37 of 45 at sessions in person, weekday daytime"
}

// Expected is how many people are expected at a session.
type Expected struct {
	Shares []Share
	People int // rounded up: a plate too many rather than one too few
}

// Expect estimates who will come from the replies so far:
//
//	Σ over accepted, tentative, no reply of people × share who came
//
// The share is that of sessions alike, where the record holds at least
// FewestRecords of the reply; else that of all sessions, on the same condition;
// else an assumed one. Waitlisted and declined people are not expected.
func Expect(replies map[Reply]int, record Record) Expected {
	var e Expected
	sum := 0.0
	for _, reply := range []Reply{Accepted, Tentative, NoReply} {
		n := replies[reply]
		if n == 0 {
			continue
		}
		s := Share{Reply: reply, People: n}
		near, all := record.Near[reply], record.All[reply]
		switch {
		case near.Of >= FewestRecords:
			s.Rate, s.Because = near.rate(), fmt.Sprintf("%d of %d came to sessions %s", near.Came, near.Of, record.Like)
		case all.Of >= FewestRecords:
			s.Rate, s.Because = all.rate(), fmt.Sprintf("%d of %d came to all sessions", all.Came, all.Of)
		default:
			s.Rate, s.Because = assumedShares[reply], "assumed: "+tooFew(all.Of)
		}
		sum += float64(n) * s.Rate
		e.Shares = append(e.Shares, s)
	}
	e.People = int(math.Ceil(sum - 1e-9)) // what adds up to a whole number stays one
	return e
}

func (c Came) rate() float64 { return float64(c.Came) / float64(c.Of) }

func tooFew(n int) string {
	if n == 0 {
		return "no record yet"
	}
	return "only " + Count(n, "record", "records")
}

// Sentence shows the arithmetic: "31 accepted × 82 % (37 of 45 came to …) + 4
// tentative × 50 % (assumed: no record yet) = 28 people, rounded up".
func (e Expected) Sentence() string {
	if len(e.Shares) == 0 {
		return "Nobody who may come is on the list yet."
	}
	parts := make([]string, len(e.Shares))
	whole := 0.0
	for i, s := range e.Shares {
		parts[i] = fmt.Sprintf("%d %s × %.0f %% (%s)", s.People, s.Reply, 100*s.Rate, s.Because)
		whole += float64(s.People) * s.Rate
	}
	out := strings.Join(parts, " + ") + " = " + Count(e.People, "person", "people")
	if math.Abs(whole-float64(e.People)) > 1e-6 {
		out += ", rounded up"
	}
	return out + "."
}

// Need is one access or dietary need and how many people have it.
type Need struct {
	Words  string
	People int
}

// CountNeeds counts equal needs, the most frequent first. Case, accents, full
// stops and the order of what stands between commas do not matter; what one
// person needs stays together, as it is one plate. Empty words are no need.
func CountNeeds(all []string) []Need {
	var needs []Need
	at := map[string]int{}
	for _, words := range all {
		key, said := needKey(words)
		if key == "" {
			continue
		}
		i, seen := at[key]
		if !seen {
			i = len(needs)
			at[key] = i
			needs = append(needs, Need{Words: said})
		}
		needs[i].People++
	}
	slices.SortStableFunc(needs, func(a, b Need) int {
		if a.People != b.People {
			return b.People - a.People
		}
		return strings.Compare(Fold(a.Words), Fold(b.Words))
	})
	return needs
}

// NeedKey is what equal needs share; empty when the words are no need.
func NeedKey(words string) string {
	key, _ := needKey(words)
	return key
}

// needKey is what equal needs share, and how they are said.
func needKey(words string) (key, said string) {
	var keys, parts []string
	for _, part := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		part = strings.Join(strings.Fields(strings.TrimRight(strings.TrimSpace(part), ".")), " ")
		if folded := Fold(part); folded != "" && !slices.Contains(keys, folded) {
			keys, parts = append(keys, folded), append(parts, part)
		}
	}
	slices.Sort(keys)
	return strings.Join(keys, "\x00"), strings.Join(parts, ", ")
}

// CostAHead is what a session cost for each meal eaten, or ordered while it is
// not known how many were eaten: "£6.25 for each of 24 meals eaten"; "" without
// a cost or a number.
func (s Session) CostAHead() string {
	meals, word := s.MealsEaten, "eaten"
	if meals == 0 {
		meals, word = s.MealsOrdered, "ordered"
	}
	if meals == 0 || s.Cost == 0 {
		return ""
	}
	each := Money(math.Round(float64(s.Cost) / float64(meals)))
	return fmt.Sprintf("%s for each of %s %s", each, Count(meals, "meal", "meals"), word)
}

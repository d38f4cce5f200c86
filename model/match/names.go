package match

import (
	"strings"

	"convenor/model"
)

// takePronouns moves pronouns in brackets at the end of a name, "Ann Lee
// (she/her)", to where they belong.
func (c *Contact) takePronouns(full string) string {
	i := strings.LastIndexByte(full, '(')
	if i < 0 || !strings.HasSuffix(full, ")") {
		return full
	}
	inside := full[i+1 : len(full)-1]
	for _, word := range strings.Split(inside, "/") {
		if !pronouns[model.Fold(word)] {
			return full
		}
	}
	first(&c.Pronouns, strings.TrimSpace(inside))
	return strings.TrimSpace(full[:i])
}

var pronouns = wordSet("she her hers he him his they them theirs ze zir xe xem any")

// originalName is the account's name, which Zoom writes in brackets after the
// one a person took for the meeting, when it is a fuller one.
func originalName(cell string) string {
	shown, inside, ok := strings.Cut(strings.TrimSuffix(cell, ")"), "(")
	if ok && strings.HasSuffix(cell, ")") && len(strings.Fields(inside)) > len(strings.Fields(shown)) {
		return strings.TrimSpace(inside)
	}
	return cell
}

// withoutHonours takes letters after a name away: "van der Berg, MBE".
func withoutHonours(family string) string {
	name, after, ok := strings.Cut(family, ",")
	after = strings.TrimSpace(after)
	if ok && after != "" && len(after) <= 8 && after == strings.ToUpper(after) {
		return strings.TrimSpace(name)
	}
	return family
}

// particles begin a family name that has several words.
var particles = map[string]bool{"van": true, "von": true, "der": true, "den": true, "de": true, "da": true, "di": true, "du": true, "dos": true, "la": true, "le": true,
	"ní": true, "ni": true, "nic": true, "ó": true, "mac": true, "mc": true, "ap": true, "bin": true, "bint": true, "ibn": true, "al": true, "el": true, "st": true}

// SplitName splits a full name into given and family name: at a comma
// ("Żak, Łukasz"), else before the last word, the particles before it ("van
// der Berg") and a word that "y" or "e" joins to it ("Ramón y Cajal"). Nobody can
// tell two family names from two given ones, "García López" from "Mary Ann", and
// the last word alone is taken: see Guessed. A name of one word is a given name. What stands in brackets at
// the end is left out: meeting programs write "(Guest)" there. Titles before the
// name are left out.
func SplitName(full string) (given, family string) {
	full = withoutTitles(strings.TrimSpace(full))
	if i := strings.LastIndex(full, " ("); i > 0 && strings.HasSuffix(full, ")") {
		full = strings.TrimSpace(full[:i])
	}
	if before, after, ok := strings.Cut(withoutHonours(full), ","); ok {
		return strings.TrimSpace(after), strings.TrimSpace(before)
	}
	words := strings.Fields(withoutHonours(full))
	if len(words) < 2 {
		return strings.Join(words, " "), ""
	}
	at := len(words) - 1
	for at > 1 && particles[strings.ToLower(words[at-1])] {
		at--
	}
	if joins := words[at-1]; at > 2 && (joins == "y" || joins == "e") {
		at -= 2
	}
	return strings.Join(words[:at], " "), strings.Join(words[at:], " ")
}

// Guessed reports whether a name that SplitName split might as well have two
// family names: more than one word was left for the given name.
func Guessed(given, family string) bool { return family != "" && strings.Contains(given, " ") }

var titles = wordSet("mr mrs ms miss mx dr prof professor cllr councillor rev reverend sir dame lord lady rt hon")

// withoutTitles takes titles from before a name, as long as a name is left.
func withoutTitles(full string) string {
	for {
		word, rest, ok := strings.Cut(full, " ")
		if rest = strings.TrimSpace(rest); !ok || rest == "" || !titles[model.Fold(word)] {
			return full
		}
		full = rest
	}
}

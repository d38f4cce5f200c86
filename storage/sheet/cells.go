package sheet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// contactWords are what lists of people call their columns, whole or as the
// last part of a word: "E-mail 1 - Value", "first_name", "FirstName".
var contactWords = regexp.MustCompile(`(?i)(^|[^a-z])(first|last|given|family|sur|full|display|middle|nick)?[ _-]?(names?|e-?mails?|mail|phones?|mobile|telephone|tel|organi[sz]ations?|company|address|town|city|postcode|post code|zip|first|last|given|family|surname|forename|attendees?|people|person|members?|contacts?)($|[^a-z])`)

func isContactWord(heading string) bool {
	return len(heading) <= 60 && contactWords.MatchString(heading)
}

var address = regexp.MustCompile(`^[^\s@]+@[^\s@]+\.[^\s@]+$|^https?://`)

// isAddress says that a cell is an email or web address: data, not a heading.
func isAddress(cell string) bool { return address.MatchString(cell) }

// isColumn says that the records are a single column of names or addresses
// under a heading.
func isColumn(records [][]string) bool {
	filled, fitting := 0, 0
	for _, r := range records {
		if isEmpty(r) {
			continue
		}
		if len(r) > 1 {
			return false
		}
		cell := strings.TrimSpace(r[0])
		filled++
		if filled == 1 {
			if len(cell) > 60 || isAddress(cell) || !looksLikeName(cell) {
				return false
			}
			continue
		}
		if isAddress(cell) || looksLikeName(cell) {
			fitting++
		}
	}
	if filled == 1 {
		return isContactWord(strings.TrimSpace(records[firstFilled(records)][0]))
	}
	return filled > 1 && fitting*5 >= (filled-1)*4
}

func looksLikeName(cell string) bool {
	return utf8.RuneCountInString(cell) <= 80 && len(strings.Fields(cell)) <= 6 &&
		strings.IndexFunc(cell, unicode.IsLetter) >= 0 && !strings.ContainsAny(cell, "<>{}[]=;\\|")
}

package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:generate go run foldgen.go

// Fold brings text to the form searches compare: lower case, without
// diacritics, with letters that have no decomposition spelled out (ł → l,
// ø → o, ß → ss), apostrophes dropped, every other run of spaces and
// punctuation one space. "O’Neill" and "ONeill" fold alike.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ' ' && i > 0 && s[i-1] != ' ') {
			return fold(s)
		}
	}
	return strings.TrimSuffix(s, " ")
}

func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') {
				if r == '\'' || r == '`' {
					continue
				}
				// @, _ and . hold addresses together but are no letters
				space = b.Len() > 0
				continue
			}
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteByte(byte(r))
			continue
		case r == '’' || r == '‘' || r == 'ʼ' || r == '´' || isDiacritic(r):
			continue
		}
		text, known := foldTable[unicode.ToLower(r)]
		if !known {
			low := unicode.ToLower(r)
			if !unicode.IsLetter(low) && !unicode.IsMark(low) && !unicode.IsDigit(low) && !isSymbolWorthFinding(low) {
				space = b.Len() > 0
				continue
			}
			text = string(low)
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteString(text)
	}
	return b.String()
}

// isDiacritic reports whether r is left out: a mark on a letter that can be
// read without it, or a character that cannot be seen. The vowel signs of
// Indic scripts and of Thai are marks as well, but spell the word.
func isDiacritic(r rune) bool {
	if unicode.Is(unicode.Cf, r) {
		return true
	}
	return unicode.IsMark(r) && unicode.In(r, unicode.Inherited, unicode.Latin, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic, unicode.Syriac)
}

// isSymbolWorthFinding keeps emoji and the like, so that a name of one can be
// found.
func isSymbolWorthFinding(r rune) bool { return r > 0x2190 && unicode.Is(unicode.So, r) }

// Words splits a query into folded words.
func Words(query string) []string { return strings.Fields(Fold(query)) }

// MatchWords reports whether every word is somewhere in folded, in any order.
func MatchWords(folded string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(folded, w) {
			return false
		}
	}
	return true
}

func allHan(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return s != ""
}

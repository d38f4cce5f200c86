package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// placeholder stands for a character that no font has. DejaVu Sans has it.
const placeholder = '▯'

// maxMarks is how many marks in a row a letter keeps: no language needs more,
// and towers of them would cover other rows.
const maxMarks = 3

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// clean brings text to what can stand on a line: valid UTF-8 in NFC (as the
// fonts have composed letters), white space as single spaces, no control
// characters, none that change direction or are invisible but single joiners,
// which Persian, Hindi and emoji are written with, no marks on nothing, and no
// rings around letters, which would touch their neighbours.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	space, base, joined, marks := false, false, false, 0
	for _, r := range norm.NFC.String(strings.ToValidUTF8(s, string(utf8.RuneError))) {
		switch {
		case unicode.IsSpace(r):
			space, base = b.Len() > 0, false
			continue
		case unicode.In(r, unicode.Cc, unicode.Me), unicode.Is(unicode.Cf, r) && r != zeroWidthJoiner && r != zeroWidthNonJoiner:
			continue
		case unicode.Is(unicode.Mn, r):
			if marks++; marks > maxMarks || !base {
				continue
			}
		case r == zeroWidthJoiner, r == zeroWidthNonJoiner:
			if joined {
				continue
			}
		default:
			base, marks = true, 0
		}
		joined = r == zeroWidthJoiner || r == zeroWidthNonJoiner
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String()) // what was between may have kept letters apart
}

// isClean knows the common case, printable ASCII, at a glance.
func isClean(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// isInvisible reports whether r has no glyph of its own, so that a font need
// not have it: joiners and variation selectors.
func isInvisible(r rune) bool {
	return r == zeroWidthJoiner || r == zeroWidthNonJoiner || r == '\u034f' || unicode.Is(unicode.Variation_Selector, r)
}

// isPlain reports whether r can be set one glyph after the other, from left to
// right, in the order it is written.
func isPlain(r rune) bool {
	switch {
	case r < 0x300:
		return r >= ' '
	case unicode.Is(unicode.M, r), unicode.Is(unicode.Cf, r):
		return false
	}
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian, unicode.Common)
}

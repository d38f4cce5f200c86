package ics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape writes s as a TEXT value (RFC 5545 3.3.11). Line breaks of every kind
// become \n, other control characters, which TEXT cannot hold, are dropped, and
// bytes that are not UTF-8 become U+FFFD.
func escape(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8 + 8)
	for i, r := range s {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
		case lineBreak(r):
			b.WriteString(`\n`)
		case r == '\t' || !unicode.IsControl(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain reports whether s is its own TEXT value, looking at ASCII only.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '\\' || c == ';' || c == ',' {
			return false
		}
	}
	return true
}

// lineBreak reports whether some program takes r for the end of a line.
func lineBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// unescape reads a TEXT value. A backslash before anything but \ ; , n or N is
// kept, because that is how people's file paths come out of careless programs.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		switch c := s[i+1]; c {
		case '\\', ';', ',':
			b.WriteByte(c)
		case 'n', 'N':
			b.WriteByte('\n')
		default:
			b.WriteByte('\\')
			continue
		}
		i++
	}
	return b.String()
}

// printable drops control characters and makes s valid UTF-8, for values that
// are not TEXT and know no escapes.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}

// caret writes s as a parameter value, which may hold neither quotes nor line
// breaks (RFC 6868).
func caret(s string) string {
	s = strings.NewReplacer("^", "^^", `"`, "^'", "\r\n", "^n", "\n", "^n").Replace(s)
	return printable(s)
}

// uncaret reads what caret wrote; any other caret stands for itself.
func uncaret(s string) string {
	return strings.NewReplacer("^^", "^", "^'", `"`, "^n", "\n").Replace(s)
}

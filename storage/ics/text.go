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
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	var b strings.Builder
	copied := 0
	for i, r := range s {
		text := ""
		switch {
		case r == '\\':
			text = `\\`
		case r == ';':
			text = `\;`
		case r == ',':
			text = `\,`
		case r == '\t' || !unicode.IsControl(r) && !lineBreak(r):
			continue
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
		case lineBreak(r):
			text = `\n`
		}
		if copied == 0 {
			b.Grow(len(s) + len(s)/8 + 8)
		}
		b.WriteString(s[copied:i])
		b.WriteString(text)
		copied = i + utf8.RuneLen(r)
	}
	if copied == 0 {
		return s
	}
	b.WriteString(s[copied:])
	return b.String()
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

var (
	toCaret   = strings.NewReplacer("^", "^^", `"`, "^'", "\r\n", "^n", "\n", "^n")
	fromCaret = strings.NewReplacer("^^", "^", "^'", `"`, "^n", "\n")
)

// caret writes s as a parameter value, which may hold neither quotes nor line
// breaks (RFC 6868).
func caret(s string) string { return printable(toCaret.Replace(s)) }

// uncaret reads what caret wrote; any other caret stands for itself.
func uncaret(s string) string { return fromCaret.Replace(s) }

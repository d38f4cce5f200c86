package ics

import (
	"io"
	"unicode/utf8"
)

// maxOctets is the longest line of a calendar file without its CRLF
// (RFC 5545 3.1).
const maxOctets = 75

// folder folds long lines, never inside a character. Each Write must be one
// whole content line with its CRLF, which is how go-ical's encoder writes.
type folder struct{ w io.Writer }

func (f folder) Write(p []byte) (int, error) {
	rest, room := p, maxOctets
	for len(rest)-len("\r\n") > room {
		cut := room
		for cut > room-utf8.UTFMax+1 && !utf8.RuneStart(rest[cut]) {
			cut--
		}
		if _, err := f.w.Write(rest[:cut]); err != nil {
			return 0, err
		}
		if _, err := io.WriteString(f.w, "\r\n "); err != nil {
			return 0, err
		}
		rest, room = rest[cut:], maxOctets-1 // the space counts
	}
	if _, err := f.w.Write(rest); err != nil {
		return 0, err
	}
	return len(p), nil
}

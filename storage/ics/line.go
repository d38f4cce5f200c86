package ics

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-ical"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"convenor/model"
)

// MaxSize is the largest calendar file that Read takes, in bytes, and MaxEvents
// how many events may be in it.
const (
	MaxSize   = 64 << 20
	MaxEvents = 100_000
)

// ErrTooLarge says that a file is larger than MaxSize or has more than
// MaxEvents events.
var ErrTooLarge = fmt.Errorf("the calendar file is too large (more than %d MB or %s events), so nothing was read; export a shorter period and try again",
	MaxSize>>20, model.Thousands(MaxEvents))

// property is one content line.
type property struct {
	ical.Prop
	line int    // where it begins in the file, from 1
	text string // the whole line
}

// lineReader gives the content lines of a calendar file: unfolded, with line
// ends of any system, and in UTF-8 whatever the file is in.
type lineReader struct {
	r    *bufio.Reader
	size io.LimitedReader
	line int // physical lines read so far
}

// newLineReader reads r up to limit bytes, and then returns ErrTooLarge.
func newLineReader(r io.Reader, limit int64) *lineReader {
	l := &lineReader{size: io.LimitedReader{R: r, N: limit + 1}}
	l.r = bufio.NewReaderSize(&l.size, 1<<16)
	head, _ := l.r.Peek(3)
	switch {
	case string(head) == "\xef\xbb\xbf":
		_, _ = l.r.Discard(3)
	case strings.HasPrefix(string(head), "\xff\xfe"), strings.HasPrefix(string(head), "\xfe\xff"):
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
		l.r = bufio.NewReader(utf16.NewDecoder().Reader(l.r))
	}
	return l
}

// next is the next content line that is not empty and the number of its first
// physical line, or io.EOF.
func (l *lineReader) next() (string, int, error) {
	var text []byte
	for len(text) == 0 {
		var err error
		if text, err = l.physical(nil); err != nil {
			return "", 0, err
		}
	}
	start := l.line
	for {
		head, _ := l.r.Peek(1)
		if len(head) == 0 || (head[0] != ' ' && head[0] != '\t') {
			break
		}
		_, _ = l.r.Discard(1)
		var err error
		if text, err = l.physical(text); err != nil && err != io.EOF {
			return "", 0, err
		}
	}
	// Only now: a fold may lie inside a character.
	if !utf8.Valid(text) {
		// Old programs wrote in the system's code page.
		text, _ = charmap.Windows1252.NewDecoder().Bytes(text)
	}
	return string(text), start, nil
}

// physical appends the next line of the file to text, without its end, which is
// CRLF, LF or CR. At the end of the file it returns io.EOF with nothing read.
func (l *lineReader) physical(text []byte) ([]byte, error) {
	for begun := false; ; begun = true {
		c, err := l.r.ReadByte()
		switch {
		case l.size.N == 0:
			return text, ErrTooLarge
		case err == io.EOF && begun:
			l.line++
			return text, nil
		case err == io.EOF:
			return text, io.EOF
		case err != nil:
			return text, fmt.Errorf("the calendar file could not be read: %w", err)
		}
		if c == '\n' || c == '\r' {
			l.line++
			if after, _ := l.r.Peek(1); c == '\r' && string(after) == "\n" {
				_, _ = l.r.Discard(1)
			}
			return text, nil
		}
		text = append(text, c)
	}
}

var errNotALine = errors.New("not a content line")

// parseLine reads "NAME;PARAM=value,"quoted":value". Names come back in capital
// letters. A parameter without "=" is passed over.
func parseLine(s string) (ical.Prop, error) {
	end := strings.IndexAny(s, ";:")
	if end < 1 || !isName(s[:end]) {
		return ical.Prop{}, errNotALine
	}
	p := ical.Prop{Name: strings.ToUpper(s[:end])}
	rest := s[end:]
	for rest[0] == ';' {
		param, after, ok := cutUnquoted(rest[1:], ";:")
		if !ok {
			return ical.Prop{}, errNotALine
		}
		if name, value, ok := strings.Cut(param, "="); ok {
			if p.Params == nil {
				p.Params = ical.Params{}
			}
			p.Params.Add(name, strings.Trim(value, `"`))
		}
		rest = after
	}
	p.Value = rest[1:]
	return p, nil
}

// cutUnquoted cuts s before the first of stops that is not inside quotes.
func cutUnquoted(s, stops string) (before, after string, ok bool) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case !quoted && strings.IndexByte(stops, s[i]) >= 0:
			return s[:i], s[i:], true
		}
	}
	return "", "", false
}

func isName(s string) bool {
	for _, c := range []byte(s) {
		if c != '-' && c != '_' && c != '.' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

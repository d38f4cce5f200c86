package ics

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/emersion/go-ical"
)

// maxProblems is how many problems one File lists.
const maxProblems = 100

// maxDepth is how deep components may lie in each other: an alarm in an event
// in a calendar is three.
const maxDepth = 16

// ErrNotCalendar says that a file holds no calendar at all.
var ErrNotCalendar = errors.New("this is not a calendar file (.ics), so nothing was read")

// Read reads every event of a calendar file, of this or another program. What
// it cannot make sense of it leaves out and lists in File.Problems. It fails,
// in words for a person, when r fails, for ErrTooLarge and for ErrNotCalendar.
//
// The zones of other programs are understood as far as they can be: IANA names,
// with or without a prefix, Windows names, and what the file itself says of a
// zone of its own. Times in a zone that nothing is known of come back Floating.
func Read(r io.Reader) (File, error) { return read(r, MaxSize) }

func read(r io.Reader, limit int64) (File, error) {
	f := newFileReader(r, limit)
	err := f.read()
	return f.file, err
}

func newFileReader(r io.Reader, limit int64) *fileReader {
	return &fileReader{lines: newLineReader(r, limit), strange: map[string]bool{}}
}

// read reads the whole file into f.file; with an error that is empty.
func (f *fileReader) read() (err error) {
	defer func() {
		if err != nil {
			f.file = File{}
		}
	}()
	for {
		text, line, err := f.lines.next()
		if err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		f.take(text, line)
		if len(f.file.Events)+len(f.events) > MaxEvents {
			return ErrTooLarge
		}
	}
	if !f.calendar {
		return ErrNotCalendar
	}
	f.drop(0)
	f.close()
	slices.SortStableFunc(f.file.Problems, func(a, b Problem) int { return a.Line - b.Line })
	return nil
}

// rawEvent is the lines of one VEVENT.
type rawEvent struct {
	line  int // of its BEGIN
	props []property
}

// fileReader gathers the components of one file.
type fileReader struct {
	lines    *lineReader
	file     File
	calendar bool     // there was a calendar or an event
	open     []string // the components begun and not ended
	begun    int      // line of the last BEGIN:VEVENT
	event    []property
	events   []rawEvent // of this calendar, until its zones are known
	zones    zones
	strange  map[string]bool       // the zones that nothing is known of
	made     func(rawEvent, Event) // is told of each event while the zones of its calendar are known; may be nil
}

func (f *fileReader) problem(line int, format string, args ...any) {
	if len(f.file.Problems) < maxProblems {
		f.file.Problems = append(f.file.Problems, Problem{line, fmt.Sprintf(format, args...)})
	}
}

// in reports whether name is the innermost open component.
func (f *fileReader) in(name string) bool {
	return len(f.open) > 0 && f.open[len(f.open)-1] == name
}

// take reads one content line.
func (f *fileReader) take(text string, line int) {
	prop, err := parseLine(text)
	if err != nil {
		if len(f.open) > 0 {
			f.problem(line, "“%s” is not a line of a calendar (name, colon, value); it was left out", shorten(text))
		}
		return
	}
	p := property{prop, line, text}
	switch p.Name {
	case "BEGIN":
		f.begin(p)
	case "END":
		f.end(p)
	default:
		f.property(p)
	}
}

func (f *fileReader) begin(p property) {
	name := strings.ToUpper(strings.TrimSpace(p.Value))
	switch name {
	case ical.CompCalendar:
		f.drop(0)
		f.close()
		f.calendar = true
	case ical.CompEvent:
		if i := slices.Index(f.open, ical.CompEvent); i >= 0 {
			f.drop(i)
		}
		f.calendar, f.begun, f.event = true, p.line, nil
	}
	if len(f.open) == maxDepth {
		f.problem(p.line, "“%s” lies too deep inside other parts and was passed over", shorten(name))
		return
	}
	f.open = append(f.open, name)
	f.zones.begin(name)
}

// end closes a component, and those inside it whose own end is missing. An end
// that was never begun is passed over.
func (f *fileReader) end(p property) {
	name := strings.ToUpper(strings.TrimSpace(p.Value))
	for i := len(f.open) - 1; i >= 0; i-- {
		if f.open[i] != name {
			continue
		}
		if name == ical.CompEvent {
			f.events = append(f.events, rawEvent{f.begun, f.event})
			f.open = f.open[:i]
		}
		f.drop(i)
		f.zones.end(name)
		return
	}
}

// drop closes the components from the i-th on. An event among them is lost.
func (f *fileReader) drop(i int) {
	if slices.Contains(f.open[i:], ical.CompEvent) {
		f.problem(f.begun, "the event that begins here does not end, so it was left out")
	}
	f.open = f.open[:i]
}

func (f *fileReader) property(p property) {
	switch {
	case f.in(ical.CompEvent):
		f.event = append(f.event, p)
	case f.in(ical.CompCalendar) && p.Name == ical.PropMethod && f.file.Method == "":
		f.file.Method = strings.ToUpper(strings.TrimSpace(p.Value))
	case f.in(ical.CompCalendar) && (p.Name == ical.PropName || p.Name == "X-WR-CALNAME") && f.file.Name == "":
		f.file.Name = unescape(p.Value)
	default:
		f.zones.property(p.Prop)
	}
}

// close makes events of what one calendar held, now that its zones are known.
func (f *fileReader) close() {
	for _, raw := range f.events {
		e := f.makeEvent(raw.line, raw.props)
		if f.made != nil {
			f.made(raw, e)
		}
		f.file.Events = append(f.file.Events, e)
	}
	f.events, f.open, f.zones = nil, nil, zones{}
}

// shorten keeps the beginning of a line, to show it in a sentence.
func shorten(s string) string {
	const most = 40
	r := []rune(printable(s))
	if len(r) <= most {
		return string(r)
	}
	return string(r[:most]) + "…"
}

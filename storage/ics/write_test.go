package ics

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"convenor/model"
)

var changed = time.Date(2026, 5, 1, 9, 30, 15, 0, time.UTC)

// session is a valid session that a test changes as it needs.
func session(change func(*model.Session)) model.Session {
	s := model.Session{
		ID: "0198-1", Title: "Show and tell", Mode: model.InPerson, State: model.Confirmed, Zone: "Europe/London",
		Start: "2026-06-12T13:00", End: "2026-06-12T14:30", UID: "0198-1@convenor", Changed: changed,
	}
	if change != nil {
		change(&s)
	}
	return s
}

func calendarOf(sessions ...model.Session) Calendar {
	c := Calendar{Name: "Data Practice Network", Organiser: "Siân Ashworth", OrganiserEmail: "sian@example.org"}
	for _, s := range sessions {
		c.Entries = append(c.Entries, Entry{Session: s})
	}
	return c
}

func write(t testing.TB, c Calendar) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	wellFormed(t, b.Bytes())
	return b.String()
}

// wellFormed checks what RFC 5545 3.1 asks of every byte of a file.
func wellFormed(t testing.TB, file []byte) {
	t.Helper()
	if !bytes.HasSuffix(file, []byte("\r\n")) {
		t.Error("the file does not end with CRLF")
	}
	for i, line := range bytes.Split(bytes.TrimSuffix(file, []byte("\r\n")), []byte("\r\n")) {
		switch {
		case len(line) == 0:
			t.Errorf("line %d is empty", i+1)
		case len(line) > 75:
			t.Errorf("line %d has %d octets", i+1, len(line))
		case !utf8.Valid(line):
			t.Errorf("line %d cuts a character: %q", i+1, line)
		case bytes.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }):
			t.Errorf("line %d holds a control character: %q", i+1, line)
		}
	}
}

// unfolded is a written file as content lines.
func unfolded(file string) []string {
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(file, "\r\n ", ""), "\r\n"), "\r\n")
}

func hasLine(file, line string) bool {
	for _, l := range unfolded(file) {
		if l == line {
			return true
		}
	}
	return false
}

func TestWriteLines(t *testing.T) {
	library := &model.Venue{
		Name: "Central Library", Address: "William Brown Street", Postcode: "L3 8EW",
		Point: &model.Point{Lat: 53.4098, Lon: -2.9801},
	}
	tests := []struct {
		name  string
		entry Entry
		want  []string
		never []string // beginnings of lines
	}{
		{
			name:  "the head of every entry",
			entry: Entry{Session: session(func(s *model.Session) { s.Sequence = 3 })},
			want: []string{
				"METHOD:PUBLISH", "PRODID:-//Convenor//Convenor//EN", "X-WR-CALNAME:Data Practice Network",
				"UID:0198-1@convenor", "DTSTAMP:20260501T093015Z", "LAST-MODIFIED:20260501T093015Z", "SEQUENCE:3",
				"STATUS:CONFIRMED", "SUMMARY:Show and tell", "ORGANIZER;CN=Siân Ashworth:mailto:sian@example.org",
				"DTSTART;TZID=Europe/London:20260612T130000", "DTEND;TZID=Europe/London:20260612T143000",
			},
			never: []string{"ATTENDEE", "LOCATION", "URL", "GEO", "DESCRIPTION"},
		},
		{
			name: "a stamp in another zone is written in UTC",
			entry: Entry{Session: session(func(s *model.Session) {
				s.Changed = changed.In(time.FixedZone("", 3600))
			})},
			want: []string{"DTSTAMP:20260501T093015Z"},
		},
		{
			name:  "a save the date",
			entry: Entry{Session: session(func(s *model.Session) { s.State = model.SaveTheDate })},
			want:  []string{"STATUS:TENTATIVE"},
		},
		{
			name:  "a session that was held",
			entry: Entry{Session: session(func(s *model.Session) { s.State = model.Held })},
			want:  []string{"STATUS:CONFIRMED"},
		},
		{
			name:  "a cancellation alone",
			entry: Entry{Session: session(func(s *model.Session) { s.State, s.Sequence = model.Cancelled, 1 })},
			want:  []string{"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"},
		},
		{
			name: "a venue with a room, and a link beside it",
			entry: Entry{Venue: library, Session: session(func(s *model.Session) {
				s.Mode, s.Room, s.Link = model.Hybrid, "Room 2", "https://meet.example.org/a,b;c"
			})},
			want: []string{
				`LOCATION:Central Library\, William Brown Street\, L3 8EW\, Room 2`, "GEO:53.4098;-2.9801",
				"URL:https://meet.example.org/a,b;c", `DESCRIPTION:Join online: https://meet.example.org/a\,b\;c`,
			},
		},
		{
			name: "online: the link is the place",
			entry: Entry{Session: session(func(s *model.Session) {
				s.Mode, s.Link = model.Online, "https://meet.example.org/x y"
			})},
			want:  []string{"LOCATION:https://meet.example.org/x y", "URL:https://meet.example.org/x%20y"},
			never: []string{"GEO"},
		},
		{
			name:  "a room of a venue that is not known",
			entry: Entry{Session: session(func(s *model.Session) { s.Room = "Room 2" })},
			want:  []string{"LOCATION:Room 2"},
		},
		{
			name: "a point that is not on the map",
			entry: Entry{Session: session(nil),
				Venue: &model.Venue{Name: "Hall", Point: &model.Point{Lat: 91}}},
			want:  []string{"LOCATION:Hall"},
			never: []string{"GEO"},
		},
		{
			name: "an agenda with its clock times",
			entry: Entry{Session: session(func(s *model.Session) {
				s.Description, s.Link = "Bring lunch.\r\n", "https://m.example"
				s.Agenda = []model.AgendaItem{
					{Minutes: 10, Title: "Welcome"},
					{Minutes: 50, Format: "breakout", Detail: "4 tables"},
				}
			})},
			want: []string{`DESCRIPTION:Bring lunch.\n\nAgenda\n13:00 Welcome\n13:10 breakout (4 tables)\n14:00 End\n\nJoin online: https://m.example`},
		},
		{
			name: "a title that tries to add lines of its own",
			entry: Entry{Session: session(func(s *model.Session) {
				s.Title = "Tea\r\nATTENDEE:mailto:x@example.org\rEND:VEVENT\u2028BEGIN:VALARM\u0085\v\f\x00\x1b[31m"
			})},
			want:  []string{`SUMMARY:Tea\nATTENDEE:mailto:x@example.org\nEND:VEVENT\nBEGIN:VALARM\n\n\n[31m`},
			never: []string{"ATTENDEE", "BEGIN:VALARM"},
		},
		{
			name: "backslashes, commas and semicolons",
			entry: Entry{Session: session(func(s *model.Session) {
				s.Title = `C:\new, and; \n "so"`
			})},
			want: []string{`SUMMARY:C:\\new\, and\; \\n "so"`},
		},
		{
			name:  "text that is not UTF-8",
			entry: Entry{Session: session(func(s *model.Session) { s.Title = "Caf\xe9" })},
			want:  []string{"SUMMARY:Caf\ufffd"},
		},
		{
			name:  "UTC needs no zone",
			entry: Entry{Session: session(func(s *model.Session) { s.Zone = "UTC" })},
			want:  []string{"DTSTART:20260612T130000Z", "DTEND:20260612T143000Z"},
			never: []string{"BEGIN:VTIMEZONE"},
		},
		{
			name:  "no end: an hour",
			entry: Entry{Session: session(func(s *model.Session) { s.End = "" })},
			want:  []string{"DTEND;TZID=Europe/London:20260612T140000"},
		},
		{
			name: "a start that the clocks skip",
			entry: Entry{Session: session(func(s *model.Session) {
				s.Start, s.End = "2026-03-29T01:30", "2026-03-29T02:15"
			})},
			want: []string{"DTSTART;TZID=Europe/London:20260329T023000", "DTEND;TZID=Europe/London:20260329T031500"},
		},
		{
			name: "an end at a time the clocks show twice, the second time",
			entry: Entry{Session: session(func(s *model.Session) {
				s.Start, s.End = "2026-10-25T00:45", ""
				s.Agenda = []model.AgendaItem{{Minutes: 105, Title: "Night owls"}}
			})},
			want: []string{"DTSTART;TZID=Europe/London:20261025T004500", "DTEND:20261025T013000Z"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := calendarOf()
			c.Entries = []Entry{test.entry}
			file := write(t, c)
			for _, line := range test.want {
				if !hasLine(file, line) {
					t.Errorf("no line %q in\n%s", line, file)
				}
			}
			for _, line := range unfolded(file) {
				for _, prefix := range test.never {
					if strings.HasPrefix(line, prefix) {
						t.Errorf("the file has the line %q", line)
					}
				}
			}
		})
	}
}

func TestWriteOrganiser(t *testing.T) {
	tests := []struct{ name, email, want string }{
		{"", "a@example.org", "ORGANIZER:mailto:a@example.org"},
		{`Ada "Byte" ^Lovelace, Dr; x`, "a+b@example.org", `ORGANIZER;CN="Ada ^'Byte^' ^^Lovelace, Dr; x":mailto:a+b@example.org`},
		{"Ada\r\nATTENDEE:x", "a@example.org\r\nX:y", `ORGANIZER;CN="Ada^nATTENDEE:x":mailto:a@example.org%0D%0AX:y`},
		{"Ada", "", "ORGANIZER;CN=Ada:invalid:nomail"},
	}
	for _, test := range tests {
		c := calendarOf(session(nil))
		c.Organiser, c.OrganiserEmail = test.name, test.email
		if file := write(t, c); !hasLine(file, test.want) {
			t.Errorf("%q %q: no line %q in\n%s", test.name, test.email, test.want, file)
		}
	}
}

func TestWriteLeavesOut(t *testing.T) {
	idea := session(func(s *model.Session) { s.State, s.UID = model.Idea, "idea" })
	undated := session(func(s *model.Session) { s.Start, s.End, s.State, s.UID = "", "", model.Idea, "undated" })
	cancelled := session(func(s *model.Session) { s.State, s.UID = model.Cancelled, "off" })
	file := write(t, calendarOf(idea, session(nil), undated, cancelled))
	var uids []string
	for _, line := range unfolded(file) {
		if uid, ok := strings.CutPrefix(line, "UID:"); ok {
			uids = append(uids, uid)
		}
	}
	if diff := cmp.Diff([]string{"0198-1@convenor", "off"}, uids); diff != "" {
		t.Error(diff)
	}
	if !hasLine(file, "METHOD:PUBLISH") {
		t.Error("a programme with one cancelled session must still publish")
	}
}

func TestWriteRefuses(t *testing.T) {
	tests := []struct {
		name string
		c    Calendar
		want string
	}{
		{"nothing", calendarOf(), "there is nothing to put into a calendar file yet"},
		{"an idea", calendarOf(session(func(s *model.Session) { s.State = model.Idea })), "there is nothing to put"},
		{"an unknown zone", calendarOf(session(func(s *model.Session) { s.Zone = "Mars/Olympus" })), "“Mars/Olympus” is not a time zone"},
		{"the machine's zone", calendarOf(session(func(s *model.Session) { s.Zone = "Local" })), "a time zone is needed"},
		{"no UID", calendarOf(session(func(s *model.Session) { s.UID = "" })), "“Show and tell” was not written: it has no UID"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			err := Write(&b, test.c)
			if err == nil || !strings.Contains(err.Error(), test.want) || b.Len() > 0 {
				t.Errorf("error %v, wrote %q", err, b.String())
			}
		})
	}
}

type fullDisk struct{ room int }

var errFull = errors.New("no space left")

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.room -= len(p); d.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteReportsAFailingDisk(t *testing.T) {
	for _, room := range []int{0, 100_000} {
		if err := Write(&fullDisk{room}, programme(500)); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: error %v", room, err)
		}
	}
}

package ics

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"convenor/model"
)

// sameTimes compares times by their moment and the name of their zone.
var sameTimes = cmp.Comparer(func(a, b time.Time) bool {
	return a.Equal(b) && a.Location().String() == b.Location().String()
})

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := model.LoadZone(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// event reads the one event whose lines are given.
func event(t *testing.T, lines ...string) (Event, []Problem) {
	t.Helper()
	file := "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + strings.Join(lines, "\n") + "\nEND:VEVENT\nEND:VCALENDAR\n"
	f, err := Read(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Events) != 1 {
		t.Fatalf("%d events in\n%s", len(f.Events), file)
	}
	return f.Events[0], f.Problems
}

func TestReadEverything(t *testing.T) {
	got, problems := event(t,
		"UID:1@example.org",
		"dtstart;tzid=Europe/London:20260612T130000",
		"DTEND;TZID=America/New_York:20260612T093000",
		"DTSTAMP:20260501T093015Z",
		"LAST-MODIFIED:20260502T093015Z",
		"SUMMARY;LANGUAGE=en:Tea\\, cake\\; and C:\\\\x, unescaped",
		"SUMMARY:a second one",
		"DESCRIPTION:One\\nTwo\\NThree",
		" , folded",
		"\tonce more",
		"LOCATION:Town Hall",
		"GEO:53.5;-2.9",
		"URL:https://example.org/a,b",
		"STATUS:tentative",
		"SEQUENCE:4",
		`ORGANIZER;CN="Siân ^'S^' Ashworth, chair":MAILTO:sian%20a@example.org`,
		"RRULE:FREQ=WEEKLY;COUNT=3",
		"EXDATE;TZID=Europe/London:20260619T130000",
		"RECURRENCE-ID;TZID=Europe/London:20260611T130000",
		"ATTENDEE;CN=Bob:mailto:bob@example.org",
		"BEGIN:VALARM", "DESCRIPTION:not this", "TRIGGER:-PT5M", "END:VALARM",
	)
	london := zone(t, "Europe/London")
	want := Event{
		UID: "1@example.org", Title: `Tea, cake; and C:\x, unescaped`, Description: "One\nTwo\nThree, foldedonce more",
		Start: time.Date(2026, 6, 12, 13, 0, 0, 0, london), End: time.Date(2026, 6, 12, 14, 30, 0, 0, london),
		Changed: time.Date(2026, 5, 2, 9, 30, 15, 0, time.UTC), Location: "Town Hall", Point: &model.Point{Lat: 53.5, Lon: -2.9},
		Link: "https://example.org/a,b", Status: "TENTATIVE", Sequence: 4,
		Organiser: `Siân "S" Ashworth, chair`, OrganiserEmail: "sian a@example.org",
		Recurrence: "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/London:20260619T130000",
		Replaces:   time.Date(2026, 6, 11, 13, 0, 0, 0, london),
	}
	if diff := cmp.Diff(want, got, sameTimes); diff != "" {
		t.Error(diff)
	}
	if len(problems) > 0 {
		t.Error(problems)
	}
}

func TestReadEncodings(t *testing.T) {
	title := "数据共享 – Siân’s café 🎉"
	plain := "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Días\r\nMETHOD:publish\r\nBEGIN:VEVENT\r\nDTSTART:20260612\r\nSUMMARY:" + title + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	var inside strings.Builder // folded after every byte of the title, inside its characters
	for i := range len(title) {
		inside.WriteString(title[i:i+1] + "\r\n ")
	}
	for name, file := range map[string]string{
		"UTF-8":                      plain,
		"with a byte order mark":     "\ufeff" + plain,
		"UTF-16":                     utf16,
		"LF":                         strings.ReplaceAll(plain, "\r\n", "\n"),
		"CR":                         strings.ReplaceAll(plain, "\r\n", "\r"),
		"CR CR LF":                   strings.ReplaceAll(plain, "\r\n", "\r\r\n"),
		"no end of the last line":    strings.TrimSuffix(plain, "\r\n"),
		"empty lines":                strings.ReplaceAll(plain, "\r\n", "\r\n\r\n"),
		"folded inside characters":   strings.ReplaceAll(plain, title, inside.String()),
		"mark and folded characters": "\ufeff" + strings.ReplaceAll(plain, title, inside.String()),
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Read(iotest.OneByteReader(strings.NewReader(file)))
			if err != nil || len(f.Events) != 1 || len(f.Problems) > 0 {
				t.Fatal(err, f.Problems, f.Events)
			}
			if f.Events[0].Title != title || f.Name != "Días" || f.Method != "PUBLISH" {
				t.Errorf("title %q, calendar %q, method %q", f.Events[0].Title, f.Name, f.Method)
			}
		})
	}
	e, _ := event(t, "SUMMARY:Caf\xe9 \x96 \x80 5")
	if e.Title != "Café – € 5" {
		t.Errorf("Windows-1252 reads as %q", e.Title)
	}
}

func TestReadExplains(t *testing.T) {
	const good = "BEGIN:VEVENT\nUID:2\nDTSTART:20260612\nEND:VEVENT\n"
	tests := []struct {
		name, file string
		uids       []string
		problems   []string
	}{
		{"a line without a colon", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nATTENDEE;CN=Bob\nDTSTART:20260612\nEND:VEVENT\nEND:VCALENDAR",
			[]string{"1"}, []string{"Line 4: “ATTENDEE;CN=Bob” is not a line of a calendar (name, colon, value); it was left out"}},
		{"a quote that does not end", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=\"x:20260612T100000\nDTSTART:20260612\nEND:VEVENT\nEND:VCALENDAR",
			[]string{"1"}, []string{"Line 4: “DTSTART;TZID=\"x:20260612T100000” is not a line"}},
		{"cut short", "BEGIN:VCALENDAR\n" + good + "BEGIN:VEVENT\nUID:3\nDTSTART:2026",
			[]string{"2"}, []string{"Line 6: the event that begins here does not end, so it was left out"}},
		{"an event begins in another", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n" + good + "END:VCALENDAR",
			[]string{"2"}, []string{"Line 2: the event that begins here does not end"}},
		{"an alarm that does not end", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260612\nUID:1\nBEGIN:VALARM\nEND:VEVENT\n" + good + "END:VCALENDAR",
			[]string{"1", "2"}, nil},
		{"an event that ends with its calendar", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nEND:VCALENDAR\nBEGIN:VCALENDAR\n" + good + "END:VCALENDAR",
			[]string{"2"}, []string{"Line 2: the event that begins here does not end"}},
		{"ends that never began", "END:VEVENT\nBEGIN:VCALENDAR\nEND:VTIMEZONE\n" + good + "END:VCALENDAR\nEND:VCALENDAR", []string{"2"}, nil},
		{"no calendar around it", good, []string{"2"}, nil},
		{"two calendars", "BEGIN:VCALENDAR\n" + good + "END:VCALENDAR\nBEGIN:VCALENDAR\n" + good + "END:VCALENDAR\n", []string{"2", "2"}, nil},
		{"no events", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", nil, nil},
		{"a nest", "BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:A\n", maxDepth) + strings.Repeat("END:A\n", maxDepth) + good,
			[]string{"2"}, []string{"Line 17: “A” lies too deep inside other parts and was passed over"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f, err := Read(strings.NewReader(test.file))
			if err != nil {
				t.Fatal(err)
			}
			var uids []string
			for _, e := range f.Events {
				uids = append(uids, e.UID)
			}
			if diff := cmp.Diff(test.uids, uids); diff != "" {
				t.Error(diff)
			}
			if len(f.Problems) != len(test.problems) {
				t.Fatalf("problems %v, want %q", f.Problems, test.problems)
			}
			for i, p := range f.Problems {
				if !strings.Contains(p.String(), test.problems[i]) {
					t.Errorf("problem %q, want %q", p, test.problems[i])
				}
			}
		})
	}
}

func TestReadListsProblemsInOrderAndNotForEver(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:never\nEND:VEVENT\n")
	b.WriteString(strings.Repeat("nonsense\n", 10*maxProblems))
	f, err := Read(&b)
	if err != nil || len(f.Problems) != maxProblems {
		t.Fatal(err, len(f.Problems))
	}
	for i := range maxProblems - 1 {
		if f.Problems[i].Line > f.Problems[i+1].Line {
			t.Fatalf("%v before %v", f.Problems[i], f.Problems[i+1])
		}
	}
}

func TestReadRefuses(t *testing.T) {
	broken := errors.New("the stick was pulled out")
	file := "BEGIN:VCALENDAR\nEND:VCALENDAR\n"
	tests := []struct {
		name  string
		r     io.Reader
		limit int64
		want  error
	}{
		{"empty", strings.NewReader(""), MaxSize, ErrNotCalendar},
		{"a table", strings.NewReader("name,email\nAda,ada@example.org\n"), MaxSize, ErrNotCalendar},
		{"a vCard", strings.NewReader("BEGIN:VCARD\nFN:Ada\nEND:VCARD\n"), MaxSize, ErrNotCalendar},
		{"zeros", bytes.NewReader(make([]byte, 10_000)), MaxSize, ErrNotCalendar},
		{"a disk that fails", io.MultiReader(strings.NewReader(file), iotest.ErrReader(broken)), MaxSize, broken},
		{"one byte too many", strings.NewReader(file), int64(len(file)) - 1, ErrTooLarge},
		{"as large as may be", strings.NewReader(file), int64(len(file)), nil},
		{"too many events", strings.NewReader(strings.Repeat("BEGIN:VEVENT\nEND:VEVENT\n", MaxEvents+1)), MaxSize, ErrTooLarge},
		{"one long line", io.MultiReader(strings.NewReader(file), strings.NewReader(strings.Repeat("x", 5000))), 1000, ErrTooLarge},
	}
	for _, test := range tests {
		if f, err := read(test.r, test.limit); !errors.Is(err, test.want) || err != nil && len(f.Events) > 0 {
			t.Errorf("%s: error %v, want %v", test.name, err, test.want)
		}
	}
}

func TestWindowsZonesAreKnown(t *testing.T) {
	names := windowsToIANA()
	if len(names) < 200 {
		t.Errorf("only %d names", len(names))
	}
	for windows, iana := range names {
		if _, err := model.LoadZone(iana); err != nil {
			t.Errorf("%s: %v", windows, err)
		}
	}
}

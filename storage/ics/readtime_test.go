package ics

import (
	"strings"
	"testing"
	"time"
)

func TestReadTimes(t *testing.T) {
	tests := []struct {
		name       string
		lines      []string
		start, end string // RFC 3339
		zone       string
		allDay     bool
		floating   bool
		problem    string
	}{
		{name: "UTC", lines: []string{"DTSTART:20260612T120000Z", "DTEND:20260612T130000Z"},
			start: "2026-06-12T12:00:00Z", end: "2026-06-12T13:00:00Z", zone: "UTC"},
		{name: "floating", lines: []string{"DTSTART:20260612T120000", "DURATION:PT1H30M"},
			start: "2026-06-12T12:00:00Z", end: "2026-06-12T13:30:00Z", zone: "UTC", floating: true},
		{name: "a blank zone is floating", lines: []string{"DTSTART;TZID=:20260612T120000"},
			start: "2026-06-12T12:00:00Z", end: "2026-06-12T12:00:00Z", zone: "UTC", floating: true},
		{name: "a day", lines: []string{"DTSTART;VALUE=DATE:20260612"},
			start: "2026-06-12T00:00:00Z", end: "2026-06-13T00:00:00Z", zone: "UTC", allDay: true},
		{name: "days without saying so", lines: []string{"DTSTART:20260612", "DTEND:20260615"},
			start: "2026-06-12T00:00:00Z", end: "2026-06-15T00:00:00Z", zone: "UTC", allDay: true},
		{name: "a day that ends when it starts", lines: []string{"DTSTART:20260612", "DTEND:20260612"},
			start: "2026-06-12T00:00:00Z", end: "2026-06-13T00:00:00Z", zone: "UTC", allDay: true},
		{name: "a Windows zone", lines: []string{`DTSTART;TZID="GMT Standard Time":20260612T130000`},
			start: "2026-06-12T12:00:00Z", end: "2026-06-12T12:00:00Z", zone: "Europe/London"},
		{name: "a Windows zone as it is shown", lines: []string{`DTSTART;TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London":20260612T130000`},
			start: "2026-06-12T12:00:00Z", end: "2026-06-12T12:00:00Z", zone: "Europe/London"},
		{name: "a zone behind a prefix", lines: []string{"DTSTART;TZID=/example.org/20240101_1/Europe/London:20260612T130000"},
			start: "2026-06-12T12:00:00Z", end: "2026-06-12T12:00:00Z", zone: "Europe/London"},
		{name: "a zone that is only an offset", lines: []string{"DTSTART;TZID=UTC-03:30:20260612T130000"},
			start: "", problem: "has no date"},
		{name: "a quoted zone that is only an offset", lines: []string{`DTSTART;TZID="(GMT -03:30)":20260612T130000`},
			start: "2026-06-12T16:30:00Z", end: "2026-06-12T16:30:00Z", zone: "(GMT -03:30)"},
		{name: "the machine's zone means nothing", lines: []string{"DTSTART;TZID=Local:20260612T130000", "DTEND;TZID=Local:20260612T140000"},
			start: "2026-06-12T13:00:00Z", end: "2026-06-12T14:00:00Z", zone: "UTC", floating: true, problem: "Line 3: the time zone “Local” is not known"},
		{name: "a time that the clocks skip", lines: []string{"DTSTART;TZID=Europe/London:20260329T013000"},
			start: "2026-03-29T01:30:00Z", end: "2026-03-29T01:30:00Z", zone: "Europe/London"},
		{name: "a time that comes twice", lines: []string{"DTSTART;TZID=Europe/London:20261025T013000", "DTEND:20261025T013000Z"},
			start: "2026-10-25T00:30:00Z", end: "2026-10-25T01:30:00Z", zone: "Europe/London"},
		{name: "a whole day while the clocks change", lines: []string{"DTSTART;TZID=Europe/London:20261024T120000", "DURATION:P1D"},
			start: "2026-10-24T11:00:00Z", end: "2026-10-25T12:00:00Z", zone: "Europe/London"},
		{name: "ISO 8601", lines: []string{"DTSTART:2026-06-12T12:00:00+01:00"},
			start: "2026-06-12T11:00:00Z", end: "2026-06-12T11:00:00Z", zone: "UTC"},
		{name: "no start", lines: []string{"SUMMARY:Tea"}, problem: "Line 2: the event “Tea” does not say when it starts, so it has no date"},
		{name: "not a date", lines: []string{"DTSTART:next year"}, problem: "Line 3: “next year” is not a date and time"},
		{name: "30 February", lines: []string{"DTSTART:20260230T100000Z"}, problem: "“20260230T100000Z” is not a date and time"},
		{name: "ends before it starts", lines: []string{"DTSTART:20260612T120000Z", "DTEND:20260612T110000Z"},
			start: "2026-06-12T12:00:00Z", end: "2026-06-12T12:00:00Z", zone: "UTC", problem: "Line 4: the event of 12 June 2026 ends before it starts"},
		{name: "an end of another kind", lines: []string{"DTSTART:20260612", "DTEND:20260612T110000Z"},
			start: "2026-06-12T00:00:00Z", end: "2026-06-13T00:00:00Z", zone: "UTC", allDay: true, problem: "does not go with the start"},
		{name: "not a duration", lines: []string{"DTSTART:20260612T120000Z", "DURATION:an hour"},
			start: "2026-06-12T12:00:00Z", end: "2026-06-12T12:00:00Z", zone: "UTC", problem: "“an hour” is not a duration"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, problems := event(t, test.lines...)
			if test.problem == "" && len(problems) > 0 || test.problem != "" &&
				(len(problems) != 1 || !strings.Contains(problems[0].String(), test.problem)) {
				t.Errorf("problems %v, want %q", problems, test.problem)
			}
			if test.start == "" {
				if !got.Start.IsZero() || !got.End.IsZero() {
					t.Errorf("%v to %v, want no date", got.Start, got.End)
				}
				return
			}
			for _, c := range []struct {
				got  time.Time
				want string
			}{{got.Start, test.start}, {got.End, test.end}} {
				if s := c.got.UTC().Format(time.RFC3339); s != c.want || c.got.Location().String() != test.zone {
					t.Errorf("%s in %s, want %s in %s", s, c.got.Location(), c.want, test.zone)
				}
			}
			if got.AllDay != test.allDay || got.Floating != test.floating {
				t.Errorf("all day %v, floating %v", got.AllDay, got.Floating)
			}
		})
	}
}

// TestReadOwnZone reads times in a zone that only the file describes.
func TestReadOwnZone(t *testing.T) {
	vtimezone := strings.Join([]string{
		"BEGIN:VTIMEZONE", "TZID:Our zone",
		"BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:-0000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD",
		"BEGIN:DAYLIGHT", "DTSTART:16010101T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20270328T010000Z", "END:DAYLIGHT",
		"BEGIN:STANDARD", "DTSTART:20290101T000000", "RDATE:20300101T000000,20300601T000000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0530", "END:STANDARD",
		"END:VTIMEZONE",
	}, "\n")
	for local, want := range map[string]string{
		"20260612T130000": "2026-06-12T12:00:00Z",
		"20260112T130000": "2026-01-12T13:00:00Z",
		"20260329T005959": "2026-03-29T00:59:59Z",
		"20260329T013000": "2026-03-29T01:30:00Z", // skipped
		"20260329T020000": "2026-03-29T01:00:00Z",
		"20261025T013000": "2026-10-25T00:30:00Z", // the first of two
		"20261025T020000": "2026-10-25T02:00:00Z",
		"20270612T130000": "2027-06-12T12:00:00Z", // the last summer
		"20280612T130000": "2028-06-12T13:00:00Z",
		"20290612T130000": "2029-06-12T07:30:00Z",
		"20300612T130000": "2030-06-12T07:30:00Z",
		"15000612T130000": "1500-06-12T13:00:00Z", // before every rule
	} {
		event := "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Our zone:" + local + "\nEND:VEVENT"
		// The zone may come after what uses it.
		for _, parts := range [][]string{{vtimezone, event}, {event, vtimezone}} {
			f, err := Read(strings.NewReader("BEGIN:VCALENDAR\n" + strings.Join(parts, "\n") + "\nEND:VCALENDAR\n"))
			if err != nil || len(f.Events) != 1 || len(f.Problems) > 0 {
				t.Fatal(err, f.Events, f.Problems)
			}
			if got := f.Events[0].Start.UTC().Format(time.RFC3339); got != want {
				t.Errorf("%s reads as %s, want %s", local, got, want)
			}
		}
	}
}

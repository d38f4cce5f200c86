package ics

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

var london = func() *time.Location {
	loc, err := model.LoadZone("Europe/London")
	if err != nil {
		panic(err)
	}
	return loc
}()

// shown reads a calendar of these lines and says what is on in 2026.
func shown(t *testing.T, lines ...string) (on, problems []string) {
	t.Helper()
	b, err := ReadBackground(strings.NewReader("BEGIN:VCALENDAR\n" + strings.Join(lines, "\n") + "\nEND:VCALENDAR\n"))
	if err != nil {
		t.Fatal(err)
	}
	events, notes := b.Between("2026-01-01", "2026-12-31", london)
	for _, e := range events {
		on = append(on, strings.TrimSpace(e.Title+" "+strings.ReplaceAll(e.When(), " 2026", "")))
	}
	for _, p := range b.Problems {
		problems = append(problems, p.String())
	}
	return on, append(problems, notes...)
}

func anEvent(lines ...string) string {
	return "BEGIN:VEVENT\n" + strings.Join(lines, "\n") + "\nEND:VEVENT"
}

func TestWhatIsOn(t *testing.T) {
	for _, test := range []struct {
		name     string
		lines    []string
		on       []string
		problems []string
	}{
		{"once", []string{anEvent("SUMMARY:A", "DTSTART;TZID=Europe/London:20260612T130000", "DTEND;TZID=Europe/London:20260612T143000")}, []string{"A Fri 12 Jun, 13:00–14:30"}, nil},
		{"in UTC, in summer", []string{anEvent("DTSTART:20260612T120000Z")}, []string{"Fri 12 Jun, 13:00–13:00"}, nil},
		{"in another zone, over midnight here", []string{anEvent("DTSTART;TZID=Eastern Standard Time:20260612T183000", "DURATION:PT1H")}, []string{"Fri 12 Jun, 23:30 – Sat 13 Jun, 00:30"}, nil},
		{"floating", []string{anEvent("DTSTART:20260612T090000", "DTEND:20260612T100000")}, []string{"Fri 12 Jun, 09:00–10:00"}, nil},
		{"whole days", []string{anEvent("DTSTART;VALUE=DATE:20260612", "DTEND;VALUE=DATE:20260615")}, []string{"Fri 12 Jun – Sun 14 Jun"}, nil},
		{"began before", []string{anEvent("DTSTART;VALUE=DATE:20251220", "DTEND;VALUE=DATE:20260105")}, []string{"Sat 20 Dec 2025 – Sun 4 Jan"}, nil},
		{"over before", []string{anEvent("DTSTART;VALUE=DATE:20251220", "DTEND;VALUE=DATE:20260101")}, nil, nil},
		{"the clocks change and it does not", []string{anEvent("DTSTART;TZID=Europe/London:20261018T130000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")},
			[]string{"Sun 18 Oct, 13:00–14:00", "Sun 25 Oct, 13:00–14:00", "Sun 1 Nov, 13:00–14:00"}, nil},
		{"in UTC they change and it does", []string{anEvent("DTSTART:20261018T120000Z", "RRULE:FREQ=WEEKLY;COUNT=2")}, []string{"Sun 18 Oct, 13:00–13:00", "Sun 25 Oct, 12:00–12:00"}, nil},
		{"endless, for a hundred years", []string{anEvent("SUMMARY:A", "DTSTART;VALUE=DATE:19000612", "RRULE:FREQ=YEARLY")}, []string{"A Fri 12 Jun"}, nil},
		{"until a day", []string{anEvent("DTSTART;TZID=Europe/London:20260612T130000", "RRULE:FREQ=DAILY;UNTIL=20260613")}, []string{"Fri 12 Jun, 13:00–13:00", "Sat 13 Jun, 13:00–13:00"}, nil},
		{"until a moment", []string{anEvent("DTSTART;TZID=Europe/London:20260612T130000", "RRULE:FREQ=DAILY;UNTIL=20260613T115959Z")}, []string{"Fri 12 Jun, 13:00–13:00"}, nil},
		{"days left out and added", []string{anEvent("DTSTART;TZID=Europe/London:20260601T130000", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/London:20260608T130000,20260615T130000",
			"RDATE;TZID=Europe/London:20260603T130000", "RDATE;VALUE=PERIOD:20260604T120000Z/PT1H")},
			[]string{"Mon 1 Jun, 13:00–13:00", "Wed 3 Jun, 13:00–13:00", "Thu 4 Jun, 13:00–13:00", "Mon 22 Jun, 13:00–13:00"}, nil},
		{"a day left out of times", []string{anEvent("DTSTART:20260601T130000Z", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE;VALUE=DATE:20260601")}, []string{"Tue 2 Jun, 14:00–14:00"}, nil},
		{"moved, called off and replaced", []string{
			anEvent("UID:1", "SUMMARY:A", "DTSTART;TZID=Europe/London:20260601T130000", "RRULE:FREQ=WEEKLY;COUNT=4"),
			anEvent("UID:1", "SUMMARY:Moved", "RECURRENCE-ID;TZID=Europe/London:20260608T130000", "DTSTART;TZID=Europe/London:20260609T150000"),
			anEvent("UID:1", "SUMMARY:Off", "RECURRENCE-ID:20260615T120000Z", "DTSTART:20260615T120000Z", "STATUS:CANCELLED"),
			anEvent("UID:1", "SUMMARY:Old", "RECURRENCE-ID;TZID=Europe/London:20260622T130000", "DTSTART;TZID=Europe/London:20260622T080000", "SEQUENCE:1"),
			anEvent("UID:1", "SUMMARY:New", "RECURRENCE-ID;TZID=Europe/London:20260622T130000", "DTSTART;TZID=Europe/London:20260622T090000", "SEQUENCE:2")},
			[]string{"A Mon 1 Jun, 13:00–13:00", "Moved Tue 9 Jun, 15:00–15:00", "New Mon 22 Jun, 09:00–09:00"},
			[]string{"Line 21: the event “Old” of 22 June 2026 was changed later in the file; only its newest state is shown"}},
		{"moved into the year", []string{anEvent("UID:1", "DTSTART;VALUE=DATE:20251230", "RRULE:FREQ=DAILY;COUNT=2"),
			anEvent("UID:1", "SUMMARY:M", "RECURRENCE-ID;VALUE=DATE:20251231", "DTSTART;VALUE=DATE:20260102")}, []string{"M Fri 2 Jan"}, nil},
		{"called off", []string{anEvent("UID:1", "DTSTART:20260601T130000Z", "STATUS:CANCELLED")}, nil, nil},
		{"the newer one counts", []string{anEvent("UID:1", "SUMMARY:Old", "DTSTART:20260601T130000Z"), anEvent("UID:1", "SUMMARY:New", "SEQUENCE:1", "DTSTART:20260602T130000Z")},
			[]string{"New Tue 2 Jun, 14:00–14:00"}, []string{"Line 2: the event “Old” of 1 June 2026 was changed later in the file; only its newest state is shown"}},
		{"one event twice", []string{anEvent("UID:1", "SUMMARY:A", "DTSTART:20260601T130000Z"), anEvent("UID:1", "SUMMARY:A", "DTSTART:20260601T130000Z")},
			[]string{"A Mon 1 Jun, 14:00–14:00"}, []string{"Line 7: the event “A” of 1 June 2026 is in the file twice; it is shown once"}},
		{"all called off", []string{"METHOD:CANCEL", anEvent("DTSTART:20260601T130000Z")}, nil, []string{"Line 1: this file calls its events off, so none of them is shown"}},
		{"a zone of the file’s own", []string{"BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:19701025T030000", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0200", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
			"BEGIN:DAYLIGHT", "DTSTART:19700329T020000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "END:VTIMEZONE",
			anEvent("DTSTART;TZID=Ours:20260115T140000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;INTERVAL=6;COUNT=2")}, []string{"Thu 15 Jan, 12:00–13:00", "Wed 15 Jul, 12:00–13:00"}, nil},
		{"a zone nobody knows", []string{anEvent("DTSTART;TZID=Moon:20260115T140000", "RRULE:FREQ=DAILY;COUNT=2")}, []string{"Thu 15 Jan, 14:00–14:00", "Fri 16 Jan, 14:00–14:00"},
			[]string{"Line 3: the time zone “Moon” is not known, so times in it were read as they stand, without a zone"}},
		{"every second", []string{anEvent("SUMMARY:Tick", "DTSTART:20260115T140000Z", "RRULE:FREQ=SECONDLY")}, []string{"Tick Thu 15 Jan, 14:00–14:00"},
			[]string{"Line 5: the event “Tick” of 15 January 2026 is shown once only: it repeats more often than once a day"}},
		{"a rule that makes no sense", []string{anEvent("DTSTART:20260115T140000Z", "RRULE:FREQ=WEEKLY;BYDAY=XX")}, []string{"Thu 15 Jan, 14:00–14:00"},
			[]string{"Line 4: the event of 15 January 2026 is shown once only: “BYDAY=XX” in its rule is not understood"}},
		{"a day that never comes", []string{anEvent("DTSTART;VALUE=DATE:20260115", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")}, []string{"Thu 15 Jan"}, nil},
		{"twice a day", []string{anEvent("DTSTART:20260115T090000", "RRULE:FREQ=DAILY;COUNT=3;BYHOUR=9,17")}, []string{"Thu 15 Jan, 09:00–09:00", "Thu 15 Jan, 17:00–17:00", "Fri 16 Jan, 09:00–09:00"}, nil},
		{"not on the thirteenth", []string{anEvent("DTSTART;VALUE=DATE:20260206", "RRULE:FREQ=MONTHLY;BYDAY=FR;UNTIL=20260331", "EXRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13")},
			[]string{"Fri 6 Feb", "Fri 20 Feb", "Fri 27 Feb", "Fri 6 Mar", "Fri 20 Mar", "Fri 27 Mar"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			on, problems := shown(t, test.lines...)
			if diff := cmp.Diff(test.on, on); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.problems, problems); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Files that are made to take for ever, or all memory, are refused or bounded.
func TestBackgroundIsBounded(t *testing.T) {
	if _, err := ReadBackground(&endless{line: "BEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\n", left: 1_000_000}); err != errTooMuchBehind {
		t.Errorf("a million events: %v", err)
	}
	if _, err := ReadBackground(&endless{line: "BEGIN:VEVENT\nDESCRIPTION:" + strings.Repeat("x", 4000) + "\nEND:VEVENT\n", left: 1_000_000}); err != errTooMuchBehind {
		t.Errorf("gigabytes: %v", err)
	}
	many := func(n int, lines ...string) *Background {
		b, err := ReadBackground(&endless{line: anEvent(append(lines, "SUMMARY:A")...) + "\n", left: n})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, test := range []struct {
		name  string
		b     *Background
		most  int
		notes string
	}{
		{"daily for ever, a thousand times", many(1000, "DTSTART:19700101T000000Z", "RRULE:FREQ=DAILY"), MaxShown, "more than 20,000 events are on in these days; those after 20 January 2026 are not shown"},
		{"never, fifty thousand times", many(50_000, "DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2"), MaxShown,
			"the calendar repeats too much to follow all of it in these days; from “A” on, its events are not shown"},
		{"each quarter of an hour", many(3, "DTSTART:20260101T000000Z", "RRULE:FREQ=DAILY;BYHOUR="+list(24)+";BYMINUTE=0,15,30,45"), MaxShown,
			"more than 20,000 events are on in these days; those after 11 March 2026 are not shown"},
	} {
		events, notes := test.b.Between("2026-01-01", "2026-12-31", london)
		if len(events) > test.most || strings.Join(notes, "; ") != test.notes {
			t.Errorf("%s: %d events, %v", test.name, len(events), notes)
		}
	}
	b := many(1, "DTSTART:20260101T000000Z", "RRULE:FREQ=DAILY;BYHOUR="+list(24)+";BYMINUTE="+list(60))
	if b.Repeat != 0 || len(b.Problems) != 1 || b.Problems[0].String() != "Line 3: the event “A” of 1 January 2026 is shown once only: it repeats more than 96 times a day" {
		t.Errorf("every minute: %v", b.Problems)
	}
	b = many(1000, "DTSTART;VALUE=DATE:00020101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000000")
	if len(b.Problems) != maxProblems || b.Problems[0].Text != "the event “A” of 1 January 0002 repeats too many times to count them; it is shown up to 1 January 0002" {
		t.Errorf("a count that is never reached: %d %v", len(b.Problems), b.Problems[0])
	}
}

func list(n int) string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprint(i))
	}
	return strings.Join(all, ",")
}

// endless is one text many times over, made while it is read.
type endless struct {
	line string
	left int
	rest string
}

func (e *endless) Read(p []byte) (n int, err error) {
	if e.rest == "" {
		if e.left == 0 {
			return 0, io.EOF
		}
		e.left--
		e.rest = e.line
	}
	n = copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

func TestFromWhenToWhenAFileReaches(t *testing.T) {
	for _, test := range []struct {
		name        string
		events      []string
		first, last model.Date
		endless     bool
	}{
		{"one day", []string{anEvent("DTSTART;VALUE=DATE:20260115")}, "2026-01-15", "2026-01-15", false},
		{"several days", []string{anEvent("DTSTART;VALUE=DATE:20261026", "DTEND;VALUE=DATE:20261031"), anEvent("DTSTART:20260601T140000Z")}, "2026-06-01", "2026-10-30", false},
		{"counted", []string{anEvent("DTSTART:20261103T183000", "DURATION:PT2H", "RRULE:FREQ=WEEKLY;COUNT=3")}, "2026-11-03", "2026-11-17", false},
		{"until", []string{anEvent("DTSTART;VALUE=DATE:20260206", "RRULE:FREQ=MONTHLY;UNTIL=20260806")}, "2026-02-06", "2026-08-06", false},
		{"for ever", []string{anEvent("DTSTART;VALUE=DATE:20260206", "RRULE:FREQ=MONTHLY")}, "2026-02-06", "2026-02-06", true},
		{"named dates", []string{anEvent("DTSTART;VALUE=DATE:20260206", "RDATE;VALUE=DATE:20260101,20260909")}, "2026-01-01", "2026-09-09", false},
	} {
		b, err := ReadBackground(strings.NewReader(strings.Join(test.events, "\n")))
		if err != nil || b.First != test.first || b.Last != test.last || b.Endless != test.endless {
			t.Errorf("%s: from %s to %s, for ever %v; %v", test.name, b.First, b.Last, b.Endless, err)
		}
	}
}

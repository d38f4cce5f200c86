package ics

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"convenor/model"
)

// tricky draws text as people, programs and attackers write it.
func tricky() *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{
		"Show and tell", " ", ",", ";", "\\", "\\n", "\n", "\r\n", "\r", "\t", ":", "\"", "^", "🎉", "👩🏽‍💻", "数据共享的一年回顾与展望",
		"مجتمع البيانات", "Siân", "\r\nATTENDEE:mailto:x@example.org", "\nEND:VEVENT\nBEGIN:VEVENT", "\u2028", "\u0085", "\x00", "\x1b", "\xff", "=1+1",
	})
	return rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOfN(pieces, 0, 30), func(p []string) string { return strings.Join(p, "") }))
}

func anySession() *rapid.Generator[model.Session] {
	zones := rapid.SampledFrom(zoneNames())
	return rapid.Custom(func(t *rapid.T) model.Session {
		start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(0, 15*366*24*4).Draw(t, "quarter")) * 15 * time.Minute)
		s := model.Session{
			UID: rapid.StringMatching(`[0-9a-f-]{1,80}@convenor`).Draw(t, "uid"), Title: tricky().Draw(t, "title"),
			State: rapid.SampledFrom(model.States).Draw(t, "state"), Mode: rapid.SampledFrom(model.Modes).Draw(t, "mode"),
			Zone: zones.Draw(t, "zone"), Start: model.LocalTimeOf(start), Room: tricky().Draw(t, "room"),
			Description: tricky().Draw(t, "description"), Sequence: rapid.IntRange(0, 99).Draw(t, "sequence"),
			Changed: time.Unix(rapid.Int64Range(1.7e9, 2.2e9).Draw(t, "changed"), 0).UTC(),
		}
		if rapid.Bool().Draw(t, "ends") {
			s.End = model.LocalTimeOf(start.Add(time.Duration(rapid.IntRange(1, 600).Draw(t, "minutes")) * time.Minute))
		}
		if rapid.Bool().Draw(t, "linked") {
			s.Link = "https://meet.example.org/" + rapid.StringMatching(`[a-z0-9,;?&=%/._-]{0,90}`).Draw(t, "link")
		}
		for range rapid.IntRange(0, 4).Draw(t, "items") {
			s.Agenda = append(s.Agenda, model.AgendaItem{Minutes: rapid.IntRange(0, 90).Draw(t, "minutes"), Title: tricky().Draw(t, "item")})
		}
		return s
	})
}

func anyEntry() *rapid.Generator[Entry] {
	return rapid.Custom(func(t *rapid.T) Entry {
		e := Entry{Session: anySession().Draw(t, "session")}
		if rapid.Bool().Draw(t, "at a venue") {
			e.Venue = &model.Venue{Name: tricky().Draw(t, "name"), Address: tricky().Draw(t, "address")}
			if rapid.Bool().Draw(t, "on the map") {
				e.Venue.Point = &model.Point{Lat: rapid.Float64Range(-90, 90).Draw(t, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, "lon")}
			}
		}
		return e
	})
}

// asRead is text as it comes back: see escape.
func asRead(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}

// expected is the event that must be read where e was written.
func expected(t *rapid.T, c Calendar, e Entry) Event {
	s := e.Session
	loc, err := model.LoadZone(s.Zone)
	if err != nil {
		t.Fatal(err)
	}
	start, end := s.StartTime(), s.EndTime()
	if !end.After(start) {
		end = start.Add(s.End.In("UTC").Sub(s.Start.In("UTC")))
	}
	where, point := s.Room, (*model.Point)(nil)
	if e.Venue != nil {
		where, point = model.JoinNonEmpty(", ", e.Venue.Place(), s.Room), e.Venue.Point
	} else if s.Link != "" {
		where = s.Link
	}
	return Event{
		UID: s.UID, Title: cmp.Or(asRead(s.Title), "(no title)"), Start: start.In(loc), End: end.In(loc), Status: s.State.ICalStatus(),
		Sequence: s.Sequence, Changed: s.Changed, Link: s.Link, Location: asRead(where), Point: point,
		Description: asRead(description(&s)), Organiser: asRead(c.Organiser), OrganiserEmail: c.OrganiserEmail,
	}
}

// TestRoundTripProperty writes calendars of any content and reads them back.
func TestRoundTripProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Calendar{
			Name: tricky().Draw(t, "calendar"), OrganiserEmail: rapid.StringMatching(`|[a-z+%'?#/]{1,9}@example\.org`).Draw(t, "email"),
			Organiser: rapid.StringMatching(`[A-Za-zé ,;:"^]{0,40}`).Draw(t, "organiser"),
			Entries:   rapid.SliceOfN(anyEntry(), 1, 4).Draw(t, "entries"),
		}
		want := File{Name: asRead(c.Name), Method: "CANCEL"}
		for _, e := range c.Entries {
			if e.Session.State == model.Idea {
				continue
			}
			want.Events = append(want.Events, expected(t, c, e))
			if e.Session.State != model.Cancelled {
				want.Method = "PUBLISH"
			}
		}
		var b bytes.Buffer
		err := Write(&b, c)
		if len(want.Events) == 0 {
			if err != ErrNoDates {
				t.Fatal(err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(&b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want, got, sameTimes); diff != "" {
			t.Error(diff)
		}
	})
}

// TestZonesStandAlone reads times with nothing but the VTIMEZONE beside them:
// without the name, our reader has to work them out from the rules.
func TestZonesStandAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySession().Filter(func(s model.Session) bool { return s.State != model.Idea && s.Zone != "Etc/UTC" }).Draw(t, "session")
		var b bytes.Buffer
		if err := Write(&b, Calendar{Entries: []Entry{{Session: s}}}); err != nil {
			t.Fatal(err)
		}
		got, err := Read(strings.NewReader(strings.ReplaceAll(b.String(), "TZID="+s.Zone, "TZID=Nowhere/Known")))
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Problems) == 0 {
			t.Fatal("a zone without a VTIMEZONE went unnoticed")
		}
		both := strings.NewReplacer("TZID="+s.Zone, "TZID=Nowhere/Known", "TZID:"+s.Zone, "TZID:Nowhere/Known").Replace(b.String())
		if got, err = Read(strings.NewReader(both)); err != nil || len(got.Problems) > 0 {
			t.Fatal(err, got.Problems)
		}
		start, end := span(&s)
		if !got.Events[0].Start.Equal(start) || !got.Events[0].End.Equal(end) {
			t.Errorf("%v to %v, want %v to %v\n%s", got.Events[0].Start, got.Events[0].End, start, end, both)
		}
	})
}

// FuzzRead reads anything. Whatever comes in, what comes out keeps its promises.
func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"testdata/*.ics"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			f.Fatal("no seeds", err)
		}
		for _, path := range paths {
			b, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
		}
	}
	for _, seed := range []string{
		"", "\ufeffBEGIN:VCALENDAR\nEND:VCALENDAR", "BEGIN:VEVENT\nATTENDEE;CN=Bob\nEND:VEVENT", "BEGIN:VEVENT\nDTSTART;TZID=\":1\nEND:VEVENT",
		"BEGIN:VEVENT\nDTSTART:20260101\nDURATION:-P99999999999999999999D\nEND:VEVENT", "BEGIN:VEVENT\n DTSTART\n\t:\n;=:\n;:\nX;=:\nEND:VEVENT",
		"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:-9999\nTZOFFSETTO:+999999\nRRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5MO;UNTIL=1\n" +
			"RDATE:20200101,x\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID=Z:99991231T235959\nGEO:NaN;1\nSEQUENCE:-1\nEND:VEVENT\nEND:VCALENDAR",
		"\xff\xfeB\x00", "BEGIN:VEVENT\rSUMMARY:caf\xe9\\", "BEGIN:VEVENT\nDTSTART;TZID=../../etc/passwd:20260101T000000\nEND:VEVENT",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := Read(bytes.NewReader(file))
		if err != nil {
			return
		}
		if len(got.Problems) > maxProblems {
			t.Errorf("%d problems", len(got.Problems))
		}
		for _, e := range got.Events {
			if e.End.Before(e.Start) || e.Start.IsZero() != e.End.IsZero() || e.Sequence < 0 || e.Point != nil && !e.Point.Valid() {
				t.Errorf("not an event: %+v", e)
			}
		}
	})
}

// FuzzWrite writes anything that a person may have typed.
func FuzzWrite(f *testing.F) {
	f.Add("Tea", "Bring cake", "Room 2", "Ada", "ada@example.org", "2026-03-29T01:30", uint16(60))
	f.Add("T\r\nEND:VEVENT", "\\n,;\x00", "数", `"^`, "a@b\r\nX:y", "2040-12-31T23:59", uint16(1))
	f.Add("", "\xff", "\u2028", "", "", "0001-01-01T00:00", uint16(0))
	f.Fuzz(func(t *testing.T, title, text, room, organiser, email, start string, minutes uint16) {
		if !model.LocalTime(start).Valid() || start == "" {
			return
		}
		c := Calendar{Name: title, Organiser: organiser, OrganiserEmail: email}
		for i, zone := range []string{"Europe/London", "Africa/Casablanca", "UTC"} {
			c.Entries = append(c.Entries, Entry{
				Session: model.Session{
					UID: fmt.Sprint(i), Title: title, State: model.Confirmed, Zone: zone, Start: model.LocalTime(start), Room: room,
					Link: text, Description: text, Agenda: []model.AgendaItem{{Minutes: int(minutes), Title: title}}, Changed: changed,
				},
				Venue: &model.Venue{Name: room},
			})
		}
		var b bytes.Buffer
		if err := Write(&b, c); err != nil {
			t.Fatal(err)
		}
		wellFormed(t, b.Bytes())
		if _, err := ical.NewDecoder(bytes.NewReader(b.Bytes())).Decode(); err != nil {
			t.Errorf("go-ical: %v", err)
		}
		got, err := Read(&b)
		if err != nil || len(got.Events) != len(c.Entries) {
			t.Errorf("%d events, %v", len(got.Events), err)
		}
	})
}

package ics

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-ical"

	"convenor/model"
)

// makeEvent reads one VEVENT. Its Start is zero, and that is a problem, when the
// file does not say one that can be read.
func (f *fileReader) makeEvent(begun int, props []property) Event {
	var e Event
	var repeats []string
	times := map[string]property{} // the first of each that dates the event
	for _, p := range props {
		switch p.Name {
		case ical.PropDateTimeStart, ical.PropDateTimeEnd, ical.PropDuration, ical.PropRecurrenceID,
			ical.PropLastModified, ical.PropDateTimeStamp:
			if _, ok := times[p.Name]; !ok {
				times[p.Name] = p
			}
		case ical.PropRecurrenceRule, ical.PropRecurrenceDates, ical.PropExceptionDates, "EXRULE":
			repeats = append(repeats, p.Name+p.text[len(p.Name):])
		case ical.PropAttendee:
			if f.file.Method == methodReply && len(e.Attendees) < maxAttendees {
				e.Attendees = append(e.Attendees, Attendee{
					Name:   uncaret(p.Params.Get(ical.ParamCommonName)),
					Email:  parseAddress(p.Value),
					Status: strings.ToUpper(strings.TrimSpace(p.Params.Get(ical.ParamParticipationStatus))),
				})
			}
		default:
			e.take(p)
		}
	}
	e.Recurrence = strings.Join(repeats, "\n")
	f.setTimes(&e, begun, times)
	if p, ok := times[ical.PropRecurrenceID]; ok {
		at, _ := f.moment(p)
		e.Replaces = at.Time
	}
	for _, name := range []string{ical.PropLastModified, ical.PropDateTimeStamp} {
		if at, _, ok := parseTime(times[name].Value); ok && e.Changed.IsZero() {
			e.Changed = at
		}
	}
	if f.file.Method == methodReply {
		e.Stamp, _, _ = parseTime(times[ical.PropDateTimeStamp].Value)
	}
	return e
}

// methodReply is the METHOD of a file that answers an invitation (RFC 5546
// 3.2.3). It names one attendee; maxAttendees bounds what a hostile one costs.
const (
	methodReply  = "REPLY"
	maxAttendees = 100
)

func (f *fileReader) setTimes(e *Event, begun int, times map[string]property) {
	p, ok := times[ical.PropDateTimeStart]
	if !ok && f.file.Method == methodReply {
		return // it need not say
	}
	if !ok {
		f.problem(begun, "the event %sdoes not say when it starts, so it has no date", quoted(e.Title))
		return
	}
	start, ok := f.moment(p)
	if !ok {
		f.problem(p.line, "“%s” is not a date and time, so the event %shas no date", shorten(p.Value), quoted(e.Title))
		return
	}
	e.Start, e.AllDay, e.Floating = start.Time, start.allDay, start.floating
	e.End = f.eventEnd(*e, times)
}

// quoted is a title inside a sentence, with a space after it.
func quoted(title string) string {
	if title == "" {
		return ""
	}
	return "“" + shorten(title) + "” "
}

// named is an event in a sentence, with its day when it has one: "“Half term” of 26 October 2026 ".
func named(title string, start time.Time) string {
	if start.IsZero() {
		return quoted(title)
	}
	return quoted(title) + "of " + start.Format("2 January 2006") + " "
}

// take reads a property that neither dates nor repeats the event. The first of
// a kind counts.
func (e *Event) take(p property) {
	text := func(field *string) {
		if *field == "" {
			*field = unescape(p.Value)
		}
	}
	switch p.Name {
	case ical.PropUID:
		text(&e.UID)
	case ical.PropSummary:
		text(&e.Title)
	case ical.PropLocation:
		text(&e.Location)
	case ical.PropDescription:
		text(&e.Description)
	case ical.PropURL:
		if e.Link == "" {
			e.Link = strings.TrimSpace(p.Value)
		}
	case ical.PropStatus:
		if s := strings.ToUpper(strings.TrimSpace(p.Value)); s == "TENTATIVE" || s == "CONFIRMED" || s == "CANCELLED" {
			e.Status = s
		}
	case ical.PropSequence:
		if n, err := strconv.Atoi(strings.TrimSpace(p.Value)); err == nil && n > 0 {
			e.Sequence = n
		}
	case ical.PropGeo:
		e.Point = parseGeo(p.Value)
	case ical.PropOrganizer:
		e.Organiser = uncaret(p.Params.Get(ical.ParamCommonName))
		e.OrganiserEmail = parseAddress(p.Value)
	}
}

// parseGeo reads "latitude;longitude", also with the comma or the backslash
// that some programs write. It is nil for anything that is not on the map.
func parseGeo(s string) *model.Point {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(`;,\ `, r) })
	if len(parts) != 2 {
		return nil
	}
	lat, errLat := strconv.ParseFloat(parts[0], 64)
	lon, errLon := strconv.ParseFloat(parts[1], 64)
	p := model.Point{Lat: lat, Lon: lon}
	if errLat != nil || errLon != nil || !p.Valid() {
		return nil
	}
	return &p
}

// parseAddress is the e-mail address of a mailto: link or a bare one, or "".
func parseAddress(s string) string {
	s = strings.TrimSpace(s)
	if scheme, rest, ok := strings.Cut(s, ":"); ok && strings.EqualFold(scheme, "mailto") {
		if s = rest; strings.Contains(s, "%") {
			if plain, err := url.PathUnescape(s); err == nil {
				s = plain
			}
		}
	}
	if !strings.Contains(s, "@") {
		return ""
	}
	return s
}

// eventEnd is when e ends: its DTEND, or its start and DURATION, or the end of the
// day, or for a time of day the start itself (RFC 5545 3.6.1).
func (f *fileReader) eventEnd(e Event, times map[string]property) time.Time {
	otherwise := e.Start
	if e.AllDay {
		otherwise = e.Start.AddDate(0, 0, 1)
	}
	end := otherwise
	p, ok := times[ical.PropDateTimeEnd]
	if ok {
		to, ok := f.moment(p)
		if !ok || to.allDay != e.AllDay || to.floating != e.Floating {
			f.problem(p.line, "“%s” does not go with the start of the event %sand was passed over", shorten(p.Value), named(e.Title, e.Start))
			return otherwise
		}
		end = to.In(e.Start.Location())
	} else if p, ok = times[ical.PropDuration]; ok {
		length, err := (&ical.Prop{Name: p.Name, Value: strings.TrimSpace(p.Value)}).Duration()
		if err != nil {
			f.problem(p.line, "“%s” is not a duration and was passed over in the event %s", shorten(p.Value), strings.TrimSpace(named(e.Title, e.Start)))
			return otherwise
		}
		if end = e.Start.Add(length); !strings.ContainsAny(p.Value, "Tt") {
			// Whole days go by the calendar: 23 hours when the clocks change.
			end = e.Start.AddDate(0, 0, int(length/(24*time.Hour)))
		}
	}
	switch {
	case end.Before(e.Start):
		f.problem(p.line, "the event %sends before it starts, so its end was passed over", named(e.Title, e.Start))
		return otherwise
	case e.AllDay && end.Equal(e.Start):
		return otherwise // a common mistake that means one day
	}
	return end
}

// dateTime is a time as a file says it.
type dateTime struct {
	time.Time
	allDay, floating bool
}

// moment reads a date, a time in UTC, a time in a zone or a time without one.
func (f *fileReader) moment(p property) (dateTime, bool) {
	wall, shape, ok := parseTime(p.Value)
	if !ok {
		return dateTime{}, false
	}
	switch shape {
	case dateOnly:
		return dateTime{wall, true, false}, true
	case inUTC:
		return dateTime{wall, false, false}, true
	}
	zone := strings.TrimSpace(p.Params.Get(ical.ParamTimezoneID))
	if zone == "" {
		return dateTime{wall, false, true}, true
	}
	if t, ok := f.zones.moment(wall, zone); ok {
		return dateTime{t, false, false}, true
	}
	if !f.strange[zone] {
		f.strange[zone] = true
		f.problem(p.line, "the time zone “%s” is not known, so times in it were read as they stand, without a zone", shorten(zone))
	}
	return dateTime{wall, false, true}, true
}

// shape is how a time is written.
type shape int

const (
	dateOnly shape = iota
	onClock
	inUTC
)

// parseTime reads the date and time forms of RFC 5545, and those of ISO 8601
// with hyphens, colons or without seconds. The result is in UTC.
func parseTime(s string) (time.Time, shape, bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	for _, form := range []struct {
		layout string
		shape  shape
	}{
		{wallLayout, onClock},
		{utcLayout, inUTC},
		{"20060102", dateOnly},
		{"20060102T1504", onClock},
		{"20060102T1504Z", inUTC},
		{time.DateOnly, dateOnly},
		{"2006-01-02T15:04:05", onClock},
		{time.RFC3339, inUTC},
	} {
		if len(s) < len("20060102") {
			break
		}
		if t, err := time.Parse(form.layout, s); err == nil {
			return t.UTC(), form.shape, true
		}
	}
	return time.Time{}, 0, false
}

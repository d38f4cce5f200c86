package ics

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-ical"

	"convenor/model"
)

const productID = "-//Convenor//Convenor//EN"

// utcLayout is a moment in UTC, wallLayout a time on the clock of a zone.
const (
	utcLayout  = "20060102T150405Z"
	wallLayout = "20060102T150405"
)

// entry is a dated Entry with the moments it starts and ends.
type entry struct {
	Entry
	start, end time.Time
}

// Write writes c as one calendar file, in the order of its entries. Ideas and
// sessions without a date are left out; if nothing is left, nothing is written
// and the error is ErrNoDates. The same c always gives the same bytes.
//
// The file publishes (METHOD:PUBLISH, without attendees), unless every entry in
// it is cancelled: then it cancels (RFC 5546 3.2.5).
func Write(w io.Writer, c Calendar) error {
	entries, err := dated(c.Entries)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	lines := folder{out}
	if err := writeHead(lines, c, method(entries)); err != nil {
		return err
	}
	enc := ical.NewEncoder(lines)
	for _, zone := range zonesOf(entries) {
		if err := enc.Encode(&ical.Calendar{Component: zone}); err != nil {
			return err
		}
	}
	ev := newVEvent(c)
	for i := range entries {
		ev.set(&entries[i])
		if err := enc.Encode(ev.cal); err != nil {
			return fmt.Errorf("write the calendar entry of “%s”: %w", entries[i].Session.Title, err)
		}
	}
	if _, err := io.WriteString(lines, "END:VCALENDAR\r\n"); err != nil {
		return err
	}
	return out.Flush()
}

// dated keeps what has a date and is more than an idea.
func dated(all []Entry) ([]entry, error) {
	kept := make([]entry, 0, len(all))
	for _, e := range all {
		s := &e.Session
		if s.Start == "" || s.State.ICalStatus() == "" {
			continue
		}
		if _, err := model.LoadZone(s.Zone); err != nil {
			return nil, fmt.Errorf("the calendar entry of “%s” was not written: %w", s.Title, err)
		}
		if s.UID == "" {
			return nil, fmt.Errorf("the calendar entry of “%s” was not written: it has no UID", s.Title)
		}
		start, end := span(s)
		kept = append(kept, entry{e, start, end})
	}
	if len(kept) == 0 {
		return nil, ErrNoDates
	}
	return kept, nil
}

// span is when s starts and ends. Where the clocks change between the two, the
// end that was promised may not be after the start; then the length that was
// promised counts.
func span(s *model.Session) (start, end time.Time) {
	start, end = s.StartTime(), s.EndTime()
	if !end.After(start) {
		end = start.Add(max(s.End.In("UTC").Sub(s.Start.In("UTC")), time.Minute))
	}
	return start, end
}

func method(entries []entry) string {
	for _, e := range entries {
		if e.Session.State != model.Cancelled {
			return "PUBLISH"
		}
	}
	return "CANCEL"
}

func writeHead(w io.Writer, c Calendar, method string) error {
	head := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:" + productID, "CALSCALE:GREGORIAN", "METHOD:" + method}
	if name := escape(c.Name); name != "" {
		// NAME is the standard's (RFC 7986), X-WR-CALNAME what programs read.
		head = append(head, "NAME:"+name, "X-WR-CALNAME:"+name)
	}
	for _, line := range head {
		if _, err := io.WriteString(w, line+"\r\n"); err != nil {
			return err
		}
	}
	return nil
}

// zonesOf is one VTIMEZONE for each zone that entries use, by name. UTC needs
// none.
func zonesOf(entries []entry) []*ical.Component {
	type reach struct{ from, to time.Time }
	used := map[*time.Location]reach{}
	for _, e := range entries {
		loc := e.start.Location()
		r, ok := used[loc]
		if !ok || e.start.Before(r.from) {
			r.from = e.start
		}
		if e.end.After(r.to) {
			r.to = e.end
		}
		used[loc] = r
	}
	delete(used, time.UTC)
	byName := func(a, b *time.Location) int { return strings.Compare(a.String(), b.String()) }
	var zones []*ical.Component
	for _, loc := range slices.SortedFunc(maps.Keys(used), byName) {
		zones = append(zones, timezone(loc, used[loc].from, used[loc].to))
	}
	return zones
}

// vevent is one VEVENT, used again for each entry so that two thousand cost few
// allocations.
type vevent struct {
	cal       *ical.Calendar
	organiser *ical.Prop
	zones     map[*time.Location]ical.Params
}

func newVEvent(c Calendar) *vevent {
	return &vevent{
		cal:       &ical.Calendar{Component: ical.NewComponent(ical.CompEvent)},
		organiser: organiser(c),
		zones:     map[*time.Location]ical.Params{},
	}
}

// organiser is the ORGANIZER that RFC 5546 asks of every published entry. Its
// value must be an address: without one it is the address that stands for none.
func organiser(c Calendar) *ical.Prop {
	p := ical.NewProp(ical.PropOrganizer)
	p.Value = "invalid:nomail"
	if c.OrganiserEmail != "" {
		p.Value = "mailto:" + url.PathEscape(strings.ToValidUTF8(c.OrganiserEmail, ""))
	}
	if name := caret(c.Organiser); name != "" {
		p.Params.Set(ical.ParamCommonName, name)
	}
	return p
}

// set makes ev say what e says.
func (ev *vevent) set(e *entry) {
	props, s := ev.cal.Props, &e.Session
	for name, values := range props {
		props[name] = values[:0]
	}
	stamp := s.Changed.UTC().Format(utcLayout)
	ev.add(ical.PropUID, escape(s.UID))
	ev.add(ical.PropDateTimeStamp, stamp)
	ev.add(ical.PropLastModified, stamp)
	ev.add(ical.PropSequence, strconv.Itoa(s.Sequence))
	ev.add(ical.PropStatus, s.State.ICalStatus())
	ev.addTime(ical.PropDateTimeStart, e.start)
	ev.addTime(ical.PropDateTimeEnd, e.end)
	ev.add(ical.PropSummary, cmp.Or(escape(s.Title), "(no title)")) // RFC 5546 3.2.1 wants one
	ev.add(ical.PropLocation, escape(e.location()))
	ev.add(ical.PropDescription, escape(description(s)))
	ev.add(ical.PropURL, strings.ReplaceAll(printable(s.Link), " ", "%20"))
	if p := e.point(); p != nil {
		ev.add(ical.PropGeo, degrees(p.Lat)+";"+degrees(p.Lon))
	}
	props[ical.PropOrganizer] = append(props[ical.PropOrganizer], *ev.organiser)
}

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (ev *vevent) add(name, value string) {
	if value != "" {
		ev.cal.Props[name] = append(ev.cal.Props[name], ical.Prop{Name: name, Value: value})
	}
}

// addTime writes t on the clock of its zone. What a clock shows twice in autumn
// means the first (RFC 5545 3.3.5), so the second is written in UTC.
func (ev *vevent) addTime(name string, t time.Time) {
	if t.Location() == time.UTC || secondTime(t) {
		ev.add(name, t.UTC().Format(utcLayout))
		return
	}
	params, ok := ev.zones[t.Location()]
	if !ok {
		params = ical.Params{ical.ParamTimezoneID: {t.Location().String()}}
		ev.zones[t.Location()] = params
	}
	ev.cal.Props[name] = append(ev.cal.Props[name], ical.Prop{Name: name, Params: params, Value: t.Format(wallLayout)})
}

// secondTime reports whether the clocks showed t's time once before, because
// they have just been set back.
func secondTime(t time.Time) bool {
	onset, _ := t.ZoneBounds()
	if onset.IsZero() {
		return false
	}
	_, before := onset.Add(-time.Second).Zone()
	_, now := t.Zone()
	return t.Before(onset.Add(time.Duration(before-now) * time.Second))
}

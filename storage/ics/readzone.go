package ics

import (
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-ical"

	"convenor/model"
)

// maxRules is how many observances, and dates of one, a zone may have. The
// whole history of London has fewer than fifty.
const maxRules = 500

// maxZoneDates is how many dates all observances of a zone may list: each is looked at for each time in it.
const maxZoneDates = 2000

// maxZones is how many zones of one calendar are looked up, because looking for
// a zone that does not exist takes long.
const maxZones = 1000

// zones are the time zones one calendar names.
type zones struct {
	clocks  map[string]clock    // by TZID, once asked for; nil for one that nobody knows
	own     map[string]*ownZone // the VTIMEZONEs, by TZID
	zone    *ownZone            // the one being read
	current *ownRule            // its STANDARD or DAYLIGHT being read
}

// clock is when the clocks of one zone show a time, given in UTC.
type clock func(wall time.Time) time.Time

// ownZone is a zone as the file itself describes it.
type ownZone struct {
	ids   []string
	rules []*ownRule
	dates int // of all rules, at most maxZoneDates
}

// ownRule is one observance: the changes to an offset.
type ownRule struct {
	start    time.Time // as the old clocks show it, in UTC
	from, to time.Duration
	yearly   *yearlyRule
	until    time.Time // of yearly; zero for ever
	dates    []time.Time
}

func (z *zones) begin(component string) {
	switch component {
	case ical.CompTimezone:
		z.zone, z.current = &ownZone{}, nil
	case ical.CompTimezoneStandard, ical.CompTimezoneDaylight:
		if z.zone != nil && len(z.zone.rules) < maxRules {
			z.current = &ownRule{}
			z.zone.rules = append(z.zone.rules, z.current)
		}
	}
}

func (z *zones) end(component string) {
	switch component {
	case ical.CompTimezone:
		if z.zone == nil {
			return
		}
		if z.own == nil {
			z.own = map[string]*ownZone{}
		}
		for _, id := range z.zone.ids {
			z.own[id] = z.zone
		}
		z.zone, z.current = nil, nil
	case ical.CompTimezoneStandard, ical.CompTimezoneDaylight:
		z.current = nil
	}
}

// property reads a property of the zone being read; without one it does
// nothing.
func (z *zones) property(p ical.Prop) {
	switch {
	case z.current != nil:
		if p.Name == ical.PropRecurrenceDates && z.zone.dates >= maxZoneDates {
			return
		}
		before := len(z.current.dates)
		z.current.take(p)
		z.zone.dates += len(z.current.dates) - before
	case z.zone != nil && (p.Name == ical.PropTimezoneID || p.Name == "X-LIC-LOCATION"):
		z.zone.ids = append(z.zone.ids, strings.Trim(strings.TrimSpace(p.Value), `"`))
	}
}

func (r *ownRule) take(p ical.Prop) {
	switch p.Name {
	case ical.PropDateTimeStart:
		r.start, _, _ = parseTime(p.Value)
	case ical.PropTimezoneOffsetFrom:
		r.from = parseOffset(p.Value)
	case ical.PropTimezoneOffsetTo:
		r.to = parseOffset(p.Value)
	case ical.PropRecurrenceRule:
		r.yearly, r.until = parseYearly(p.Value)
	case ical.PropRecurrenceDates:
		for s := range strings.SplitSeq(p.Value, ",") {
			if t, _, ok := parseTime(s); ok && len(r.dates) < maxRules {
				r.dates = append(r.dates, t)
			}
		}
	}
}

// moment is when the clocks of the zone tzid show wall; false when nothing is
// known of the zone.
func (z *zones) moment(wall time.Time, tzid string) (time.Time, bool) {
	at := z.of(tzid)
	if at == nil {
		return time.Time{}, false
	}
	return at(wall), true
}

// of is the clock of the zone tzid; nil when nothing is known of it.
func (z *zones) of(tzid string) clock {
	if z.clocks == nil {
		z.clocks = map[string]clock{}
	}
	at, seen := z.clocks[tzid]
	if !seen {
		if len(z.clocks) < maxZones {
			at = z.clock(tzid)
		}
		z.clocks[tzid] = at
	}
	return at
}

// clock finds what tzid means, or nil: by its name, by the other names that its
// VTIMEZONE has, by the rules of its VTIMEZONE, or by the offset in its name.
func (z *zones) clock(tzid string) clock {
	own := z.own[tzid]
	names := []string{tzid}
	if own != nil {
		names = append(names, own.ids...)
	}
	for _, name := range names {
		if loc := location(name); loc != nil {
			return func(wall time.Time) time.Time { return model.Moment(wall, loc) }
		}
	}
	if own != nil && len(own.rules) > 0 {
		return func(wall time.Time) time.Time {
			offset := own.offset(wall)
			return wall.Add(-offset).In(time.FixedZone(tzid, int(offset.Seconds())))
		}
	}
	if loc := fixedZone(tzid); loc != nil {
		return func(wall time.Time) time.Time { return model.Moment(wall, loc) }
	}
	return nil
}

// offset is the offset from UTC when the zone's clocks show wall.
func (z *ownZone) offset(wall time.Time) time.Duration {
	var last, first time.Time
	var rule, earliest *ownRule
	for _, r := range z.rules {
		if earliest == nil || r.start.Before(first) {
			first, earliest = r.start, r
		}
		if at, ok := r.before(wall); ok && (rule == nil || at.After(last)) {
			last, rule = at, r
		}
	}
	switch {
	case rule == nil:
		return earliest.from
	case wall.Before(last.Add(rule.to - rule.from)):
		return rule.from // the clocks skip wall (RFC 5545 3.3.5)
	}
	return rule.to
}

// before is the last change of r that is not after wall.
func (r *ownRule) before(wall time.Time) (last time.Time, ok bool) {
	see := func(t time.Time) {
		if !t.After(wall) && (!ok || t.After(last)) {
			last, ok = t, true
		}
	}
	see(r.start)
	for _, t := range r.dates {
		see(t)
	}
	if r.yearly == nil {
		return last, ok
	}
	latest := wall
	if ends := r.until.Add(r.from); !r.until.IsZero() && ends.Before(wall) { // UNTIL is in UTC
		latest = ends
	}
	clock := r.start.Sub(r.start.Truncate(24 * time.Hour))
	for _, year := range []int{latest.Year() - 1, latest.Year()} {
		day, is := r.yearly.in(year)
		if t := day.Add(clock); is && !t.Before(r.start) && !t.After(latest) {
			see(t)
		}
	}
	return last, ok
}

// parseOffset reads +hhmm or +hhmmss; anything else is 0.
func parseOffset(s string) time.Duration {
	s = strings.TrimSpace(s)
	sign := time.Duration(1)
	if strings.HasPrefix(s, "-") {
		sign = -1
	}
	digits := strings.TrimLeft(s, "+-")
	if len(digits) == 4 {
		digits += "00"
	}
	n, err := strconv.ParseUint(digits, 10, 32)
	if err != nil || len(digits) != 6 {
		return 0
	}
	return sign * (time.Duration(n/10000)*time.Hour + time.Duration(n/100%100)*time.Minute + time.Duration(n%100)*time.Second)
}

// parseYearly reads the one kind of rule that zones use, a weekday of a month
// each year, and nil for any other.
func parseYearly(s string) (*yearlyRule, time.Time) {
	var rule yearlyRule
	var until time.Time
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(s)), ";") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "FREQ":
			if value != "YEARLY" {
				return nil, until
			}
		case "BYMONTH":
			n, _ := strconv.Atoi(value)
			rule.month = time.Month(n)
		case "UNTIL":
			until, _, _ = parseTime(value)
		case "BYDAY":
			rule.nth, rule.weekday = parseByDay(value)
		}
	}
	if rule.nth == 0 || rule.month < time.January || rule.month > time.December {
		return nil, until
	}
	return &rule, until
}

// parseByDay reads "-1SU"; the number is 0 for anything else.
func parseByDay(s string) (nth int, day time.Weekday) {
	if len(s) < 3 {
		return 0, 0
	}
	split := len(s) - 2
	nth, err := strconv.Atoi(s[:split])
	if err != nil || nth < -5 || nth > 5 {
		return 0, 0
	}
	for i, name := range weekdays {
		if name == s[split:] {
			return nth, time.Weekday(i)
		}
	}
	return 0, 0
}
